"""Times of day: clock times, parts of the day, and putting them on a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from tui.dates.normalize.context import Match, Reading, Scene
from tui.model import Precision, When

HOUR_GROUPS = (
    "clock",
    "oclock",
    "pclock",
    "uclock",
    "hclock",
    "nclock",
    "zclock",
    "wclock",
    "tclock",
    "vclock",
    "mclock",
    "xclock",
)
PART_GROUPS = ("part", "prepart", "part0", "part1", "part1_b", "wd")
AGAIN = "_b"
"""What the grammar adds to the groups of a clock time that stands behind the day."""
ANY_HOUR = tuple(name + again for again in ("", AGAIN) for name in HOUR_GROUPS)
BESIDE_A_DAY = (*ANY_HOUR, *PART_GROUPS[:-1], "premod", "premod2", "postmod")
"""All groups of hours, and all that tell of a time beside a day; most matches have none."""


def clock_of(match: Match) -> time | None:
    """The clock time that the match names, or None."""
    if not match.has(*ANY_HOUR):
        return None
    for again in ("", AGAIN):
        for name in HOUR_GROUPS:
            if match.has(name + again):
                roles = match.token(name + again).roles
                if name == "xclock":  # "pool kuus": half of the sixth hour, 5:30
                    return time((int(roles["hour"]) - 1) % 12, 30)
                if name == "mclock":
                    digits = match.token(name + again).low
                    return read_clock(f"{digits[:2]}:{digits[2:]}") if len(digits) == 4 else None
                hour = next(
                    (roles[role] for role in ("clock", "clockdot", "hour", "small", "number") if role in roles), ""
                )
                half_past = 30 if match.has(*(f"halfhour{place}{again}" for place in ("", "2", "3"))) else None
                minutes = half_past or match.first((f"uminute{again}", f"hminute{again}", f"vminute{again}"), "int")
                half = match.first(tuple(f"ampm{place}{again}" for place in ("", "2", "3", "4")), "ampm")
                text = str(hour) if minutes is None else f"{hour}:{int(minutes):02d}"
                return read_clock(text, str(half or ""))
    return None


def zone_mark(match: Match) -> str:
    """ "Z" where the clock time is said to be universal time in a language whose annotators write that, else ""."""
    zone = match.first(tuple(f"zone{place}{again}" for place in ("", "2", "3") for again in ("", AGAIN)), "zone")
    return "Z" if zone == "Z" else ""


def in_part(clock: time, part: str) -> time:
    """A clock time on the twelve-hour dial, seen from the part of the day beside it ("7 in the evening")."""
    if part in ("AF", "EV", "NI") and 0 < clock.hour < 12 and not (part == "NI" and clock.hour < 6):
        return clock.replace(hour=clock.hour + 12)
    if part == "MI" and 0 < clock.hour < 5:
        return clock.replace(hour=clock.hour + 12)
    return clock


def read_clock(text: str, half: str = "") -> time | None:
    """`7:15`, `19.15`, `10pm`, `7:15 p.m.` as a time of day, or None."""
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s*([ap])?", text.strip().lower())
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    half = half or {"a": "am", "p": "pm"}.get(found[4] or "", "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour == 24 and not minute:
        return time(0, 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def part_of_day(match: Match) -> str:
    """TIMEX3 part of the day that the match names (`MO`, `AF`, `EV`, `NI`, …), or ""."""
    for group in PART_GROUPS:
        if part := match.word(group, "part"):
            return part
    return ""


def with_time(match: Match, scene: Scene, day: date, reading: Reading) -> Reading:
    """The reading of a day with the clock time or part of the day that stands beside it."""
    if not match.has(*BESIDE_A_DAY) and not match.word("wd", "part"):
        return reading
    clock = clock_of(match)
    mod = (
        match.word("premod", "modifier")
        or match.word("premod2", "modifier")
        or match.word("postmod", "modifier")
        or reading.mod
    )
    part = part_of_day(match)
    if clock is not None:
        return at_clock(day, in_part(clock, part), replace(reading, mod=mod), zone_mark(match))
    if part:
        return at_part(day, part, replace(reading, mod=mod))
    return replace(reading, mod=mod) if mod else reading


def at_clock(day: date, clock: time, reading: Reading, zone: str = "") -> Reading:
    """The reading of a clock time on a day."""
    seconds = f":{clock.second:02d}" if clock.second else ""
    value = f"{day.isoformat()}T{clock.hour:02d}:{clock.minute:02d}{seconds}{zone}"
    when = When(day, day, Precision.TIME, clock=clock)
    return replace(reading, type="TIME", value=value, when=when)


def at_part(day: date, part: str, reading: Reading) -> Reading:
    """On a part of the day; midnight and noon are clock times."""
    if part == "12:00":
        return at_clock(day, time(12), reading)
    if part[0].isdigit():
        return replace(reading, type="TIME", value=f"{day.isoformat()}T{part}", when=When.day(day))
    return replace(reading, type="TIME", value=f"{day.isoformat()}T{part}", when=When.day(day))
