"""Rows: lines, places and days agree with each other; newest first, the coarser heading before the day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.app.list.rows import RowIndex, Rows
from tui.model import Group, When

JAN_1, JAN_5 = date(2026, 1, 1), date(2026, 1, 5)
GROUPS = (
    Group(When.year(2025), 2),
    Group(When.day(date(2025, 12, 30)), 1),
    Group(When.year(2026), 1),
    Group(When.month(2026, 1), 4),
    Group(When.day(JAN_1), 3),
    Group(When.day(JAN_5), 2),
)


def test_newest_first_and_the_coarser_heads_the_day() -> None:
    order = [str(group.when) for group in Rows(GROUPS).groups]
    assert order == ["2026-01-05", "2026", "2026-01", "2026-01-01", "2025-12-30", "2025"]


def test_days() -> None:
    rows = Rows(GROUPS)
    assert rows.on_or_before(JAN_1) == RowIndex(3, 0)
    assert rows.on_or_before(date(2026, 1, 4)) == RowIndex(3, 0)
    assert rows.on_or_before(date(2030, 1, 1)) == RowIndex(0, 0)
    assert rows.on_or_before(date(1990, 1, 1)) == RowIndex(5, 0)
    assert rows.newest_in(date(2026, 1, 2), date(2026, 1, 4)) is None
    assert rows.newest_in(JAN_1, date(2026, 1, 4)) == RowIndex(3, 0)
    assert rows.newest_in(date(2025, 1, 1), date(2025, 1, 31)) == RowIndex(5, 0)
    assert rows.next_day(JAN_1, 1) == JAN_5
    assert rows.next_day(JAN_1, -1) == date(2025, 12, 30)
    assert rows.next_day(JAN_5, 1) is None
    assert rows.next_day(date(2026, 1, 3), -1) == JAN_1
    assert rows.under(When.month(2026, 1), 9) == RowIndex(2, 3)
    assert rows.under(When.month(2026, 2), 0) is None


def test_no_events() -> None:
    rows = Rows()
    assert (rows.lines, rows.events) == (0, 0)
    assert rows.on_or_before(JAN_1) is None
    assert rows.next_day(JAN_1, 1) is None


@given(st.lists(st.tuples(st.dates(), st.integers(1, 5)), min_size=1, unique_by=lambda pair: pair[0]))
def test_lines_places_and_numbers_agree(pairs: list[tuple[date, int]]) -> None:
    rows = Rows([Group(When.day(day), count) for day, count in sorted(pairs)])
    assert rows.events == sum(count for _, count in pairs)
    assert rows.lines == rows.events + len(pairs)
    seen = [rows.at(line) for line in range(rows.lines)]
    events = [place for place in seen if place.offset >= 0]
    assert [rows.line(place) for place in events] == [n for n, place in enumerate(seen) if place.offset >= 0]
    assert [rows.nth(rows.number(place)) for place in events] == events
    assert rows.nth(-3) == events[0] and rows.nth(10**6) == events[-1]
