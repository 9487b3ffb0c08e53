"""A small invented list, and states of the timeline on it, for tests that need neither store nor screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.app import world
from tui.app.axis.viewport import Viewport
from tui.app.list.overview import Overview, is_overview
from tui.app.list.pages import EventPages, PageRequest
from tui.app.list.rows import RowIndex, Rows
from tui.app.timeline import transitions
from tui.app.timeline.state import TimelineState
from tui.model import Basis, Event, Group, Query, Scale, When

JAN_1, JAN_5, JAN_9 = date(2026, 1, 1), date(2026, 1, 5), date(2026, 1, 9)
BY_DAY = (
    Group(When.day(date(2025, 12, 30)), 2),
    Group(When.month(2026, 1), 1),
    Group(When.day(JAN_1), 3),
    Group(When.day(JAN_5), 2),
)
BY_MONTH = (Group(When.month(2025, 12), 2), Group(When.month(2026, 1), 6))
TOP_ROW = RowIndex(0, 0)


def fetch(wanted: Sequence[PageRequest]) -> list[list[Event]]:
    """Events whose ids are their heading and offset."""
    return [
        [
            Event(f"{group.when.edtf()}/{offset + n}", "t", group.when, Basis.STATED, 1.0, (), world.NOW)
            for n in range(min(limit, group.count - offset))
        ]
        for group, offset, limit in wanted
    ]


def pages(rows: Rows | None = None, *, waiting: bool = True) -> EventPages:
    return EventPages(rows or Rows(BY_DAY), fetch, waiting=waiting)


def state(row: RowIndex | None = TOP_ROW, scale: Scale = Scale.DAY) -> TimelineState:
    """By default on the first event of 5 January, the newest of four headings; from afar on that of two months."""
    rows = Overview(scale, BY_MONTH) if is_overview(scale) else Rows(BY_DAY)
    start = TimelineState(Viewport.around(JAN_9, scale, 40))
    return transitions.show_list(start, Query(), pages(rows), row, rows.events)
