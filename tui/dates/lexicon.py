"""The time words of a language: what each word can be (its roles), read from overlay files and dateparser's locale data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from tui.dates.tokens import SHAPES, Roles, split_words

SETTINGS = ("base", "order", "capital", "weak", "spaces")
"""Keys of an overlay file that are settings, not tables of words."""

Tables = dict[str, dict[str, list[str]]]
"""Role to value to words."""

ABBREVIATED = ("month", "weekday")
"""Tables whose second and later words are abbreviations that swallow a full stop ("Oct. 3")."""


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
        phrases: first word to (whole phrase, entry), longest first.
        stems: word beginnings of an inflected language to entry, by length, longest first.
        shapes: class character of each kind of number or sign, by the tokenizer's shape name.
        classes: role to all class characters that hold it; what the grammar is compiled against.
        pattern: for a language without spaces, the alternation of all its words, longest first.
    """

    lang: str
    order: str
    spaces: bool
    words: dict[str, Entry]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    stems: tuple[tuple[int, dict[str, Entry]], ...]
    shapes: dict[str, str]
    classes: dict[str, str]
    pattern: str = ""

    def find(self, word: str) -> Entry | None:
        """The entry of a lower-case word, by itself or by its longest known beginning."""
        entry = self.words.get(word)
        if entry is None and self.stems:
            for length, stems in self.stems:
                if len(word) >= length and (entry := stems.get(word[:length])) is not None:
                    return entry
        return entry


@lru_cache(maxsize=64)
def load(lang: str) -> Lexicon:
    """The lexicon of a language; of English where we know nothing of the language."""
    settings, overlay = _overlay(lang)
    tables: Tables = {}
    if settings.get("base") != "none":
        from tui.dates.locale_data import tables as locale_tables

        tables = locale_tables(lang)
        if not tables and not overlay:
            return load("en")
    for role, rows in overlay.items():
        target = tables.setdefault(role, {})
        for key, words in rows.items():
            target[key] = [*words, *target.get(key, [])]
    return _build(lang, settings, tables)


def languages() -> tuple[str, ...]:
    """Codes of the languages with an overlay file."""
    folder = resources.files("tui.dates") / "languages"
    return tuple(sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".toml")))


def _overlay(lang: str) -> tuple[dict[str, Any], Tables]:
    """Settings and tables of a language's own file; both empty if it has none."""
    path = resources.files("tui.dates") / "languages" / f"{lang}.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, {}
    settings = {name: value for name, value in raw.items() if name in SETTINGS}
    return settings, {name: value for name, value in raw.items() if name not in SETTINGS}


def _value(key: str) -> str | int | float:
    if re.fullmatch(r"-?\d+", key):
        return int(key)
    if re.fullmatch(r"-?\d+\.\d+", key):
        return float(key)
    return key


def _build(lang: str, settings: dict[str, Any], tables: Tables) -> Lexicon:
    roles_of: dict[str, dict[str, str | int | float]] = {}
    stops: set[str] = set()
    for role, rows in tables.items():
        for key, names in rows.items():
            for place, word in enumerate(names):
                low = word.lower()
                roles_of.setdefault(low, {}).setdefault(role, _value(key))
                if role in ABBREVIATED and place and len(low) <= 5:
                    stops.add(low)
    weak = {word.lower() for word in settings.get("weak", ())}
    capital = {word.lower() for word in settings.get("capital", ())}
    for word in weak & roles_of.keys():
        roles_of[word]["weak"] = 1

    codes: dict[frozenset[str], str] = {}

    def code(names: frozenset[str]) -> str:
        return codes.setdefault(names, chr(0xE000 + len(codes)))

    shapes = {shape: code(frozenset(names)) for shape, names in SHAPES.items()}
    entries = {
        word: Entry(roles, code(frozenset(roles)), word in capital, word in stops) for word, roles in roles_of.items()
    }
    spaces = bool(settings.get("spaces", True))
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    stems: dict[int, dict[str, Entry]] = {}
    for word, entry in entries.items():
        if spaces and word.endswith("*"):
            stems.setdefault(len(word) - 1, {})[word[:-1]] = entry
            continue
        parts = tuple(split_words(word)) if spaces else (word,)
        if len(parts) == 1:
            words[parts[0]] = entry
        elif parts:
            phrases.setdefault(parts[0], []).append((parts, entry))
    classes: dict[str, str] = {}
    for held, char in codes.items():
        for role in held:
            classes[role] = classes.get(role, "") + char
    return Lexicon(
        lang=lang,
        order=str(settings.get("order", "dmy")),
        spaces=spaces,
        words=words,
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        stems=tuple(sorted(stems.items(), reverse=True)),
        shapes=shapes,
        classes=classes,
        pattern="" if spaces else "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))),
    )
