"""The numbers that cutting a sentence into clauses depends on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Limits of what is read and kept."""

    sentence_chars: int = 3000
    """Code points of a sentence beyond which it is a table or a list, and one clause. Chosen."""
    depth: int = 8
    """Clauses inside each other. Chosen: deeper ones stand beside the last; prose has five at most."""
    noun_words: int = 4
    """Words behind a date among which the noun stands that it is an attribute of. Chosen: "the April 12 Osterby town vote"."""
    ending_letters: int = 3
    """Letters beyond which a word is told by its ending. Chosen: "red", "bed" and "led" are no pasts by it."""
    remembered_words: int = 50_000
    """Words of a language, beside its lists, whose classes are kept. Chosen: some 5 MB."""
    remembered_languages: int = 32
    """Languages whose words are kept. Chosen: all that there are."""


TUNING = Tuning()
