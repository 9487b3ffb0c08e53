"""Resolvers of weekdays, days and parts of the day that count from the anchor: Friday, yesterday, last night, at 7:15."""

from __future__ import annotations

import re
from datetime import date

from tui.dates.arithmetic import (
    add_days,
    add_months,
    shift,
)  # fmt: skip
from tui.dates.language.roles import OTHER
from tui.dates.normalize.calendar_dates import DIRECTIONS
from tui.dates.normalize.clocks import at_clock, at_part, clock_of, in_part, part_of_day, with_time, zone_mark
from tui.dates.normalize.context import Match, Reading, Scene, is_lone
from tui.dates.normalize.direction import lean
from tui.model import When
from tui.model.calendar import last_of_month

_PROGRAMME = re.compile(r"[”\"’']?\s(?:show|programme|program|newspaper|newsroom|magazine|host|anchor|presenter)\b")
"""What follows the name of a paper or a programme."""


def weekday(match: Match, scene: Scene) -> Reading | None:
    """`Friday`, `last Tuesday`, `Monday of next week`, `Thursday night`.

    A bare weekday is the latest one up to and including the anchor, unless its clause looks ahead (91 % of bare weekdays
    in the tuning news are past or the day itself).
    """
    number = match.number("wd", "weekday")
    if number is None:
        return None
    if (
        match.token("wd").roles.get("weak")
        and (is_lone(match) or match.word("dir", "direction") == "same")
        and not (match.names("on") or _is_abbreviation(match, scene))
    ):
        return None
    direction = match.word("dir", "direction") or match.word("dirafter")
    tale = scene.narrative and scene.running is not None and scene.running[1] != "year"
    anchor = scene.base if tale else scene.anchor
    if match.has("wdir"):
        if match.word("wunit", "unit") != "week":
            return None
        monday = add_days(anchor, -anchor.weekday() + 7 * DIRECTIONS.get(match.word("wdir", "direction"), 0))
        found, rule = add_days(monday, number - 1), "weekday-of-counted-week"
    elif match.has("weekdir", "dunit") or "weekdir" in match.token("wd").roles:
        counted = match.number("weekdir") if match.has("weekdir") else match.number("wd", "weekdir")
        if counted is None:
            steps, unit, *_ = match.word("dunit", "deictic_unit").split()
            if unit != "week":
                return None
            counted = int(steps)
        found, rule = add_days(anchor, -anchor.weekday() + 7 * counted + number - 1), "weekday-of-counted-week"
    elif direction in ("last", "past", "previous", "latest"):
        found, rule = add_days(anchor, -((anchor.isoweekday() - number - 1) % 7 + 1)), "last-weekday"
    elif direction in ("next", "following"):
        found, rule = add_days(anchor, (number - anchor.isoweekday() - 1) % 7 + 1), "next-weekday"
    elif direction == "this":
        ahead = lean(scene, match.start, match.end) >= 0
        found, rule = (_coming(anchor, number), "this-weekday") if ahead else (_latest(anchor, number), "this-weekday")
    elif tale:
        found, rule = _coming(anchor, number), "weekday-after-running-date"
    elif _is_set_for(match) or lean(scene, match.start, match.end) > 0:
        found, rule = _coming(anchor, number), "weekday-after-publication"
    else:
        found, rule = _latest(anchor, number), "weekday-before-publication"
    return with_time(
        match, scene, found, Reading("DATE", found.isoformat(), When.day(found), rule, anchor=anchor.isoformat())
    )


def _is_abbreviation(match: Match, scene: Scene) -> bool:
    """Whether a doubtful weekday is written with a full stop behind a preposition ("on Mon.")."""
    before = scene.tokens[match.start - 1].roles if match.start else {}
    return scene.text[match.token("wd").end - 1] == "." and "place" in before


def _is_set_for(match: Match) -> bool:
    """Whether something is fixed for the day ("a strike for Friday"), not about something of the day ("for Friday's raid")."""
    before = match.tokens[match.start - 1].roles if match.start else {}
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    return "ahead" in before and "poss" not in after


def _latest(anchor: date, number: int) -> date:
    return add_days(anchor, -((anchor.isoweekday() - number) % 7))


def _coming(anchor: date, number: int) -> date:
    return add_days(anchor, (number - anchor.isoweekday()) % 7)


def day_on_weekday(match: Match, scene: Scene) -> Reading | None:
    """`Friday the 13th`: the nearest such day that falls on that weekday, on the side that its clause looks to."""
    number, day = match.number("wd", "weekday"), match.number("day", "domord")
    if number is None or day is None:
        return None
    anchor = scene.base if scene.narrative else scene.anchor
    step = 1 if lean(scene, match.start, match.end) > 0 else -1
    for months in range(0, 24 * step, step):
        month = add_months(anchor.replace(day=1), months)
        if day > last_of_month(month.year, month.month).day:
            continue
        found = month.replace(day=day)
        if found.isoweekday() == number and (found - anchor).days * step >= 0:
            reading = Reading("DATE", found.isoformat(), When.day(found), "day-on-weekday", anchor=anchor.isoformat())
            return with_time(match, scene, found, reading)
    return None


