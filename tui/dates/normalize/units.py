"""Resolvers of seasons, quarters, halves and decades in words."""

from __future__ import annotations

from datetime import date

from tui.dates.arithmetic import SEASON_NUMBER, add_months, part_of
from tui.dates.language.roles import OTHER
from tui.dates.normalize.calendar_dates import DIRECTIONS, full_year, stated_year, year_turned
from tui.dates.normalize.context import NOTHING, Match, Reading, Scene, is_lone
from tui.dates.normalize.direction import lean
from tui.model import Basis, When


def season(match: Match, scene: Scene) -> Reading | None:
    """`last winter`, `the spring of 1994`, `winter 1942-43`, `the summer`: a winter is known by the year it begins in.

    Histories write the winter they have come to by the year of its January.
    """
    name = match.word("season")
    if any("seasonal" in token.roles for token in match.tokens[match.end : match.end + 3]):
        named = match.has("year") and "year" in match.tokens[match.start].roles
        if named or not match.has("year"):
            return None if named else NOTHING  # "the 2026 Winter Olympics" are of a year, of no winter
    number = SEASON_NUMBER.get(name)
    if number is None:
        return None
    direction = match.word("dir", "direction") or match.word("dir", "dirafter")
    alone = is_lone(match)
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if (
        alone
        and "campaign" not in after
        and "weak" in match.token("season").roles
        and not (match.start and _is_placed(scene, match.start - 1, match.end))
    ):
        return None
    opens = "season" in scene.tokens[match.start].roles
    if opens and match.has("ydir") and "weak" in match.token("season").roles:
        return None
    if match.word("era") == "BC" and (number_bc := match.number("eyear", "int") or match.number("year")):
        return Reading("DATE", f"BC{number_bc:04d}-{name}", None, "season-before-christ", basis=Basis.STATED)
    anchor = scene.base if scene.narrative else scene.anchor
    year = match.number("year") or marked_year(match, scene)
    if match.has("shortyear"):
        year = full_year(match.number("shortyear") or 0, anchor.year)
    mod = match.modifier()
    basis = Basis.RELATIVE
    if match.has("dunit"):
        if (year := stated_year(match, scene)[0]) is None:
            return None
        rule = "season-of-counted-year"
    elif year is not None:
        rule, basis = "season-of-a-year", Basis.STATED
    elif match.has("ydir") and match.word("yunit", "unit") == "year":
        year, rule = stated_year(match, scene)[0] or anchor.year, "season-of-counted-year"
    elif scene.narrative and not direction and (behind := _year_behind(match)):
        year, rule, basis = behind, "season-of-a-year", Basis.STATED
    elif direction:
        year, rule = _directed_season(anchor, number, direction), f"{direction}-season"
        ahead = year - anchor.year + (number * 3 - anchor.month) / 12
        if DIRECTIONS.get(direction, 0) == 0 and ahead > 0.5 and lean(scene, match.start, match.end) <= 0:
            year -= 1
    elif scene.narrative and scene.running and alone and opens and _is_kind(match):
        return Reading("DATE", f"XXXX-{name}", None, "any-season")
    elif scene.narrative and scene.running:
        running = scene.running[0]
        year, rule = (
            (
                running.year
                if number * 3 + 2 >= running.month or scene.running[1] == "year"
                else year_turned(scene, running.year, number * 3)
            ),
            "season-in-running-year",
        )
        if number == 4 and running.month <= 2 and scene.running[1] != "year":
            year = running.year - 1
    elif (
        alone
        and opens
        and not match.names("placed")
        and not (match.start and "place" in scene.tokens[match.start - 1].roles)
    ):
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


BEHIND = 9
"""Tokens behind a season in which its sentence may write the year that it is of."""


def _year_behind(match: Match) -> int | None:
    """The year that the same clause writes soon behind a season ("the spring offensive of 1918"), or None."""
    for token in match.tokens[match.end : match.end + BEHIND]:
        if token.roles.keys() & {"stop", "newline", "season", "comma"}:
            return None
        if isinstance(year := token.roles.get("year"), int):
            return year
    return None


def _is_kind(match: Match) -> bool:
    """Whether a season without an article only tells the kind of what it stands before ("entered winter quarters")."""
    before = match.tokens[match.start - 1].roles if match.start else {"stop": 1}
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    if after is None or not after.low[0].isalpha() or after.roles.keys() - {"unit"}:
        return False
    return not before.keys() - {"past", "future"}


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
    number = (
        match.number("ord", "ordinal") or match.number("ord", "roman") or match.number("ord_after", "ordinal_after")
    )
    unit = match.word("unit")
    if match.has("ordnum"):
        number, unit = match.number("ordnum", "mon"), "quarter"
    if match.has("half"):
        number, unit = match.number("half", "half_word"), "half"
    if unit not in ("quarter", "half") or number is None:
        return None
    before = match.tokens[match.start - 1].roles if match.start else {}
    if unit == "half" and before.keys() & {"month", "unit", "decades", "decade_word"} and before.get("unit") != "year":
        return None  # "juuli esimesel poolel"
    if match.word("dir", "direction") == "same" and any("hyphen" in token.roles for token in match.inside()):
        return None  # "said that third-quarter profit fell"
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
    if match.has("dunit"):
        year, rule = stated_year(match, scene)[0], f"{unit}-of-counted-year"
    if year is None and (match.has("ydir", "dunit") or is_share(match)):
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


def is_share(match: Match) -> bool:
    """Whether a number of quarters is a part of something that is no year: "three quarters of voters", "three-quarters"."""
    if any("hyphen" in token.roles for token in match.inside()) and match.token("unit").low.endswith("s"):
        return "plural" not in match.token("unit").roles
    after = match.tokens[match.end : match.end + 3]
    if not after or "of" not in after[0].roles:
        return False
    return not any(token.roles.keys() & {"unit", "year", "decades", "fiscal"} for token in after[1:])


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
        first = first % 100 + ((match.number("cent", "ordinal") or 20) - 1) * 100
    else:
        first = of_century(first, match, scene)
    return Reading("DATE", f"{first // 10:03d}", When.decade(first), "decade", match.modifier(), Basis.STATED)


def of_century(first: int, match: Match, scene: Scene) -> int:
    """First year of a decade, from its number: in the century named before it, else the latest such decade to have begun."""
    century = match.number("cent1", "ordinal") or match.number("cent1", "roman") or match.number("cent1", "int")
    steps, _, unit = match.word("dunit", "deictic_unit").partition(" ")
    this = scene.anchor.year // 100
    if century and match.word("unit1", "unit") == "century":
        return (century - 1) * 100 + first % 100
    if unit == "century":
        return (this + int(steps)) * 100 + first % 100
    if first >= 100:
        return first
    return (this - (this * 100 + first > scene.anchor.year)) * 100 + first
