"""The live mentions most similar to each one, the events around it, and how densely these stand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from operator import itemgetter

from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import LiveEvent, LiveMention, NeighbourList
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import cosine

SECONDS_A_DAY = 86_400
"""Of the time that timestamps count."""


class Neighbourhood:
    """The live mentions most similar to each one, kept up to date as mentions come and go.

    Args:
        index: of live mentions.
        tuning: the numbers of matching.
    """

    def __init__(self, index: TermIndex, tuning: Tuning) -> None:
        self._index = index
        self._window = tuning.window.total_seconds() / SECONDS_A_DAY
        self._fading = tuning.fading
        self._faint = tuning.faint
        self._most = tuning.neighbours
        self._density_events = tuning.density_events

    def of(self, mention: LiveMention) -> NeighbourList:
        """The most similar live mentions, itself left out."""
        if mention.neighbours is None:
            day, window, fade, days = mention.day, self._window, math.exp, self._index.days
            fading, faint = self._fading, self._faint
            ranked = [
                (similarity * fade(-gap / fading), slot)
                for slot, similarity in self._index.similarities(mention.vector).items()
                if similarity >= faint and (gap := abs(days[slot] - day)) <= window
            ]
            ranked.sort(key=itemgetter(0), reverse=True)
            others = ((self._index.mentions[slot], similarity) for similarity, slot in ranked[: self._most + 1])
            mention.neighbours = NeighbourList(
                [(other, similarity) for other, similarity in others if other is not None and other is not mention]
            )
            mention.neighbours.keep(self._most)
        return mention.neighbours

    def enter(self, mention: LiveMention) -> None:
        """Make a new mention known to its neighbours."""
        for other, similarity in self.of(mention):
            neighbours = other.neighbours
            if neighbours is not None:
                neighbours.add(mention, similarity)
                if len(neighbours.mentions) > 2 * self._most:
                    neighbours.keep(self._most)

    def leave(self, mention: LiveMention) -> None:
        """Take a mention that is gone out of its neighbours' lists."""
        if mention.neighbours is not None:
            for other in mention.neighbours.mentions:
                if other.neighbours is not None:
                    other.neighbours.remove(mention)
            mention.neighbours = None

    def similarity(self, one: LiveMention, other: LiveMention) -> float:
        """Cosine of two mentions."""
        faded = one.neighbours.similarity(other) if one.neighbours is not None else None
        return self.unfaded(faded, abs(one.day - other.day)) if faded is not None else cosine(one.vector, other.vector)

    def similar(self, mention: LiveMention, least: float) -> Iterator[LiveMention]:
        """Those of the neighbours whose cosine is so much at least."""
        return (
            other for other, faded in self.of(mention) if self.unfaded(faded, abs(mention.day - other.day)) >= least
        )

    def nearest_events(self, mention: LiveMention) -> dict[LiveEvent, float]:
        """The events around a mention, each with the faded similarity of its nearest member, the nearest first."""
        best: dict[LiveEvent, float] = {}
        for other, similarity in self.of(mention):
            best.setdefault(other.event, similarity)
        return best

    def density(self, mention: LiveMention, one: LiveEvent, other: LiveEvent) -> float:
        """Mean faded similarity to the nearest events but these two: how crowded the place is where a mention stands."""
        total, met = 0.0, [one, other]
        for neighbour, similarity in self.of(mention):
            event = neighbour.event
            if event not in met:
                total += similarity
                if len(met) > self._density_events:
                    break
                met.append(event)
        return total / self._density_events

    def least_density(self, nearest: dict[LiveEvent, float]) -> float:
        """A lower bound of `density`, whichever event is left out: no less than without the nearest one.

        Args:
            nearest: as `nearest_events` gives it.
        """
        return sum(list(nearest.values())[1 : self._density_events + 1]) / self._density_events

    def unfaded(self, similarity: float, days: float) -> float:
        """The cosine of which a faded similarity over so many days is left."""
        return similarity * math.exp(days / self._fading)
