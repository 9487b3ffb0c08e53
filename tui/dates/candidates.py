"""Where the rules of the grammar match a text: found stretch by stretch, and remembered, as the same few words stand between dates."""

from __future__ import annotations

import re
from functools import lru_cache
from heapq import heappush

from tui.dates.grammar import compiled
from tui.dates.lexicon import load
from tui.dates.tokens import OTHER

LEADING = frozenset({"of", "on", "comma", "within", "inside", "ago_before", "clockcue", "hyphen", "to"})
"""Roles that no expression begins with."""

KEPT = frozenset({"modifier", "direction", "approx"})
"""Roles that keep a leading word in."""

Candidate = tuple[int, int, int, int, int]
"""Start, negative end, number of the rule, place where its match begins, bound of its match: sorts by start, longest
first, then by rule. The start lies behind a preposition that a rule only lets in, so that this does not make it earlier."""

REMEMBERED = 40
"""Tokens of the longest stretch whose matches are remembered."""

_STRETCH = re.compile(f"[^{OTHER}]+")


def candidates(codes: str, lang: str) -> list[Candidate]:
    """Every match of every rule in the class characters of a text, as a heap.

    No rule reaches over a token without a role; a stretch and the one token behind it decide what matches in it.
    """
    bound = len(codes)
    out: list[Candidate] = []
    for stretch in _STRETCH.finditer(codes):
        low, high = stretch.span()
        words = codes[low : high + 1]
        rows = _remembered(words, lang) if high - low <= REMEMBERED else _matches(words, lang)
        out += [(start + low, end - low, order, place + low, bound) for start, end, order, place in rows]
    return out


def again(queue: list[Candidate], codes: str, lang: str, order: int, place: int, bound: int) -> None:
    """Put back what a rule matches between the tokens `place` and `bound`, inside a match that came to nothing."""
    if place >= bound:
        return
    inner = compiled(lang)[order][1].search(codes, place, bound)
    if inner is not None and inner.end() > inner.start():
        heappush(queue, (inner.start(), -inner.end(), order, inner.start(), bound))


@lru_cache(maxsize=16384)
def _remembered(words: str, lang: str) -> tuple[tuple[int, int, int, int], ...]:
    return _matches(words, lang)


def _matches(words: str, lang: str) -> tuple[tuple[int, int, int, int], ...]:
    """Start, negative end, rule and place of each match in one stretch."""
    leading = _leading(lang)
    out = []
    for order, (_, pattern) in enumerate(compiled(lang)):
        for found in pattern.finditer(words):
            place, end = found.span()
            if end > place:
                start = place
                while start < end - 1 and words[start] in leading:
                    start += 1
                out.append((start, -end, order, place))
    return tuple(sorted(out))


@lru_cache(maxsize=64)
def _leading(lang: str) -> frozenset[str]:
    """Class characters of the words that no expression begins with."""
    classes = load(lang).classes
    kept = {char for role in KEPT for char in classes.get(role, "")}
    return frozenset(char for role in LEADING for char in classes.get(role, "")) - kept
