"""Live mentions and events, and an index that finds them by their words."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from dataclasses import dataclass, field

from tui.events.rarity import Vector
from tui.model import When

MAX_POSTINGS = 500
"""A word in more live texts than this is not looked up: it tells little and costs most."""


@dataclass(slots=True, eq=False)
class Told:
    """A mention that is live.

    Args:
        number: its place in the order in which mentions were read.
        id, article, source, terms: of the mention.
        day: days since 1970 at which its article was published.
        when: the date that its text gives, or None where only the day of publication is known.
        printed: the day of its publication.
        vector: its words.
        event: where it belongs.
        shortness: how much its text is a mere headline.
        lang: of its article, "" where unknown.
        is_aside: whether its article is about something else.
        original: what it is a reprint of, if it is one.
        near: the articles most alike, with their likeness, faded by the time between; None where nobody has asked.
        copies: reprints of it.
        ranked: the same articles, the nearest first.
    """

    number: int
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
    is_aside: bool = False
    original: Told | None = None
    near: dict[Told, float] | None = None
    copies: list[Told] = field(default_factory=list)
    ranked: list[Told] = field(default_factory=list)


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


class _Postings:
    """The live texts that have a word, as numbers side by side: walking thousands of objects takes several times as long.

    Attributes:
        numbers: of the mentions.
        weights: of the word in each.
    """

    __slots__ = ("numbers", "weights")

    def __init__(self) -> None:
        self.numbers, self.weights = array("L"), array("d")


class Index:
    """Live texts by word."""

    def __init__(self) -> None:
        self._told: dict[int, Told] = {}
        self._postings: dict[str, _Postings] = defaultdict(_Postings)

    def add(self, told: Told) -> None:
        """Let it be found."""
        self._told[told.number] = told
        for term, weight in told.vector.items():
            postings = self._postings[term]
            postings.numbers.append(told.number)
            postings.weights.append(weight)

    def remove(self, told: Told) -> None:
        """Let it be found no more."""
        del self._told[told.number]
        for term in told.vector:
            postings = self._postings[term]
            place = postings.numbers.index(told.number)
            postings.numbers.pop(place)
            postings.weights.pop(place)
            if not postings.numbers:
                del self._postings[term]

    def alike(self, vector: Vector, least: float) -> list[tuple[Told, float]]:
        """The live texts that share a word (a not too common one), with their cosine where it is so much at least."""
        found: dict[int, float] = {}
        known = found.get
        for term, weight in vector.items():
            postings = self._postings.get(term)
            if postings is not None and len(postings.numbers) <= MAX_POSTINGS:
                for number, other in zip(postings.numbers, postings.weights, strict=True):
                    found[number] = known(number, 0.0) + weight * other
        told = self._told
        return [(told[number], likeness) for number, likeness in found.items() if likeness >= least]
