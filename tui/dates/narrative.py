"""The running time of a text: which date it has come to, and whether it tells history at all."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tui.dates.language.roles import Token
from tui.dates.normalize.context import Match, Reading, Scene
from tui.dates.normalize.days import CLOCK_RULE
from tui.model import Basis, Precision, When
from tui.model.calendar import MONTHS_PER_YEAR, month_number

ASIDE = 8
"""Tokens before a date of a narrative within which "until" or "planned" makes it a look ahead, not the next step of the tale."""

BRACKET = 12
"""Tokens before the end of a date within which its opening bracket is looked for."""

OPENING = 9
"""Tokens of a sentence among which a year says where the tale has come to, however far it leaps."""

FRONT = 0
"""Tokens, but for one, before a date that opens its sentence and so takes the tale there ("By March 1943 the army")."""

VOTES = 2
"""Dates with a year, behind a date, that tell whether the tale has come there or only glances at it."""

CLEARLY = 3
"""Months by which they must lie nearer to the running date."""


def remember(scene: Scene, reading: Reading, match: Match) -> None:
    """Move the running time of the text to a date that was named with a day, month or year."""
    when, place = reading.when, match.end
    if scene.narrative and reading.value.startswith("BC") and len(reading.value) >= 6:
        scene.before_christ = int(reading.value[2:6])
    if when is None or when.start is None or reading.type not in ("DATE", "TIME"):
        return
    if reading.basis is Basis.STATED:
        scene.before_christ = 0
    if when.precision is Precision.QUARTER and "year-ago" not in reading.rule and when.start <= scene.anchor:
        scene.quarter = (when.start, place)
    if reading.rule in ("calendar-date", "calendar-month", "calendar-year"):
        scene.told_year = (when.start.year, place)
    days = when.days or 0
    unit = "day" if days == 1 else "month" if days <= 31 else "year" if days <= 366 else ""
    compared = reading.rule.startswith("last-") and reading.rule.endswith("-under-discussion")
    if (
        unit
        and not compared
        and not (scene.narrative and (reading.anchor == scene.anchor.isoformat() or _is_aside(scene, reading, match)))
    ):
        scene.running = (when.start, unit)
        scene.day = when.start if unit == "day" else scene.day
        if reading.rule != CLOCK_RULE:
            scene.running_place = place


def _is_aside(scene: Scene, reading: Reading, match: Match) -> bool:
    """Whether a date of a narrative only looks back or ahead for a moment ("the previous year", "until the fall in 1945")."""
    if reading.when is None:
        return False
    if reading.rule in ("calendar-year", "calendar-month") and _is_bracketed(scene, match.end):
        return True
    if scene.running is None:
        return False
    if reading.rule.startswith("last-") or reading.rule.endswith("-earlier"):
        return True
    (running, unit), found, place = scene.running, reading.when.first, match.end
    if _ends_years(scene, match.start):
        return True
    written = reading.rule in ("calendar-year", "calendar-month", "calendar-date")
    fronted = _into_sentence(scene, match.start) <= FRONT
    if reading.rule == "calendar-year":
        if found.year < running.year and _is_of_a_noun(scene, place):
            return True
        if found.year == running.year and unit != "year" and not fronted:
            return True
        leap = running.year + 1 < found.year < scene.anchor.year - 1
        if leap and _into_sentence(scene, place) > OPENING:
            return True
    if written and not fronted and _stands_apart(scene, reading.when, place):
        return True
    hoped = written and found > running
    for token in reversed(scene.tokens[max(place - ASIDE, 0) : place]):
        if token.roles.keys() & {"stop", "newline", "comma"}:
            return False
        if token.roles.keys() & {"until", "since"} or (hoped and "future" in token.roles):
            return True
    return False


def _ends_years(scene: Scene, start: int) -> bool:
    """Whether a hyphen and a year stand before: what "1861-63" heads is told from 1861 on."""
    hyphen = start if "hyphen" in scene.tokens[start].roles else start - 1
    return hyphen > 0 and "hyphen" in scene.tokens[hyphen].roles and "year" in scene.tokens[hyphen - 1].roles


def _stands_apart(scene: Scene, found: When, place: int) -> bool:
    """Whether the next dates with a year lie nearer to the running date than to this one: the text only glances at it."""
    if scene.running is None:
        return False
    day, unit = scene.running
    running = months_of(day.year, 0 if unit == "year" else day.month)
    first, last = found.first, found.end or found.first
    this = month_number(first), month_number(last)
    if not _months_between(running, this):
        return False
    votes = 0
    for _, *following in scene.written[(begin := bisect(scene.written, (place,))) : begin + VOTES]:
        here, there = _months_between(running, following), _months_between(this, following)
        votes += (here + CLEARLY < there) - (there < here + CLEARLY)
    return votes > 0


def _months_between(one: Sequence[int], other: Sequence[int]) -> int:
    """Months from one span of months to another; 0 where they meet."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def written_dates(scene: Scene) -> list[tuple[int, int, int]]:
    """Each year in digits outside brackets: index of its token, first and last month of the date, counted from the year 0."""
    out, tokens = [], scene.tokens
    for place, token in enumerate(tokens):
        if isinstance(year := token.roles.get("year"), int) and not _is_bracketed(scene, place):
            near = (before.roles.get("month") for before in reversed(tokens[max(place - 4, 0) : place]))
            month = next((number for number in near if isinstance(number, int)), 0)
            out.append((place, *months_of(year, month)))
    return out


