"""Whether words tell of something that was done, and whether that has happened, goes on, is planned or is denied."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import SentenceWords
from tui.model import Modality

_PAST, _PARTICIPLE = listed("past"), listed("participles")
_FORMS = _PAST | _PARTICIPLE | its.REGULAR_PAST
_NO_DEED, _PASSIVE = listed("saying", "states"), listed("passive")
_AUXILIARY, _BEFORE_NOUN, _PERFECT = listed("auxiliaries"), listed("determiners"), listed("perfect")
_EXISTENTIAL, _HAPPENING = listed("existential"), listed("happenings")
_DENIED, _ONGOING = listed("denied"), listed("ongoing")
_CONDITION, _CONDITIONAL = listed("conditions"), listed("conditional")


def tell_deed(kinds: Sequence[int]) -> bool:
    """Whether one of some words is a past form of a verb that is neither saying nor being, or names an event that there was.

    Args:
        kinds: classes of the words, without signs and numbers.
    """
    for place, kind in enumerate(kinds):
        if not kind & _FORMS:
            continue
        before = kinds[place - 1] if place else 0
        if kind & _AUXILIARY or before & _BEFORE_NOUN or (kind & _NO_DEED and not before & _PASSIVE):
            continue
        if kind & (_PAST | its.REGULAR_PAST):
            return True
        if any(near & _PERFECT for near in kinds[max(place - TUNING.perfect_words, 0) : place]):
            return True
    if any(kind & _EXISTENTIAL for kind in kinds[: TUNING.existential_words]):
        return any(kind & _HAPPENING for kind in kinds)
    return False


def has_deed(words: SentenceWords, first: int = 0, behind: int | None = None) -> bool:
    """Whether the words between two places tell of something that was done."""
    return tell_deed([kind for kind in words.bits[first:behind] if kind & its.LETTERS])


def modality(words: SentenceWords, ahead: bool) -> Modality:
    """Happened, ongoing, planned or denied, as the words of a sentence say.

    Args:
        words: of the sentence.
        ahead: whether its date lies after publication.
    """
    if words.held & _DENIED:
        return Modality.DENIED
    if ahead:
        return Modality.PLANNED
    if words.held & _CONDITION and words.held & _CONDITIONAL:
        return Modality.DENIED
    return Modality.ONGOING if words.held & _ONGOING else Modality.HAPPENED
