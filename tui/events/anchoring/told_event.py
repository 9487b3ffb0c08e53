"""Which told event words name: "a day after the sinking" where the text told that a ferry sank on Monday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.events.anchoring.story import Day, Story, Telling, Told
from tui.events.anchoring.tuning import TUNING
from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.sentences.words import SentenceWords
from tui.events.terms import fold, terms
from tui.languages.lists import word_lists

LANGUAGES_KEPT = 64
"""Languages whose families are kept once they are read."""
_ENDS_NAME = its.PREPOSITION | its.NOUN_LINK | its.RELATIVE | its.COORDINATOR
"""What the noun of an event, or the clause that tells of it, does not go on behind."""
_ANY_ENDING = "*"
_AT_LARGE = listed("events_at_large", file="anchors")


@dataclass(frozen=True, slots=True)
class Named:
    """What the words behind "after" name.

    Args:
        day: when it happened, None where the text does not say.
        is_event: whether the words are known to name an event: what counts from it has no other day.
        behind: place of the word behind those that name it; the one before them where none do.
    """

    day: Day | None
    is_event: bool
    behind: int


def told_event(story: Story, words: SentenceWords, place: int) -> Named:
    """What the words from a place of a sentence on name, and the first day on which it was told to have happened.

    A verbal noun is that of its verb ("the sinking" of what sank), by the families of words of the language, else by a common
    beginning.
    """
    named, nouns, behind = _name(words, place)
    if not named:
        return Named(None, False, place)
    lang = story.cues.lang
    is_event = bool(nouns)
    names = _names_behind(words, behind)
    for day, told in _tellings(story):
        if not _is_of_other_names(story, told, names) and _tells_it(told, nouns, named, lang):
            return Named(day, is_event, behind)
    at_large = words.has(_AT_LARGE, place, behind)
    return Named(_first_deed(story) if at_large else None, is_event or at_large, behind)


def _tells_it(told: Told, nouns: Sequence[str], named: Sequence[str], lang: str) -> bool:
    """Whether a clause tells the event that words name: its noun, or else a clause of its own ("after the ferry sank") of which
    it has the verb and another word."""
    if nouns and not told.piece.terms.isdisjoint(terms(" ".join(nouns))):
        return True
    is_same = any(is_of_family(word, one, lang) for word in _event_words(told) for one in nouns or named)
    return is_same and (
        bool(nouns) or len(told.piece.terms.intersection(terms(" ".join(named)))) >= TUNING.clause_terms
    )


def _names_behind(words: SentenceWords, place: int) -> frozenset[str]:
    """The names in what says which event is meant ("the killing of Lea Maes"), as terms."""
    out: set[str] = set()
    if place >= len(words) or not words.bits[place] & (its.PREPOSITION | its.NOUN_LINK):
        return frozenset()
    for at in range(place, min(place + TUNING.name_words, len(words))):
        if words.bits[at] & its.FINITE or not words.lows[at][0].isalnum():
            break
        if words.has_capital(at):
            out.update(terms(words.lows[at]))
    return frozenset(out)


def _is_of_other_names(story: Story, told: Told, names: frozenset[str]) -> bool:
    """Whether an event is named by names of which neither its telling nor the head of the article has any."""
    sentence = story.sentences[told.piece.sentence].text
    return bool(names) and names.isdisjoint(terms(sentence)) and names.isdisjoint(story.news_terms)


def _first_deed(story: Story) -> Day | None:
    """The first day of which a deed is told."""
    deeds = (day for day in story.days if day.when.is_day and any(told.telling is Telling.DEED for told in day.told))
    return next(deeds, None)


def _name(words: SentenceWords, place: int) -> tuple[list[str], list[str], int]:
    """The words that name the event, in small letters, those of them that are known to be nouns of events, and the place behind."""
    named: list[str] = []
    nouns: list[str] = []
    lang = words.classes.lang
    behind = place
    for at in range(place, min(place + TUNING.name_words, len(words))):
        low, kind = words.lows[at], words.bits[at]
        if (not low[0].isalnum() and low not in _JOINED) or (kind & _ENDS_NAME and named):
            break
        if kind & its.DETERMINER or low in _JOINED:
            continue
        named.append(low)
        behind = at + 1
        if kind & its.EVENT_NOUN or families_of(low, lang):
            nouns.append(low)
    return named, nouns, behind


_JOINED = frozenset({"'", "’", "-"})
"""Signs inside words."""


def _tellings(story: Story) -> Iterator[tuple[Day, Told]]:
    """The told days with the places that tell of them; deeds before what is only spoken of."""
    for is_deed in (True, False):
        for day in story.days:
            for told in day.told[: TUNING.tellings] if day.when.is_day else ():
                if (told.telling is Telling.DEED) is is_deed:
                    yield day, told


def _event_words(told: Told) -> Iterator[str]:
    """The words that tell what happened, in small letters."""
    if told.telling is Telling.NOUN:
        spans = [noun.span for noun in told.piece.nouns if noun.part is told.part]
    else:
        spans = list(told.piece.clause.events)
    for low, high in spans:
        yield from told.piece.text[low:high].lower().split()


def is_of_family(word: str, noun: str, lang: str) -> bool:
    """Whether a noun is the verbal noun of a word, or the other way round."""
    if not families_of(word, lang).isdisjoint(families_of(noun, lang)):
        return True
    one, other = fold(word), fold(noun)
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= TUNING.family_letters and common >= TUNING.family_share * min(len(one), len(other))


@lru_cache(maxsize=TUNING.remembered_words)
def families_of(word: str, lang: str) -> frozenset[int]:
    """The families that a word in small letters belongs to, by number; a family is a verb with its nouns."""
    whole, beginnings = _families(lang)
    folded = fold(word)
    return whole.get(folded, frozenset()) | {number for stem, number in beginnings if folded.startswith(stem)}


@lru_cache(maxsize=LANGUAGES_KEPT)
def _families(lang: str) -> tuple[dict[str, frozenset[int]], tuple[tuple[str, int], ...]]:
    """Whole words -> their families; beginnings of words with a family each."""
    whole: dict[str, frozenset[int]] = {}
    beginnings: list[tuple[str, int]] = []
    for number, family in enumerate(word_lists(lang or "en", "anchors").get("families", ())):
        for word in family.split():
            folded = fold(word.removesuffix(_ANY_ENDING))
            if word.endswith(_ANY_ENDING):
                beginnings.append((folded, number))
            else:
                whole[folded] = whole.get(folded, frozenset()) | {number}
    return whole, tuple(beginnings)
