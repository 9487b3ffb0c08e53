"""Times that count from something told before: "the same day", "two days later", "a day after the crash"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tui.dates.arithmetic import OutOfCalendar, shift, when_unit
from tui.events.anchoring.anchor import Step
from tui.events.anchoring.story import UNDER_DISCUSSION, Day, Piece, Story
from tui.events.anchoring.tuning import TUNING
from tui.events.clauses.clause import Span
from tui.events.sentences.dates import CLOCK_RULE, Dated
from tui.events.terms import terms
from tui.languages import Template
from tui.model import Precision, TimeExpression, When
from tui.model.calendar import month_number

_LENGTH = re.compile(r"P(?:(\d{1,4})([DWMY])|T\d{1,3}[HM])")
"""A TIMEX3 length that can be counted; hours do not leave the day."""
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_AFTER = Template(r"\s(?:{after_events})\s", file="anchors")
_BEFORE = Template(r"\s(?:{before_events})\s", file="anchors")
_LATER = Template(r"\s(?:{later_on})\b", file="anchors")
_EARLIER = Template(r"\s(?:{earlier_on})\b", file="anchors")
_LASTING = Template(r"\b(?:{lasting_verbs})\s+$", file="anchors")
_NEXT_DAY = Template(r"\b(?:{days_beside_events})\s(?:(?P<after>{after_events})|{before_events})\b", file="anchors")
_OCCASION = Template(r"\b(?:{same_occasions})\b", re.IGNORECASE, file="anchors")
_END = re.compile(r"[,;:.!?()—–]")


@dataclass(frozen=True, slots=True)
class Counted:
    """A time that counts from a told one.

    Args:
        when: the time.
        origin: the time that it counts from.
        span: code points of the words in the sentence.
        step: `SAME` where nothing is added, else `EVENT`.
    """

    when: When
    origin: Day
    span: Span
    step: Step


def counted(piece: Piece, story: Story, lengths: Sequence[TimeExpression], running: Day) -> Counted | None:
    """The time of a clause that counts from another one, None where it does not.

    Args:
        piece: the clause.
        story: its article.
        lengths: time expressions of its sentence that name a length.
        running: the time that the text has come to before the clause.
    """
    for part in piece.own:
        if part.rule.endswith(UNDER_DISCUSSION) and part.rule != CLOCK_RULE:
            found = _of_context(part, running)
            if found is not None:
                return found
    start = story.sentences[piece.sentence].start
    text, clause = piece.text, piece.clause
    for time in lengths:
        low, high = time.start - start, time.end - start
        length = _LENGTH.fullmatch(time.value)
        if length is None or not clause.start <= low < clause.end:
            continue
        found = _of_length(text, low, high, length, story, running)
        if found is not None:
            return found
    return _beside(piece, story, running)


def _of_context(part: Dated, running: Day) -> Counted | None:
    """An expression such as "the next day", counted from the time that the text has come to and not from publication."""
    if part.when.start is None or not part.anchor or not running.when.is_day:
        return None
    origin, own = running.when.first, part.when.start
    counted_from = datetime.fromisoformat(part.anchor).date()
    try:
        if part.when.is_day:
            days = (own - counted_from).days
            when = When.day(shift(origin, days, "day"), part.when.clock)
        elif part.when.precision in (Precision.MONTH, Precision.YEAR):
            unit = part.when.precision.label
            days = month_number(own) - month_number(counted_from)
            when = when_unit(shift(origin, days, "month"), unit)
        else:
            return None
    except OutOfCalendar:
        return None
    return Counted(when, running, part.spans[0], Step.EVENT if days else Step.SAME)


def _of_length(text: str, low: int, high: int, length: re.Match[str], story: Story, running: Day) -> Counted | None:
    """A length before "after the crash", "before it", "later" or "earlier"."""
    lang = story.cues.lang
    for pattern, sign in ((_AFTER, 1), (_BEFORE, -1)):
        joint = pattern.of(lang).match(text, high)
        if joint is not None:
            origin = _told_of(text, joint.end(), story, running)
            return _moved(origin, sign, length, (low, joint.end())) if origin is not None else None
    if running.told and _LASTING.of(lang).search(text, max(0, low - TUNING.lasting_window), low):
        return _lasting(running, length, (low, high))
    for pattern, sign in ((_LATER, 1), (_EARLIER, -1)):
        joint = pattern.of(lang).match(text, high)
        if joint is not None and running.told:
            return _moved(running, sign, length, (low, joint.end()))
    return None


def _lasting(origin: Day, length: re.Match[str], span: Span) -> Counted | None:
    """What lasts so many days or weeks from the day on which it began."""
    count, letter = length.groups()
    if not origin.when.is_day or letter not in ("D", "W"):
        return None
    try:
        last = shift(shift(origin.when.first, int(count), _UNITS[letter]), -1, "day")
    except OutOfCalendar:
        return None
    if last < origin.when.first:
        return None
    return Counted(When(origin.when.first, last, Precision.DAY), origin, span, Step.EVENT)


def _moved(origin: Day, sign: int, length: re.Match[str], span: Span) -> Counted | None:
    if not origin.when.is_day:
        return None
    count, letter = length.groups()
    unit = _UNITS[letter] if letter else "day"
    try:
        day = shift(origin.when.first, sign * int(count or 0), unit)
    except OutOfCalendar:
        return None
    return Counted(When.day(day) if unit == "day" else when_unit(day, unit), origin, span, Step.EVENT)


def _beside(piece: Piece, story: Story, running: Day) -> Counted | None:
    """ "The day after the crash", "the day before", and "on that occasion"."""
    text, clause, lang = piece.text, piece.clause, story.cues.lang
    match = _NEXT_DAY.of(lang).search(text, clause.start, clause.end)
    if match is not None:
        origin = _told_of(text, match.end(), story, running)
        if origin is None or not origin.when.is_day:
            return None
        try:
            day = shift(origin.when.first, 1 if match["after"] else -1, "day")
        except OutOfCalendar:
            return None
        return Counted(When.day(day), origin, match.span(), Step.EVENT)
    match = _OCCASION.of(lang).search(text, clause.start, clause.end)
    if match is not None and running.told:
        return Counted(replace(running.when, clock=None), running, match.span(), Step.SAME)
    return None


def _told_of(text: str, start: int, story: Story, running: Day) -> Day | None:
    """The day of the event that the next words name: the first one told with one of them; the time that the text has come to
    where no words follow; None for an event of unknown date."""
    end = _END.search(text, start)
    words = text[start : end.start() if end else len(text)]
    named = terms(words)
    if not named:
        return running
    for term in named:
        for day in story.of_term.get(term, ()):
            if day.when.is_day:
                return day
    if story.main.when.is_day and story.news_terms.intersection(named[:1]):
        return story.main
    return None
