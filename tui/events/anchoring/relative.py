"""Times that count from something told before: "the same day", "two days later", "a day after the crash"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tui.dates.arithmetic import OutOfCalendar, shift, when_unit
from tui.events.anchoring.anchor import Step
from tui.events.anchoring.story import UNDER_DISCUSSION, Day, Piece, Story
from tui.events.anchoring.told_event import told_event
from tui.events.clauses.clause import Span
from tui.events.clauses.word_classes import listed
from tui.events.sentences.dates import CLOCK_RULE, Dated
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.words import NONE
from tui.model import Precision, When
from tui.model.calendar import DAYS_PER_WEEK, month_number

_LENGTH = re.compile(r"P(?:(\d{1,4})([DWMY])|T\d{1,3}[HM])")
"""A TIMEX3 length that can be counted; hours do not leave the day."""
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_AFTER, _BEFORE = listed("after_events", file="anchors"), listed("before_events", file="anchors")
_LATER, _EARLIER = listed("later_on", file="anchors"), listed("earlier_on", file="anchors")
_DAY_AFTER, _DAY_BEFORE = listed("days_after_events", file="anchors"), listed("days_before_events", file="anchors")
_OCCASION, _LASTING = listed("same_occasions", file="anchors"), listed("lasting_verbs", file="anchors")
_LASTING_BEHIND = listed("lasting_verbs_behind", file="anchors")
_HAVE = listed("perfect_auxiliaries")
_OF_EVENT = listed("event_links", file="anchors")
_BESIDE_EVENT = _DAY_AFTER | _DAY_BEFORE
_FROM_EVENT = _BESIDE_EVENT | _AFTER | _BEFORE | _OF_EVENT | _LATER | _EARLIER
LENGTH_SIGN = "P"
"""Begins the TIMEX3 value of a length."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""An anchor that is a day; others are months in which a day stands."""
COUNTED_ENDS = "-later", "-earlier"
"""Ends of the names of rules of lengths with their direction, which the reader of dates counts from the day named last."""


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
    origin: When
    span: Span
    step: Step


@dataclass(frozen=True, slots=True)
class FromEvent:
    """Words that count from an event.

    Args:
        counted: the time; None where the text does not tell when the event was.
        span: code points of the words in the sentence.
        index: place of their time expression in the article's list, -1 where they have none.
    """

    counted: Counted | None
    span: Span
    index: int


def may_count_from_event(sentence: Sentence) -> bool:
    """Whether a sentence has words between a time and the event that it counts from: what costs little to ask."""
    if not sentence.may_have(_FROM_EVENT):
        return False
    has_length = any(time.value.startswith(LENGTH_SIGN) for time in sentence.times)
    kinds = _FROM_EVENT if has_length else _BESIDE_EVENT
    return sentence.may_have(kinds) and bool(sentence.words.held & kinds)


def from_events(sentence: Sentence, story: Story) -> list[FromEvent]:
    """What a sentence counts from events that its words name: "a day after the crash", "the day before the vote"."""
    words = sentence.words
    found: list[FromEvent] = []
    for index, time in enumerate(sentence.times, sentence.first_time):
        low, high = time.start - sentence.start, time.end - sentence.start
        length = _LENGTH.fullmatch(time.value)
        if length is None or (time.when is not None and not time.rule.endswith(COUNTED_ENDS)):
            continue
        place = words.at(high)
        if time.when is None:
            sign, behind = (1, words.behind(place, _AFTER)), (-1, words.behind(place, _BEFORE))
            joints = [(step, at) for step, at in (sign, behind) if at != NONE]
        else:
            at = words.behind(place, _OF_EVENT)
            step = 1 if time.rule.endswith(COUNTED_ENDS[0]) else -1
            joints = [(step, at if at != NONE else place)]
        for step, at in joints:
            one = _from_event(story, sentence, at, step, length, (low, high), needs_noun=time.when is not None)
            if one is not None:
                found.append(replace(one, index=index))
    for step, kinds in ((1, _DAY_AFTER), (-1, _DAY_BEFORE)):
        phrase = words.find(kinds)
        if phrase is not None:
            span = words.starts[phrase[0]], words.ends[phrase[1] - 1]
            one = _from_event(story, sentence, phrase[1], step, _ONE_DAY, span, needs_noun=False)
            if one is not None:
                found.append(one)
    return found


_ONE_DAY = _LENGTH.fullmatch("P1D")


def _from_event(
    story: Story, sentence: Sentence, place: int, step: int, length: re.Match[str] | None, span: Span, needs_noun: bool
) -> FromEvent | None:
    """A length before or after the event that the words from a place on name; None where they name none."""
    assert length is not None
    named = told_event(story, sentence.words, place)
    if named.behind == place or (needs_noun and not named.is_event):
        return None
    if length is _ONE_DAY:
        span = span[0], sentence.words.ends[named.behind - 1]
    counted = _moved(named.day.when, step, length, span) if named.day is not None else None
    return FromEvent(counted, span, -1)


