"""What a date of a clause belongs to: its verb, a noun of it, or a phrase inside it with a verb form of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.events.anchoring.tuning import TUNING
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Clause, Span
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.words import NONE, SentenceWords

_BEFORE_PARTICIPLE = (
    its.AUXILIARY | its.BEEN | its.DETERMINER | its.PREPOSITION | its.ADVERB | its.COORDINATOR | its.PRONOUN
)
"""A participle behind one of these says nothing of a noun before it."""
_NO_NOUN = (
    its.AUXILIARY | its.ADVERB | its.DETERMINER | its.PREPOSITION | its.COORDINATOR | its.PRONOUN | its.SUBORDINATOR
)
"""No noun, which a date before it would qualify."""
_JOINS_NOUN = its.SUBORDINATOR | its.PREPOSITION

_JOINER = listed("noun_joiners", file="anchors")


class Holder(StrEnum):
    """What a date belongs to."""

    VERB = "verb"
    NOUN = "noun"
    """"Monday's quake", "after a crash in January"."""
    PHRASE = "phrase"
    """"convicted of killing two men in 2019", "a dam finished in 2003"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A date and what it belongs to.

    Args:
        part: the date.
        holder: what it belongs to.
        span: code points of the sentence that tell what happened then: the clause, the noun with its date, or the phrase.
    """

    part: Dated
    holder: Holder
    span: Span


def bound(sentence: Sentence, clause: Clause, part: Dated, cues: Cues) -> Bound:
    """What a date of a clause belongs to; its verb where the language has no words to tell."""
    low, high = part.spans[0]
    whole = Bound(part, Holder.VERB, (clause.start, clause.end))
    words = sentence.words
    if not cues.known or not words.classes.known:
        return whole
    place, behind = words.at(low), words.at(high)
    if _qualifies(sentence, clause, part, place, behind):
        return Bound(part, Holder.NOUN, (low, _noun_end(words, clause, behind)))
    if clause.verb is None or clause.verb[1] > low:
        return whole
    first = words.at(clause.verb[1])
    phrase = _phrase(words, first, place)
    if phrase != NONE:
        return Bound(part, Holder.PHRASE, (words.starts[phrase], high))
    noun = _noun_of_adjunct(words, first, place)
    if noun != NONE:
        return Bound(part, Holder.NOUN, (words.starts[noun], high))
    return whole


def _qualifies(sentence: Sentence, clause: Clause, part: Dated, place: int, behind: int) -> bool:
    """Whether a date stands before the noun that it qualifies; not at the end of a clause, nor before its verb or a small word,
    nor behind a preposition where no noun of an event follows.

    Args:
        sentence, clause, part: as in `bound`.
        place, behind: of the first word of the date, and the one behind it.
    """
    words, (low, high) = sentence.words, part.spans[0]
    if words.is_owner(behind):
        return True
    if behind >= len(words) or words.bits[behind] & _NO_NOUN:
        return False
    before = words.bits[place - 1] if place else 0
    if before & its.PREPOSITION and not words.bits[behind] & its.EVENT_NOUN:
        return False
    start = words.starts[behind]
    inside = any(other.start == start and other.end <= clause.end for other in sentence.clauses if other is not clause)
    at_verb = clause.verb is not None and 0 <= clause.verb[0] - high <= TUNING.touching_chars
    return start < clause.end and not inside and not at_verb and is_attributive(words, low, high)


def _noun_end(words: SentenceWords, clause: Clause, behind: int) -> int:
    """Where the noun behind a date ends: the first of the next few words that names an event, else the next word."""
    end = clause.end
    for place in range(behind, min(behind + TUNING.noun_words, len(words))):
        if place == behind or words.bits[place] & its.EVENT_NOUN:
            end = words.ends[place]
    return min(end, clause.end)


def _phrase(words: SentenceWords, first: int, date: int) -> int:
    """Where the last verb form between a clause's verb and its date stands that speaks of a noun, or is one ("of killing")."""
    bits = words.bits
    for place in range(date - 1, first - 1, -1):
        own, before = bits[place], bits[place - 1] if place > first else 0
        if own & its.GERUND and before & _JOINS_NOUN:
            return place
        if own & its.PARTICIPLE and place > first and not before & _BEFORE_PARTICIPLE:
            return place
    return NONE


def _noun_of_adjunct(words: SentenceWords, first: int, date: int) -> int:
    """Where a noun of an event stands behind "after" or "over" between a clause's verb and its date."""
    event = NONE
    for place in range(date - 1, first - 1, -1):
        if words.bits[place] & its.EVENT_NOUN and event == NONE:
            event = place
        if event != NONE and words.bits[place] & (its.SUBORDINATOR | _JOINER):
            return event
    return NONE
