"""Calendar arithmetic that never leaves the calendar: shifts by units, TIMEX3 values and Whens of units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tui.model.calendar import (
    MONTHS_PER_QUARTER,
    QUARTERS_PER_YEAR,
    Precision,
    last_of_month,
    month_number,
    month_of,
    place_in_year,
    third_of_month,
    unit_number,
)
from tui.model.when import When

SATURDAY = 5
"""As `date.weekday` counts."""
SEASON_NUMBER = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
PARTS_OF_UNIT = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24}
MONTHS_OF_UNIT = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF_UNIT = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


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
        return add_months(day, round(count * 3))
    months = count * MONTHS_OF_UNIT[unit]
    if abs(months) > 120000:
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
            return year[:3]
        case "century" | "millennium":
            return year[:2] if unit == "century" else year[:1]
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
    share = max(months // 4, 1)
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
    letter = {
        "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "W",
        "month": "M", "quarter": "Q", "half": "H", "season": "S", "year": "Y", "decade": "E", "century": "C", "millennium": "L",
    }[unit]  # fmt: skip
    time = "T" if letter[0] == "T" and len(letter) == 2 else ""
    letter = letter[-1] if time else letter
    if isinstance(count, str):
        return f"P{time}X{letter}"
    if unit == "fortnight":
        count *= 2
    if unit == "half":
        count, letter = count * 6, "M"
    if unit == "decade":
        count, letter = count * 10, "Y"
    elif unit == "century":
        count, letter = count * 100, "Y"
    whole = int(count)
    rest = count - whole
    if rest and unit == "year":
        months = round(rest * 12)
        return f"P{whole}Y{months}M" if whole else f"P{months}M"
    if rest and unit == "hour":
        return f"PT{whole}H{round(rest * 60)}M" if whole else f"PT{round(rest * 60)}M"
    if rest and unit == "minute":
        return f"PT{whole}M{round(rest * 60)}S" if whole else f"PT{round(rest * 60)}S"
    if rest and unit == "day":
        return f"P{whole}DT{round(rest * 24)}H" if whole else f"PT{round(rest * 24)}H"
    return f"P{time}{count:g}{letter}" if rest else f"P{time}{whole}{letter}"
