"""The daily digest as plain text: a page that is read from top to bottom, a line or two an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.export.page import Page, wrap
from tui.model import Basis, Digest, DigestEntry, When, grouped
from tui.text import cell_width, shorten, truncate
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import header_day, short

_INDENT = 2
"""Columns before an event under its heading."""
_GAP = 2
"""Least columns between a title and who tells it."""
_TELLER = 10
"""Columns of who tells it."""
_MINOR = 84
"""Columns of the title of what is named in passing: most headlines stay whole."""
_DATED_LINES = 2
"""Lines of an event that is still to come, or past: what does not fit is left out."""
_LABEL = 10
"""Columns of the date before an event that stands under no day of its own."""


def render_digest(value: Digest, page: Page) -> str:
    """The daily digest; with `page.evidence` each event has its sentence, how its date is known, and its link."""
    lines = [page.bold(f"DATELINE  {words.period(value.first, value.last)}")]
    lines += [page.dim(line) for line in wrap(words.knowledge(value), page.width)]
    body = [*_happened(value, page)]
    for name, title in words.SECTIONS[1:]:
        section: Sequence[DigestEntry] = getattr(value, name)
        if section:
            body += ["", page.bold(title.upper())]
            body += [line for entry in section for line in _dated(entry, value.last.year, page)]
            if more := value.omitted.get(name, 0):
                body.append(f"{' ' * (_INDENT + _LABEL)}{page.dim(f'and {more} more')}")
    if not body:
        body = ["", words.nothing(value)]
    elif words.UNDATED in "\n".join(body):
        body += ["", *(page.dim(line) for line in wrap(words.UNDATED_LEGEND, page.width))]
    return "\n".join([*lines, *body]) + "\n"


def _happened(value: Digest, page: Page) -> Iterator[str]:
    """Under a heading a country; several days one after the other, each with its own headings."""
    for day, entries in value.days:
        if value.first != value.last:
            yield from ("", page.bold(page.rule(header_day(day))))
        for group in grouped(entries):
            yield page.bold((group.heading or words.ELSEWHERE).upper())
            for thread in group.threads:
                for place, entry in enumerate(thread):
                    yield from _event(entry, When.day(day), page, "+ " if place else "")
    minor = value.happened[value.leading :]
    more = value.omitted.get("happened", 0)
    if minor or more:
        titles = [shorten(entry.event.title, _MINOR) for entry in minor]
        told = words.ALSO.join([*titles, *[f"and {more} more"] * bool(more)])
        yield from ("", page.bold(words.MINOR.upper()))
        yield from (" " * _INDENT + line for line in wrap(told, page.width - _INDENT))


def _event(entry: DigestEntry, day: When, page: Page, opening: str) -> Iterator[str]:
    """A title, who tells it at the right margin, and what others say of its date."""
    indent = " " * (_INDENT + len(opening))
    first, *rest = wrap(_title(entry, day), page.width - len(indent) - _TELLER - _GAP)
    teller = truncate(words.tellers(entry.event), _TELLER)
    gap = page.width - len(indent) - cell_width(first) - cell_width(teller)
    yield f"{' ' * _INDENT}{opening}{first}{' ' * max(gap, _GAP)}{page.dim(teller)}"
    yield from (indent + line for line in rest)
    if other := words.disagreement(entry.event):
        yield from (indent + page.dim(line) for line in wrap(other, page.width - len(indent)))
    if page.evidence:
        yield from (indent + line for line in _evidence(entry, page.width - len(indent)))


def _title(entry: DigestEntry, day: When) -> str:
    """The title; a sign before one that is dated by its publication alone, the date behind one that is not of the day."""
    event = entry.event
    mark = words.UNDATED if event.basis is Basis.PUBLISHED and not event.edited else ""
    other = short(event.when, year=False) if not words.is_just(event.when, day) else ""
    notes = ", ".join(filter(None, (other, words.status(event), words.change(entry))))
    return f"{mark}{event.title}" + (f" ({notes})" if notes else "")


def _dated(entry: DigestEntry, year: int, page: Page) -> Iterator[str]:
    """The date in a column of its own, without the year that the digest is of, then the event."""
    label = short(entry.event.when, year=entry.event.when.first.year != year)
    indent = _INDENT + _LABEL
    status = ", ".join(filter(None, (words.status(entry.event, but=words.PLANNED), words.change(entry))))
    title = wrap(f"{entry.event.title}{f' ({status})' * bool(status)}", page.width - indent)
    if len(title) > _DATED_LINES:
        last = shorten(f"{title[_DATED_LINES - 1]} {title[_DATED_LINES]}", page.width - indent)
        title = [*title[: _DATED_LINES - 1], last]
    if cell_width(label) >= _LABEL:
        yield f"{' ' * _INDENT}{label}"
        label = ""
    yield f"{' ' * _INDENT}{label:<{_LABEL}}{title[0]}"
    yield from (f"{' ' * indent}{line}" for line in title[1:])
    if page.evidence:
        yield from (" " * indent + line for line in _evidence(entry, page.width - indent))


def _evidence(entry: DigestEntry, width: int) -> Iterator[str]:
    """Who says so, how the date is known, the sentence, the link."""
    event, source = entry.event, entry.source
    known = words.BY_HAND if event.edited else how_known(source.basis, source.evidence, source.published)
    yield from wrap(" · ".join(filter(None, (words.who(event), known))), width)
    if words.says_more(entry):
        yield from wrap(f"“{words.marked(source.evidence)}”", width)
    if source.url:
        yield source.url
