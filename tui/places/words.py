"""What languages call nations and regions besides the names in the table, and the words around the names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tui.languages import read_shared
from tui.places.fold import folded
from tui.places.table import Place, by_id

RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+|[\u0e00-\u0e7f]+")
"""Text of a script that sets no spaces between words."""
SHORTEST_STEM = 4
"""Letters that stay of a name when its ending is cut off."""
_PART_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
KEPT_WORDS = 4_096
"""Words whose part of the world stays in memory."""
ADJECTIVE_LETTERS = 6
"""Letters that the adjective of a nation may have more than its stem."""


def part_of_world(country: str) -> str:
    """`South Asia` for BD; "" for no country."""
    return _parts().get(country, "")


def nation(word: str, written: str) -> tuple[Place, ...]:
    """The country that an adjective, a people or a short name stands for; short names in capitals only."""
    code = exact_nations().get(written.casefold().rstrip(".")) or exact_nations().get(word)
    if code is not None and (len(word) > SHORTEST_STEM - 1 or not written.isascii() or written.isupper()):
        return _country(code)
    for length in range(len(word), SHORTEST_STEM - 2, -1):
        stem = _nation_stems().get(word[:length])
        if stem is not None and len(word) - length <= ADJECTIVE_LETTERS:
            return _country(stem)
    return ()


def long_name(name: str) -> tuple[Place, ...]:
    """The country that a folded name of several words stands for beside those of the table."""
    code = _long_names().get(name)
    return _country(code) if code is not None else ()


@cache
def _long_names() -> dict[str, str]:
    return {folded(name): code for code, names in read_shared("nations")["long_names"].items() for name in names}


def parts_named(text: str) -> tuple[str, ...]:
    """The parts of the world that a text names ("EU", "European"), each once, in order."""
    return tuple(dict.fromkeys(part for word in _PART_WORD.findall(text) if (part := _part_of_word(word))))


@cache
def is_part(name: str) -> bool:
    """Whether a name is that of a part of the world."""
    return name in read_shared("nations")["parts"]


@lru_cache(maxsize=KEPT_WORDS)
def _part_of_word(word: str) -> str:
    exact, stems = _words_of_parts()
    plain = word.casefold().replace(".", "")
    if (found := exact.get(word.replace(".", ""))) is not None:
        return found
    return next((part for stem, part in stems.items() if word[0].isupper() and plain.startswith(stem)), "")


@cache
def _words_of_parts() -> tuple[dict[str, str], dict[str, str]]:
    """(word as it is written -> part of the world, beginning in small letters -> the same)."""
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for part, words in read_shared("nations")["part_words"].items():
        for word in words.split():
            if word.endswith("*"):
                stems[word[:-1].casefold()] = part
            else:
                exact[word] = part
    return exact, stems


def region(word: str) -> tuple[Place, ...]:
    """The region that a word of the lists stands for."""
    exact, stems = _region_words()
    code = exact.get(word)
    for length in range(len(word), 1, -1) if code is None else ():
        code = stems.get(word[:length])
        if code is not None:
            break
    return (by_id(code),) if code is not None else ()


@cache
def _region_words() -> tuple[dict[str, str], dict[str, str]]:
    """(word -> code, stem -> code)."""
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for code, words in read_shared("nations")["regions"].items():
        for word in words.split():
            (stems if word.endswith("*") else exact)[folded(word)] = code
    return exact, stems


@cache
def wide_names() -> tuple[str, ...]:
    """Names of nations and regions in a script without spaces, which the table need not have."""
    words = (*exact_nations(), *_region_words()[0], *_region_words()[1])
    return tuple(word for word in words if RUN.match(word))


@cache
def _country(code: str) -> tuple[Place, ...]:
    """A country by its code."""
    return (by_id(code),)


@cache
def exact_nations() -> dict[str, str]:
    return {word: code for code, word in _nation_words() if not word.endswith("*")}


@cache
def _nation_stems() -> dict[str, str]:
    return {folded(word): code for code, word in _nation_words() if word.endswith("*")}


def _nation_words() -> Iterator[tuple[str, str]]:
    for code, words in read_shared("nations")["nations"].items():
        for word in words.split():
            yield code, word


@cache
def word_list(kind: str, lang: str) -> tuple[str, ...]:
    words = read_shared("nations")[kind].get(lang, "").split()
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))


@cache
def has_cases(lang: str) -> bool:
    """Whether names change more than their end in a language."""
    return lang in read_shared("nations")["cases"]["languages"].split()


@cache
def endings(lang: str) -> tuple[str, ...]:
    return word_list("endings", lang)


@cache
def words_before(lang: str) -> frozenset[str]:
    return frozenset(word_list("before", lang))


@cache
def persons() -> frozenset[str]:
    return frozenset(read_shared("nations")["persons"]["names"].split())


@cache
def _parts() -> dict[str, str]:
    return {code: part for part, codes in read_shared("nations")["parts"].items() for code in codes.split()}


@cache
def _latin_letters() -> dict[str, str]:
    return {
        letter: written for written, letters in read_shared("cyrillic")["latin"].items() for letter in letters.split()
    }


def in_latin(word: str) -> str:
    """A word in Cyrillic letters in Latin ones."""
    return "".join(_latin_letters().get(char, char) for char in word)


@cache
def everywhere() -> frozenset[str]:
    """Codes of the countries that have a part in so many affairs that they tell none apart."""
    return frozenset(read_shared("nations")["everywhere"]["codes"].split())
