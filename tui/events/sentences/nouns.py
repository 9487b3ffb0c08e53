"""Whether a date belongs to a noun of its sentence rather than to a verb."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.verbs import has_verb
from tui.languages import Template
from tui.text import small

_BARE_RELATIVE = Template(
    r"""\b([^\W\d_]+)\s(?:{personal})\s  # the noun and its pronoun
    (?:(?:{before_bare_verbs})\s){0,2}[^\W\d_]+(?:{bare_verb_endings})\b
    [^,;:—–]*$""",
    re.VERBOSE,
)
"""A relative clause without "that": a noun, a pronoun and its verb ("the medal she was awarded")."""

_REDUCED_RELATIVE = Template(
    r"""(?:(?<![\w,])|(?=(?:{adverb_endings})\b))
    ((?!\w+(?:{adverb_endings})\b)[\w,]+)\s([a-z]+)\s  # the noun and its participle
    (?:(?:{before_dates})\s)*$""",
    re.VERBOSE,
)
"""A participle for a relative clause, right before a date: a noun and what was done to it ("a deal struck last summer"). It is
tried where a word begins and at its "-ly", not at each of its letters."""

_OF_A_NOUN = Template(
    r"\b(?:{noun_binders}|(?:{gerund_binders})\s+\w+(?:{gerund_endings}))\s+[^\s,;:—–][^,;:—–]*$",
)
_LOOSE = Template(r"\s*(?:$|[.,;:!?()\]—–“”\"‘]|(?:{loose_next})\b|[A-ZÀ-ÞА-ЯЁ])")
"""What follows a date that stands by itself."""
_POSSESSIVE = Template(r"(?:{possessive_endings})")
_CAPITAL_NEXT = re.compile(r"\s[A-ZÀ-Þ]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ADVERBIAL = Template(r"\b(?:{adverbial_prepositions})\s+(?:(?:{definite})\s+)?$", re.IGNORECASE)
_LAW = Template(r"\b(?:{laws})(?:\s\([^()]*\))*,?\s$")
_NAMED_BY = Template(r"(?:\b(?:{articles}|{Articles}|{before_named_years})|(?<![.!?] )\b[A-ZÀ-Þ]\w+)\s$")
"""What stands before a year that is part of a name ("the 2026 Winter Games", "Milan 2026 Games")."""
_YEAR_PREPOSITION = Template(r"(?:{Year_prepositions})\s*$")


def hangs_on_noun(text: str, start: int, low: int, cues: Cues) -> bool:
    """Whether the last words before a date bind it to a noun or a verbal noun, behind a verb that it does not date: "has led
    the bank since leaving it in 2012", "fell following a strike in May", "gave him the medal she won in 2012"."""
    first = max(start, low - TUNING.verb_window)
    match = _OF_A_NOUN.of(cues.lang).search(small(text[:low]), first)
    if match is not None and not has_verb(match.group(), cues) and text[start : match.start()].strip():
        return True
    reduced = _REDUCED_RELATIVE.of(cues.lang).search(text, first, low)
    if reduced is not None and reduced.group(1).lower() not in cues.no_nouns and _is_participle(reduced.group(2), cues):
        return has_verb(text[start : reduced.start()], cues)
    bare = _BARE_RELATIVE.of(cues.lang).search(text, first, low)
    if bare is None or bare.group(1).lower() in cues.statement_openers:
        return False
    return has_verb(text[start : bare.end(1)], cues)


def _is_participle(word: str, cues: Cues) -> bool:
    regular = word.endswith(cues.past_endings) and word not in cues.not_past
    return regular or word in cues.past_forms


def is_possessive(text: str, high: int, cues: Cues) -> bool:
    """Whether a date is put into the possessive ("Thursday's election")."""
    return _POSSESSIVE.of(cues.lang).match(text, high) is not None


def is_attributive(text: str, low: int, high: int, cues: Cues) -> bool:
    """Whether a date only qualifies the noun behind it ("the 2021 coup", "Thursday's election", "the Milan 2026 Games")."""
    lang = cues.lang
    if is_possessive(text, high, cues):
        return True
    if text[low:high].isdigit() and _LAW.of(lang).search(text[max(low - TUNING.law_window, 0) : low]):
        return True
    before = text[max(low - TUNING.name_window, 0) : low]
    if _YEAR.search(text, low, high) and _CAPITAL_NEXT.match(text, high) and _NAMED_BY.of(lang).search(before):
        return not _YEAR_PREPOSITION.of(lang).search(before)
    window = max(low - TUNING.adverbial_window, 0)
    return not _LOOSE.of(lang).match(text, high) and not _ADVERBIAL.of(lang).search(text, window, low)
