"""The articles most alike each live one, and the events around it."""

from __future__ import annotations

import math
from heapq import nlargest
from operator import itemgetter

from tui.events.live import Index, Live, Told
from tui.events.rarity import cosine

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
        self._stamp = 0

    def of(self, told: Told) -> dict[Told, float]:
        """The articles most alike, with their faded likeness."""
        if told.near is None:
            near = {}
            day, window, fade = told.day, self._window, math.exp
            for other, likeness in self._index.alike(told.vector).items():
                if likeness >= FAINT:
                    gap = abs(other.day - day)
                    if gap <= window:
                        near[other] = likeness * fade(-gap / FADING)
            near.pop(told, None)
            told.near = _nearest(near)
            told.crowds = None
        return told.near

    def enter(self, told: Told) -> None:
        """Tell the neighbours of a new article."""
        for other, likeness in self.of(told).items():
            if other.near is not None:
                other.near[told] = likeness
                other.crowds = None
                if len(other.near) > 2 * NEIGHBOURS:
                    other.near = _nearest(other.near)

    def leave(self, told: Told) -> None:
        """Tell the neighbours of an article that is gone."""
        for other in told.near or ():
            if other.near is not None:
                other.near.pop(told, None)
                other.crowds = None
        told.near = told.crowds = None

    def regroup(self) -> None:
        """Articles have changed their events."""
        self._stamp += 1

    def likeness(self, one: Told, other: Told) -> float:
        """Cosine of two articles."""
        faded = one.near.get(other) if one.near is not None else None
        return (
            faded * math.exp(abs(one.day - other.day) / FADING)
            if faded is not None
            else cosine(one.vector, other.vector)
        )

    def nearest(self, told: Told) -> list[tuple[Live, float]]:
        """The events around an article, each with the faded likeness of its nearest article, the nearest first."""
        if told.crowds is None or told.stamp != self._stamp:
            best: dict[Live, float] = {}
            known = best.get
            for other, likeness in self.of(told).items():
                if likeness > known(other.event, 0.0):
                    best[other.event] = likeness
            ranked = sorted([(-likeness, event.number, event) for event, likeness in best.items()])
            told.crowds = [(event, -likeness) for likeness, _, event in ranked]
            told.stamp = self._stamp
        return told.crowds

    def crowd(self, told: Told, one: Live, other: Live) -> float:
        """Mean likeness to the nearest events but these two."""
        total, left = 0.0, CROWD
        for event, likeness in self.nearest(told):
            if event is not one and event is not other:
                total += likeness
                left -= 1
                if not left:
                    break
        return total / CROWD


def _nearest(near: dict[Told, float]) -> dict[Told, float]:
    if len(near) <= NEIGHBOURS:
        return near
    return dict(nlargest(NEIGHBOURS, near.items(), key=itemgetter(1)))
