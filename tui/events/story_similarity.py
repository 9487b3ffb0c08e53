"""How similar events are as parts of one story, and how close an event is to a story. Pure functions.

A story is what belongs together over days or months: a trial, a war, the search for a ship. Its events are linked by the words
that tell of them, above all by names, for who and where stay the same while what happens changes. An event is stood for by a few
keys, its most telling words; two events are as similar as their keys (cosine), less the more days lie between them. An event
joins the story that it is closest to: the mean of its similarities to the story's most similar events, which has to be higher the
larger the story is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.events.matching.tuning import TUNING as MATCHING
from tui.events.matching.weights import Vector, common_terms
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


def likely_keys(words: Mapping[str, float]) -> list[str]:
    """The words that may be an event's keys, judged by how common they are in news of any kind; half as many again as it will
    have."""
    usual = _usual_rarities()
    rated = {term: weight * usual.get(term, _UNUSUAL) for term, weight in words.items()}
    return sorted(rated, key=lambda term: (-rated[term], term))[: STORIES.likely_keys]


def rarity(prior: float, having: int, events: int) -> float:
    """How telling a word is.

    Args:
        prior: share of texts that have it in news of any kind.
        having, events: of the events around, those that have it as a key, and all.
    """
    having = min(having, events)
    articles = MATCHING.prior_articles
    rare: float = (
        math.log((events + articles) / (having + max(prior * articles, MATCHING.unseen))) ** MATCHING.rarity_power
    )
    return rare


_UNUSUAL = rarity(0.0, 0, 0)


@lru_cache(maxsize=1)
def _usual_rarities() -> dict[str, float]:
    """How telling the words are that are common in news of any kind, where nothing else is known."""
    return {term: rarity(prior, 0, 0) for term, prior in common_terms().items()}


def keys(words: Mapping[str, float], having: Mapping[str, int], events: int) -> Vector:
    """The words that stand for an event, as a vector of length 1; empty where it has no telling word.

    Args:
        words: as `words` gives them.
        having: of those in question, how many events around have each as a key.
        events: number of events around.
    """
    prior = common_terms()
    weights = {term: words[term] * rarity(prior.get(term, 0.0), n, events) for term, n in having.items()}
    best = sorted(weights, key=lambda term: (-weights[term], term))[: STORIES.keys]
    norm = math.sqrt(sum(weights[term] ** 2 for term in best))
    return {term: round(weights[term] / norm, STORIES.digits) for term in best} if norm else {}


def faded(similarity: float, days: int) -> float:
    """A similarity over so many days between two events."""
    return similarity * math.exp(-days / STORIES.fading)


def closeness(similarities: Sequence[float], size: int) -> float:
    """How close an event is to a story, of which its similarities to the story's events are given; joined from `StoryTuning.join` on.

    Args:
        similarities: of those events that are similar to it at all.
        size: number of the story's events.
    """
    speakers = min(size, STORIES.speakers)
    best = sorted(similarities, reverse=True)[:speakers]
    return sum(best) / speakers - STORIES.growth * math.log2(max(size, 1))
