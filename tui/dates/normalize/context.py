"""What a resolver knows: the match with its tokens, the anchor, the running time of the narrative, and which way the clause looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import compress

from tui.dates.language.lexicon import Lexicon
from tui.dates.language.roles import Token
from tui.model import Basis, When


@dataclass(frozen=True, slots=True)
class Reading:
    """What a resolver makes of a match: the parts of a TimeExpression that do not depend on the text.

    Args:
        type: TIMEX3 type.
        value: TIMEX3 value.
        when: its place on the timeline, or None.
        rule: name of the rule, words with dashes.
        mod: TIMEX3 modifier.
        basis: stated or relative.
        anchor: ISO form of what it was counted from, or "".
    """

    type: str
    value: str
    when: When | None
    rule: str
    mod: str = ""
    basis: Basis = Basis.RELATIVE
    anchor: str = ""


NOTHING = Reading("", "", None, "no-time-expression")
"""Reading of words that look like a time expression and are none, so that no part of them is read again (an age)."""


@dataclass(slots=True)
class Scene:
    """State of reading one text from top to bottom.

    Args:
        text, tokens, lexicon: what is read.
        anchor: the publisher's local day of publication.
        moment: publication with its time of day, if known.
        country: ISO 3166 code or "".
        narrative: whether underspecified dates count from the text's own running time.
        usual_year: the median of the years that a history names, 0 for news.
        running: the last calendar date that the text named, with the unit it named ("day", "month", "year").
        day: the last day that the text named.
        running_place: index of the token behind the words that named that date.
        before_christ: the last year that a narrative named before Christ, until it names one of our era; 0 for none.
        told_year: a year that the text named in digits, and the index of the token behind it.
        quarter: first day of the last quarter that the text named, and the index of the token where it did.
        written: each year in digits of a narrative: index of its token, first and last month of its date.
        place: index of the token behind the words that are being read.
    """

    text: str
    tokens: list[Token]
    lexicon: Lexicon
    anchor: date
    moment: datetime | None = None
    country: str = ""
    narrative: bool = False
    usual_year: int = 0
    running: tuple[date, str] | None = None
    day: date | None = None
    quarter: tuple[date, int] | None = None
    running_place: int = 0
    told_year: tuple[int, int] | None = None
    before_christ: int = 0
    written: Sequence[tuple[int, int, int]] = ()
    place: int = 0

    @property
    def base(self) -> date:
        """What "that day" and bare months count from: the running date of a narrative, else the anchor."""
        return self.running[0] if self.narrative and self.running else self.anchor


class Match:
    """A match of a rule over tokens: named groups give tokens and their values."""

    __slots__ = ("_found", "_present", "end", "start", "tokens")

    def __init__(self, found: re.Match[str], tokens: list[Token]) -> None:
        self._found = found
        self.tokens = tokens
        self.start, self.end = found.span()
        # Every group of the grammar has a name and, where it takes part, at least one token.
        self._present = set(compress(found.re.groupindex, found.groups()))

    def has(self, *names: str) -> bool:
        """Whether any of the groups took part."""
        return not self._present.isdisjoint(names)

    def token(self, name: str) -> Token:
        """The first token of a group that took part."""
        return self.tokens[self._found.start(name)]

    def inside(self) -> list[Token]:
        """All tokens of the match."""
        return self.tokens[self.start : self.end]

    def names(self, role: str) -> bool:
        """Whether any token of the match can play a role."""
        return any(role in token.roles for token in self.inside())

    def beyond(self, name: str) -> bool:
        """Whether a group lies behind the match: the month of "3" in "from 3 to 5 May"."""
        return name in self._present and self._found.start(name) >= self.end

    def all(self, name: str) -> list[Token]:
        """All tokens of a group; empty if it took no part."""
        if name not in self._present:
            return []
        low, high = self._found.span(name)
        return self.tokens[low:high]

    def value(self, name: str, role: str = "") -> int | float | str | None:
        """Value of a group's first token in a role (the group's name unless given), or None."""
        if name not in self._present:
            return None
        return self.tokens[self._found.start(name)].roles.get(role or name)

    def number(self, name: str, role: str = "") -> int | None:
        """The same as a whole number."""
        value = self.value(name, role)
        return None if value is None or isinstance(value, str) else int(value)

    def word(self, name: str, role: str = "") -> str:
        """The same as text; "" where the group took no part."""
        if name not in self._present:
            return ""
        value = self.value(name, role)
        return "" if value is None else str(value)

    def modifier(self) -> str:
        """The part of a unit that a word before or behind it names ("early May", "mai alguses")."""
        return self.word("mod", "modifier") or self.word("moda", "modifier_after")

    def first(self, names: tuple[str, ...], role: str) -> int | float | str | None:
        """Value of the first of several groups that took part."""
        for name in names:
            value = self.value(name, role)
            if value is not None:
                return value
        return None


FILLING = frozenset({"comma", "article", "of", "on", "stop"})
"""Roles of words that a match may hold without becoming more certain."""


def is_lone(match: Match) -> bool:
    """Whether a match is one word, commas and articles aside: a doubtful word then needs a preposition before it."""
    telling = [
        token
        for token in match.inside()
        if "article" not in token.roles and (not token.roles or token.roles.keys() - FILLING)
    ]
    return len(telling) == 1


def spelled(tokens: list[Token]) -> float | None:
    """The number that number words, digits or a mix of both spell: "twenty-four", "two hundred", "3.5", "two thousand"."""
    total = group = 0.0
    seen = False
    for token in tokens:
        roles = token.roles
        raw = roles.get("count", roles.get("number", roles.get("couple", roles.get("cjknum", roles.get("quantity")))))
        if raw is None:
            continue
        value = float(str(raw).replace(",", "")) if not isinstance(raw, int | float) else float(raw)
        seen = True
        if "number" in roles and value == 100:
            group = (group or 1) * 100
        elif "number" in roles and value == 1000:
            total += (group or 1) * 1000
            group = 0
        else:
            group += value
    return total + group if seen else None


def spelled_year(tokens: list[Token]) -> int | None:
    """A year in words: "nineteen ninety-six" is 1996, "two thousand" 2000; None if it is no year."""
    values = [int(v) for t in tokens if isinstance(v := t.roles.get("number"), int)]
    if not values:
        return None
    if 1000 in values:
        number = spelled(tokens)
        return int(number) if number and 1000 <= number <= 2100 else None
    if 11 <= values[0] <= 20 and len(values) >= 2 and values[1] >= 10 and values[1] != 100:
        rest = sum(values[1:])
        return values[0] * 100 + rest if rest < 100 else None
    return None
