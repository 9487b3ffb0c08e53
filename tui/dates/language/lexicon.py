"""The time words of a language, ready for the tokenizer and the grammar: what each word can be (its roles)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tui.dates.language.roles import Roles

LANGUAGES_KEPT = 64
"""Languages whose lexicon and grammar are kept once they are built."""


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """What a word or phrase can be.

    Args:
        roles: role name to value, such as {"month": 5}.
        code: the class character of this set of roles.
        capital: only counts when written with a capital ("May", "March").
        stop: an abbreviation: a full stop right behind belongs to it.
    """

    roles: Roles
    code: str
    capital: bool = False
    stop: bool = False


Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], LexiconEntry]]]]
"""First word to second word to (whole phrase, entry), longest first."""

SeenWord = tuple[str, Roles, str, bool, int]
"""Lower-case form, roles and class character of a word; whether it takes a full stop; where it ends if before its last letter."""


@dataclass(frozen=True)
class Lexicon:
    """One language, ready for the tokenizer and the grammar.

    Args:
        lang: ISO 639-1 code.
        order: "dmy", "mdy" or "ymd" for numeric dates.
        spaces: whether words stand apart (False for Chinese and Japanese).
        words: lower-case word to entry.
        phrases: what consists of several words.
        stems: word beginnings of an inflected language to entry, by length, longest first.
        shapes: class character of each kind of number or sign, by the tokenizer's shape name.
        classes: role to all class characters that hold it; what the grammar is compiled against.
        pattern: for a language without spaces, the alternation of all its words, longest first.
        suffix: endings that make a number an ordinal or a decade or give it a case ("1er", "90er", "17ni"), as a pattern with
            those groups.
        calendar: "buddhist", "hijri", "jalali" or "minguo" where numbers that can be years of it are, by themselves.
        digits: code points of signs, the digits of the script above all, to the sign that each is read as.
        marks: whether signs that are no letters belong to words (vowels of Hindi, the joint in Persian words).
        country: whose named days are meant where the outlet's country is not known.
        cut: whether a word known by its beginning ends there, so that particles stay outside ("지난달|에").
        day_stop: whether the number of a day takes a full stop ("3. Mai").
        clock_apart: whether a clock time behind a day is an expression of its own ("am Freitag | um 20 Uhr").
        bare_names: whether names of dates take no article, so that one before them belongs to a noun ("the Oct. 3 vote").
        endings: endings of words and which way a sentence with such a verb looks (-1 back, 1 ahead, 0 neither), longest first.
        ago_type: "DATE" or "DURATION": how TIMEX3 annotators of the language write "two years ago".
        month_first_in: countries (ISO 3166) whose outlets write the month of numeric dates first; where there are any, outlets
            of other countries write the day first.
        perfect: auxiliaries that turn a plan into one of the past ("had been due to expire by Friday").
        pluperfect: those of them that do so before any cue.
        lasting_verbs: past forms of verbs of states, which "until" a day ends ("stayed", "remained").
        setting_verbs: verbs that set a deadline, which then lies ahead of them ("adjourned until", "gave them until").
        counting_verbs: verbs that a number right behind them belongs to ("employs 2026").
        plural_verbs: forms of verbs that no year can have ("were", "signed"): a number before them counts.
        plural_ending: what most plurals of nouns end with, or "".
        quantity_nouns: nouns that make a four-digit number before them a quantity.
        editions: whether a year right behind names with capitals is part of them ("Office 2019"): not where all nouns have one.
        degree_words: words of temperatures and ages, behind which "the 70s" is no decade.
        figures_nouns: nouns of what a quarter has ("the Q1 results"); before others its code behind an article is a name.
        given_names: months that people are called ("April", "Julio").
        honorifics: titles before a name, in small letters.
        name_nouns: nouns behind a date or a day that make it a name ("Avenue", "Movement").
        nowadays_nouns: nouns of what belongs to these days ("today's world").
        street_words: words before a date that make it a name ("avenida", "rue").
        title_nouns: nouns behind the name of a paper or a programme ("the Today show").
        year_units: words for units that a year before them qualifies ("the 1998 season").
        seen: the tokenizer's memory: words of texts as they were written.
    """

    lang: str
    order: str
    spaces: bool
    words: dict[str, LexiconEntry]
    phrases: Phrases
    stems: tuple[tuple[int, dict[str, LexiconEntry]], ...]
    shapes: dict[str, str]
    classes: dict[str, str]
    pattern: str = ""
    suffix: re.Pattern[str] | None = None
    cut: bool = False
    calendar: str = ""
    digits: Mapping[int, str] = field(default_factory=dict)
    marks: bool = False
    country: str = ""
    ago_type: str = "DATE"
    article_habit: bool = False
    zones_apart: bool = False
    bare_names: bool = False
    clock_apart: bool = False
    day_stop: bool = False
    endings: tuple[tuple[str, int], ...] = ()
    month_first_in: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    pluperfect: frozenset[str] = frozenset()
    lasting_verbs: frozenset[str] = frozenset()
    setting_verbs: frozenset[str] = frozenset()
    counting_verbs: frozenset[str] = frozenset()
    plural_verbs: frozenset[str] = frozenset()
    plural_ending: str = ""
    quantity_nouns: frozenset[str] = frozenset()
    title_nouns: frozenset[str] = frozenset()
    editions: bool = False
    degree_words: frozenset[str] = frozenset()
    figures_nouns: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    name_nouns: frozenset[str] = frozenset()
    nowadays_nouns: frozenset[str] = frozenset()
    street_words: frozenset[str] = frozenset()
    year_units: frozenset[str] = frozenset()
    seen: dict[str, SeenWord] = field(default_factory=dict, compare=False, repr=False)

    def has(self, role: str) -> bool:
        """Whether the language has words for a role: what a rule that rests on them asks before it decides."""
        return role in self.classes

    @cached_property
    def _roles_of_classes(self) -> dict[str, frozenset[str]]:
        """Class character to the roles that it stands for."""
        out: dict[str, set[str]] = {}
        for role, chars in self.classes.items():
            for char in chars:
                out.setdefault(char, set()).add(role)
        return {char: frozenset(roles) for char, roles in out.items()}

    def roles_in(self, codes: str) -> frozenset[str]:
        """The roles that any of some class characters stands for."""
        roles_of = self._roles_of_classes
        return frozenset().union(*[roles_of[char] for char in set(codes) if char in roles_of])

    @cached_property
    def any_ending(self) -> tuple[str, ...]:
        """The endings of `endings` alone."""
        return tuple(ending for ending, _ in self.endings)

    @property
    def tells_tense(self) -> bool:
        """Whether the language has words for what is past or to come: without them no bare weekday is placed."""
        return bool(self.endings) or self.has("future") or self.has("past")

    @property
    def tells_quantities(self) -> bool:
        """Whether the language has words for what is counted: without them no bare number is a year."""
        return bool(self.quantity_nouns) or self.has("counted")

    @property
    def tells_days_of_news(self) -> bool:
        """Whether the language has words for yesterday and weekdays: without them no text is taken for a history."""
        return self.has("deictic") and self.has("weekday")

    def is_plural(self, word: str) -> bool:
        """Whether a lower-case word ends as plurals of the language do; never where the language names no ending."""
        return bool(self.plural_ending) and word.endswith(self.plural_ending)

    def find(self, word: str) -> LexiconEntry | None:
        """The entry of a lower-case word, by itself or by its longest known beginning."""
        entry = self.words.get(word)
        if entry is None and self.stems:
            return self.find_stem(word)[0]
        return entry

    def find_stem(self, word: str) -> tuple[LexiconEntry | None, int]:
        """The entry of the longest known beginning of a lower-case word, and that beginning's length."""
        for length, stems in self.stems:
            if len(word) >= length and (entry := stems.get(word[:length])) is not None:
                return entry, length
        return None, 0
