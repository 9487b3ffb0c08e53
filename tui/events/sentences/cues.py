"""The words by which a sentence of a language is understood: verbs of events, of saying, of plans and of doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice

from tui.events.sentences.tuning import TUNING
from tui.languages import lacking, prepare, word_lists
from tui.text import MARKS

_WORD = re.compile(rf"[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*(?:'[^\W\d_]+)?")
_PLAIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
"""The same in ASCII, for which no sign has to be looked up in the tables of Unicode."""


@dataclass(frozen=True, eq=False)
class Cues:
    """What a language's `events.toml` says, as far as lists and endings are asked for by name; classes of words are looked up with
    `clauses.word_classes.listed`.

    One object stands for a language, so that it is a quick key of what is remembered. A list that
    the language lacks is empty. What each list means is said in `languages/en/events.toml`.
    """

    lang: str = ""
    """ISO 639-1 code, for the patterns whose slots these lists fill."""
    known: bool = False
    """Whether the language has every list that English has. Rules that take a sentence apart need them all: with half of them
    they would tear what belongs together. Without them a sentence is taken whole, and every dated one counts."""
    past: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    not_past: frozenset[str] = frozenset()
    possessive_endings: tuple[str, ...] = ()
    existential: frozenset[str] = frozenset()
    presents: frozenset[str] = frozenset()
    present_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    perfect_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    bare_verb_endings: tuple[str, ...] = ()
    months_or_longer: tuple[str, ...] = ()
    no_adverbs: tuple[str, ...] = ()
    nationality_endings: tuple[str, ...] = ()
    sentence_endings: tuple[str, ...] = ()
    first_person: frozenset[str] = frozenset()
    before_as: tuple[str, ...] = ()
    happenings: frozenset[str] = frozenset()
    hanging: frozenset[str] = frozenset()
    no_first_names: frozenset[str] = frozenset()

    # tui/events/extraction
    news_pointers: frozenset[str] = frozenset()

    def is_regular_past(self, word: str) -> bool:
        """Whether a word has the form of a regular verb's past and is not known to be something else."""
        return word.endswith(self.past_endings) and len(word) > TUNING.past_ending_letters and word not in self.not_past


@lru_cache(maxsize=TUNING.remembered_languages)
def load(lang: str) -> Cues:
    """The cues of a language (ISO 639-1; "" counts as English); empty ones where it has no file.

    Raises:
        ValueError: the file has a list that there is none of; file and key are named.
    """
    lang = lang or "en"
    lists = word_lists(lang)
    prepare(lang)
    own: dict[str, frozenset[str] | tuple[str, ...]] = {
        field.name: lists[field.name] if field.default == () else frozenset(lists[field.name])
        for field in fields(Cues)
        if field.name in lists
    }
    return Cues(lang=lang, known=not lacking(lang), **own)  # type: ignore[arg-type]


def has_words(text: str, least: int) -> bool:
    """Whether a text has at least so many words."""
    return sum(1 for _ in islice(_WORD.finditer(text.replace("’", "'")), least)) == least


@lru_cache(maxsize=TUNING.remembered_texts)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words of a text in order; kept for a while, since several questions are put to each sentence in turn."""
    low = text.lower().replace("’", "'")
    if low.isascii():
        return tuple(_PLAIN_WORD.findall(low))
    if len(low) == len(text):
        return tuple(_WORD.findall(low))
    # A capital without a small letter of its own, such as "İ", must not break its word in two.
    return tuple([word.lower() for word in _WORD.findall(text.replace("’", "'"))])
