"""Rules and resolvers of parts of the day and clock times: last night, this morning, at 7:15."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from tui.dates.arithmetic import add_days
from tui.dates.grammar.parts import AFTER_CLOCK, CLOCK_SURE, IN_ANOTHER_ZONE
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import Token
from tui.dates.normalize.clocks import (
    at_clock,
    at_part,
    clock_of,
    day_told,
    ends_day,
    in_part,
    part_of_day,
)
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CLOCK_TIME, Normalization
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS
from tui.dates.tuning import TUNING
from tui.model import When


@rule(
    f"approx? mod:modifier? hyphen? dpart:deictic_part {AFTER_CLOCK}",
    reads={
        "en": {"tonight": "2026-01-02TNI", "overnight": "2026-01-01TNI", "late tonight": "2026-01-02TNI END"},
        "zh": {"昨晚8时": "2026-01-01T20:00"},
    },
)
def deictic_part(match: Match, context: Context) -> Normalization | None:
    """`tonight`, `last night`, `overnight`."""
    days, part = match.word("dpart", "deictic_part").split()
    meant = add_days(context.anchor, int(days))
    resolved = _in_day(context.anchor, "part-of-day-from-publication", match.word("mod", "modifier"))
    clock = clock_of(match)
    if clock is not None:
        return at_clock(meant, in_part(clock, part), resolved, match)
    return at_part(meant, part, resolved)


@rule(
    "mod:modifier? hyphen? dir:direction part:part",
    reads={
        "en": {
            "this morning": "2026-01-02TMO",
            "this afternoon": "2026-01-02TAF",
            "early this morning": "2026-01-02TMO START",
        }
    },
)
@rule(
    "part:part dir:dirafter",
    reads={
        "es": {"noche pasada": "2026-01-02TNI"},
        "fr": {"soir dernier": "2026-01-01TEV"},
        "it": {"notte scorsa": "2026-01-01TNI"},
    },
)
@rule("on part:part", reads={"en": {"The siren sounded at [noon].": "2026-01-02T12:00"}})
@rule("mod:modifier? (?=placed) part:part", reads={"pl": {"Rano": "2026-01-02TMO"}})
@rule(
    "article mod:modifier? hyphen? part:part",
    reads={
        "en": {
            "She came on Tuesday and left in [the afternoon].": "2025-12-30TAF",
            "She came on Tuesday. By [the late afternoon] she had left.": "2025-12-30TAF END",
            "She came on Tuesday; [the morning] was cold.": "2025-12-30TMO",
        }
    },
)
def part_of_day_only(match: Match, context: Context) -> Normalization | None:
    """`this morning`, `the next morning`, `the afternoon` (of the day under discussion)."""
    part, direction = match.word("part"), match.direction()
    running = context.running_day
    if not direction and not _is_told_apart(match, part, running):
        return None
    under_discussion = direction in ("", "same", "next", "following", "previous")
    base = (running if under_discussion else None) or context.anchor
    step = DIRECTIONS.get(direction, 0) if direction in ("next", "following", "last", "previous") else 0
    resolved = _in_day(base, "part-of-day-under-discussion", match.word("mod", "modifier"))
    resolved = at_part(add_days(base, step), part, resolved)
    if not direction and _is_repeated(match, context):
        return _of_habit(resolved, context)
    timeless = not direction and running is None and not context.narrative and not tense_of(match, context)
    return replace(resolved, when=None) if timeless else resolved


def _is_told_apart(match: Match, part: str, running: date | None) -> bool:
    """Whether a part of the day without a direction word is that of one day: "the afternoon" of a day under discussion."""
    opening = match.tokens[match.start].roles
    if "article" not in opening and "on" in opening and not part[0].isdigit():
        return False
    return running is not None or bool(opening.keys() & {"on", "placed"}) or match.names("placed")


@rule(
    f"approx:approx? {CLOCK_SURE} {IN_ANOTHER_ZONE} (?: of? article? part:part)?",
    reads={
        "en": {
            "5pm": "2026-01-02T17:00",
            "9am": "2026-01-02T09:00",
            "06:40 local time (2140 GMT)": "2026-01-02T06:40",
            "6:30 in the evening": "2026-01-02T18:30",
            "19.30 GMT": "2026-01-02T19:30",
        },
        "et": {"kell pool kuus": "2026-01-02T05:30"},
        "fr": {"Le bac part chaque jour à [7 heures].": "T07:00"},
        "el": {
            "Η έκθεση ανοίγει στις [18.00].": "2026-01-02T18:00",
            "Η γιορτή αρχίζει στις [5 και μισή].": "2026-01-02T05:30",
            "Οι τράπεζες ανοίγουν στις [οκτώ το πρωί].": "2026-01-02T08:00",
            "3 μ.μ.": "2026-01-02T15:00",
        },
        "de": {
            "gegen 19 Uhr": "2026-01-02T19:00 APPROX",
            "um [19.30]": "2026-01-02T19:30",
            "gegen 19.30": "2026-01-02T19:30",
        },
    },
)
@rule(
    f"approx:approx? part:part {CLOCK_SURE}",
    reads={
        "en": {"afternoon 3 p.m.": "2026-01-02T15:00"},
        "zh": {
            "上午9时": "2026-01-02T09:00",
            "上午9点": "2026-01-02T09:00",
            "上午9点30分": "2026-01-02T09:30",
            "下午3点半": "2026-01-02T15:30",
        },
        "ja": {"午前9時": "2026-01-02T09:00"},
    },
)
@rule(
    "oclock=(int|number) of article part:part",
    reads={"en": {"4 in the morning": "2026-01-02T04:00", "seven in the evening": "2026-01-02T19:00"}},
)
@rule(
    "oclock=(hour|clockdot|clock) (?=(?:to|slash) on? (?:hour|clockdot|clock) clockword)",
    reads={
        "de": {
            "[10] bis 12 Uhr": "2026-01-02T10:00",
            "[9.30] bis 11 Uhr": "2026-01-02T09:30",
            "von [14] bis 16 Uhr": "2026-01-02T14:00",
        }
    },
)
def clock(match: Match, context: Context) -> Normalization | None:
    """`at 7:15 p.m.`, `4 in the morning`: on the day under discussion."""
    told = clock_of(match)
    if told is None or _is_result(match):
        return None
    near = context.narrative or match.start - context.running_place <= TUNING.same_day_window_tokens
    base = (context.running_day if near else None) or context.anchor
    told = in_part(told, part_of_day(match))
    rule_name = CLOCK_TIME
    if base == context.anchor:
        base = day_told(match, context, told)
        rule_name = CLOCK_TIME if base <= context.anchor else CLOCK_IN_ZONE
    if ends_day(match):
        rule_name = END_OF_DAY
    resolved = at_clock(base, told, _in_day(base, rule_name, match.word("approx")), match, ends_day(match))
    return _of_habit(resolved, context) if _is_repeated(match, context) else resolved


END_OF_DAY = "clock-time-at-end-of-day"
"""Rule of 24:00, which is of the next day already."""


def _is_repeated(match: Match, context: Context) -> bool:
    """Whether a clock time stands beside words for a habit: "every day at 7:30", "10 p.m. each night", or beside a clock time
    that does: "from 9 a.m. to 5 p.m. on weekdays"."""
    if match.start - context.repeated_place <= TUNING.repeated_clock_window_tokens:
        context.repeated_place = match.end
        return True
    place, last = match.end, len(match.tokens)
    while place < last and match.tokens[place].roles.keys() & CLOCKS and not match.tokens[place].roles.keys() & HABITS:
        place += 1
    after = match.tokens[place : place + TUNING.repeated_clock_window_tokens + 1]
    return any(_tells_habit(*pair) for pair in pairwise(after)) or (
        len(after) == 1 and bool(after[0].roles.keys() & {"weekdays", "frequency"})
    )


def _tells_habit(token: Token, following: Token) -> bool:
    """Whether a word tells of a habit: "daily", "weekdays", "each" before a unit."""
    roles = token.roles.keys()
    return bool(roles & {"weekdays", "frequency"}) or ("every" in roles and bool(following.roles.keys() & COUNTED))


COUNTED = frozenset({"unit", "part", "weekday", "ordinal", "count", "number", "length", "direction"})
"""Roles of what stands behind "every" where it tells of a habit."""


CLOCK_IN_ZONE = "clock-time-in-its-zone"
"""Rule of clock times whose zone is a day ahead of publication."""

HABITS = frozenset({"every", "weekdays", "frequency"})
"""Roles of words for a habit."""

CLOCKS = frozenset({"clock", "clockdot", "ampm", "to", "clockword", "zone"})
"""Roles of what stands between a clock time and the next one."""


def _of_habit(resolved: Normalization, context: Context) -> Normalization:
    """A time of any day: no place on the timeline; annotators who keep clock times apart write it without a day."""
    clock = resolved.value[len(ANY_DAY) :]
    return replace(resolved, value=clock if context.lexicon.clock_apart else f"{ANY_DAY}{clock}", when=None)


ANY_DAY = "XXXX-XX-XX"
"""The day of a habit in TIMEX3."""


def _is_result(match: Match) -> bool:
    """Whether hours, minutes and seconds stand alone, which are the time of a runner, or a score beside another one
    ("0:13 (37:45)")."""
    bare = all(token.roles.keys() & {"clock", "approx"} for token in match.inside())
    if not bare or not match.has("clock"):
        return False
    behind = match.tokens[match.end : match.end + SCORE_TOKENS]
    beside = len(behind) == SCORE_TOKENS and "open" in behind[0].roles and ":" in behind[1].low + behind[2].low
    return match.word("clock").count(":") == 2 or (beside and bool(behind[1].roles.keys() & {"clock", "int"}))


SCORE_TOKENS = 3
"""Tokens in which another score begins behind one: a bracket, its number, a colon."""


def _in_day(base: date, rule: str, mod: str) -> Normalization:
    """A time within a day, whose value and place are still to be filled in."""
    return Normalization("TIME", "", When.day(base), rule, mod, anchor=base.isoformat())
