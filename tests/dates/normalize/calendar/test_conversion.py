"""Other calendars in Gregorian days: known days of each, and every date that there is not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tui.dates.arithmetic import OutOfCalendar
from tui.dates.normalize.calendar.conversion import days_of, year_of
from tui.dates.tagging import find_times


@pytest.mark.parametrize(
    ("calendar", "written", "day"),
    [
        ("jalali", (1357, 11, 22), date(1979, 2, 11)),
        ("jalali", (1399, 1, 1), date(2020, 3, 20)),
        ("jalali", (1400, 1, 1), date(2021, 3, 21)),
        ("jalali", (1403, 12, 30), date(2025, 3, 20)),
        ("jalali", (1404, 7, 1), date(2025, 9, 23)),
        ("hijri", (1, 1, 1), date(622, 7, 19)),
        ("hijri", (1447, 1, 1), date(2025, 6, 26)),
        ("hijri", (1447, 9, 1), date(2026, 2, 18)),
    ],
)
def test_a_day_is_the_gregorian_one(calendar: str, written: tuple[int, int, int], day: date) -> None:
    assert days_of(calendar, *written) == (day, day)


@pytest.mark.parametrize("calendar", ["hijri", "jalali"])
def test_months_fill_their_year_and_years_follow_each_other(calendar: str) -> None:
    for year in range(1340, 1420, 7):
        first, last = days_of(calendar, year)
        months = [days_of(calendar, year, month) for month in range(1, 13)]
        assert (months[0][0], months[-1][1]) == (first, last)
        assert all(after[0] - before[1] == timedelta(1) for before, after in pairwise(months))
        assert {29, 30} <= {(end - start).days + 1 for start, end in months} | {29}
        assert days_of(calendar, year + 1)[0] == last + timedelta(1)
        assert year_of(calendar, first) == year_of(calendar, last) == year


@pytest.mark.parametrize(
    ("calendar", "written"),
    [
        ("jalali", (1404, 12, 30)),
        ("jalali", (1404, 13, 1)),
        ("jalali", (0, 1, 1)),
        ("jalali", (9999, 1, 1)),
        ("hijri", (1447, 1, 31)),
        ("hijri", (9999, 1, 1)),
    ],
)
def test_a_day_that_is_not_is_told(calendar: str, written: tuple[int, int, int]) -> None:
    with pytest.raises(OutOfCalendar):
        days_of(calendar, *written)


def test_the_thirtieth_of_a_sighted_month_may_be() -> None:
    assert days_of("hijri", 1447, 8, 30) == (date(2026, 2, 18), date(2026, 2, 18))


def test_the_era_of_taiwan_counts_whole_years() -> None:
    assert year_of("minguo", date(2026, 2, 17)) == 115


@pytest.mark.parametrize("anchor", [date.min, date.max])
@pytest.mark.parametrize(
    ("lang", "text"), [("fa", "پل در ۲۸ بهمن باز شد، در رجب، سال ۱۴۰۴"), ("ar", "في 5 رمضان 1447 وفي شهر شوال")]
)
def test_the_ends_of_the_calendar_crash_nothing(anchor: date, lang: str, text: str) -> None:
    find_times(text, anchor, lang)
