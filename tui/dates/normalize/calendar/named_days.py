"""Named days: which date Christmas, Thanksgiving or Eid falls on, by country, and which year's is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from tui.dates.arithmetic import OutOfCalendar, add_days, make_date
from tui.dates.grammar.parts import YEAR
from tui.dates.grammar.rule import rule
from tui.dates.normalize.calendar.moving_days import feast
from tui.dates.normalize.clocks import with_time
from tui.dates.normalize.weekdays import coming, latest
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, stated_year
from tui.dates.tuning import TUNING
from tui.languages import read_shared
from tui.model import Basis, Precision, When
from tui.model.calendar import DAYS_PER_WEEK, last_of_month

COMPUTED_YEARS = (1900, 2099)
"""First and last year for which movable feasts are computed."""

END_OF_RAMADAN = "AE: Eid al-Fitr"
RAMADAN_DAYS = 30
"""Most days of Ramadan: where its first day is not known, a month of thirty days is taken."""

SPAN = re.compile(r"(\d\d)-(\d\d)/(\d\d)-(\d\d)")
ONCE = re.compile(r"\d{4}-\d\d-\d\d")
FIXED = re.compile(r"(\d\d)-(\d\d)")
NTH_WEEKDAY = re.compile(r"(\d\d) ([1-7]) (-?[1-5])(?: \+([1-9]))?")
FROM_EASTER = re.compile(r"(easter|orthodox) (-?\d+)")
FROM_TABLE = re.compile(r"[A-Z]{2}: .+")
RAMADAN = re.compile("ramadan")
FORMS = (SPAN, ONCE, FIXED, NTH_WEEKDAY, FROM_EASTER, FROM_TABLE, RAMADAN)
"""Forms of the rules in `named_days.toml`, whose head explains them."""

ELSEWHERE = "default"
"""Key of the rule for all countries that have none of their own."""

RULES: dict[str, str | dict[str, str]] = read_shared("named_days")
"""Named day to its rule, or to rules by country."""

DAYS_KEPT = 1024
"""Days that are remembered once computed."""

Span = tuple[date, date]


@rule(
    f"mod:modifier? article? dir:direction? named:named (?: comma? of? {YEAR}| of? article?"
    " ydir:direction yunit:unit)?",
    reads={
        "en": {
            "9/11": "2001-09-11",
            "D-Day": "1944-06-06",
            "next Easter": "2026-04-05",
            "Good Friday 1998": "1998-04-10",
            "Christmas of the last year": "2025-12-25",
            "Christmas, 2024": "2024-12-25",
        },
        "el": {"τα Χριστούγεννα": "2025-12-25"},
        "pt": {"Natal de 2024": "2024-12-25"},
    },
)
@rule(
    "dir:direction? named:named dirafter:dirafter",
    reads={
        "fr": {"Noël dernier": "2025-12-25"},
        "it": {"Natale scorso": "2025-12-25"},
        "pt": {"Natal passado": "2025-12-25"},
    },
)
@rule(
    "(?:year:year (?:DAYSTOP yearafter)?|ydir:direction yunit:unit|dunit:deictic_unit) named:named",
    reads={
        "et": {"1997. aasta jõululaupäevast": "1997-12-24"},
        "en": {"last year Christmas": "2025-12-25"},
        "zh": {"去年春节": "2025-01-29"},
    },
)
def named(match: Match, context: Context) -> Normalization | None:
    """`New Year's Day`, `last Thanksgiving`, `Easter 2024`, `New Year's` before "address"."""
    key = match.word("named")
    if key not in RULES:
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


@lru_cache(maxsize=DAYS_KEPT)
def days_of(key: str, year: int, country: str = "") -> Span | None:
    """First and last day of a named day in a year and country, or None where it is not known."""
    rule = RULES.get(key)
    if isinstance(rule, dict):
        rule = rule.get(country) or rule[ELSEWHERE]
    if not isinstance(rule, str):
        return None
    try:
        return _days(rule, year)
    except OutOfCalendar:
        return None


def _days(rule: str, year: int) -> Span | None:
    """First and last day that a rule gives in a year; None where it gives none."""
    if span := SPAN.fullmatch(rule):
        low_month, low_day, high_month, high_day = map(int, span.groups())
        year_before = (low_month, low_day) > (high_month, high_day)
        return make_date(year - year_before, low_month, low_day), make_date(year, high_month, high_day)
    if rule == RAMADAN.pattern:
        end = feast(END_OF_RAMADAN, year)
        return (add_days(end, -RAMADAN_DAYS), add_days(end, -1)) if end else None
    day = _fixed(rule, year) or _movable(rule, year)
    return (day, day) if day else None


def _fixed(rule: str, year: int) -> date | None:
    """The day of a rule that the calendar alone decides."""
    if ONCE.fullmatch(rule):
        return date.fromisoformat(rule)
    if fixed := FIXED.fullmatch(rule):
        return make_date(year, *map(int, fixed.groups()))
    if nth := NTH_WEEKDAY.fullmatch(rule):
        month, weekday, number, later = (int(part or 0) for part in nth.groups())
        return add_days(nth_weekday(year, month, weekday, number), later)
    return None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The `number`th `weekday` (1 Monday) of a month, from its end where negative."""
    if number > 0:
        return add_days(coming(make_date(year, month, 1), weekday), DAYS_PER_WEEK * (number - 1))
    return add_days(latest(last_of_month(year, month), weekday), DAYS_PER_WEEK * (number + 1))


def _movable(rule: str, year: int) -> date | None:
    """The day of a rule that is computed, or stands in the table of moving days, for the years of today."""
    if not COMPUTED_YEARS[0] <= year <= COMPUTED_YEARS[1]:
        return None
    if from_easter := FROM_EASTER.fullmatch(rule):
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        return add_days(
            easter(year, EASTER_WESTERN if from_easter[1] == "easter" else EASTER_ORTHODOX), int(from_easter[2])
        )
    return feast(rule, year) if FROM_TABLE.fullmatch(rule) else None


def check(rules: Mapping[str, str | dict[str, str]]) -> None:
    """Raise ValueError, naming the key, where a rule of `named_days.toml` has none of the forms."""
    for key, value in rules.items():
        for how in value.values() if isinstance(value, dict) else (value,):
            if not isinstance(how, str) or not any(form.fullmatch(how) for form in FORMS):
                raise ValueError(f"languages/named_days.toml: {key} has no rule {how!r}")
        if isinstance(value, dict) and ELSEWHERE not in value:
            raise ValueError(f"languages/named_days.toml: {key} needs a default")


check(RULES)
