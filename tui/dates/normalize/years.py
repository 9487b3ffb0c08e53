"""Resolvers of years, decades, centuries and fiscal years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import part_of
from tui.dates.language.roles import OTHER
from tui.dates.normalize.calendar_dates import DIRECTIONS, full_year
from tui.dates.normalize.context import Match, Reading, Scene, spelled_year
from tui.dates.normalize.units import of_century
from tui.model import Basis, Precision, When


def year(match: Match, scene: Scene) -> Reading | None:
    """`1998`, `mid-1996`, `the end of 1990`, `'98`, `218 BC`, `nineteen ninety-six`, `the year two thousand`."""
    number = match.number("year")
    if number is None and match.has("year"):
        value = match.value("year", "int")
        number = int(value) if isinstance(value, int | float) else None
    if number is None and match.has("shortyear"):
        number = full_year(match.number("shortyear") or 0, scene.base.year)
    if number is None and match.has("short"):
        number = full_year(match.number("short", "yy") or 0, scene.anchor.year)
    for name in ("spelled", "spelled2"):
        if number is None and match.has(name):
            number = spelled_year(match.all(name))
    if number is None or number < 1:
        return None
    era = match.word("era")
    if era == "BC":
        return Reading("DATE", f"BC{number:04d}", None, "year-before-christ", basis=Basis.STATED)
    if not era and match.has("year") and not _is_year(match, scene, number):
        return None
    mod, approx = match.modifier(), match.word("approx")
    when = part_of(When.year(number), mod)
    if approx in ("APPROX",):
        when = when.about()
    return Reading("DATE", f"{number:04d}", when, "calendar-year", mod or approx, Basis.STATED)


def _is_year(match: Match, scene: Scene, number: int) -> bool:
    """Whether a bare four-digit number is a year and no quantity, price, score or address."""
    tokens = scene.tokens
    before = tokens[match.start - 1] if match.start else None
    after = tokens[match.end] if match.end < len(tokens) else None
    if not 1000 <= number <= 2199:
        return False
    own = match.token("year")
    if before is not None:
        if "money" in before.roles or ("label" in before.roles and own.start - before.end <= 2):
            return False
        plain = not before.roles.keys() - {"past", "future"} and scene.text[before.start].islower()
        many = after is not None and after.code == OTHER and after.low.endswith("s") and after.low.isalpha()
        if plain and many and not 1900 <= number <= scene.anchor.year + 10:
            return False
        if "hyphen" in before.roles and own.start == before.end and match.start > 1:
            earlier = tokens[match.start - 2]
            if (
                earlier.end == before.start
                and "year" not in earlier.roles
                and "month" not in earlier.roles
                and earlier.code != "o"
            ):
                return "int" not in earlier.roles
        counted = "count" in before.roles and "dom" not in before.roles and not match.names("article")
        if before.low == "+" or counted:
            return False
    if after is not None:
        if "percent" in after.roles or (
            "unit" in after.roles
            and "weak" not in after.roles
            and after.low not in ("season", "quarter", "half", "second")
        ):
            return False
        near = after.start - own.end <= 1
        if near and ("counted" in after.roles or (after.code == "o" and after.low in QUANTITY_NOUNS)):
            return False
        if after.start == own.end and after.code == "o" and after.low.isalpha():
            return False
    if any("yearafter" in token.roles or "yearword" in token.roles for token in match.inside()):
        return True
    if match.word("approx") in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"):
        return False
    around = [*match.inside(), *([before] if before is not None else [])]
    placed = any(token.roles.keys() & {"of", "since", "until", "by"} for token in around)
    if scene.narrative and scene.usual_year:
        return abs(number - scene.usual_year) <= REACH or (placed and number >= 1400)
    return placed or 1700 <= number <= 2100


REACH = 150
"""Years around a history's usual ones within which a bare number is a year of it."""


