"""What the timeline shows and where the person is in it: one frozen value, which every step replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tui.app.axis.viewport import Viewport
from tui.app.list.overview import is_overview
from tui.app.list.pages import EventPages
from tui.app.list.rows import RowIndex, Rows
from tui.model import Event, Query, Scale, When


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the cursor shall be after reading the list again.

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
class TimelineState:
    """The state of the timeline screen; `transitions` gives the next one.

    Args:
        viewport: the axis: scale, selected day, window.
        up_to: number of the newest event that may be shown; later ones wait.
        query: the filter of the list as it is shown.
        pages: the list: its rows and their events, which are read when they are looked at.
        total: number of events without the filter.
        found_waiting: number of events that the filter finds among those that wait, where it finds no others.
        cursor: row of the selected event; None in an empty list.
        stand_in: id of the event that the cursor stands on only because the selected day has none, else "".
        day_is_empty: whether nothing begins on the selected day (zoomed out, in its column), or only `stand_in`.
        arrived_on: id of the event that was selected when the list was last read.
        joined: id of an event of the list that has become part of another since it was read -> that other one.
        marked: ids of the events that are marked, in the order in which they were.
        range_from: row on which a range was begun that ends at the cursor; None where none is open.
        before_find: where the cursor was before anything was typed.
        loaded: whether a list has been read at all.
        polling: whether a poll of the app is under way.
        first_run: whether it is the very first and the person has not moved yet: then nothing waits.
    """

    viewport: Viewport
    up_to: int = 0
    query: Query = field(default_factory=Query)
    pages: EventPages = field(default_factory=EventPages.none)
    total: int = 0
    found_waiting: int = 0
    cursor: RowIndex | None = None
    stand_in: str = ""
    day_is_empty: bool = False
    arrived_on: str = ""
    joined: Mapping[str, Event] = field(default_factory=dict)
    marked: tuple[str, ...] = ()
    range_from: RowIndex | None = None
    before_find: Anchor | None = None
    loaded: bool = False
    polling: bool = False
    first_run: bool = False

    @property
    def rows(self) -> Rows:
        """The lines of the list."""
        return self.pages.rows

    @property
    def selected(self) -> Event | None:
        """The event under the cursor, or the one that it has joined; None also where its page is not here yet."""
        event = self.pages.get(self.cursor) if self.cursor is not None else None
        return event and self.joined.get(event.id, event)

    @property
    def on_joined(self) -> bool:
        """Whether the event under the cursor has become part of another."""
        event = self.pages.get(self.cursor) if self.cursor is not None else None
        return event is not None and event.id in self.joined

    @property
    def range(self) -> tuple[RowIndex, RowIndex] | None:
        """First and last row of the range that is open."""
        if self.range_from is None or self.cursor is None:
            return None
        rows = self.range_from, self.cursor
        return min(rows, key=self.rows.line), max(rows, key=self.rows.line)

    @property
    def marked_events(self) -> int:
        """Number of events marked; where a range is open, of its rows."""
        if self.range is None:
            return len(self.marked)
        first, last = self.range
        return self.rows.number(last) - self.rows.number(first) + 1

    @property
    def scale(self) -> Scale:
        """What a column of the axis is."""
        return self.viewport.scale

    @property
    def is_overview(self) -> bool:
        """Whether the list shows columns instead of days."""
        return is_overview(self.scale)

    @property
    def is_filtered(self) -> bool:
        """Whether something was typed into the find bar."""
        return bool(self.query.source_text)

    @property
    def wanted_query(self) -> Query:
        """The filter, over all events that may be shown."""
        return replace(self.query, up_to=self.up_to)

    def anchor(self, event: str = "") -> Anchor:
        """The cursor's place as it is now, or `event`."""
        selected, row = self.selected, self.cursor
        if event or selected is None or row is None:
            return Anchor(self.viewport.day, event)
        return Anchor(self.viewport.day, selected.id, self.rows.groups[row.group].when, row.offset)
