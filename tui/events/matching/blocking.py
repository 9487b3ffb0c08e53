"""Blocking: which live mentions share a word with a text, without comparing it with all of them."""

from __future__ import annotations

from array import array
from collections import defaultdict

from tui.events.matching.candidates import LiveMention
from tui.events.matching.weights import Vector


class _Postings:
    """The live texts that have a word.

    Attributes:
        slots: their places in the index.
        weights: of the word in each.
    """

    __slots__ = ("slots", "weights")

    def __init__(self) -> None:
        self.slots, self.weights = array("L"), array("d")


class TermIndex:
    """An inverted index of live mentions. Numbers stand side by side in it: walking thousands of objects takes several times as
    long.

    Args:
        limit: a word in more texts than this is not looked up.

    Attributes:
        mentions: by slot, None where one is free.
        days: at which they were published, by slot.
    """

    def __init__(self, limit: int) -> None:
        self.mentions: list[LiveMention | None] = []
        self.days = array("d")
        self._limit = limit
        self._free: list[int] = []
        self._postings: dict[str, _Postings] = defaultdict(_Postings)

    def add(self, mention: LiveMention) -> None:
        """Take a mention in."""
        if self._free:
            mention.slot = self._free.pop()
            self.mentions[mention.slot], self.days[mention.slot] = mention, mention.day
        else:
            mention.slot = len(self.mentions)
            self.mentions.append(mention)
            self.days.append(mention.day)
        for term, weight in mention.vector.items():
            postings = self._postings[term]
            postings.slots.append(mention.slot)
            postings.weights.append(weight)

    def remove(self, mention: LiveMention) -> None:
        """Take a mention out."""
        self.mentions[mention.slot] = None
        self._free.append(mention.slot)
        for term in mention.vector:
            postings = self._postings[term]
            place = postings.slots.index(mention.slot)
            postings.slots.pop(place)
            postings.weights.pop(place)
            if not postings.slots:
                del self._postings[term]

    def similarities(self, vector: Vector) -> dict[int, float]:
        """Cosine with every live text that shares a word (a not too common one), by slot."""
        cosines: dict[int, float] = {}
        known = cosines.get
        for term, weight in vector.items():
            postings = self._postings.get(term)
            if postings is not None and len(postings.slots) <= self._limit:
                for slot, other in zip(postings.slots, postings.weights, strict=True):
                    cosines[slot] = known(slot, 0.0) + weight * other
        return cosines
