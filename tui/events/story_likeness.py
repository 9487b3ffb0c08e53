"""Which events belong to one story: the words, above all names, that tell of both, over weeks. Pure functions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.events.matching.weights import POWER, PRIOR, Vector, common
from tui.events.terms import names
from tui.model import Mention, Role

KEYS = 12
"""Words that stand for an event, the most telling ones."""

VOICES = 10
"""Mentions of an event that are heard; more only repeat its words."""

NAME = 1.6
"""How much more a name says of a story than another word: who and where stay the same while what happens changes."""

REACH = 30
"""Days between two events past which neither speaks for the other's story."""

FADING = 21.0
"""Days after which a likeness counts 1/e."""

SPEAKERS = 3
"""The events of a story that are most like another one speak for it."""

JOIN = 0.2
"""Least mean likeness of its speakers for an event to join a story."""

GROWTH = 0.015
"""Added to `JOIN` for each doubling of a story, so that none swallows its topic."""

TOLD_TOGETHER = 0.12
"""Added to the likeness of two events that one article tells of."""

STAY = 0.05
"""By so much another story must be closer for an event to move there."""

LEAVE = 0.06
"""An event that is told otherwise now, and is less close to its story than this, leaves it."""

SAME = 0.55
"""Least likeness of their words as a whole for two stories to be one."""


def words(mentions: Sequence[Mention]) -> dict[str, float]:
    """How often each word tells of an event, in the mean over its mentions; reprints and numbers are left out."""
    heard = [mention for mention in mentions if mention.role is not Role.REPRINT][:VOICES] or list(mentions)[:VOICES]
    found: dict[str, float] = {}
    for mention in heard:
        named = set(names(mention.evidence.text))
        for term, count in Counter(mention.terms).items():
            if not term[0].isdigit():
                weight = (1 + math.log(count)) * (NAME if term in named else 1.0)
                found[term] = found.get(term, 0.0) + weight / len(heard)
    return found


def likely_keys(words: Mapping[str, float]) -> list[str]:
    """The words that may be an event's keys, judged by how common they are in news of any kind; half as many again as it will
    have."""
    usual = _usual()
    rated = {term: weight * usual.get(term, _UNUSUAL) for term, weight in words.items()}
    return sorted(rated, key=lambda term: (-rated[term], term))[: KEYS * 3 // 2]


def rarity(prior: float, having: int, events: int) -> float:
    """How telling a word is.

    Args:
        prior: share of texts that have it in news of any kind.
        having, events: of the events around, those that have it as a key, and all.
    """
    having = min(having, events)
    rare: float = math.log((events + PRIOR) / (having + max(prior * PRIOR, 0.5))) ** POWER
    return rare


_UNUSUAL = rarity(0.0, 0, 0)


@lru_cache(maxsize=1)
def _usual() -> dict[str, float]:
    """How telling the words are that are common in news of any kind, where nothing else is known."""
    return {term: rarity(prior, 0, 0) for term, prior in common().items()}


def keys(words: Mapping[str, float], having: Mapping[str, int], events: int) -> Vector:
    """The words that stand for an event, as a vector of length 1; empty where it has no telling word.

    Args:
        words: as `words` gives them.
        having: of those in question, how many events around have each as a key.
        events: number of events around.
    """
    prior = common()
    weights = {term: words[term] * rarity(prior.get(term, 0.0), n, events) for term, n in having.items()}
    best = sorted(weights, key=lambda term: (-weights[term], term))[:KEYS]
    norm = math.sqrt(sum(weights[term] ** 2 for term in best))
    return {term: round(weights[term] / norm, 4) for term in best} if norm else {}


def faded(likeness: float, days: int) -> float:
    """A likeness over so many days between two events."""
    return likeness * math.exp(-days / FADING)


def closeness(likenesses: Sequence[float], size: int) -> float:
    """How close an event is to a story, of which its likenesses to the story's events are given; joined from `JOIN` on.

    Args:
        likenesses: of those events that are like it at all.
        size: number of the story's events.
    """
    speakers = min(size, SPEAKERS)
    best = sorted(likenesses, reverse=True)[:speakers]
    return sum(best) / speakers - GROWTH * math.log2(max(size, 1))