def months_of(year: int, month: int = 0) -> tuple[int, int]:
    """First and last month of a month or, with 0, of a year; counted from the year 0."""
    first = year * MONTHS_PER_YEAR + max(month, 1) - 1
    return first, first if month else first + MONTHS_PER_YEAR - 1


def _is_of_a_noun(scene: Scene, place: int) -> bool:
    """Whether a year belongs to the noun before it ("the constitution of 1791")."""
    tokens = scene.tokens
    own = next((back for back in range(place - 1, max(place - 4, -1), -1) if "year" in tokens[back].roles), place)
    return bool(own) and "of" in tokens[own - 1].roles and tokens[own - 1].low != "in"


def _into_sentence(scene: Scene, place: int) -> int:
    """Tokens between the start of the sentence and the end of an expression."""
    start = place - 1
    while start > 0 and place - start <= OPENING + 1 and not scene.tokens[start - 1].roles.keys() & {"stop", "newline"}:
        start -= 1
    return place - 1 - start


def _is_bracketed(scene: Scene, place: int) -> bool:
    """Whether an expression stands in brackets."""
    for token in reversed(scene.tokens[max(place - BRACKET, 0) : place - 1]):
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
    named = [place for place, token in enumerate(tokens) if "year" in token.roles or "era" in token.roles]
    if len(named) < MANY:
        return False
    far = full = recent = 0
    for place in named:
        token = tokens[place]
        year = token.roles.get("year")
        if token.roles.get("era") == "BC":
            far += 1
        elif isinstance(year, int) and 1000 <= year <= anchor.year + 1:
            if anchor.year - year < 2:
                recent += 1
                continue
            far += 1
            full += any("month" in before.roles for before in tokens[max(place - 4, 0) : place])
    if far < MANY or far < 0.6 * (far + recent):
        return False
    near = 0 if full >= DATED else recent
    months = 0
    for token, after in pairwise(tokens):
        roles = token.roles
        if "weak" not in roles:
            months += "month" in roles
            near += "deictic" in roles or "weekday" in roles or "ago" in roles
        near += "unit" in after.roles and roles.get("direction") in ("last", "this", "next")
    return near * OF_THESE_DAYS <= far + months


MANY = 4
"""Old years that a history names at the least."""

DATED = 10
"""Old dates written in full that make a text a history, even one that goes on to the year of publication."""

OF_THESE_DAYS = 6
"""How many old years and months a text must name for each word that counts from its publication."""
