"""Numbers and years in words."""

from __future__ import annotations

from tui.dates.language.roles import Token
from tui.dates.language.shapes import TEN
from tui.dates.tuning import TUNING

HUNDRED, THOUSAND = 100, 1000
"""Number words that multiply what stands before them."""
FIRST_CENTURY, LAST_CENTURY = 11, 20
"""First parts of years in words: "eleven" to "twenty" hundred."""


def spelled(tokens: list[Token]) -> float | None:
    """The number that number words, digits or a mix of both spell: "twenty-four", "two hundred", "3.5", "two thousand"."""
    total = group = 0.0
    seen = False
    for token in tokens:
        value = _value(token)
        if value is None:
            continue
        seen = True
        multiplies = "number" in token.roles
        if multiplies and value == HUNDRED:
            group = (group or 1) * HUNDRED
        elif multiplies and value == THOUSAND:
            total += (group or 1) * THOUSAND
            group = 0
        else:
            group += value
    return total + group if seen else None


def _value(token: Token) -> float | None:
    raw = next((token.roles[role] for role in ("count", "number", "couple", "quantity") if role in token.roles), None)
    if raw is None:
        return None
    return float(raw) if isinstance(raw, int | float) else float(raw.replace(",", ""))


def spelled_year(tokens: list[Token]) -> int | None:
    """A year in words: "nineteen ninety-six" is 1996, "two thousand" 2000; None if it is no year."""
    values = [int(value) for token in tokens if isinstance(value := token.roles.get("number"), int)]
    if not values:
        return None
    if THOUSAND in values:
        number = spelled(tokens)
        return int(number) if number and THOUSAND <= number <= TUNING.year_last else None
    if FIRST_CENTURY <= values[0] <= LAST_CENTURY and len(values) >= 2 and values[1] >= TEN and values[1] != HUNDRED:
        rest = sum(values[1:])
        return values[0] * HUNDRED + rest if rest < HUNDRED else None
    return None
