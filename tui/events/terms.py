"""The words that matching compares: folded, without function words, stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

from tui.languages import read_all, read_shared


def _words_of(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"{letter}{{2,}}+(?:['’]{letter}+)?"
        rf"|{letter}(?:(?:\.{letter})+\.|(?:['’]{letter}+)?)"  # letters with dots, or a single one
        r"|(?=\d)(?:(?<![\d.,])\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)"  # thousands
        r"|\d+(?:[.,]\d+)?)"
    )


_WORD = _words_of(r"[^\W\d_]")
_PLAIN_WORD = _words_of("[a-zA-Z]")
"""The same for ASCII, where letters are told by a table, not by what Unicode knows of each."""
PIECE = 1000
"""Code points that are read at once: the first lines of a long text may hold all the words that are wanted."""
_CREDIT = re.compile(r"\s*\[[^\]\n]{2,40}\](?:\s*[^\W\d_][\w .'’-]{1,30} (?:--|[—–]) )?")
"""The credit, and the place, that an agency or a digest of newspapers puts before a text: `[Daily Post] Lagos -- `."""

_WIDE = re.compile(r"[぀-ヿ㐀-鿿]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_OF_PLACE = re.compile(r"ь?ск(?:ий|ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими)$")
_CASE = re.compile(r"(?:ами|ями|ого|ому|[ая][мх]|[ое]в|[оеы][мй]|[аыо][яе]|[аеиоуыьюя])$")
LONG_WORD = 4
"""Longer words in Cyrillic letters lose their endings."""

_LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфцыэіїєґ" + "жхчшщюяёъь",
        [*"abvgdeziiklmnoprstufcyeiieg", "zh", "kh", "ch", "sh", "sch", "yu", "ya", "e", "", ""],
        strict=True,
    )
)
"""How names in Cyrillic letters are written in Latin ones, roughly as newspapers do."""


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Function words of the languages we know, folded."""
    tables = read_all("function_words").values()
    return frozenset(fold(word) for table in tables for word in table.get("stop", "").split())


def fold(word: str) -> str:
    """Lower case without accents: what makes `Élysée` and `elysee` the same."""
    if word.isascii():
        return word.lower()
    if _CYRILLIC.search(word):  # where й is a letter of its own
        return word.casefold().replace("ё", "е")
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """Words that stand for another one, by their stems."""
    rows = [row for table in known_names().values() for row in table.items()]
    return {_stem(word): _stem(name) for name, words in rows for word in [name, *words.split()]}


@lru_cache(maxsize=1)
def known_names() -> dict[str, dict[str, str]]:
    """Countries, continents and other things -> their other names, folded."""
    return read_shared("names")


@lru_cache(maxsize=1)
def country_terms() -> frozenset[str]:
    """What `terms` writes for countries."""
    return frozenset(_stem(name) for name in known_names()["countries"])


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """What stands for a folded word in all its forms: its stem, or that of the word it is an alias of."""
    if not word.isalpha():
        word = word.removesuffix("'s").removesuffix("’s")
    stemmed = _stem(word)
    return aliases().get(stemmed, stemmed)


def _stem(word: str) -> str:
    """Snowball's English stem of a word in Latin letters, whatever its language, so that names stay the same in all; a word in
    Cyrillic ones without the endings of cases, and in Latin letters."""
    if word.isascii() or not _CYRILLIC.search(word):
        return str(_stemmer().stemWord(word))
    if len(word) > LONG_WORD:
        word = _OF_PLACE.sub("", word)
    if len(word) > LONG_WORD:
        word = _CASE.sub("", word)
    return "".join(_LATIN.get(char, char) for char in word)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=64)
def terms(text: str, limit: int = 400) -> tuple[str, ...]:
    """The telling words of a text in order, at most `limit`; pairs of signs where words are not set apart.

    Numbers are written without the marks between their thousands, abbreviations without dots. A credit that opens the text
    tells nothing. They are kept for a while, since a headline and a sentence are compared more than once.
    """
    loud = text.isupper()
    out: list[str] = []
    credit = _CREDIT.match(text)
    start, size = credit.end() if credit else 0, len(text)
    find = (_PLAIN_WORD if text.isascii() else _WORD).findall
    while start < size and len(out) < limit:
        end = text.find("\n", start + PIECE)  # no word goes over the end of a line
        end = size if end < 0 else end
        out += chain.from_iterable(map(_telling, find(text, start, end), repeat(loud)))
        start = end
    return tuple(out[:limit])


@lru_cache(maxsize=32768)
def _telling(word: str, loud: bool) -> tuple[str, ...]:
    """The terms of one word; `loud` where all of its text is in capitals."""
    if word[0].isdigit():
        return (number(word),)
    if not word.isascii() and _WIDE.search(word):
        return tuple(word[place : place + 2] for place in range(len(word) - 1))
    if "." in word or (word in _NATIONS and not loud):
        short = fold(word.replace(".", ""))
        return (stem(_NATIONS.get(short.upper(), short)),)
    folded = fold(word)
    return (stem(folded),) if len(folded) > 1 and folded not in stopwords() else ()


_NATIONS = {"US": "usa", "UK": "uk", "EU": "eu", "UN": "un", "WHO": "who"}
"""Abbreviations that are other words when they are not in capitals."""


def number(digits: str) -> str:
    """A number as it is compared: 1,914 and 1.914 and 1 914 are one, and so are 3.5 and 3,5."""
    parts = re.split("[^0-9]", digits)
    if len(parts) == 1:
        return digits
    return "".join(parts) if len(parts[-1]) == 3 else ".".join(parts)


def names(text: str) -> list[str]:
    """Capitalised words inside sentences: people, places, outfits, as `terms` writes them."""
    out = []
    for match in re.finditer(r"(?<=[^.!?\s] )[A-ZÀ-ÞА-ЯЁ][\w'’-]+", text):
        folded = stem(fold(match.group()))
        if folded not in stopwords():
            out.append(folded)
    return out
