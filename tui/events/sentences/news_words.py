"""Which words of a text the lists of `news.toml` hold: deeds, offices, what is soft, what weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tui.events.clauses.quotes import Span, is_within
from tui.events.clauses.word_classes import LETTERS
from tui.events.sentences.cues import load
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import SentenceWords
from tui.events.terms import fold, stopwords
from tui.languages import read, word_lists

LISTS = (
    "deeds", "officials", "personal", "soft", "weighty", "deaths",
    "articles", "being", "joins", "negated", "contrast", "ages", "ordinary", "sport", "powers", "many", "service",
    "causes", "others", "openers", "known",
)  # fmt: skip
"""The lists of words of `news.toml`."""
FUNCTION, PAST, PRESENT, RUNNING = FORMS = ("function words", "past", "present", "running")
"""Names of what words are by the function words and the verbs of their language."""
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the lists of `news.toml`, and those of `FORMS`, hold of a text.

    Args:
        counts: name of a list -> how many words of the text it holds; none where it holds none.
        first: names of the lists that hold the first word.
        size: how many words it has; where words stand without spaces, how many that are known.
    """

    counts: dict[str, int]
    first: frozenset[str]
    size: int

    def and_of(self, rest: Kinds) -> Kinds:
        """Those of a text that goes on with another one."""
        counts = self.counts.copy()
        for name, count in rest.counts.items():
            counts[name] = counts.get(name, 0) + count
        return Kinds(counts, self.first if self.size else rest.first, self.size + rest.size)


def kinds_of(words: SentenceWords, lang: str, said: Sequence[Span] = ()) -> Kinds:
    """What a text of a language has of the lists.

    Args:
        words: of the text.
        lang: ISO 639-1 code.
        said: code points of the text that are left out.
    """
    glued = _glued(lang)
    found = _spoken(words, said) if glued is None else _unspaced(words.text, said, glued)
    held = list(map(_lists(lang).__getitem__, found))
    counts: dict[str, int] = {}
    for name in chain.from_iterable(filter(None, held)):
        counts[name] = counts.get(name, 0) + 1
    return Kinds(counts, held[0] if held else frozenset(), len(held))


def _spoken(words: SentenceWords, said: Sequence[Span]) -> list[str]:
    """The words of a text without its numbers and signs; what an apostrophe joins ("don't") is one."""
    lows, bits = words.lows, words.bits
    if not said and "'" not in words.text and "’" not in words.text:
        return [low for low, kind in zip(lows, bits, strict=True) if kind & LETTERS]
    out: list[str] = []
    joined = behind = -1
    for place, low in enumerate(lows):
        if said and is_within(words.starts[place], said):
            continue
        if bits[place] & LETTERS:
            if joined == place and words.touches(place):
                out[-1] += f"'{low}"
            else:
                out.append(low)
                behind = place + 1
        elif low[0] in _APOSTROPHES and behind == place and words.touches(place):
            out[-1] += f"'{low[1:]}" if len(low) > 1 else ""
            joined = place + 1
    return out


def _unspaced(text: str, said: Sequence[Span], known: re.Pattern[str]) -> list[str]:
    """The words of lists in a text without spaces, outside some spans."""
    edges = [0, *chain.from_iterable(said), len(text)]
    return [word for low, high in zip(edges[::2], edges[1::2], strict=True) for word in known.findall(text, low, high)]


_IN_NONE: frozenset[str] = frozenset()
"""What most words have."""


class _Lists(dict[str, frozenset[str]]):
    """Word -> names of the lists of a language that hold it, as it is, by its beginning, or without what has grown onto its
    beginning; found out when first asked for, and remembered."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.whole: dict[str, set[str]] = {}
        """The words of the lists."""
        self._beginnings: dict[str, list[tuple[str, str]]] = {}
        """First letter -> beginnings of words (written with a star) that have it, with the name of the list of each."""
        lists = word_lists(lang, "news")
        for name in LISTS:
            for word in lists.get(name, ()):
                stem = word.removesuffix("*")
                if stem != word:
                    self._beginnings.setdefault(stem[:1], []).append((stem, name))
                else:
                    self.whole.setdefault(word, set()).add(name)
        self._prefixes = lists.get("prefixes", ())
        self._cues = load(lang)

    def __missing__(self, word: str) -> frozenset[str]:
        names = set(self.whole.get(word, ()))
        for stem, name in self._beginnings.get(word[:1], ()):
            if word.startswith(stem):
                names.add(name)
        if not names:
            for prefix in self._prefixes:
                if word.startswith(prefix) and (bare := word.removeprefix(prefix)) in self.whole:
                    names.update(self.whole[bare])
        names.update(self._forms(word))
        held = frozenset(names) if names else _IN_NONE
        if len(self) < TUNING.news_words_kept:
            self[word] = held
        return held

    def _forms(self, word: str) -> Iterator[str]:
        """What a word is by the grammar of its language; verbs are told only where all words for them are there."""
        if fold(word) in stopwords():
            yield FUNCTION
        cues = self._cues
        if cues.known:
            if word in cues.past or cues.is_regular_past(word):
                yield PAST
            if word in cues.presents:
                yield PRESENT
            if word.endswith(cues.gerund_endings):
                yield RUNNING


@cache
def _lists(lang: str) -> _Lists:
    """The lists of a language, made once."""
    return _Lists(lang)


@cache
def _glued(lang: str) -> re.Pattern[str] | None:
    """The words of all lists as a pattern, for a language whose words stand without spaces."""
    if not read(lang, "news").get("glued"):
        return None
    known = sorted(_lists(lang).whole, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, known)))
