"""Resolvers of seasons, quarters, halves, durations, sets and vague references."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arith import SEASON_NUMBER, add_months, duration_value, part_of
from tui.dates.direction import lean
from tui.dates.resolve_calendar import DIRECTIONS, full_year
from tui.dates.resolve_relative import counted, unit_of
from tui.dates.scene import NOTHING, Match, Reading, Scene, is_lone, spelled
from tui.dates.tokens import OTHER
from tui.model import Basis, When


def season(match: Match, scene: Scene) -> Reading | None:
    """`last winter`, `the spring of 1994`, `winter 1942-43`, `the summer`: a winter is known by the year it begins in.

    Histories write the winter they have come to by the year of its January.
    """
    name = match.word("season")
    if any("seasonal" in token.roles for token in match.tokens[match.end : match.end + 3]) and not match.has("year"):
        return NOTHING
    number = SEASON_NUMBER.get(name)
    if number is None:
        return None
    direction = match.word("dir", "direction") or match.word("dir", "dirafter")
    alone = is_lone(match)
    if (
        alone
        and "weak" in match.token("season").roles
        and not (match.start and _is_placed(scene, match.start - 1, match.end))
    ):
        return None
    opens = "season" in scene.tokens[match.start].roles
    if opens and match.has("ydir") and "weak" in match.token("season").roles:
        return None
    if match.word("era") == "BC" and (number_bc := match.number("eyear", "int") or match.number("year")):
        return Reading("DATE", f"BC{number_bc:04d}-{name}", None, "season-before-christ", basis=Basis.STATED)
    year = match.number("year") or marked_year(match, scene)
    anchor = scene.base if scene.narrative else scene.anchor
    mod = match.word("mod", "modifier")
    basis = Basis.RELATIVE
    if year is not None:
        rule, basis = "season-of-a-year", Basis.STATED
    elif match.has("ydir") and match.word("yunit", "unit") == "year":
        year, rule = scene.anchor.year + DIRECTIONS.get(match.word("ydir", "direction"), 0), "season-of-counted-year"
    elif direction:
        year, rule = _directed_season(anchor, number, direction), f"{direction}-season"
        ahead = year - anchor.year + (number * 3 - anchor.month) / 12
        if DIRECTIONS.get(direction, 0) == 0 and ahead > 0.5 and lean(scene, match.start, match.end) <= 0:
            year -= 1
    elif scene.narrative and scene.running:
        running = scene.running[0]
        year, rule = (
            (running.year if number * 3 + 2 >= running.month or scene.running[1] == "year" else running.year + 1),
            "season-in-running-year",
        )
        if number == 4 and running.month <= 2 and scene.running[1] != "year":
            year = running.year - 1
    elif alone and opens and not (match.start and "place" in scene.tokens[match.start - 1].roles):
        return Reading("DATE", f"XXXX-{name}", None, "any-season")
    else:
        tense = lean(scene, match.start, match.end)
        candidates = [anchor.year - 1, anchor.year, anchor.year + 1]
        middle = {y: date(y, 1, 1).toordinal() + (number * 3 + 1) * 30 - 15 for y in candidates if 1 <= y <= 9999}
        year = min(middle, key=lambda y: abs(middle[y] - anchor.toordinal()))
        if tense > 0 and middle[year] < anchor.toordinal() - 45:
            year += 1
        elif tense < 0 and middle[year] > anchor.toordinal() + 45:
            year -= 1
        rule = "season-nearest-publication"
    if not 1 <= year <= 9998:
        return None
    when = part_of(When.season(year, number), mod)
    known = year + 1 if number == 4 and rule == "season-in-running-year" else year
    return Reading(
        "DATE",
        f"{known:04d}-{name}",
        when,
        rule,
        mod or match.word("approx"),
        basis,
        "" if basis is Basis.STATED else anchor.isoformat(),
    )


def _is_placed(scene: Scene, before: int, end: int) -> bool:
    """Whether what stands around a doubtful season lets it be one: "in fall", not "to fall" or "after the fall of Rome"."""
    roles = scene.tokens[before].roles
    after = scene.tokens[end].roles if end < len(scene.tokens) else {}
    return "place" in roles and not roles.keys() & {"to", "clause", "ahead"} and "of" not in after


def marked_year(match: Match, scene: Scene) -> int | None:
    """A year with its mark behind it (`2025年`, `25年`) or in one word (`去年`), before a season, half or quarter."""
    if match.has("ydeic"):
        return scene.anchor.year + (match.number("ydeic", "deictic_year") or 0)
    number = match.number("year_cjk", "int")
    return number if number is None or number >= 100 else full_year(number, scene.anchor.year)


def _directed_season(anchor: date, number: int, direction: str) -> int:
    """Year of "last winter", "next summer", "this spring": seen from the season of the anchor."""
    starts = {year: date(year, number * 3, 1) for year in range(anchor.year - 2, anchor.year + 2) if 1 <= year <= 9998}
    if DIRECTIONS.get(direction, 0) < 0:
        ended = [year for year, start in starts.items() if add_months(start, 3) <= anchor]
        return max(ended, default=anchor.year - 1)
    if DIRECTIONS.get(direction, 0) > 0:
        return min((year for year, start in starts.items() if start > anchor), default=anchor.year + 1)
    if number == 4 and anchor.month <= 3:
        return anchor.year - 1
    return anchor.year


def quarter(match: Match, scene: Scene) -> Reading | None:
    """`third-quarter`, `the first half of 2025`, `this year's third quarter`, `the fiscal first quarter`."""
    number, unit = match.number("ord", "ordinal") or match.number("ord_after", "ordinal_after"), match.word("unit")
    if match.has("ordnum"):
        number, unit = match.number("ordnum", "mon"), "quarter"
    if match.has("half"):
        number, unit = match.number("half", "half_word"), "half"
    if unit not in ("quarter", "half") or number is None:
        return None
    if number > (4 if unit == "quarter" else 2):
        return None
    year = match.number("year") or match.number("year2", "year")
    basis = Basis.STATED
    rule = f"{unit}-of-a-year"
    if year is None and (marked := marked_year(match, scene)) is not None:
        year = marked
    if year is not None and match.has("ydeic"):
        rule = f"{unit}-of-counted-year"
    if year is None:
        basis = Basis.RELATIVE
        for group, unit_group in (("ydir", "yunit"), ("ydir2", "yunit2"), ("ydir3", "yunit3")):
            if match.has(group) and match.word(unit_group, "unit") == "year":
                year, rule = (
                    scene.anchor.year
                    + DIRECTIONS.get(match.word(group, "direction") or match.word(group, "dirafter"), 0),
                    f"{unit}-of-counted-year",
                )
    if year is None and _is_share(match):
        return None
    if year is None:
        rule = f"{unit}-nearest-publication"
        months = 3 if unit == "quarter" else 6
        begun = scene.anchor.month > (number - 1) * months
        ahead = lean(scene, match.start, match.end) > 0
        since_last = (scene.anchor.month - 1 - number * months) % 12
        to_next = (number * months - months - scene.anchor.month + 1) % 12
        if ahead and since_last < (to_next if _is_attribute(match) else REPORTED):
            ahead = False
        year = scene.anchor.year if begun or ahead else scene.anchor.year - 1
        if begun and ahead and scene.anchor.month > number * months:
            year += 1
    mod = match.word("mod", "modifier")
    when = part_of(When.quarter(year, number) if unit == "quarter" else When.half(year, number), mod)
    letter = "Q" if unit == "quarter" else "H"
    return Reading(
        "DATE",
        f"{year:04d}-{letter}{number}",
        when,
        rule,
        mod,
        basis,
        "" if basis is Basis.STATED else scene.anchor.isoformat(),
    )


REPORTED = 2
"""Months after a quarter's end within which what is expected of it are its figures."""


