"""Verbs, subjects and opening phrases of clauses, as far as word lists and patterns tell."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues, words
from tui.events.sentences.tuning import TUNING
from tui.languages import Template

ENUMERATION = Template(
    r""",\s(?!\w+(?:{gerund_endings})\b|(?:{indefinite})\s)
    (?:(?:[\w’'.&-]+\s){0,4}[\w’'.&-]+,\s){0,6}  # further members
    (?:[\w’'.&-]+\s){0,4}[\w’'.&-]+,?\s(?:{and_or})\s  # the last but one""",
    re.VERBOSE,
)
"""The rest of an enumeration, from a comma in it on."""

VERB_FIRST = Template(
    r"""(?:(?:[a-z]+(?:{adverb_endings})|{adverbs_before_verbs})\s+){0,2}
    (?:{first_verbs}|(?!(?:{no_participles})\b)[a-z]{2,}(?:{participle_endings}))\b
    (?!\s+(?:{past_auxiliaries})\b)""",
    re.VERBOSE,
)
"""A piece of a sentence that begins with its verb, or with a participle."""

SUBJECT = Template(r"(?:(?:{subject_openers})\s|\d|[A-ZÀ-ÞА-ЯЁ“\"])")
"""The beginning of a subject, in running text."""

OPENER = Template(r"^(?:{phrase_openers})\b[^,;]{2,160},\s+", re.IGNORECASE)
"""A phrase or clause before the first comma of a sentence."""

OCCASION = Template(r"(?:{occasions})\s", re.IGNORECASE)
"""The beginning of one that says where or when."""

_COMPOUND = Template(r"\b(?!(?:{verb_prefixes})-)\w+(?:-\w+)+")
"""A compound with a hyphen, whose parts are no verbs; not "re-elected"."""
_WORD = re.compile(r"[^\W\d_]+")


def has_verb(text: str, cues: Cues) -> bool:
    """Whether a piece of text holds a finite verb, as far as the word lists tell."""
    tokens = words(_COMPOUND.of(cues.lang).sub(" ", text) if "-" in text else text)
    if not cues.verbs.isdisjoint(tokens):
        return True
    endings = cues.past_endings
    for place, word in enumerate(tokens):
        if word.endswith(endings) and cues.is_regular_past(word):
            before = tokens[place - 1] if place else ""
            if before not in cues.determiners and not before.endswith(cues.possessive_endings):
                return True
    return False


def last_verb(text: str, cues: Cues) -> int:
    """Code point at which the last finite verb of a text ends, 0 if it has none."""
    end = 0
    for match in _WORD.finditer(text[-TUNING.verb_window :]):
        word = match.group().lower()
        past = word.endswith(cues.past_endings) and len(word) > TUNING.past_ending_letters
        if past or word in cues.past or word in cues.planned:
            end = max(len(text) - TUNING.verb_window, 0) + match.end()
    return end
