"""Numbers, dates and clock times in digits or Chinese signs, and signs: how they are found and which roles they can play."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tui.dates.arithmetic import YEARS_TO_ADD
from tui.dates.language.roles import SHAPES, Roles, Token

SIGNS = {
    ",": "comma", "-": "hyphen", "‐": "hyphen", "‑": "hyphen", "–": "hyphen", "—": "hyphen", "/": "slash", ".": "stop",
    "$": "money", "€": "money", "£": "money", "¥": "money", "₹": "money", "#": "money", "№": "money", "%": "percent",
    "(": "open", ")": "close", "（": "open", "）": "close", "、": "comma", "،": "comma", "।": "stop", "۔": "stop",
}  # fmt: skip

SIGN_ROLES: dict[str, Roles] = {name: dict.fromkeys(SHAPES[name], 1) for name in SIGNS.values()}

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
"""Fractions written behind a whole number."""

YEAR_NUMBERS = range(1000, 2200)
"""Numbers of four digits that can be a year."""

BUDDHIST_YEARS = range(2300, 2700)
"""Numbers that are years where years are Buddhist ones: 1757 to 2156."""

JALALI_YEARS = range(1200, 1500)
"""Numbers that are years where years are Jalali ones: 1821 to 2120."""

LONGEST_NUMBER = 9
"""Digits of the longest number that is read as one; longer ones are no count of anything."""

BELOW_THOUSAND = 1000
"""Smaller numbers can stand before "hundred" or be an hour without a colon."""

LAST_MONTH, LAST_HOUR, LAST_DAY = 12, 24, 31
"""Highest number of a month, of an hour of the day, of a day of the month."""

NUMBERS_KEPT = 1024
"""Numbers whose shape is remembered: those of a text come back."""

TEN = 10
"""Base of the numbers."""

YEAR_DIGITS = 4
"""Digits of a year of our time."""

FORMS = r"""
(?=[\d'’‘`´΄])(?:
 (?P<iso>(?<![\w.-])\d{4}-\d\d-\d\d
    (?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
|(?P<numeric>(?<![\w.,/-])(?:
    \d{4}/\d{1,2}/\d{1,2}
    |\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)
    |\d{1,2}\.\ ?\d{1,2}\.\ ?\d{4}
    |\d{1,2}\.\d{1,2}\.\d\d
    |\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)
    |\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?!\d)
  )(?![\w/]))
|(?P<clock>(?<![\w:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?
    (?:\ ?[ap]\.?m\b\.?)?(?=hrs)?(?![:]|\.\d)(?:(?=hrs)|(?!\w)))
|(?P<clockap>(?<![\w:.,])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\ ?[ap](?:m\b|\.m\b\.?))
|(?P<decades>(?<!\w)(?:1\d|20)\d0['’]?s\b|(?<!\w)['’‘`][1-9]0['’]?s\b)
|(?P<tens>(?<!\w)[2-9]0s\b)
|(?P<shortyear>(?<!\w)['’‘`´΄]\d\d(?!\w))
|(?P<ordinal>(?<![\w.,])\d{1,3}(?:st|nd|rd|th)\b)
|(?P<mixed>(?<![\w.,/])\d{1,3}(?:[\ -][13]/[24](?!\w)|\ ?[½¼¾]))
|(?P<decimal>(?<![\w.,])\d{1,3}[.,]\d{1,2}(?![\w]|[.,]\d))
|(?P<quantity>\d+(?:[.,]\d+)+)
|(?P<number>\d+)
)"""
"""Numbers, dates and clock times in digits; the look at the first sign spares all others a dozen attempts.

The marks of half a day ("p.m."), of ordinals ("5th"), decades ("1990s") and hours ("1400hrs") are notation: texts of all languages
quote them from English, and a number that has one is never a plain one.
"""

HAN = r"(?P<han>(?=[0-9]*[０-９〇○Ｏ零一二三四五六七八九十百千两兩])[0-9０-９〇○Ｏ零一二三四五六七八九十百千两兩]+)"
"""Numbers with Chinese signs, full-width digits or a mix of them."""

HAN_DIGITS = {
    "０": 0, "〇": 0, "○": 0, "Ｏ": 0, "零": 0, "１": 1, "一": 1, "２": 2, "二": 2, "两": 2, "兩": 2, "３": 3, "三": 3,
    "４": 4, "四": 4, "５": 5, "五": 5, "６": 6, "六": 6, "７": 7, "七": 7, "８": 8, "八": 8, "９": 9, "九": 9,
}  # fmt: skip
"""Chinese and full-width digits: the same notation in Chinese, Japanese and Korean texts."""

HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
"""Powers of ten that stand behind their digit."""


def han_number(word: str, start: int, end: int, shapes: dict[str, str]) -> Token:
    """The token of a number in Chinese signs: digit by digit (一九九六) or with powers of ten (三十二)."""
    if not any(sign in HAN_POWERS for sign in word):
        digits = "".join(str(HAN_DIGITS.get(sign, sign)) for sign in word)
        shape, roles = number(digits)
        return Token(start, end, digits, roles, shapes[shape])
    value = _with_powers(word)
    shape, roles = number(str(value))
    if shape == "year_number":
        shape, roles = "number", dict.fromkeys(SHAPES["number"], value)
    return Token(start, end, word, roles, shapes[shape])


def _with_powers(word: str) -> int:
    total = group = 0
    for sign in word:
        if sign in HAN_POWERS:
            total += (group or 1) * HAN_POWERS[sign]
            group = 0
        else:
            group = group * TEN + int(HAN_DIGITS.get(sign, sign))
    return total + group


@lru_cache(maxsize=NUMBERS_KEPT)
def shaped(kind: str, word: str, calendar: str = "") -> tuple[str, Roles, str]:
    """Lower-case form, roles and shape of a number, clock time or date in digits; nobody changes the roles.

    Args:
        kind: name of the group of `FORMS` that matched.
        word: what it matched.
        calendar: of the years of the language, "" where they are Gregorian ones.
    """
    read = _READERS.get(kind)
    shape, roles = read(word) if read else (kind, _all_of(kind, word))
    if calendar and kind == "number":
        shape, roles = _number_of_calendar(word, calendar) or (shape, roles)
    return word.lower().replace("’", "'"), roles, shape


def _all_of(shape: str, value: str | int | float) -> Roles:
    """All roles of a shape, each with the same value."""
    return dict.fromkeys(SHAPES[shape], value)


def number(word: str) -> tuple[str, Roles]:
    """Shape and roles of a whole number in digits."""
    if len(word) > LONGEST_NUMBER:
        return "quantity", {"quantity": word}
    shape = _shape_of_number(word, int(word))
    return shape, dict.fromkeys(SHAPES[shape], int(word))


def _number_of_calendar(word: str, calendar: str) -> tuple[str, Roles] | None:
    """Shape and roles of a number in a language whose years are not Gregorian; None where it is a number as any other.

    A Buddhist year has the role of the Gregorian year that it means, so that it is read wherever one is. A Jalali year has
    not, as it begins in March.
    """
    value = int(word) if len(word) <= YEAR_DIGITS else 0
    if calendar == "buddhist" and len(word) == YEAR_DIGITS and value in BUDDHIST_YEARS:
        return "buddhist_year", {"int": value, "year": value + YEARS_TO_ADD[calendar], "otheryear": value}
    if calendar == "jalali" and len(word) == YEAR_DIGITS and value in JALALI_YEARS:
        return "jalali_year", dict.fromkeys(SHAPES["jalali_year"], value)
    return None


def _shape_of_number(word: str, value: int) -> str:
    if len(word) == YEAR_DIGITS and value in YEAR_NUMBERS:
        return "year_number"
    if len(word) > 2:
        return "small_number" if value < BELOW_THOUSAND and word[0] != "0" else "number"
    if 1 <= value <= LAST_MONTH:
        return "month_number"
    if value <= LAST_HOUR:
        return "hour_number" if value else "small_number"
    if value <= LAST_DAY:
        return "day_number"
    return "two_digits"


def shape_of_ordinal(value: int) -> str:
    """The shape of an ordinal in digits: one that can be a day of a month, or a higher one."""
    return "ordinal" if 1 <= value <= LAST_DAY else "high_ordinal"


def _ordinal(word: str) -> tuple[str, Roles]:
    value = int(_DIGITS.findall(word)[0])
    shape = shape_of_ordinal(value)
    return shape, dict.fromkeys(SHAPES[shape], value)


def _decimal(word: str) -> tuple[str, Roles]:
    value = float(word.replace(",", "."))
    roles: Roles = {"decimal": value, "count": value}
    if not _CLOCK.fullmatch(word):
        return "decimal", roles
    return "clock_dot", {**roles, "clockdot": word}


def _mixed(word: str) -> tuple[str, Roles]:
    fraction = FRACTIONS.get(word[-1]) or FRACTIONS.get(word[-len("1/2") :], 0.0)
    value = int(_DIGITS.findall(word)[0]) + fraction
    return "decimal", {"decimal": value, "count": value}


_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_READERS: dict[str, Callable[[str], tuple[str, Roles]]] = {
    "number": number,
    "ordinal": _ordinal,
    "decimal": _decimal,
    "mixed": _mixed,
    "clockap": lambda word: ("clock", {"clock": word}),
    "shortyear": lambda word: ("short_year", {"shortyear": int(word[-2:])}),
    "possessive": lambda word: ("possessive", {"poss": 1}),
}
"""Name of a group of `FORMS` to the function that gives its shape and roles; the others hold their own text."""
