"""Live mentions and events, and an index that finds them by their words."""

from __future__ import annotations

import math
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
        crowds: the events around it, as `Neighbourhood.nearest` gives them.
        stamp: when `crowds` was worked out.
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
    is_aside: bool = False
    original: Told | None = None
    near: dict[Told, float] | None = None
    copies: list[Told] = field(default_factory=list)
    crowds: list[tuple[Live, float]] | None = None
    stamp: int = 0


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