def _is_attribute(match: Match) -> bool:
    """Whether a quarter only qualifies what follows ("fourth-quarter results"), so that the verb does not speak of it."""
    return any("hyphen" in token.roles for token in match.tokens[match.start : match.end]) or (
        match.end < len(match.tokens)
        and match.tokens[match.end].code == OTHER
        and match.tokens[match.end].low.isalpha()
    )


def quarter_code(match: Match, scene: Scene) -> Reading | None:
    """`Q3 2025`, `H1`."""
    code = match.word("code", "quarter_code")
    year = match.number("year")
    year = year or marked_year(match, scene)
    number = int(code[1])
    if year is None:
        year = scene.anchor.year - (code[0] == "Q" and number * 3 - 2 > scene.anchor.month)
    when = When.quarter(year, number) if code[0] == "Q" else When.half(year, number)
    return Reading(
        "DATE",
        f"{year:04d}-{code}",
        when,
        "quarter-of-a-year" if match.has("year", "year_cjk", "ydeic") else "quarter-nearest-publication",
        basis=Basis.STATED,
    )


def last_half(match: Match, scene: Scene) -> Reading | None:
    """`the last half of 1989`."""
    if match.word("unit") not in ("half", "quarter") or match.word("dir", "direction") not in ("last", "latest"):
        return None
    year = match.number("year")
    if year is None:
        return None
    if match.word("unit") == "quarter":
        return Reading("DATE", f"{year}-Q4", When.quarter(year, 4), "quarter-of-a-year", basis=Basis.STATED)
    return Reading("DATE", f"{year}-H2", When.half(year, 2), "half-of-a-year", basis=Basis.STATED)


