"""How likely an article belongs to an event, or two events are one: the mean over the pairs of their articles."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.likeness import Tuning, date_odds, probability
from tui.events.live import Live, Neighbourhood, Told

SPEAKERS = 30
"""The latest articles of an event that speak for it."""


class Linkage:
    """Mean probabilities between live articles and events.

    Args:
        tuning: numbers of the pairs.
        around: who is near whom.
    """

    def __init__(self, tuning: Tuning, around: Neighbourhood) -> None:
        self._tuning = tuning
        self._around = around

    def to_event(self, told: Told, event: Live) -> float:
        """Of an article and an event, itself left out; 0 where the event has no other article."""
        members = [member for member in event.members[-SPEAKERS:] if member is not told]
        return self._mean([told], members, (told.event, event))

    def between(self, one: Live, other: Live) -> float:
        """Of two events."""
        return self._mean(one.members[-SPEAKERS:], other.members[-SPEAKERS:], (one, other))

    def _mean(self, some: Sequence[Told], others: Sequence[Told], events: tuple[Live, Live]) -> float:
        if not some or not others:
            return 0.0
        crowds = [self._around.crowd(other, events) for other in others]
        total = 0.0
        for one in some:
            mine = self._around.crowd(one, events)
            total += sum(self._pair(one, other, mine + crowd) for other, crowd in zip(others, crowds, strict=True))
        return total / (len(some) * len(others))

    def _pair(self, one: Told, other: Told, crowd: float) -> float:
        tuning = self._tuning
        odds = (
            tuning.base
            + tuning.words * self._around.likeness(one, other)
            - tuning.gap * abs(one.day - other.day)
            - tuning.crowd * crowd
        )
        return probability(odds + date_odds(tuning, one, other))
