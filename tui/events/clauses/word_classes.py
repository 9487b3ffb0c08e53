"""What a word can be in a clause, and which word lists hold it: sets of bits, looked up once a word.

What the clauses are read by has a bit each below. Any other word list gets one when a module asks for it with `listed`, so that
the one look-up answers for it as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from operator import or_

from tui.dates.language.load import load
from tui.dates.language.roles import split_words
from tui.dates.language.tokens import tokenize
from tui.events.clauses.tuning import TUNING
from tui.languages import read, word_lists

BE_PRESENT = 1 << 0
"""A present form of being."""
BE_PAST = 1 << 1
"""A past form of being."""
HAVE_PRESENT = 1 << 2
"""The auxiliary of the perfect."""
HAVE_PAST = 1 << 3
"""That of the past perfect."""
FUTURE = 1 << 4
"""The auxiliary of the future."""
MODAL = 1 << 5
"""Another auxiliary before a bare verb."""
DO_PRESENT = 1 << 6
"""One that only carries the tense, present."""
DO_PAST = 1 << 7
"""The same, past."""
BEEN = 1 << 8
"""A participle of being, before another participle."""
FINAL_AUXILIARY = 1 << 9
"""An auxiliary that may stand behind its participle ("getötet wurde")."""
PAST = 1 << 10
"""A form of the past."""
ONLY_PAST = 1 << 11
"""A form of the past that is no participle."""
PRESENT = 1 << 12
"""A form of the present."""
PARTICIPLE = 1 << 13
"""A participle of the past."""
GERUND = 1 << 14
"""A participle of the present, or a verbal noun."""
ADVERB = 1 << 15
"""A word between the parts of a verb."""
INFINITIVE = 1 << 16
"""The word before an infinitive."""
SAYING = 1 << 17
"""A form of a verb of saying."""
STATE = 1 << 18
"""A form of a verb of states and opinions."""
THAT = 1 << 19
"""Opens what is said."""
RELATIVE = 1 << 20
"""Opens a relative clause."""
SUBORDINATOR = 1 << 21
"""Opens a subordinate clause."""
COORDINATOR = 1 << 22
"""Joins clauses or words of the same rank."""
DETERMINER = 1 << 23
"""Stands before a noun."""
PREPOSITION = 1 << 24
"""Stands before a noun with its determiner."""
PRONOUN = 1 << 25
"""A subject by itself."""
EVENT_NOUN = 1 << 26
"""A noun that names an event."""
NOUN_LINK = 1 << 27
"""Binds a noun to the one before it."""
CLAUSE_ONLY = 1 << 28
"""A subordinator that no phrase without a verb has."""
CONTRACTED_FUTURE = 1 << 29
"""What is left of an auxiliary of the future before an apostrophe."""
PASSIVE_LINK = 1 << 30
"""A preposition behind a participle, more than behind a verb ("built in 1931", "owned by")."""
HELD_AT = 1 << 31
"""A preposition before an event at whose time the deed was done ("at a December ceremony")."""
SIGN = 1 << 32
"""No word."""
OF_CLAUSES = (1 << 33) - 1
"""All of these: what the clauses of a sentence are read by."""
REGULAR_PAST = 1 << 33
"""Has the form of a regular verb's past and is not known to be something else."""
OPENS_PHRASE = 1 << 34
"""May be the first word of a phrase of a list."""
JOINED = 1 << 35
"""Several words that the reader of dates has put together."""
LETTERS = 1 << 36
"""A word, not a number or a sign."""
NUMBER = 1 << 37
"""Has a digit."""
_FIRST_LISTED = 38
"""The first bit of a list that is asked for."""

AUXILIARY = BE_PRESENT | BE_PAST | HAVE_PRESENT | HAVE_PAST | FUTURE | MODAL | DO_PRESENT | DO_PAST
"""Finite forms that another verb follows."""
FINITE = AUXILIARY | PAST | PRESENT
"""Forms that make a clause."""
OPENS = THAT | RELATIVE | SUBORDINATOR
"""Words that open a clause inside another."""

