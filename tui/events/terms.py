"""The words that matching compares: folded, without function words, stemmed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WIDE = re.compile(r"[぀-ヿ㐀-鿿]")


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Function words of the languages we know, folded."""
    table = tomllib.loads((resources.files("tui.events") / "stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in table.values() for word in words.split())


def fold(word: str) -> str:
    """Lower case without accents: what makes `Élysée` and `elysee` the same."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of a folded word (Snowball's for English, whatever the language, so that names stay the same in all)."""
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def terms(text: str, limit: int = 400) -> list[str]:
    """The telling words of a text in order, at most `limit`; pairs of signs where words are not set apart."""
    skip = stopwords()
    out: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and _WIDE.search(word):
            out.extend(word[i : i + 2] for i in range(len(word) - 1))
        else:
            folded = fold(word)
            if folded not in skip and (len(folded) > 1 or folded.isdigit()):
                out.append(stem(folded))
        if len(out) >= limit:
            break
    return out[:limit]


def names(text: str) -> list[str]:
    """Capitalised words inside sentences: people, places, outfits, as `terms` writes them."""
    out = []
    for match in re.finditer(r"(?<=[^.!?\s] )[A-ZÀ-ÞА-ЯЁ][\w'’-]+", text):
        folded = stem(fold(match.group()))
        if folded not in stopwords():
            out.append(folded)
    return out
