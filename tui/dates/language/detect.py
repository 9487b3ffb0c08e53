"""Which language a text is in: by its script, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from tui.dates.tuning import TUNING
from tui.languages import read_all

_SCRIPTS = (
    ("ko", re.compile(r"[가-힣]")),
    ("ja", re.compile(r"[぀-ヿ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("he", re.compile(r"[֐-׿]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[฀-๿]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
)
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, default: str = "en") -> str:
    """ISO 639-1 code of the language that a text is most likely in; `default` where too little speaks for any.

    Scripts that belong to one of our languages decide by themselves once a tenth of the sample is written in them.
    """
    sample = text[: TUNING.language_sample_chars]
    letters = sum(char.isalpha() for char in sample)
    if not letters:
        return default
    for lang, script in _SCRIPTS:
        if len(script.findall(sample)) >= TUNING.language_script_share * letters:
            return lang
    counts: Counter[str] = Counter()
    index = _index()
    for match in _WORD.finditer(sample.lower()):
        for lang in index.get(match.group(), ()):
            counts[lang] += 1
    if not counts:
        return default
    best, hits = min(counts.items(), key=lambda row: (-row[1], row[0] != default, row[0]))
    return best if hits >= TUNING.language_min_words or len(counts) == 1 else default


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    """Word to the languages it is common in."""
    index: dict[str, list[str]] = {}
    for lang, table in read_all("function_words").items():
        for word in table.get("frequent", "").split():
            index.setdefault(word, []).append(lang)
    return {word: tuple(langs) for word, langs in index.items()}
