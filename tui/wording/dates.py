"""How a When is written for people: as exact as it is known, never more."""

from __future__ import annotations

from datetime import date, time

from tui.model.calendar import (
    DAYS_PER_WEEK,
    MONTHS_PER_QUARTER,
    THIRDS_OF_MONTH,
    YEARS_PER_CENTURY,
    YEARS_PER_DECADE,
    Precision,
    place_in_year,
    unit_days,
    unit_number,
)
from tui.model.when import When, edge, edges

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK_OF = "week of "
ARTICLED = (WEEK_OF, "first ", "second ", "third ", "fourth ")
"""Beginnings of names that want an article after "in"."""
SEASONS = ("spring", "summer", "autumn", "winter")
ORDINALS = ("first", "second", "third", "fourth")
THIRDS = ("early ", "mid-", "late ")
"""Parts of a month, as they stand before its name."""
_SECONDS_PER_MINUTE = _MINUTES_PER_HOUR = 60
"""Of a clock."""
_SHORT = 3
"""Letters of a month or weekday in short."""
_SHORT_YEAR = 100
"""The second year of a winter is written with two digits."""


def short_day(day: date, year: bool = True) -> str:
    """`18 Jan 2026`, or `18 Jan`."""
    return f"{day.day} {MONTHS[day.month - 1][:_SHORT]}" + (f" {day.year}" if year else "")


def long_day(day: date) -> str:
    """`Sunday 18 January 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_weekday(day: date) -> str:
    """`Sun`."""
    return WEEKDAYS[day.weekday()][:_SHORT]


def header_day(day: date) -> str:
    """`Sun 18 Jan 2026`."""
    return f"{WEEKDAYS[day.weekday()][:_SHORT]} {short_day(day)}"


def short(when: When, year: bool = True) -> str:
    """At most about 20 characters: `18 Jan 2026`, `late Dec 2025`, `2025`, `since 2022`, with `~` and `?`.

    `year=False` leaves the year out of days, and of ranges within one year (under a heading that says it).
    """
    return _words(when, long=False, year=year) + _marks(when)


def full(when: When) -> str:
    """In full: `Sunday 18 January 2026`, `late December 2025`, `winter 2025-26`, `from 2022 on`, with words for marks."""
    words = _words(when, long=True)
    return words + " (about)" * when.approximate + " (guessed)" * when.uncertain


def heading(when: When) -> str:
    """The heading a list shows it under: a day, or "Some time in …" for everything coarser."""
    if when.is_day:
        return header_day(when.first)
    if when.start is None or when.end is None:
        return _words(when, long=True)[0].upper() + _words(when, long=True)[1:]
    named = _words(When(when.start, when.end, when.precision), long=True)
    joiner = "" if named.startswith("from ") else "in the " if named.startswith(ARTICLED) else "in "
    return f"Some time {joiner}{named}"


def _marks(when: When) -> str:
    return (" ~" if when.approximate else "") + (" ?" if when.uncertain else "")


def _words(when: When, long: bool, year: bool = True) -> str:
    start, end = when.start, when.end
    if end is None:
        assert start is not None
        return (
            f"{'from ' if long else 'since '}{_named(edge(start, when.precision, False), long)}{' on' if long else ''}"
        )
    if start is None:
        return f"until {_named(edge(end, when.precision, True), long)}"
    if start == end:
        day = long_day(start) if long else short_day(start, year)
        return f"{day}, {clock_words(when.clock)}" if when.clock else day
    return _unit(start, end, when.precision, long) or _range(start, end, when.precision, long, year)


def clock_words(clock: time) -> str:
    """`14:30`, `14:30 UTC`, `14:30 UTC+9`."""
    ahead = clock.utcoffset()
    if ahead is None:
        return f"{clock:%H:%M}"
    minutes = round(ahead.total_seconds() / _SECONDS_PER_MINUTE)
    sign, (hours, rest) = "+" if minutes > 0 else "-", divmod(abs(minutes), _MINUTES_PER_HOUR)
    zone = f"{sign}{hours}{f':{rest:02d}' if rest else ''}" if minutes else ""
    return f"{clock:%H:%M} UTC{zone}"


def _unit(start: date, end: date, precision: Precision, long: bool) -> str:
    """The name of an interval that is one unit of the calendar, or a third of a month, or ""."""
    month = MONTHS[start.month - 1] if long else MONTHS[start.month - 1][:_SHORT]
    if _is(Precision.YEAR, start, end):
        return str(start.year)
    if _is(Precision.MONTH, start, end):
        return f"{month} {start.year}"
    if precision is Precision.MONTH and (start.year, start.month) == (end.year, end.month):
        third = THIRDS_OF_MONTH.index(start.day) if start.day in THIRDS_OF_MONTH else None
        return "" if third is None else f"{THIRDS[third]}{month} {start.year}"
    if precision in (Precision.SEASON, Precision.QUARTER, Precision.HALF):
        return _part_of_year(start, end, precision, long)
    the = "the " if long else ""
    if precision is Precision.DECADE and end.year - start.year == YEARS_PER_DECADE - 1:
        return f"{the}{start.year}s"
    if precision is Precision.CENTURY:
        return f"{the}{start.year // YEARS_PER_CENTURY * YEARS_PER_CENTURY}s"
    if precision is Precision.WEEK and (end - start).days == DAYS_PER_WEEK - 1:
        return f"{WEEK_OF}{start.day} {month} {start.year}"
    return ""


def _part_of_year(start: date, end: date, precision: Precision, long: bool) -> str:
    number = place_in_year(precision, start)
    if precision is Precision.SEASON:
        if start.month % MONTHS_PER_QUARTER or start.day != 1:
            return ""
        return f"{SEASONS[number - 1]} {start.year}" + (
            f"-{end.year % _SHORT_YEAR:02d}" if end.year > start.year else ""
        )
    if precision is Precision.HALF and start.year != end.year:
        return ""
    return (
        f"{ORDINALS[number - 1]} {precision.label} of {start.year}"
        if long
        else f"{precision.name[0]}{number} {start.year}"
    )


def _is(unit: Precision, start: date, end: date) -> bool:
    return unit_days(unit, unit_number(unit, start)) == (start, end)


def _named(iso: str, long: bool) -> str:
    """`2026`, `2026-10` or `2026-10-05` in words."""
    parts = iso.split("-")
    if len(parts) == 1:
        return str(int(parts[0]))
    month = MONTHS[int(parts[1]) - 1] if long else MONTHS[int(parts[1]) - 1][:_SHORT]
    return f"{month} {int(parts[0])}" if len(parts) == 2 else f"{int(parts[2])} {month} {int(parts[0])}"


def _range(start: date, end: date, precision: Precision, long: bool, year: bool) -> str:
    low, high = (_named(side, long) for side in edges(start, end, precision))
    if not long and start.year == end.year and low.endswith(f" {start.year}"):
        low = low[: -len(f" {start.year}")]
        if (start.year, start.month) == (end.year, end.month) and high.count(" ") == 2:
            low = low.split(" ")[0]
        high = high if year else high.removesuffix(f" {end.year}")
    return f"from {low} to {high}" if long else f"{low} - {high}"
