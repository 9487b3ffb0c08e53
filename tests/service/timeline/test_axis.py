"""Columns of the axis."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Group, Precision, Scale, When
from tui.service.timeline import axis


@pytest.mark.parametrize(
    ("scale", "first", "last"),
    [
        (Scale.DAY, "2026-01-15", "2026-01-15"),
        (Scale.WEEK, "2026-01-12", "2026-01-18"),
        (Scale.MONTH, "2026-01-01", "2026-01-31"),
        (Scale.QUARTER, "2026-01-01", "2026-03-31"),
        (Scale.YEAR, "2026-01-01", "2026-12-31"),
        (Scale.DECADE, "2020-01-01", "2029-12-31"),
    ],
)
def test_units(scale: Scale, first: str, last: str) -> None:
    assert axis.unit(scale, date(2026, 1, 15)) == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.sampled_from(list(Scale)), st.dates(date(1990, 1, 1), date(2010, 1, 1)), st.integers(0, 300))
def test_columns_touch_and_cover(scale: Scale, first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    found = axis.columns(scale, first, last)
    assert found[0][0] <= first <= found[0][1]
    assert found[-1][0] <= last <= found[-1][1]
    for (_, end), (start, _) in itertools.pairwise(found):
        assert start.toordinal() == end.toordinal() + 1


def test_columns_stop_at_the_ends_of_the_calendar() -> None:
    assert axis.columns(Scale.WEEK, date(9999, 12, 30), date.max)[-1][1] == date.max
    assert axis.columns(Scale.DECADE, date.min, date(5, 1, 1))[0][0] == date.min


def test_events_fall_where_they_start_or_spread() -> None:
    days = axis.columns(Scale.DAY, date(2026, 1, 30), date(2026, 2, 2))
    groups = [
        Group(When.month(2026, 1), 31),
        Group(When.day(date(2026, 1, 31)), 3),
        Group(When.between(date(2026, 2, 1), date(2026, 2, 9), Precision.DAY), 2),
        Group(When.day(date(2026, 3, 1)), 9),
        Group(When.year(2025), 9),
    ]
    found = axis.fill(Scale.DAY, days, groups)
    assert [bucket.exact for bucket in found] == [0, 3, 0, 0]
    assert [round(bucket.coarse, 6) for bucket in found] == [1.0, 1.0, round(2 / 9, 6), round(2 / 9, 6)]
    months = axis.fill(Scale.MONTH, axis.columns(Scale.MONTH, date(2026, 1, 1), date(2026, 3, 1)), groups)
    assert [bucket.exact for bucket in months] == [34, 2, 9]


def test_a_range_longer_than_a_column_is_no_event_of_its_first_day() -> None:
    """The axis says of a day what the heading of the day says."""
    groups = [Group(When.day(date(2026, 2, 18)), 20), Group(When.between(date(2026, 2, 18), date(2026, 3, 19)), 2)]
    (day,) = axis.fill(Scale.DAY, axis.columns(Scale.DAY, date(2026, 2, 18), date(2026, 2, 18)), groups)
    assert (day.exact, round(day.coarse, 6)) == (20, round(2 / 30, 6))
    months = axis.fill(Scale.MONTH, axis.columns(Scale.MONTH, date(2026, 2, 1), date(2026, 3, 1)), groups)
    assert [month.exact for month in months] == [20, 0]
    assert [month.coarse for month in months] == pytest.approx([22 / 30, 38 / 30])
    (quarter,) = axis.fill(Scale.QUARTER, axis.columns(Scale.QUARTER, date(2026, 2, 1), date(2026, 2, 1)), groups)
    assert (quarter.exact, quarter.coarse) == (22, 0)


OPEN_DAY = When(date(2026, 1, 1), None, Precision.DAY)


def test_open_intervals_spread_over_the_unit_of_their_known_end() -> None:
    since = Group(When(date(2026, 1, 1), None, Precision.YEAR), 12)
    columns = axis.columns(Scale.MONTH, date(2025, 12, 1), date(2027, 1, 1))
    found = axis.fill(Scale.MONTH, columns, [since])
    assert sum(bucket.coarse for bucket in found) == pytest.approx(12)
    assert found[0].coarse == found[-1].coarse == 0
    (year,) = axis.fill(Scale.YEAR, axis.columns(Scale.YEAR, date(2026, 1, 1), date(2026, 1, 1)), [since])
    assert (year.exact, year.coarse) == (12, 0)
    (day,) = axis.fill(Scale.DAY, axis.columns(Scale.DAY, date(2026, 1, 1), date(2026, 1, 1)), [Group(OPEN_DAY, 3)])
    assert (day.exact, day.coarse) == (0, 3)


@given(
    st.sampled_from(list(Scale)),
    st.lists(
        st.tuples(st.dates(date(2000, 1, 1), date(2003, 1, 1)), st.sampled_from(list(Precision)[2:9])), max_size=8
    ),
)
def test_nothing_is_lost_in_a_window_that_holds_all(scale: Scale, shapes: list[tuple[date, Precision]]) -> None:
    makers = {Precision.YEAR: lambda d: When.year(d.year), Precision.MONTH: lambda d: When.month(d.year, d.month)}
    groups = [Group(makers.get(precision, When.day)(day), 1) for day, precision in shapes]
    found = axis.fill(scale, axis.columns(scale, date(1999, 1, 1), date(2005, 1, 1)), groups)
    assert sum(bucket.exact + bucket.coarse for bucket in found) == pytest.approx(len(groups))


def test_what_says_too_little_for_a_column() -> None:
    groups = [
        Group(When.year(2026), 1),
        Group(When.month(2026, 1), 2),
        Group(When.month(2026, 3), 2),
        Group(When.day(date(2026, 1, 5)), 3),
        Group(When(date(2026, 1, 5), date(2026, 1, 9), Precision.DAY), 4),
    ]
    days = axis.too_coarse(Scale.DAY, date(2026, 1, 4), date(2026, 1, 20), groups)
    assert [group.when.edtf() for group in days] == ["2026", "2026-01", "2026-01-05/2026-01-09"]
    assert axis.too_coarse(Scale.MONTH, date(2026, 1, 1), date(2026, 12, 31), groups) == groups[:1]


def test_what_has_no_date_and_what_is_planned_is_counted_in_its_column() -> None:
    days = axis.columns(Scale.WEEK, date(2026, 1, 5), date(2026, 1, 5))
    groups = [Group(When.day(date(2026, 1, day)), 5, undated=2, planned=1) for day in (5, 6)]
    (week,) = axis.fill(Scale.WEEK, days, groups)
    assert (week.exact, week.undated, week.planned) == (10, 4, 2)
