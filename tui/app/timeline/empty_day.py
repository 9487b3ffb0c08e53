"""What is said of a day or column without events: that it is empty, and which keys lead to the nearest ones."""

from __future__ import annotations

from datetime import date

from tui.app import words
from tui.app.axis import columns
from tui.app.key_names import KeyNames
from tui.app.timeline.state import TimelineState
from tui.wording.dates import short_day


def empty_day(state: TimelineState, key_names: KeyNames) -> str:
    """The words for the selected day or column; "" where zoomed out something begins in it after all."""
    view, rows = state.viewport, state.rows
    first, last = columns.days(view.scale, view.column)
    if rows.newest_in(first, last) is not None:
        return "" if state.is_overview else f"No events on {short_day(view.day)}."
    neighbours = (
        (key_names.first("time.previous-day"), rows.next_day(first, -1)),
        (key_names.first("time.next-day"), rows.next_day(last, 1)),
    )
    named = [(key, _name(state, day)) for key, day in neighbours if day is not None]
    return words.no_events(columns.name(view.scale, view.column), view.scale, named)


def _name(state: TimelineState, day: date) -> str:
    """The day, or zoomed out its column."""
    return columns.name(state.scale, columns.index(state.scale, day)) if state.is_overview else short_day(day)
