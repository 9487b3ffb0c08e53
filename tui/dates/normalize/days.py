"""Resolvers of days, parts of the day and clock times that count from the anchor: yesterday, last night, at 7:15."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timezone

from tui.dates.arithmetic import add_days
from tui.dates.language.roles import OTHER
from tui.dates.normalize.clocks import (
    at_clock,
    at_part,
    clock_of,
    ends_day,
    in_part,
    part_of_day,
    with_time,
    zone_mark,
    zone_offset,
)
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CLOCK_TIME, Normalization, of_day
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS
from tui.dates.tuning import TUNING
from tui.model import When

_IN_ADDRESS = re.compile(r"\.[a-z]")
"""What follows a word that is part of an address on the web ("Tomorrow.io")."""
_NEXT_WORD = re.compile(r"[”\"’']?\s(\w+)")
"""The word behind another one, which can be in quotation marks."""

DEICTIC_RULES = {0: "day-of-publication", -1: "day-before-publication", 1: "day-after-publication"}
"""Days from publication to the name of the rule; farther ones share one."""


def deictic(match: Match, context: Context) -> Normalization | None:
    """`yesterday`, `today`, `late yesterday`, `tomorrow morning`; always from publication, also in narratives."""
    days = match.number("deictic")
    if days is None or _is_title(match, context):
        return None
    if days == 0 and _means_these_days(match, context):
        return Normalization("DATE", "PRESENT_REF", None, "vague-reference")
    meant = add_days(context.anchor, days)
    rule = DEICTIC_RULES.get(days, "days-from-publication")
    return with_time(match, context, meant, of_day(meant, rule, counted_from=context.anchor))


def _means_these_days(match: Match, context: Context) -> bool:
    """Whether "today" means nowadays: "known today as", "Constantinople, today Istanbul, fell in 1453"."""
    if match.end - match.start > 1:
        return False
    if match.roles_before().get("nowadays") == -1 or match.roles_after().get("nowadays") == 1:
        return True
    return "comma" in match.roles_before() and _is_apposition(match, context)


def _is_apposition(match: Match, context: Context) -> bool:
    """Whether a comma follows in the sentence, which then tells of a year long past."""
    comma = False
    for token in match.tokens[match.end : match.end + TUNING.apposition_window_tokens]:
        if "stop" in token.roles or "newline" in token.roles:
            return False
        comma = comma or "comma" in token.roles
        year = token.roles.get("year")
        if comma and isinstance(year, int) and year <= context.anchor.year - TUNING.long_past_years:
            return True
    return False


def _is_title(match: Match, context: Context) -> bool:
    """Whether a capital inside a sentence makes it the name of a paper or a programme ("USA Today", "the Today show")."""
    word = match.token("deictic")
    if not context.text[word.start].isupper():
        return False
    following = _NEXT_WORD.match(context.text, word.end)
    if following and following[1] in context.lexicon.title_nouns:
        return True
    before = match.tokens[match.start - 1] if match.start else None
    if _IN_ADDRESS.match(context.text, word.end):
        return True
    if before is not None and before.low.isalpha() and context.text[before.start].islower():
        return True
    return (
        match.number("deictic") == 0
        and before is not None
        and before.code == OTHER
        and before.end == word.start - 1
        and context.text[before.start].isupper()
    )


def deictic_part(match: Match, context: Context) -> Normalization | None:
    """`tonight`, `last night`, `overnight`."""
    days, part = match.word("dpart", "deictic_part").split()
    meant = add_days(context.anchor, int(days))
    resolved = _in_day(context.anchor, "part-of-day-from-publication", match.word("mod", "modifier"))
    clock = clock_of(match)
    if clock is not None:
        return at_clock(meant, in_part(clock, part), resolved, zone_mark(match))
    return at_part(meant, part, resolved)


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
    return _of_habit(resolved) if not direction and _is_repeated(match, context) else resolved


def _is_told_apart(match: Match, part: str, running: date | None) -> bool:
    """Whether a part of the day without a direction word is that of one day: "the afternoon" of a day under discussion."""
    opening = match.tokens[match.start].roles
    if "article" not in opening and "on" in opening and not part[0].isdigit():
        return False
    return running is not None or bool(opening.keys() & {"on", "placed"}) or match.names("placed")


def clock(match: Match, context: Context) -> Normalization | None:
    """`at 7:15 p.m.`, `4 in the morning`: on the day under discussion."""
    told = clock_of(match)
    if told is None or _is_result(match):
        return None
    near = context.narrative or match.start - context.running_place <= TUNING.same_day_window_tokens
    base = (context.running_day if near else None) or context.anchor
    told = in_part(told, part_of_day(match))
    if base == context.anchor:
        base = _day_told(match, context, told)
    resolved = at_clock(base, told, _in_day(base, CLOCK_TIME, match.word("approx")), zone_mark(match), ends_day(match))
    return _of_habit(resolved) if _is_repeated(match, context) else resolved


def _day_told(match: Match, context: Context, told: time) -> date:
    """The day of a clock time without one: the day of publication where the clock stands, a day earlier where what is told
    had not happened by then."""
    if context.moment is None or tense_of(match, context) >= 0:
        return context.anchor
    offset = zone_offset(match)
    known = offset is not None and context.moment.tzinfo is not None
    now = context.moment.astimezone(timezone(offset)) if known and offset is not None else context.moment
    return add_days(now.date(), -1 if told > now.time() else 0)


def _is_repeated(match: Match, context: Context) -> bool:
    """Whether a clock time stands beside words for a habit: "every day at 7:30", "10 p.m. each night"."""
    if match.start - context.repeated_place <= TUNING.repeated_clock_window_tokens:
        return True
    after = match.tokens[match.end : match.end + TUNING.repeated_clock_window_tokens]
    return any(token.roles.keys() & {"every", "weekdays", "frequency"} for token in after)


def _of_habit(resolved: Normalization) -> Normalization:
    """A time of any day: no place on the timeline."""
    return replace(resolved, value=f"{ANY_DAY}{resolved.value[len(ANY_DAY) :]}", when=None)


ANY_DAY = "XXXX-XX-XX"
"""The day of a habit in TIMEX3."""


def _is_result(match: Match) -> bool:
    """Whether hours, minutes and seconds stand alone: then they are the time of a runner, not of a clock."""
    bare = all(token.roles.keys() & {"clock", "approx"} for token in match.inside())
    return bare and match.word("clock").count(":") == 2


def _in_day(base: date, rule: str, mod: str) -> Normalization:
    """A time within a day, whose value and place are still to be filled in."""
    return Normalization("TIME", "", When.day(base), rule, mod, anchor=base.isoformat())