def week_from_day(match: Match, scene: Scene) -> Reading | None:
    """`a week from Friday`, `two weeks from tomorrow`."""
    unit = match.word("unit")
    if unit not in ("day", "week", "fortnight", "month", "year"):
        return None
    if match.has("wd"):
        start = _coming(scene.anchor, match.number("wd", "weekday") or 1)
    else:
        start = add_days(scene.anchor, match.number("deictic") or 0)
    count = match.number("count") or match.number("count2", "number") or 1
    found = shift(start, count, unit)
    return Reading("DATE", found.isoformat(), When.day(found), "counted-from-a-day", anchor=start.isoformat())


def deictic(match: Match, scene: Scene) -> Reading | None:
    """`yesterday`, `today`, `late yesterday`, `tomorrow morning`; always from publication, also in narratives."""
    days = match.number("deictic")
    if days is None or (days == 0 and _is_title(match, scene)):
        return None
    found = add_days(scene.anchor, days)
    rule = {0: "day-of-publication", -1: "day-before-publication", 1: "day-after-publication"}.get(
        days, "days-from-publication"
    )
    return with_time(
        match, scene, found, Reading("DATE", found.isoformat(), When.day(found), rule, anchor=scene.anchor.isoformat())
    )


def _is_title(match: Match, scene: Scene) -> bool:
    """Whether a capital inside a sentence makes it the name of a paper or a programme ("USA Today", "the Today show")."""
    word = match.token("deictic")
    if scene.text[word.start].isupper() and _PROGRAMME.match(scene.text, word.end):
        return True
    before = match.tokens[match.start - 1] if match.start else None
    return (
        before is not None
        and before.code == OTHER
        and before.end == word.start - 1
        and scene.text[word.start].isupper()
        and scene.text[before.start].isupper()
    )


def deictic_part(match: Match, scene: Scene) -> Reading | None:
    """`tonight`, `last night`, `overnight`."""
    days, part = match.word("dpart", "deictic_part").split()
    found = add_days(scene.anchor, int(days))
    reading = Reading(
        "TIME",
        "",
        When.day(found),
        "part-of-day-from-publication",
        match.word("mod", "modifier"),
        anchor=scene.anchor.isoformat(),
    )
    if (clock_time := clock_of(match)) is not None:
        return at_clock(found, in_part(clock_time, part), reading, zone_mark(match))
    return at_part(found, part, reading)


def part_of_day_only(match: Match, scene: Scene) -> Reading | None:
    """`this morning`, `the next morning`, `the afternoon` (of the day under discussion)."""
    part = match.word("part")
    direction = match.word("dir", "direction") or match.word("dir", "dirafter")
    step = {"next": 1, "following": 1, "last": -1, "previous": -1}.get(direction, 0)
    running = scene.running[0] if scene.running and scene.running[1] == "day" else None
    if direction in ("same", "next", "following", "previous") or not direction:
        base = running or scene.anchor
    else:
        base = scene.anchor
    opening = match.tokens[match.start].roles
    if not direction and "article" not in opening and "on" in opening and not part[0].isdigit():
        return None
    if not direction and running is None and not opening.keys() & {"on", "placed"} and not match.names("placed"):
        return None
    found = add_days(base, step)
    reading = Reading(
        "TIME",
        "",
        When.day(found),
        "part-of-day-under-discussion",
        match.word("mod", "modifier"),
        anchor=base.isoformat(),
    )
    return at_part(found, part, reading)


def _is_result(match: Match) -> bool:
    """Whether hours, minutes and seconds stand alone: then they are the time of a runner, not of a clock."""
    bare = all(token.roles.keys() & {"clock", "approx"} for token in match.inside())
    return bare and match.word("clock").count(":") == 2


CLOCK_RULE = "clock-time-under-discussion"

DISCUSSED = 100
"""Tokens after which a day that the text named is no longer the one that a bare clock time belongs to."""


def clock(match: Match, scene: Scene) -> Reading | None:
    """`at 7:15 p.m.`, `4 in the morning`: on the day under discussion."""
    found = clock_of(match)
    if found is None or _is_result(match):
        return None
    found = in_part(found, part_of_day(match))
    near = scene.narrative or match.start - scene.running_place <= DISCUSSED
    base = scene.running[0] if scene.running and scene.running[1] == "day" and near else scene.anchor
    return at_clock(
        base,
        found,
        Reading("TIME", "", None, CLOCK_RULE, match.word("approx"), anchor=base.isoformat()),
        zone_mark(match),
    )
