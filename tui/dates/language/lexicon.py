"""The time words of a language: what each word can be (its roles), read from overlay files and dateparser's locale data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tui.dates.language.tokens import SHAPES, Roles, split_words
from tui.languages import read, read_all

SETTINGS = (
    "base",
    "order",
    "capital",
    "weak",
    "spaces",
    "ordinal_suffix",
    "decade_suffix",
    "compounds",
    "cut",
    "ago_type",
    "bare_names",
    "roman",
    "country",
    "clock_apart",
    "day_stop",
    "placed",
    "verb_ending",
    "case_suffix",
)
"""Keys of an overlay file that are settings, not tables of words."""

ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
"""Numbers of centuries in the languages that write them so."""

Tables = dict[str, dict[str, list[str]]]
"""Role to value to words."""


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True)
class Lexicon:
    """One language, ready for the tokenizer and the grammar.

    Args:
        lang: ISO 639-1 code.
        order: "dmy", "mdy" or "ymd" for numeric dates.
        spaces: whether words stand apart (False for Chinese and Japanese).
        words: lower-case word to entry.
        phrases: first word to second word to (whole phrase, entry), longest first.
        stems: word beginnings of an inflected language to entry, by length, longest first.
        shapes: class character of each kind of number or sign, by the tokenizer's shape name.
        classes: role to all class characters that hold it; what the grammar is compiled against.
        pattern: for a language without spaces, the alternation of all its words, longest first.
        suffix: endings that make a number an ordinal or a decade or give it a case ("1er", "90er", "17ni"), as a pattern with
            those groups.
        country: whose named days are meant where the outlet's country is not known.
        cut: whether a word found by its beginning ends there, so that particles stay outside ("지난달|에").
        day_stop: whether the number of a day takes a full stop ("3. Mai").
        clock_apart: whether a clock time behind a day is an expression of its own ("am Freitag | um 20 Uhr").
        bare_names: whether names of dates take no article, so that one before them belongs to a noun ("the Oct. 3 vote").
        endings: endings of words and which way a sentence with such a verb looks (-1 back, 1 ahead, 0 neither), longest first.
        ago_type: "DATE" or "DURATION": how TIMEX3 annotators of the language write "two years ago".
    """

    lang: str
    order: str
    spaces: bool
    words: dict[str, Entry]
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]]
    stems: tuple[tuple[int, dict[str, Entry]], ...]
    shapes: dict[str, str]
    classes: dict[str, str]
    pattern: str = ""
    suffix: re.Pattern[str] | None = None
    cut: bool = False
    country: str = ""
    ago_type: str = "DATE"
    bare_names: bool = False
    clock_apart: bool = False
    day_stop: bool = False
    endings: tuple[tuple[str, int], ...] = ()

    def find(self, word: str) -> Entry | None:
        """The entry of a lower-case word, by itself or by its longest known beginning."""
        entry = self.words.get(word)
        if entry is None and self.stems:
            return self.find_stem(word)[0]
        return entry

    def find_stem(self, word: str) -> tuple[Entry | None, int]:
        """The entry of the longest known beginning of a lower-case word, and that beginning's length."""
        for length, stems in self.stems:
            if len(word) >= length and (entry := stems.get(word[:length])) is not None:
                return entry, length
        return None, 0


@lru_cache(maxsize=64)
def load(lang: str) -> Lexicon:
    """The lexicon of a language; of English where we know nothing of the language."""
    settings, overlay = _overlay(lang)
    tables: Tables = {}
    if settings.get("base") != "none":
        from tui.dates.language.locale_data import order
        from tui.dates.language.locale_data import tables as locale_tables

        tables = locale_tables(lang)
        if not tables and not overlay:
            return load("en")
        settings = {"order": order(lang), "day_stop": True, **settings}
    for role, rows in overlay.items():
        target = tables.setdefault(role, {})
        for key, words in rows.items():
            target[key] = [*words, *target.get(key, [])]
    return _build(lang, settings, tables)


def languages() -> tuple[str, ...]:
    """Codes of the languages with an overlay file."""
    return tuple(read_all("dates"))


def _overlay(lang: str) -> tuple[dict[str, Any], Tables]:
    """Settings and tables of a language's own file; both empty if it has none."""
    raw = read(lang, "dates")
    settings = {name: value for name, value in raw.items() if name in SETTINGS}
    return settings, {name: value for name, value in raw.items() if name not in SETTINGS}


def _value(key: str) -> str | int | float:
    if re.fullmatch(r"-?\d+", key):
        return int(key)
    if re.fullmatch(r"-?\d+\.\d+", key):
        return float(key)
    return key