def decade_word(match: Match, scene: Scene) -> Reading | None:
    """`the nineties`, `the thirties of the 20th century`."""
    first = match.number("decade_word")
    if first is None or any("owner" in token.roles for token in match.tokens[max(match.start - 1, 0) : match.end]):
        return None
    if match.has("cent"):
        century = match.number("cent", "ordinal") or 20
        first = (century - 1) * 100 + first % 100
    elif first < 100:
        first = full_year(first, scene.anchor.year)
    return Reading(
        "DATE", f"{first // 10:03d}", When.decade(first), "decade", match.word("mod", "modifier"), Basis.STATED
    )


def duration(match: Match, scene: Scene) -> Reading | None:
    """`two years`, `the past two months`, `a year and a half`, `weeks`: a length, no place in time; an age is none."""
    if match.has("length"):
        return Reading("DURATION", duration_value(counted(match) or 1, unit_of(match)), None, "length-of-time")
    unit = unit_of(match)
    count = counted(match)
    if count is None or not unit or match.has("old"):
        return None
    token = match.token("unit") if match.has("unit") else match.token("plural")
    if token.roles.get("weak") and match.has("count") and token.low == "second" and match.end - match.start <= 2:
        return None
    if not match.has("count", "several", "fraction", "plural") and token.roles.keys() & {"weak", "plural"}:
        return None
    if unit in ("quarter", "half") and _is_share(match):
        return None
    if (unit == "half" and "fraction" in token.roles) or (unit == "season" and not match.has("count", "several")):
        return None
    if not match.has("count", "several", "plural", "fraction") and unit in ("night", "weekend", "season", "quarter"):
        return None
    if isinstance(count, float) and count > 100000:
        return None
    if match.has("fraction") and not match.has("count"):
        count = 0.5
    if unit == "year" and _is_age(match, scene.text):
        return NOTHING
    mod = match.word("approx") or match.word("approx2", "approx")
    value = duration_value(count, unit)
    if match.has("unit_b"):
        more = spelled(match.all("count_b"))
        if more is None or not isinstance(count, int | float) or match.token("count_b").roles.get("count") == 0:
            return None
        value = _joined(value, duration_value(more, match.word("unit_b", "unit")))
        if not value:
            return None
    return Reading("DURATION", value, None, "length-of-time", mod)


