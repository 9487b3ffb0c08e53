"""What a date of a clause belongs to: its verb, a noun of it, or a phrase inside it with a verb form of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.events.anchoring.tuning import TUNING
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Clause, Span
from tui.events.clauses.word_classes import WordClasses, word_classes
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.sentence import Sentence
from tui.languages import Template

_BEFORE_PARTICIPLE = (
    its.AUXILIARY | its.BEEN | its.DETERMINER | its.PREPOSITION | its.ADVERB | its.COORDINATOR | its.PRONOUN
)
"""A participle behind one of these says nothing of a noun before it."""
_NO_NOUN = (
    its.AUXILIARY | its.ADVERB | its.DETERMINER | its.PREPOSITION | its.COORDINATOR | its.PRONOUN | its.SUBORDINATOR
)
"""No noun, which a date before it would qualify."""
_JOINS_NOUN = its.SUBORDINATOR | its.PREPOSITION

_JOINER = Template(r"(?:{noun_joiners})", file="anchors")


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
    classes = word_classes(cues.lang)
    if not cues.known or not classes.known:
        return whole
    tokens = sentence.tokens
    starts = [token.start - sentence.start for token in tokens]
    place, behind = bisect_left(starts, low), bisect_left(starts, high)
    if _qualifies(sentence, clause, part, (place, behind), classes, cues):
        return Bound(part, Holder.NOUN, (low, _noun_end(sentence, clause, behind, classes)))
    if clause.verb is None or clause.verb[1] > low:
        return whole
    first = bisect_left(starts, clause.verb[1])
    words = [token.low for token in tokens[first:place]]
    bits = [0, *classes.of(words)]
    phrase = _phrase(bits)
    if phrase is not None:
        return Bound(part, Holder.PHRASE, (starts[first + phrase], high))
    noun = _noun_of_adjunct(bits, words, _JOINER.of(cues.lang))
    if noun is not None:
        return Bound(part, Holder.NOUN, (starts[first + noun], high))
    return whole


def _qualifies(
    sentence: Sentence, clause: Clause, part: Dated, places: tuple[int, int], classes: WordClasses, cues: Cues
) -> bool:
    """Whether a date stands before the noun that it qualifies; not at the end of a clause, nor before its verb or a small word,
    nor behind a preposition where no noun of an event follows.

    Args:
        sentence, clause, part, cues: as in `bound`.
        places: of the first token of the date, and of the one behind it.
        classes: of the words of the language.
    """
    (low, high), (place, behind) = part.spans[0], places
    if sentence.words.is_owner(behind):
        return True
    following = sentence.tokens[behind : behind + 1]
    if not following or classes[following[0].low] & _NO_NOUN:
        return False
    before = classes[sentence.tokens[place - 1].low] if place else 0
    if before & its.PREPOSITION and not classes[following[0].low] & its.EVENT_NOUN:
        return False
    start = following[0].start - sentence.start
    inside = any(other.start == start and other.end <= clause.end for other in sentence.clauses if other is not clause)
    at_verb = clause.verb is not None and 0 <= clause.verb[0] - high <= TUNING.touching_chars
    return start < clause.end and not inside and not at_verb and is_attributive(sentence.words, low, high)


def _noun_end(sentence: Sentence, clause: Clause, behind: int, classes: WordClasses) -> int:
    """Where the noun behind a date ends: the first of the next few words that names an event, else the next word."""
    end = clause.end
    for number, token in enumerate(sentence.tokens[behind : behind + TUNING.noun_words]):
        stop = token.end - sentence.start
        if number == 0 or classes[token.low] & its.EVENT_NOUN:
            end = stop
    return min(end, clause.end)


def _phrase(bits: Sequence[int]) -> int | None:
    """Where the last verb form between a clause's verb and its date stands that speaks of a noun, or is one ("of killing")."""
    for place in range(len(bits) - 1, 0, -1):
        own, before = bits[place], bits[place - 1]
        if own & its.GERUND and before & _JOINS_NOUN:
            return place - 1
        if own & its.PARTICIPLE and place > 1 and not before & _BEFORE_PARTICIPLE:
            return place - 1
    return None


def _noun_of_adjunct(bits: Sequence[int], words: Sequence[str], joiner: re.Pattern[str]) -> int | None:
    """Where a noun of an event stands behind "after" or "over" between a clause's verb and its date."""
    event = None
    for place in range(len(words), 0, -1):
        if bits[place] & its.EVENT_NOUN and event is None:
            event = place
        if event is not None and (bits[place] & its.SUBORDINATOR or joiner.fullmatch(words[place - 1])):
            return event - 1
    return None
