"""How similar events are as parts of one story. Pure functions.

A story is what belongs together over days or months: a trial, a war, the search for a ship. Its events are linked by the words
that tell of them, above all by names, for who and where stay the same while what happens changes. An event is stood for by a few
keys, its most telling words; two events are as similar as their keys (cosine), less where their headlines name different
countries, and less the more days lie between them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from tui.events.matching.weights import GRAIN, Vector, share
from tui.events.terms import country_terms, names
from tui.events.tuning import TUNING
from tui.model import Mention, Role
from tui.places.recognize import places_in
from tui.places.words import everywhere

STORIES = TUNING.stories


def words(mentions: Sequence[Mention]) -> dict[str, float]:
    """How often each word tells of an event, in the mean over its mentions; reprints and numbers are left out."""
    counted = _counted(mentions)
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
    weights = {term: weight * rarity for term, weight in words.items() if (rarity := _rarity(term))}
    best = sorted(weights, key=lambda term: (-weights[term], term))[: STORIES.keys]
    norm = math.sqrt(math.fsum(weights[term] ** 2 for term in best))
    return {term: round(weights[term] / norm * GRAIN) / GRAIN for term in best} if norm else {}


def _rarity(term: str) -> float:
    """How well a word tells affairs apart; 0 for one that stands everywhere. A country does, however much news it makes."""
    shared = share(term)
    if term in country_terms():
        shared = min(shared, STORIES.country_share)
    return math.log(1 / shared) ** STORIES.rarity_power if shared <= STORIES.common_share else 0.0


def countries(mentions: Sequence[Mention]) -> frozenset[str]:
    """ISO codes of the countries that the headlines of an event name or lie in, but for those that have a part in every affair."""
    titled = ((mention.title, mention.lang) for mention in _counted(mentions))
    return frozenset(place.country for title in titled for place in places_in(*title)) - everywhere()


def _counted(mentions: Sequence[Mention]) -> Sequence[Mention]:
    originals = [mention for mention in mentions if mention.role is not Role.REPRINT] or mentions
    return originals[: STORIES.mentions]


def apart(similarity: float, countries: frozenset[str], others: frozenset[str]) -> float:
    """A similarity, less where both events name countries, and none in common."""
    return similarity * STORIES.elsewhere if countries and others and countries.isdisjoint(others) else similarity


def faded(similarity: float, days: int) -> float:
    """A similarity over so many days between two events."""
    return similarity * math.exp(-days / STORIES.fading)
