"""How telling a word is in the stream of news, and texts as weighted words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from tui.events.terms import aliases, terms
from tui.languages import read

Vector = dict[str, float]
"""Words with weights, of length 1."""

PRIOR = 400.0
"""Articles that are counted in before the first, with the words that stand in news of any kind: a young stream says little."""

COUNTRY = 0.015
"""Share of texts that name a country, or something else so well known that it has other names (see aliases.toml)."""

POWER = 0.7
"""Of the logarithm of rarity: below 1, so that a few very rare words do not stand for a whole text."""


class Rarity:
    """In how many of the live articles each word stands."""

    def __init__(self) -> None:
        self._articles = 0
        self._counts: Counter[str] = Counter()
        self._prior = {term: PRIOR * share for term, share in common().items()}

    def add(self, terms: Sequence[str]) -> None:
        """Count the words of an article."""
        self._articles += 1
        self._counts.update(set(terms))

    def remove(self, terms: Sequence[str]) -> None:
        """Take back what `add` counted."""
        self._articles -= 1
        for term in set(terms):
            left = self._counts[term] - 1
            if left > 0:
                self._counts[term] = left
            else:
                del self._counts[term]

    def vector(self, terms: Sequence[str]) -> Vector:
        """Logarithmic counts times inverse document frequency, of length 1; empty for a text without telling words."""
        total = self._articles + PRIOR
        counts, prior = self._counts, self._prior
        weights = {
            term: (1 + math.log(count)) * math.log(total / (counts.get(term, 0) + prior.get(term, 0.5))) ** POWER
            for term, count in Counter(terms).items()
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / norm for term, weight in weights.items()} if norm else {}


@lru_cache(maxsize=1)
def common() -> dict[str, float]:
    """Words and countries of news of any kind, with the share of texts that have them."""
    table = read("en", "frequencies")
    shares = [(term, float(percent) / 100) for percent, words in table.items() for term in terms(words, 10_000)]
    return dict.fromkeys(aliases().values(), COUNTRY) | dict(reversed(shares))


def cosine(one: Vector, other: Vector) -> float:
    """Likeness of two texts, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    total = 0.0
    for term, weight in one.items():
        if term in other:
            total += weight * other[term]
    return total


def shares(one: Vector, other: Vector) -> list[tuple[str, float]]:
    """What each shared word adds to the likeness, the most telling first; the shares add up to 1."""
    parts = {term: weight * other[term] for term, weight in one.items() if term in other}
    total = sum(parts.values()) or 1.0
    return [(term, parts[term] / total) for term in sorted(parts, key=lambda term: (-parts[term], term))]
