"""Verbs, subjects and opening phrases of English clauses, as far as word lists and patterns tell."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.events.sentences.cues import DETERMINERS, NOT_PAST, Cues, words

FINITE = frozenset("has have can may must will shall would could should might set".split())
"""Words of any sentence that are verbs, or stand for one in a headline."""

VERB_REACH = 300
"""Code points before a date in which its verb is looked for."""

LIST = re.compile(
    r",\s(?!\w+ing\b|an?\s)(?:(?:[\w’'.&-]+\s){0,4}[\w’'.&-]+,\s){0,6}(?:[\w’'.&-]+\s){0,4}[\w’'.&-]+,?\s(?:and|or)\s",
)
"""The rest of an enumeration, from a comma in it on."""

VERB_FIRST = re.compile(
    r"(?:(?:[a-z]+ly|also|then|at times|thus|again|later|further|even|not|still|once|in turn)\s+){0,2}(?:was|were|has|had|have|is|are|will|would|(?!seven\b|eleven\b|even\b|town\b|down\b|during\b|evening\b|morning\b|king\b|nothing\b|something\b)[a-z]{2,}(?:ing|ed|wn|ken|ven))\b(?!\s+(?:was|were|has|had)\b)"
)
SUBJECT = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|our|this|these|some|many|several|more|most|two|three|four|five|six|seven|eight|nine|ten|he|she|they|it"
    r"|at least|about|around|nearly|hundreds|thousands|dozens)\s|\d|[A-ZÀ-ÞА-ЯЁ“\"])",
)
OPENER = re.compile(
    r"^(?:following|with|without|after|before|in|as|when|while|despite|amid|during|since|by|at|on|under|for|among|besides|like|unlike"
    r"|asked|recogni[sz]ed|speaking|given|earlier|until|if|although|though)\b[^,;]{2,160},\s+",
    re.IGNORECASE,
)
OCCASION = re.compile(r"(?:in|at|during|on|speaking|addressing)\s", re.IGNORECASE)
_COMPOUND = re.compile(r"\b(?!(?:re|co|over)-)\w+(?:-\w+)+")
_FIRST = re.compile(r"[^\W\d_]+")


def has_verb(text: str, cues: Cues) -> bool:
    """Whether a piece of text holds a finite verb, as far as the word lists tell."""
    told = words(_COMPOUND.sub(" ", text) if "-" in text else text)
    if not _finite(cues).isdisjoint(told):
        return True
    for place, word in enumerate(told):
        if word.endswith("ed") and len(word) > 3 and word not in NOT_PAST:
            before = told[place - 1] if place else ""
            if before not in DETERMINERS and not before.endswith("'s"):
                return True
    return False


@lru_cache(maxsize=32)
def _finite(cues: Cues) -> frozenset[str]:
    """Words of a language that are finite verbs wherever they stand."""
    return cues.past | cues.states | cues.saying | FINITE | {word for word in cues.planned if word.endswith("s")}


def last_verb(text: str, cues: Cues) -> int:
    """Code point at which the last finite verb of a text ends, 0 if it has none."""
    end = 0
    for match in _FIRST.finditer(text[-VERB_REACH:]):
        word = match.group().lower()
        if word in cues.past or word in cues.planned or (word.endswith("ed") and len(word) > 3):
            end = max(len(text) - VERB_REACH, 0) + match.end()
    return end
