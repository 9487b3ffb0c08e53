"""Resolvers of units that are counted from the anchor: last month, the end of the year, this weekend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import (
    PARTS_OF_UNIT,
    SEASON_NUMBER,
    add_days,
    add_months,
    duration_value,
    make_date,
    part_of,
    season_of,
    shift,
    timex_unit,
    when_unit,
)  # fmt: skip
from tui.dates.normalize.calendar_dates import DIRECTIONS
from tui.dates.normalize.clocks import at_part
from tui.dates.normalize.context import Match, Reading, Scene
from tui.dates.normalize.direction import lean
from tui.model import When


def direction_unit(match: Match, scene: Scene) -> Reading | None:
    """`last week`, `this year`, `the following month`, `early next year`, `later that day`, `the past year`."""
    unit = match.word("unit")
    direction = match.word("dir", "direction") or match.word("dir", "dirafter")
    mod = match.modifier()
    approx = match.word("approx") or match.word("approx2", "approx")
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if "plural" in match.token("unit").roles:
        if direction in ("past", "next", "last", "previous", "following"):
            return Reading("DURATION", duration_value("X", unit), None, "length-of-time")
        return None
    if match.has("ydir", "dunit", "year"):
        return _unit_of_other_year(match, scene, unit)
    if unit in PARTS_OF_UNIT:
        if "weak" in match.token("unit").roles:
            return None
        return None if direction in ("same", "this") else Reading("DURATION", f"PT1{unit[0].upper()}", None, "one-unit")
    under_discussion = (
        direction in ("same", "previous", "following")
        or (direction == "next" and (unit == "day" or scene.narrative))
        or (direction == "this" and unit == "day" and scene.narrative)
    )
    if "hyphen" in after and any("unit" in token.roles for token in match.tokens[match.end + 1 : match.end + 2]):
        return None
    base = (scene.running[0] if scene.running and under_discussion else None) or (
        scene.base if under_discussion else scene.anchor
    )
    if unit == "day" and under_discussion and not scene.narrative:
        base = scene.day or base
    if unit == "day" and direction == "same" and ("as" in after or (scene.running and scene.running[1] == "year")):
        return Reading("DATE", "XXXX-XX-XX", None, "day-not-told")
    step = {"last": -1, "past": -1, "latest": -1, "previous": -1, "next": 1, "following": 1}.get(direction, 0)
    if direction == "latest":
        step = 0 if unit not in ("quarter", "month") else -1
    if unit == "season":
        name, year = season_of(base)
        found = shift(make_date(year, SEASON_NUMBER[name] * 3, 15), step, "season")
        return Reading("DATE", timex_unit(found, "season"), None, "season-of-something", anchor=base.isoformat())
    elif unit == "weekend":
        found = _weekend(scene, base, direction, match)
    elif unit == "night":
        found = add_days(base, step)
        return at_part(found, "NI", Reading("TIME", "", When.day(found), "night-counted", anchor=base.isoformat()))
    else:
        found = shift(base, step, unit)
    if unit in ("decade", "century", "millennium") and direction in ("last", "past") and not mod:
        if unit == "decade":
            return Reading("DURATION", "P10Y", None, "one-unit")
        return Reading("DURATION", "P100Y" if unit == "century" else "P1000Y", None, "one-unit")
    if unit == "day" and direction in ("past", "last", "latest"):
        return Reading("DURATION", "P1D", None, "one-unit") if direction == "past" else None
    when = part_of(when_unit(found, unit), mod)
    if mod == "START" and direction == "this" and when.end and when.first <= base < when.end:
        when = replace(when, end=base) if lean(scene, match.start, match.end) <= 0 else when
    if approx in ("APPROX", "LESS_THAN", "MORE_THAN"):
        when = when.about()
    words = {-1: "last", 0: "this", 1: "next"}
    rule = f"{words[step]}-{unit}" + ("-under-discussion" if under_discussion else "")
    return Reading("DATE", timex_unit(found, unit), when, rule, mod or approx, anchor=base.isoformat())


def _unit_of_other_year(match: Match, scene: Scene, unit: str) -> Reading | None:
    """`the same month of last year`, `the same quarter of 2007`: the unit under discussion, in the other year."""
    word = match.word("ydir", "direction") or match.word("ydir", "dirafter")
    counted, _, yunit = match.word("dunit", "deictic_unit").partition(" ")
    told = match.number("year")
    named = match.word("dir", "direction") == "same" if told else (yunit or match.word("yunit", "unit")) == "year"
    if not named:
        return None
    if unit not in ("week", "month", "quarter", "half", "season"):
        return None
    base = scene.running[0] if scene.running and scene.running[1] in ("day", "month") else scene.anchor
    if unit == "quarter" and scene.quarter:
        base = scene.quarter[0]
    steps = told - base.year if told else int(counted) if counted else DIRECTIONS.get(word, 0)
    found = add_months(base, 12 * steps)
    return Reading(
        "DATE", timex_unit(found, unit), when_unit(found, unit), f"{unit}-of-counted-year", anchor=base.isoformat()
    )


def _weekend(scene: Scene, base: date, direction: str, match: Match) -> date:
    """The Saturday meant by "the weekend": the coming one for "next" or a clause that looks ahead, else the latest begun."""
    saturday = add_days(base, -((base.isoweekday() + 1) % 7))
    if direction in ("next", "following"):
        return add_days(saturday, 7)
    if direction in ("last", "past", "previous"):
        return saturday if base.weekday() < 5 else add_days(saturday, -7)
    if base.weekday() >= 5:
        return saturday
    return (
        add_days(saturday, 7)
        if (direction == "this" and lean(scene, match.start, match.end) >= 0) or lean(scene, match.start, match.end) > 0
        else saturday
    )


def deictic_unit(match: Match, scene: Scene) -> Reading | None:
    """Words that are a counted unit by themselves, in languages that have them (`heuer`, `去年`, `지난달`)."""
    steps, unit, *part = match.word("dunit", "deictic_unit").split()
    told = part == ["TOLD"]
    if told:
        part = []
    mod = match.word("mod", "modifier") or match.word("mod2", "modifier_after") or "".join(part)
    if unit == "weekend":
        base = scene.anchor
        saturday = _weekend(scene, base, {-1: "last", 1: "next"}.get(int(steps), ""), match)
        return Reading(
            "DATE",
            timex_unit(saturday, unit),
            when_unit(saturday, unit),
            "counted-weekend",
            mod,
            anchor=base.isoformat(),
        )
    base = scene.running[0] if told and scene.running else scene.anchor
    found = shift(base, int(steps), unit)
    words = {-1: "last", 0: "this", 1: "next"}
    rule = f"{words.get(int(steps), 'counted')}-{unit}" + ("-under-discussion" if told else "")
    return Reading(
        "DATE",
        timex_unit(found, unit),
        part_of(when_unit(found, unit), mod),
        rule,
        mod,
        anchor=base.isoformat(),
    )


def article_unit(match: Match, scene: Scene) -> Reading | None:
    """`the end of the month`, `earlier in the year`, `the quarter`, `the weekend`."""
    unit, mod = match.word("unit"), match.modifier()
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if unit == "quarter" and not mod and "of" in after:
        return None
    if not mod and unit != "weekend" and not (unit == "quarter" and match.names("article")):
        return None
    if match.token("unit").roles.get("plural") == unit:
        return None
    if mod and unit not in (
        "week",
        "month",
        "quarter",
        "half",
        "year",
        "decade",
        "century",
        "weekend",
        "day",
        "season",
    ):
        return None
    anchor = scene.base if scene.narrative else scene.anchor
    if unit == "day":
        if mod not in ("BEFORE", "AFTER", "END", "START"):
            return None
        anchor = scene.running[0] if scene.running and scene.running[1] == "day" else anchor
    if unit == "weekend":
        found = _weekend(scene, anchor, "", match)
    elif unit == "quarter" and not mod:
        found = add_months(anchor, -3) if lean(scene, match.start, match.end) <= 0 else anchor
    else:
        found = anchor
    when = part_of(when_unit(found, unit), mod)
    return Reading(
        "DATE",
        timex_unit(found, unit),
        when.about() if match.has("approx") else when,
        f"this-{unit}",
        mod,
        anchor=anchor.isoformat(),
    )


def unit_end(match: Match, scene: Scene) -> Reading | None:
    """`year-end`, `month's end`."""
    unit = match.word("unit")
    if unit not in ("week", "month", "quarter", "year"):
        return None
    anchor = scene.base if scene.narrative else scene.anchor
    when = part_of(when_unit(anchor, unit), "END")
    return Reading(
        "DATE",
        timex_unit(anchor, unit),
        when.about() if match.has("approx") else when,
        f"end-of-{unit}",
        "END",
        anchor=anchor.isoformat(),
    )
