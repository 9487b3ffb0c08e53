"""A clause: where it stands in its sentence, what it is there, its verb, and what happens in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""First code point, and the one behind the last."""


class ClauseKind(StrEnum):
    """What a clause is in its sentence."""

    MAIN = "main"
    """Stands by itself, or is coordinated with one that does."""
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    SAYING = "saying"
    """Only says who says so."""
    REPORTED = "reported"
    """What a clause of saying reports."""
    QUOTED = "quoted"
    """In somebody's words."""
    PARTICIPLE = "participle"
    """Its verb is a participle or a gerund, its subject stands elsewhere."""


class Tense(StrEnum):
    """The time that a verb speaks of, as far as its form tells."""

    PAST = "past"
    PERFECT = "perfect"
    PAST_PERFECT = "past perfect"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    FUTURE = "future"
    NONE = "none"
    """Participles, infinitives, and clauses without a verb."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence.

    Args:
        start, end: code points within the sentence; a clause inside another lies within it.
        kind: what it is in its sentence.
        verb: code points of its verb with the auxiliaries, None where it has none.
        tense: which time that speaks of.
        events: code points of the words that tell what happens: its main verb or what a form of being says, event nouns.
        parent: place of the clause that it belongs to among those of the sentence, None where it stands by itself.
        times: places in the article's list of time expressions of those that it governs.
    """

    start: int
    end: int
    kind: ClauseKind
    verb: Span | None = None
    tense: Tense = Tense.NONE
    events: tuple[Span, ...] = ()
    parent: int | None = None
    times: tuple[int, ...] = ()

    def holds(self, start: int, end: int) -> bool:
        """Whether code points of the sentence lie within it."""
        return self.start <= start and end <= self.end
