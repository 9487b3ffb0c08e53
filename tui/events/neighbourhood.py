"""The articles most alike each live one, and the events around it."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Collection

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

    def of(self, told: Told) -> Collection[Told]:
        """The articles most alike."""
        if told.near is None:
            near = {}
            day, window, fade = told.day, self._window, math.exp
            for other, likeness in self._index.alike(told.vector, FAINT):
                gap = abs(other.day - day)
                if gap <= window:
                    near[other] = -likeness * fade(-gap / FADING)
            near.pop(told, None)
            told.near, told.ranked = near, sorted(near, key=near.__getitem__)
            _keep_nearest(told, NEIGHBOURS)
        return told.near

    def enter(self, told: Told) -> None:
        """Tell the neighbours of a new article."""
        self.of(told)
        for other, likeness in (told.near or {}).items():
            near = other.near
            if near is not None:
                near[told] = likeness
                insort(other.ranked, told, key=near.__getitem__)
                _keep_nearest(other, 2 * NEIGHBOURS)

    def leave(self, told: Told) -> None:
        """Tell the neighbours of an article that is gone."""
        for other in told.near or ():
            if other.near is not None and other.near.pop(told, None) is not None:
                other.ranked.remove(told)
        told.near, told.ranked = None, []

    def likeness(self, one: Told, other: Told) -> float:
        """Cosine of two articles."""
        faded = one.near.get(other) if one.near is not None else None
        return (
            -faded * math.exp(abs(one.day - other.day) / FADING)
            if faded is not None
            else cosine(one.vector, other.vector)
        )

    def nearest(self, told: Told) -> dict[Live, float]:
        """The events around an article, each with the faded likeness of its nearest article, the nearest first."""
        self.of(told)
        near = told.near or {}
        best: dict[Live, float] = {}
        for other in told.ranked:
            best.setdefault(other.event, -near[other])
        return best

    def crowd(self, told: Told, one: Live, other: Live) -> float:
        """Mean likeness to the nearest events but these two."""
        self.of(told)
        near = told.near or {}
        total, met = 0.0, [one, other]
        for neighbour in told.ranked:
            event = neighbour.event
            if event not in met:
                total -= near[neighbour]
                if len(met) > CROWD:
                    break
                met.append(event)
        return total / CROWD


def _keep_nearest(told: Told, most: int) -> None:
    """Of more than `most` neighbours, keep as many as are remembered."""
    near = told.near
    if near is not None and len(near) > most:
        del told.ranked[NEIGHBOURS:]
        told.near = {one: near[one] for one in told.ranked}
