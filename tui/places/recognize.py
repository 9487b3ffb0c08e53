"""The places that a text names, in any script, with the endings that a language gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tui.languages.persons import given_names
from tui.places.fold import folded
from tui.places.table import Kind, Place, beginning, begins_name, called
from tui.places.words import (
    RUN,
    SHORTEST_STEM,
    endings,
    exact_nations,
    has_cases,
    in_latin,
    long_name,
    nation,
    persons,
    region,
    wide_names,
    word_list,
    words_before,
)

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_WORD = re.compile(rf"(?:[^\W\d_][{_MARKS}]*)+(?:['’.](?:[^\W\d_][{_MARKS}]*)+)*")
"""A word, with what hangs on it by an apostrophe or a full stop ("U.S", "Kharkiv's")."""
_JOINED = re.compile(r"\s|[-–]")
"""What stands between two words of a name."""
_UNCASED = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0fff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script without capitals."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s$")
_NAME_BEHIND = re.compile(r"\s[A-ZÀ-ÞА-ЯЁІЇЄҐ][a-zà-ÿа-яёіїєґ]")
_CASE_ENDING = re.compile("[аеиоуыэюяієьaeiouy]*")
"""What the first case of a name may have behind its stem."""

MOST_WORDS = 5
"""Words of the longest name that is looked for."""
CASE_LETTERS = 2
"""Letters that a name in the table may have more than its stem."""
LONGEST_RUN_NAME = 10
"""Signs of the longest name in a script without spaces."""
KNOWN_CITY = 100_000
"""People of a city that is taken for itself; a smaller one behind a word that places it, where its country is named, too."""
KNOWN_UNCASED = 300_000
"""The same in a script without capitals, where any word can be one."""
KNOWN_ANYWHERE = 1_000_000
"""People of a city that is no person even where another name stands beside its own."""
LONGEST_BEFORE = 24
"""Characters before a name that are looked at for the word that places it."""
KEPT_WORDS = 16_384
"""Words with an ending whose places stay in memory."""
KEPT_TEXTS = 2_048
"""Texts whose places stay in memory: those of a window of news are asked for more than once."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place where a text names it.

    Args:
        start: code point at which its name begins.
        end: code point behind it.
        places: what the name can mean, likeliest first.
    """

    start: int
    end: int
    places: tuple[Place, ...]


@lru_cache(maxsize=KEPT_TEXTS)
def place_names(text: str, lang: str = "") -> tuple[PlaceName, ...]:
    """The names of places in a text, in order; of several that overlap, the longest.

    Args:
        text: a headline or some sentences.
        lang: ISO 639-1 code of its language, "" where it is not known.
    """
    found = sorted((*_in_words(text, lang), *_in_runs(text)), key=lambda name: name.start)
    nations = {place.id for name in found for place in name.places if place.kind is Kind.COUNTRY}
    resolved = []
    for name in found:
        before = _WORD_BEFORE.search(text, max(name.start - LONGEST_BEFORE, 0), name.start)
        is_placed = before is not None and before[1].casefold() in words_before(lang)
        if not is_placed and _is_person(text, name, before):
            continue
        meant = _meant(name.places, nations if is_placed else set(), _UNCASED.match(text[name.start]) is not None)
        if meant:
            resolved.append(PlaceName(name.start, name.end, meant))
    return tuple(resolved)


def places_in(text: str, lang: str = "") -> tuple[Place, ...]:
    """The likeliest place of each name in a text, each once, in order."""
    return tuple(dict.fromkeys(name.places[0] for name in place_names(text, lang)))


def _is_person(text: str, name: PlaceName, before: re.Match[str] | None) -> bool:
    """Whether a name without a word that places it is rather that of a person: alone among the names of persons, or a small
    place with another name beside it."""
    written = text[name.start : name.end]
    greatest = name.places[0]
    is_country = greatest.kind is Kind.COUNTRY
    if " " in written or (not is_country and max(place.people for place in name.places) >= KNOWN_ANYWHERE):
        return False
    is_first_name = _NAME_BEHIND.match(text, name.end) is not None
    is_last_name = before is not None and before[1][0].isupper() and before.start(1) > 0
    if folded(written.removesuffix("'s").removesuffix("’s")) in persons():
        return not is_country or is_first_name
    if is_country and is_first_name and folded(written) in given_names() and folded(written) != folded(greatest.name):
        return True  # "Maurice Dorn", which is what French calls Mauritius
    return greatest.kind is Kind.CITY and (is_first_name or is_last_name)


def _meant(places: tuple[Place, ...], nations: set[str], is_uncased: bool) -> tuple[Place, ...]:
    """Likeliest first: a country; what lies in a country that the text names; then by size. None where all are too small."""
    least = KNOWN_UNCASED if is_uncased else KNOWN_CITY
    known = [
        place for place in places if place.kind is not Kind.CITY or place.people >= least or place.country in nations
    ]
    order = sorted(
        known, key=lambda place: (place.kind is not Kind.COUNTRY, place.country not in nations, -place.people)
    )
    return tuple(order)


# ---------------------------------------------------------------------- words with spaces


def _in_words(text: str, lang: str) -> Iterator[PlaceName]:
    words = list(_WORD.finditer(text))
    if RUN.search(text):
        words = [match for match in words if not RUN.match(match.group())]
    index = 0
    while index < len(words):
        match = words[index]
        can_go_on, meant = _alone(match.group(), lang)
        taken = 1
        if can_go_on:
            name, taken = _longest(text, words, index, lang)
            if name is not None:
                yield name
        elif meant:
            yield PlaceName(match.start(), match.end(), meant)
        index += taken


@lru_cache(maxsize=KEPT_WORDS)
def _alone(word: str, lang: str) -> tuple[bool, tuple[Place, ...]]:
    """Whether a name of several words can begin with a word, and what it can mean by itself."""
    if not word[0].isupper() and _UNCASED.match(word[0]) is None:
        return False, _in_small_letters(word)
    return begins_name(f"{folded(word)} "), _in_small_letters(word) or _single(word, lang)


def _longest(text: str, words: list[re.Match[str]], index: int, lang: str) -> tuple[PlaceName | None, int]:
    """The longest name that begins with a word, and how many words it takes (one where there is none)."""
    first = words[index]
    last = index
    while last + 1 < len(words) and last + 1 - index < MOST_WORDS:
        if not _JOINED.fullmatch(text, words[last].end(), words[last + 1].start()):
            break
        if not begins_name(folded(text[first.start() : words[last].end()]) + " "):
            break
        last += 1
    for place in range(last, index - 1, -1):
        end = words[place].end()
        written = text[first.start() : end]
        several = place > index
        meant = (
            called(folded(written))
            or long_name(folded(written))
            or _in_small_letters(written)
            or _in_case(written, lang)
            if several
            else _alone(written, lang)[1]
        )
        if meant:
            return PlaceName(first.start(), end, meant), place - index + 1
    return None, 1


def _in_small_letters(word: str) -> tuple[Place, ...]:
    """The country or region that a word of the lists stands for, with a capital or without."""
    plain = folded(word)
    return nation(plain, word) or region(plain)


def _single(word: str, lang: str) -> tuple[Place, ...]:
    """What one word can mean, as it stands, without what has grown onto it, or without its ending."""
    plain = folded(word)
    return called(plain) or _in_case(word, lang) or _without_prefix(plain, lang) or _without_particle(word, lang)


@lru_cache(maxsize=KEPT_WORDS)
def _in_case(word: str, lang: str) -> tuple[Place, ...]:
    """What a name with the ending of a case or of an adjective can mean ("Одессе", "Амурской", "Kharkiv's")."""
    small = word.casefold()
    for ending in endings(lang):
        if not small.endswith(ending) or len(small) - len(ending) < SHORTEST_STEM:
            continue
        stem = folded(small[: len(small) - len(ending)])
        meant = called(stem) or (_by_stem(stem) if has_cases(lang) else ())
        if meant:
            return meant
    return ()


def _by_stem(stem: str) -> tuple[Place, ...]:
    """The greatest place whose name is a stem with a vowel or two behind it, or the stem in Latin letters."""
    longer = [
        place
        for name in beginning(stem, CASE_LETTERS)
        if _CASE_ENDING.fullmatch(name, len(stem))
        for place in called(name)
    ]
    if longer:
        return (max(longer, key=lambda place: (place.kind is Kind.COUNTRY, place.people, place.id)),)
    latin = in_latin(stem)
    return called(latin) if latin != stem else ()


def _without_prefix(word: str, lang: str) -> tuple[Place, ...]:
    for prefix in word_list("prefixes", lang):
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_STEM - 1:
            meant = called(word[len(prefix) :])
            if meant:
                return meant
    return ()


def _without_particle(word: str, lang: str) -> tuple[Place, ...]:
    for particle in word_list("particles", lang):
        if word.endswith(particle) and len(word) - len(particle) > 1:
            meant = called(folded(word[: -len(particle)]))
            if meant:
                return meant
    return ()


# ---------------------------------------------------------------------- words without spaces


def _in_runs(text: str) -> Iterator[PlaceName]:
    """Names in scripts that set no spaces: at each sign the longest that the table has."""
    for run in RUN.finditer(text):
        start = run.start()
        while start < run.end() - 1:
            end = _end_of_name(text, start, run.end())
            if end:
                piece = text[start:end]
                meant = called(piece) or nation(piece, piece) or region(piece)
                yield PlaceName(start, end, meant)
            start = end or start + 1


def _end_of_name(text: str, start: int, stop: int) -> int:
    """Where the longest name that begins at a sign ends, 0 if there is none."""
    end, longest = 0, start + 2
    while longest <= min(stop, start + LONGEST_RUN_NAME):
        piece = text[start:longest]
        if called(piece) or piece in exact_nations() or region(piece):
            end = longest
        if not begins_name(piece) and not any(name.startswith(piece) for name in wide_names()):
            break
        longest += 1
    return end