_LISTS = {
    "be_present": BE_PRESENT, "be_past": BE_PAST, "have_present": HAVE_PRESENT, "have_past": HAVE_PAST, "future": FUTURE,
    "modals": MODAL, "do_present": DO_PRESENT, "do_past": DO_PAST, "been": BEEN, "gerunds": GERUND, "final_auxiliaries": FINAL_AUXILIARY,
    "past": PAST, "past_participles": PAST | PARTICIPLE, "only_past": PAST | ONLY_PAST, "present": PRESENT, "participles": PARTICIPLE, "adverbs": ADVERB,
    "infinitive": INFINITIVE, "saying": SAYING, "states": STATE, "that": THAT, "relatives": RELATIVE, "that_relatives": RELATIVE,
    "subordinators": SUBORDINATOR, "coordinators": COORDINATOR, "determiners": DETERMINER, "prepositions": PREPOSITION,
    "subject_pronouns": PRONOUN, "happenings": EVENT_NOUN, "more_happenings": EVENT_NOUN, "noun_links": NOUN_LINK, "clause_only": CLAUSE_ONLY, "passive_links": PASSIVE_LINK, "held_prepositions": HELD_AT,
    "contracted_futures": CONTRACTED_FUTURE,
}  # fmt: skip
"""Word list to what its words can be."""

_ENDINGS = {
    "past_endings": (PAST | PARTICIPLE, "not_past"),
    "past_only_endings": (PAST | ONLY_PAST, "not_past"),
    "participle_only_endings": (PARTICIPLE, "not_participles"),
    "gerund_endings": (GERUND, "not_gerunds"),
    "adverb_endings": (ADVERB, "no_adverbs"),
}
"""List of endings to what a word with one of them can be, and to the list of words that only look so."""

_REGULAR = ("past_endings", "not_past")
"""Those of a regular verb's past."""

_LISTED: dict[tuple[str, str], int] = {}
"""File and name of each list that is asked for -> its bit."""


def listed(*names: str, file: str = "events") -> int:
    """The bits of word lists: `bits & listed("since")` tells whether a list holds a word.

    To be called once, when a module is loaded.

    Args:
        names: of lists in a data file of each language; a language that lacks one has no words in it.
        file: name of the data file.
    """
    for name in names:
        if (file, name) not in _LISTED:
            _LISTED[file, name] = 1 << (_FIRST_LISTED + len(_LISTED))
            word_classes.cache_clear()
    return reduce(or_, [_LISTED[file, name] for name in names])


def asked_lists(file: str = "events") -> frozenset[str]:
    """The names of all lists of a data file that modules ask for."""
    return frozenset(name for its_file, name in _LISTED if its_file == file)


_NEEDED = "be_past"
"""The list without which a language's sentences are not cut into clauses."""


def _cut(phrase: str, lang: str) -> list[str]:
    """The words and signs of a phrase, cut the way that a text of the language is."""
    lexicon = load(lang)
    return split_words(phrase) if lexicon.spaces else [token.low for token in tokenize(phrase, lexicon)]


