"""The words that matching compares: folded, without function words, lightly stemmed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources

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
    """A light English stem: possessives and plurals, and the commonest verb endings of longer words."""
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    if len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("sses"):
            return word[:-2]
        if word.endswith("s") and word[-2] not in "su":
            word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 5 and word.endswith("ed"):
        word = word[:-2]
    return word[:-1] if len(word) > 5 and word.endswith("e") else word


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
