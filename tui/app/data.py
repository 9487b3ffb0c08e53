"""What the timeline screen asks of the services, as plain functions that run in a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tui.app import columns
from tui.app.rows import Pages, Place, Rows
from tui.errors import DatelineError
from tui.model import Bucket, Event, Group, Query, Scale, When
from tui.service import query as queries
from tui.service import timeline
from tui.service.session import Session

_NEAR = 24
"""Lines above and below the cursor that are read with the rows of a filter."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the cursor shall be after loading.

    Args:
        day: the day to be near, where nothing else holds.
        event: id of the event to be on.
        heading, offset: where that event stood; what stands there now is next best if it is gone.
    """

    day: date
    event: str = ""
    heading: When | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rows that a query gives, and where the anchor lies in them."""

    query: Query
    rows: Rows
    pages: Pages
    place: Place | None
    total: int
    """Events without the filter."""


def load(session: Session, query: Query, anchor: Anchor) -> Loaded:
    """All groups that match, with the place of the anchor."""
    groups = timeline.groups(session, query)
    rows = Rows(groups)
    place = None
    if anchor.event:
        found = timeline.locate(session, query, anchor.event)
        place = rows.place(*found) if found else None
    if place is None and anchor.heading is not None:
        place = rows.under(anchor.heading, anchor.offset)
    if place is None:
        place = rows.on_or_before(anchor.day)
    total = rows.events if query.is_empty else timeline.count(session, Query(up_to=query.up_to))

    def fetch(group: Group, offset: int, limit: int) -> list[Event]:
        try:
            return timeline.group_events(session, query, group, offset, limit)
        except DatelineError:
            return []

    pages = Pages(rows, fetch)
    if place is not None and not query.is_empty:
        _fetch_around(rows, pages, place)
        pages.waiting = False
    return Loaded(query, rows, pages, place, total)


def _fetch_around(rows: Rows, pages: Pages, place: Place) -> None:
    """Read here, in the thread, what the screen will show first: a filter can make a page slow."""
    line = rows.line(place)
    for near in range(max(line - _NEAR, 0), min(line + _NEAR, rows.lines)):
        if (shown := rows.at(near)).offset >= 0:
            pages.get(shown)


def buckets(session: Session, query: Query, scale: Scale, first: int, last: int) -> dict[int, Bucket]:
    """Counts of the columns from `first` to `last`, by column number."""
    begin = columns.days(scale, first)[0]
    end = columns.days(scale, last)[1]
    return {
        columns.index(scale, bucket.first): bucket for bucket in timeline.buckets(session, query, scale, begin, end)
    }


def next_unread(session: Session, query: Query, rows: Rows, here: Place, direction: int) -> str | None:
    """Id of the nearest unread event below (1) or above (-1) a place; None if there is none."""
    unread = replace(query, flags=(*query.flags, "unread"))
    wanted = {group.when: group.count for group in timeline.groups(session, unread)}
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
        for event in rest:
            if not event.read:
                return event.id
    return None


def high_water(session: Session) -> int:
    """Number of the newest event in the store; a list read up to it does not change when a poll adds events."""
    return session.store.high_water()


def read_filter(text: str, session: Session, up_to: int) -> Query:
    """The query of what was typed; a last word that is not finished finds what begins with it.

    Raises:
        UsageError: with what is wrong.
    """
    text = text.strip()
    query = queries.parse_query(text + "*" * _is_word(text), session.now()) if text else Query()
    return replace(query, up_to=up_to, source_text=text)


def _is_word(text: str) -> bool:
    last = text.split()[-1] if text else ""
    return last.isalnum() and text.count('"') % 2 == 0 and last != "OR"


def complete(session: Session, text: str, cursor: int) -> list[str]:
    """Whole texts that the word before the cursor may become."""
    names = {
        "src": sorted({feed.name for feed in session.settings.feeds}),
        "tag": sorted({tag for feed in session.settings.feeds for tag in feed.tags}),
    }
    head = text[:cursor]
    start = max(head.rfind(" "), head.rfind("\t")) + 1
    return [head[:start] + word + text[cursor:] for word in queries.complete(text, cursor, names)]


def landing(session: Session) -> tuple[int, date]:
    """Number of the newest event, and the fullest day of the fullest recent week."""
    return high_water(session), timeline.densest(session, session.today())


def version(session: Session) -> int:
    """Counts what was written to the store, by this process or another."""
    return session.store.data_version()
