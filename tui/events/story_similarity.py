"""How similar events are as parts of one story. Pure functions.

A story is what belongs together over days or months: a trial, a war, the search for a ship. Its events are linked by the words
that tell of them, above all by names, for who and where stay the same while what happens changes. An event is stood for by a few
keys, its most telling words; two events are as similar as their keys (cosine), less the more days lie between them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from tui.events.matching.weights import GRAIN, Vector, rarity
from tui.events.terms import names
from tui.events.tuning import TUNING
from tui.model import Mention, Role

STORIES = TUNING.stories


def words(mentions: Sequence[Mention]) -> dict[str, float]:
    """How often each word tells of an event, in the mean over its mentions; reprints and numbers are left out."""
    originals = [mention for mention in mentions if mention.role is not Role.REPRINT] or list(mentions)
    counted = originals[: STORIES.mentions]
    means: dict[str, float] = {}
    for mention in counted:
        named = set(names(mention.evidence.text))
        for term, count in Counter(mention.terms).items():
            if not term[0].isdigit():
                weight = (1 + math.log(count)) * (STORIES.name if term in named else 1.0)
                means[term] = means.get(term, 0.0) + weight / len(counted)
    return means


def keys(words: Mapping[str, float]) -> Vector:
    """The words that stand for an event, as a vector of length 1; empty where it has no telling word.

    Args:
        words: as `words` gives them.
    """
    weights = {term: weight * rarity(term) for term, weight in words.items()}
    best = sorted(weights, key=lambda term: (-weights[term], term))[: STORIES.keys]
    norm = math.sqrt(math.fsum(weights[term] ** 2 for term in best))
    return {term: round(weights[term] / norm * GRAIN) / GRAIN for term in best} if norm else {}


def faded(similarity: float, days: int) -> float:
    """A similarity over so many days between two events."""
    return similarity * math.exp(-days / STORIES.fading)
