"""What the timeline screen asks of the services, as plain functions that run in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tui.app.axis import columns
from tui.app.list.overview import TOP_EVENTS, Overview, is_overview
from tui.app.list.pages import PAGE_EVENTS, EventPages, Fetch, PageRequest
from tui.app.list.rows import FirstRows, RowIndex, Rows
from tui.app.timeline.axis_view import ColumnCounts, brackets_of
from tui.app.timeline.state import Anchor
from tui.errors import DatelineError
from tui.model import Event, Group, Query, Scale, When
from tui.service.filters import completion
from tui.service.session import Session
from tui.service.timeline import axis, naming, overview
from tui.service.timeline import listing as timeline
from tui.service.timeline.story_list import story_titles

FIRST_BEFORE, FIRST_AFTER = 60, 30
"""Events up to the cursor's day and after it that a find shows before all are found. Chosen: a high screen of them."""
LINES_READ_AROUND = 24
"""Lines above and below the cursor that are read with the rows of a filter. Chosen: a screen of 80x24 needs no more."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The list that a query gives.

    Args:
        query: that was asked.
        pages: the list.
        row: where the anchor lies in it; None where it is empty.
        total: number of events without the filter.
        found_waiting: number of events that the filter finds among those that wait, where it finds no others.
    """

    query: Query
    pages: EventPages
    row: RowIndex | None
    total: int
    found_waiting: int = 0


def load(session: Session, query: Query, anchor: Anchor, scale: Scale = Scale.DAY) -> Loaded:
    """The list of a query: by day, or zoomed out by column, with the row of the anchor."""
    location = timeline.locate(session, query, anchor.event) if anchor.event else None
    if is_overview(scale):
        pages, row = _by_column(session, query, scale, location)
    else:
        rows = Rows(timeline.groups(session, query))
        pages = EventPages(rows, _safe(lambda wanted: timeline.pages(session, query, wanted)), waiting=query.is_empty)
        row = rows.under(*location) if location else None
    if row is None and anchor.heading is not None:
        row = pages.rows.under(anchor.heading, anchor.offset)
    if row is None:
        row = pages.rows.on_or_before(anchor.day)
    if row is not None and not pages.waiting:
        _fetch_around(pages, row)
    total = (
        pages.rows.events
        if query.is_empty
        else timeline.count(session, Query(up_to=query.up_to, kept_off=query.kept_off))
    )
    nothing = not query.is_empty and not pages.rows.events
    return Loaded(query, pages, row, total, timeline.count(session, replace(query, up_to=None)) if nothing else 0)


