"""The dates of a sentence: ranges put together, refinements folded in, and the one that dates the article's news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tui.events import cues as words
from tui.events.cues import Cues
from tui.events.sentences import Sentence
from tui.model import Basis, Precision, TimeExpression, When

_JOINT = re.compile(r"\s*(?:and|to|until|till|through|-|–|—|und|bis|et|à|au|y|a|al|e|и|по|до)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from|zwischen|von|vom|entre|de|du|tra|fra|dal|с|между)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|ever since|seit|depuis|desde|dal|с)\s+$", re.IGNORECASE)
_SAYING = "said|says|told|reported|announced|wrote|stated|added|confirmed|warned|posted|tweeted|echoed|stressed|reiterated|argued|claimed|insisted"
_SAID = re.compile(rf"\b(?:{_SAYING})\b[^.;]{{0,40}}$", re.IGNORECASE)
_SAID_AFTER = re.compile(rf"\s+(?:{_SAYING})\b", re.IGNORECASE)
CLOSE = 20
"""Code points between two dates that can be one."""

RECENT_DAYS = 10
"""A day this long before publication can still be that of the news itself."""


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
    def index(self) -> int:
        return self.indexes[0]


def dated_parts(sentence: Sentence, times: Sequence[TimeExpression]) -> list[Dated]:
    """The dates that a sentence names, in order; what only refines or repeats another is folded into it."""
    inside = [
        (number, time) for number, time in enumerate(times) if sentence.start <= time.start and time.end <= sentence.end
    ]
    inside = [(number, time) for number, time in inside if time.when is not None]
    out: list[Dated] = []
    skip = -1
    for place, (number, time) in enumerate(inside):
        if number <= skip:
            continue
        low, high = time.start - sentence.start, time.end - sentence.start
        before = sentence.text[:low]
        if place + 1 < len(inside):
            other_number, other = inside[place + 1]
            between = sentence.text[high : other.start - sentence.start]
            joined = _range(time, other, before, between)
            if joined is not None:
                span = (low, other.end - sentence.start)
                out.append(Dated(joined, time.basis, "range", time.anchor, (span,), (number, other_number)))
                skip = other_number
                continue
        assert time.when is not None
        when = _opened(time.when, before, time.text, sentence.text[high:])
        saying = bool(_SAID.search(before) or _SAID_AFTER.match(sentence.text[high:]))
        out.append(Dated(when, time.basis, time.rule, time.anchor, ((low, high),), (number,), saying))
    return _fold(out, sentence.text)


def _range(first: TimeExpression, second: TimeExpression, before: str, between: str) -> When | None:
    """ "between 3 and 5 May", "from June to August", "1939-45" as one interval, or None."""
    a, b = first.when, second.when
    if a is None or b is None or a.start is None or b.end is None or not _JOINT.fullmatch(between):
        return None
    tight = between.strip() in ("-", "–", "—", "to", "through", "bis", "until")
    if not tight and not _BETWEEN.search(before):
        return None
    if b.end < a.start or a.start == b.start:
        return None
    return When(a.start, b.end, min(a.precision, b.precision, Precision.DAY))


def _opened(when: When, before: str, words_: str, after: str) -> When:
    """The interval that opens at a date ("since 2022"), unless the date only qualifies a noun ("since last week's vigil").

    The Russian preposition means "since" before a number and mostly "with" before a word.
    """
    preposition = _SINCE.search(before)
    if preposition is None or when.start is None or after[:2] in ("'s", "’s"):
        return when
    if preposition.group().strip().lower() == "с" and not words_[:1].isdigit():
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


def main_date(
    sentences: list[Sentence], parts: list[list[Dated]], published: date, cues: Cues
) -> tuple[int, Dated | None]:
    """Which sentence and date place the article's news: (index of the sentence, its date or None).

    The lead's main clause decides. Where the lead has no date, one of the next sentences may say when it happened ("The
    crash happened on Sunday"); else the news is undated and the lead stands without a date.
    """
    if not sentences:
        return 0, None
    lead = lead_place(sentences)
    found = _of_lead(sentences[lead], parts[lead], published, cues)
    if found is not None:
        return lead, found
    for place in range(lead + 1, min(lead + 4, len(sentences))):
        spoken = words.words(sentences[place].text)[:14]
        if not spoken or spoken[0] not in ("the", "it", "this") or not cues.occurring.intersection(spoken):
            continue
        for part in parts[place]:
            if part.when.is_day and 0 <= (published - part.when.first).days <= RECENT_DAYS:
                return place, part
    return lead, None


def lead_place(sentences: Sequence[Sentence]) -> int:
    """Index of the first real sentence: headings and date lines (a paragraph without a full stop) come before the lead."""
    for place, sentence in enumerate(sentences[:4]):
        alone = place + 1 < len(sentences) and sentences[place + 1].paragraph != sentence.paragraph
        if not alone or re.search(r"[.!?…。！？][\"'”’»)]*$", sentence.text):
            return place
    return 0


def _of_lead(sentence: Sentence, parts: list[Dated], published: date, cues: Cues) -> Dated | None:
    """The date of a lead's main clause: near publication, or ahead where the lead speaks of a plan."""
    limit = main_clause_end(sentence.text, cues)
    best: Dated | None = None
    for part in parts:
        days = (published - part.when.first).days
        fits = (
            -400 <= days <= RECENT_DAYS
            if part.when.is_day
            else (part.when.contains(published) or -400 <= days <= 45) and part.when.precision >= Precision.MONTH
        )
        if not fits or part.when.is_open:
            continue
        if part.spans[0][0] > limit and not (part.when.is_day and 0 <= days <= 3):
            continue
        if part.when.first > published and not _is_announced(sentence.text[: part.spans[0][0]], cues):
            continue
        if best is None or (part.when.is_day and not best.when.is_day):
            best = part
    return best


def _is_announced(before: str, cues: Cues) -> bool:
    """Whether the words before a future date tell of a plan: they say so, or no deed of the past stands among them."""
    spoken = words.words(before)
    if not cues.known or cues.planned.intersection(spoken):
        return True
    return words.event_verbs(spoken, cues) == 0 or {"is", "are"} & set(spoken[-4:]) != set()


_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+")

_MEASURING = frozenset({"that", "as", "since", "until", "before", "after"})
"""Conjunctions that open no clause of their own where they stand before a noun or a date."""


def main_clause_end(text: str, cues: Cues) -> int:
    """Code point where the first subordinate clause of a sentence begins, after at least a few words."""
    opening = cues.subordinate - _MEASURING
    for match in _WORD.finditer(text, 31):
        if match.group().lower() in opening:
            return match.start()
    return len(text)
