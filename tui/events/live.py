"""What is news now: the articles of the last days, found by their words, and the events that they tell of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nlargest

from tui.events.rarity import Vector, cosine
from tui.model import Basis, Mention, When

MAX_POSTINGS = 500
"""A word in more live texts than this is not looked up: it tells little and costs most."""

FADING = 3.0
"""Days after which the likeness of two articles counts 1/e for the crowd around them."""

NEIGHBOURS = 40
"""Of each article, this many of the most alike are remembered."""

CROWD = 3
"""Other events that make the crowd around an article."""


@dataclass(slots=True, eq=False)
class Told:
    """A mention that is live.

    Args:
        id, article, source, terms: of the mention.
        day: days since 1970 at which its article was published.
        when: the date that its text gives, or None where only the day of publication is known.
        vector: its words.
        event: where it belongs.
        near: the articles most alike, with their likeness, faded by the time between; None where nobody has asked.
        copies: reprints of it.
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
    near: dict[Told, float] | None = None
    copies: list[Told] = field(default_factory=list)


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

    def touch(self, day: float) -> None:
        """Note that an article of this day told of it."""
        self.last = max(self.last, day)


class Index:
    """Live texts by word."""

    def __init__(self) -> None:
        self._postings: dict[str, dict[Told, float]] = defaultdict(dict)

    def add(self, told: Told) -> None:
        """Let it be found."""
        for term, weight in told.vector.items():
            self._postings[term][told] = weight

    def remove(self, told: Told) -> None:
        """Let it be found no more."""
        for term in told.vector:
            postings = self._postings.get(term)
            if postings is not None:
                postings.pop(told, None)
                if not postings:
                    del self._postings[term]

    def alike(self, vector: Vector) -> dict[Told, float]:
        """Cosine with every live text that shares a word (a not too common one)."""
        found: dict[Told, float] = defaultdict(float)
        for term, weight in vector.items():
            postings = self._postings.get(term)
            if postings and len(postings) <= MAX_POSTINGS:
                for told, other in postings.items():
                    found[told] += weight * other
        return found


class Neighbourhood:
    """The articles most alike each live one, kept up to date as articles come and go."""

    def __init__(self, index: Index, window: float) -> None:
        self._index = index
        self._window = window

    def of(self, told: Told) -> dict[Told, float]:
        """The articles most alike, with their faded likeness."""
        if told.near is None:
            near = {}
            for other, likeness in self._index.alike(told.vector).items():
                gap = abs(other.day - told.day)
                if other is not told and gap <= self._window:
                    near[other] = likeness * math.exp(-gap / FADING)
            told.near = _nearest(near)
        return told.near

    def enter(self, told: Told) -> None:
        """Tell the neighbours of a new article."""
        for other, likeness in self.of(told).items():
            if other.near is not None:
                other.near[told] = likeness
                if len(other.near) > 2 * NEIGHBOURS:
                    other.near = _nearest(other.near)

    def leave(self, told: Told) -> None:
        """Tell the neighbours of an article that is gone; those that it was near to without knowing find out when asked."""
        for other in told.near or ():
            if other.near is not None:
                other.near.pop(told, None)
        told.near = None

    def likeness(self, one: Told, other: Told) -> float:
        """Cosine of two articles."""
        faded = one.near.get(other) if one.near is not None else None
        return (
            faded * math.exp(abs(one.day - other.day) / FADING)
            if faded is not None
            else cosine(one.vector, other.vector)
        )

    def crowd(self, told: Told, but: Iterable[Live]) -> float:
        """Mean likeness to the nearest other events, one article each."""
        best: dict[Live, float] = {}
        for other, likeness in self.of(told).items():
            if likeness > best.get(other.event, 0.0):
                best[other.event] = likeness
        for event in but:
            best.pop(event, None)
        return sum(nlargest(CROWD, best.values())) / CROWD


def _nearest(near: dict[Told, float]) -> dict[Told, float]:
    if len(near) <= NEIGHBOURS:
        return near
    return dict(nlargest(NEIGHBOURS, near.items(), key=lambda item: item[1]))


def stated(mention: Mention) -> When | None:
    """The date that the text of a mention gives."""
    return mention.when if mention.basis is not Basis.PUBLISHED else None
