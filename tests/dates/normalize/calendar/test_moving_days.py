"""Feasts and calendars by the table."""

from __future__ import annotations

from datetime import date

import pytest
from hijridate import Hijri

from tui.dates.arithmetic import OutOfCalendar
from tui.dates.normalize.calendar.moving_days import feast, first_of_hijri_month, nowruz


def test_a_feast_has_a_day_in_the_years_of_the_table() -> None:
    assert feast("SG: Diwali", 2025) == date(2025, 10, 20)
    assert feast("SG: Diwali", 1850) is None


@pytest.mark.parametrize(
    ("year", "day"), [(1, "0622-03-22"), (1404, "2025-03-21"), (1405, "2026-03-21"), (2379, "3000-03-21")]
)
def test_years_of_iran(year: int, day: str) -> None:
    assert nowruz(year).isoformat() == day


@pytest.mark.parametrize("year", [0, 2380])
def test_beyond_the_table_no_year_of_iran_begins(year: int) -> None:
    with pytest.raises(OutOfCalendar):
        nowruz(year)


def test_months_of_the_table_are_umm_al_qura_and_others_tabular() -> None:
    for year, month in ((1343, 1), (1420, 7), (1447, 9), (1500, 12)):
        assert first_of_hijri_month(year, month).toordinal() == Hijri(year, month, 1).to_gregorian().toordinal()
    assert first_of_hijri_month(1, 1) == date(622, 7, 19)
    assert first_of_hijri_month(1300, 1) == date(1882, 11, 12)
    with pytest.raises(OutOfCalendar):
        first_of_hijri_month(9700, 1)
