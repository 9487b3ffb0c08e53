"""Builds the lexicon of a language from its settings and tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tui.dates.language.lexicon import Lexicon, LexiconEntry, Phrases
from tui.dates.language.roles import CODES, SHAPES, Roles, Tables, split_words
from tui.dates.language.schema import TENSES

ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii",
    "xix", "xx", "xxi",
)  # fmt: skip
"""Numbers of centuries in the languages that write them so, from 1."""


JOINT = "\u200c"
"""What joins the parts of Persian words; texts that were cleaned have lost it."""


def build(lang: str, settings: Mapping[str, Any], tables: Tables) -> Lexicon:
    """The lexicon of a language.

    Args:
        lang: ISO 639-1 code.
        settings: as in its data file.
        tables: role to value to words.
    """
    roles_of, stops = _roles_of_words(tables)
    if settings.get("compounds"):
        _compound(roles_of)
    _compound_lengths(roles_of, tables.get("length_number", {}), tables.get("length_unit", {}))
    _mark(roles_of, settings)
    codes = _Codes()
    shapes = {shape: codes.of(names) for shape, names in SHAPES.items()}
    capital = {word.lower() for word in settings.get("capital", ())}
    entries = {
        word: LexiconEntry(roles, codes.of(roles), word in capital, word in stops) for word, roles in roles_of.items()
    }
    spaces = bool(settings.get("spaces", True))
    words, phrases, stems = _sorted_by_form(entries, spaces)
    return Lexicon(
        lang=lang,
        order=settings.get("order", "dmy"),
        spaces=spaces,
        words=words,
        phrases=phrases,
        stems=stems,
        shapes=shapes,
        classes=codes.by_role(),
        pattern="" if spaces else "|".join(map(_alone, sorted(words, key=lambda w: (-len(w), w)))),
        suffix=_suffix(settings),
        digits=_same_signs(settings),
        endings=_endings(settings.get("verb_ending", {})),
        **_as_they_are(settings),
    )


PLAIN = (
    "ago_type",
    "article_habit",
    "bare_names",
    "calendar",
    "clock_apart",
    "country",
    "cut",
    "day_stop",
    "editions",
    "marks",
    "plural_ending",
    "zones_apart",
)
"""Settings that the lexicon holds as they are."""

SETS = (
    "counting_verbs", "degree_words", "figures_nouns", "given_names", "honorifics", "lasting_verbs", "month_first_in", "name_nouns", "nowadays_nouns", "perfect", "pluperfect", "plural_verbs", "quantity_nouns", "setting_verbs",
    "street_words", "title_nouns", "year_units",
)  # fmt: skip
"""Lists of the settings that the lexicon holds as sets of words."""


def _as_they_are(settings: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: settings[name] for name in PLAIN if name in settings}
    return plain | {name: frozenset(settings[name]) for name in SETS if name in settings}


def _same_signs(settings: Mapping[str, Any]) -> dict[int, str]:
    """Code points of signs to the sign that each is read as."""
    digits = {ord(sign): str(value) for row in settings.get("digits", ()) for value, sign in enumerate(row)}
    return digits | {ord(sign): meant for sign, meant in settings.get("letters", ())}


def _alone(word: str) -> str:
    """A word as a pattern for text without spaces: letters of other scripts than that of the text are no parts of words."""
    return rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" if word.isascii() and word.isalpha() else re.escape(word)


class _Codes:
    """Gives each set of roles a class character of its own, in the order of asking."""

    def __init__(self) -> None:
        self._codes: dict[frozenset[str], str] = {}
        self._free = iter(CODES)

    def of(self, roles: Iterable[str]) -> str:
        names = frozenset(roles)
        if names not in self._codes:
            self._codes[names] = chr(next(self._free))
        return self._codes[names]

    def by_role(self) -> dict[str, str]:
        """Role to all class characters that hold it."""
        classes: dict[str, str] = {}
        for names, char in self._codes.items():
            for role in names:
                classes[role] = classes.get(role, "") + char
        return classes


def _roles_of_words(tables: Tables) -> tuple[dict[str, Roles], set[str]]:
    """Word to its roles, and the words that are abbreviations; halves of compounds are no words of their own."""
    roles_of: dict[str, Roles] = {}
    stops: set[str] = set()
    for role, rows in tables.items():
        if role in ("length_number", "length_unit"):
            continue
        for key, names in rows.items():
            for word in names:
                low = word.lower()
                if low.endswith(".") and low.count(".") == 1 and " " not in low:
                    low = low[:-1]
                    stops.add(low)
                for written in dict.fromkeys((low, low.replace(JOINT, ""))):
                    roles_of.setdefault(written, {}).setdefault(role, _value(key))
    return roles_of, stops


def _value(key: str) -> str | int | float:
    if re.fullmatch(r"-?\d+", key):
        return int(key)
    if re.fullmatch(r"-?\d+\.\d+", key):
        return float(key)
    return key


def _mark(roles_of: dict[str, Roles], settings: Mapping[str, Any]) -> None:
    """Give words the roles that settings name: Roman numbers, doubtful words, words that need no preposition."""
    if settings.get("roman"):
        for number, word in enumerate(ROMAN, 1):
            roles_of.setdefault(word, {})["roman"] = number
    for role in ("weak", "placed"):
        for word in roles_of.keys() & {word.lower() for word in settings.get(role, ())}:
            roles_of[word][role] = 1


def _sorted_by_form(
    entries: dict[str, LexiconEntry], spaces: bool
) -> tuple[dict[str, LexiconEntry], Phrases, tuple[tuple[int, dict[str, LexiconEntry]], ...]]:
    """Single words, phrases by their first two words, and word beginnings by length, longest first."""
    words: dict[str, LexiconEntry] = {}
    phrases: Phrases = {}
    stems: dict[int, dict[str, LexiconEntry]] = {}
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
    return words, phrases, tuple(sorted(stems.items(), reverse=True))


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
    roles_of: dict[str, Roles], numbers: Mapping[str, list[str]], units: Mapping[str, list[str]]
) -> None:
    """Add words grown together from a number and a unit ("kolmepäevane", "τριήμερη"); the unit also stands behind digits."""
    for unit, endings in units.items():
        for ending in endings:
            roles_of.setdefault(ending, {})["length_unit"] = unit
            for number, beginnings in numbers.items():
                for beginning in beginnings:
                    roles_of.setdefault(beginning + ending, {"length": f"{number} {unit}", "grown": 1})


def _endings(table: Mapping[str, list[str]]) -> tuple[tuple[str, int], ...]:
    pairs = [(ending, TENSES[key]) for key, endings in table.items() for ending in endings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _suffix(settings: Mapping[str, Any]) -> re.Pattern[str] | None:
    """The endings of numbers as one pattern, longest first; None where the language has none."""
    groups = []
    for name in ("decade", "ordinal", "case"):
        endings = sorted(settings.get(f"{name}_suffix", ()), key=len, reverse=True)
        if endings:
            groups.append(f"(?P<{name}>{'|'.join(re.escape(ending) for ending in endings)})")
    return re.compile(rf"(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE) if groups else None
