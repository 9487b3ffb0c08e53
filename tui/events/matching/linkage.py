"""How likely an article belongs to an event, or two events are one: the mean over the pairs of their articles."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tui.events.matching.candidates import Live, Told
from tui.events.matching.neighbours import CROWD, FADING, Neighbourhood
from tui.events.matching.odds import Tuning, date_odds, probability, word_odds

WORTH_A_LOOK = -2.2
"""Log-odds below which an event is not looked at closer: a probability of a tenth."""

ONE_WORD = 0.2
"""Likeness up to which a single word in common ("officials") makes no event, however little else there is to compare."""

LEAST_WORDS = 3
"""Texts with fewer different words ("Live updates") say too little to be the same."""

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

    def to_event(self, told: Told, event: Live, least: float = 0.0) -> float:
        """Of an article and an event, itself left out; 0 where the event has no other article, or where it is certain that
        it is less than `least`."""
        members = [member for member in event.members[-SPEAKERS:] if member is not told]
        return self._mean([told], members, (told.event, event), least)

    def attention(self, told: Told) -> list[Live]:
        """The events around an article that it may belong to, judged by their nearest article and its own crowd alone."""
        nearest = self._around.nearest(told)
        # Whichever event is left out of its crowd, it is no thinner than without the nearest one.
        thinnest = sum(list(nearest.values())[1 : CROWD + 1]) / CROWD
        return [event for event, likeness in nearest.items() if self._may_join(told, event, likeness, thinnest)]

    def _may_join(self, told: Told, event: Live, likeness: float, thinnest: float) -> bool:
        tuning = self._tuning
        gap = max(told.day - event.last, 0.0)
        likeness *= math.exp(gap / FADING)
        against = tuning.gap * gap - tuning.same_day + WORTH_A_LOOK
        if word_odds(tuning, min(likeness * tuning.foreign, 1.0), thinnest, told.shortness) < against:
            return False
        if any(are_foreign(told, member) for member in event.members[-SPEAKERS:]):
            likeness *= tuning.foreign
        crowd = self._around.crowd(told, event, event)
        return word_odds(tuning, min(likeness, 1.0), crowd, told.shortness) >= against

    def between(self, one: Live, other: Live, least: float) -> float:
        """Of two events; 0 where it is certain that it is less than `least`."""
        return self._mean(one.members[-SPEAKERS:], other.members[-SPEAKERS:], (one, other), least)

    def _mean(self, some: Sequence[Told], others: Sequence[Told], events: tuple[Live, Live], least: float) -> float:
        pairs = len(some) * len(others)
        if not pairs:
            return 0.0
        mine = [self._around.crowd(one, *events) for one in some]
        # Most events are out of the question before it is known in what crowds their articles stand.
        limits = [[self._pair(one, other, crowd) for other in others] for one, crowd in zip(some, mine, strict=True)]
        if sum(map(sum, limits)) / pairs < least:
            return 0.0
        theirs = [self._around.crowd(other, *events) for other in others]
        total = 0.0
        for one, crowd, row in zip(some, mine, limits, strict=True):
            total += sum(
                self._pair(one, other, crowd + its_crowd)
                for other, its_crowd, limit in zip(others, theirs, row, strict=True)
                if limit
            )
        return total / pairs

    def _pair(self, one: Told, other: Told, crowd: float) -> float:
        tuning = self._tuning
        likeness = self._around.likeness(one, other)
        if min(len(one.vector), len(other.vector)) < LEAST_WORDS:
            return 0.0
        if likeness < ONE_WORD and len(one.vector.keys() & other.vector.keys()) < 2:
            return 0.0
        if are_foreign(one, other):
            likeness *= tuning.foreign
        odds = word_odds(tuning, likeness, crowd, min(one.shortness, other.shortness))
        if one.source and one.source == other.source:
            odds -= tuning.same_source
        if one.countries and other.countries and one.countries.isdisjoint(other.countries):
            odds -= tuning.other_country
        return probability(odds - tuning.gap * abs(one.day - other.day) + date_odds(tuning, one, other))


def are_foreign(one: Told, other: Told) -> bool:
    """Whether two texts are in different languages, as far as is known."""
    return one.lang != other.lang and bool(one.lang and other.lang)
