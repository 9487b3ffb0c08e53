"""What a language's file of time words may hold: its settings, its tables, and which keys each table takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from tui.errors import ConfigError
from tui.languages import line_of

UNITS = (
    "second", "minute", "hour", "day", "night", "week", "fortnight", "weekend", "month", "quarter", "half", "season",
    "year", "decade", "century", "millennium",
)  # fmt: skip
"""Units of time, shortest first."""

_UNIT = "|".join(UNITS)
_SIDE = "START|MID|END"
_WHICH = "last|past|previous|this|same|latest|next|following"
_STEPS = r"-?\d"
_PART = "MO|AF|EV|NI|MI|DT"

KEYS: dict[str, str] = {
    "ampm": "am|pm",
    "beside_day": "-1|1",
    "beyond": "-1|1",
    "approx": "APPROX|LESS_THAN|MORE_THAN|EQUAL_OR_MORE|EQUAL_OR_LESS",
    "approx_after": "APPROX",
    "article": "the",
    "calendar_mark": "hijri|jalali|buddhist",
    "calendar_month": r"(?:hijri|jalali) (?:[1-9]|1[0-2])",
    "couple": r"\d+",
    "daydir": "-1|1",
    "decade_number": r"[1-9]0",
    "decade_word": r"(?:19|20)?[1-9]0",
    "deictic": rf"{_STEPS}|±[12]",
    "deictic_month": _STEPS,
    "deictic_part": rf"{_STEPS} (?:{_PART})",
    "deictic_unit": rf"{_STEPS} (?:{_UNIT})(?: (?:{_SIDE}|TOLD))?",
    "deictic_year": _STEPS,
    "dirafter": _WHICH,
    "direction": _WHICH,
    "earlier": "-1|1",
    "ending": "END",
    "era": "BC|AD",
    "era_first": "reiwa|heisei|showa|taisho|meiji|minguo",
    "era_name": "reiwa|heisei|showa|taisho|meiji|minguo|buddhist",
    "every": r"[1-9]",
    "fraction": r"0\.\d+",
    "frequency": r"P(?:\d+[DWMY]|T\d+H)",
    "fromnow": "x|later",
    "half_word": "1|2",
    "hour": r"[1-9]|1[0-2]",
    "indefinite": "1",
    "length": rf"(?:\d+(?:\.\d+)?|X) (?:{_UNIT})",
    "length_number": r"\d+(?:\.\d+)?|X",
    "length_unit": _UNIT,
    "modifier": f"{_SIDE}|BEFORE|AFTER",
    "modifier_after": f"{_SIDE}|BEFORE|AFTER",
    "month": r"[1-9]|1[0-2]",
    "named": r"[a-z]\w*",
    "nowadays": "-1|1",
    "number": r"\d+(?:\.\d+)?",
    "ordinal": r"\d+|-[12]",
    "ordinal_after": r"\d+",
    "part": rf"{_PART}|12:00|24:00",
    "plural": _UNIT,
    "quarter_code": "Q[1-4]|H[12]",
    "reference": "(?:PRESENT|PAST|FUTURE)_REF",
    "reference_ahead": "FUTURE_REF",
    "reference_in_history": rf"(?:PRESENT|PAST|FUTURE)_REF|XXXX-XX-XXT(?:{_PART})",
    "season": "SP|SU|FA|WI",
    "several": "X",
    "to": "x|and",
    "unit": _UNIT,
    "weekday": "[1-7]",
    "weekdays": "[1-7]",
    "weekdir": "-1|0|1",
    "weekon": "[1-3]",
    "within": "x|later",
    "zone": r"GMT|Z|local|[+-]\d\d:\d\d|[A-Z]\w+/[A-Z]\w+",
    **dict.fromkeys(
        """
        after aged ago ago_before agoword ahead amount as be before between blocked by campaign clause clockat clockcue clockprep clockword closed
        bound_after compared compared_after connective count_word counted crowd dayafter daymark dayword decade_mark decade_of event_side filler fiscal formerly fromday
        future halfhour hourmark hourunit infinitive inside label lasting long minutemark modal moon_calendar monthafter monthmark monthword moved
        of old on or ordmark out_of over owner past periodword place planned pointmark quarter_mark same_day seasonal since to_number to_the_day trend until whole yearafter
        yearmark yearprep yearword
        """.split(),
        "x",
    ),
}
"""Table of a data file, which is the role of its words, to the pattern of its keys; "x" where the role has no value."""

COMPLETE = frozenset(
    {
        "approx", "deictic", "deictic_part", "direction", "frequency", "future", "named", "part", "past", "reference", "season",
        "several", "unit", "weekday", "zone",
    }
)  # fmt: skip
"""Tables of a complete file, which is to read all the sentences that the tests have; a half-filled one reads those it can."""

BUILT_ROLES = frozenset({"grown", "placed", "roman", "weak"})
"""Roles that words get from settings or from being put together."""


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _is_text(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_endings(value: object) -> bool:
    return isinstance(value, dict) and value.keys() <= TENSES.keys() and all(map(_is_words, value.values()))


TENSES = {"past": -1, "future": 1, "neither": 0}
"""Keys of the table of verb endings, and which way a sentence looks whose verb ends so."""

_FLAGS = (
    "article_habit",
    "bare_names",
    "clock_apart",
    "compounds",
    "cut",
    "day_stop",
    "editions",
    "marks",
    "roman",
    "spaces",
    "zones_apart",
)
_LISTS = (
    "capital", "case_suffix", "counting_verbs", "degree_words", "figures_nouns", "decade_suffix", "given_names", "honorifics", "lasting_verbs", "month_first_in", "name_nouns", "nowadays_nouns", "ordinal_suffix", "perfect", "placed", "pluperfect", "plural_verbs",
    "digits", "letters", "prompt_words", "quantity_nouns", "setting_verbs", "street_words", "title_nouns", "weak", "year_units",
)  # fmt: skip

SETTINGS: dict[str, Callable[[object], bool]] = {
    "ago_type": _is_text("DATE|DURATION"),
    "base": _is_text("none"),
    "calendar": _is_text("buddhist|hijri|jalali|minguo"),
    "country": _is_text("[A-Z]{2}"),
    "order": _is_text("dmy|mdy|ymd"),
    "plural_ending": _is_text(r"\w+"),
    "verb_ending": _is_endings,
    **dict.fromkeys(_FLAGS, lambda value: isinstance(value, bool)),
    **dict.fromkeys(_LISTS, _is_words),
}
"""Key of a data file that is no table of words, to whether a value will do."""


def check(
    where: str, table: Mapping[str, Any], named: Mapping[str, Any], source: Callable[[], str] = lambda: ""
) -> None:
    """Raise a ConfigError with every fault of a data file, one a line, if it has any.

    Args:
        where: the file, to be named in the message.
        table: what it holds.
        named: the named days that are known.
        source: gives its text, so that the message can name lines.
    """
    faults = list(_faults(table, named))
    if faults:
        text = source()
        lines = [line_of(text, fault.table, fault.key) for fault in faults]
        words = "\n".join(
            f"{where}{f':{line}' if line else ''}: {fault.words}." for line, fault in zip(lines, faults, strict=True)
        )
        raise ConfigError(words, "The README of tui/languages says what each table and setting is for.")


class Fault(NamedTuple):
    """What is wrong with a table or its key."""

    table: str
    key: str
    words: str


def _faults(table: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in table.items():
        if name in SETTINGS:
            if not SETTINGS[name](value):
                yield Fault(name, "", f"{name} cannot be {value!r}")
        elif name not in KEYS:
            yield Fault(name, "", f"[{name}] is no table or setting that the reader of dates knows")
        elif not isinstance(value, dict):
            yield Fault(name, "", f"{name} must be a table, [{name}]")
        else:
            yield from _faults_of_table(name, value, named)


def _faults_of_table(name: str, rows: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[Fault]:
    for key, words in rows.items():
        if not re.fullmatch(KEYS[name], key) or (name == "named" and key not in named):
            yield Fault(name, key, f"[{name}] has no key {key!r}")
        if not _is_words(words):
            yield Fault(name, key, f"[{name}] {key} must be a list of words")
