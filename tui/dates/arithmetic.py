"""Calendar arithmetic that never leaves the calendar: shifts by units, TIMEX3 values and Whens of units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tui.model.calendar import (
    DAYS_PER_WEEK,
    MONTHS_PER_HALF,
    MONTHS_PER_QUARTER,
    MONTHS_PER_YEAR,
    QUARTERS_PER_YEAR,
    YEARS_PER_CENTURY,
    YEARS_PER_DECADE,
    Precision,
    last_of_month,
    month_number,
    month_of,
    place_in_year,
    third_of_month,
    unit_number,
)
from tui.model.calendar import MONTHS_OF_UNIT as MONTHS_OF_PRECISION
from tui.model.when import When

YEARS_TO_ADD = {
    "reiwa": 2018, "heisei": 1988, "showa": 1925, "taisho": 1911, "meiji": 1867, "minguo": 1911, "buddhist": -543,
}  # fmt: skip
"""Calendars whose months and days are Gregorian: what makes their years Gregorian ones."""
SATURDAY = 5
"""As `date.weekday` counts."""
SEASON_NUMBER = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
"""TIMEX3 season to its number in the year; a winter belongs to the year it begins in."""
HOURS_PER_DAY, MINUTES_PER_HOUR = 24, 60
"""An hour has as many minutes as a minute has seconds."""
_MINUTES_PER_DAY = HOURS_PER_DAY * MINUTES_PER_HOUR
PARTS_OF_UNIT = {
    "second": 1 / (_MINUTES_PER_DAY * MINUTES_PER_HOUR), "minute": 1 / _MINUTES_PER_DAY, "hour": 1 / HOURS_PER_DAY,
}  # fmt: skip
"""Days in the units that are shorter than one."""
MONTHS_OF_UNIT = {
    **{precision.label: months for precision, months in MONTHS_OF_PRECISION.items()},
    "millennium": MONTHS_PER_YEAR * YEARS_PER_CENTURY * YEARS_PER_DECADE,
}
"""Months in the units that are made of whole months."""
DAYS_OF_UNIT = {
    "day": 1, "night": 1, "week": DAYS_PER_WEEK, "weekend": DAYS_PER_WEEK, "fortnight": 2 * DAYS_PER_WEEK,
}  # fmt: skip
"""Days in the units that are made of whole days; nights and weekends count from one to the next."""
LETTERS_OF_UNIT = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "W",
    "month": "M", "quarter": "Q", "half": "M", "season": "S", "year": "Y", "decade": "Y", "century": "Y", "millennium": "L",
}  # fmt: skip
"""Letter of a unit in TIMEX3 durations; those of parts of a day stand behind a T."""
TIMES_LETTER = {"fortnight": 2, "half": MONTHS_PER_HALF, "decade": YEARS_PER_DECADE, "century": YEARS_PER_CENTURY}
"""How often the unit of that letter goes into a unit that has none of its own."""
UNCOUNTED_LETTERS = {"half": "H", "decade": "E", "century": "C"}
"""Letters of such units where nothing is counted ("for decades" is PXE)."""
SMALLER_UNIT = {
    "year": (MONTHS_PER_YEAR, "M"), "hour": (MINUTES_PER_HOUR, "M"), "minute": (MINUTES_PER_HOUR, "S"), "day": (HOURS_PER_DAY, "H"),
}  # fmt: skip
"""How many of the next smaller unit a fraction is told in, and its letter."""
QUARTER_OF = 4
"""The early and the late part of units longer than a month are a quarter of them."""


class OutOfCalendar(ValueError):
    """The result lies before the year 1 or after 9999, or names a day that does not exist."""


def make_date(year: int, month: int, day: int) -> date:
    """A date, or OutOfCalendar (31 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise OutOfCalendar(str(error)) from error


def add_days(day: date, count: float) -> date:
    """`day` moved by whole days."""
    try:
        return day + timedelta(days=round(count))
    except OverflowError as error:
        raise OutOfCalendar("beyond the calendar") from error


def add_months(day: date, count: int) -> date:
    """`day` moved by months; the last days of a month are cut to what the target month has."""
    year, month = month_of(month_number(day) + count)
    if not date.min.year <= year <= date.max.year:
        raise OutOfCalendar("beyond the calendar")
    return date(year, month, min(day.day, last_of_month(year, month).day))


def shift(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` units; fractions of months and years are rounded to months and days."""
    if unit in DAYS_OF_UNIT:
        return add_days(day, count * DAYS_OF_UNIT[unit])
    if unit in PARTS_OF_UNIT:
        return add_days(day, int(count * PARTS_OF_UNIT[unit]))
    if unit == "season":
        return add_months(day, round(count * MONTHS_PER_QUARTER))
    months = count * MONTHS_OF_UNIT[unit]
    if abs(months) > date.max.year * MONTHS_PER_YEAR:
        raise OutOfCalendar("beyond the calendar")
    return add_months(day, round(months))


def season_of(day: date) -> tuple[str, int]:
    """Season and the year it began in."""
    year, index = divmod(unit_number(Precision.SEASON, day), QUARTERS_PER_YEAR)
    return tuple(SEASON_NUMBER)[index], year


def iso_week(day: date) -> str:
    """TIMEX3 week, `2025-W52`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def timex_unit(day: date, unit: str) -> str:
    """TIMEX3 value of the unit that holds `day`: `2025-12`, `2025-W52`, `2025-Q4`, `202`, …"""
    year = f"{day.year:04d}"
    match unit:
        case "week" | "fortnight":
            return iso_week(day)
        case "weekend":
            return iso_week(day) + "-WE"
        case "month":
            return f"{year}-{day.month:02d}"
        case "quarter":
            return f"{year}-Q{place_in_year(Precision.QUARTER, day)}"
        case "half":
            return f"{year}-H{place_in_year(Precision.HALF, day)}"
        case "season":
            name, season_year = season_of(day)
            return f"{season_year:04d}-{name}"
        case "year":
            return year
        case "decade":
            return year[:-1]
        case "century":
            return year[:-2]
        case "millennium":
            return year[0]
        case _:
            return day.isoformat()


def when_unit(day: date, unit: str) -> When:
    """The When of the unit that holds `day`."""
    match unit:
        case "fortnight":
            return When.week(day)
        case "weekend":
            saturday = add_days(day, SATURDAY - day.weekday())
            return When(saturday, add_days(saturday, 1), Precision.DAY)
        case "millennium":
            return When.holding(Precision.CENTURY, day)
        case "week" | "month" | "quarter" | "half" | "season" | "year" | "decade" | "century":
            return When.holding(Precision[unit.upper()], day)
        case _:
            return When.day(day)


def part_of(when: When, mod: str) -> When:
    """The early, middle or late part of a unit (a third of a month; quarters of longer units), precision kept.

    Days and open intervals stay as they are; weeks only lose exactness.
    """
    if mod not in ("START", "MID", "END") or when.start is None or when.end is None or when.is_day:
        return when
    start, end = when.start, when.end
    if when.precision is Precision.MONTH and start.day == 1 and end == last_of_month(start.year, start.month):
        first, last = third_of_month(start, ("START", "MID", "END").index(mod))
        return replace(when, start=first, end=last)
    months = month_number(end) - month_number(start) + 1
    if months < MONTHS_PER_QUARTER:
        return when.about()
    share = max(months // QUARTER_OF, 1)
    if mod == "START":
        last_month = add_months(start, share - 1)
        return replace(when, end=last_of_month(last_month.year, last_month.month))
    if mod == "END":
        return replace(when, start=add_months(end.replace(day=1), 1 - share))
    return replace(when, start=add_months(start, share), end=_month_end(add_months(end.replace(day=1), -share)))


def _month_end(day: date) -> date:
    return last_of_month(day.year, day.month)


def duration_value(count: float | str, unit: str) -> str:
    """TIMEX3 duration: `P3D`, `PT24H`, `PXM`, `P2Y6M`; quarters and fortnights in months and weeks as TempEval-3 has them."""
    time, letter = "T" if unit in PARTS_OF_UNIT else "", LETTERS_OF_UNIT[unit]
    if isinstance(count, str):
        return f"P{time}X{UNCOUNTED_LETTERS.get(unit, letter)}"
    count *= TIMES_LETTER.get(unit, 1)
    whole = int(count)
    rest = count - whole
    if not rest:
        return f"P{time}{whole}{letter}"
    if unit not in SMALLER_UNIT:
        return f"P{time}{count:g}{letter}"
    times, smaller = SMALLER_UNIT[unit]
    inner = "T" if unit == "day" or (time and not whole) else ""
    part = f"{inner}{round(rest * times)}{smaller}"
    return f"P{time}{whole}{letter}{part}" if whole else f"P{part}"
