"""Live mentions and events, and an index that finds them by their words."""

from __future__ import annotations

import math
from array import array
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import neg

from tui.events.matching.weights import Vector
from tui.model import When

MAX_POSTINGS = 500
"""A word in more live texts than this is not looked up: it tells little and costs most."""


@dataclass(slots=True, eq=False)
class Told:
    """A mention that is live.

    Args:
        id, article, source, terms: of the mention.
        day: days since 1970 at which its article was published.
        when: the date that its text gives, or None where only the day of publication is known.
        printed: the day of its publication.
        vector: its words.
        event: where it belongs.
        shortness: how much its text is a mere headline.
        lang: of its article, "" where unknown.
        countries: that it names.
        is_aside: whether its article is about something else.
        original: what it is a reprint of, if it is one.
        copies: reprints of it.
        near: the articles most alike; None where nobody has asked.
        slot: where it stands in its index.
    """

    id: str
    article: str
    source: str
    terms: tuple[str, ...]
    day: float
    when: When | None
    printed: When
    vector: Vector
    event: Live
    shortness: float
    lang: str = ""
    countries: frozenset[str] = frozenset()
    is_aside: bool = False
    original: Told | None = None
    copies: list[Told] = field(default_factory=list)
    near: Near | None = None
    slot: int = -1


@dataclass(slots=True, eq=False)
class Live:
    """An event that still takes mentions.

    Args:
        id: its id.
        number: its place in the order in which events were founded.
        members: what articles that are about it say.
        asides: what articles about something else say of it.
        last: day of the latest article.
    """

    id: str
    number: int
    members: list[Told] = field(default_factory=list)
    asides: list[Told] = field(default_factory=list)
    last: float = -math.inf

    @property
    def is_empty(self) -> bool:
        """Whether no live mention tells of it."""
        return not self.members and not self.asides

    def touch(self, day: float) -> None:
        """Note that an article of this day told of it."""
        self.last = max(self.last, day)


class Near:
    """The articles most alike one, the nearest first. Lists side by side: thousands of articles have dozens of neighbours.

    Attributes:
        told: the articles.
        distances: their likenesses, faded by the time between, negative.
    """

    __slots__ = ("distances", "told")

    def __init__(self, found: Sequence[tuple[Told, float]]) -> None:
        """Of articles with their faded likeness, the most alike first."""
        self.told = [told for told, _ in found]
        self.distances = array("d", [-likeness for _, likeness in found])

    def __iter__(self) -> Iterator[tuple[Told, float]]:
        """The articles with their faded likeness."""
        return zip(self.told, map(neg, self.distances), strict=True)

    def likeness(self, told: Told) -> float | None:
        """Of one of them; None if it is not among them."""
        return -self.distances[self.told.index(told)] if told in self.told else None

    def add(self, told: Told, likeness: float) -> None:
        """One more."""
        place = bisect(self.distances, -likeness)
        self.distances.insert(place, -likeness)
        self.told.insert(place, told)

    def remove(self, told: Told) -> None:
        """One less, if it is among them."""
        if told in self.told:
            place = self.told.index(told)
            del self.told[place], self.distances[place]

    def keep(self, most: int) -> None:
        """Only the nearest ones."""
        del self.told[most:], self.distances[most:]


class _Postings:
    """The live texts that have a word.

    Attributes:
        slots: where they stand.
        weights: of the word in each.
    """

    __slots__ = ("slots", "weights")

    def __init__(self) -> None:
        self.slots, self.weights = array("L"), array("d")


class Index:
    """Live texts by word. Numbers stand side by side in it: walking thousands of objects takes several times as long.

    Attributes:
        told: the texts by slot, None where one is free.
        days: of the texts.
    """

    def __init__(self) -> None:
        self.told: list[Told | None] = []
        self.days = array("d")
        self._free: list[int] = []
        self._postings: dict[str, _Postings] = defaultdict(_Postings)

    def add(self, told: Told) -> None:
        """Let it be found."""
        if self._free:
            told.slot = self._free.pop()
            self.told[told.slot], self.days[told.slot] = told, told.day
        else:
            told.slot = len(self.told)
            self.told.append(told)
            self.days.append(told.day)
        for term, weight in told.vector.items():
            postings = self._postings[term]
            postings.slots.append(told.slot)
            postings.weights.append(weight)

    def remove(self, told: Told) -> None:
        """Let it be found no more."""
        self.told[told.slot] = None
        self._free.append(told.slot)
        for term in told.vector:
            postings = self._postings[term]
            place = postings.slots.index(told.slot)
            postings.slots.pop(place)
            postings.weights.pop(place)
            if not postings.slots:
                del self._postings[term]

    def alike(self, vector: Vector) -> dict[int, float]:
        """Cosine with every live text that shares a word (a not too common one), by slot."""
        found: dict[int, float] = {}
        known = found.get
        for term, weight in vector.items():
            postings = self._postings.get(term)
            if postings is not None and len(postings.slots) <= MAX_POSTINGS:
                for slot, other in zip(postings.slots, postings.weights, strict=True):
                    found[slot] = known(slot, 0.0) + weight * other
        return found