def first_page(session: Session, query: Query, anchor: Anchor) -> Loaded | None:
    """The lines around the anchor, by day, of a filter that finds much; None where all of it is read as soon."""
    day = anchor.heading.first if anchor.heading is not None else anchor.day
    found = timeline.nearest(session, query, day, FIRST_BEFORE, FIRST_AFTER)
    if found is None:
        return None
    rows = FirstRows([group for group, _ in found])
    pages = EventPages(rows, lambda wanted: [[] for _ in wanted])
    row = rows.on_or_before(day)
    for number, group in enumerate(rows.groups):
        events = next(events for other, events in found if other is group)
        for start in range(0, len(events), PAGE_EVENTS):
            pages.keep((number, start // PAGE_EVENTS), events[start : start + PAGE_EVENTS])
        row = next((RowIndex(number, place) for place, event in enumerate(events) if event.id == anchor.event), row)
    return Loaded(query, pages, row, 0)


def _by_column(
    session: Session, query: Query, scale: Scale, location: tuple[When, int] | None
) -> tuple[EventPages, RowIndex | None]:
    """The list by column, and in it the event of a location, which is shown even if others are more important."""

    def best(groups: Sequence[Group]) -> list[list[Event]]:
        return overview.bucket_summaries(session, query, scale, groups, TOP_EVENTS)

    pinned, heading, offset = None, None, 0
    if location is not None:
        day, place = location
        heading = overview.heading(scale, day)
        (kept,) = timeline.pages(session, query, [(Group(day, 0), place, 1)])
        (important,) = best([Group(heading, 0)])
        ids = [event.id for event in important]
        for event in kept:
            offset = ids.index(event.id) if event.id in ids else len(ids)
            pinned = None if event.id in ids else (heading, event)
    rows = Overview(scale, overview.bucket_groups(session, query, scale), pinned)

    def fetch(wanted: Sequence[PageRequest]) -> list[list[Event]]:
        groups = [group for group, _, _ in wanted]
        return [rows.with_pinned(group, events) for group, events in zip(groups, best(groups), strict=True)]

    pages = EventPages(rows, _safe(fetch), waiting=False)
    return pages, rows.under(heading, offset) if heading is not None else None


def _safe(fetch: Fetch) -> Fetch:
    """The same, with nothing where the store cannot be read; the next verb says what is wrong with it."""

    def safe(wanted: Sequence[PageRequest]) -> Sequence[list[Event]]:
        try:
            return fetch(wanted)
        except DatelineError:
            return [[] for _ in wanted]

    return safe


def _fetch_around(pages: EventPages, row: RowIndex) -> None:
    """Read here, in the thread, what the screen will show first."""
    line = pages.rows.line(row)
    for near in range(max(line - LINES_READ_AROUND, 0), min(line + LINES_READ_AROUND, pages.rows.lines)):
        if pages.rows.is_event(shown := pages.rows.at(near)):
            pages.get(shown)
    keys = pages.missing()
    for key, events in zip(keys, pages.fetch(keys), strict=True):
        pages.keep(key, events)


def column_counts(session: Session, query: Query, scale: Scale, first: int, last: int, rows: Rows) -> ColumnCounts:
    """Counts of the columns from `first` to `last`, and what is known too little for one of them.

    Args:
        session, query, scale: of what and in which columns.
        first, last: numbers of columns.
        rows: of the same query; where they tell as much, the filter is not run again.
    """
    low, high = columns.clamp(scale, first), columns.clamp(scale, last)
    begin, end = columns.days(scale, low)[0], columns.days(scale, high)[1]
    if query.is_empty or not rows.counts_by(scale):
        groups = timeline.groups_between(session, query, begin, end)
    else:
        groups = rows.groups
    counts = axis.fill(scale, axis.columns(scale, begin, end), groups)
    return ColumnCounts(
        query,
        scale,
        first,
        last,
        {columns.index(scale, bucket.first): bucket for bucket in counts},
        brackets_of(scale, axis.too_coarse(scale, begin, end, groups)),
    )


def next_unread(session: Session, query: Query, event: str, direction: int) -> str | None:
    """Id of the nearest unread event below (1) or above (-1) an event in the list by day; None if there is none."""
    unread = replace(query, flags=(*query.flags, "unread"))
    wanted = {group.when: group.count for group in timeline.groups(session, unread)}
    rows = Rows(timeline.groups(session, query))
    location = timeline.locate(session, query, event)
    here = rows.under(*location) if location else None
    if here is None:
        return None
    steps = range(here.group, len(rows.groups)) if direction > 0 else range(here.group, -1, -1)
    for number in steps:
        group = rows.groups[number]
        if group.when not in wanted:
            continue
        if number != here.group:
            offset = 0 if direction > 0 else wanted[group.when] - 1
            return timeline.group_events(session, unread, group, offset, 1)[0].id
        events = timeline.group_events(session, query, group, 0, group.count)
        rest = events[here.offset + 1 :] if direction > 0 else events[: here.offset][::-1]
        for other in rest:
            if not other.read:
                return other.id
    return None


def complete(session: Session, text: str, cursor: int) -> list[str]:
    """Whole texts that the word before the cursor may become."""
    names = {
        "src": sorted({feed.name for feed in session.settings.feeds}),
        "tag": sorted({tag for feed in session.settings.feeds for tag in feed.tags}),
    }
    head = text[:cursor]
    start, _ = completion.word_at(text, cursor)
    if head[start:].lower().startswith("story:"):
        names["story"] = story_titles(session)
    for key, choices in (("where", naming.place_choices), ("who", naming.people_choices)):
        if head[start:].lower().startswith(f"{key}:"):
            names[key] = choices(session, head[start:].partition(":")[2].rpartition(",")[2].strip('"'))
    return [head[:start] + word + text[cursor:] for word in completion.complete(text, cursor, names)]


def landing(session: Session) -> tuple[int, date]:
    """Number of the newest event, and the fullest day of the fullest recent week."""
    return timeline.high_water(session), timeline.densest(session, session.today())
