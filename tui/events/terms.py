"""The words that matching compares: folded, without function words, stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import Any

from tui.languages import read, read_all, read_shared
from tui.text import MARKS


def _words_of(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"{letter}{{2,}}+(?:['’]{letter}+)?"
        rf"|{letter}(?:(?:\.{letter})+\.|(?:['’]{letter}+)?)"  # letters with dots, or a single one
        r"|(?=\d)(?:(?<![\d.,])\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)"  # thousands
        r"|\d+(?:[.,]\d+)?)"
    )


_WORD = _words_of(r"[^\W\d_]")
_PLAIN_WORD = _words_of("[a-zA-Z]")
"""The same for ASCII, where a table tells letters apart, not what Unicode knows of each."""
_MARKED_WORD = _words_of(rf"(?:[^\W\d_][{MARKS}]*+)")
_MARK = re.compile(f"[{MARKS}]")
"""Signs of words that are no letters: texts that begin with some have their words whole."""
_NAME = re.compile(r"(?<=[^.!?\s] )[A-ZÀ-ÞА-ЯЁ][\w'’-]+")
PIECE = 1000
"""Code points that are read at once: the first lines of a long text may hold all the words that are wanted."""
_CREDIT = re.compile(r"\s*\[[^\]\n]{2,40}\](?:\s*[^\W\d_][\w .'’-]{1,30} (?:--|[—–]) )?")
"""The credit, and the place, that an agency or a digest of newspapers puts before a text: `[Daily Post] Lagos -- `."""

_WIDE = re.compile(r"[぀-ヿ㐀-鿿]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LONG_WORD = 4
"""Longer words in Cyrillic letters lose their endings."""

MAX_TERMS = 400
"""Terms of a text that are read unless another number is asked for: a title with a lead has 40, a long page is cut."""
KNOWN_WORDS = 32_768
"""Words whose terms are remembered: those of some days of news."""
KNOWN_TEXTS = 64
"""Texts whose terms are remembered: a headline and a sentence are compared more than once."""
GROUP_DIGITS = 3
"""Digits between two marks of thousands."""


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


@lru_cache(maxsize=KNOWN_WORDS)
def stem(word: str) -> str:
    """What stands for a folded word in all its forms: its stem, or that of the word it is an alias of."""
    if not word.isalpha():
        for clitic in _clitics():
            word = word.removesuffix(clitic)
    stemmed = _stem(word)
    return aliases().get(stemmed, stemmed)


@lru_cache(maxsize=1)
def _clitics() -> tuple[str, ...]:
    return tuple(read("en", "function_words")["clitic"].split())


def _stem(word: str) -> str:
    """Snowball's English stem of a word in Latin letters, whatever its language, so that names stay the same in all; a word in
    Cyrillic ones without the endings of cases, and in Latin letters."""
    if word.isascii() or not _CYRILLIC.search(word):
        return str(_stemmer().stemWord(word))
    endings, latin = _cyrillic()
    for ending in endings:
        if len(word) > LONG_WORD:
            word = ending.sub("", word)
    return "".join(latin.get(char, char) for char in word)


@lru_cache(maxsize=1)
def _cyrillic() -> tuple[tuple[re.Pattern[str], ...], dict[str, str]]:
    """(patterns of endings that are cut off one after the other, letter -> Latin letters)."""
    table = read_shared("cyrillic")
    of_place, adjective, case = (_any_of(table["endings"][key]) for key in ("of_place", "adjective", "case"))
    latin = {letter: written for written, letters in table["latin"].items() for letter in letters.split()}
    return (re.compile(f"{of_place}{adjective}$"), re.compile(f"{case}$")), latin


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=KNOWN_TEXTS)
def terms(text: str, limit: int = MAX_TERMS) -> tuple[str, ...]:
    """The telling words of a text in order, at most `limit`; pairs of signs where words are not set apart.

    Numbers are written without the marks between their thousands, abbreviations without dots. A credit that opens the text
    tells nothing.
    """
    known = _KNOWN[text.isupper()].__getitem__
    out: list[str] = []
    credit = _CREDIT.match(text)
    start, size = credit.end() if credit else 0, len(text)
    pattern = _PLAIN_WORD if text.isascii() else _MARKED_WORD if _MARK.search(text, 0, PIECE) else _WORD
    words = pattern.findall
    while start < size and len(out) < limit:
        end = text.find("\n", start + PIECE)  # no word goes over the end of a line
        end = size if end < 0 else end
        out += chain.from_iterable(map(known, words(text, start, end)))
        start = end
    return tuple(out[:limit])


def _terms_of(word: str, in_capitals: bool) -> tuple[str, ...]:
    """The terms of one word; `in_capitals` where all of its text is."""
    if word[0].isdigit():
        return (number(word),)
    if not word.isascii() and _WIDE.search(word):
        return tuple(word[place : place + 2] for place in range(len(word) - 1))
    if "." in word or (word in _abbreviations() and not in_capitals):
        short = fold(word.replace(".", ""))
        return (stem(_abbreviations().get(short.upper(), short)),)
    folded = fold(word)
    return (stem(folded),) if len(folded) > 1 and folded not in stopwords() else ()


class _Terms(dict[str, tuple[str, ...]]):
    """Word as it is written -> its terms, found out when first asked for, and remembered.

    Args:
        in_capitals: whether all of the text is that the words stand in.
    """

    def __init__(self, in_capitals: bool) -> None:
        super().__init__()
        self._in_capitals = in_capitals

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = _terms_of(word, self._in_capitals)
        if len(self) >= KNOWN_WORDS:
            self.clear()
        self[word] = found
        return found


_KNOWN = _Terms(False), _Terms(True)
"""The words of other texts, and of those all in capitals."""


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """Abbreviations that are other words when they are not in capitals -> what they stand for."""
    table: dict[str, str] = read("en", "function_words")["abbreviations"]
    return table


def number(digits: str) -> str:
    """A number as it is compared: 1,914 and 1.914 and 1 914 are one, and so are 3.5 and 3,5."""
    parts = re.split("[^0-9]", digits)
    if len(parts) == 1:
        return digits
    return "".join(parts) if len(parts[-1]) == GROUP_DIGITS else ".".join(parts)


def names(text: str) -> list[str]:
    """Capitalised words inside sentences: people, places, outfits, as `terms` writes them."""
    stems = (stem(fold(match.group())) for match in _NAME.finditer(text))
    return [name for name in stems if name not in stopwords()]
