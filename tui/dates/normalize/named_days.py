"""Named days: which date Christmas, Thanksgiving or Eid falls on, by country, and which year's is meant."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tui.dates.arithmetic import OutOfCalendar, add_days, make_date
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, stated_year
from tui.dates.tuning import TUNING
from tui.languages import read_shared
from tui.model import Basis, Precision, When

FIXED_LIMIT = (1900, 2099)
"""Years for which movable feasts are computed."""


def named(match: Match, context: Context) -> Normalization | None:
    """`New Year's Day`, `last Thanksgiving`, `Easter 2024`, `New Year's` before "address"."""
    key = match.word("named")
    if key not in _rules():
        return None
    year, written = stated_year(match, context)
    country = context.country or context.lexicon.country
    if year is None:
        step = DIRECTIONS.get(match.direction(), 0)
        year = _year_meant(key, country, context.base, step, tense_of(match, context))
    span = days_of(key, year, country) if year is not None else None
    if span is None:
        return None
    start, end = span
    resolved = Normalization(
        "DATE", end.isoformat(), When(start, end, Precision.DAY), "named-day", match.word("mod", "modifier"), Basis.STATED,
        "" if written else context.base.isoformat(),
    )  # fmt: skip
    return with_time(match, context, start, resolved) if start == end else resolved


def _year_meant(key: str, country: str, anchor: date, step: int, tense: int) -> int | None:
    """Year of the occurrence meant: on the side that a direction word looks to, else the nearest one, as far as the tense agrees."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    spans = {year: span for year in years if (span := days_of(key, year, country))}
    if not spans:
        return None
    over = [year for year, span in spans.items() if span[1] < anchor]
    to_come = [year for year, span in spans.items() if span[0] > anchor]
    if step < 0 and over:
        return max(over)
    if step > 0 and to_come:
        return min(to_come)
    nearest = min(spans, key=lambda year: abs((spans[year][0] - anchor).days))
    start, end = spans[nearest]
    if tense < 0 and over and (start - anchor).days > TUNING.named_day_soon_days:
        return max(over)
    if tense > 0 and to_come and (anchor - end).days > TUNING.named_day_just_days:
        return min(to_come)
    return nearest


@lru_cache(maxsize=1024)
def days_of(key: str, year: int, country: str = "") -> tuple[date, date] | None:
    """First and last day of a named day in a year and country, or None where it is not known."""
    rule = _rules().get(key)
    if isinstance(rule, dict):
        rule = rule.get(country) or rule["default"]
    if not isinstance(rule, str):
        return None
    try:
        return _days(rule, year)
    except OutOfCalendar:
        return None


def _days(rule: str, year: int) -> tuple[date, date] | None:
    if "/" in rule:
        low, high = (tuple(map(int, part.split("-"))) for part in rule.split("/"))
        return make_date(year - (low > high), *low), make_date(year, *high)
    if rule[:2].isdigit() and rule.count("-") == 2:
        day = date.fromisoformat(rule)
        return day, day
    if rule[2:3] == "-":
        day = make_date(year, int(rule[:2]), int(rule[3:]))
        return day, day
    if rule[:2].isdigit():
        month, weekday, number = map(int, rule.split())
        day = _nth_weekday(year, month, weekday, number)
        return day, day
    if not FIXED_LIMIT[0] <= year <= FIXED_LIMIT[1]:
        return None
    if rule.startswith(("easter", "orthodox")):
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        kind, shift = rule.split()
        day = add_days(easter(year, EASTER_WESTERN if kind == "easter" else EASTER_ORTHODOX), int(shift))
        return day, day
    if rule == "ramadan":
        feast = _from_package("AE", "Eid al-Fitr", year)
        return (add_days(feast, -30), add_days(feast, -1)) if feast else None
    country, name = rule.split(": ")
    found = _from_package(country, name, year)
    return (found, found) if found else None


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The `number`th `weekday` (1 Monday) of a month, from its end where negative."""
    if number > 0:
        first = make_date(year, month, 1)
        return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = add_days(make_date(year + month // 12, month % 12 + 1, 1), -1)
    return add_days(last, -((last.isoweekday() - weekday) % 7) + 7 * (number + 1))


@lru_cache(maxsize=512)
def _from_package(country: str, name: str, year: int) -> date | None:
    """First day of a holiday as the holidays package has it, by its English name."""
    import holidays

    days = holidays.country_holidays(country, years=year, language="en_US")
    found = [day for day, names in days.items() if name in names.split("; ")]
    found = found or [day for day, names in days.items() if name.lower() in names.lower() and "Eve" not in names]
    return min(found, default=None)


@lru_cache(maxsize=1)
def _rules() -> dict[str, str | dict[str, str]]:
    return read_shared("named_days")
