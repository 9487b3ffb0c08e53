"""Looking back: whether a sentence about the past tells of an event that is no longer news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from tui.events.matching.odds import Tuning, look_back
from tui.events.matching.weights import Vector, cosine
from tui.model import Precision, When


@dataclass(frozen=True, slots=True)
class Past:
    """An event of the past.

    Args:
        event: its id.
        when: its date.
        texts: what some of its mentions say, as weighted words.
    """

    event: str
    when: When
    texts: tuple[Vector, ...]


def is_worth_recalling(when: When) -> bool:
    """Whether a date is exact enough to say which event is meant."""
    return not when.is_open and when.precision >= Precision.MONTH


def recalled(tuning: Tuning, vector: Vector, when: When, past: Iterable[Past]) -> tuple[Past, Vector, float] | None:
    """The event that is most likely meant, its text most alike, and the probability, if that is above a half; the first of
    equals."""
    best, score = None, 0.5
    for one in past:
        likeness, text = max(((cosine(vector, text), text) for text in one.texts), key=itemgetter(0), default=(0.0, {}))
        chance = look_back(tuning, likeness, when, one.when)
        if chance > score:
            best, score = (one, text), chance
    return (*best, score) if best else None
