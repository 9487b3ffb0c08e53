"""The noun or name that a relative clause speaks of, where the clause can be told as a statement about it."""

from __future__ import annotations

from tui.events.clauses.clause import Span
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.verbs import first_verb
from tui.events.sentences.words import NONE, SentenceWords

_NOUN_HEAD, _NOUN_OPENER = listed("noun_heads"), listed("noun_openers")
_INDEFINITE, _ARTICLE, _NO_ANTECEDENT = listed("indefinite"), listed("articles"), listed("no_antecedents")
_COMPARING, _NAME_LINK = listed("comparing"), listed("name_links")
_ASIDE_PRONOUN = listed("aside_pronouns")
_NO_NAME = listed("leading", "sentence_openers", "no_surnames", "calendar_names", "bare_openers", "articles")
"""Words that have their capital from beginning a sentence."""

_SIGNS_OF_WORDS = frozenset("'-")
_SIGNS_OF_NAMES = frozenset("'-.")
_WORDS_OF_A_VAGUE_NOUN = 2


def antecedent(words: SentenceWords, behind: int, opener: int, cues: Cues) -> Span | None:
    """Code points of the subject that the verb of a relative clause has; None where that is not plain, or where the clause only
    says which one is meant ("the raid that captured the governor").

    Args:
        words: of the sentence.
        behind: place behind the last word before the clause.
        opener: place of its pronoun.
        cues: of the language.
    """
    verb = opener + 1
    if not words.has_verb(verb, verb + 1) and first_verb(words, verb, cues) == NONE:
        return None
    start = _noun_start(words, behind)
    if start == NONE:
        return None
    aside = words.lows[behind : behind + 1] == [","] or bool(words.bits[opener] & _ASIDE_PRONOUN)
    if not aside and not words.bits[start] & _INDEFINITE:
        return None
    noun = _without_opening(words, start, behind)
    if _is_no_subject(words, noun, behind):
        return None
    if start and words.lows[start - 1] == ",":
        name = name_start(words, start - 1)
        if name != NONE and (words.spaced(name, start - 1) > 1 or (name == 0 and not words.bits[0] & _NO_NAME)):
            return words.starts[name], words.ends[start - 2]
    if start and _is_vague(words, noun, behind):
        return None
    name = name_start(words, behind) if aside else NONE
    if noun < name and words.bits[name - 1] & _NAME_LINK:
        noun = name
    return words.starts[noun], words.ends[behind - 1]


def _noun_start(words: SentenceWords, behind: int) -> int:
    """Place at which a noun with its words, or a name, begins that ends right before a place; `NONE` where none does."""
    start = name_start(words, behind)
    place = behind
    for number in range(TUNING.antecedent_words):
        first = word_start(words, place, _SIGNS_OF_WORDS)
        if first == NONE:
            break
        if number and words.bits[first] & _NOUN_HEAD and first == place - 1:
            start = first if start == NONE else min(start, first)
        place = first
    return start


def word_start(words: SentenceWords, behind: int, signs: frozenset[str]) -> int:
    """Place at which the word begins that ends right before a place, with what touches it; `NONE` where other signs are part of it."""
    place = behind
    while place:
        low = words.lows[place - 1]
        if not low[0].isalnum() and low[0] not in signs:
            return NONE
        place -= 1
        if not words.touches(place):
            return place
    return NONE


def name_start(words: SentenceWords, behind: int) -> int:
    """Place at which the row of words with a capital begins that ends right before a place; `NONE` where none does."""
    start, place, signs = NONE, behind, _SIGNS_OF_WORDS
    while place:
        place = word_start(words, place, signs)
        if place == NONE or not words.has_capital(place):
            break
        start, signs = place, _SIGNS_OF_NAMES
    return start


def _without_opening(words: SentenceWords, start: int, behind: int) -> int:
    """Where a noun begins behind the last "before" or "despite" in it ("the months before | the raid")."""
    for place in range(behind - 1, start, -1):
        if words.bits[place - 1] & _NOUN_OPENER and words.bits[place] & _NOUN_HEAD and place - 1 > start:
            return place
    return start


def _is_no_subject(words: SentenceWords, noun: int, behind: int) -> bool:
    """Whether a noun holds a verb or a comparison, or stands for one that is named elsewhere ("the first")."""
    if words.has_verb(noun, behind) or words.has(_COMPARING, noun + 1, behind - 1):
        return True
    return bool(words.bits[noun] & _ARTICLE and behind > noun + 1 and words.bits[noun + 1] & _NO_ANTECEDENT)


def _is_vague(words: SentenceWords, noun: int, behind: int) -> bool:
    """Whether a noun has hardly a word about it, so that it says too little outside its sentence."""
    if not words.bits[noun] & _NOUN_HEAD or words.spaced(noun + 1, behind) > _WORDS_OF_A_VAGUE_NOUN:
        return False
    return not any(words.has_capital(place) or words.lows[place][0].isdigit() for place in range(noun + 1, behind))
