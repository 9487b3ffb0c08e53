"""Which time expressions of a sentence stand by themselves, so that a title does without them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.clauses.quotes import quotations
from tui.events.clauses.word_classes import listed
from tui.events.sentences.antecedents import word_start
from tui.events.sentences.clauses import opens_another
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords
from tui.events.titles.draft import Stretch

_PREPOSITION, _ADVERB, _DEFINITE = listed("date_prepositions"), listed("date_adverbs"), listed("definite")
_IN, _ON, _BY = listed("in"), listed("on"), listed("by")
_RANGE_OPENER, _TWO = listed("range_openers"), listed("range_ands", "range_tight")
_LOCAL_TIME, _VERB_OF_DATES = listed("local_times"), listed("verbs_after_dates")
_BINDER, _LOOSE_AFTER, _BEING = listed("date_binders"), listed("loose_after_time_words"), listed("being_forms")
_JOINT, _OPENER, _BARE_OPENER = listed("date_joints"), listed("date_openers"), listed("bare_openers")

_DASHES = frozenset("-–")
_LOOSE_SIGNS = frozenset(".,;:!?)]—–")
_FREE_BEFORE, _CLOSES_WORD = frozenset(",;:(—–"), frozenset(".)”’")
_SIGNS_OF_WORDS = frozenset("'-")


def loose_times(words: SentenceWords, times: Sequence[Stretch], cues: Cues) -> list[Stretch]:
    """What a sentence loses with its time expressions that stand by themselves: each with its preposition, in order. Those in
    quotations stay.

    Args:
        words: of a sentence or headline.
        times: places of its time expressions.
        cues: word lists of its language.
    """
    quoted = quotations(words.text) if times else []
    out = []
    for date, behind in joined(words, times):
        low, high = words.starts[date], words.ends[behind - 1]
        stretch = None if any(a < high and low < b for a, b in quoted) else loose_time(words, date, behind, cues)
        if stretch is not None:
            out.append(_with_brackets(words, *stretch))
    return out


def _with_brackets(words: SentenceWords, first: int, behind: int) -> Stretch:
    """A stretch with the brackets in which nothing else stands."""
    is_alone = first > 0 and words.lows[first - 1] == "(" and words.lows[behind : behind + 1] == [")"]
    return (first - 1, behind + 1) if is_alone else (first, behind)


def joined(words: SentenceWords, times: Sequence[Stretch]) -> list[Stretch]:
    """Time expressions in order, those that a conjunction joins as one ("on 13 and 16 January"): taking one of them out would
    leave half a list. Not where the second begins a statement of its own ("fell on Friday and on Saturday two ministers quit").
    """
    runs: list[Stretch] = []
    for date, behind in sorted(times):
        if runs and date >= runs[-1][1] and _are_joined(words, runs[-1], date, behind):
            runs[-1] = (runs[-1][0], behind)
        elif date < behind:
            runs.append((date, behind))
    return runs


def _are_joined(words: SentenceWords, run: Stretch, date: int, behind: int) -> bool:
    """Whether a conjunction or comma joins a further date to a run of them, and does not part two statements."""
    place = run[1]
    comma = words.lows[place] == ","
    joint = words.behind(place + comma, _JOINT)
    if joint == NONE:
        if not comma and words.lows[place] not in _DASHES:
            return False
        joint = place + 1
    if max(joint, words.behind(joint, _OPENER)) != date:
        return False
    is_word = words.lows[joint - 1][0].isalpha()
    return not (is_word and words.has_verb(0, run[0]) and opens_another(words, joint, date, behind))


def loose_time(words: SentenceWords, date: int, behind: int, cues: Cues) -> Stretch | None:
    """A time expression with its preposition where it stands by itself; None where it is part of a phrase.

    Args:
        words: of a sentence or headline.
        date, behind: place of the first word of the expression, and the one behind its last.
        cues: word lists of its language.
    """
    start = preposition_before(words, date)
    if start == NONE and any(words.bits[place] & _TWO or words.lows[place] == "–" for place in range(date, behind)):
        start = words.before(max(words.before(date, _DEFINITE), 0) or date, _RANGE_OPENER)
    end = _behind_local_time(words, behind)
    is_bare = start == NONE and date == 0 and words.bits[0] & _BARE_OPENER
    opens = (start == 0 or is_bare) and opens_another(words, 0, date, behind)
    if not opens and not _stands_alone(words, start, date, end):
        return None
    first = date if start == NONE else start
    if _is_in_a_name(words, start, date, behind) or (first and words.bits[first - 1] & _BEING):
        return None
    if 0 < start == date - 1 and words.bits[start] & _IN and not _is_month_or_longer(words, date, behind, cues):
        start = NONE
    if start == NONE and not _is_free(words, date, cues):
        return None
    return (date if start == NONE else start), end


def preposition_before(words: SentenceWords, date: int) -> int:
    """Place of the preposition before a date, with its adverb ("shortly before"); `NONE` where none stands there."""
    definite = words.before(date, _DEFINITE)
    preposition = words.before(date if definite == NONE else definite, _PREPOSITION)
    adverb = words.before(preposition, _ADVERB)
    start = preposition if adverb == NONE else adverb
    return NONE if start != NONE and words.touches(start) else start


def is_by(words: SentenceWords, date: int) -> bool:
    """Whether a date is one by which something has to be done."""
    return words.before(date, _BY) != NONE


def _behind_local_time(words: SentenceWords, behind: int) -> int:
    """The place behind the "local time" that belongs to a time of day, with the comma after it."""
    comma = words.lows[behind : behind + 1] == [","]
    end = words.behind(behind + comma, _LOCAL_TIME)
    if end == NONE:
        return behind
    return end + (words.lows[end : end + 1] == [","])


def _stands_alone(words: SentenceWords, start: int, date: int, end: int) -> bool:
    """Whether what follows a time expression does not belong to it, and it is not the subject of what follows."""
    if end >= len(words):
        return True
    loose = words.lows[end] in _LOOSE_SIGNS or words.behind(end, _LOOSE_AFTER) != NONE
    on = start != NONE and not words.touches(end) and any(words.bits[place] & _ON for place in range(start, date))
    return (loose or on) and (date > 0 or not words.bits[end] & _VERB_OF_DATES)


def _is_in_a_name(words: SentenceWords, start: int, date: int, behind: int) -> bool:
    """Whether a name goes on behind a day ("on 5 May Avenue") or ends in a year ("Blade Runner 2049")."""
    opens = (date if start == NONE else start) == 0
    low = words.lows[date]
    if low[0].isdigit() and not opens and words.has_capital(behind) and not words.touches(behind):
        return True
    if start != NONE or behind != date + 1 or not low.isdigit():
        return False
    return words.has_capital(word_start(words, date, _SIGNS_OF_WORDS))


def _is_month_or_longer(words: SentenceWords, date: int, behind: int, cues: Cues) -> bool:
    """Whether "in" goes before a time expression; before others it belongs to the verb ("weighed in on Monday")."""
    lows = words.lows[date:behind]
    return any(low.startswith(cues.months_or_longer) or any(map(str.isdigit, low)) for low in lows)


def _is_free(words: SentenceWords, date: int, cues: Cues) -> bool:
    """Whether nothing before a date binds it: an article, a preposition, a verbal noun, a number."""
    if not date:
        return True
    low = words.lows[date - 1]
    if words.bits[date - 1] & _BINDER or low.endswith(cues.gerund_endings):
        return False
    if low in _FREE_BEFORE:
        return True
    if low in _CLOSES_WORD:
        return date > 1 and words.lows[date - 2][-1].isalpha()
    return low[-1].isalpha() and not words.touches(date)