class WordClasses(dict[str, int]):
    """Word in small letters -> its bits; a word that is not listed is told by its ending, and remembered.

    Args:
        lang: ISO 639-1 code; "" counts as English.
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang or "en"
        lists: Mapping[str, tuple[str, ...]] = {
            **word_lists(self.lang, "events"),
            **word_lists(self.lang, "clauses"),
        }
        self.known = _NEEDED in lists
        """Whether the language has the words that cutting into clauses needs."""
        for name, bits in _LISTS.items():
            for word in lists.get(name, ()) if self.known else ():
                self[word] = self.get(word, 0) | bits
        self._endings = [
            (lists.get(name, ()), bits, frozenset(lists.get(without, ()))) for name, (bits, without) in _ENDINGS.items()
        ]
        for word in lists.get("past", ()):
            if self.known and not self.get(word, 0) & (ONLY_PAST | AUXILIARY):
                self[word] |= PARTICIPLE
        table = read(self.lang, "clauses")
        self.capitals_are_names: bool = table.get("capitals_are_names", False)
        """Whether a word with a capital inside a sentence is no verb."""
        self.perfect_is_past: bool = table.get("perfect_is_past", False)
        """Whether a perfect tells of the past, as a form of being with a participle does ("ist gestorben", "est mort")."""
        self.infinitive_ending: str = table.get("infinitive_ending", "")
        """How an infinitive ends, which ends the clause of a future ("wird … zurücktreten"); empty where that tells nothing."""
        self.final_verbs: bool = bool(lists.get("final_auxiliaries"))
        """Whether the main verb may stand at the end of its clause, far behind its auxiliary."""
        self._participle_beginnings = lists.get("participle_beginnings") or ("",)
        self.present_endings: tuple[str, ...] = lists.get("present_endings", ())
        """Endings of a verb of the present, which nouns have as well."""
        for word, bits in list(self.items()):
            if not bits & ~(SAYING | STATE | EVENT_NOUN):
                self[word] = bits | self._by_ending(word)
        endings, without = _REGULAR
        self._regular = word_lists(self.lang, "events").get(endings, ())
        self._not_regular = frozenset(lists.get(without, ()))
        self.phrases: dict[str, dict[str, list[tuple[list[str], int]]]] = {}
        """First and second word of a phrase of a list -> words from the second on, and bits, of each phrase that begins with them,
        the longest first."""
        self._last_letters = frozenset(
            ending[-1] for endings in (self._regular, *(row[0] for row in self._endings)) for ending in endings
        )
        self._room = TUNING.remembered_words + len(self)
        self._add_listed()

    def _add_listed(self) -> None:
        """Give the words of the lists that are asked for their bits; a phrase is told by its first word."""
        found: dict[tuple[str, ...], int] = {}
        for (file, name), bit in _LISTED.items():
            for phrase in word_lists(self.lang, file).get(name, ()):
                parts = tuple(_cut(phrase, self.lang))
                curly = tuple(part.replace("'", "’") for part in parts)
                for row in {parts, curly}:
                    found[row] = found.get(row, 0) | bit
        for word, bits in list(self.items()):
            self[word] = bits | self._form_of(word)
        for (first, *rest), bits in sorted(found.items(), key=lambda row: (-len(row[0]), row[0])):
            if rest:
                self.phrases.setdefault(first, {}).setdefault(rest[0], []).append((rest, bits))
            self[first] |= OPENS_PHRASE if rest else bits

    def _form_of(self, word: str) -> int:
        if not word[0].isalpha():
            return NUMBER if any(map(str.isdigit, word)) else 0
        is_regular = word.endswith(self._regular) and len(word) > TUNING.ending_letters
        return LETTERS | REGULAR_PAST if is_regular and word not in self._not_regular else LETTERS

    def __missing__(self, word: str) -> int:
        if " " in word and not word.isspace():  # a phrase of the lexicon of dates, such as "was to"
            bits = reduce(or_, (self[part] for part in word.split())) | JOINED
        elif "’" in word:
            bits = self[word.replace("’", "'")]
        elif word[:1].isalnum():
            is_told = word[-1] in self._last_letters
            bits = self._by_ending(word) | self._form_of(word) if is_told else LETTERS if word[0].isalpha() else NUMBER
        else:
            bits = SIGN | self._form_of(word) if word else SIGN
        if len(self) < self._room:
            self[word] = bits
        return bits

    def _by_ending(self, word: str) -> int:
        bits = 0
        if len(word) > TUNING.ending_letters and self.known:
            for endings, kind, without in self._endings:
                if word.endswith(endings) and word not in without:
                    bits |= kind
            if bits == PARTICIPLE and not word.startswith(self._participle_beginnings):
                bits = 0
        return bits

    def of(self, words: Iterable[str]) -> list[int]:
        """The bits of words in order, as far as clauses are read by them."""
        return [self[word] & OF_CLAUSES for word in words]


@lru_cache(maxsize=TUNING.remembered_languages)
def word_classes(lang: str) -> WordClasses:
    """The classes of the words of a language, made once."""
    return WordClasses(lang)
