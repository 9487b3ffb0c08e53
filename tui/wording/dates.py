"""How a When is written for people: as exact as it is known, never more."""

from __future__ import annotations

from datetime import date

from tui.model.calendar import Precision, last_of_month
from tui.model.when import When, edges

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ARTICLED = ("week of ", "first ", "second ", "third ", "fourth ")
"""Beginnings of names that want an article after "in"."""
SEASONS = ("spring", "summer", "autumn", "winter")


def short_day(day: date, year: bool = True) -> str:
    """`18 Jan 2026`, or `18 Jan`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")


def long_day(day: date) -> str:
    """`Sunday 18 January 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def header_day(day: date) -> str:
    """`Sun 18 Jan 2026`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day)}"


def short(when: When, year: bool = True) -> str:
    """At most about 20 characters: `18 Jan 2026`, `late Dec 2025`, `2025`, `since 2022`, with `~` and `?`.

    `year=False` leaves the year out of single days (in a list grouped under a heading that says it).
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
        return f"{'from ' if long else 'since '}{_edge(start, when.precision, False, long)}{' on' if long else ''}"
    if start is None:
        return f"until {_edge(end, when.precision, True, long)}"
    if start == end:
        day = long_day(start) if long else short_day(start, year)
        return f"{day}, {when.clock:%H:%M}" if when.clock else day
    return _unit(start, end, when.precision, long) or _range(start, end, when.precision, long)


def _unit(start: date, end: date, precision: Precision, long: bool) -> str:
    """The name of an interval that is one unit of the calendar, or ""."""
    month = MONTHS[start.month - 1] if long else MONTHS[start.month - 1][:3]
    if start == date(start.year, 1, 1) and end == date(start.year, 12, 31):
        return str(start.year)
    if start.day == 1 and end == last_of_month(start.year, start.month):
        return f"{month} {start.year}"
    if precision is Precision.MONTH and (start.year, start.month) == (end.year, end.month):
        part = {1: "early", 11: "mid", 21: "late"}.get(start.day)
        if part:
            return f"{part}{'-' if part == 'mid' else ' '}{month} {start.year}"
    if precision is Precision.SEASON and start.month % 3 == 0 and start.day == 1:
        name = SEASONS[start.month // 3 - 1]
        return f"{name} {start.year}" + (f"-{end.year % 100:02d}" if end.year > start.year else "")
    if precision is Precision.QUARTER:
        return (
            f"{('first', 'second', 'third', 'fourth')[start.month // 3]} quarter of {start.year}"
            if long
            else f"Q{(start.month + 2) // 3} {start.year}"
        )
    if precision is Precision.HALF and start.year == end.year:
        number = 1 if start.month == 1 else 2
        return f"{('first', 'second')[number - 1]} half of {start.year}" if long else f"H{number} {start.year}"
    if precision is Precision.DECADE and (end.year - start.year) == 9:
        return f"the {start.year}s" if long else f"{start.year}s"
    if precision is Precision.CENTURY:
        return f"the {start.year // 100 * 100}s" if long else f"{start.year // 100 * 100}s"
    if precision is Precision.WEEK and (end - start).days == 6:
        return f"week of {start.day} {MONTHS[start.month - 1]} {start.year}" if long else f"wk {short_day(start)}"
    return ""


def _edge(day: date, precision: Precision, is_end: bool, long: bool) -> str:
    """One end of an open interval."""
    if precision <= Precision.YEAR and (day.month, day.day) == ((12, 31) if is_end else (1, 1)):
        return _named(f"{day.year:04d}", long)
    whole = day == last_of_month(day.year, day.month) if is_end else day.day == 1
    return _named(day.isoformat()[:7] if precision <= Precision.MONTH and whole else day.isoformat(), long)


def _named(iso: str, long: bool) -> str:
    """`2026`, `2026-10` or `2026-10-05` in words."""
    parts = iso.split("-")
    if len(parts) == 1:
        return str(int(parts[0]))
    month = MONTHS[int(parts[1]) - 1] if long else MONTHS[int(parts[1]) - 1][:3]
    return f"{month} {int(parts[0])}" if len(parts) == 2 else f"{int(parts[2])} {month} {int(parts[0])}"


def _range(start: date, end: date, precision: Precision, long: bool) -> str:
    low, high = (_named(edge, long) for edge in edges(start, end, precision))
    if not long and start.year == end.year and low.endswith(f" {start.year}"):
        low = low[: -len(f" {start.year}")]
        if (start.year, start.month) == (end.year, end.month) and high.count(" ") == 2:
            low = low.split(" ")[0]
    return f"from {low} to {high}" if long else f"{low} - {high}"
