"""Blocking: which mentions share a word with a text, without comparing it with all of them."""

from __future__ import annotations

from array import array

from tui.events.matching.candidates import LiveMention
from tui.events.matching.weights import Vector


class _Postings:
    """The texts that have a word.

    Attributes:
        slots: their places in the index.
        weights: of the word in each.
    """

    __slots__ = ("slots", "weights")

    def __init__(self) -> None:
        self.slots, self.weights = array("L"), array("d")


class TermIndex:
    """An inverted index of mentions. Numbers stand side by side in it: walking thousands of objects takes several times as long.

    Attributes:
        mentions: by slot, None where one is free.
        days: at which they were published, by slot.
    """

    def __init__(self) -> None:
        self.mentions: list[LiveMention | None] = []
        self.days = array("d")
        self._slots: dict[LiveMention, int] = {}
        self._free: list[int] = []
        self._postings: dict[str, _Postings] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, mention: LiveMention) -> bool:
        return mention in self._slots

    def add(self, mention: LiveMention) -> None:
        """Take a mention in."""
        if self._free:
            slot = self._free.pop()
            self.mentions[slot], self.days[slot] = mention, mention.day
        else:
            slot = len(self.mentions)
            self.mentions.append(mention)
            self.days.append(mention.day)
        self._slots[mention] = slot
        for term, weight in mention.vector.items():
            postings = self._postings.get(term)
            if postings is None:
                postings = self._postings[term] = _Postings()
            postings.slots.append(slot)
            postings.weights.append(weight)

    def remove(self, mention: LiveMention) -> None:
        """Take a mention out."""
        slot = self._slots.pop(mention)
        self.mentions[slot] = None
        self._free.append(slot)
        for term in mention.vector:
            postings = self._postings[term]
            place = postings.slots.index(slot)
            postings.slots.pop(place)
            postings.weights.pop(place)
            if not postings.slots:
                del self._postings[term]

    def similarities(self, vector: Vector) -> dict[int, float]:
        """Cosine with every text that shares a word, by slot."""
        cosines: dict[int, float] = {}
        known = cosines.get
        for term, weight in vector.items():
            postings = self._postings.get(term)
            if postings is not None:
                for slot, other in zip(postings.slots, postings.weights, strict=True):
                    cosines[slot] = known(slot, 0.0) + weight * other
        return cosines
