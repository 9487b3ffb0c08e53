"""Clauses of a language without spaces: its signs part them, and its words are looked for wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.events.clauses.clause import Clause, ClauseKind, Span, Tense
from tui.events.clauses.tuning import TUNING
from tui.languages import word_lists
from tui.languages.templates import alternatives

_PARTS = ("clause_signs", "past", "happenings", "saying")
"""Lists of what parts clauses, of verbs, of nouns of events, of verbs of saying."""
_MARKS = (
    ("future_marks", Tense.FUTURE),
    ("progressive_marks", Tense.PROGRESSIVE),
    ("perfect_marks", Tense.PERFECT),
    ("past_marks", Tense.PAST),
)
"""Lists of words that tell the tense of a clause, the more telling first."""


@dataclass(frozen=True, slots=True)
class UnspacedWords:
    """Patterns of a language without spaces.

    Args:
        signs: what parts clauses.
        verbs: verbs that tell what happens.
        nouns: nouns that name an event.
        saying: verbs of saying.
        marks: what tells the tense.
    """

    signs: re.Pattern[str]
    verbs: re.Pattern[str]
    nouns: re.Pattern[str]
    saying: re.Pattern[str]
    marks: tuple[tuple[re.Pattern[str], Tense], ...]


@lru_cache(maxsize=TUNING.remembered_languages)
def unspaced_words(lang: str) -> UnspacedWords | None:
    """The patterns of a language, None where it has no words for them."""
    lists = word_lists(lang, "clauses")
    if _PARTS[0] not in lists:
        return None

    patterns = {
        name: re.compile(alternatives(lists.get(name, ()))) for name in (*_PARTS, *(name for name, _ in _MARKS))
    }
    marks = tuple((patterns[name], tense) for name, tense in _MARKS)
    signs, verbs, nouns, saying = (patterns[name] for name in _PARTS)
    return UnspacedWords(signs, verbs, nouns, saying, marks)


def unspaced_clauses(text: str, times: Sequence[tuple[Span, int]], words: UnspacedWords) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; what follows one of saying is what it reports.

    Args:
        text: the sentence.
        times: code points of its time expressions, each with its place in the article's list.
        words: of its language.
    """
    out: list[Clause] = []
    saying: int | None = None
    start = 0
    ends = [(match.start(), match.end()) for match in words.signs.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        if text[start:end].strip():
            clause = _clause(text, start, end, saying, times, words)
            saying = len(out) if clause.kind is ClauseKind.SAYING else saying
            out.append(clause)
        start = following
    return tuple(out) or (Clause(0, len(text), ClauseKind.MAIN, times=tuple(place for _, place in times)),)


def _clause(
    text: str, start: int, end: int, saying: int | None, times: Sequence[tuple[Span, int]], words: UnspacedWords
) -> Clause:
    """The clause between two signs."""
    while start < end and text[start].isspace():
        start += 1
    verb = words.verbs.search(text, start, end)
    events = {match.span() for pattern in (words.verbs, words.nouns) for match in pattern.finditer(text, start, end)}
    says = verb is None and words.saying.search(text, start, end) is not None
    inside = tuple(place for (low, _), place in times if start <= low < end)
    marked = next((tense for pattern, tense in words.marks if pattern.search(text, start, end)), None)
    kind = ClauseKind.SAYING if says else ClauseKind.MAIN if saying is None else ClauseKind.REPORTED
    return Clause(
        start, end, kind, verb.span() if verb else None, marked or Tense.NONE, tuple(sorted(events)),
        None if says else saying, inside,
    )  # fmt: skip