QUANTITY_NOUNS = frozenset(
    "people men women troops soldiers jobs workers miles kilometers kilometres km meters metres feet pounds points percent votes homes"
    " houses employees dollars tons tonnes barrels shares students children patients deaths cases units copies words hectares acres"
    " euros rubles roubles yen won yuan kg mm mw megawatts civilians refugees migrants passengers prisoners fighters".split()
)
"""Nouns that make a four-digit number before them a quantity."""


def year_range_end(match: Match, scene: Scene) -> Reading | None:
    """The second part of `1939-45`."""
    start = scene.tokens[match.start - 1].roles.get("year")
    end = match.value("year", "yy") or match.value("year", "int")
    if (
        not isinstance(start, int)
        or not isinstance(end, int)
        or scene.tokens[match.start].end != scene.tokens[match.start + 1].start
    ):
        return None
    number = start // 100 * 100 + end
    if end > 99 or number <= start:
        return None
    return Reading("DATE", f"{number:04d}", When.year(number), "end-of-year-range", basis=Basis.STATED)


def decade(match: Match, scene: Scene) -> Reading | None:
    """`the 1990s`, `the late 1970s`, `the '80s`."""
    token = match.token("year" if match.has("year") else "decades")
    after = match.tokens[match.end : match.end + 2]
    if "year" in token.roles and len(after) == 2 and "to" in after[0].roles and "year" in after[1].roles:
        return None
    number = token.roles.get("decade_number", token.roles.get("int"))
    first = int(number) if isinstance(number, int) else int(re.findall(r"\d+", token.low)[0])
    if match.word("era") == "BC":
        return Reading("DATE", f"BC{first:04d}", None, "decade-before-christ", basis=Basis.STATED)
    if first % 10 or not (first < 100 or 1000 <= first <= 2199):
        return None
    first = of_century(first, match, scene)
    mod = match.modifier()
    if first % 100 == 0 and first < 2000:
        return Reading("DATE", f"{first // 100:02d}", When.century(first), "century", mod, Basis.STATED)
    when = When.decade(first)
    if mod in ("START", "MID", "END"):
        low, high = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[mod]
        when = replace(When.between(date(first + low, 1, 1), date(first + high, 12, 31)), precision=Precision.YEAR)
    return Reading("DATE", f"{first // 10:03d}", when, "decade", mod, Basis.STATED)


def century(match: Match, scene: Scene) -> Reading | None:
    """`the 20th century`."""
    number = match.number("ord", "ordinal") or match.number("ord", "roman") or match.number("ord", "int")
    number = number or match.number("ord", "ordinal_after")
    unit = match.word("unit")
    if unit not in ("century", "millennium") or number is None or not 1 <= number <= 99:
        return None
    if match.word("era") == "BC":
        return Reading("DATE", f"BC{number - 1:02d}", None, "century-before-christ", basis=Basis.STATED)
    mod = match.modifier()
    if unit == "millennium":
        return Reading("DATE", str(number - 1), None, "millennium", mod, Basis.STATED)
    first = (number - 1) * 100
    return Reading("DATE", f"{number - 1:02d}", When.century(first), "century", mod, Basis.STATED)


def fiscal_year(match: Match, scene: Scene) -> Reading | None:
    """`fiscal 1989`, `the current fiscal year`."""
    number = match.number("year") or match.number("year2", "year") or match.number("year3", "year")
    if number is None and match.has("shortyear"):
        number = full_year(match.number("shortyear") or 0, scene.base.year)
    if number is None:
        if match.word("unit") != "year":
            return None
        direction = match.word("dir", "direction")
        number = scene.anchor.year + DIRECTIONS.get(direction, 0)
        if not direction:
            return Reading("DURATION", "P1Y", None, "fiscal-year")
        return Reading(
            "DATE", f"{number:04d}", When.year(number).about(), "counted-fiscal-year", anchor=scene.anchor.isoformat()
        )
    return Reading("DATE", f"{number:04d}", When.year(number).about(), "fiscal-year", basis=Basis.STATED)
