"""Resolvers of what reports of figures are about and compared with: the full year, the year-ago quarter, the 1988 period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import add_months
from tui.dates.grammar.rule import rule
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CALENDAR_YEAR, Normalization, of_length, of_unit
from tui.dates.reading.which_year import DIRECTIONS
from tui.dates.tuning import TUNING
from tui.model import Basis, When
from tui.model.calendar import MONTHS_PER_QUARTER, MONTHS_PER_YEAR, QUARTERS_PER_YEAR, Precision, place_in_year

QUARTER_MONTHS = (1, 4, 7, 10)
"""First months of the quarters."""


def same_quarter_before(match: Match, context: Context) -> Normalization | None:
    """`a year earlier` in a report on a quarter: what its figures are compared with."""
    if context.quarter is None or match.word("unit") != "year" or match.number("earlier") == 1:
        return None
    if match.has("count", "several", "approx", "approx2", "plural", "fraction", "fraction2"):
        return None
    day, place = context.quarter
    if match.start - place > TUNING.quarter_memory_tokens or not _has_figures(match, context):
        return None
    before = add_months(day, -MONTHS_PER_YEAR)
    return of_unit(before, "quarter", "same-quarter-a-year-ago", counted_from=day)


def _has_figures(match: Match, context: Context) -> bool:
    """Whether a sum or a share stands near."""
    window = TUNING.figures_window_tokens
    near = context.tokens[max(match.start - window, 0) : match.end + window // 2]
    return any(token.roles.keys() & {"money", "percent"} for token in near)


@rule(
    "article? unit:unit hyphen? agoword:agoword hyphen? ord:ordinal? hyphen? unit2=(unit|periodword)",
    reads={"en": {"the year-ago quarter": "2024-Q4", "year-ago period": "2024-Q4"}},
)
@rule(
    "indefinite? unit:unit hyphen agoword:agoword",
    reads={"en": {"year-ago": "2025", "a year-ago": "2025", "the [year-earlier] profit": "2025"}},
)
def year_ago_unit(match: Match, context: Context) -> Normalization | None:
    """`the year-ago quarter`, `the year-earlier period`, `year-earlier`."""
    if match.word("unit") != "year":
        return None
    anchor = context.anchor
    base = add_months(anchor, -MONTHS_PER_YEAR)
    ordinal = match.number("ord", "ordinal")
    if ordinal and match.word("unit2", "unit") == "quarter" and ordinal <= QUARTERS_PER_YEAR:
        return of_unit(_quarter(base.year, ordinal), "quarter", "quarter-a-year-ago", counted_from=anchor)
    if match.has("unit2"):
        day = context.quarter[0] if context.quarter else add_months(anchor, -MONTHS_PER_QUARTER)
        before = add_months(day, -MONTHS_PER_YEAR)
        return of_unit(before, "quarter", "quarter-a-year-ago", counted_from=anchor).about()
    compared = same_quarter_before(match, context)
    return compared or of_unit(base, "year", "a-year-ago", counted_from=anchor)


def _quarter(year: int, number: int) -> date:
    """First day of a quarter."""
    return date(year, QUARTER_MONTHS[number - 1], 1)


@rule(
    "article? year:year (?:(?:hyphen|slash) year2=(yy|small|year) hyphen?)? ord:ordinal? (?!yearafter) unit2=(unit|periodword)",
    reads={"en": {"the 1988 quarter": "1988-Q4", "the 2025-26 season": "2025", "2025/26 season": "2025"}},
)
def year_unit(match: Match, context: Context) -> Normalization | None:
    """`the 1988 quarter`, `the 1988 period`, `the 1988 third quarter`."""
    year = match.number("year")
    if year is None or (match.has("year2") and "yearafter" in match.token("unit2").roles):
        return None
    if match.end < len(match.tokens) and match.tokens[match.end].start == match.tokens[match.end - 1].end:
        after = match.tokens[match.end]
        if "int" in after.roles:
            return None  # "2024 YR4" is no year of anything
    unit = match.word("unit2", "unit")
    if unit == "quarter":
        number = match.number("ord", "ordinal") or _last_quarter(context.anchor)
        if number > QUARTERS_PER_YEAR:
            return None
        return _stated(f"{year}-Q{number}", When.quarter(year, number), "quarter-of-a-year")
    if match.token("unit2").roles.get("periodword"):
        return _stated(f"{year}", When.year(year), CALENDAR_YEAR)
    if unit in ("season", "year"):
        when = When.year(year)
        if match.has("year2"):
            when = replace(when, end=When.year(year + 1).end)
        return _stated(f"{year}", when, CALENDAR_YEAR)
    return None


def _last_quarter(day: date) -> int:
    """Number of the quarter before that of a day."""
    return place_in_year(Precision.QUARTER, day) - 1 or QUARTERS_PER_YEAR


def _stated(value: str, when: When, rule: str) -> Normalization:
    return Normalization("DATE", value, when, rule, basis=Basis.STATED)


@rule(
    "ydir:direction yunit:unit poss? hyphen? unit:unit",
    reads={"en": {"last year's quarter": "2024-Q4", "In [last year's quarter] it lost money.": "2024-Q4"}},
)
def poss_unit(match: Match, context: Context) -> Normalization | None:
    """`last year's quarter`."""
    unit = match.word("unit")
    if match.word("yunit", "unit") != "year" or unit not in ("quarter", "half", "season"):
        return None
    base = add_months(context.anchor, MONTHS_PER_YEAR * DIRECTIONS.get(match.word("ydir", "direction"), 0))
    if unit == "quarter":
        base = add_months(base, -MONTHS_PER_QUARTER)
    return of_unit(base, unit, f"{unit}-of-counted-year", counted_from=context.anchor).about()


@rule("article whole:whole unit:unit", reads={"en": {"the full year": "2026"}})
@rule(
    "article unit:unit (?=closed:closed|stop|comma|newline|$)",
    reads={"en": {"The mill posted a loss for [the year] ended June 30, 2025.": "P1Y"}},
)
def year_reported(match: Match, context: Context) -> Normalization | None:
    """`the year ended June 30`, `the full year`, `sales for the year`: tagged, but too wide for the timeline."""
    if match.word("unit") != "year" or "plural" in match.token("unit").roles:
        return None
    if match.has("closed"):
        return of_length("P1Y", rule="business-year")
    before = [token.roles for token in match.tokens[max(match.start - 2, 0) : match.start]]
    whole = match.has("whole") or (before and before[-1].keys() & {"ahead", "by"})
    if not whole and not (len(before) == 2 and "of" in before[1] and "unit" in before[0]):
        return None
    base = context.base
    return Normalization("DATE", f"{base.year:04d}", None, "year-reported-on", anchor=base.isoformat())


@rule(
    "article? dir:direction periodword",
    reads={"en": {"Third-quarter sales fell to $2 million. [The latest period] had a charge.": "2025-Q3"}},
)
def latest_period(match: Match, context: Context) -> Normalization | None:
    """`the latest period`: the quarter that the text named before."""
    if match.word("dir", "direction") != "latest" or context.quarter is None:
        return None
    day = context.quarter[0]
    return of_unit(day, "quarter", "latest-quarter", counted_from=day)
