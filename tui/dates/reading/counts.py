"""How many units a match counts, and which."""

from __future__ import annotations

from tui.dates.reading.match import Match
from tui.dates.reading.spelled import spelled

UNCOUNTED = "X"
"""Number of units where words leave it open ("some weeks")."""


def count_of(match: Match) -> float | str | None:
    """How many units: a number, "X" where the words leave it open, 1 for an article, None if it is no number."""
    if match.has("several", "plural"):
        return UNCOUNTED
    if match.has("length"):
        count = match.word("length").split()[0]
        return count if count == UNCOUNTED else float(count)
    if match.has("count"):
        number = spelled(match.all("count"))
        return None if number is None else number + _half(match)
    if match.has("only_fraction"):
        return float(match.value("only_fraction", "fraction") or HALF)
    return 1 + _half(match)


def _half(match: Match) -> float:
    """What "and a half" adds."""
    return HALF if match.has("fraction", "fraction2") else 0


HALF = 0.5
"""What a fraction counts as unless its word says another."""


def unit_of(match: Match) -> str:
    """The unit that is counted: of a word of its own, of a plural, or of a word that holds number and unit (`عامين`)."""
    return (
        match.word("unit")
        or match.word("plural")
        or match.word("last", "length_unit")
        or match.word("length").rpartition(" ")[2]
    )


def is_counted(match: Match, *groups: str) -> bool:
    """Whether the match says how many units: one of the groups took part, or an article that counts as one."""
    return match.has(*groups) or match.names("indefinite")