def _is_share(match: Match) -> bool:
    """Whether a number of quarters is a part of something that is no year: "three quarters of voters", "three-quarters"."""
    if any("hyphen" in token.roles for token in match.inside()) and match.token("unit").low.endswith("s"):
        return "plural" not in match.token("unit").roles
    after = match.tokens[match.end : match.end + 3]
    if not after or "of" not in after[0].roles:
        return False
    return not any(token.roles.keys() & {"unit", "year", "decades", "fiscal"} for token in after[1:])


def _joined(long: str, short: str) -> str:
    """`P2Y` and `P3M` as `P2Y3M`, `PT2H` and `PT30M` as `PT2H30M`; "" where the second is not the smaller unit."""
    order = "YMWDHMS"
    place = order.index("D") if long[1] == "T" else 0
    if long[-1] not in order or short[-1] not in order:
        return ""
    first = order.find(long[-1], place)
    second = order.find(short[-1], order.index("D") if short[1] == "T" else 0)
    if second <= first:
        return ""
    return long + (short[1:] if long[1] != "T" else short[2:])


def _is_age(match: Match, text: str) -> bool:
    """Whether a number of years stands where news puts a person's age: "Anna Weber (52 Jahre)", "âgée de 52 ans"."""
    names = match.tokens[max(match.start - 2, 0) : match.start]
    if len(names) == 2 and all(token.code == "o" and text[token.start].isupper() for token in names):
        return not match.has("old")
    before = match.tokens[match.start - 1].roles if match.start else {}
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if "aged" in before or "aged" in after:
        return True
    return bool(before.keys() & {"comma", "open"}) and bool(after.keys() & {"comma", "close"}) and not match.has("old")


def repeated(match: Match, scene: Scene) -> Reading | None:
    """`every day`, `each Thursday`, `Mondays`, `$5 a year`, `daily`: a habit, no place in time."""
    if match.has("frequency"):
        return Reading("SET", match.word("frequency"), None, "repeated")
    weekday = match.number("wd", "weekday") or match.number("wd", "weekdays") or match.number("wd2", "weekday")
    if weekday:
        part = match.word("part") or match.word("parts", "part_plural")
        return Reading("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), None, "repeated")
    if match.has("month"):
        return Reading("SET", f"XXXX-{match.number('month'):02d}", None, "repeated")
    if match.has("season"):
        return Reading("SET", f"XXXX-{match.word('season')}", None, "repeated")
    if match.has("part2"):
        part = match.word("part2", "part")
        return Reading("SET", f"XXXX-XX-XXT{part}", None, "repeated")
    if match.has("named"):
        return Reading("SET", "P1Y", None, "repeated")
    unit = match.word("unit") or match.word("unit2", "unit")
    if not unit:
        return None
    count = counted(match)
    if count is None:
        return None
    if match.number("every") == 2 and isinstance(count, int | float):
        count *= 2
    if match.has("ord"):
        count = match.number("ord", "ordinal") or 1
    if unit == "night":
        return Reading("SET", "XXXX-XX-XXTNI", None, "repeated")
    return Reading("SET", duration_value(count, unit), None, "repeated")


def reference(match: Match, scene: Scene) -> Reading | None:
    """`now`, `recently`, `soon`: tagged, never placed."""
    return Reading("DATE", match.word("ref", "reference"), None, "vague-reference")


def reference_in_history(match: Match, scene: Scene) -> Reading | None:
    """`former`, `future`, `at night` where a text tells history: annotators tag them there and hardly in news."""
    return (
        Reading("DATE", match.word("ref", "reference_in_history"), None, "vague-reference") if scene.narrative else None
    )


def reference_ahead(match: Match, scene: Scene) -> Reading | None:
    """`soon` right beside a word that looks ahead ("will soon open", "to soon grow")."""
    around = [*match.tokens[max(match.start - 1, 0) : match.start], *match.tokens[match.end : match.end + 1]]
    if not any(token.roles.keys() & {"future", "modal", "to"} for token in around):
        return None
    return Reading("DATE", match.word("ref", "reference_ahead"), None, "vague-reference")


def approximate(reading: Reading) -> Reading:
    """The reading with its When marked approximate."""
    return replace(reading, when=reading.when.about()) if reading.when else reading
