"""The likeliest of the times that an article tells of, for a clause without one of its own: a sum of weights of features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.events.anchoring.features import Recent
from tui.events.anchoring.story import Day, Piece, Story
from tui.events.anchoring.tuning import TUNING

Offer = tuple[Day, tuple[str, ...]]
"""A time that a clause may have, and what speaks for or against it: its features."""
REASONS = 3
"""Features that explain a choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a clause was given of the times offered.

    Args:
        day: the likeliest.
        runner_up: the second.
        margin: difference of their scores, in log-odds.
        names, others: the features of both.
        weights: by which they were weighed.
    """

    day: Day
    runner_up: Day
    margin: float
    names: Sequence[str]
    others: Sequence[str]
    weights: Mapping[str, float]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The features that tell most between them, at most three: those of the likeliest, and those of the other that speak
        against it ("not …")."""
        weights = self.weights
        own = {name: weights.get(name, 0.0) for name in self.names if name not in self.others}
        against = {f"not {name}": -weights.get(name, 0.0) for name in self.others if name not in self.names}
        ranked = sorted((own | against).items(), key=lambda row: (-row[1], row[0]))
        return tuple(name for name, points in ranked[:REASONS] if points > 0)


def offered(
    piece: Piece, story: Story, recent: Sequence[Recent], here: Sequence[Day], barred: Sequence[Day]
) -> list[Day]:
    """The times that a clause may have, a bounded number: publication, the news, the last ones named, and those told in like words.

    Args:
        piece: the clause.
        story: its article.
        recent: times named before it, the last first.
        here: times that its sentence names.
        barred: times that it cannot have.
    """
    days = [story.publication]
    _add(days, [story.main])
    _add(days, here[: TUNING.days_of_a_sentence])
    _add(days, [day for day, _ in recent])
    table = story.of_term
    if table:
        alike = Counter(day for term in piece.terms for day in table.get(term, ()))
        _add(
            days,
            [day for day, _ in sorted(alike.items(), key=lambda row: (-row[1], row[0].number))[: TUNING.alike_days]],
        )
    _add(days, story.salient)
    return [day for day in days if day not in barred or day is story.publication] if barred else days


def _add(days: list[Day], more: Sequence[Day]) -> None:
    days += [day for day in more if day not in days]


def choose(offers: Sequence[Offer], weights: Mapping[str, float]) -> Choice:
    """The likeliest of two or more times; the one offered first of equals."""
    scores = [sum([weights.get(name, 0.0) for name in names]) for _, names in offers]
    ranked = sorted(range(len(offers)), key=lambda place: -scores[place])
    best, second = offers[ranked[0]], offers[ranked[1]]
    margin = scores[ranked[0]] - scores[ranked[1]]
    return Choice(best[0], second[0], margin, best[1], second[1], weights)
