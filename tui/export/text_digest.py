"""The daily digest as plain text: a page that is read from top to bottom, a line or two an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tui.export.page import Page, wrap
from tui.model import Digest, DigestEntry, When, grouped
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
_LONG_TELLER = 28
"""Columns of an outlet's name at most (chosen: names that are longer say their section, too)."""
_MINOR = 84
"""Columns of the title of what is named in passing: most headlines stay whole."""
_IN_PASSING = 12
"""Events that are named in passing one after the other (chosen: more are a list, a line each)."""
_TITLE_LINES = 2
"""Lines of an event: what does not fit is left out."""
_HANG = "  "
"""Before the second line of a title."""
ALL = "--all"
"""The option that names all events."""
_LABEL = 12
"""Columns of the date before an event that stands under no day of its own."""


def render_digest(value: Digest, page: Page) -> str:
    """The daily digest; with `page.evidence` each event has its sentence, how its date is known, and its link.

    Where it is longer than `page.lines`, the least important of what is told at length are only named."""
    lines = _lines(value, page)
    while page.lines and len(lines) > page.lines and value.leading > 1:
        value = _shorter(value)
        lines = _lines(value, page)
    return "\n".join(lines) + "\n"


def _option(value: Digest, section: str) -> str:
    """The option of `dateline digest` that shows all of a section."""
    return f"--upcoming {value.omitted[section] + len(value.upcoming)}" if section == "upcoming" else ALL


def _shorter(value: Digest) -> Digest:
    """One event fewer at length; it is named in passing, in the place of another."""
    leading, minor = value.happened[: value.leading], value.happened[value.leading :]
    entries = (*leading, *minor[:-1]) if minor else leading
    omitted = {**value.omitted, "happened": value.omitted.get("happened", 0) + 1} if minor else value.omitted
    return replace(value, happened=entries, leading=value.leading - 1, omitted=omitted)


def _lines(value: Digest, page: Page) -> list[str]:
    body = [*_happened(value, page)]
    for name, title in words.SECTIONS[1:]:
        section: Sequence[DigestEntry] = getattr(value, name)
        if section:
            body += ["", page.bold(title.upper())]
            body += [line for entry in section for line in _dated(entry, value.last, page)]
            if more := value.omitted.get(name, 0):
                body.append(f"{' ' * (_INDENT + _LABEL)}{page.dim(words.more(more, _option(value, name)))}")
    if not body:
        body = ["", words.nothing(value)]
    elif words.UNDATED in "\n".join(body):
        body += ["", *(page.dim(line) for line in wrap(words.UNDATED_LEGEND, page.width))]
    return [*_head(value, page), *body, *_feeds(value, page)]


def _head(value: Digest, page: Page) -> Iterator[str]:
    """What this is, how much there is and as of when, on one line where it has room."""
    days, counts, stamp = words.summary(value)
    title = f"DATELINE  {days}"
    if (room := page.width - sum(map(cell_width, (title, counts, stamp)))) >= 2 * _GAP:
        left = room // 2 if counts else 0
        yield f"{page.bold(title)}{' ' * left}{page.dim(counts + ' ' * (room - left) + stamp)}"
    else:
        yield page.bold(title)
        yield from map(page.dim, wrap(" · ".join(filter(None, (counts, stamp))), page.width))
    if only := words.only(value):
        yield from map(page.dim, wrap(only, page.width))


def _feeds(value: Digest, page: Page) -> Iterator[str]:
    """Which feeds bring nothing: so many as a line has room for."""
    said = list(words.troubles(value.feeds, value.as_of.date()))
    if not said:
        return
    label = f"{words.FEEDS.upper()}  "
    for told in range(len(said), 0, -1):
        more = f"{words.ALSO}and {len(said) - told} more" * (told < len(said))
        text = label + words.ALSO.join(said[:told])
        if cell_width(text + more) <= page.width:
            break
    yield from ("", page.dim(truncate(text, page.width - cell_width(more)) + more))


