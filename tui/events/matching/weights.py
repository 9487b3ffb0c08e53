"""How telling a word is in the stream of news, and texts as weighted words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from tui.events.matching.tuning import TUNING, Tuning
from tui.events.terms import aliases, terms
from tui.languages import read

Vector = dict[str, float]
"""Words with weights, of length 1."""

PERCENT = 100
"""What `frequencies.toml` counts in."""
MOST_COMMON_WORDS = 10_000
"""Words of a line of `frequencies.toml` that are read: all of them."""


class DocumentFrequencies:
    """In how many of the live articles each word stands.

    Args:
        tuning: the numbers of matching.
    """

    def __init__(self, tuning: Tuning = TUNING) -> None:
        self._tuning = tuning
        self._articles = 0
        self._counts: Counter[str] = Counter()
        self._outlets: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._sizes: Counter[str] = Counter()
        self._prior = {term: tuning.prior_articles * share for term, share in common_terms().items()}

    def add(self, terms: Sequence[str], outlet: str = "") -> None:
        """Count the words of an article."""
        self._articles += 1
        self._counts.update(set(terms))
        if outlet:
            self._sizes[outlet] += 1
            self._outlets[outlet].update(set(terms))

    def remove(self, terms: Sequence[str], outlet: str = "") -> None:
        """Take back what `add` counted."""
        self._articles -= 1
        if outlet:
            self._sizes[outlet] -= 1
            self._outlets[outlet].subtract(set(terms))
            if not self._sizes[outlet]:
                del self._sizes[outlet], self._outlets[outlet]
        for term in set(terms):
            left = self._counts[term] - 1
            if left > 0:
                self._counts[term] = left
            else:
                del self._counts[term]

    def share(self, term: str) -> float:
        """Of the live articles, and of those counted in before the first, the share that has a word."""
        total = self._articles + self._tuning.prior_articles
        return (self._counts.get(term, 0) + self._prior.get(term, self._tuning.unseen)) / total

    def vector(self, terms: Sequence[str], outlet: str = "") -> Vector:
        """Logarithmic counts times (a power of) inverse document frequency, of length 1; empty for a text without telling
        words. What an outlet repeats in each of its articles weighs less the more of the others have it.

        Args:
            terms: of an article that has been counted.
            outlet: whose it is, "" where that is unknown.
        """
        power, unseen = self._tuning.rarity_power, self._tuning.unseen
        total = self._articles + self._tuning.prior_articles
        counts, prior = self._counts, self._prior
        weights = {
            term: (1 + math.log(count)) * math.log(total / (counts.get(term, 0) + prior.get(term, unseen))) ** power
            for term, count in Counter(terms).items()
        }
        if self._sizes[outlet] > 1:
            habits, all_articles = self._outlets[outlet], self._sizes[outlet] - 1 + self._tuning.habit_prior
            for term in weights:
                if (others := habits[term] - 1) > 0:
                    weights[term] *= (1 - others / all_articles) ** self._tuning.habit
        norm = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / norm for term, weight in weights.items()} if norm else {}


@lru_cache(maxsize=1)
def common_terms() -> dict[str, float]:
    """Words and countries of news of any kind, with the share of texts that have them."""
    table = read("en", "frequencies")
    shares = [
        (term, float(percent) / PERCENT) for percent, words in table.items() for term in terms(words, MOST_COMMON_WORDS)
    ]
    return dict.fromkeys(aliases().values(), TUNING.country_share) | dict(reversed(shares))


def cosine(one: Vector, other: Vector) -> float:
    """Similarity of two texts, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    total = 0.0
    for term, weight in one.items():
        if term in other:
            total += weight * other[term]
    return total


def shares(one: Vector, other: Vector) -> list[tuple[str, float]]:
    """What each shared word adds to the similarity, the most telling first; the shares add up to 1."""
    parts = {term: weight * other[term] for term, weight in one.items() if term in other}
    total = sum(parts.values()) or 1.0
    return [(term, parts[term] / total) for term in sorted(parts, key=lambda term: (-parts[term], term))]
