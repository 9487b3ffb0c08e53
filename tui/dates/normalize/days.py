"""Resolvers of days, parts of the day and clock times that count from the anchor: yesterday, last night, at 7:15."""

from __future__ import annotations

import re
from datetime import date

from tui.dates.arithmetic import add_days
from tui.dates.language.roles import OTHER
from tui.dates.normalize.clocks import at_clock, at_part, clock_of, in_part, part_of_day, with_time, zone_mark
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CLOCK_TIME, Normalization, of_day
from tui.dates.reading.which_year import DIRECTIONS
from tui.dates.tuning import TUNING
from tui.model import When

_NEXT_WORD = re.compile(r"[”\"’']?\s(\w+)")
"""The word behind another one, which can be in quotation marks."""

DEICTIC_RULES = {0: "day-of-publication", -1: "day-before-publication", 1: "day-after-publication"}
"""Days from publication to the name of the rule; farther ones share one."""


def deictic(match: Match, context: Context) -> Normalization | None:
    """`yesterday`, `today`, `late yesterday`, `tomorrow morning`; always from publication, also in narratives."""
    days = match.number("deictic")
    if days is None or (days == 0 and _is_title(match, context)):
        return None
    meant = add_days(context.anchor, days)
    rule = DEICTIC_RULES.get(days, "days-from-publication")
    return with_time(match, context, meant, of_day(meant, rule, counted_from=context.anchor))


def _is_title(match: Match, context: Context) -> bool:
    """Whether a capital inside a sentence makes it the name of a paper or a programme ("USA Today", "the Today show")."""
    word = match.token("deictic")
    if not context.text[word.start].isupper():
        return False
    following = _NEXT_WORD.match(context.text, word.end)
    if following and following[1] in context.lexicon.title_nouns:
        return True
    before = match.tokens[match.start - 1] if match.start else None
    return (
        before is not None
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
    return at_part(add_days(base, step), part, resolved)


def _is_told_apart(match: Match, part: str, running: date | None) -> bool:
    """Whether a part of the day without a direction word is that of one day: "the afternoon" of a day under discussion."""
    opening = match.tokens[match.start].roles
    if "article" not in opening and "on" in opening and not part[0].isdigit():
        return False
    return running is not None or bool(opening.keys() & {"on", "placed"}) or match.names("placed")


def clock(match: Match, context: Context) -> Normalization | None:
    """`at 7:15 p.m.`, `4 in the morning`: on the day under discussion."""
    time = clock_of(match)
    if time is None or _is_result(match):
        return None
    near = context.narrative or match.start - context.running_place <= TUNING.same_day_window_tokens
    base = (context.running_day if near else None) or context.anchor
    resolved = _in_day(base, CLOCK_TIME, match.word("approx"))
    return at_clock(base, in_part(time, part_of_day(match)), resolved, zone_mark(match))


def _is_result(match: Match) -> bool:
    """Whether hours, minutes and seconds stand alone: then they are the time of a runner, not of a clock."""
    bare = all(token.roles.keys() & {"clock", "approx"} for token in match.inside())
    return bare and match.word("clock").count(":") == 2


def _in_day(base: date, rule: str, mod: str) -> Normalization:
    """A time within a day, whose value and place are still to be filled in."""
    return Normalization("TIME", "", When.day(base), rule, mod, anchor=base.isoformat())
