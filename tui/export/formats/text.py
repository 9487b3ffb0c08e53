"""Plain text for terminals and mails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.export.explanation import render_explanation
from tui.export.format import Format
from tui.export.page import Page, wrap
from tui.export.text_digest import render_digest
from tui.model import DigestEntry, EventDetail, FullStory, KeyDate
from tui.text import cell_width
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.counts import counted
from tui.wording.dates import header_day, heading, short

NEWLINE = "\n"
_GAPS = 4
"""Columns before and behind the date of an event in a story."""
_LABEL = 13
"""Columns of the date before an event that stands under no day of its own."""


def _about(entry: DigestEntry, page: Page, indent: int, extra: str) -> Iterator[str]:
    """Who says so, how the date is known, the sentence, other dates, the link."""
    event, source = entry.event, entry.source
    known = words.BY_HAND if event.edited else how_known(source.basis, source.evidence, source.published)
    state = words.status(entry).replace(words.BY_HAND, "").strip(", ")
    parts = [part for part in (words.who(event), state, extra, known) if part]
    yield from _block(" · ".join(parts), page, indent, dim=True)
    if words.says_more(entry):
        yield from _block(f"“{words.marked(source.evidence)}”", page, indent)
    if other := words.disagreement(event):
        yield from _block(other, page, indent)
    if source.url:
        yield " " * indent + page.dim(source.url)


def _block(text: str, page: Page, indent: int, *, dim: bool = False) -> Iterator[str]:
    for line in wrap(text, page.width - indent):
        yield " " * indent + (page.dim(line) if dim else line)


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """All events under the headings of their days and units, oldest first, each with its date, sources and sentence."""
    current = ""
    for detail in details:
        event = detail.event
        title = heading(event.when)
        if current:
            yield "\n"
        if title != current:
            yield f"{page.bold(page.rule(title))}\n"
            current = title
        yield from (f"{line}\n" for line in _row(detail, page))


def _row(detail: EventDetail, page: Page) -> Iterator[str]:
    event = detail.event
    mark = "★" if event.starred else " "
    clock = f"{event.when.clock:%H:%M} " if event.when.clock else ""
    doubt = ("~ " if event.when.approximate else "") + ("? " if event.when.uncertain else "")
    first, *rest = wrap(f"{clock}{doubt}{event.title}", page.width - 2)
    yield f"{mark} {page.bold(first)}"
    yield from (f"  {page.bold(line)}" for line in rest)
    if detail.sources:
        yield from _about(DigestEntry(event, detail.sources[0], called_off=detail.called_off), page, 2, "")
    if event.note:
        yield from _block(f"note: {event.note}", page, 2)


def render_dates(dates: Iterable[KeyDate], page: Page) -> Iterator[str]:
    """The dates that tell a story, each with its most important events."""
    for number, key_date in enumerate(dates):
        yield f"{NEWLINE * bool(number)}{page.bold(page.rule(header_day(key_date.day)))}\n"
        for entry in key_date.events:
            when = entry.event.when
            label = f"{short(when)}: " if words.is_elsewhere(when, key_date.day) else ""
            first, *rest = wrap(label + entry.event.title, page.width - 2)
            yield f"  {page.bold(first)}\n"
            yield from (f"  {page.bold(line)}\n" for line in rest)
            source = entry.source
            known = "" if entry.event.edited else how_known(source.basis, source.evidence, source.published)
            parts = [words.who(entry.event), words.status(entry), known]
            yield from (f"{line}\n" for line in _block(" · ".join(filter(None, parts)), page, 2, dim=True))
            if words.says_more(entry):
                yield from (f"{line}\n" for line in _block(f"“{words.marked(source.evidence)}”", page, 2))


def render_stories(stories: Iterable[FullStory], page: Page) -> Iterator[str]:
    """Each story with its span and its events in order of time."""
    for number, full in enumerate(stories):
        story = full.story
        span = short(story.first) if story.first == story.last else f"{short(story.first)} – {short(story.last)}"
        counts = f"{counted(len(story.events), 'event')}, {counted(len(story.articles), 'article')}"
        yield "\n" * bool(number)
        yield from (f"{page.bold(line)}\n" for line in wrap(story.title, page.width))
        yield f"{page.dim(f'{span} · {counts} · {story.id}')}\n"
        for event in full.events:
            label = short(event.when)
            if cell_width(label) > _LABEL:
                yield f"  {label}\n"
                label = ""
            first, *rest = wrap(event.title, page.width - _LABEL - _GAPS)
            yield f"  {label:<{_LABEL}}  {first}\n"
            yield from (f"{' ' * (_LABEL + _GAPS)}{line}\n" for line in rest)


FORMAT = Format(
    name="text",
    suffix=".txt",
    media_type="text/plain",
    timeline=render_timeline,
    dates=render_dates,
    digest=render_digest,
    stories=render_stories,
    explanation=render_explanation,
)
