"""Times of day: clock times, parts of the day, and putting them on a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tui.dates.arithmetic import HOURS_PER_DAY, MINUTES_PER_HOUR, add_days
from tui.dates.grammar.parts import AGAIN
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization
from tui.dates.reading.tense import tense_of
from tui.dates.tuning import TUNING
from tui.model import Precision, When

HOUR_GROUPS = ("clock", "oclock", "pclock", "uclock", "hclock", "nclock", "zclock", "wclock", "tclock", "vclock")
HALF_HOUR_GROUP = "xclock"
"""An hour that is only half over: "pool kuus", half of the sixth hour, is 5:30."""
FOUR_DIGITS_GROUP = "mclock"
"""Hours and minutes without a sign between: "0340 GMT"."""
PART_GROUPS = ("part", "prepart", "part0", "part1", "part1_b", "wd")
MODIFIER_GROUPS = ("premod", "premod2", "postmod")
ANY_HOUR = tuple(name + again for again in ("", AGAIN) for name in (*HOUR_GROUPS, FOUR_DIGITS_GROUP, HALF_HOUR_GROUP))
BESIDE_A_DAY = (*ANY_HOUR, *PART_GROUPS[:-1], *MODIFIER_GROUPS)
"""All groups of hours, and all that tell of a time beside a day; most matches have none."""

HOUR_ROLES = ("clock", "clockdot", "hour", "small", "number", "domord", "ordinal")
"""Roles whose value can be an hour, the surest first."""

HALF_DAY = 12
"""Hours of the dial; noon."""
HALF_PAST = 30
"""Minutes."""
MORNING_HOUR = 6
"""From this hour on, "at night" is the evening's part of it."""
AFTERNOON_HOUR = 5
"""Before this hour, "at midday" is after noon."""
ZONES = (-12, 14)
"""Hours by which the clocks of the earth are ahead of universal time, least and most."""
FOUR = 4
"""Digits of hours and minutes."""

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::(?P<second>\d\d))?\s*(?P<half>[ap])?")


def clock_of(match: Match) -> time | None:
    """The clock time that the match names, or None."""
    if not match.has(*ANY_HOUR):
        return None
    for again in ("", AGAIN):
        for name in HOUR_GROUPS:
            if match.has(name + again):
                return _clock_of_group(match, name + again, again)
        if match.has(FOUR_DIGITS_GROUP + again):
            digits = match.token(FOUR_DIGITS_GROUP + again).low
            return read_clock(f"{digits[:2]}:{digits[2:]}") if len(digits) == FOUR else None
        if match.has(HALF_HOUR_GROUP + again):
            hour = match.number(HALF_HOUR_GROUP + again, "hour") or 1
            return time((hour - 1) % HALF_DAY, HALF_PAST)
    return None


def _clock_of_group(match: Match, name: str, again: str) -> time | None:
    """The clock time of a group with an hour, with the minutes and the half of the day beside it."""
    roles = match.token(name).roles
    hour = next((roles[role] for role in HOUR_ROLES if role in roles), "")
    minutes = match.first((f"uminute{again}", f"hminute{again}", f"vminute{again}"), "int")
    if match.has(*(f"halfhour{place}{again}" for place in ("", "2", "3"))):
        minutes = HALF_PAST
    half = match.first(tuple(f"ampm{place}{again}" for place in ("", "2", "3", "4")), "ampm")
    text = str(hour) if minutes is None else f"{hour}:{int(minutes):02d}"
    return read_clock(text, str(half or ""))


def zone_mark(match: Match) -> str:
    """ "Z" where the clock time is said to be universal time in a language whose annotators write that, else ""."""
    zone = match.first(tuple(f"zone{place}{again}" for place in ("", "2", "3", "5") for again in ("", AGAIN)), "zone")
    return "Z" if zone == "Z" else ""


def zone_of(match: Match) -> tzinfo | None:
    """The zone that is named; None where none is, or where it is not known."""
    zone = str(
        match.first(
            tuple(f"zone{place}{again}" for place in ("", "2", "3", "4", "5", "6") for again in ("", AGAIN)), "zone"
        )
    )
    if zone in ("GMT", "Z"):
        return UTC
    if parts := _OFFSET.fullmatch(zone):
        sign, hours, minutes = parts.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-ahead if sign == "-" else ahead)
    return ZoneInfo(zone) if "/" in zone else None


def day_told(match: Match, context: Context, told: time) -> date:
    """The day of a clock time without one: the day of publication where the clock stands, a day earlier where what is told
    had not happened by then."""
    if context.moment is None or tense_of(match, context) >= 0:
        return context.anchor
    by_universal = day_by_universal_time(match, context, told)
    if by_universal is not None:
        return by_universal
    now = _now(match, context, context.moment)
    return add_days(now.date(), -1 if told > now.time() else 0)


def _now(match: Match, context: Context, moment: datetime) -> datetime:
    """Publication on the clocks of the zone that the text names, else on the publisher's."""
    zone = zone_of(match)
    return moment if zone is None or moment.tzinfo is None else moment.astimezone(zone)


