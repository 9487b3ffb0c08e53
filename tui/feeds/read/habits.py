"""Days in digits as a feed writes them ("08.03.25 0h24"): which number is the day is told by all stamps of its document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "dmy", "mdy", "ymd"

UNUSUAL_SPAN, UNUSUAL_AGE, MONTH_BEFORE_DOT = 3, 10, 100
"""Times by which an order that is not usual in the language must keep the stamps of a document closer to each other, and to the
fetch; and by which one must that puts the month before a full stop (chosen: a feed of some days tells its order, a single stamp
does not)."""

EARLIEST_YEAR = 1990
"""Before which no feed's entry was published."""

CENTURY = 2000
"""Of years in two digits, unless that lies ahead."""
CENTURY_YEARS, SHORT_YEAR_DIGITS = 100, 2
"""Years from one century to the next, and digits of a year that leaves its century out."""
YEAR_DIGITS = (SHORT_YEAR_DIGITS, 4)
"""A year is written in so many."""

_DAY = re.compile(
    r"""\s* (?: [^\W\d_]{2,12} [.,]? \s+ )?
    (?P<first>\d{1,4}) \s? (?P<mark>[./-]) \s? (?P<second>\d{1,2}) \s? (?P=mark) \s? (?P<third>\d{4}|\d{1,2}) (?!\d) \.?""",
    re.VERBOSE,
)
"""A day in three numbers, perhaps behind the name of its weekday."""

_RUN = re.compile(r"\s*(?P<day>\d{8})(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?\s*")
"""Day and time without anything between: 20260217223000."""


def is_in_digits(stamp: str) -> bool:
    """Whether a stamp names its day in three numbers of which only a habit can say which is which."""
    day = _DAY.match(stamp)
    return bool(day and (len(day["first"]) <= SHORT_YEAR_DIGITS or day["mark"] != "-"))


def order_of(stamps: Iterable[str], usual: str, now: datetime) -> str:
    """In which order a document writes day, month and year: "dmy", "mdy" or "ymd"; "" where it writes none in digits.

    It is the order in which most of its stamps are days on which something can have been published, and of several such the one
    that puts them closest to each other, then to the fetch, where the usual one is believed first.

    Args:
        stamps: of all its entries.
        usual: the order of its language.
        now: aware.
    """
    days = [day for stamp in stamps if (day := _DAY.match(stamp))]
    if not days:
        return ""
    has_dots = days[0]["mark"] == "."
    usual = DAY_FIRST if has_dots and usual == MONTH_FIRST else usual

    def cost(order: str) -> tuple[int, int, int, bool]:
        read = [day for match in days if (day := _day(match, order, now)) is not None]
        span, age = ((max(read) - min(read)).days, (now.date() - max(read)).days + 2) if read else (0, 0)
        if order != usual:
            is_odd = has_dots and order == MONTH_FIRST
            span *= MONTH_BEFORE_DOT if is_odd else UNUSUAL_SPAN
            age *= MONTH_BEFORE_DOT if is_odd else UNUSUAL_AGE
        return len(days) - len(read), span, age, order != usual

    return min((DAY_FIRST, MONTH_FIRST, YEAR_FIRST), key=cost)


def read_day(stamp: str, order: str, now: datetime) -> tuple[date, str] | None:
    """The day that a stamp writes in digits in this order, and what stands behind it; None where it does not."""
    if run := _RUN.fullmatch(stamp):
        try:
            return date.fromisoformat(run["day"]), f"{run['hour']}:{run['minute']}"
        except ValueError:
            return None
    match = _DAY.match(stamp)
    day = _day(match, order, now) if match else None
    return (day, stamp[match.end() :]) if match and day else None


def _day(match: re.Match[str], order: str, now: datetime) -> date | None:
    """The day of three numbers in an order, where there is such a day and it can be one of publication."""
    order = YEAR_FIRST if len(match["first"]) > SHORT_YEAR_DIGITS else order
    parts = dict(zip(order, (match["first"], match["second"], match["third"]), strict=True))
    if max(len(parts["d"]), len(parts["m"])) > SHORT_YEAR_DIGITS or len(parts["y"]) not in YEAR_DIGITS:
        return None
    year = int(parts["y"])
    if len(parts["y"]) <= SHORT_YEAR_DIGITS:
        year += CENTURY if year + CENTURY <= now.year + 1 else CENTURY - CENTURY_YEARS
    try:
        day = date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None
    return day if year >= EARLIEST_YEAR and day <= now.astimezone(UTC).date() + timedelta(days=1) else None
