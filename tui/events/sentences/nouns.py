"""Whether a date belongs to a noun of its sentence rather than to a verb."""

from __future__ import annotations

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import NONE, SentenceWords

_PARTS = frozenset(",;:—–")
"""Signs behind which a clause or a part of it begins."""
_BINDER, _GERUND_BINDER = listed("noun_binders"), listed("gerund_binders")
_BEFORE_DATE = listed("before_dates")
_NO_NOUN = listed("no_nouns")
_PARTICIPLE = its.REGULAR_PAST | listed("past", "participles")
_PERSONAL, _BEFORE_BARE_VERB = listed("personal"), listed("before_bare_verbs")
_OPENS_STATEMENT = listed("subordinate", "saying", "states", "statement_joints")
"""Words after which a pronoun begins a statement and not a relative clause."""
_WORDS_BEFORE_BARE_VERB = 2

_LOOSE_NEXT = listed("loose_next")
_LOOSE_SIGNS = frozenset('.,;:!?()]—–“”"‘')
_ADVERBIAL, _DEFINITE = listed("adverbial_prepositions"), listed("definite")
_LAW = listed("laws")
_BEFORE_NAMED_YEAR = listed("articles", "before_named_years")
_YEAR_PREPOSITION, _BARE_OPENER = listed("year_prepositions"), listed("bare_openers")


def hangs_on_noun(words: SentenceWords, start: int, date: int, cues: Cues) -> bool:
    """Whether the last words before a date bind it to a noun or a verbal noun, behind a verb that it does not date: "has led
    the bank since leaving it in 2012", "fell following a strike in May", "gave him the medal she won in 2012".

    Args:
        words: of the sentence.
        start: place at which the clause begins.
        date: place of the date.
        cues: of the language.
    """
    part = date
    while part > start and words.lows[part - 1] not in _PARTS:
        part -= 1
    binder = _binder(words, part, date, cues)
    if start < binder and not words.has_verb(binder, date):
        return True
    reduced = _reduced_relative(words, start, date)
    if reduced != NONE:
        return words.has_verb(start, reduced)
    bare = _bare_relative(words, part, date, cues)
    return bare != NONE and not words.bits[bare] & _OPENS_STATEMENT and words.has_verb(start, bare + 1)


def _binder(words: SentenceWords, part: int, date: int, cues: Cues) -> int:
    """Place of the first word before a date that binds a noun or verbal noun to what stands before it ("after leaving …")."""
    if not words.held & (_BINDER | _GERUND_BINDER):
        return NONE
    for place in range(part, date):
        behind = words.behind(place, _BINDER)
        if behind == NONE and words.bits[place] & _GERUND_BINDER and place + 1 < date:
            behind = place + 2 if words.lows[place + 1].endswith(cues.gerund_endings) else NONE
        if NONE < behind < date:
            return place
    return NONE


def _reduced_relative(words: SentenceWords, start: int, date: int) -> int:
    """Place of the noun before a participle that stands for a relative clause, right before a date ("a deal | struck last
    summer"); `NONE` without one."""
    done = words.before_all(date, _BEFORE_DATE) - 1
    if done <= start or not words.bits[done] & _PARTICIPLE or words.has_capital(done) or words.touches(done):
        return NONE
    noun = done - 1 if words.lows[done - 1] != "," else done - 2
    if noun < start or not words.lows[noun][0].isalnum() or (noun == done - 1 and words.bits[noun] & _NO_NOUN):
        return NONE
    return noun


def _bare_relative(words: SentenceWords, part: int, date: int, cues: Cues) -> int:
    """Place of the first noun before a relative clause without "that": the noun, a pronoun and its verb ("the medal she was
    awarded")."""
    if not words.held & _PERSONAL:
        return NONE
    for place in range(part + 1, date - 1):
        if not words.bits[place] & _PERSONAL or words.has_capital(place) or not words.lows[place - 1][-1].isalpha():
            continue
        verb = place + 1
        for _ in range(_WORDS_BEFORE_BARE_VERB + 1):
            if verb < date and words.lows[verb].endswith(cues.bare_verb_endings) and len(words.lows[verb]) > 1:
                return place - 1
            if verb >= date or not words.bits[verb] & _BEFORE_BARE_VERB:
                break
            verb += 1
    return NONE


def is_attributive(words: SentenceWords, low: int, high: int) -> bool:
    """Whether a date only qualifies the noun behind it ("the 2021 coup", "Thursday's election", "the Milan 2026 Games").

    Args:
        words: of a sentence or headline.
        low, high: code points of the date in it.
    """
    date, behind = words.at(low), words.at(high)
    if words.is_owner(behind):
        return True
    if behind == date + 1 and words.lows[date].isdigit() and _is_of_a_law(words, date):
        return True
    is_year = any(word.isdigit() and len(word) == TUNING.year_digits for word in words.lows[date:behind])
    if is_year and words.has_capital(behind) and not words.touches(behind) and _is_named_by(words, date):
        return not (words.bits[date - 1] & _YEAR_PREPOSITION and words.has_capital(date - 1))
    if date == 0 and words.bits[0] & _BARE_OPENER and words.has_verb(behind + 1):
        return False
    return not _stands_alone(words, date, behind)


def _is_of_a_law(words: SentenceWords, date: int) -> bool:
    """Whether a year is that of a law ("the Water Act (Northern Isles), 2019")."""
    place = date - 1 if date and words.lows[date - 1] == "," else date
    while place and words.lows[place - 1] == ")":
        place -= 1
        while place and words.lows[place] != "(":
            place -= 1
    return place > 0 and bool(words.bits[place - 1] & _LAW) and words.has_capital(place - 1)


def _is_named_by(words: SentenceWords, date: int) -> bool:
    """Whether what stands before a year makes it part of a name ("the 2026 Winter Games", "Milan 2026 Games")."""
    if not date:
        return False
    return bool(words.bits[date - 1] & _BEFORE_NAMED_YEAR) or (
        words.has_capital(date - 1) and len(words.lows[date - 1]) > 1 and words.lows[date - 1].isalnum()
    )


def _stands_alone(words: SentenceWords, date: int, behind: int) -> bool:
    """Whether nothing behind a date can be a noun that it qualifies, or it is an adverbial ("until May")."""
    if behind >= len(words) or words.has_capital(behind) or words.bits[behind] & _LOOSE_NEXT:
        return True
    if words.lows[behind] in _LOOSE_SIGNS:
        return True
    definite = words.before(date, _DEFINITE)
    return words.before(definite if definite != NONE else date, _ADVERBIAL) != NONE
