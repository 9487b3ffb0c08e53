"""The dates of a sentence: ranges put together, refinements folded in, and the one that dates the article's news."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from tui.events.clauses.word_classes import listed
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import NONE, SentenceWords
from tui.model import Basis, Precision, TimeExpression, When
from tui.model.calendar import DAYS_PER_WEEK

_JOINTS = listed("range_joints", "range_ands", "range_tight")
"""What may stand between the two dates of a range."""
_NEIGHBOUR_JOINTS, _TIGHT_JOINTS, _RANGE_OPENERS = listed("range_ands"), listed("range_tight"), listed("range_openers")
_SINCE, _SINCE_NUMBERS = listed("since"), listed("since_numbers")
_SAYING = listed("dated_saying")
_BEFORE_DATES = listed("before_saying_dates")
_ENDING = listed("ending_at", file="clauses")
"""What stands between a length and the day on which it ends."""
_STARTING = listed("starting_at", file="clauses")
"""What stands between a length and the day on which it begins."""
_DASHES = frozenset("-–—")
_COMMA = ","
_BETWEEN_SAYINGS = frozenset(".;")
"""Signs that part a verb of saying from a date, inside a number as well ("reported a profit of 7.1 million in May")."""
_BETWEEN_CLAUSES = frozenset(",;:.()")
"""Signs that part two dates, inside a number ("0.9 % in May, 5.4 % in the year") as well."""

_LENGTH = re.compile(r"P(\d{1,3})([DW])")
"""A TIMEX3 length of days or weeks."""

DAY = timedelta(days=1)
_ENDLESS_DAYS = 10**6
"""Days of an interval without an end, to compare it with others."""

RANGE_RULE = "range"
"""Rule of two dates that are one interval."""

CLOCK_RULE = "clock-time-under-discussion"
"""Rule of a bare time of day: it belongs to the day of the news, not to whatever day was named last."""

_TODAY_RULE, _WEEKDAY_RULE = "day-of-publication", "weekday-before-publication"
"""Rules of "today" and of a weekday that is over."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a sentence.

    Args:
        when, basis, rule, anchor: as in TimeExpression; a range has the rule "range".
        spans: code points of its expressions in the sentence, the telling one first.
        indexes: places of these in the article's list of time expressions; none for words that are no expression.
        saying: whether it dates the act of saying rather than what is said.
    """

    when: When
    basis: Basis
    rule: str
    anchor: str
    spans: tuple[tuple[int, int], ...]
    indexes: tuple[int, ...]
    saying: bool = False

    @property
    def extent(self) -> tuple[int, int]:
        """Code points of the telling expression with those that touch it ("Monday 5 January")."""
        low, high = self.spans[0]
        for a, b in self.spans[1:]:
            if 0 <= a - high <= TUNING.touching_chars:
                high = b
            elif 0 <= low - b <= TUNING.touching_chars:
                low = a
        return low, high

    @property
    def index(self) -> int | None:
        """Place of the telling expression; None where the words are no time expression ("the day after the crash")."""
        return self.indexes[0] if self.indexes else None


def dated_parts(sentence: Sentence) -> list[Dated]:
    """The dates that a sentence names, in order; what only refines or repeats another is folded into it."""
    times, first = sentence.times, sentence.first_time
    inside = [(number, time) for number, time in enumerate(times) if time.when is not None]
    if not inside:
        return []
    dates: list[Dated] = []
    skip = -1
    start, words = sentence.start, sentence.words
    inside = inside[: TUNING.dates_per_sentence]
    for place, (number, time) in enumerate(inside):
        if number <= skip:
            continue
        low, high = time.start - start, time.end - start
        if place + 1 < len(inside):
            other_number, other = inside[place + 1]
            joined = _range(time, other, low, words.at(high), words.at(other.start - start), words)
            if joined is not None:
                indexes = (first + number, first + other_number)
                dates.append(Dated(joined, time.basis, RANGE_RULE, time.anchor, ((low, other.end - start),), indexes))
                skip = other_number
                continue
        assert time.when is not None
        before, behind = words.at(low), words.at(high)
        when = _opened(time.when, before, behind, words)
        if number and when.is_day and (length := _days_of(times[number - 1])):
            when = _spread(when, length, times[number - 1].end - start, low, words)
        saying = _dates_saying(low, before, behind, words)
        dates.append(Dated(when, time.basis, time.rule, time.anchor, ((low, high),), (first + number,), saying))
    return _fold(dates, sentence) if len(dates) > 1 else dates


def is_attributed(words: SentenceWords, place: int) -> bool:
    """Whether a verb of saying stands right before a date at a place: it only tells who says so."""
    return words.before(words.before_all(place, _BEFORE_DATES), _SAYING) != NONE


def _dates_saying(low: int, before: int, behind: int, words: SentenceWords) -> bool:
    """Whether a verb of saying stands close before a date, or right behind it.

    Args:
        low: first code point of the date.
        before, behind: places of its first word, and of the one behind it.
        words: of its sentence.
    """
    if not words.held & _SAYING:
        return False
    if behind < len(words) and words.bits[behind] & _SAYING and not words.touches(behind):
        return True
    for place in range(before - 1, -1, -1):
        if low - words.ends[place] > TUNING.saying_chars or not _BETWEEN_SAYINGS.isdisjoint(words.lows[place]):
            return False
        if words.bits[place] & _SAYING:
            return True
    return False


def _range(
    first: TimeExpression, second: TimeExpression, low: int, place: int, behind: int, words: SentenceWords
) -> When | None:
    """ "between 3 and 5 May", "from June to August", "1939-45" as one interval, or None.

    Args:
        first, second: the two dates.
        low: first code point of the first one.
        place, behind: places of the word behind it, and of the first one of the second.
        words: of their sentence.
    """
    a, b = first.when, second.when
    if a is None or b is None or a.start is None or b.end is None or place >= behind:
        return None
    place += words.lows[place] == _COMMA
    dashed = words.lows[place] in _DASHES and place + 1 == behind
    if not dashed and words.behind(place, _JOINTS) != behind:
        return None
    joins_neighbours = a.end is not None and b.start == a.end + DAY and words.behind(place, _NEIGHBOUR_JOINTS) == behind
    tight = dashed or joins_neighbours or words.behind(place, _TIGHT_JOINTS) == behind
    if not tight and words.before(words.at(low), _RANGE_OPENERS) == NONE:
        return None
    if b.end < a.start or a.start == b.start:
        return None
    return When(a.start, b.end, min(a.precision, b.precision, Precision.DAY))


def _opened(when: When, place: int, behind: int, words: SentenceWords) -> When:
    """The interval that opens at a date ("since 2022"), unless the date only qualifies a noun ("since last week's vigil").

    The Russian preposition means "since" before a number and mostly "with" before a word.
    """
    if words.before(place, _SINCE) == NONE or when.start is None or words.is_owner(behind):
        return when
    if words.before(place, _SINCE_NUMBERS) != NONE and not words.lows[place][0].isdigit():
        return when
    return When(when.start, None, min(when.precision, Precision.DAY))


def _days_of(time: TimeExpression) -> int:
    """Days of a length such as P3D or P2W, 0 for anything else."""
    match = _LENGTH.fullmatch(time.value)
    return int(match[1]) * (DAYS_PER_WEEK if match[2] == "W" else 1) if match else 0


def _spread(when: When, days: int, start: int, low: int, words: SentenceWords) -> When:
    """The interval of so many days that ends or begins on a day ("a three-day summit ending Saturday", "that began on Monday").

    Args:
        when: the day.
        days: of the length before it.
        start, low: code points between which the words from the length to the day stand.
        words: of the sentence.
    """
    first, place = words.at(max(start, 0)), words.at(low)
    if low - start > TUNING.saying_window or when.start is None or when.end is None:
        return when
    try:
        if words.before(place, _ENDING) >= first:
            return When(when.start - (days - 1) * DAY, when.end, Precision.DAY)
        if words.before(place, _STARTING) >= first:
            return When(when.start, when.end + (days - 1) * DAY, Precision.DAY)
    except OverflowError:
        pass
    return when


def _fold(dates: list[Dated], sentence: Sentence) -> list[Dated]:
    """Drop a date that another of the same clause says more exactly ("on Sunday, 18 January"; "New Year's addresses on
    Wednesday"); equal months in different clauses stay two dates."""
    folded: list[Dated] = []
    for part in dates:
        place = next((i for i, kept in enumerate(folded) if _same_time(kept, part, sentence)), None)
        if place is None:
            folded.append(part)
            continue
        kept = folded[place]
        is_told = kept.rule == _TODAY_RULE and part.rule == _WEEKDAY_RULE
        finer, other = (part, kept) if is_told or _finer(part, kept) else (kept, part)
        named = other if finer.rule == CLOCK_RULE and other.when.is_day else finer
        rest = finer if named is other else other
        folded[place] = replace(
            named, when=finer.when, spans=named.spans + rest.spans, indexes=named.indexes + rest.indexes
        )
    return folded


def _finer(a: Dated, b: Dated) -> bool:
    """Whether `a` says more exactly when: fewer days, or a time of day."""
    size_a, size_b = a.when.days or _ENDLESS_DAYS, b.when.days or _ENDLESS_DAYS
    return (size_a, -int(a.when.precision)) < (size_b, -int(b.when.precision))


def _same_time(kept: Dated, part: Dated, sentence: Sentence) -> bool:
    """Whether two dates of a sentence are one: the same day, one inside the other close by in the same clause, or the "today"
    of the evening with which a text begins that came out after midnight ("Earlier today, they were sworn in on Tuesday")."""
    words = sentence.words
    if kept.rule == _TODAY_RULE and part.rule == _WEEKDAY_RULE and kept.when.first - part.when.first == DAY:
        return sentence.clause_at(*kept.spans[0]) is sentence.clause_at(*part.spans[0])
    if kept.when.is_day and (kept.when.start, kept.when.end) == (part.when.start, part.when.end):
        return True
    start, end = kept.spans[0][1], part.spans[0][0]
    if end - start > TUNING.same_date_chars:
        return False
    if not (kept.when.contains(part.when) or part.when.contains(kept.when)):
        return False
    between = words.lows[words.at(start) : words.at(end)]
    while between and between[-1] == _COMMA:
        between.pop()
    while between and between[0] == _COMMA:
        between.pop(0)
    return _BETWEEN_CLAUSES.isdisjoint("".join(between))
