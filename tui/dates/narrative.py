"""The running time of a text: which date it has come to, and whether it tells history at all."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tui.dates.language.roles import Token
from tui.dates.language.shapes import YEAR_NUMBERS
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import (
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    CLOCK_TIME,
    UNDER_DISCUSSION,
    WRITTEN,
    Normalization,
)
from tui.dates.tuning import TUNING
from tui.model import Basis, Precision, When
from tui.model.calendar import MONTHS_PER_YEAR, month_number

LAST, EARLIER, YEAR_AGO = "last-", "-earlier", "year-ago"
"""Parts of the names of rules that look back from the running date."""

BEFORE_CHRIST = re.compile(r"BC(\d{4})")
"""TIMEX3 values with a year before Christ."""

LONGEST = (("day", 1), ("month", 31), ("year", 366))
"""Units that a text can have come to, and the days of the longest, shortest first."""


def remember(context: Context, resolved: Normalization, match: Match) -> None:
    """Move the running time of the text to a date that was named with a day, month or year."""
    when, place = resolved.when, match.end
    year_before = BEFORE_CHRIST.match(resolved.value) if context.narrative else None
    if year_before:
        context.before_christ = int(year_before[1])
    if when is None or when.start is None or resolved.type not in ("DATE", "TIME"):
        return
    if resolved.basis is Basis.STATED:
        context.before_christ = 0
    if when.precision is Precision.QUARTER and YEAR_AGO not in resolved.rule and when.start <= context.anchor:
        context.quarter = (when.start, place)
    if resolved.rule in WRITTEN:
        context.written_year = (when.start.year, place)
    unit = _unit_of(when.days or 0)
    if unit and _moves(context, resolved, match):
        context.running = (when.start, unit)
        context.day = when.start if unit == "day" else context.day
        if resolved.rule != CLOCK_TIME:
            context.running_place = place


def _unit_of(days: int) -> str:
    """The unit that so many days are at most; "" for none or more than a year."""
    if days:
        for unit, longest in LONGEST:
            if days <= longest:
                return unit
    return ""


def _moves(context: Context, resolved: Normalization, match: Match) -> bool:
    """Whether a date takes the running time along: no comparison ("the year before"), in a history no aside and no date that
    counts from publication."""
    if resolved.rule.startswith(LAST) and resolved.rule.endswith(UNDER_DISCUSSION):
        return False
    if not context.narrative:
        return True
    return not _counts_from_publication(context, resolved) and not _is_aside(context, resolved, match)


def _counts_from_publication(context: Context, resolved: Normalization) -> bool:
    """Whether a date or a time of day counts from the day of publication or, where it had happened by then, from the day before."""
    if resolved.anchor.startswith(context.anchor.isoformat()):
        return True
    day = resolved.when.start if resolved.when is not None and resolved.type == "TIME" else None
    return day is not None and resolved.anchor == day.isoformat() and (context.anchor - day).days == 1


def _is_aside(context: Context, resolved: Normalization, match: Match) -> bool:
    """Whether a date of a narrative only looks back or ahead for a moment ("the previous year", "until the fall in 1945")."""
    when, rule, place = resolved.when, resolved.rule, match.end
    if when is None:
        return False
    if rule in (CALENDAR_YEAR, CALENDAR_MONTH) and _is_bracketed(context, place):
        return True
    if context.running is None:
        return False
    if rule.startswith(LAST) or rule.endswith(EARLIER) or _ends_years(context, match.start):
        return True
    written, fronted = rule in WRITTEN, _into_sentence(context, match.start) == 0
    if rule == CALENDAR_YEAR and _is_passing_year(context, when.first.year, place, fronted):
        return True
    if written and not fronted and _stands_apart(context, when, place):
        return True
    if written and rule != CALENDAR_YEAR and _into_sentence(context, match.start) <= TUNING.front_tokens:
        return False
    return _is_planned(context, place, written and when.first > context.running[0])


def _is_passing_year(context: Context, year: int, place: int, fronted: bool) -> bool:
    """Whether a year of a history is only mentioned: it dates a noun, repeats the running year, or leaps far ahead late in a
    sentence."""
    if context.running is None:
        return False
    running, unit = context.running
    if year < running.year and _is_of_a_noun(context, place):
        return True
    if year == running.year and unit != "year" and not fronted:
        return True
    leap = running.year + 1 < year < context.anchor.year - 1
    return leap and _into_sentence(context, place) > TUNING.opening_sentence_tokens


def _is_planned(context: Context, place: int, hoped: bool) -> bool:
    """Whether "until" stands before a date in its clause or, where the date is hoped for, a word that looks ahead."""
    for token in reversed(context.tokens[max(place - TUNING.aside_window_tokens, 0) : place]):
        if token.roles.keys() & {"stop", "newline", "comma"} or token.roles.get("to") == "and":
            return False
        if token.roles.keys() & {"until", "since"} or (hoped and "future" in token.roles):
            return True
    return False


def _ends_years(context: Context, start: int) -> bool:
    """Whether a hyphen and a year stand before: what "1861-63" heads is told from 1861 on."""
    hyphen = start if "hyphen" in context.tokens[start].roles else start - 1
    return hyphen > 0 and "hyphen" in context.tokens[hyphen].roles and "year" in context.tokens[hyphen - 1].roles


def _stands_apart(context: Context, when: When, place: int) -> bool:
    """Whether the next dates with a year lie nearer to the running date than to this one: the text only glances at it."""
    if context.running is None:
        return False
    day, unit = context.running
    running = months_of(day.year, 0 if unit == "year" else day.month)
    this = month_number(when.first), month_number(when.end or when.first)
    if not _months_between(running, this):
        return False
    votes, margin = 0, TUNING.glance_margin_months
    begin = bisect(context.written, (place,))
    for _, *following in context.written[begin : begin + TUNING.glance_votes]:
        here, there = _months_between(running, following), _months_between(this, following)
        votes += (here + margin < there) - (there < here + margin)
    return votes > 0


def _months_between(one: Sequence[int], other: Sequence[int]) -> int:
    """Months from one span of months to another; 0 where they meet."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def written_dates(context: Context) -> list[tuple[int, int, int]]:
    """Each year in digits outside brackets: index of its token, first and last month of the date, counted from the year 0.

    A number far from the text's usual years rather counts something ("1300 lorries"), unless a month stands before it.
    """
    out, tokens = [], context.tokens
    for place, token in enumerate(tokens):
        if isinstance(year := token.roles.get("year"), int) and not _is_bracketed(context, place):
            month = _month_before(tokens, place)
            if month or abs(year - context.usual_year) <= TUNING.usual_year_span:
                out.append((place, *months_of(year, month)))
    return out


