"""The articles most alike each live one, and the events around it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from operator import itemgetter

from tui.events.matching.candidates import Index, Live, Near, Told
from tui.events.matching.weights import cosine

FADING = 3.0
"""Days after which the likeness of two articles counts 1/e for the crowd around them."""

NEIGHBOURS = 40
"""Of each article, this many of the most alike are remembered."""

FAINT = 0.03
"""Less likeness than this is none."""

CROWD = 3
"""Other events that make the crowd around an article."""


class Neighbourhood:
    """The articles most alike each live one, kept up to date as articles come and go."""

    def __init__(self, index: Index, window: float) -> None:
        self._index = index
        self._window = window

    def of(self, told: Told) -> Near:
        """The articles most alike."""
        if told.near is None:
            day, window, fade, days = told.day, self._window, math.exp, self._index.days
            found = [
                (likeness * fade(-gap / FADING), slot)
                for slot, likeness in self._index.alike(told.vector).items()
                if likeness >= FAINT and (gap := abs(days[slot] - day)) <= window
            ]
            found.sort(key=itemgetter(0), reverse=True)
            others = ((self._index.told[slot], likeness) for likeness, slot in found[: NEIGHBOURS + 1])
            told.near = Near(
                [(other, likeness) for other, likeness in others if other is not None and other is not told]
            )
            told.near.keep(NEIGHBOURS)
        return told.near

    def enter(self, told: Told) -> None:
        """Tell the neighbours of a new article."""
        for other, likeness in self.of(told):
            near = other.near
            if near is not None:
                near.add(told, likeness)
                if len(near.told) > 2 * NEIGHBOURS:
                    near.keep(NEIGHBOURS)

    def leave(self, told: Told) -> None:
        """Tell the neighbours of an article that is gone."""
        if told.near is not None:
            for other in told.near.told:
                if other.near is not None:
                    other.near.remove(told)
            told.near = None

    def likeness(self, one: Told, other: Told) -> float:
        """Cosine of two articles."""
        faded = one.near.likeness(other) if one.near is not None else None
        return _unfaded(faded, one, other) if faded is not None else cosine(one.vector, other.vector)

    def alike(self, told: Told, least: float) -> Iterator[Told]:
        """Those of the articles most alike whose cosine is so much at least."""
        return (other for other, likeness in self.of(told) if _unfaded(likeness, told, other) >= least)

    def nearest(self, told: Told) -> dict[Live, float]:
        """The events around an article, each with the faded likeness of its nearest article, the nearest first."""
        best: dict[Live, float] = {}
        for other, likeness in self.of(told):
            best.setdefault(other.event, likeness)
        return best

    def crowd(self, told: Told, one: Live, other: Live) -> float:
        """Mean likeness to the nearest events but these two."""
        total, met = 0.0, [one, other]
        for neighbour, likeness in self.of(told):
            event = neighbour.event
            if event not in met:
                total += likeness
                if len(met) > CROWD:
                    break
                met.append(event)
        return total / CROWD


def _unfaded(likeness: float, one: Told, other: Told) -> float:
    return likeness * math.exp(abs(one.day - other.day) / FADING)
