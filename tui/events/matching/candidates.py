"""Live mentions and events, the candidates of matching, and each mention's list of nearest neighbours."""

from __future__ import annotations

import math
from array import array
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import neg

from tui.events.matching.particulars import NOTHING_PARTICULAR, Particulars
from tui.events.matching.weights import Vector
from tui.model import Modality, When


@dataclass(slots=True, eq=False)
class LiveMention:
    """A mention that new ones are compared with.

    Args:
        id, article, source, terms: of the mention.
        day: days since 1970 at which its article was published.
        when: the date that its text gives, or None where only the day of publication is known.
        printed: the day of its publication.
        vector: its words, weighted.
        event: where it belongs.
        shortness: how much its text is a mere headline, 0 to 1.
        lang: of its article, "" where unknown.
        countries: that it names.
        words: its terms, each once.
        particulars: what its headline and first sentence are particular about.
        modality: whether it tells of what has happened, or is to.
        address: its link without what follows a question mark, "" without one.
        site: whose address it is.
        is_background: whether its article is about something else.
        original: what it is a reprint of, if it is one.
        reprints: of it.
        neighbours: the most similar live mentions; None where nobody has asked.
        slot: its place in its index.
    """

    id: str
    article: str
    source: str
    terms: tuple[str, ...]
    day: float
    when: When | None
    printed: When
    vector: Vector
    event: LiveEvent
    shortness: float
    lang: str = ""
    countries: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    particulars: Particulars = NOTHING_PARTICULAR
    modality: Modality = Modality.HAPPENED
    address: str = ""
    site: str = ""
    is_background: bool = False
    original: LiveMention | None = None
    reprints: list[LiveMention] = field(default_factory=list)
    neighbours: NeighbourList | None = None
    slot: int = -1


@dataclass(slots=True, eq=False)
class LiveEvent:
    """An event that still takes mentions: a cluster of them.

    Args:
        id: its id.
        number: its place in the order in which events were created.
        members: mentions of articles that are about it.
        background: mentions of it in articles about something else.
        last: day of the latest article.
    """

    id: str
    number: int
    members: list[LiveMention] = field(default_factory=list)
    background: list[LiveMention] = field(default_factory=list)
    last: float = -math.inf

    @property
    def is_empty(self) -> bool:
        """Whether it has no live mention."""
        return not self.members and not self.background

    def touch(self, day: float) -> None:
        """Note that it has an article of this day."""
        self.last = max(self.last, day)


class NeighbourList:
    """The live mentions most similar to one, the nearest first. Arrays side by side: thousands of mentions have dozens each.

    Attributes:
        mentions: the neighbours.
        distances: their similarities, faded by the time between, negative.
    """

    __slots__ = ("distances", "mentions")

    def __init__(self, pairs: Sequence[tuple[LiveMention, float]]) -> None:
        """Of mentions with their faded similarity, the most similar first."""
        self.mentions = [mention for mention, _ in pairs]
        self.distances = array("d", [-similarity for _, similarity in pairs])

    def __iter__(self) -> Iterator[tuple[LiveMention, float]]:
        """The mentions with their faded similarity."""
        return zip(self.mentions, map(neg, self.distances), strict=True)

    def similarity(self, mention: LiveMention) -> float | None:
        """The faded similarity of one of them; None if it is not among them."""
        return -self.distances[self.mentions.index(mention)] if mention in self.mentions else None

    def add(self, mention: LiveMention, similarity: float) -> None:
        """Insert a neighbour at its place."""
        place = bisect(self.distances, -similarity)
        self.distances.insert(place, -similarity)
        self.mentions.insert(place, mention)

    def remove(self, mention: LiveMention) -> None:
        """Take a neighbour out, if it is among them."""
        if mention in self.mentions:
            place = self.mentions.index(mention)
            del self.mentions[place], self.distances[place]

    def keep(self, most: int) -> None:
        """Only the nearest ones."""
        del self.mentions[most:], self.distances[most:]