def _month_before(tokens: list[Token], place: int) -> int:
    """Number of the month that stands before a year; 0 where none does."""
    near = reversed(tokens[max(place - TUNING.month_before_year_tokens, 0) : place])
    months = (token.roles.get("month") for token in near)
    return next((month for month in months if isinstance(month, int)), 0)


def months_of(year: int, month: int = 0) -> tuple[int, int]:
    """First and last month of a month or, with 0, of a year; counted from the year 0."""
    first = year * MONTHS_PER_YEAR + max(month, 1) - 1
    return first, first if month else first + MONTHS_PER_YEAR - 1


def _is_of_a_noun(context: Context, place: int) -> bool:
    """Whether a year belongs to the noun before it ("the constitution of 1791")."""
    tokens = context.tokens
    low = max(place - TUNING.noun_year_window_tokens, -1)
    own = next((back for back in range(place - 1, low, -1) if "year" in tokens[back].roles), place)
    before = tokens[own - 1].roles
    return bool(own) and "of" in before and "inside" not in before


def _into_sentence(context: Context, place: int) -> int:
    """Tokens between the start of the sentence and the end of an expression."""
    start = place - 1
    while (
        start > 0
        and place - start <= TUNING.opening_sentence_tokens + 1
        and not context.tokens[start - 1].roles.keys() & {"stop", "newline"}
    ):
        start -= 1
    return place - 1 - start


def _is_bracketed(context: Context, place: int) -> bool:
    """Whether an expression stands in brackets."""
    for token in reversed(context.tokens[max(place - TUNING.bracket_window_tokens, 0) : place - 1]):
        if token.roles.keys() & {"close", "newline"}:
            return False
        if "open" in token.roles:
            return True
    return False


def usual_year(tokens: list[Token]) -> int:
    """Median of the numbers that can be years; 0 where there is none."""
    years = sorted(year for token in tokens if isinstance(year := token.roles.get("year"), int))
    return years[len(years) // 2] if years else 0


def is_narrative(tokens: list[Token], anchor: date) -> bool:
    """Whether a text tells history: it names years well before publication, and hardly a weekday, a "yesterday", a "last
    week" or a year of these days for each of them and of its months."""
    named = [
        place for place, token in enumerate(tokens) if (roles := token.roles) and ("year" in roles or "era" in roles)
    ]
    if len(named) < TUNING.history_min_old_years:
        return False
    old, full, recent = _years_named(tokens, named, anchor)
    if old < TUNING.history_min_old_years or old < TUNING.history_old_share * (old + recent):
        return False
    months, of_these_days = _words_named(tokens)
    if full < TUNING.history_full_dates:
        of_these_days += recent
    return of_these_days * TUNING.history_per_recent <= old + months


def _years_named(tokens: list[Token], places: list[int], anchor: date) -> tuple[int, int, int]:
    """How many years are old, how many of them belong to a date with its month, and how many are of these days."""
    old = full = recent = 0
    for place in places:
        year = tokens[place].roles.get("year")
        if tokens[place].roles.get("era") == "BC":
            old += 1
        elif isinstance(year, int) and YEAR_NUMBERS.start <= year <= anchor.year + 1:
            if anchor.year - year < TUNING.history_recent_years:
                recent += 1
                continue
            old += 1
            full += _month_before(tokens, place) > 0
    return old, full, recent


def _words_named(tokens: list[Token]) -> tuple[int, int]:
    """How many months a text names, and how many words that count from its publication."""
    months = recent = 0
    for token, after in pairwise(tokens):
        roles = token.roles
        if "weak" not in roles:
            months += "month" in roles
            recent += "deictic" in roles or "weekday" in roles or "ago" in roles
        recent += "unit" in after.roles and roles.get("direction") in ("last", "this", "next")
    return months, recent
