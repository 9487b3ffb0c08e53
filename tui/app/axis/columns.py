"""Columns of the axis: which days each holds at a scale, its name, and which get a label."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tui.model import Precision, Scale, When
from tui.model.calendar import (
    DAYS_PER_WEEK,
    MONTHS_PER_YEAR,
    QUARTERS_PER_YEAR,
    YEARS_PER_DECADE,
    place_in_year,
    unit_days,
    unit_limits,
    unit_number,
)
from tui.wording.dates import header_day, short, short_day


def index(scale: Scale, day: date) -> int:
    """Number of the column that holds `day`; neighbouring columns have neighbouring numbers."""
    return unit_number(scale.unit, day)


def limits(scale: Scale) -> tuple[int, int]:
    """Numbers of the first and the last column of the calendar."""
    return unit_limits(scale.unit)


def clamp(scale: Scale, number: int) -> int:
    """The nearest column that exists."""
    low, high = limits(scale)
    return min(max(number, low), high)


def days(scale: Scale, number: int) -> tuple[date, date]:
    """First and last day of a column, both included, cut at the ends of the calendar."""
    return unit_days(scale.unit, clamp(scale, number))


def name(scale: Scale, number: int) -> str:
    """What a column is called: `Sun 18 Jan 2026`, `12 - 18 Jan 2026`, `Jan 2026`, `Q1 2026`, `2026`, `2020s`."""
    first, last = days(scale, number)
    match scale:
        case Scale.DAY:
            return header_day(first)
        case Scale.WEEK:
            return short(When(first, last, Precision.DAY))
        case Scale.MONTH:
            return short(When.month(first.year, first.month))
        case Scale.QUARTER:
            return f"Q{place_in_year(Precision.QUARTER, first)} {first.year}"
        case Scale.YEAR:
            return str(first.year)
        case Scale.DECADE:
            return f"{number * YEARS_PER_DECADE}s"


def ticks(scale: Scale, first: int, count: int, width: int) -> list[tuple[int, str]]:
    """Labels for `count` columns from number `first`, each `width` cells wide: (column offset, text with the year).

    Labels are thinned to round units so that none touches the next.
    """
    for step in LABEL_STEPS[scale]:
        chosen = list(_candidates(scale, first, count, step))
        if all((right[0] - left[0]) * width > len(left[1]) for left, right in pairwise(chosen)):
            return chosen
    return chosen[:1]


LABEL_STEPS: dict[Scale, tuple[int, ...]] = {
    Scale.DAY: (1, 2, 4),
    Scale.WEEK: (1, 2, 3, 6, 12),
    Scale.MONTH: (1, 2, 3, 6, 12),
    Scale.QUARTER: (1, 2, 4, 8),
    Scale.YEAR: (1, 2, 5, 10),
    Scale.DECADE: (1, 2, 5, 10),
}
"""From which units a label may stand: every one, every second …, until none touches the next. Chosen: parts of the unit above,
or round numbers."""


def _candidates(scale: Scale, first: int, count: int, step: int) -> Iterator[tuple[int, str]]:
    """Columns whose unit begins a multiple of `step` units."""
    low, high = limits(scale)
    for number in range(max(first, low), min(first + count, high + 1)):
        begin, end = days(scale, number)
        offset = number - first
        match scale:
            case Scale.DAY:
                if begin.weekday() == 0 and begin.toordinal() // DAYS_PER_WEEK % step == 0:
                    yield offset, short_day(begin)
            case Scale.WEEK:
                if (begin.day == 1 or begin.month != end.month) and index(Scale.MONTH, end) % step == 0:
                    yield offset, name(Scale.MONTH, index(Scale.MONTH, end))
            case Scale.MONTH | Scale.QUARTER:
                whole_years = step >= (MONTHS_PER_YEAR if scale is Scale.MONTH else QUARTERS_PER_YEAR)
                if number % step == 0:
                    yield offset, str(begin.year) if whole_years else name(scale, number)
            case Scale.YEAR | Scale.DECADE:
                if number % step == 0:
                    yield offset, name(scale, number)
