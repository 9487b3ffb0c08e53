"""Units of the calendar: numbers and days, there and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Precision, Scale
from tui.model.calendar import (
    DAY,
    month_number,
    month_of,
    month_third,
    place_in_year,
    third_of_month,
    unit_days,
    unit_limits,
    unit_number,
)

UNITS = [unit for unit in Precision if unit is not Precision.TIME]


@pytest.mark.parametrize(
    ("unit", "day", "number", "first", "last"),
    [
        (Precision.DAY, "2026-01-18", 739634, "2026-01-18", "2026-01-18"),
        (Precision.WEEK, "2026-01-18", 105661, "2026-01-12", "2026-01-18"),
        (Precision.MONTH, "2026-01-18", 24312, "2026-01-01", "2026-01-31"),
        (Precision.QUARTER, "2026-05-18", 8105, "2026-04-01", "2026-06-30"),
        (Precision.SEASON, "2026-02-28", 8103, "2025-12-01", "2026-02-28"),
        (Precision.SEASON, "2026-03-01", 8104, "2026-03-01", "2026-05-31"),
        (Precision.HALF, "2026-07-01", 4053, "2026-07-01", "2026-12-31"),
        (Precision.YEAR, "2024-02-29", 2024, "2024-01-01", "2024-12-31"),
        (Precision.DECADE, "2026-01-18", 202, "2020-01-01", "2029-12-31"),
        (Precision.CENTURY, "2026-01-18", 20, "2000-01-01", "2099-12-31"),
        (Precision.DECADE, "0001-01-01", 0, "0001-01-01", "0009-12-31"),
        (Precision.SEASON, "9999-12-31", 39999, "9999-12-01", "9999-12-31"),
        (Precision.WEEK, "9999-12-31", 521722, "9999-12-27", "9999-12-31"),
    ],
)
def test_the_unit_that_holds_a_day(unit: Precision, day: str, number: int, first: str, last: str) -> None:
    assert unit_number(unit, date.fromisoformat(day)) == number
    assert unit_days(unit, number) == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.sampled_from(UNITS), st.dates())
def test_units_cover_the_calendar_without_gap(unit: Precision, day: date) -> None:
    number = unit_number(unit, day)
    first, last = unit_days(unit, number)
    assert first <= day <= last
    low, high = unit_limits(unit)
    assert low <= number <= high
    assert first == date.min if number == low else unit_number(unit, first - DAY) == number - 1
    assert last == date.max if number == high else unit_number(unit, last + DAY) == number + 1


@pytest.mark.parametrize("unit", UNITS)
def test_there_is_no_unit_outside_the_calendar(unit: Precision) -> None:
    low, high = unit_limits(unit)
    for number in (low - 1, high + 1):
        with pytest.raises(ValueError):
            unit_days(unit, number)


@given(st.dates())
def test_months_have_numbers_and_thirds(day: date) -> None:
    assert month_of(month_number(day)) == (day.year, day.month)
    thirds = [third_of_month(day, third) for third in range(3)]
    assert [month_third(*third) for third in thirds] == [0, 1, 2]
    assert sum(first <= day <= last for first, last in thirds) == 1
    assert month_third(*unit_days(Precision.MONTH, month_number(day))) is None


def test_the_place_of_a_unit_in_its_year() -> None:
    assert [place_in_year(Precision.QUARTER, date(2026, month, 1)) for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
    assert [place_in_year(Precision.SEASON, date(2026, month, 1)) for month in (1, 3, 6, 12)] == [4, 1, 2, 4]
    assert [place_in_year(Precision.HALF, date(2026, month, 1)) for month in (6, 7)] == [1, 2]


def test_every_scale_is_a_unit() -> None:
    assert [scale.unit.label for scale in Scale] == [str(scale) for scale in Scale]
