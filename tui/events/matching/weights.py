"""How telling a word is, by how common it is in its language, and texts as weighted words.

The weights come from fixed tables, not from the articles that have come so far: how alike two texts are depends on these two alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from tui.events.matching.tuning import TUNING
from tui.events.terms import aliases, terms
from tui.languages import read, word_frequencies

Vector = dict[str, float]
"""Words with weights, of length 1."""

PERCENT = 100
"""What `frequencies.toml` counts in."""
MOST_COMMON_WORDS = 10_000
"""Words of a line of `frequencies.toml` that are read: all of them."""
STEPS_A_DECADE = 10
"""Steps of `word_frequencies.txt.xz` a factor of ten."""
MILLION = 1e6
"""Words that `word_frequencies.txt.xz` counts in."""
DECADE = 10.0
"""The factor that its steps divide."""
GRAIN = 2.0**20
"""Weights are multiples of one part in so many: sums of their products are exact, and so the same in any order."""


def share(term: str) -> float:
    """Of texts, the share that has a word; never under that of a rare one."""
    return shares_of_texts().get(term, TUNING.rare_share)


def vector(terms: Sequence[str]) -> Vector:
    """Logarithmic counts times (a power of) inverse document frequency, of length 1; words that stand everywhere are left out. Empty for a
    text without telling words."""
    known, rare = _rarities(), _RAREST
    weights = {
        term: (1 + math.log(count)) * rarity
        for term, count in Counter(terms).items()
        if (rarity := known.get(term, rare))
    }
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: round(weight / norm * GRAIN) / GRAIN for term, weight in weights.items()} if norm else {}


def rarity(term: str) -> float:
    """How telling a word is; 0 for one that stands everywhere."""
    return _rarities().get(term, _RAREST)


def _rarity(share: float) -> float:
    """How telling a word is that so large a share of texts has."""
    return float(math.log(1 / share) ** TUNING.rarity_power)


_RAREST = _rarity(TUNING.rare_share)


@lru_cache(maxsize=1)
def _rarities() -> dict[str, float]:
    most = TUNING.common_share
    return {term: _rarity(share) if share <= most else 0.0 for term, share in shares_of_texts().items()}


@lru_cache(maxsize=1)
def shares_of_texts() -> dict[str, float]:
    """Words of all languages and countries, with the share of texts that have them: by how often a language has a word, and by
    what news of any kind has. Rare words are left out."""
    table = {
        term: 1 - math.exp(-(DECADE ** (step / STEPS_A_DECADE)) / MILLION * TUNING.text_words)
        for step, words in word_frequencies()
        for term in words
    }
    for term, percent in common_terms().items():
        table[term] = max(table.get(term, 0.0), percent)
    return {term: share for term, share in table.items() if share > TUNING.rare_share}


@lru_cache(maxsize=1)
def common_terms() -> dict[str, float]:
    """Words and countries of news of any kind, with the share of texts that have them."""
    table = read("en", "frequencies")
    shares = [
        (term, float(percent) / PERCENT) for percent, words in table.items() for term in terms(words, MOST_COMMON_WORDS)
    ]
    return dict.fromkeys(aliases().values(), TUNING.country_share) | dict(reversed(shares))


def cosine(one: Vector, other: Vector) -> float:
    """Similarity of two texts, 0 to 1; the same whichever comes first."""
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
