"""Resolvers of days and months that are written in the Hijri or the Jalali calendar: 12 Ramadan 1447, ۲۵ بهمن ۱۴۰۴.

Years of other calendars whose months are Gregorian are read where Gregorian dates are: those of Japanese eras and of the
Republic of China in `marked_dates`, Buddhist ones in the tokenizer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import OutOfCalendar, add_days
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY
from tui.dates.grammar.rule import rule
from tui.dates.language.lexicon import Lexicon
from tui.dates.language.roles import Token
from tui.dates.language.shapes import BUDDHIST_YEARS, JALALI_YEARS
from tui.dates.normalize.calendar.conversion import SIGHTED, days_of, year_of
from tui.dates.normalize.calendar.other_years import of_days, of_two_digits
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match, is_lone
from tui.dates.reading.normalization import (
    CALENDAR_DATE,
    CALENDAR_MONTH,
    NO_TIME,
    Normalization,
    of_day,
)
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import BUDDHIST, DIRECTIONS, LONGEST_YEAR, nearest_by_tense
from tui.dates.tuning import TUNING
from tui.model import Basis, Precision, When

_IN_YEAR = (
    "(?: comma? of? article? yearword? oyear=(otheryear|year) yearafter? mark:calendar_mark?"
    "| yearword? oshort=(yy|small) (?!counted|unit|percent|hyphen|slash)"
    "| comma? of? article? ydir:direction yunit:unit| of? article? yunit2:unit ydir2:dirafter)?"
)
"""The year of another calendar behind its month."""
_MONTH = "monthword? month:calendar_month monthafter?"
"""Its month, with the word for one before or behind it."""

NEAREST_DAY, NEAREST_MONTH = "day-nearest-publication", "month-nearest-publication"
"""Rules that give a year to a day or a month without one."""

DAYS_OF_HALF_MONTH = 15
"""Days from the first of a month to its middle, by which months are compared."""

YEARS_AHEAD = 100
"""A year that lies farther ahead is one of another calendar ("Ramadan 2025")."""

THIRD = 10
"""Days of the first and of the second third of a month."""

BESIDE = 2
"""Tokens at most between a date and the same in another calendar ("17 February (29 Shaban)")."""


@rule(
    f"{BEFORE_DAY} (?:article? wd:weekday part0:part? comma? on? article?)? article? dayword?"
    f" day=(dom|domord|ordinal) DAYSTOP of? article? {_MONTH} {_IN_YEAR} {AFTER_DAY}",
    reads={
        "en": {"1 Rajab 1447": "2025-12-21", "the 5th of Rajab 1447": "2025-12-25", "5 Rajab, 1447 AH": "2025-12-25"},
        "fa": {
            "۵ دی ۱۳۸۲": "2003-12-26",
            "۵ دی ۸۲": "2003-12-26",
            "روز سه\u200cشنبه، ۲۸ بهمن ۱۴۰۴": "2026-02-17",
            "صبح ۵ دی ۱۳۸۲": "2003-12-26TMO",
        },
        "ar": {"15 رجب 1447 هـ": "2026-01-04"},
    },
    never={"ar": ["صفر درجة"], "en": ["5 May 1447"]},
)
@rule(
    f"month:calendar_month day=(dom|domord) comma? oyear=(otheryear|year) mark:calendar_mark? {AFTER_DAY}",
    reads={
        "en": {
            "Ramadan 12, 1447": "2026-03-01",
            "Rajab 5th, 1447": "2025-12-25",
            "Rajab 5, 1447 AH": "2025-12-25",
            "Rajab 5, 1447 at 7 p.m.": "2025-12-25T19:00",
        }
    },
    orders="mdy",
)
@rule(
    f"article? dayword? day=(dom|domord) (?=(?:comma|to){{1,2}} article? (?:dom|domord) of? {_MONTH} {_IN_YEAR})",
    reads={"fa": {"از [۵] تا ۷ دی ۱۳۸۲": "2003-12-26"}},
)
def other_day(match: Match, context: Context) -> Normalization | None:
    """`12 Ramadan 1447`, `۲۸ بهمن`: a day of a month of another calendar."""
    calendar, month = _month(match)
    day = match.number("day", "dom") or match.number("day", "domord") or match.number("day", "ordinal")
    if day is None:
        return None
    year = _year(match, context, calendar)
    if match.has("oyear", "oshort") and year is None:
        return None
    if year is None and calendar in SIGHTED and match.is_weak("month") and not match.names("monthword"):
        return None
    if _is_said_twice(match, context):
        return NO_TIME
    meant = _nearest(match, context, calendar, month, day) if year is None else days_of(calendar, year, month, day)[0]
    rule = NEAREST_DAY if year is None else CALENDAR_DATE
    resolved = of_day(meant, rule, "", Basis.STATED, context.base if year is None else None)
    resolved = with_time(match, context, meant, resolved)
    return resolved.about() if calendar in SIGHTED else resolved


@rule(
    f"article? mod:modifier? of? article? dir:direction? {_MONTH} {_IN_YEAR} dirafter:dirafter? moda:modifier_after?",
    reads={
        "fa": {"آبان ۱۳۹۸": "2019-10-23/2019-11-21", "بهمن سال گذشته": "2025-01-20/2025-02-18"},
        "ar": {"في [شهر شوال المقبل]": "2026-03-20/2026-04-17"},
        "en": {"early Rajab 1447": "2025-12-21/2026-01-19 START"},
    },
    never={"ar": ["رمضان 2025", "رجب"]},
)
def other_month(match: Match, context: Context) -> Normalization | None:
    """`رمضان 1447`, `بهمن ۱۴۰۴`, `در بهمن‌ماه`: a month of another calendar."""
    calendar, month = _month(match)
    year = _year(match, context, calendar)
    if year is None and "named" in match.token("month").roles:
        return None
    if year is None and (
        match.has("oyear", "oshort") or (match.is_weak("month") and is_lone(match) and not _is_placed(match))
    ):
        return None
    first, last = _month_nearest(match, context, calendar, month) if year is None else days_of(calendar, year, month)
    rule = NEAREST_MONTH if year is None else CALENDAR_MONTH
    anchor = context.base.isoformat() if year is None else ""
    mod = match.modifier()
    return replace(of_days(_third(first, last, mod), rule, calendar, anchor, (first, last)), mod=mod)


TELLING = ("calendar_mark", "calendar_month", "era_name", "era_first")
"""Roles of words that tell a calendar, the surest first."""


def calendar_of(match: Match, lexicon: Lexicon) -> str:
    """The calendar that the words of a match are written in; "" for the Gregorian one."""
    if match.has("named"):
        return ""
    inside = [*match.inside(), *match.all("month")]
    for role in TELLING:
        for token in inside:
            if role in token.roles:
                return str(token.roles[role]).partition(" ")[0]
    is_short = match.has("oshort") or (lexicon.calendar == BUDDHIST and match.has("two", "short"))
    is_theirs = lexicon.calendar and (is_short or match.has("oyear") or any(map(_has_other_year, inside)))
    return lexicon.calendar if is_theirs else ""


def _has_other_year(token: Token) -> bool:
    """Whether a token is a year of the language's calendar, or a date in digits with one."""
    if "otheryear" in token.roles:
        return True
    digits = _YEAR.search(token.low) if token.roles.keys() & {"numeric", "iso"} else None
    return digits is not None and (int(digits[0]) in BUDDHIST_YEARS or int(digits[0]) in JALALI_YEARS)


