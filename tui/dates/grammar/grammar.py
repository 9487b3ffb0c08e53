"""Where the rules of the grammar match a text: found stretch by stretch, and remembered, as the same few words stand between dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from heapq import heappush
from itertools import compress

from tui.dates.grammar.compile import compiled
from tui.dates.grammar.needs import NEVER, needed
from tui.dates.grammar.rule import Rule
from tui.dates.language.lexicon import Lexicon
from tui.dates.language.roles import CODES, OTHER
from tui.dates.reading.match import Groups
from tui.dates.tuning import TUNING

LEADING = frozenset({"of", "on", "comma", "within", "inside", "ago_before", "clockcue", "hyphen", "to"})
"""Roles that no expression begins with."""

KEPT = frozenset({"modifier", "direction", "approx"})
"""Roles that keep a leading word in."""

Candidate = tuple[int, int, int, int, Groups]
"""Start, negative end, number of the rule, place where its match begins, what its groups hold: sorts by start, longest
first, then by rule. The start lies behind a preposition that a rule only lets in, so that this does not make it earlier.
No two of a text have rule and place in common, so that groups are never compared."""

ANY = frozenset(map(chr, CODES))
"""What class characters can be: needed where a pattern needs nothing in particular."""

TRIM = frozenset({"of", "article", "comma", "on", "stop", "open"})
"""Roles that no expression ends with; a match gives them back."""

STRETCHES_KEPT = 16384
"""Stretches whose matches are remembered."""


class Grammar:
    """The rules for one language, compiled against its words.

    Args:
        rules: in order of precedence, which decides between matches of the same words.
        lexicon: the words.

    Attributes:
        leading, trailing: class characters of the words that no expression begins or ends with.
    """

    __slots__ = ("_kinds_of", "_remembered", "_stretch", "leading", "rules", "trailing")

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon) -> None:
        fitting = ((rule, compiled(rule, lexicon)) for rule in rules)
        self.rules = tuple((rule, pattern) for rule, pattern in fitting if pattern is not None)
        self._kinds_of = _kinds_of(pattern.pattern for _, pattern in self.rules)
        self.leading = _leading(lexicon)
        self.trailing = _trailing(lexicon)
        telling = "".join(sorted(char for char, (_, needing) in self._kinds_of.items() if needing))
        # Tokens with roles side by side, one of which a rule cannot match without.
        self._stretch = re.compile(f"(?<![^{OTHER}])[^{OTHER}{telling}]*+[{telling}][^{OTHER}]*+" if telling else NEVER)
        self._remembered = lru_cache(maxsize=STRETCHES_KEPT)(self._matches)

    def candidates(self, codes: str) -> list[Candidate]:
        """Every match of every rule in the class characters of a text, as a heap.

        No rule reaches over a token without a role; a stretch and the one token behind it decide what matches in it.
        """
        out: list[Candidate] = []
        for stretch in self._stretch.finditer(codes):
            low, high = stretch.span()
            words = codes[low : high + 1]
            rows = self._remembered(words) if high - low <= TUNING.remembered_stretch_tokens else self._matches(words)
            if rows:
                out += [
                    (start + low, end - low, order, place + low, groups) for start, end, order, place, groups in rows
                ]
        return out

    def again(self, queue: list[Candidate], codes: str, order: int, place: int, bound: int) -> None:
        """Put back what a rule matches between the tokens `place` and `bound`, inside a match that came to nothing."""
        if place >= bound:
            return
        inner = self.rules[order][1].search(codes, place, bound)
        if inner is not None and inner.end() > inner.start():
            heappush(queue, (inner.start(), -inner.end(), order, inner.start(), _groups(inner)))

    def _matches(self, words: str) -> tuple[Candidate, ...]:
        """Each match in one stretch."""
        leading, rules, kinds_of = self.leading, self.rules, self._kinds_of
        held, rows = 0, []
        for char in words:
            kinds, needing = kinds_of.get(char, NO_KIND)
            held |= kinds
            if needing:
                rows.append(needing)
        size = len(words)
        tried = {order for row in rows for needs, least, order in row if needs & held == needs and least <= size}
        out = []
        for order in tried:
            search = rules[order][1].search
            match = search(words)
            while match is not None:
                start, end = place, _ = match.span()
                if end == place:
                    break
                while start < end - 1 and words[start] in leading:
                    start += 1
                out.append((start, -end, order, place, _groups(match)))
                match = search(words, end) if end < size else None
        return tuple(sorted(out))


def _groups(match: re.Match[str]) -> Groups:
    """What the groups of a match hold; all groups of the grammar have names."""
    place, span = match.start(), match.span
    groups = {}
    for name in compress(match.re.groupindex, match.groups()):
        low, high = span(name)
        groups[name] = low - place, high - place
    return groups


Kinds = dict[str, tuple[int, list[tuple[int, int, int]]]]
"""Class character to the kinds that it is of, as bits, and to the rules that cannot match without one of its kind: each with
the bits of all the kinds that it needs, the least tokens that it matches, and its number."""

NO_KIND: tuple[int, list[tuple[int, int, int]]] = (0, [])
"""The same of a character that no rule needs."""


def _kinds_of(patterns: Iterable[str]) -> Kinds:
    """What rules need, by class character, so that for most words no rule is tried."""
    bits: dict[frozenset[str], int] = {}
    rules: dict[str, list[tuple[int, int, int]]] = {}
    for order, pattern in enumerate(patterns):
        kinds, least = needed(pattern)
        needs = 0
        for kind in kinds:
            needs |= bits.setdefault(kind, 1 << len(bits))
        for char in kinds[0] if kinds else ANY:
            rules.setdefault(char, []).append((needs, least, order))
    return {
        char: (sum(bit for kind, bit in bits.items() if char in kind), rules.get(char, []))
        for char in frozenset(rules).union(*bits)
    }


def _leading(lexicon: Lexicon) -> frozenset[str]:
    """Class characters of the words that no expression begins with."""
    classes = lexicon.classes
    kept = {char for role in KEPT for char in classes.get(role, "")}
    return frozenset(char for role in LEADING for char in classes.get(role, "")) - kept


def _trailing(lexicon: Lexicon) -> frozenset[str]:
    """Class characters of the words that no expression ends with: those that can be nothing else."""
    classes = lexicon.classes
    others = {char for role in classes.keys() - TRIM for char in classes[role]}
    return frozenset(char for role in TRIM for char in classes.get(role, "")) - others
