"""Resolvers of what reports of figures are about and compared with: the full year, the year-ago quarter, the 1988 period."""

from __future__ import annotations

from dataclasses import replace

from tui.dates.arithmetic import add_months, timex_unit, when_unit
from tui.dates.normalize.calendar_dates import DIRECTIONS
from tui.dates.normalize.context import Match, Reading, Scene
from tui.model import Basis, When

FIGURES = 36
"""Tokens around "a year earlier" within which a sum or a share makes it a comparison of figures."""


COMPARED = 120
"""Tokens after naming a quarter within which "a year earlier" means the same quarter of the year before."""


def same_quarter_before(match: Match, scene: Scene) -> Reading | None:
    """`a year earlier` in a report on a quarter: what its figures are compared with."""
    if scene.quarter is None or match.word("unit") != "year" or match.number("earlier") == 1:
        return None
    if match.has("count", "several", "approx", "approx2", "plural", "fraction", "fraction2"):
        return None
    day, place = scene.quarter
    figures = scene.tokens[max(match.start - FIGURES, 0) : match.end + FIGURES // 2]
    if match.start - place > COMPARED or not any(token.roles.keys() & {"money", "percent"} for token in figures):
        return None
    before = add_months(day, -12)
    when = when_unit(before, "quarter")
    return Reading("DATE", timex_unit(before, "quarter"), when, "same-quarter-a-year-ago", anchor=day.isoformat())


def year_ago_unit(match: Match, scene: Scene) -> Reading | None:
    """`the year-ago quarter`, `the year-earlier period`, `year-earlier`."""
    if match.word("unit") != "year":
        return None
    base = add_months(scene.anchor, -12)
    unit = match.word("unit2", "unit")
    ordinal = match.number("ord", "ordinal")
    if ordinal and unit == "quarter" and ordinal <= 4:
        return Reading(
            "DATE",
            f"{base.year}-Q{ordinal}",
            When.quarter(base.year, ordinal),
            "quarter-a-year-ago",
            anchor=scene.anchor.isoformat(),
        )
    if match.has("unit2"):
        quarter = add_months(scene.quarter[0], -12) if scene.quarter else add_months(base, -3)
        return Reading(
            "DATE",
            timex_unit(quarter, "quarter"),
            when_unit(quarter, "quarter").about(),
            "quarter-a-year-ago",
            anchor=scene.anchor.isoformat(),
        )
    if (compared := same_quarter_before(match, scene)) is not None:
        return compared
    return Reading("DATE", f"{base.year:04d}", When.year(base.year), "a-year-ago", anchor=scene.anchor.isoformat())


def year_unit(match: Match, scene: Scene) -> Reading | None:
    """`the 1988 quarter`, `the 1988 period`, `the 1988 third quarter`."""
    year = match.number("year")
    if year is None:
        return None
    if match.has("year2") and "yearafter" in match.token("unit2").roles:
        return None
    ordinal = match.number("ord", "ordinal")
    unit = match.word("unit2", "unit")
    if unit == "quarter":
        number = ordinal or (scene.anchor.month + 2) // 3 - 1 or 4
        if number > 4:
            return None
        return Reading("DATE", f"{year}-Q{number}", When.quarter(year, number), "quarter-of-a-year", basis=Basis.STATED)
    if match.token("unit2").roles.get("periodword"):
        return Reading("DATE", f"{year}", When.year(year), "calendar-year", basis=Basis.STATED)
    if unit in ("season", "year"):
        when = When.year(year)
        if match.has("year2"):
            when = replace(when, end=When.year(year + 1).end)
        return Reading("DATE", f"{year}", when, "calendar-year", basis=Basis.STATED)
    return None


def poss_unit(match: Match, scene: Scene) -> Reading | None:
    """`last year's quarter`."""
    if match.word("yunit", "unit") != "year" or match.word("unit") not in ("quarter", "half", "season"):
        return None
    base = add_months(scene.anchor, 12 * DIRECTIONS.get(match.word("ydir", "direction"), 0))
    if match.word("unit") == "quarter":
        base = add_months(base, -3)
    unit = match.word("unit")
    return Reading(
        "DATE",
        timex_unit(base, unit),
        when_unit(base, unit).about(),
        f"{unit}-of-counted-year",
        anchor=scene.anchor.isoformat(),
    )


def year_reported(match: Match, scene: Scene) -> Reading | None:
    """`the year ended June 30`, `the full year`, `sales for the year`: tagged, but too wide for the timeline."""
    if match.word("unit") != "year" or "plural" in match.token("unit").roles:
        return None
    if match.has("closed"):
        return Reading("DURATION", "P1Y", None, "business-year")
    before = [token.roles for token in match.tokens[max(match.start - 2, 0) : match.start]]
    whole = match.has("whole") or (before and before[-1].keys() & {"ahead", "by"})
    if not whole and not (len(before) == 2 and "of" in before[1] and "unit" in before[0]):
        return None
    base = scene.base
    return Reading("DATE", f"{base.year:04d}", None, "year-reported-on", anchor=base.isoformat())


def latest_period(match: Match, scene: Scene) -> Reading | None:
    """`the latest period`: the quarter that the text named before."""
    if match.word("dir", "direction") != "latest" or scene.quarter is None:
        return None
    day = scene.quarter[0]
    return Reading(
        "DATE", timex_unit(day, "quarter"), when_unit(day, "quarter"), "latest-quarter", anchor=day.isoformat()
    )
