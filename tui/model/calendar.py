"""Units of the calendar: the number of the unit that holds a day, and the days that a unit covers.

Neighbouring units have neighbouring numbers, so that steps and distances are plain sums. The calendar is the proleptic
Gregorian one of `datetime`, from 1 January 1 to 31 December 9999; the units at its ends are cut there.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import IntEnum

DAY = timedelta(days=1)
DAYS_PER_WEEK = 7
"""From Monday to Sunday."""
MONTHS_PER_QUARTER, MONTHS_PER_HALF, MONTHS_PER_YEAR = 3, 6, 12
"""Seasons have as many months as quarters."""
QUARTERS_PER_YEAR = 4
"""And seasons."""
YEARS_PER_DECADE, YEARS_PER_CENTURY = 10, 100
"""They begin in years that these divide: the 2020s, the 1900s."""


class Precision(IntEnum):
    """How exactly a When is known: the unit of the calendar that was named, coarsest first; a finer one compares greater."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    HALF = 3
    """Of a calendar year, as quarters are."""
    SEASON = 4
    """Northern, of whole months: winter is December to February."""
    QUARTER = 5
    """Of a calendar year. Finer than a season: its ends are agreed upon."""
    MONTH = 6
    """Thirds of it ("late December") too."""
    WEEK = 7
    """As ISO 8601 has it."""
    DAY = 8
    """Also the ends of a range of days."""
    TIME = 9
    """A day and a time of it."""

    @property
    def label(self) -> str:
        """The word used on screens, in JSON and in `precision:` filters."""
        return self.name.lower()


MONTHS_OF_UNIT = {
    Precision.MONTH: 1,
    Precision.QUARTER: MONTHS_PER_QUARTER,
    Precision.SEASON: MONTHS_PER_QUARTER,
    Precision.HALF: MONTHS_PER_HALF,
    Precision.YEAR: MONTHS_PER_YEAR,
    Precision.DECADE: MONTHS_PER_YEAR * YEARS_PER_DECADE,
    Precision.CENTURY: MONTHS_PER_YEAR * YEARS_PER_CENTURY,
}
"""Months in each unit that is made of whole months."""
THIRDS_OF_MONTH = (1, 11, 21)
"""First days of the early, middle and late part of a month."""
_SEASON_OFFSET = 2
"""Months from January to March, in which the first season of a year begins."""


def later(day: date, by: timedelta) -> date:
    """A day so much later, or earlier; at most as far as the calendar goes."""
    return day + max(min(by, date.max - day), date.min - day)


def month_number(day: date) -> int:
    """Number of the month that holds `day`, counted from January of the year 0."""
    return day.year * MONTHS_PER_YEAR + day.month - 1


def month_of(number: int) -> tuple[int, int]:
    """Year and month (1 to 12) of a month by its number."""
    year, index = divmod(number, MONTHS_PER_YEAR)
    return year, index + 1


def last_of_month(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def third_of_month(day: date, third: int) -> tuple[date, date]:
    """First and last day of the early (0), middle (1) or late (2) part of the month that holds `day`."""
    first = day.replace(day=THIRDS_OF_MONTH[third])
    if third + 1 < len(THIRDS_OF_MONTH):
        return first, day.replace(day=THIRDS_OF_MONTH[third + 1] - 1)
    return first, last_of_month(day.year, day.month)


def month_third(start: date, end: date) -> int | None:
    """The inverse of `third_of_month`: 0, 1 or 2; None where the interval is no such part."""
    third = THIRDS_OF_MONTH.index(start.day) if start.day in THIRDS_OF_MONTH else None
    return third if third is not None and third_of_month(start, third) == (start, end) else None


def unit_number(unit: Precision, day: date) -> int:
    """Number of the unit that holds `day`.

    Years, decades and centuries have the number of their first year divided by their length (2026, 202, 20), quarters and
    halves go on from year to year (quarter 1 of 2026 is 8104), seasons too, from spring (winter 2025-26 is 8103). Weeks
    begin on Monday; the week of 1 January 1 is 0. Days, and times of them, have their ordinal.
    """
    if unit >= Precision.DAY:
        return day.toordinal()
    if unit is Precision.WEEK:
        return (day.toordinal() - 1) // DAYS_PER_WEEK
    offset = _SEASON_OFFSET if unit is Precision.SEASON else 0
    return (month_number(day) - offset) // MONTHS_OF_UNIT[unit]


def unit_days(unit: Precision, number: int) -> tuple[date, date]:
    """First and last day of a unit, both included: the inverse of `unit_number`.

    Raises:
        ValueError: the unit lies outside the calendar.
    """
    if unit >= Precision.DAY:
        day = date.fromordinal(number)
        return day, day
    if unit is Precision.WEEK:
        first = number * DAYS_PER_WEEK + 1
        return date.fromordinal(first), date.fromordinal(min(first + DAYS_PER_WEEK - 1, date.max.toordinal()))
    months = MONTHS_OF_UNIT[unit]
    begin = number * months + (_SEASON_OFFSET if unit is Precision.SEASON else 0)
    low, high = max(begin, month_number(date.min)), min(begin + months - 1, month_number(date.max))
    if low > high:
        raise ValueError(f"the calendar has no {unit.label} {number}")
    return date(*month_of(low), 1), last_of_month(*month_of(high))


def unit_limits(unit: Precision) -> tuple[int, int]:
    """Numbers of the first and the last unit of the calendar."""
    return unit_number(unit, date.min), unit_number(unit, date.max)


def place_in_year(unit: Precision, day: date) -> int:
    """Which quarter, half, season or month of its year holds `day`, counted from 1; winter is season 4 of the year it
    began in."""
    return unit_number(unit, day) % (MONTHS_PER_YEAR // MONTHS_OF_UNIT[unit]) + 1
