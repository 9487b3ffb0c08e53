"""Word tables of a language from dateparser's locale data, in the form of an overlay file."""

from __future__ import annotations

import importlib
import re
from typing import Any

from tui.dates.language.roles import Tables
from tui.dates.tuning import TUNING

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
NUMBER, UNIT, AGO = 2, 3, 4
"""Groups of the keys of dateparser's phrases: "in 2 week", "1 day ago"."""

_COUNTED = re.compile(r"^(in )?(\d+|\\1) (\w+?)s?( ago)?$")
_NUMBER = re.compile(r"\(\\d[^)]*\)")


def tables(lang: str) -> Tables:
    """Role to value to words; empty if dateparser does not know the language."""
    info = _info(lang)
    if info is None:
        return {}
    out: Tables = {"month": {}, "weekday": {}, "unit": {}, "deictic": {}, "deictic_unit": {}}
    for number, name in enumerate(MONTHS, 1):
        out["month"][str(number)] = _names(info.get(name, ()))
    for number, name in enumerate(WEEKDAYS, 1):
        out["weekday"][str(number)] = _names(info.get(name, ()))
    for unit in UNITS:
        out["unit"][unit] = _names(info.get(unit, ()), named=False)
    for name, role in (("ago", "ago"), ("in", "inside")):
        words = [word for word in info.get(name, ()) if isinstance(word, str) and len(word) > 1]
        if words:
            out[role] = {"x": words}
    _relative(info.get("relative-type", {}), out)
    _counted(info.get("relative-type-regex", {}), out)
    return out


def _info(lang: str) -> dict[str, Any] | None:
    if not re.fullmatch(r"[a-z]{2,3}", lang):
        return None
    try:
        module = importlib.import_module(f"dateparser.data.date_translation_data.{lang}")
    except ImportError:
        return None
    info: dict[str, Any] = module.info
    return info


def _names(words: object, named: bool = True) -> list[str]:
    if not isinstance(words, list | tuple):
        return []
    names = list(dict.fromkeys(word.lower().rstrip(".") for word in words if isinstance(word, str)))
    return [word for word in names if not _is_short(word, names if named else [])]


def _is_short(word: str, names: list[str]) -> bool:
    """Whether a name is one of those abbreviations that are common words too ("man" of mandag, "pro" of prosinec)."""
    if len(word) < TUNING.locale_min_letters and word.isascii():
        return True
    return len(word) <= TUNING.locale_min_letters and any(name != word and name.startswith(word) for name in names)


def order(lang: str) -> str:
    """The order of day, month and year in numeric dates: "dmy", "mdy" or "ymd"."""
    info = _info(lang)
    return str(info.get("date_order", "DMY")).lower() if info else "dmy"


def _relative(phrases: dict[str, list[str]], out: Tables) -> None:
    """Fixed phrases: "gestern" is a day, "letzten Monat" a counted month."""
    for key, words in phrases.items():
        match = _COUNTED.match(key)
        if not match or not match[NUMBER].isdigit():
            continue
        unit = match[UNIT]
        step = int(match[NUMBER]) * (-1 if match[AGO] else 1)
        if unit == "day":
            out["deictic"].setdefault(str(step), []).extend(words)
        elif unit in ("week", "month", "year"):
            out["deictic_unit"].setdefault(f"{step} {unit}", []).extend(words)


def _counted(patterns: dict[str, list[str]], out: Tables) -> None:
    """Words around a number: "vor (N) Tagen" has a word before, "(N) días atrás" one behind."""
    for key, expressions in patterns.items():
        match = _COUNTED.match(key)
        if not match:
            continue
        past = bool(match[AGO])
        for expression in expressions:
            parts = _NUMBER.split(expression)
            if len(parts) != 2:
                continue
            before, behind = parts[0].strip(), parts[1].strip().split(" ")
            if past and before and before.isalpha():
                out.setdefault("ago_before", {}).setdefault("x", []).append(before)
            elif past and len(behind) == 2 and behind[1].isalpha():
                out.setdefault("ago", {}).setdefault("x", []).append(behind[1])
            elif not past and before and before.isalpha():
                out.setdefault("inside", {}).setdefault("x", []).append(before)
            unit = match[UNIT]
            if unit in UNITS and behind[0].isalpha() and len(behind[0]) >= TUNING.locale_min_letters:
                out["unit"].setdefault(unit, []).append(behind[0])
    for role in ("ago", "ago_before", "inside"):
        for value, words in out.get(role, {}).items():
            out[role][value] = list(dict.fromkeys(words))
