"""Resolvers of decades and centuries: the 1990s, the nineties, the late '80s, the 20th century."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tui.dates.grammar.parts import OF_CENTURY
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import Token
from tui.dates.language.shapes import YEAR_NUMBERS
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization, before_christ
from tui.dates.tuning import TUNING
from tui.model import Basis, When
from tui.model.calendar import MONTHS_PER_YEAR, YEARS_PER_CENTURY, YEARS_PER_DECADE, Precision, last_of_month

YEARS_OF_PART = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
"""First and last year of the early, middle and late part of a decade."""
THIS_CENTURY_FROM = 2000
"""From this year on, "the 2000s" is more often a decade than a century."""
LAST_CENTURY = 20
"""Century of a decade whose own number cannot be read."""
LAST_ORDINAL = 99
"""Greatest number of a century."""

_DIGITS = re.compile(r"\d+")


@rule(
    "article? (?:dir:direction|ord:ordinal) unit:unit of article? decades:decades",
    reads={"en": {"the last half of the '80s": "198 END", "the first half of the 1990s": "199 START"}},
)
def half_of_decade(match: Match, context: Context) -> Normalization | None:
    """`the first half of the 1990s`."""
    number = match.number("ord", "ordinal")
    later = match.direction() in ("last", "latest") or number == 2
    if match.word("unit") != "half" or not (later or number == 1):
        return None
    first = _in_century(_first_year(match), match, context)
    middle = first + YEARS_PER_DECADE // 2
    low, high = (middle, first + YEARS_PER_DECADE - 1) if later else (first, middle - 1)
    when = replace(When.between(date(low, 1, 1), last_of_month(high, MONTHS_PER_YEAR)), precision=Precision.YEAR)
    mod = "END" if later else "START"
    return Normalization("DATE", f"{first // YEARS_PER_DECADE:03d}", when, "decade", mod, Basis.STATED)


@rule(
    "decades=(int|yy) decade_mark mod:modifier_after?",
    reads={"zh": {"九十年代": "199"}, "ja": {"1990年代": "199"}, "ko": {"1990년대 초": "199"}},
)
@rule(
    f"approx:approx? article? {OF_CENTURY} mod:modifier? hyphen? of? article? decades:decades"
    " yearafter? era:era? moda:modifier_after?",
    reads={
        "en": {
            "1920s": "192",
            "the '60s": "196",
            "the mid-1980s": "198 MID",
            "early-1990s": "199 START",
            "the 1990s BC": "BC1990",
            "the end of the 1990s": "199 END",
        },
        "et": {"1990ndatel aastatel": "199", "20. sajandi 30. aastatel": "193"},
        "tr": {"1990'ların başı": "199 START"},
    },
)
@rule(
    "article? mod:modifier? hyphen? of? decades=(tens)",
    reads={
        "en": {
            "The band was known in [the 70s] and 80s.": "197",
            "The band was known in the 70s and [80s].": "198",
            "The late 70s": "197 END",
        }
    },
    never={"en": ["She is in her 70s.", "Highs will be in the 70s."]},
)
@rule(
    "article? mod:modifier? of? article? decade_of year=(yy|int|shortyear|year|decade_number)",
    reads={
        "el": {"Τη δεκαετία του είκοσι": "202"},
        "it": {"la fine degli anni '90": "199 END"},
        "es": {"a finales de la década de 1990": "199 END"},
    },
)
def decade(match: Match, context: Context) -> Normalization | None:
    """`the 1990s`, `the late 1970s`, `the '80s`."""
    if _is_first_of_two_years(match) or _is_age_or_heat(match, context):
        return None
    first = _first_year(match)
    if match.word("era") == "BC":
        return before_christ(f"{first:04d}", "decade-before-christ")
    if first % YEARS_PER_DECADE or not (first < YEARS_PER_CENTURY or first in YEAR_NUMBERS):
        return None
    first = _in_century(first, match, context)
    if first % YEARS_PER_CENTURY == 0 and first < THIS_CENTURY_FROM:
        return _century(first, match.modifier())
    mod, when = match.modifier(), When.decade(first)
    if mod in YEARS_OF_PART:
        low, high = YEARS_OF_PART[mod]
        part = When.between(date(first + low, 1, 1), last_of_month(first + high, MONTHS_PER_YEAR))
        when = replace(part, precision=Precision.YEAR)
    return Normalization("DATE", f"{first // YEARS_PER_DECADE:03d}", when, "decade", mod, Basis.STATED)


def _is_first_of_two_years(match: Match) -> bool:
    """Whether a word for decades stands before two years ("años 1990 y 1991")."""
    after = match.tokens[match.end : match.end + 2]
    is_year = "year" in _number(match).roles
    return is_year and len(after) == 2 and "to" in after[0].roles and "year" in after[1].roles


def _is_age_or_heat(match: Match, context: Context) -> bool:
    """Whether tens without a sign ("70s") have no article of their own, or are years of life or degrees."""
    if not match.has("decades") or "tens" not in match.token("decades").roles:
        return False
    tokens, start = match.tokens, match.start
    joined = (
        start > 1 and "to" in tokens[start - 1].roles and bool(tokens[start - 2].roles.keys() & {"tens", "decades"})
    )
    if not joined and not match.names("article") and not match.has("mod"):
        return True
    before = tokens[max(start - TUNING.degrees_window_tokens, 0) : match.end]
    return any("owner" in token.roles or token.low in context.lexicon.degree_words for token in before)


def _number(match: Match) -> Token:
    return match.token("year" if match.has("year") else "decades")


def _first_year(match: Match) -> int:
    """The number that a decade is written with: 1990, 90."""
    token = _number(match)
    number = token.roles.get("decade_number", token.roles.get("int"))
    return int(number) if isinstance(number, int) else int(_DIGITS.findall(token.low)[0])


@rule(
    f"article? {OF_CENTURY} mod:modifier? decade_word:decade_word (?:of? cent=(ordinal) unit:unit)?"
    " yearafter? moda:modifier_after?",
    reads={
        "en": {"twenties": "192", "the sixties": "196", "the late twenties": "192 END"},
        "et": {"Möödunud sajandi kahekümnendatel": "192"},
    },
)
def decade_word(match: Match, context: Context) -> Normalization | None:
    """`the nineties`, `the thirties of the 20th century`."""
    first = match.number("decade_word")
    if first is None or any("owner" in token.roles for token in match.tokens[max(match.start - 1, 0) : match.end]):
        return None
    if match.has("cent"):
        century_number = match.number("cent", "ordinal") or LAST_CENTURY
        first = first % YEARS_PER_CENTURY + (century_number - 1) * YEARS_PER_CENTURY
    else:
        first = _in_century(first, match, context)
    value = f"{first // YEARS_PER_DECADE:03d}"
    return Normalization("DATE", value, When.decade(first), "decade", match.modifier(), Basis.STATED)


def _in_century(first: int, match: Match, context: Context) -> int:
    """First year of a decade, from its number: in the century named before it, else the latest such decade to have begun."""
    in_century = first % YEARS_PER_CENTURY
    number = match.number("cent1", "ordinal") or match.number("cent1", "roman") or match.number("cent1", "int")
    if number and match.word("unit1", "unit") == "century":
        return (number - 1) * YEARS_PER_CENTURY + in_century
    year = context.anchor.year
    steps, unit, _ = match.deictic_unit()
    if unit == "century":
        return (year // YEARS_PER_CENTURY + steps) * YEARS_PER_CENTURY + in_century
    if first >= YEARS_PER_CENTURY:
        return first
    this_century = year // YEARS_PER_CENTURY * YEARS_PER_CENTURY
    return this_century + first - (YEARS_PER_CENTURY if this_century + first > year else 0)


@rule(
    "approx:approx? article? mod:modifier? of? hyphen? article? ord=(ordinal|roman|int) stop?"
    " hyphen? unit:unit era:era? moda:modifier_after?",
    reads={
        "en": {
            "the 19th century": "18",
            "the 20th century": "19",
            "the fourth century BC": "BC03",
            "the late 18th century": "17 END",
            "mid-19th-century": "18 MID",
            "the late-19th century": "18 END",
            "the end of the 19th century": "18 END",
        },
        "et": {"19. sajandi lõpus": "18 END"},
        "it": {"verso il III secolo a.C.": "BC02"},
    },
)
@rule(
    "approx:approx? article? mod:modifier? of? article? unit:unit ord=(roman|int|ordinal_after) era:era?",
    reads={
        "es": {"el siglo XIX": "18", "hacia el siglo III a. C.": "BC02"},
        "pt": {"o século XIX": "18"},
        "ar": {"القرن العشرين": "19", "نهاية القرن العشرين": "19 END"},
    },
)
def century(match: Match, context: Context) -> Normalization | None:
    """`the 20th century`."""
    number = match.number("ord", "ordinal") or match.number("ord", "roman") or match.number("ord", "int")
    number = number or match.number("ord", "ordinal_after")
    unit = match.word("unit")
    if unit not in ("century", "millennium") or number is None or not 1 <= number <= LAST_ORDINAL:
        return None
    if match.word("era") == "BC":
        return before_christ(f"{number - 1:02d}", "century-before-christ")
    if unit == "millennium":
        return Normalization("DATE", str(number - 1), None, "millennium", match.modifier(), Basis.STATED)
    return _century((number - 1) * YEARS_PER_CENTURY, match.modifier())


def _century(first: int, mod: str) -> Normalization:
    value = f"{first // YEARS_PER_CENTURY:02d}"
    return Normalization("DATE", value, When.century(first), "century", mod, Basis.STATED)
