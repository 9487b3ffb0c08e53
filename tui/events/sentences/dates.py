"""The dates of a sentence: ranges put together, refinements folded in, and the one that dates the article's news."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import takewhile
from operator import attrgetter

from tui.events.sentences.split import Sentence
from tui.model import Basis, Precision, TimeExpression, When
from tui.text import small

_JOINT = re.compile(r",?\s*(?:and|to|until|till|through|-|–|—|und|bis|et|à|au|y|a|al|e|и|по|до)\s*", re.IGNORECASE)
_AND = frozenset({"and", "und", "et", "y", "e", "и"})
_BETWEEN = re.compile(r"\b(?:between|from|zwischen|von|vom|entre|de|du|tra|fra|dal|с|между)\s+$", re.IGNORECASE)
# What is said and since when is looked for in small letters: a pattern that ignores case takes three times as long.
_SINCE = re.compile(r"\b(?:since|ever since|seit|depuis|desde|dal|с)\s+$")
_SAYING = "said|says|told|reported|announced|wrote|stated|added|confirmed|warned|posted|tweeted|echoed|stressed|reiterated|argued|claimed|insisted|clarified|noted|acknowledged|conceded"
_SAID = re.compile(rf"\b(?:{_SAYING})\b[^.;]{{0,40}}$")
ATTRIBUTED = re.compile(rf"\b(?:{_SAYING})\s+(?:(?:on|in|at|late|early|earlier)\s+)*$")
"""A verb of saying right before a date: it only tells who says so."""
_SAID_AFTER = re.compile(rf"\s+(?:{_SAYING})\b")
NEAR, FAR = 20, 60
"""Code points before a date in which its preposition, and a verb of saying, are looked for."""

_START = attrgetter("start")
MOST = 40
"""Dates of one sentence that are read; what has more is a table."""

TOUCHING = 2
"""Code points between two expressions that are written as one ("Monday, 5 January")."""

DAY = timedelta(days=1)
CLOSE = 20
"""Code points between two dates that can be one."""

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
            if 0 <= a - high <= TOUCHING:
                high = b
            elif 0 <= low - b <= TOUCHING:
                low = a
        return low, high

    @property
    def index(self) -> int:
        return self.indexes[0]


def dated_parts(sentence: Sentence, times: Sequence[TimeExpression]) -> list[Dated]:
    """The dates that a sentence names, in order; what only refines or repeats another is folded into it."""
    first = bisect_left(times, sentence.start, key=_START)
    within = takewhile(lambda row: row[1].end <= sentence.end, enumerate(times[first:], first))
    inside = [(number, time) for number, time in within if time.when is not None][:MOST]
    if not inside:
        return []
    out: list[Dated] = []
    skip = -1
    told = small(sentence.text)
    for place, (number, time) in enumerate(inside):
        if number <= skip:
            continue
        low, high = time.start - sentence.start, time.end - sentence.start
        if place + 1 < len(inside):
            other_number, other = inside[place + 1]
            between = sentence.text[high : other.start - sentence.start]
            joined = _range(time, other, sentence.text[:low], between)
            if joined is not None:
                span = (low, other.end - sentence.start)
                out.append(Dated(joined, time.basis, "range", time.anchor, (span,), (number, other_number)))
                skip = other_number
                continue
        assert time.when is not None
        when = _opened(time.when, told, low, high)
        saying = bool(_SAID.search(told, max(0, low - FAR), low) or _SAID_AFTER.match(told, high))
        out.append(Dated(when, time.basis, time.rule, time.anchor, ((low, high),), (number,), saying))
    return _fold(out, sentence.text)


def _range(first: TimeExpression, second: TimeExpression, before: str, between: str) -> When | None:
    """ "between 3 and 5 May", "from June to August", "1939-45" as one interval, or None."""
    a, b = first.when, second.when
    if a is None or b is None or a.start is None or b.end is None or not _JOINT.fullmatch(between):
        return None
    joins_neighbours = between.strip() in _AND and a.end is not None and b.start is not None and b.start == a.end + DAY
    tight = joins_neighbours or between.strip() in ("-", "–", "—", "to", "through", "bis", "until")
    if not tight and not _BETWEEN.search(before):
        return None
    if b.end < a.start or a.start == b.start:
        return None
    return When(a.start, b.end, min(a.precision, b.precision, Precision.DAY))


def _opened(when: When, told: str, low: int, high: int) -> When:
    """The interval that opens at a date ("since 2022"), unless the date only qualifies a noun ("since last week's vigil").

    The Russian preposition means "since" before a number and mostly "with" before a word.
    """
    preposition = _SINCE.search(told, max(0, low - NEAR), low)
    if preposition is None or when.start is None or told[high : high + 2] in ("'s", "’s"):
        return when
    if preposition.group().strip() == "с" and not told[low : low + 1].isdigit():
        return when
    return When(when.start, None, min(when.precision, Precision.DAY))


def _fold(parts: list[Dated], text: str) -> list[Dated]:
    """Drop a date that another of the same clause says more exactly ("on Sunday, 18 January"; "New Year's addresses on
    Wednesday"); equal months in different clauses stay two dates."""
    out: list[Dated] = []
    for part in parts:
        place = next((i for i, kept in enumerate(out) if _same_time(kept, part, text)), None)
        if place is None:
            out.append(part)
            continue
        kept = out[place]
        finer, other = (part, kept) if _finer(part, kept) else (kept, part)
        named = other if finer.rule == CLOCK_RULE and other.when.is_day else finer
        out[place] = replace(
            named, when=finer.when, spans=named.spans + (finer if named is other else other).spans,
            indexes=named.indexes + (finer if named is other else other).indexes,
        )  # fmt: skip
    return out


def _finer(a: Dated, b: Dated) -> bool:
    """Whether `a` says more exactly when: fewer days, or a time of day."""
    size_a, size_b = a.when.days or 10**6, b.when.days or 10**6
    return (size_a, -int(a.when.precision)) < (size_b, -int(b.when.precision))


def _same_time(kept: Dated, part: Dated, text: str) -> bool:
    """Whether two dates of a sentence are one: the same day, or one inside the other close by in the same clause."""
    if kept.when.is_day and (kept.when.start, kept.when.end) == (part.when.start, part.when.end):
        return True
    between = text[kept.spans[0][1] : part.spans[0][0]]
    if len(between) > CLOSE or re.search(r"[,;:.()]", between.strip(" ,")):
        return False
    return kept.when.contains(part.when) or part.when.contains(kept.when)
