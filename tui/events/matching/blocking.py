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
        most: no weight was ever higher.
    """

    __slots__ = ("most", "slots", "weights")

    def __init__(self) -> None:
        self.slots, self.weights, self.most = array("L"), array("d"), 0.0


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
            postings.most = max(postings.most, weight)

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

    def similarities(self, vector: Vector, least: float = 0.0) -> dict[int, float]:
        """Cosine with every text that shares a word, by slot; those below `least` may be left out, or too low.

        The words that most texts have come last, and where what they can add stays below `least` they are looked up only in the
        texts that the others have found (as MaxScore does, Turtle and Flood 1995).
        """
        found = [(postings, term, weight) for term, weight in vector.items() if (postings := self._postings.get(term))]
        found.sort(key=_length, reverse=True)
        common, rest = 0, 0.0
        while common < len(found) and (more := rest + found[common][2] * found[common][0].most) < least:
            common, rest = common + 1, more
        cosines: dict[int, float] = {}
        known = cosines.get
        for postings, _, weight in reversed(found[common:]):
            for slot, other in zip(postings.slots, postings.weights, strict=True):
                cosines[slot] = known(slot, 0.0) + weight * other
        if not common:
            return cosines
        least -= rest
        near = {slot: cosine for slot, cosine in cosines.items() if cosine >= least}
        for slot in near:
            if (mention := self.mentions[slot]) is not None:
                for _, term, weight in found[:common]:
                    near[slot] += weight * mention.vector.get(term, 0.0)
        return near


def _length(found: tuple[_Postings, str, float]) -> int:
    return len(found[0].slots)
