"""Days that no short rule gives, as a table: feasts by the moon, the first days of Jalali years, the months of Umm al-Qura.

`tools/moving_days.py` makes `moving_days.tsv` from the packages holidays (feasts), convertdate (the spring equinox in Tehran, with which
a Jalali year begins) and hijridate (Umm al-Qura, the calendar of Saudi Arabia): facts that change once in years, of packages that take
20 MB. Each line is a name, the first year and what each year from there on has:

- a feast, named as a rule of `languages/named_days.toml`: its first day as MMDD, `-` where it is not known;
- `jalali`: the day of March on which the year begins;
- `hijri`: a digit for each of its twelve months, the days beyond 28.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from tui.dates.arithmetic import OutOfCalendar, add_days, make_date
from tui.model.calendar import MONTHS_PER_YEAR

FILE = Path(__file__).with_name("moving_days.tsv")

JALALI, HIJRI = "jalali", "hijri"
"""Names of the lines that are calendars."""

JALALI_YEAR_TO_ADD = 621
"""A Jalali year begins in the Gregorian year that is so much higher."""

MARCH = 3
"""In which Jalali years begin."""

UNKNOWN = "-"
NO_DAYS_BEYOND = 28
"""Days of a Hijri month that the table writes as 0."""

COMMON_YEAR, SHORT_MONTH, LONG_MONTHS = 354, 29, 6
"""Days of a year and of a short month of the tabular Hijri calendar, and how many of its months are a day longer."""

LONG_YEARS, CYCLE, CYCLE_BEFORE = 11, 30, 3
"""So many years of so many are a day longer, counted so far before the first (Reingold and Dershowitz, Calendrical Calculations, 7.1)."""

FIRST_HIJRI_DAY = date(1924, 8, 1)
"""On which the table's first Hijri year begins."""

HIJRI_EPOCH_ORDINAL = 227015
"""`date.toordinal` of the first day of the tabular Hijri calendar."""


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[int, Sequence[str]]]:
    """Name -> (first year, what each year has)."""
    lines = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {name: (int(first), years.split(" ")) for name, first, years in lines}


def feast(name: str, year: int) -> date | None:
    """The first day of a feast in a Gregorian year; None where the table does not have it."""
    first, years = _table()[name]
    day = years[year - first] if 0 <= year - first < len(years) else UNKNOWN
    return None if day == UNKNOWN else make_date(year, int(day[:2]), int(day[2:]))


def nowruz(year: int) -> date:
    """The first day of a Jalali year: that of the spring equinox in Tehran, if it comes before noon, else the next.

    Raises:
        OutOfCalendar: beyond the years of the table, 1 to 2379.
    """
    first, days = _table()[JALALI]
    if not 0 <= year - first < len(days):
        raise OutOfCalendar("beyond the years for which the equinox is known")
    return make_date(year + JALALI_YEAR_TO_ADD, MARCH, int(days[year - first]))


def first_of_hijri_month(year: int, month: int) -> date:
    """The first day of a month by Umm al-Qura in the years of the table, 1343 to 1500, else by the tabular calendar.

    Raises:
        OutOfCalendar: beyond the Gregorian calendar.
    """
    first, years = _table()[HIJRI]
    if 0 <= year - first < len(years):
        return add_days(_hijri_years()[year - first], _days_of_months(years[year - first][: month - 1]))
    days = COMMON_YEAR * (year - 1) + (LONG_YEARS * year + CYCLE_BEFORE) // CYCLE
    days += SHORT_MONTH * (month - 1) + (LONG_MONTHS * month - 1) // (MONTHS_PER_YEAR - 1)
    try:
        return date.fromordinal(HIJRI_EPOCH_ORDINAL + days)
    except (ValueError, OverflowError) as error:
        raise OutOfCalendar("beyond the calendar") from error


@lru_cache(maxsize=1)
def _hijri_years() -> list[date]:
    """First day of each Hijri year of the table."""
    _, years = _table()[HIJRI]
    return list(accumulate(map(_days_of_months, years[:-1]), add_days, initial=FIRST_HIJRI_DAY))


def _days_of_months(months: str) -> int:
    return sum(NO_DAYS_BEYOND + int(days) for days in months)