def day_by_universal_time(match: Match, context: Context, told: time) -> date | None:
    """The local day of what had happened by publication, where the text also gives its universal time: "06:40 local time (2140
    GMT)"; None where it does not."""
    universal = _universal(match)
    if universal is None or context.moment is None or context.moment.tzinfo is None:
        return None
    now = context.moment.astimezone(UTC)
    day = add_days(now.date(), -1 if universal > now.time() else 0)
    ahead = (told.hour - universal.hour) * MINUTES_PER_HOUR + told.minute - universal.minute
    first, last = (hours * MINUTES_PER_HOUR for hours in ZONES)
    return add_days(day, 1 if ahead < first else -1 if ahead > last else 0)


def _universal(match: Match) -> time | None:
    """The clock time in brackets, if it is universal time."""
    if not match.has("elsewhere") or match.word("ezone", "zone") not in ("GMT", "Z"):
        return None
    digits = match.token("elsewhere").low
    return read_clock(f"{digits[:2]}:{digits[2:]}" if digits.isdigit() and len(digits) == FOUR else digits)


def had_begun(match: Match, context: Context, day: date, told: time) -> bool:
    """Whether a clock time of a day had passed at publication in the zone that the text names, else somewhere east."""
    if context.moment is None or context.moment.tzinfo is None:
        return False
    zone = zone_of(match) or timezone(timedelta(hours=TUNING.east_hours))
    return context.moment >= datetime.combine(day, told, zone)


def ends_day(match: Match) -> bool:
    """Whether the clock time is 24:00, the end of its day."""
    return any(match.has(name) and match.token(name).low.startswith(str(HOURS_PER_DAY)) for name in ANY_HOUR)


def in_part(clock: time, part: str) -> time:
    """A clock time on the twelve-hour dial, seen from the part of the day beside it ("7 in the evening")."""
    hour = clock.hour
    late = part in ("AF", "EV", "NI") and 0 < hour < HALF_DAY and not (part == "NI" and hour < MORNING_HOUR)
    after_noon = part == "MI" and 0 < hour < AFTERNOON_HOUR
    return clock.replace(hour=hour + HALF_DAY) if late or after_noon else clock


def read_clock(text: str, half: str = "") -> time | None:
    """`7:15`, `19.15`, `10pm`, `7:15 p.m.` as a time of day, or None; `half` is "am", "pm" or ""."""
    parts = _CLOCK.match(text.strip().lower())
    if not parts:
        return None
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)
    half = half or {"a": "am", "p": "pm"}.get(parts["half"] or "", "")
    if half == "pm" and hour < HALF_DAY:
        hour += HALF_DAY
    elif half == "am" and hour == HALF_DAY:
        hour = 0
    if hour == HOURS_PER_DAY and not minute:
        return time(0, 0)
    valid = hour < HOURS_PER_DAY and minute < MINUTES_PER_HOUR and second < MINUTES_PER_HOUR
    return time(hour, minute, second) if valid else None


def part_of_day(match: Match) -> str:
    """TIMEX3 part of the day that the match names (`MO`, `AF`, `EV`, `NI`, …), or ""."""
    for group in PART_GROUPS:
        if part := match.word(group, "part"):
            return part
    return ""


def with_time(match: Match, context: Context, day: date, resolved: Normalization) -> Normalization:
    """The reading of a day with the clock time or part of the day that stands beside it."""
    if not match.has(*BESIDE_A_DAY) and not match.word("wd", "part"):
        return resolved
    clock, part = clock_of(match), part_of_day(match)
    mod = match.first(MODIFIER_GROUPS, "modifier")
    resolved = replace(resolved, mod=str(mod)) if mod else resolved
    if clock is not None:
        return at_clock(day, in_part(clock, part), resolved, match, ends_day(match))
    return at_part(day, part, resolved) if part else resolved


def at_clock(
    day: date, clock: time, resolved: Normalization, match: Match | None = None, ends: bool = False
) -> Normalization:
    """The reading of a clock time on a day, with the zone that the match names; one that ends its day (24:00) is the first of the
    next."""
    if ends and not clock.hour and not clock.minute:
        day = add_days(day, 1)
    seconds = f":{clock.second:02d}" if clock.second else ""
    mark, zone = (zone_mark(match), zone_of(match)) if match else ("", None)
    value = f"{day.isoformat()}T{clock.hour:02d}:{clock.minute:02d}{seconds}{mark}"
    ahead = datetime.combine(day, clock, zone).utcoffset()
    told = clock if ahead is None else clock.replace(tzinfo=timezone(ahead))
    return replace(resolved, type="TIME", value=value, when=When(day, day, Precision.TIME, clock=told))


def at_part(day: date, part: str, resolved: Normalization) -> Normalization:
    """On a part of the day; noon is a clock time, midnight the end of its day."""
    if part == NOON:
        return at_clock(day, time(HALF_DAY), resolved)
    return replace(resolved, type="TIME", value=f"{day.isoformat()}T{part}", when=When.day(day))


NOON = "12:00"
"""Part of the day that is a clock time; "24:00" is the other one with digits, and no time of day that `time` knows."""
