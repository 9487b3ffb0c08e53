"""Whether somebody speaks for himself: "I", "we", "our"."""

from __future__ import annotations

from collections.abc import Iterable

from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import SentenceWords

_FIRST_PERSON, _NUMBERED = listed("first_person"), listed("numbered")


def is_first_person(words: SentenceWords, places: Iterable[int], cues: Cues) -> bool:
    """Whether one of some words is "I" or "we"; "War I" is none, nor is "US" in capitals.

    Args:
        words: of a sentence or title.
        places: of the words that are asked about.
        cues: of the language.
    """
    if not words.held & _FIRST_PERSON:
        return False
    return any(words.bits[place] & _FIRST_PERSON and _is_pronoun(words, place, cues) for place in places)


def _is_pronoun(words: SentenceWords, place: int, cues: Cues) -> bool:
    """Whether a word of the first person is written as one, is no number, and no abbreviation with a full stop."""
    if words.text[words.starts[place] : words.ends[place]] not in cues.first_person:
        return False
    is_number = place > 0 and words.bits[place - 1] & _NUMBERED and words.has_capital(place - 1)
    return not is_number and not (words.touches(place + 1) and words.lows[place + 1] == ".")
