"""How a date is known and whether its event took place: a line's worth of words, and a sentence's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tui.model import Basis, Event, Evidence, Modality
from tui.wording.dates import short_day

BASIS_IN_FULL = {
    Basis.STATED: "stated in the text",
    Basis.RELATIVE: "counted from the article's date",
    Basis.CONTEXT: "carried over from the sentences around it",
    Basis.PUBLISHED: "no date given for it: placed at publication",
}
"""How a date is known, where there is room."""

PLANNED = "planned"
CALLED_OFF = "called off"

_MODALITY = {Modality.PLANNED: PLANNED, Modality.ONGOING: "under way", Modality.DENIED: "denied or in doubt"}
"""What is said of an event that has not simply happened."""

_PLAN_REPORTED = "plan reported"
"""What is said of a plan without a day of its own, which stands at its report."""

_MODALITY_IN_FULL = {
    Modality.ONGOING: "still going on",
    Modality.PLANNED: "planned, not yet happened",
    Modality.DENIED: "denied or doubted",
}
"""The same, where there is room."""

_PLAN_REPORTED_IN_FULL = "a plan reported then, its own day not given"

_PLAN_OF_THEN = "told as a plan, before its day"

_ISO_DAY = len("2026-01-18")


def modality_words(event: Event) -> str:
    """`planned`, `under way`; "" of what has simply happened."""
    is_undated = event.modality is Modality.PLANNED and not event.has_day
    return _PLAN_REPORTED if is_undated else _MODALITY.get(event.modality, "")


def modality_in_full(event: Event, today: date | None = None) -> str:
    """The same as a sentence's worth of words; of a plan whose days are over `today`, that it was one."""
    is_plan = event.modality is Modality.PLANNED
    if is_plan and not event.has_day:
        return _PLAN_REPORTED_IN_FULL
    if is_plan and today is not None and event.when.last < today:
        return _PLAN_OF_THEN
    return _MODALITY_IN_FULL.get(event.modality, "")


def how_known(basis: str, evidence: Evidence, published: datetime) -> str:
    """How a date is known, with the words that gave it."""
    quoted = f"“{evidence.text[evidence.start : evidence.end]}”" if evidence.end > evidence.start else ""
    anchor = anchor_words(evidence.anchor)
    match Basis(basis):
        case Basis.STATED:
            return f"stated: {quoted}" if quoted else "stated"
        case Basis.RELATIVE:
            return f"{quoted or 'relative'}, counted from {anchor}" if anchor else quoted or "relative"
        case Basis.CONTEXT:
            return f"from the context: {quoted}" if quoted else "from the context"
        case Basis.PUBLISHED:
            return f"published {short_day(published.date())}, no date given for it"


def anchor_words(anchor: str, day_words: Callable[[date], str] = short_day) -> str:
    """An anchor (ISO date or datetime) for people: `2 Jan 2026`, or as `day_words` has it; anything else as it is."""
    try:
        return day_words(date.fromisoformat(anchor[:_ISO_DAY]))
    except ValueError:
        return anchor


def rule_words(rule: str) -> str:
    """`weekday-before-publication` as words."""
    return rule.replace("-", " ").replace("_", " ")
