"""How a date is known: the words that name it, the sentence they stand in, the rule that read them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.model.when import When


class Basis(StrEnum):
    """How a date is known, best first."""

    STATED = "stated"
    """A calendar date stands in the text."""
    RELATIVE = "relative"
    """Words that count from the anchor: "last month", "on Tuesday"."""
    CONTEXT = "context"
    """Carried over from a neighbouring sentence or the article's lead."""
    PUBLISHED = "published"
    """Undated news: placed at publication and marked so."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of text that names a time, TIMEX3 and When side by side.

    Args:
        start, end: code points into the text that was read.
        text: the span.
        type: TimeML type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value, such as `2025-12`, `P3D`, `PRESENT_REF`, `2026-01-01TEV`.
        when: the days meant, or None for what names no place on a timeline (durations, sets, vague references).
        rule: name of the rule that resolved it, words with dashes ("weekday-before-publication").
        anchor: ISO date or datetime it was resolved against, "" where none was needed.
        basis: STATED or RELATIVE.
        mod: TIMEX3 modifier (START, MID, END, APPROX, LESS_THAN, MORE_THAN …) or "".
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    when: When | None
    rule: str
    anchor: str = ""
    basis: Basis = Basis.RELATIVE
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a date is what it is.

    Args:
        text: the sentence, exactly as it stands in the article.
        start, end: code points of the time expression in `text`; both 0 where no words gave the date.
        rule: as in TimeExpression; where no words of its own gave the date, the step that did, such as "published".
        anchor: ISO date or datetime that the rule counted from, or "".
    """

    text: str
    start: int = 0
    end: int = 0
    rule: str = ""
    anchor: str = ""
