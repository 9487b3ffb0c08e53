"""The running time of a text: which date it has come to, and whether it tells history at all."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tui.dates.resolve_days import CLOCK_RULE
from tui.dates.scene import Match, Reading, Scene
from tui.dates.tokens import Token
from tui.model import Basis, Precision

ASIDE = 8
"""Tokens before a date of a narrative within which "until" or "planned" makes it a look ahead, not the next step of the tale."""

BRACKET = 12
"""Tokens before the end of a date within which its opening bracket is looked for."""

OPENING = 9
"""Tokens of a sentence among which a year says where the tale has come to, however far it leaps."""


def remember(scene: Scene, reading: Reading, match: Match) -> None:
    """Move the running time of the text to a date that was named with a day, month or year."""
    when, place = reading.when, match.end
    if scene.narrative and reading.value.startswith("BC") and len(reading.value) >= 6:
        scene.before_christ = int(reading.value[2:6])
    if when is None or when.start is None or reading.type not in ("DATE", "TIME"):
        return
    if reading.basis is Basis.STATED:
        scene.before_christ = 0
    if when.precision is Precision.QUARTER and "year-ago" not in reading.rule:
        scene.quarter = (when.start, place)
    if reading.rule in ("calendar-date", "calendar-month", "calendar-year"):
        scene.told_year = (when.start.year, place)
    days = when.days or 0
    unit = "day" if days == 1 else "month" if days <= 31 else "year" if days <= 366 else ""
    if unit and not (
        scene.narrative and (reading.anchor == scene.anchor.isoformat() or _is_aside(scene, reading, place))
    ):
        scene.running = (when.start, unit)
        scene.day = when.start if unit == "day" else scene.day
        if reading.rule != CLOCK_RULE:
            scene.running_place = place


def _is_aside(scene: Scene, reading: Reading, place: int) -> bool:
    """Whether a date of a narrative only looks back or ahead for a moment ("the previous year", "until the fall in 1945")."""
    if scene.running is None or reading.when is None:
        return False
    if reading.rule.startswith("last-"):
        return True
    running, found = scene.running[0], reading.when.first
    if reading.rule == "calendar-year":
        if found.year < running.year and _is_of_a_noun(scene, place):
            return True
        leap = running.year + 1 < found.year < scene.anchor.year - 1
        if leap and _into_sentence(scene, place) > OPENING:
            return True
    if reading.rule in ("calendar-year", "calendar-month") and _is_bracketed(scene, place):
        return True
    written = reading.rule in ("calendar-year", "calendar-month", "calendar-date")
    hoped = written and found > running
    for token in reversed(scene.tokens[max(place - ASIDE, 0) : place]):
        if token.roles.keys() & {"stop", "newline", "comma"}:
            return False
        if token.roles.keys() & {"until", "since"} or (hoped and "future" in token.roles):
            return True
    return False


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
