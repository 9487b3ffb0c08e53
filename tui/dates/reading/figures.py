"""Four-digit numbers that could be years and count or name something else: "1980 signed up", "a crowd of 2019", "the M2024"."""

from __future__ import annotations

from tui.dates.language.roles import OTHER, Token
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match

PLACING = frozenset(
    {"of", "on", "since", "until", "by", "before", "after", "inside", "modifier", "place", "month", "season"}
)
"""Roles of words behind which a number is a year, whatever verb follows."""

JOINING = frozenset({"to", "comma"})
"""Roles of words and signs that join two numbers of one kind."""


def is_figure(match: Match, context: Context) -> bool:
    """Whether the words beside a number show that it is no year; in histories bare numbers are years."""
    place = _own_place(match)
    if context.narrative or not place:
        return not context.narrative and _has_plural_verb(match, context, place)
    return (
        _is_grown_on(match.tokens, place, context)
        or match.tokens[place - 1].low in context.lexicon.counting_verbs
        or _is_of_crowd(match.tokens, place)
        or _is_score(match.tokens, place)
        or _goes_with_figure(match.tokens, place, context)
        or _has_plural_verb(match, context, place)
    )


def _own_place(match: Match) -> int:
    """Index of the number's token."""
    own = match.token("year")
    return next(place for place in range(match.start, match.end) if match.tokens[place] is own)


def _is_grown_on(tokens: list[Token], place: int, context: Context) -> bool:
    """Whether letters stand right before the number: "the M2024"."""
    before, own = tokens[place - 1], tokens[place]
    joined = before.end == own.start and before.code == OTHER and before.low.isalpha()
    return joined and context.lexicon.spaces and not context.lexicon.cut


def _is_of_crowd(tokens: list[Token], place: int) -> bool:
    """Whether a noun for a number of people or things stands before: "a crowd of 2019", "a total of 1998"."""
    return place > 1 and "of" in tokens[place - 1].roles and "crowd" in tokens[place - 2].roles


def _is_score(tokens: list[Token], place: int) -> bool:
    """Whether a smaller number follows, or a greater one stands before, as no two years do: "2010 to 1998"."""
    here = tokens[place].roles.get("year")
    behind = _joined_year(tokens, place + 1, place + 2)
    before = _joined_year(tokens, place - 1, place - 2)
    return isinstance(here, int) and ((behind is not None and behind < here) or (before is not None and before > here))


def _joined_year(tokens: list[Token], sign: int, other: int) -> int | None:
    """The number at `other` that "to" joins to another one; None where there is none."""
    if other < 0 or max(sign, other) >= len(tokens) or not tokens[sign].roles.keys() >= {"to", "infinitive"}:
        return None
    year = tokens[other].roles.get("year")
    return year if isinstance(year, int) else None


def _goes_with_figure(tokens: list[Token], place: int, context: Context) -> bool:
    """Whether "and" or a comma joins it to a number that was read as no year: "Blade Runner 2049 and 1917"."""
    if place <= 1 or not tokens[place - 1].roles.keys() & JOINING or "hyphen" in tokens[place - 1].roles:
        return False
    return "year" in tokens[place - 2].roles and context.read_end != place - 1


def _has_plural_verb(match: Match, context: Context, place: int) -> bool:
    """Whether a verb that only several people or things can have follows: "and 1980 signed up", "2025 remain in jail"."""
    tokens = match.tokens
    if match.end >= len(tokens) or tokens[match.end].low not in context.lexicon.plural_verbs:
        return False
    before = tokens[place - 1].roles if place else {}
    several = place > 1 and "year" in tokens[place - 2].roles and bool(before.keys() & JOINING)
    return not several and not before.keys() & PLACING
