"""The person that a sentence is about, for the pronouns of the sentences after it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import NONE, SentenceWords

_PARTICLE, _VERB, _PREPOSITION = listed("name_particles"), listed("verbs_after_names"), listed("name_prepositions")
_PLACE, _OFFICE, _NO_PERSON = listed("place_beginnings"), listed("offices"), listed("no_person_words")
_DEFINITE, _NO_SURNAME = listed("definite"), listed("determiners", "no_surnames")

_SIGNS = frozenset("'’-.")
_APOSTROPHES = frozenset("'’")
_MOST_NAMES_INSIDE, _MOST_NAMES_AT_HEAD = 2 + 1, 2 + 2

Stretch = tuple[int, int]
"""A first place, and the one behind the last."""


def only_name(words: SentenceWords, cues: Cues) -> str:
    """The one full name of a person in a sentence or headline, "" if there is none or more than one."""
    if not cues.known:
        return ""
    names = set()
    for first, behind in _names(words, len(words), _MOST_NAMES_INSIDE, inside=True):
        start = _behind_offices(words, first, behind)
        is_place = start < behind and words.bits[start] & _PLACE
        if words.spaced(start, behind) > 1 and not is_place and not _is_of_a_day(words, first):
            names.add("" if _is_no_person(words, start, behind) else _written(words, start, behind))
    names.discard("")
    return names.pop() if len(names) == 1 else ""


def leading_name(words: SentenceWords, cues: Cues, known: str = "") -> str:
    """The name of the person a sentence is about, "" if none is plain.

    It is the last run of capitalised words before the first verb-like word: at least two of them, or one that is the last
    name of somebody known or begins the sentence.

    Args:
        words: of the sentence as it stands in the article.
        cues: of its language.
        known: name of the person that was spoken of before.
    """
    end = _head_end(words, cues) if cues.known else 0
    if not end:
        return ""
    full = _names(words, end, _MOST_NAMES_AT_HEAD)
    names = [name for name in full if not name[0] or not words.bits[name[0] - 1] & _PREPOSITION]
    if names:
        first, behind = names[-1]
        start = _behind_offices(words, first, behind)
        if words.spaced(start, behind) > 1:
            article = words.bits[start] & _DEFINITE
            if article or _is_no_person(words, start, behind) or behind != end:
                return ""
            return _written(words, start, behind)
    head = words.text[: words.ends[end - 1]]
    if end > 1 or not words.has_capital(0) or not head.isalpha() or words.bits[0] & (_OFFICE | _NO_SURNAME):
        return ""
    return known if known.endswith(f" {head}") else head


def _head_end(words: SentenceWords, cues: Cues) -> int:
    """The place behind the beginning of a sentence up to its first word that is like a verb, without a comma; 0 where other signs
    stand before that, or too many words."""
    place = 0
    for number in range(TUNING.leading_words + 1):
        if place >= len(words):
            return 0
        low = words.lows[place]
        if number and (words.bits[place] & _VERB or low.endswith(cues.past_endings)):
            return place - (words.lows[place - 1] == ",")
        end = _word_end(words, place)
        if not low[0].isalpha() or (end == place + 1 and len(low) == 1):
            return 0
        place = end + (words.lows[end : end + 1] == [","])
        if words.touches(place):
            return 0
    return 0


def _word_end(words: SentenceWords, place: int) -> int:
    """The place behind a word with what touches it of the signs inside words."""
    place += 1
    while words.touches(place) and (words.lows[place][0].isalnum() or words.lows[place][0] in _SIGNS):
        place += 1
    return place


def _names(words: SentenceWords, end: int, most: int, inside: bool = False) -> Iterator[Stretch]:
    """Rows of two or more words with a capital before a place.

    Args:
        words: of the sentence.
        end: place before which they are looked for.
        most: words of a row, at most.
        inside: whether they have to begin behind a small letter, so that a capital is not that of the sentence.
    """
    place = 0
    while place < end:
        start, count = place, 0
        while place < end and count < most and _is_of_a_name(words, place, inside and not count):
            place, count = min(_word_end(words, place), end), count + 1
            if words.lows[place - 1] == ".":
                break
        last = place - (words.lows[place - 1] == ".")
        if count > 1 and words.spaced(start, last) > 1:
            yield start, last
        place += not count


def _is_of_a_name(words: SentenceWords, place: int, inside: bool) -> bool:
    """Whether a word has a capital, and a small letter stands before it where it is to be inside its sentence."""
    if not words.has_capital(place) or words.touches(place):
        return False
    if len(words.lows[place]) == 1 and not words.touches(place + 1):
        return False
    if words.bits[place] & _OFFICE and words.touches(place + 1) and words.lows[place + 1] == "-":
        return False
    return not inside or (place > 0 and words.text[words.ends[place - 1] - 1].islower())


def _written(words: SentenceWords, first: int, behind: int) -> str:
    return words.text[words.starts[first] : words.ends[behind - 1]]


def _behind_offices(words: SentenceWords, first: int, behind: int) -> int:
    """The place behind the titles and offices that a name begins with."""
    while first < behind and (office := words.behind(first, _OFFICE)) != NONE and not words.touches(office):
        first = office
    return min(first, behind)


def _is_of_a_day(words: SentenceWords, first: int) -> bool:
    """Whether a name is one that a day is named after ("the 9 de Julio Hospital")."""
    return first > 1 and bool(words.bits[first - 1] & _PARTICLE) and words.lows[first - 2][-1].isdigit()


def _is_no_person(words: SentenceWords, first: int, behind: int) -> bool:
    """Whether a name has a word of other names than those of persons, or is an owner."""
    if words.has(_NO_PERSON, first, behind):
        return True
    return any(words.lows[place][0] in _APOSTROPHES for place in range(first, behind))
