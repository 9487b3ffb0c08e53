"""Verbs, subjects and opening phrases of clauses, as far as word lists tell."""

from __future__ import annotations

from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import NONE, SentenceWords

_ADVERB, _NO_PARTICIPLE = listed("adverbs_before_verbs"), listed("no_participles")
_FIRST_VERB, _AUXILIARY = listed("first_verbs"), listed("past_auxiliaries")
_SUBJECT_OPENER = listed("subject_openers")
_PHRASE_OPENER, _OCCASION = listed("phrase_openers"), listed("occasions")
_AND_OR, _INDEFINITE = listed("and_or"), listed("indefinite")

_ADVERBS_BEFORE_VERB = 2
_QUOTES = frozenset('“"')
_INSIDE_WORDS = frozenset("’'.&-")
"""Signs that a member of an enumeration may hold."""


def first_verb(of: SentenceWords, place: int, cues: Cues, at_head: bool = False) -> int:
    """Place of the verb or participle that a piece of a sentence begins with, adverbs before it or not; `NONE` where it begins
    with neither.

    Args:
        of: words of the sentence.
        place: at which the piece begins.
        cues: of the language.
        at_head: whether a capital is only that of the sentence.
    """
    for _ in range(_ADVERBS_BEFORE_VERB + 1):
        if place >= len(of):
            return NONE
        if of.has_capital(place) and not (at_head and place == 0):
            return NONE
        if _is_first_verb(of, place, cues):
            return place
        behind = of.behind(place, _ADVERB)
        if behind == NONE and not of.lows[place].endswith(cues.adverb_endings):
            return NONE
        place = max(behind, place + 1)
    return NONE


def _is_first_verb(of: SentenceWords, place: int, cues: Cues) -> bool:
    low, kind = of.lows[place], of.bits[place]
    is_participle = low.endswith(cues.participle_endings) and not kind & _NO_PARTICIPLE and low.isalpha()
    if not is_participle and not kind & _FIRST_VERB:
        return False
    return place + 1 >= len(of) or not of.bits[place + 1] & _AUXILIARY


def is_subject(of: SentenceWords, place: int) -> bool:
    """Whether what begins at a place can be the subject of a verb."""
    if place >= len(of):
        return False
    low = of.lows[place]
    return low[0].isdigit() or low in _QUOTES or of.has_capital(place) or of.behind(place, _SUBJECT_OPENER) != NONE


def opens_phrase(of: SentenceWords, place: int = 0) -> bool:
    """Whether a word at a place opens a phrase or clause before what a sentence says."""
    return place < len(of) and bool(of.bits[place] & _PHRASE_OPENER)


def opening_end(of: SentenceWords) -> int:
    """The place behind the comma that ends the phrase or clause which a sentence opens with, 0 where it opens with none."""
    if not opens_phrase(of):
        return 0
    for place, low in enumerate(of.lows):
        if low == ",":
            return place + 1 if 1 < place < len(of) - 1 and of.starts[place] - of.ends[0] <= TUNING.opening_chars else 0
        if low == ";":
            return 0
    return 0


def is_occasion(of: SentenceWords, place: int = 0) -> bool:
    """Whether what begins at a place says where or when."""
    return place < len(of) and bool(of.bits[place] & _OCCASION)


def goes_on_as_list(of: SentenceWords, comma: int, cues: Cues) -> bool:
    """Whether an enumeration goes on behind a comma: further members, and "and" or "or" before the last."""
    first = comma + 1
    if first >= len(of) or of.bits[first] & _INDEFINITE or of.lows[first].endswith(cues.gerund_endings):
        return False
    members = count = 0
    for place in range(first, len(of)):
        low = of.lows[place]
        if low == ",":
            members, count = members + 1, 0
            if members > TUNING.list_members + 1:
                return False
        elif of.bits[place] & _AND_OR and (count or members):
            return True
        elif not low[0].isalnum() and low[0] not in _INSIDE_WORDS:
            return False
        elif not of.touches(place):
            count += 1
            if count > TUNING.list_member_words:
                return False
    return False
