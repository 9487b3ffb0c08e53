"""An anchor: the time that one clause is put at, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.events.anchoring.ranker import Choice
from tui.model import Basis, When


class Step(StrEnum):
    """The steps by which a clause gets its time, in the order in which they are tried; the values are names of rules."""

    VERB = "date-of-the-verb"
    """An expression that the clause's verb governs: its own rule is shown, not this name."""
    NOUN = "date-of-the-noun"
    """An attribute of the noun that is the clause's event."""
    EVENT = "counted-from-a-told-event"
    """So long after or before something whose day is known ("a day after the crash", "the next morning")."""
    SAME = "same-time-as-told-before"
    """The time told last ("the same day", "on that occasion")."""
    PRESENT = "present-at-publication"
    """The present, the progressive, the perfect, "now", "still"."""
    REPORT = "told-by-a-report"
    """What a report tells does not take the day of the telling: the likeliest of the other days."""
    RANKED = "likeliest-of-the-told-days"
    NEWS = "day-of-the-news"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time of a clause.

    Args:
        when: the time; uncertain where the runner-up is hardly less likely.
        basis: how it is known.
        rule: the rule of the expression where the clause has one of its own, else the name of the step.
        step: which step held.
        sentence: number of the sentence that names the time; -1 where none does.
        span: code points of the naming words in that sentence, both 0 where there are none.
        counted_from: ISO date that the rule counted from, or "".
        index: place of the expression in the article's list, or None.
        choice: how it was chosen, where days were compared.
    """

    when: When
    basis: Basis
    rule: str
    step: Step
    sentence: int = -1
    span: tuple[int, int] = (0, 0)
    counted_from: str = ""
    index: int | None = None
    choice: Choice | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """What decided between the told days, most telling first; at most three."""
        return self.choice.reasons if self.choice is not None else ()

    @property
    def runner_up(self) -> When | None:
        """The second likeliest time, where days were compared."""
        return self.choice.runner_up.when if self.choice is not None else None
