"""Days, months and years of other calendars as days of the Gregorian one, and how exactly that is known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tui.dates.arithmetic import YEARS_TO_ADD, OutOfCalendar, add_days, make_date
from tui.dates.language.shapes import BUDDHIST_YEARS, JALALI_YEARS
from tui.dates.normalize.calendar.moving_days import HIJRI, JALALI, JALALI_YEAR_TO_ADD, first_of_hijri_month, nowruz
from tui.model.calendar import MONTHS_PER_YEAR

SIGHTED = frozenset({HIJRI})
"""Calendars whose months begin when the new moon is seen: a date can be a day off, as countries see it on different days."""

DAYS_OF_HIJRI_MONTH = 30
"""At most; which months have 29 is a question of sight."""

LONG_MONTHS, DAYS_OF_LONG_MONTH, DAYS_OF_OTHER_MONTH = 6, 31, 30
"""Months of the Jalali year from its first that have 31 days, and the days of those and of the others but the last."""

HIJRI_EPOCH, HIJRI_YEAR_DAYS = date(622, 7, 19), 354.367
"""First day of the Hijri calendar, and the mean days of its years: 12 months of the moon."""

YEARS_KEPT = 512
"""Years and months whose first day is remembered."""


def days_of(calendar: str, year: int, month: int = 0, day: int = 0) -> tuple[date, date]:
    """First and last day, in the Gregorian calendar, of a year, month or day of the Hijri or the Jalali calendar.

    Args:
        calendar: HIJRI or JALALI.
        year: of that calendar.
        month: 1 to 12, or 0 for the whole year.
        day: of that month, or 0 for the whole month.

    Raises:
        OutOfCalendar: there is no such day, or it is beyond the calendar.
    """
    if year < 1 or not 0 <= month <= MONTHS_PER_YEAR:
        raise OutOfCalendar(f"no year {year} or month {month}")
    first = first_of_month(calendar, year, month or 1)
    if not month:
        return first, add_days(first_of_month(calendar, year + 1, 1), -1)
    after = first_of_month(calendar, year + month // MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1)
    length = (after - first).days
    if not day:
        return first, add_days(after, -1)
    if not 1 <= day <= (DAYS_OF_HIJRI_MONTH if calendar in SIGHTED else length):
        raise OutOfCalendar(f"no day {day} in month {month} of {year}")
    meant = add_days(first, day - 1)
    return meant, meant


def day_in_digits(calendar: str, year: int, month: int, day: int) -> date:
    """The Gregorian day of a date in digits, which may be one of another calendar: `17/02/2569`, `۱۴۰۴/۱۱/۲۸`, `1447/09/12`.

    Args:
        calendar: of the years of the language, "" where they are Gregorian.
        year, month, day: the numbers.
    """
    if calendar == "buddhist" and year in BUDDHIST_YEARS:
        return make_date(year + YEARS_TO_ADD[calendar], month, day)
    if calendar == JALALI and year in JALALI_YEARS:
        return days_of(JALALI, year, month, day)[0]
    if calendar == HIJRI and year in JALALI_YEARS:
        return days_of(HIJRI, year, month, day)[0]
    return make_date(year, month, day)


def is_sighted(calendar: str, year: int) -> bool:
    """Whether a year in digits is one of a calendar whose months begin with a sight, so that its days are not sure."""
    return calendar in SIGHTED and year in JALALI_YEARS


def year_of(calendar: str, day: date) -> int:
    """The year of a calendar that a Gregorian day lies in."""
    if calendar in YEARS_TO_ADD:
        return day.year - YEARS_TO_ADD[calendar]
    year = day.year - JALALI_YEAR_TO_ADD
    if calendar != JALALI:
        year = int((day - HIJRI_EPOCH).days // HIJRI_YEAR_DAYS) + 2
    while year > 1 and first_of_month(calendar, year, 1) > day:
        year -= 1
    return year


@lru_cache(maxsize=YEARS_KEPT)
def first_of_month(calendar: str, year: int, month: int) -> date:
    """The Gregorian day on which a month of the Hijri or the Jalali calendar begins."""
    if calendar == JALALI:
        long = min(month - 1, LONG_MONTHS)
        return add_days(nowruz(year), long * DAYS_OF_LONG_MONTH + (month - 1 - long) * DAYS_OF_OTHER_MONTH)
    return first_of_hijri_month(year, month)
