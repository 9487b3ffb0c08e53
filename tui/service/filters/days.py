"""Days as a person types them: ISO dates, words, open ends, ranges."""

from __future__ import annotations

import re
from datetime import datetime

from tui.errors import UsageError
from tui.model import Precision, When

_ABOUT = re.compile(r"(?:~|(?:about|around|circa|ca|c)\b\.?)\s*", re.IGNORECASE)
_ABOUT_AFTER = re.compile(r"(.*\S)\s*,?\s+(?:about|or so|roughly)", re.IGNORECASE)
_OPEN = re.compile(r"(?:(?P<since>since|from)|until|till)\s+(?=[^-–]*$)(?!.*\sto\s)", re.IGNORECASE)
_TO = r"(?:\s+[–-]\s+|\s*–\s*|(?<=\d)-(?=\d+\s+[^\W\d])|\s+(?:to|until|and)\s+)"
"""Between the first and the last day of a range; a dash within a date in digits is none."""
_RANGE = re.compile(rf"(?:from\s+|between\s+)?(?P<first>\S.*?){_TO}(?P<last>\S.*)", re.IGNORECASE)
"""How a date is typed that is about, open, or from one day to another; what is typed is English, as all of the filter is."""


def day_of(text: str, now: datetime) -> When:
    """A date that a person typed, as the days it covers.

    Raises:
        UsageError: it is no date that we can read.
    """
    plain = text.strip()
    try:
        return When.parse(plain)
    except ValueError:
        pass
    when = _typed(plain.replace("_", " "), now)
    if when is None:
        raise UsageError(
            f"Cannot read {text!r} as a date.", 'Write 2026-01-31, 2026-01, yesterday, "last tuesday" or +2w.'
        )
    return when


def _typed(text: str, now: datetime) -> When | None:
    """A date in words, about a date, since one or until one, or from one to another."""
    from tui.dates.typed import read_date

    text = _ABOUT_AFTER.sub(r"about \1", text)
    try:
        return When.parse(text)
    except ValueError:
        pass
    if (when := read_date(text, now)) is not None and not _ABOUT.match(text):
        return when if _RANGE.fullmatch(text) is None or when.start != when.end else _range(text, now) or when
    if about := _ABOUT.match(text):
        when = _typed(text[about.end() :], now)
        return when.about() if when is not None else None
    if open_end := _OPEN.match(text):
        when = _typed(text[open_end.end() :], now)
        if when is None:
            return None
        return When(when.first, None, when.precision) if open_end["since"] else When(None, when.last, when.precision)
    return _range(text, now)


def _range(text: str, now: datetime) -> When | None:
    """`3 - 5 January 2026`, `from 28 December to 3 January`: days, both included."""
    from tui.dates.typed import read_date

    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    last = read_date(match["last"], now)
    after_number = match["last"].partition(" ")[2]
    begin = match["first"]
    first = read_date(f"{begin} {after_number}" if begin.isdecimal() and after_number else begin, now)
    if first is None or last is None or first.first > last.last:
        return None
    return When(first.first, last.last, Precision.DAY)


def is_written(text: str) -> bool:
    """Whether it is a date in digits, which says by itself what it means."""
    try:
        When.parse(text.strip())
    except ValueError:
        return False
    return True