_YEAR = re.compile(r"\d{4}")


def _month(match: Match) -> tuple[str, int]:
    """Calendar and number of the month of a match."""
    calendar, _, number = match.word("month", "calendar_month").partition(" ")
    return calendar, int(number)


def _year(match: Match, context: Context, calendar: str) -> int | None:
    """The year beside a month, in its calendar; None where there is none, or one that can only be of another calendar."""
    if match.has("oshort"):
        return of_two_digits(match, context, calendar)
    number = match.number("oyear", "int")
    if number is not None:
        return number if number <= year_of(calendar, context.anchor) + YEARS_AHEAD else None
    for direction, unit in (("ydir", "yunit"), ("ydir2", "yunit2")):
        if match.has(direction) and match.word(unit, "unit") == "year":
            return year_of(calendar, context.anchor) + DIRECTIONS.get(match.year_direction(direction), 0)
    return None


def _nearest(match: Match, context: Context, calendar: str, month: int, day: int) -> date:
    """The day without a year that is nearest to publication, or to the running date of a history, as far as the tense agrees."""
    spans = _spans(context, calendar, month, day)
    distances = {year: (span[0] - context.base).days for year, span in spans.items()}
    far = LONGEST_YEAR * TUNING.tense_over_nearness
    tense = DIRECTIONS.get(match.direction(), 0) or tense_of(match, context)
    return spans[nearest_by_tense(distances, tense, -far, far)][0]


def _month_nearest(match: Match, context: Context, calendar: str, month: int) -> tuple[date, date]:
    """The same of a month."""
    spans = _spans(context, calendar, month, 0)
    step = DIRECTIONS.get(match.direction(), 0)
    if step:
        on_side = [span for span in spans.values() if (span[0] > context.base if step > 0 else span[1] < context.base)]
        if on_side:
            return min(on_side) if step > 0 else max(on_side)
    distances = {year: (span[0] - context.base).days + DAYS_OF_HALF_MONTH for year, span in spans.items()}
    far = LONGEST_YEAR * TUNING.tense_over_nearness
    return spans[nearest_by_tense(distances, tense_of(match, context), -far, far)]


def _spans(context: Context, calendar: str, month: int, day: int) -> dict[int, tuple[date, date]]:
    """The day or month in the years around: year to first and last day."""
    near = year_of(calendar, context.base)
    spans = {}
    for year in (near - 1, near, near + 1):
        try:
            spans[year] = days_of(calendar, year, month, day)
        except OutOfCalendar:
            continue
    if not spans:
        raise OutOfCalendar("no such day in any year around")
    return spans


def _is_placed(match: Match) -> bool:
    """Whether a preposition or the word for a month makes a name that is often something else a month."""
    return match.names("monthword") or match.names("monthafter") or "place" in match.roles_before()


def _is_said_twice(match: Match, context: Context) -> bool:
    """Whether the same day stands beside it in the Gregorian calendar, which is exact: "17 February (29 Shaban)"."""
    tokens = context.tokens
    before, after = tokens[max(match.start - BESIDE, 0) : match.start], tokens[match.end : match.end + BESIDE]
    if context.running_day and 0 <= match.start - context.running_place <= BESIDE and _joins(before):
        return True
    return _joins(after) and any("dom" in token.roles for token in tokens[match.end : match.end + BESIDE + 2])


def _joins(tokens: list[Token]) -> bool:
    return any(token.roles.keys() & {"same_day", "open"} for token in tokens)


def _third(first: date, last: date, mod: str) -> When:
    """The early, middle or late third of a month; the whole month where no part is named."""
    low, high = {
        "START": (first, add_days(first, THIRD - 1)),
        "MID": (add_days(first, THIRD), add_days(first, 2 * THIRD - 1)),
        "END": (add_days(first, 2 * THIRD), last),
    }.get(mod, (first, last))
    return When(low, high, Precision.MONTH)
