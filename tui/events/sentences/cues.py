"""The words by which a sentence of a language is understood: verbs of events, of saying, of plans and of doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache

from tui.events.sentences.tuning import TUNING
from tui.languages import lacking, prepare, word_lists
from tui.text import MARKS

_WORD = re.compile(rf"[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*(?:'[^\W\d_]+)?")
_PLAIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
"""The same in ASCII, for which no sign has to be looked up in the tables of Unicode."""


@dataclass(frozen=True, eq=False)
class Cues:
    """What a language's `events.toml` says, as far as single words are asked for; what only patterns need is read by `Template`.

    One object stands for a language, so that it is a quick key of what is remembered. All words are lower case; a list that
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
    participles: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    possessive_endings: tuple[str, ...] = ()
    existential: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
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
    first_person: frozenset[str] = frozenset()
    before_as: tuple[str, ...] = ()
    conditions: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    subordinate: frozenset[str] = frozenset()
    statement_joints: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    no_surnames: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()
    statement_heads: frozenset[str] = frozenset()
    hanging: frozenset[str] = frozenset()
    wanting_more: frozenset[str] = frozenset()
    period_units: frozenset[str] = frozenset()
    no_first_names: frozenset[str] = frozenset()

    # tui/events/extraction
    news_pointers: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    belonging: frozenset[str] = frozenset()
    no_title_starts: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    nameless_heads: frozenset[str] = frozenset()
    pointers: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Words that are finite verbs wherever they stand."""
        planned = {word for word in self.planned if word.endswith(self.present_endings)}
        return self.past | self.states | self.saying | self.finite | planned

    @cached_property
    def past_forms(self) -> frozenset[str]:
        """Words that may tell of the past."""
        return self.past | self.participles

    @cached_property
    def statement_openers(self) -> frozenset[str]:
        """Words after which a pronoun begins a statement and not a relative clause: conjunctions and verbs of saying."""
        return self.subordinate | self.saying | self.states | self.statement_joints

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


def event_verbs(tokens: Sequence[str], cues: Cues) -> int:
    """How many words are past forms of verbs that are neither saying nor being."""
    opening = tokens[: TUNING.existential_words]
    count = 0 if cues.existential.isdisjoint(opening) else sum(1 for word in tokens if word in cues.happenings)
    endings, forms = cues.past_endings, cues.past_forms
    for place, word in enumerate(tokens):
        regular = word.endswith(endings) and cues.is_regular_past(word)
        if not regular and word not in forms:
            continue
        before = tokens[place - 1] if place else ""
        if (word in cues.saying or word in cues.states) and before not in cues.passive:
            continue
        if word in cues.auxiliaries or before in cues.determiners:
            continue
        near = tokens[max(place - TUNING.perfect_words, 0) : place]
        perfect = word in cues.participles and not cues.perfect.isdisjoint(near)
        count += regular or word in cues.past or perfect
    return count
