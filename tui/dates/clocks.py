"""Times of day: clock times, parts of the day, and putting them on a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from tui.dates.scene import Match, Reading, Scene
from tui.model import Precision, When

CLOCK_GROUPS = (("clock", "ampm"), ("clock2", "ampm4"))
WORD_GROUPS = (("oclock", ("ampm2", "ampm3")), ("oclock2", ("ampm5", "ampm6")))
MARK_GROUPS = (("pclock", ""), ("uclock", "uminute"), ("hclock", "hminute"))
PART_GROUPS = ("part", "prepart", "part0", "wd")


def clock_of(match: Match) -> time | None:
    """The clock time that the match names, or None."""
    for group, half in CLOCK_GROUPS:
        if match.has(group):
            return read_clock(match.word(group, "clock"), match.word(half, "ampm"))
    for group, halves in WORD_GROUPS:
        if match.has(group):
            value = match.value(group, "hour") or match.value(group, "number")
            for written in ("clock", "clockdot"):
                value = match.word(group, written) or value
            half = next((match.word(name, "ampm") for name in halves if match.has(name)), "")
            if value is not None:
                return read_clock(value if isinstance(value, str) else str(int(value)), half)
    for name, minute_name in MARK_GROUPS:
        for group, minute in ((name, minute_name), (f"{name}2", f"{minute_name}2")):
            if match.has(group):
                roles = match.token(group).roles
                hour = roles.get("clock", roles.get("clockdot", roles.get("hour", roles.get("small", roles.get("number")))))
                minutes = match.number(minute, "int") if minute_name else None
                return read_clock(f"{hour}:{minutes:02d}" if minutes is not None else str(hour))
    return None


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
    clock = clock_of(match)
    mod = (
        match.word("premod", "modifier")
        or match.word("premod2", "modifier")
        or match.word("postmod", "modifier")
        or reading.mod
    )
    if clock is not None:
        return at_clock(day, clock, replace(reading, mod=mod))
    part = part_of_day(match)
    if part:
        return at_part(day, part, replace(reading, mod=mod))
    return replace(reading, mod=mod) if mod else reading


def at_clock(day: date, clock: time, reading: Reading) -> Reading:
    value = f"{day.isoformat()}T{clock.hour:02d}:{clock.minute:02d}" + (f":{clock.second:02d}" if clock.second else "")
    when = When(day, day, Precision.TIME, clock=clock)
    return replace(reading, type="TIME", value=value, when=when)


def at_part(day: date, part: str, reading: Reading) -> Reading:
    """On a part of the day; midnight and noon are clock times."""
    if part[0].isdigit():
        return replace(reading, type="TIME", value=f"{day.isoformat()}T{part}", when=When.day(day))
    return replace(reading, type="TIME", value=f"{day.isoformat()}T{part}", when=When.day(day))
