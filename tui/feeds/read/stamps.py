"""When an entry was published: the stamps that feeds write, RFC 822, ISO 8601 or in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from functools import lru_cache

from tui.feeds.read.habits import is_in_digits

MAX_OFFSET = timedelta(hours=14)
"""From UTC, of any place on earth; an entry that says more is read as UTC."""

MAX_STAMP_CHARS = 100
"""Longer ones are none."""

KEPT_STAMPS = 2048
"""Stamps whose reading stays in memory: each of a document is asked for more than once."""

HOUR_SECONDS = 3600
"""Offsets of zones are written in hours."""

DAY_HOURS, HALF_DAY_HOURS = 24, 12
"""Of a clock, and of one that says "PM"."""

LAST_SECOND = 59
"""Of a minute, for Python."""

_ZONES = {
    "UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "TRT": 3, "WAT": 1, "CAT": 2, "SAST": 2, "EAT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75,
    "ICT": 7, "WIB": 7, "WITA": 8, "WIT": 9, "HKT": 8, "SGT": 8, "MYT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5,
    "ACDT": 10.5, "AEST": 10, "AEDT": 11, "CHST": 10, "NZST": 12, "NZDT": 13, "NST": -3.5, "NDT": -2.5, "AST": -4, "ADT": -3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
    "SST": -11, "BRT": -3, "ART": -3, "UYT": -3, "CLT": -4, "CLST": -3, "VET": -4, "COT": -5, "PET": -5, "ECT": -5,
}  # fmt: skip
"""Hours east of Greenwich of zone names; of several zones with one name, the one whose feeds write it."""

CLOCK = re.compile(
    r"""(?<![\d:])
    (?P<hour>\d{1,2}) : (?P<minute>\d{2}) (?: : (?P<second>\d{2}) (?:[.,]\d+)? )?
    (?: \s* (?P<half>[ap]) \.? \s? m\b\.? )?
    (?![\d:])""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_USUAL = re.compile(
    r"""(?: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [ ])?
    (?P<day>[0-9]{1,2}) [ ] (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ ] (?P<year>[0-9]{4})
    [ ] (?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}) [ ] (?: GMT | (?P<sign>[+-])(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2}) )""",
    re.VERBOSE,
)
_ZONE = re.compile(
    r"""(?: GMT | UTC | UT | Z )? \s?
    (?P<sign>[+-]) (?P<hours>\d{1,2}) :? (?P<minutes>\d{2})? (?: \s [A-Z]{1,5} )?
    | (?P<name>[A-Z]{1,5})""",
    re.IGNORECASE | re.VERBOSE,
)
COMMENT = re.compile(r"\s*\([^()]*\)\Z")
_SEPT = re.compile(r"\bsept\b", re.IGNORECASE)
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?P<milliseconds>\d{3})?(?:\.\d{1,9})?")
NO_DAY = re.compile(r"\d{4}(?:-\d{2})?")
"""A bare year or month, which says of no day that it was the one."""


def newest(moments: Sequence[datetime | None], count: int) -> list[int]:
    """Which entries of a document are its newest, in its order; those without a time count as the oldest.

    Where fewer than half have a time, the first are taken: most feeds begin with the newest.
    """
    indexes = list(range(len(moments)))
    if 2 * sum(moment is not None for moment in moments) >= len(moments):
        early = datetime.min.replace(tzinfo=UTC)
        indexes.sort(key=lambda index: moments[index] or early, reverse=True)
    return sorted(indexes[:count])


def read_time(text: str, naive: tzinfo = UTC) -> datetime | None:
    """A stamp with the offset it was written with, else None; without an offset it is of the zone `naive`.

    Read are RFC 822 and ISO 8601 in the ways in which they are bent: any order of day, month and year that names the month,
    12 hours and 24, offsets with a colon or behind "GMT", names of zones, seconds or milliseconds since 1970.
    """
    return _read(text, naive)


@lru_cache(maxsize=KEPT_STAMPS)
def _read(text: str, naive: tzinfo) -> datetime | None:
    if (usual := _USUAL.fullmatch(text)) and (moment := _read_usual(usual)) is not None:
        return moment
    text = " ".join(text.split())
    if not text or len(text) > MAX_STAMP_CHARS or NO_DAY.fullmatch(text):
        return None
    for read in (_read_iso, _read_epoch, _read_words, _read_rfc822):
        moment = read(text, naive)
        if moment is not None:
            return moment
    return None


