"""When an entry was published, of all that its feed writes: machines' stamps, a habit's digits, the words of a language."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as clocktime

from tui.feeds.read.habits import DAY_FIRST, MONTH_FIRST, is_in_digits, order_of, read_day
from tui.feeds.read.stamps import CLOCK, COMMENT, MAX_STAMP_CHARS, NO_DAY, at_clock, fixed, read_time, read_zone

EARLIEST = 1990
"""Year before which no feed's entry was published."""

MAX_AHEAD = timedelta(days=1)
"""How far into the future a publication date is believed."""

NOON = clocktime(12)
"""Of an entry whose stamp names a day only: at its outlet, else in universal time, the same day in nearly every zone."""

_LOCAL_CLOCK = re.compile(r"\b([01]?\d|2[0-3])\s?[h.]\s?([0-5]\d)\b", re.IGNORECASE)
_CLOCK_SIGN = re.compile(r"\d:\d|\d[Tt]\d|\A\d{9,}(?:\.\d+)?\Z")
"""What a stamp that gives a time has, in digits or as a number of seconds."""

# Readers of RFC 822 take the year 0000 for 2000.
_YEAR_ZERO = re.compile(r"(?<![+-])\b0\d{3}\b")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a feed writes its stamps.

    Args:
        order: in which it writes day, month and year in digits: "dmy", "mdy", "ymd"; "" where it does not.
        naive: the zone of stamps that name none.
        local: the zone of such stamps in the words or digits of a habit, which no machine wrote for others.
    """

    order: str = ""
    naive: tzinfo = UTC
    local: tzinfo = UTC


NO_HABITS = Habits()
"""Of a feed that writes as machines do."""


def order_of_days(stamps: Iterable[str], lang: str, country: str, now: datetime) -> str:
    """`Habits.order` of a document, of all its stamps."""
    in_digits = [stamp for stamp in stamps if len(stamp) <= MAX_STAMP_CHARS and is_in_digits(stamp)]
    if not in_digits:
        return ""
    # Twelve hours and a month first go together, in English and where nobody says which language it is.
    is_english = any((clock := CLOCK.search(stamp)) and clock["half"] for stamp in in_digits)
    usual = _usual_order(lang or "en", country) if lang or country or is_english else DAY_FIRST
    return order_of(in_digits, usual, now)


def _usual_order(lang: str, country: str) -> str:
    from tui.dates.language.load import load

    lexicon = load(lang)
    if lexicon.month_first_in and country:
        return MONTH_FIRST if country in lexicon.month_first_in else DAY_FIRST
    return lexicon.order


def read_published(
    stamps: Sequence[str], parsed: time.struct_time | None, lang: str, now: datetime, habits: Habits = NO_HABITS
) -> datetime | None:
    """The first date that can be right, or None; no stamp ever raises.

    Args:
        stamps: as written, best first.
        parsed: a date that the parser of the feed understood, UTC, or None; believed where no stamp itself is.
        lang: of the entry, or "" for English.
        now: aware; nothing is published more than `MAX_AHEAD` after it.
        habits: of its feed.
    """
    dates = [text for text in stamps if not _YEAR_ZERO.search(text) and not NO_DAY.fullmatch(text.strip())]
    moments = [_read_stamp(text, lang, now, habits) for text in dates]
    for moment in moments:
        if moment is not None and _is_plausible(moment, now):
            return moment
    if parsed is not None and len(dates) == len(stamps) and not any(map(is_in_digits, dates)):
        try:
            year, month, day, hour, minute, second, *_ = parsed
            moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except (ValueError, TypeError):
            return None
        if not any(map(_CLOCK_SIGN.search, dates)):
            moment = _at_noon(moment.date(), habits.local) or moment
        moment = next(filter(None, (_with_own_clock(moment, text, habits.naive) for text in dates)), moment)
        if _is_plausible(moment, now):
            return moment
    # A stamp that is understood and cannot be right is no better in the words of any language.
    unread = [text for text, moment in zip(dates, moments, strict=True) if moment is None]
    local = (_read_local(text, known, habits.local) for text in unread for known in _languages(lang))
    return next((moment for moment in local if moment is not None and _is_plausible(moment, now)), None)


def _read_stamp(text: str, lang: str, now: datetime, habits: Habits) -> datetime | None:
    """A stamp as machines write it, or in digits in the order of its feed."""
    text = " ".join(text.split())
    if len(text) > MAX_STAMP_CHARS:
        return None
    moment = None if is_in_digits(text) else read_time(text, habits.naive)
    if moment is not None and _CLOCK_SIGN.search(text):
        return moment
    if found := read_day(text, habits.order or DAY_FIRST, now):
        return _at_told_clock(*found, lang, habits.local)
    return _at_noon(moment.date(), habits.local) if moment is not None else None


def _with_own_clock(parsed: datetime, text: str, naive: tzinfo) -> datetime | None:
    """The day that a parser found at the time that the stamp shows, where the parser saw neither "PM" nor the zone."""
    text = COMMENT.sub("", " ".join(text.split()))
    clock = CLOCK.search(text)
    zone = read_zone(text[clock.end() :], naive) if clock else None
    if clock is None or zone is None or (parsed.hour, parsed.minute) != (int(clock["hour"]), int(clock["minute"])):
        return None
    return at_clock(parsed.date(), clock, zone)


def _languages(lang: str) -> Iterable[str]:
    """The languages in whose words a stamp may be written: the declared one, else English first and then any."""
    if lang:
        return (lang,)
    from tui.languages.loader import codes

    return ("en", *(code for code in codes() if code != "en"))


def _read_local(text: str, lang: str, zone: tzinfo) -> datetime | None:
    """A date in the words of a language ("martes, 17 de febrero de 2026 - 10:30"); noon where no time is given."""
    from tui.dates.tagging import first_written_date

    text = text[:MAX_STAMP_CHARS]
    try:
        found = first_written_date(text, lang)
    except (ValueError, ArithmeticError, LookupError, re.error):
        return None
    if found is None or found.when is None:
        return None
    day = found.when.first
    return _at_told_clock(day, text.rpartition(str(day.year))[2], lang, zone, found.when.clock)


def _at_told_clock(day: date, rest: str, lang: str, zone: tzinfo, told: clocktime | None = None) -> datetime | None:
    """A day at the time that stands behind it, in digits or as a language writes it; noon where there is none.

    Args:
        rest: what stands behind the day.
        told: the time that was read with the day.
    """
    clock = CLOCK.search(rest)
    if clock and rest[: clock.start()].strip(" ,-–T|") == "":
        return at_clock(day, clock, read_zone(rest[clock.end() :], zone) or zone)
    told = told or _told_clock(rest, lang)
    if told is None and clock:
        return at_clock(day, clock, read_zone(rest[clock.end() :], zone) or zone)
    return fixed(datetime.combine(day, told), zone) if told else _at_noon(day, zone)


def _at_noon(day: date, zone: tzinfo) -> datetime | None:
    """What stands for a day of which no time is known."""
    return fixed(datetime.combine(day, NOON), zone)


def _told_clock(text: str, lang: str) -> clocktime | None:
    """The time of day that a text names in the words of a language ("오후 10:30", "22 h 30")."""
    if local := _LOCAL_CLOCK.search(text):
        return clocktime(int(local[1]), int(local[2]))
    from tui.dates.tagging import ANY_DAY, find_times

    try:
        times = find_times(text, ANY_DAY, lang or "en", narrative=False)
    except (ValueError, ArithmeticError, LookupError, re.error):
        return None
    return next((time.when.clock for time in times if time.when is not None and time.when.clock), None)


def _is_plausible(moment: datetime, now: datetime) -> bool:
    try:
        return moment.year >= EARLIEST and moment <= now + MAX_AHEAD
    except OverflowError:
        return False