def counted(piece: Piece, story: Story, running: Day) -> Counted | None:
    """The time of a clause that counts from the time that the text has come to, None where it does not.

    Args:
        piece: the clause.
        story: its article.
        running: the time that the text has come to before the clause.
    """
    for part in piece.own:
        if is_under_discussion(part):
            found = of_context(part, running.when)
            if found is not None:
                return found
    if not running.told:
        return None
    sentence = story.sentences[piece.sentence]
    for time in sentence.times:
        low, high = time.start - sentence.start, time.end - sentence.start
        length = _LENGTH.fullmatch(time.value) if time.when is None else None
        if length is not None and piece.clause.start <= low < piece.clause.end:
            found = _of_length(sentence, low, high, length, running.when)
            if found is not None:
                return found
    words = sentence.words
    if words.held & _OCCASION:
        phrase = words.find(_OCCASION, words.at(piece.clause.start), words.at(piece.clause.end))
        if phrase is not None:
            span = words.starts[phrase[0]], words.ends[phrase[1] - 1]
            return Counted(replace(running.when, clock=None), running.when, span, Step.SAME)
    return None


def is_under_discussion(part: Dated) -> bool:
    """Whether a date counts from the time that the text has come to, by the reader of dates alone."""
    return part.rule.endswith(UNDER_DISCUSSION) and part.rule != CLOCK_RULE


def of_context(part: Dated, origin: When) -> Counted | None:
    """An expression such as "the next day", counted from the time that the text has come to and not from publication; about the
    time of that one where it is less exact ("In March … the next day")."""
    if part.when.start is None or origin.start is None or not _DAY.match(part.anchor):
        return None
    own, counted_from = part.when.start, datetime.fromisoformat(part.anchor).date()
    is_month = part.when.precision in (Precision.MONTH, Precision.YEAR)
    try:
        if is_month and origin.precision >= part.when.precision:
            unit = part.when.precision.label
            steps = month_number(own) - month_number(counted_from)
            when = when_unit(shift(origin.first, steps, "month"), unit)
        elif part.when.precision is Precision.WEEK and origin.precision >= Precision.WEEK:
            steps = (_monday(own) - _monday(counted_from)).days // DAYS_PER_WEEK
            when = When.week(shift(origin.first, steps, "week"))
        elif origin.is_day and part.when.is_day:
            steps = (own - counted_from).days
            when = When.day(shift(origin.first, steps, "day"), part.when.clock)
        elif origin.precision < part.when.precision:
            return Counted(origin.about(), origin, part.spans[0], Step.EVENT)
        else:
            return None
    except OutOfCalendar:
        return None
    return Counted(when, origin, part.spans[0], Step.EVENT if steps else Step.SAME)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _of_length(sentence: Sentence, low: int, high: int, length: re.Match[str], origin: When) -> Counted | None:
    """A length beside "lasted", "later" or "earlier"."""
    if _lasts(sentence, low, high):
        return _lasting(origin, length, (low, high))
    words = sentence.words
    place = words.at(high)
    if words.behind(place, _AFTER | _BEFORE) != NONE:
        return None
    for kinds, step in ((_LATER, 1), (_EARLIER, -1)):
        behind = words.behind(place, kinds)
        if behind != NONE:
            return _moved(origin, step, length, (low, words.ends[behind - 1]))
    return None


def _lasts(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb of lasting governs a length at code points of a sentence; no perfect, whose length is over already ("has run for
    1,000 days, its builders said on Friday")."""
    words = sentence.words
    if not words.held & (_LASTING | _LASTING_BEHIND):
        return False
    verb = words.before(words.at(low), _LASTING)
    if verb != NONE and words.before(verb, _HAVE) != NONE:
        return False
    return verb != NONE or words.behind(words.at(high), _LASTING_BEHIND) != NONE


def with_length(sentence: Sentence, when: When) -> When:
    """A day with what a sentence says that its event lasts ("began on Monday and will last a week")."""
    for time in sentence.times if sentence.words.held & (_LASTING | _LASTING_BEHIND) else ():
        low, high = time.start - sentence.start, time.end - sentence.start
        length = _LENGTH.fullmatch(time.value) if time.when is None else None
        if length is not None and _lasts(sentence, low, high):
            found = _lasting(when, length, (low, high))
            return found.when if found is not None else when
    return when


def _lasting(origin: When, length: re.Match[str], span: Span) -> Counted | None:
    """What lasts so many days or weeks from the day on which it began."""
    count, letter = length.groups()
    if not origin.is_day or letter not in ("D", "W"):
        return None
    try:
        last = shift(shift(origin.first, int(count), _UNITS[letter]), -1, "day")
    except OutOfCalendar:
        return None
    if last < origin.first:
        return None
    return Counted(When(origin.first, last, Precision.DAY), origin, span, Step.EVENT)


def _moved(origin: When, sign: int, length: re.Match[str], span: Span) -> Counted | None:
    if not origin.is_day:
        return None
    count, letter = length.groups()
    unit = _UNITS[letter] if letter else "day"
    try:
        day = shift(origin.first, sign * int(count or 0), unit)
    except OutOfCalendar:
        return None
    return Counted(When.day(day) if unit == "day" else when_unit(day, unit), origin, span, Step.EVENT)
