"""The dates of a sentence: ranges put together, refinements folded in, and the one that dates the article's news."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice, takewhile
from operator import attrgetter

from tui.events.sentences.cues import Cues
from tui.events.sentences.nouns import is_possessive
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.tuning import TUNING
from tui.languages import Template
from tui.model import Basis, Precision, TimeExpression, When
from tui.model.calendar import DAYS_PER_WEEK

_JOINT = Template(r",?\s*(?:{range_joints?}|{range_ands?}|-|–|—)\s*", re.IGNORECASE)
"""What may stand between the two dates of a range."""
_DASHES = frozenset("-–—")
_RANGE_BEFORE = Template(r"\b(?:{range_openers})\s+$", re.IGNORECASE)
# What is said and since when is looked for in small letters: a pattern that ignores case takes three times as long.
_SINCE = Template(r"\b(?:{since})\s+$")
_SAID_BEFORE = Template(r"\b(?:{dated_saying})\b[^.;]{0,40}$")
_SAID_AFTER = Template(r"\s+(?:{dated_saying})\b")
ATTRIBUTED = Template(r"\b(?:{dated_saying})\s+(?:(?:{before_saying_dates})\s+)*$")
"""A verb of saying right before a date: it only tells who says so."""
_BETWEEN_CLAUSES = re.compile(r"[,;:.()]")

_ENDING = Template(r"\s(?:{ending_at})\s+$", file="clauses")
"""What stands between a length and the day on which it ends."""
_LENGTH = re.compile(r"P(\d{1,3})([DW])")
"""A TIMEX3 length of days or weeks."""

_START = attrgetter("start")
DAY = timedelta(days=1)
_ENDLESS_DAYS = 10**6
"""Days of an interval without an end, to compare it with others."""

RANGE_RULE = "range"
"""Rule of two dates that are one interval."""

CLOCK_RULE = "clock-time-under-discussion"
"""Rule of a bare time of day: it belongs to the day of the news, not to whatever day was named last."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a sentence.

    Args:
        when, basis, rule, anchor: as in TimeExpression; a range has the rule "range".
        spans: code points of its expressions in the sentence, the telling one first.
        indexes: places of these in the article's list of time expressions.
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
    def index(self) -> int:
        return self.indexes[0]


def dated_parts(sentence: Sentence, times: Sequence[TimeExpression], cues: Cues) -> list[Dated]:
    """The dates that a sentence names, in order; what only refines or repeats another is folded into it.

    Args:
        sentence: of a text.
        times: time expressions of that text, in order.
        cues: word lists of its language.
    """
    first = bisect_left(times, sentence.start, key=_START)
    if first == len(times) or times[first].start >= sentence.end:
        return []
    within = takewhile(lambda row: row[1].end <= sentence.end, enumerate(islice(times, first, None), first))
    inside = [(number, time) for number, time in within if time.when is not None][: TUNING.dates_per_sentence]
    if not inside:
        return []
    dates: list[Dated] = []
    skip = -1
    low_text = sentence.small
    for place, (number, time) in enumerate(inside):
        if number <= skip:
            continue
        low, high = time.start - sentence.start, time.end - sentence.start
        if place + 1 < len(inside):
            other_number, other = inside[place + 1]
            between = sentence.text[high : other.start - sentence.start]
            joined = _range(time, other, sentence.text[:low], between, cues)
            if joined is not None:
                span = (low, other.end - sentence.start)
                dates.append(Dated(joined, time.basis, RANGE_RULE, time.anchor, (span,), (number, other_number)))
                skip = other_number
                continue
        assert time.when is not None
        when = _opened(time.when, low_text, low, high, cues)
        if number > first and when.is_day and (length := _days_of(times[number - 1])):
            when = _ending(when, length, low_text[max(0, times[number - 1].end - sentence.start) : low], cues)
        saying = _dates_saying(low_text, low, high, cues)
        dates.append(Dated(when, time.basis, time.rule, time.anchor, ((low, high),), (number,), saying))
    return _fold(dates, sentence.text)


def _dates_saying(low_text: str, low: int, high: int, cues: Cues) -> bool:
    """Whether a verb of saying stands close before a date, or right behind it."""
    before = _SAID_BEFORE.of(cues.lang).search(low_text, max(0, low - TUNING.saying_window), low)
    return before is not None or _SAID_AFTER.of(cues.lang).match(low_text, high) is not None


def _range(first: TimeExpression, second: TimeExpression, before: str, between: str, cues: Cues) -> When | None:
    """ "between 3 and 5 May", "from June to August", "1939-45" as one interval, or None."""
    a, b = first.when, second.when
    if a is None or b is None or a.start is None or b.end is None or not _JOINT.of(cues.lang).fullmatch(between):
        return None
    joint = between.strip()
    joins_neighbours = joint in cues.range_ands and a.end is not None and b.start is not None and b.start == a.end + DAY
    tight = joins_neighbours or joint in _DASHES or joint in cues.range_tight
    if not tight and not _RANGE_BEFORE.of(cues.lang).search(before):
        return None
    if b.end < a.start or a.start == b.start:
        return None
    return When(a.start, b.end, min(a.precision, b.precision, Precision.DAY))


def _opened(when: When, low_text: str, low: int, high: int, cues: Cues) -> When:
    """The interval that opens at a date ("since 2022"), unless the date only qualifies a noun ("since last week's vigil").

    The Russian preposition means "since" before a number and mostly "with" before a word.
    """
    preposition = _SINCE.of(cues.lang).search(low_text, max(0, low - TUNING.preposition_window), low)
    if preposition is None or when.start is None or is_possessive(low_text, high, cues):
        return when
    if preposition.group().strip() in cues.since_numbers and not low_text[low : low + 1].isdigit():
        return when
    return When(when.start, None, min(when.precision, Precision.DAY))


def _days_of(time: TimeExpression) -> int:
    """Days of a length such as P3D or P2W, 0 for anything else."""
    match = _LENGTH.fullmatch(time.value)
    return int(match[1]) * (DAYS_PER_WEEK if match[2] == "W" else 1) if match else 0


def _ending(when: When, days: int, between: str, cues: Cues) -> When:
    """The interval of so many days that ends on a day ("a three-day summit ending Saturday").

    Args:
        when: the day.
        days: of the length before it.
        between: small letters from the length to the day.
        cues: word lists of the language.
    """
    if len(between) > TUNING.saying_window or _ENDING.of(cues.lang).search(between) is None:
        return when
    try:
        return When(when.first - (days - 1) * DAY, when.last, Precision.DAY)
    except OverflowError:
        return when


def _fold(dates: list[Dated], text: str) -> list[Dated]:
    """Drop a date that another of the same clause says more exactly ("on Sunday, 18 January"; "New Year's addresses on
    Wednesday"); equal months in different clauses stay two dates."""
    folded: list[Dated] = []
    for part in dates:
        place = next((i for i, kept in enumerate(folded) if _same_time(kept, part, text)), None)
        if place is None:
            folded.append(part)
            continue
        kept = folded[place]
        finer, other = (part, kept) if _finer(part, kept) else (kept, part)
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


def _same_time(kept: Dated, part: Dated, text: str) -> bool:
    """Whether two dates of a sentence are one: the same day, or one inside the other close by in the same clause."""
    if kept.when.is_day and (kept.when.start, kept.when.end) == (part.when.start, part.when.end):
        return True
    between = text[kept.spans[0][1] : part.spans[0][0]]
    if len(between) > TUNING.same_date_chars or _BETWEEN_CLAUSES.search(between.strip(" ,")):
        return False
    return kept.when.contains(part.when) or part.when.contains(kept.when)