def _read_usual(stamp: re.Match[str]) -> datetime | None:
    """RFC 822 as nearly all feeds write it; None where it is no time, for the others to say."""
    ahead = timedelta(hours=int(stamp["hours"] or 0), minutes=int(stamp["minutes"] or 0))
    if ahead > MAX_OFFSET:
        return None
    offset = timezone(-ahead if stamp["sign"] == "-" else ahead) if ahead else UTC
    year, month, day = int(stamp["year"]), _MONTHS.index(stamp["month"]) + 1, int(stamp["day"])
    try:
        hour, minute, second = map(int, stamp["clock"].split(":"))
        return datetime(year, month, day, hour, minute, second, tzinfo=offset)
    except ValueError:
        return None


def fixed(moment: datetime, zone: tzinfo) -> datetime | None:
    """A moment without a zone, of one whose offset may change over the year, with its offset then."""
    try:
        offset = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=timezone(offset) if offset else UTC)


def _read_iso(text: str, naive: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return fixed(moment, naive)
    return moment if abs(moment.utcoffset() or timedelta()) <= MAX_OFFSET else moment.replace(tzinfo=UTC)


def _read_epoch(text: str, _: tzinfo) -> datetime | None:
    since = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(since["seconds"]), UTC) if since else None


def _read_words(text: str, naive: tzinfo) -> datetime | None:
    """A day whose month has a name, or an ISO day, then a clock, then perhaps a zone."""
    text = COMMENT.sub("", text)
    clock = CLOCK.search(text)
    if clock is None:
        return None
    zone = read_zone(text[clock.end() :], naive)
    day = _read_day(text[: clock.start()])
    return None if zone is None or day is None else at_clock(day, clock, zone)


def _read_day(text: str) -> date | None:
    text = _SEPT.sub("Sep", text.rstrip(" ,-–T"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        parts = parsedate_tz(f"{text} 00:00:00")
        if parts is None:
            return None
        year, month, day, *_ = parts
        return date(year, month, day)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def read_zone(text: str, naive: tzinfo) -> tzinfo | None:
    """The zone that a text is: `naive` where it is empty or a name that nobody knows; None if it is something else."""
    zone = _ZONE.fullmatch(text.strip())
    if zone is None:
        return None if text.strip() else naive
    if zone["name"]:
        if zone["name"].upper() not in _ZONES:
            return naive
        offset = timedelta(hours=_ZONES[zone["name"].upper()])
    else:
        offset = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"] or 0))
        offset = -offset if zone["sign"] == "-" else offset
    return timezone(offset) if abs(offset) <= MAX_OFFSET else UTC


def at_clock(day: date, clock: re.Match[str], zone: tzinfo) -> datetime | None:
    """A day at the time that a clock shows; 24:00 is the midnight at its end."""
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    if clock["half"] and hour <= HALF_DAY_HOURS:
        hour = hour % HALF_DAY_HOURS + HALF_DAY_HOURS * (clock["half"].lower() == "p")
    is_midnight = (hour, minute, second) == (DAY_HOURS, 0, 0)
    try:
        # A leap second is the last of its minute.
        moment = datetime(day.year, day.month, day.day, 0 if is_midnight else hour, minute, min(second, LAST_SECOND))
        return fixed(moment + timedelta(days=is_midnight), zone)
    except (ValueError, OverflowError):
        return None


def _read_rfc822(text: str, naive: tzinfo) -> datetime | None:
    if is_in_digits(text):
        return None
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        year, month, day, hour, minute, second, *_, seconds_east = parts
        zone = text.rsplit(" ", 1)[-1].upper()
        if not seconds_east and zone in _ZONES:
            seconds_east = int(_ZONES[zone] * HOUR_SECONDS)
        elif seconds_east is None:
            return fixed(datetime(year, month, day, hour, minute, min(second, LAST_SECOND)), naive)
        # A leap second is the last of its minute.
        second = min(second, LAST_SECOND)
        offset = timezone(timedelta(seconds=seconds_east or 0))
        return datetime(year, month, day, hour, minute, second, tzinfo=offset)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
