"""Where the rules of the grammar match a text: found stretch by stretch, and remembered, as the same few words stand between dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import heappush

from tui.dates.grammar.compile import NEVER, PATTERNS_KEPT, compiled
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

STRETCHES_KEPT = 16384
"""Stretches whose matches are remembered."""

ANY = frozenset(map(chr, CODES))
"""What class characters can be: needed where a pattern needs nothing in particular."""

_GROUP = re.compile(r"\(\?(?::|P<\w+>|<?=)")


class Grammar:
    """The rules for one language, compiled against its words.

    Args:
        rules: in order of precedence, which decides between matches of the same words.
        lexicon: the words.
    """

    __slots__ = ("_by_class", "_leading", "_remembered", "_stretch", "rules")

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon) -> None:
        fitting = ((rule, compiled(rule, lexicon)) for rule in rules)
        self.rules = tuple((rule, pattern) for rule, pattern in fitting if pattern is not None)
        self._by_class = _by_class([pattern.pattern for _, pattern in self.rules])
        self._leading = _leading(lexicon)
        telling = "".join(sorted(char for char, (_, needing) in self._by_class.items() if needing))
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
        leading, rules, by_class = self._leading, self.rules, self._by_class
        rows = [by_class[char] for char in set(words) if char in by_class]
        held = 0
        for kinds, _ in rows:
            held |= kinds
        tried = {order for _, its in rows for order, needs in its if needs & held == needs}
        out = []
        for order in tried:
            for match in rules[order][1].finditer(words):
                place, end = match.span()
                if end > place:
                    start = place
                    while start < end - 1 and words[start] in leading:
                        start += 1
                    out.append((start, -end, order, place, _groups(match)))
        return tuple(sorted(out))


def _groups(match: re.Match[str]) -> Groups:
    """What the groups of a match hold; all groups of the grammar have names."""
    place, spans = match.start(), match.regs[1:]
    return {
        name: (low - place, high - place)
        for name, (low, high) in zip(match.re.groupindex, spans, strict=True)
        if low >= 0
    }


def _by_class(patterns: Iterable[str]) -> dict[str, tuple[int, list[tuple[int, int]]]]:
    """Class character to the kinds that it is of, as bits, and to the rules that cannot match without one of its kind, each
    with the bits of all the kinds that it needs; most words need no rule to be tried."""
    bits: dict[frozenset[str], int] = {}
    rules: dict[str, list[tuple[int, int]]] = {}
    for order, pattern in enumerate(patterns):
        kinds = _kinds(pattern)
        needs = 0
        for kind in kinds:
            needs |= bits.setdefault(kind, 1 << len(bits))
        for char in min(kinds, key=len):
            rules.setdefault(char, []).append((order, needs))
    return {
        char: (sum(bit for kind, bit in bits.items() if char in kind), rules.get(char, []))
        for char in frozenset().union(*bits)
    }


@lru_cache(maxsize=PATTERNS_KEPT)
def _kinds(pattern: str) -> frozenset[frozenset[str]]:
    """The sets of characters of each of which every match of a pattern holds at least one."""
    branches = _branches(pattern)
    kinds = set(_required(branches[0])) - {ANY} if len(branches) == 1 else set()
    return frozenset(kinds or {_needed(pattern)})


def _needed(source: str) -> frozenset[str]:
    """The smallest set of characters of which every match of a pattern holds at least one.

    Reads what the grammar writes: character classes, groups with alternatives, quantifiers; classes hold no brackets.
    """
    needs = []
    for branch in _branches(source):
        required = list(_required(branch))
        needs.append(min(required, key=len) if required else ANY)
    return frozenset().union(*needs)


def _branches(source: str) -> list[str]:
    """The alternatives of a pattern."""
    out, depth, start = [], 0, 0
    for place, char in enumerate(source):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            out.append(source[start:place])
            start = place + 1
    return [*out, source[start:]]


def _required(branch: str) -> Iterator[frozenset[str]]:
    """The sets of characters that a pattern without alternatives cannot do without."""
    place = 0
    while place < len(branch):
        start, char = place, branch[place]
        if char == "[":
            place = branch.index("]", place)
        elif char == "(":
            depth = 1
            while depth:
                place += 1
                depth += (branch[place] == "(") - (branch[place] == ")")
        part, place = branch[start : place + 1], place + 1
        if branch[place : place + 1] in ("?", "*") or branch.startswith("{0", place):
            continue
        if char == "[":
            yield frozenset(part[1:-1])
        elif part == NEVER:
            yield frozenset()
        elif group := _GROUP.match(part):
            yield _needed(part[group.end() : -1])


def _leading(lexicon: Lexicon) -> frozenset[str]:
    """Class characters of the words that no expression begins with."""
    classes = lexicon.classes
    kept = {char for role in KEPT for char in classes.get(role, "")}
    return frozenset(char for role in LEADING for char in classes.get(role, "")) - kept