def _build(lang: str, settings: dict[str, Any], tables: Tables) -> Lexicon:
    roles_of: dict[str, Roles] = {}
    stops: set[str] = set()
    lengths = {part: tables.pop(part, {}) for part in ("length_number", "length_unit")}
    for role, rows in tables.items():
        for key, names in rows.items():
            for word in names:
                low = word.lower()
                if low.endswith(".") and low.count(".") == 1 and " " not in low:
                    low = low[:-1]
                    stops.add(low)
                roles_of.setdefault(low, {}).setdefault(role, _value(key))
    if settings.get("compounds"):
        _compound(roles_of)
    _compound_lengths(roles_of, **lengths)
    if settings.get("roman"):
        for number, word in enumerate(ROMAN, 1):
            roles_of.setdefault(word, {})["roman"] = number
    weak = {word.lower() for word in settings.get("weak", ())}
    capital = {word.lower() for word in settings.get("capital", ())}
    for word in weak & roles_of.keys():
        roles_of[word]["weak"] = 1
    for word in roles_of.keys() & set(settings.get("placed", ())):
        roles_of[word]["placed"] = 1

    codes: dict[frozenset[str], str] = {}

    def code(names: frozenset[str]) -> str:
        return codes.setdefault(names, chr(0xE000 + len(codes)))

    shapes = {shape: code(frozenset(names)) for shape, names in SHAPES.items()}
    entries = {
        word: Entry(roles, code(frozenset(roles)), word in capital, word in stops) for word, roles in roles_of.items()
    }
    spaces = bool(settings.get("spaces", True))
    words: dict[str, Entry] = {}
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}
    stems: dict[int, dict[str, Entry]] = {}
    for word, entry in entries.items():
        if spaces and word.endswith("*"):
            stems.setdefault(len(word) - 1, {})[word[:-1]] = entry
            continue
        parts = tuple(split_words(word)) if spaces else (word,)
        if len(parts) == 1:
            words[parts[0]] = entry
        elif parts:
            alike = phrases.setdefault(parts[0], {}).setdefault(parts[1], [])
            alike.append((parts, entry))
            alike.sort(key=lambda row: -len(row[0]))
    classes: dict[str, str] = {}
    for held, char in codes.items():
        for role in held:
            classes[role] = classes.get(role, "") + char
    return Lexicon(
        lang=lang,
        order=str(settings.get("order", "dmy")),
        spaces=spaces,
        words=words,
        phrases=phrases,
        stems=tuple(sorted(stems.items(), reverse=True)),
        shapes=shapes,
        classes=classes,
        pattern="" if spaces else "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))),
        suffix=_suffix(settings),
        country=str(settings.get("country", "")),
        cut=bool(settings.get("cut", False)),
        ago_type=str(settings.get("ago_type", "DATE")),
        bare_names=bool(settings.get("bare_names", False)),
        clock_apart=bool(settings.get("clock_apart", False)),
        day_stop=bool(settings.get("day_stop", False)),
        endings=_endings(settings.get("verb_ending", {})),
    )


def _compound(roles_of: dict[str, Roles]) -> None:
    """Add weekdays grown together with parts of the day or with their week ("Dienstagabend", 上周五): both roles in one word."""
    days = {word: roles for word, roles in roles_of.items() if "weekday" in roles}
    parts = {word: roles for word, roles in roles_of.items() if "part" in roles}
    weeks = {word: roles for word, roles in roles_of.items() if "weekdir" in roles}
    for day, day_roles in days.items():
        for week, week_roles in weeks.items():
            roles_of.setdefault(week + day, {"weekday": day_roles["weekday"], "weekdir": week_roles["weekdir"]})
        for part, part_roles in parts.items():
            roles_of.setdefault(day + part, {"weekday": day_roles["weekday"], "part": part_roles["part"]})


def _compound_lengths(
    roles_of: dict[str, Roles], length_number: dict[str, list[str]], length_unit: dict[str, list[str]]
) -> None:
    """Add words grown together from a number and a unit ("kolmepäevane", "τριήμερη"); the unit also stands behind digits."""
    for unit, endings in length_unit.items():
        for ending in endings:
            roles_of.setdefault(ending, {})["length_unit"] = unit
            for number, beginnings in length_number.items():
                for beginning in beginnings:
                    roles_of.setdefault(beginning + ending, {"length": f"{number} {unit}", "grown": 1})


TENSES = {"past": -1, "future": 1, "neither": 0}
"""Keys of the table of endings, and which way a sentence looks whose verb ends so."""


def _endings(table: dict[str, list[str]]) -> tuple[tuple[str, int], ...]:
    pairs = [(ending, TENSES[key]) for key, endings in table.items() for ending in endings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _suffix(settings: dict[str, Any]) -> re.Pattern[str] | None:
    """The endings of numbers as one pattern, longest first; None where the language has none."""
    groups = []
    for name in ("decade", "ordinal", "case"):
        endings = sorted(settings.get(f"{name}_suffix", ()), key=len, reverse=True)
        if endings:
            groups.append(f"(?P<{name}>{'|'.join(re.escape(ending) for ending in endings)})")
    return re.compile(rf"(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE) if groups else None
