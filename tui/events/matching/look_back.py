"""Looking back: whether a sentence about the past tells of an event that is no longer live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from tui.events.matching.odds import look_back_probability
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import Vector, cosine
from tui.model import Precision, When


@dataclass(frozen=True, slots=True)
class PastEvent:
    """An event of the past.

    Args:
        id: its id.
        when: its date.
        texts: some of its mentions, as weighted words.
    """

    id: str
    when: When
    texts: tuple[Vector, ...]


class PastMatch(NamedTuple):
    """The past event that a sentence most likely tells of.

    Args:
        event: it.
        text: of its texts, the most similar one.
        probability: that it is the one.
    """

    event: PastEvent
    text: Vector
    probability: float


def is_exact_enough(when: When) -> bool:
    """Whether a date is exact enough to say which event is meant."""
    return not when.is_open and when.precision >= Precision.MONTH


def best_match(tuning: Tuning, vector: Vector, when: When, past: Iterable[PastEvent]) -> PastMatch | None:
    """The event that a text with this date most likely means, the first of equals; None where none is likelier than not."""
    best: PastMatch | None = None
    for event in past:
        cosines = ((cosine(vector, text), text) for text in event.texts)
        similarity, text = max(cosines, key=itemgetter(0), default=(0.0, {}))
        chance = look_back_probability(tuning, similarity, when, event.when)
        if chance > (best.probability if best is not None else tuning.look_back):
            best = PastMatch(event, text, chance)
    return best
