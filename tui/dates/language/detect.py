"""Which language a text is in: by its script, then by its letters.

Letters are compared by fastText's model `lid.176.ftz` (n-grams of 176 languages, 0.9 MB; Joulin and others 2016,
https://fasttext.cc/docs/en/language-identification.html), which is loaded only where it is needed: 20 ms, 6 MB. Measured on texts of news
with title (785 of ten languages, from feeds; 491 English ones, from feeds) and on their titles alone, share right:

| | texts | English | titles | English |
| --- | --- | --- | --- | --- |
| eld 1.0.6 (50 MB on disk) | 100 | 100 | 98.8 | 98.4 |
| fastText, lid.176.ftz | 99.3 | 99.8 | 98.8 | 99.2 |
| whatlang 0.6 | 99.5 | 99.4 | 92.2 | 76.2 |
| `detect`: fastText, unless the common words of a short text speak for the default | 100 | 100 | 98.6 | 99.8 |

Our lists are enough to see that a text is in the language that it is said to be in (`contradicts`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from tui.dates.tuning import TUNING
from tui.languages import read_all, read_shared

MODEL = "lid.176.ftz"
"""The smaller model of fasttext.cc for 176 languages, unchanged; CC BY-SA 3.0."""

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
_TABLE = read_shared("scripts")
_PAIRS = ("telling_letters", "same_words")
"""Lists of the table that are no languages of a script."""
_WRITTEN_IN = {script: frozenset(langs) for script, langs in _TABLE.items() if script not in _PAIRS}
"""Script -> the languages that are written in it, all or in part."""
_TELLING = tuple((lang, frozenset(letters)) for lang, letters in map(str.split, _TABLE["telling_letters"]))
"""Language -> letters that others of its script lack, the most telling first."""
_SAME_WORDS = dict(map(str.split, _TABLE["same_words"]))
"""Language -> the one that it is read as."""

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_IN_CYRILLIC = _WRITTEN_IN["cyrillic"]
_IN_OTHERS = frozenset(lang for lang, _ in _SCRIPTS).union(*(_WRITTEN_IN[lang] for lang in ("ar", "hi", "he")))
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, default: str = "en") -> str:
    """ISO 639-1 code of the language that a text is most likely in; `default` where too little speaks for any.

    Scripts that belong to one of our languages decide by themselves once a tenth of the sample is written in them; a
    default that is not written in the script of the text is none.
    """
    sample = text[: TUNING.language_sample_chars]
    if not any(char.isalpha() for char in sample):
        return default
    script = _by_script(sample)
    if script:
        return default if default in _WRITTEN_IN.get(script, ()) else _by_letters(sample, script)
    found, chance = _by_ngrams(sample)
    if not found:
        return default
    words = _WORD.findall(sample.lower())
    is_short = len(words) < TUNING.language_telling_words
    # Names are many of the letters of a short text: the common words in it tell more.
    is_sure = not is_short or (
        chance >= TUNING.language_sure and len(words) >= TUNING.language_min_words and not _is_commonest(words, default)
    )
    return _SAME_WORDS.get(found, found) if is_sure or not _is_of_script(sample, default) else default


def detect_of_many(texts: Sequence[str], default: str = "en") -> str:
    """The language of most of some texts that belong together, such as the articles of a feed."""
    votes = Counter(lang for text in texts if (lang := detect(text, "")))
    return min(votes, key=lambda lang: (-votes[lang], lang != default, lang), default=default)


def contradicts(text: str, lang: str) -> bool:
    """Whether a text is in another language than it is said to be in.

    Short texts contradict only by their script. Others do if they hold more common words of another language, or none of
    `lang`, and their letters say so too.
    """
    sample = text[: TUNING.language_sample_chars]
    script = _by_script(sample)
    if script:
        return lang != script and lang not in _WRITTEN_IN.get(script, ())
    if not _is_of_script(sample, lang):
        return True
    words = _WORD.findall(sample.lower())
    if len(words) < TUNING.language_telling_words:
        return False
    return not _is_commonest(words, lang) and detect(text, lang) != lang


def _is_commonest(words: Sequence[str], lang: str) -> bool:
    """Whether several words are common ones of a language, and more are of no other."""
    hits = Counter(one for word in words for one in _index().get(word, ()))
    return hits[lang] >= TUNING.language_min_words and hits[lang] == max(hits.values())


def _by_script(sample: str) -> str:
    """The language whose script much of a text is written in, or ""."""
    letters = sum(char.isalpha() for char in sample)
    enough = max(TUNING.language_script_share * letters, 1)
    return next((lang for lang, script in _SCRIPTS if len(script.findall(sample)) >= enough), "")


def _by_letters(sample: str, script: str) -> str:
    """The language of a script whose own letters a text has, else the one that the script is named by."""
    enough = TUNING.language_letters_share * sum(char.isalpha() for char in sample)
    for lang, letters in _TELLING:
        if lang in _WRITTEN_IN.get(script, ()) and sum(char in letters for char in sample) > enough:
            return lang
    return script


def _is_of_script(sample: str, lang: str) -> bool:
    """Whether a language is written in the script of a text, Cyrillic or Latin."""
    letters = sum(char.isalpha() for char in sample)
    is_cyrillic = len(_CYRILLIC.findall(sample)) * 2 > letters
    return not letters or (lang in _IN_CYRILLIC if is_cyrillic else lang not in _IN_OTHERS and not _only_cyrillic(lang))


def _only_cyrillic(lang: str) -> bool:
    return lang in _IN_CYRILLIC and lang not in _WRITTEN_IN["latin_too"]


def _by_ngrams(sample: str) -> tuple[str, float]:
    """(code of the likeliest language that has one of two letters, "" where there is none; its probability)."""
    labels, chances = _model().predict(" ".join(sample.split()), k=TUNING.language_candidates)
    codes = (label.removeprefix("__label__") for label in labels)
    return next(((code, chance) for code, chance in zip(codes, chances, strict=True) if len(code) == 2), ("", 0.0))


@lru_cache(maxsize=1)
def _model() -> Any:
    import fasttext

    return fasttext.load_model(str(Path(__file__).with_name(MODEL)))


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    """Word to the languages it is common in."""
    index: dict[str, list[str]] = {}
    for lang, table in read_all("function_words").items():
        for word in table.get("frequent", "").split():
            index.setdefault(word, []).append(lang)
    return {word: tuple(langs) for word, langs in index.items()}
