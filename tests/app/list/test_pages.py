"""Pages: fetched once, forgotten in the order of their last use, noted as wanted where nobody may wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tests.app import world
from tui.app.list.pages import PAGE_EVENTS, EventPages, PageRequest
from tui.app.list.rows import RowIndex, Rows
from tui.model import Basis, Event, Group, When

JAN_1, JAN_5 = date(2026, 1, 1), date(2026, 1, 5)
GROUPS = (
    Group(When.year(2025), 2),
    Group(When.day(date(2025, 12, 30)), 1),
    Group(When.year(2026), 1),
    Group(When.month(2026, 1), 4),
    Group(When.day(JAN_1), 3),
    Group(When.day(JAN_5), 2),
)


def test_pages_are_fetched_once_and_forgotten_last_used_first() -> None:
    rows = Rows([Group(When.day(JAN_1 + timedelta(days=n)), PAGE_EVENTS * 2) for n in range(3)])
    asked: list[tuple[str, int]] = []

    def fetch(wanted: Sequence[PageRequest]) -> list[list[Event]]:
        asked.extend((str(group.when), offset) for group, offset, _ in wanted)
        return [
            [
                Event(f"{group.when}/{offset + n}", "t", group.when, Basis.STATED, 1.0, (), world.NOW)
                for n in range(limit)
            ]
            for group, offset, limit in wanted
        ]

    pages = EventPages(rows, fetch, kept=2)
    event = pages.get(RowIndex(0, PAGE_EVENTS + 5))
    assert event is not None and event.id == f"2026-01-03/{PAGE_EVENTS + 5}"
    pages.get(RowIndex(0, PAGE_EVENTS))
    assert asked == [("2026-01-03", PAGE_EVENTS)]
    pages.get(RowIndex(1, 0))
    pages.get(RowIndex(2, 0))
    pages.get(RowIndex(0, PAGE_EVENTS))
    assert len(asked) == 4


def test_an_event_that_is_gone_is_none() -> None:
    pages = EventPages(Rows(GROUPS), lambda wanted: [[]])
    assert pages.get(RowIndex(0, 0)) is None


def test_pages_that_do_not_wait_say_what_they_want() -> None:
    rows = Rows(GROUPS)
    event = Event("x", "t", When.month(2026, 1), Basis.STATED, 1.0, (), world.NOW)
    pages = EventPages(rows, lambda wanted: [[event] for _ in wanted], waiting=False)
    assert pages.get(RowIndex(2, 0)) is None
    assert list(pages.wanted) == [(2, 0)]
    keys = pages.missing()
    assert keys == [(2, 0), (0, 0), (1, 0), (3, 0), (4, 0), (5, 0)]
    for key, events in zip(keys, pages.fetch(keys), strict=True):
        pages.keep(key, events)
    assert pages.get(RowIndex(2, 0)) == event
    assert not pages.wanted