def _happened(value: Digest, page: Page) -> Iterator[str]:
    """Under a heading a country; several days one after the other, each with its own headings."""
    counted = _first_counted(value)
    for day, entries in value.days:
        if value.first != value.last:
            yield from ("", page.bold(page.rule(header_day(day))))
        for heading, group in words.headed(grouped(entries)):
            if heading:
                yield page.bold(heading.upper())
            for thread in group.threads:
                for place, entry in enumerate(thread):
                    yield from _event(entry, When.day(day), page, "+ " if place else "", entry.event.id == counted)
    minor = value.happened[value.leading :]
    more = [words.more(count, ALL)] if (count := value.omitted.get("happened", 0)) else []
    if minor or more:
        yield from ("", page.bold(words.MINOR.upper()))
    room = page.width - _INDENT
    if len(minor) > _IN_PASSING:
        yield from (" " * _INDENT + line for line in (*(shorten(entry.event.title, room) for entry in minor), *more))
    else:
        told = words.ALSO.join([*(shorten(entry.event.title, _MINOR) for entry in minor), *more])
        yield from (" " * _INDENT + line for line in wrap(told, room))


def _first_counted(value: Digest) -> str:
    """The id of the first event that several outlets tell: its number is explained, those below it are bare."""
    for _, entries in value.days:
        for group in grouped(entries):
            for entry in (entry for thread in group.threads for entry in thread):
                if len(entry.event.sources) != 1:
                    return entry.event.id
    return ""


def _event(entry: DigestEntry, day: When, page: Page, opening: str, explained: bool) -> Iterator[str]:
    """A title, who tells it in a column at the right, and what others say of its date."""
    indent = " " * (_INDENT + len(opening))
    title = f"{words.undated_mark(entry.event)}{entry.event.title}"
    first, *rest = _cut(title, _notes(entry, day), page.width - len(indent) - _TELLER - _GAP)
    count = len(entry.event.sources)
    teller = words.tellers(entry.event) if explained or count == 1 else str(count)
    opened = f"{' ' * _INDENT}{opening}{first}"
    yield from _beside([opened, *(f"{indent}{_HANG}{line}" for line in rest)], teller, page)
    below = len(indent) + len(_HANG)
    if other := words.disagreement(entry.event):
        yield " " * below + page.dim(shorten(other, page.width - below))
    if page.evidence:
        yield from (" " * below + line for line in _evidence(entry, page.width - below))


def _beside(title: Sequence[str], teller: str, page: Page) -> Iterator[str]:
    """The lines of a title with who tells it behind them: in its column, or where it is longer than that at the margin of the first
    line with room, which may be one more."""
    if cell_width(teller) <= _TELLER:
        place, column = 0, page.width - _TELLER
    else:
        teller = truncate(teller, _LONG_TELLER)
        column = page.width - cell_width(teller)
        roomy = (place for place, line in enumerate(title) if cell_width(line) + _GAP <= column)
        place = next(roomy, len(title))
    for number, line in enumerate([*title, *[""] * (place == len(title))]):
        gap = max(column - cell_width(line), _GAP)
        yield f"{line}{' ' * gap}{page.dim(teller)}" if number == place else line


def _cut(title: str, notes: str, width: int) -> list[str]:
    """A title with notes behind it, on so many lines as an event has; what is left out is left out of the title."""
    behind = f" ({notes})" if notes else ""
    lines = wrap(f"{title}{behind}", width)
    for room in range(_TITLE_LINES * width - cell_width(behind), 0, -1):
        if len(lines) <= _TITLE_LINES:
            break
        lines = wrap(f"{shorten(title, room)}{behind}", width)
    return lines


def _notes(entry: DigestEntry, day: When) -> str:
    """The date of an event that is not of the day, and what a reader must know before believing its title."""
    event = entry.event
    other = short(event.when, year=False) if not words.is_just(event.when, day) else ""
    return ", ".join(filter(None, (other, words.status(entry), words.change(entry))))


def _dated(entry: DigestEntry, day: date, page: Page) -> Iterator[str]:
    """The date in a column of its own, then the event."""
    label = words.label(entry.event.when, day)
    indent = _INDENT + _LABEL
    status = ", ".join(filter(None, (words.status(entry, but=words.PLANNED), words.change(entry))))
    title = _cut(entry.event.title, status, page.width - indent)
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
