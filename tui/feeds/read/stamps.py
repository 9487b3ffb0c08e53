"""When an entry was published: the stamps that feeds write, RFC 822, ISO 8601 or in the words of a language."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from datetime import time as clocktime
from email.utils import parsedate_tz

EARLIEST = 1990
"""Year before which no feed's entry was published."""

MAX_AHEAD = timedelta(days=1)
"""How far into the future a publication date is believed."""

MAX_OFFSET = timedelta(hours=14)
"""From UTC, of any place on earth; an entry that says more is read as UTC."""

MAX_STAMP_CHARS = 100
"""Longer ones are none."""

NOON = clocktime(12)
"""Of an entry whose stamp names a day only: that day in nearly every zone."""

HOUR_SECONDS = 3600
"""Offsets of zones are written in hours."""

LAST_SECOND = 59
"""Of a minute, for Python."""

_ZONES = {"BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5, "JST": 9, "KST": 9, "WIB": 7, "HKT": 8,
          "SGT": 8, "PHT": 8, "PKT": 5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3}  # fmt: skip
"""Hours east of Greenwich of zone names that RFC 822 does not know."""

# Readers of RFC 822 take the year 0000 for 2000.
_YEAR_ZERO = re.compile(r"(?<![+-])\b0\d{3}\b")


def read_published(stamps: Sequence[str], parsed: time.struct_time | None, lang: str, now: datetime) -> datetime | None:
    """The first date that can be right, or None; no stamp ever raises.

    Args:
        stamps: as written, best first.
        parsed: a date that the parser of the feed understood, UTC, or None; believed where no stamp itself is.
        lang: of the entry, or "" for English.
        now: aware; nothing is published more than `MAX_AHEAD` after it.
    """
    dates = [text for text in stamps if not _YEAR_ZERO.search(text)]
    for text in dates:
        moment = read_time(text)
        if moment is not None and _is_plausible(moment, now):
            return moment
    if parsed is not None and len(dates) == len(stamps):
        try:
            year, month, day, hour, minute, second, *_ = parsed
            moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except (ValueError, TypeError):
            return None
        if _is_plausible(moment, now):
            return moment
    local = (_read_local(text, lang) for text in dates)
    return next((moment for moment in local if moment is not None and _is_plausible(moment, now)), None)


def read_time(text: str) -> datetime | None:
    """An RFC 822 or ISO 8601 date with the offset it was written with, else None; without an offset it is UTC."""
    text = " ".join(text.split())
    if not text or len(text) > MAX_STAMP_CHARS:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        rfc822 = _read_rfc822(text)
        if rfc822 is None:
            return None
        moment = rfc822
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    offset = moment.utcoffset() or timedelta()
    return moment if abs(offset) <= MAX_OFFSET else moment.replace(tzinfo=UTC)


def _read_local(text: str, lang: str) -> datetime | None:
    """A date in the words of a language ("martes, 17 de febrero de 2026 - 10:30"); UTC, noon where no time is given."""
    from tui.dates.tagging import written_day

    try:
        day = written_day(text[:MAX_STAMP_CHARS], lang or "en")
    except (ValueError, ArithmeticError, LookupError, re.error):
        return None
    if day is None:
        return None
    clock = re.search(r"\b([01]?\d|2[0-3])[:h.]([0-5]\d)\b", text.rpartition(str(day.year))[2])
    return datetime.combine(day, clocktime(int(clock[1]), int(clock[2])) if clock else NOON, UTC)


def _is_plausible(moment: datetime, now: datetime) -> bool:
    try:
        return moment.year >= EARLIEST and moment <= now + MAX_AHEAD
    except OverflowError:
        return False


def _read_rfc822(text: str) -> datetime | None:
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        year, month, day, hour, minute, second, *_, seconds_east = parts
        zone = text.rsplit(" ", 1)[-1].upper()
        if not seconds_east and zone in _ZONES:
            seconds_east = int(_ZONES[zone] * HOUR_SECONDS)
        # A leap second is the last of its minute.
        second = min(second, LAST_SECOND)
        offset = timezone(timedelta(seconds=seconds_east or 0))
        return datetime(year, month, day, hour, minute, second, tzinfo=offset)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
