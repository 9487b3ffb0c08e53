"""Dates that a sentence names without anything having happened then: the old date of what was moved, the ends of a trend."""

from __future__ import annotations

from itertools import pairwise

from tui.dates.language.roles import Token
from tui.dates.reading.match import Match
from tui.dates.tuning import TUNING

DATED = frozenset({"month", "weekday", "year"})
"""Roles of which every date that is compared with another one has one."""


COUNTS = frozenset({"count", "quantity", "number"})
"""Roles of figures."""


def is_old_date(match: Match, day_stop: bool) -> bool:
    """Whether it is the date from which something was moved: "postponed from 1 March to 8 March", "originally set for 1 March".

    Args:
        match: the date.
        day_stop: whether days take a full stop in the language, which then ends no sentence.
    """
    tokens, reach = match.tokens, TUNING.moved_window_tokens
    before = _clause_before(tokens, match.start, reach)
    if any("formerly" in token.roles for token in _until_comma(before)):
        return True
    moved = any("moved" in token.roles for token in before)
    if moved and "poss" in match.roles_after():
        return True
    behind = (
        _without_day_stops(tokens[match.end : match.end + reach]) if day_stop else tokens[match.end : match.end + reach]
    )
    if not moved and not any("moved" in token.roles for token in _until_stop(behind)):
        return False
    return any(token.roles.keys() & DATED for token in _until_comma(behind[: TUNING.new_date_window_tokens]))


def is_compared(match: Match) -> bool:
    """Whether a figure is only compared with that of the date: "more than yesterday", "rispetto a ieri", 昨日より."""
    tokens, place = match.tokens, match.start
    while place < match.end - 1 and "compared" not in tokens[place].roles:
        place += 1
    if "compared" not in tokens[place].roles:
        place = _before_articles(tokens, match.start)
    return (place >= 0 and "compared" in tokens[place].roles) or "compared_after" in match.roles_after()


def is_bounded(match: Match) -> bool:
    """Whether a feast only bounds what is told, which then did not happen on it: "shortly before Christmas", 春节前夕."""
    tokens = match.tokens
    place = _before_articles(tokens, match.start)
    if any(token.roles.keys() & BOUNDING for token in match.inside()):
        return True
    return (place >= 0 and bool(tokens[place].roles.keys() & BOUNDING)) or "bound_after" in match.roles_after()


BOUNDING = frozenset({"before", "after"})
"""Roles of prepositions behind which a feast is a bound."""


def _before_articles(tokens: list[Token], start: int) -> int:
    """Index of the token before `start` and the articles there; -1 where there is none."""
    place = start - 1
    while place >= 0 and "article" in tokens[place].roles and not tokens[place].roles.keys() & {"compared", *BOUNDING}:
        place -= 1
    return place


def _without_day_stops(tokens: list[Token]) -> list[Token]:
    return tokens[:1] + [token for day, token in pairwise(tokens) if not ("stop" in token.roles and "dom" in day.roles)]


def is_new_date(tokens: list[Token], start: int) -> bool:
    """Whether the date that begins at `start` is the one to which something was moved, so that it lies ahead."""
    before = _clause_before(tokens, start, TUNING.moved_window_tokens)
    if not start or not any("moved" in token.roles for token in before):
        return False
    return any(token.roles.keys() & {"to", "until"} for token in (*before[:2], tokens[start]))


def is_end_of_trend(match: Match) -> bool:
    """Whether a year is one of two between which a figure changed: "fell from 63,000 in 2021 to 56,000 in March 2025"."""
    tokens, reach = match.tokens, TUNING.trend_window_tokens
    before = _clause_before(tokens, match.start, reach)
    figure = any(
        token.roles.keys() & COUNTS and "year" not in token.roles for token in before[: TUNING.figure_window_tokens]
    )
    if not figure or not any("trend" in token.roles for token in before):
        return False
    around = [*before, *_until_stop(tokens[match.end : match.end + reach])]
    return any("year" in token.roles for token in around)


def _clause_before(tokens: list[Token], start: int, reach: int) -> list[Token]:
    """The tokens before, nearest first, back to the beginning of the sentence."""
    out = []
    for token in reversed(tokens[max(start - reach, 0) : start]):
        if token.roles.keys() & {"stop", "newline"}:
            break
        out.append(token)
    return out


def _until_stop(tokens: list[Token]) -> list[Token]:
    return _until(tokens, frozenset({"stop", "newline"}))


def _until_comma(tokens: list[Token]) -> list[Token]:
    return _until(tokens, frozenset({"stop", "newline", "comma"}))


def _until(tokens: list[Token], signs: frozenset[str]) -> list[Token]:
    out = []
    for token in tokens:
        if token.roles.keys() & signs:
            break
        out.append(token)
    return out
