"""A match of a rule of the grammar: its tokens, its groups, and the values of their words."""

from __future__ import annotations

from tui.dates.language.roles import Roles, Token

NOWHERE: Roles = {}
"""Roles of the token before the first and behind the last one."""


Groups = dict[str, tuple[int, int]]
"""Name of each group that took part in a match to its first token and the one behind its last, counted from the match."""


class Match:
    """A match of a rule over tokens: named groups give tokens and their values.

    Args:
        start, end: the first token and the one behind the last.
        groups: what the groups hold, each at least one token.
        tokens: those of the text.
    """

    __slots__ = ("_groups", "end", "start", "tokens")

    def __init__(self, start: int, end: int, groups: Groups, tokens: list[Token]) -> None:
        self.start = start
        self.end = end
        self._groups = groups
        self.tokens = tokens

    def has(self, *names: str) -> bool:
        """Whether any of the groups took part."""
        return not self._groups.keys().isdisjoint(names)

    def token(self, name: str) -> Token:
        """The first token of a group that took part."""
        return self.tokens[self.start + self._groups[name][0]]

    def inside(self) -> list[Token]:
        """All tokens of the match."""
        return self.tokens[self.start : self.end]

    def roles_before(self) -> Roles:
        """Roles of the token before the match; none at the start of the text."""
        return self.tokens[self.start - 1].roles if self.start else NOWHERE

    def roles_after(self) -> Roles:
        """Roles of the token behind the match; none at the end of the text."""
        return self.tokens[self.end].roles if self.end < len(self.tokens) else NOWHERE

    def names(self, role: str) -> bool:
        """Whether any token of the match can play a role."""
        return any(role in token.roles for token in self.inside())

    def beyond(self, name: str) -> bool:
        """Whether a group lies behind the match: the month of "3" in "from 3 to 5 May"."""
        return name in self._groups and self.start + self._groups[name][0] >= self.end

    def all(self, name: str) -> list[Token]:
        """All tokens of a group; empty if it took no part."""
        if name not in self._groups:
            return []
        low, high = self._groups[name]
        return self.tokens[self.start + low : self.start + high]

    def value(self, name: str, role: str = "") -> int | float | str | None:
        """Value of a group's first token in a role (the group's name unless given), or None."""
        span = self._groups.get(name)
        return None if span is None else self.tokens[self.start + span[0]].roles.get(role or name)

    def number(self, name: str, role: str = "") -> int | None:
        """The same as a whole number."""
        value = self.value(name, role)
        return None if value is None or isinstance(value, str) else int(value)

    def word(self, name: str, role: str = "") -> str:
        """The same as text; "" where the group took no part."""
        if name not in self._groups:
            return ""
        value = self.value(name, role)
        return "" if value is None else str(value)

    def first(self, names: tuple[str, ...], role: str) -> int | float | str | None:
        """Value of the first of several groups that took part."""
        for name in names:
            value = self.value(name, role)
            if value is not None:
                return value
        return None

    def modifier(self) -> str:
        """The part of a unit that a word before or behind it names ("early May", "mai alguses")."""
        return self.word("mod", "modifier") or self.word("moda", "modifier_after")

    def approximation(self) -> str:
        """TIMEX3 modifier of a word for about, nearly, more than; ""  where there is none."""
        return self.word("approx") or self.word("approx2", "approx") or self.word("approx_after")

    def direction(self) -> str:
        """ "last", "this", "next" … of a word before or behind what it tells apart; "" where there is none."""
        return self.word("dir", "direction") or self.word("dir", "dirafter") or self.word("dirafter")

    def year_direction(self, group: str) -> str:
        """The same of the year that stands beside a date ("of last year")."""
        return self.word(group, "direction") or self.word(group, "dirafter")

    def deictic_unit(self) -> tuple[int, str, str]:
        """Steps, unit and part of one word for a counted unit (`去年` is (-1, "year", "")); (0, "", "") where there is none."""
        steps, _, rest = self.word("dunit", "deictic_unit").partition(" ")
        unit, _, part = rest.partition(" ")
        return int(steps or 0), unit, part

    def is_weak(self, name: str) -> bool:
        """Whether the word of a group is often something else than a time."""
        return "weak" in self.token(name).roles


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
