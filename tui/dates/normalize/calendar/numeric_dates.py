"""Resolvers of dates in digits alone or joined by signs: ISO 8601, 3/10/98, 19-Nov-2012, 11/2018."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from itertools import pairwise

from tui.dates.arithmetic import make_date
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import Token
from tui.dates.language.shapes import LAST_DAY, YEAR_DIGITS
from tui.dates.normalize.calendar.conversion import day_in_digits, is_sighted, year_of
from tui.dates.normalize.calendar.month_days import day_rule, year_of_day
from tui.dates.normalize.calendar.moving_days import JALALI
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import (
    CALENDAR_DATE,
    CALENDAR_MONTH,
    ISO_MINUTE,
    NO_TIME,
    Normalization,
    of_day,
    of_unit,
)
from tui.dates.reading.which_year import full_year, short_year
from tui.model import Basis, When
from tui.model.calendar import DAYS_PER_WEEK, MONTHS_PER_YEAR, YEARS_PER_CENTURY

ISO_DAY = len("2025-12-31")
"""Characters of a day in ISO 8601."""

MONTH_FIRST = "mdy"
"""Order of numeric dates with the month first."""

_DIGITS = re.compile(r"\d+")


@rule("iso:iso", reads={"en": {"2024-02-29": "2024-02-29", "2025-06-01T14:30:00Z": "2025-06-01T14:30"}})
def iso(match: Match, context: Context) -> Normalization | None:
    """`2025-12-31` or `2025-12-31T20:00:00+01:00`."""
    text = match.word("iso")
    day = day_in_digits(context.lexicon.calendar, *map(int, text[:ISO_DAY].split("-")))
    if len(text) == ISO_DAY:
        resolved = of_day(day, CALENDAR_DATE, basis=Basis.STATED)
        return resolved.about() if is_sighted(context.lexicon.calendar, int(text[:YEAR_DIGITS])) else resolved
    clock = time.fromisoformat(text[ISO_DAY + 1 : ISO_MINUTE])
    value = day.isoformat() + text[ISO_DAY:ISO_MINUTE]
    return Normalization("TIME", value, When.day(day, clock), CALENDAR_DATE, basis=Basis.STATED)


@rule(
    f"(?:weekday comma?)? numeric:numeric {AFTER_DAY}",
    reads={
        "en": {
            "10-25-89": "1989-10-25",
            "03/03/2025": "2025-03-03",
            "Friday, 01/02/2026": "2026-01-02",
            "10/25/1989 at 7:15 p.m.": "1989-10-25T19:15",
        }
    },
)
def numeric(match: Match, context: Context) -> Normalization | None:
    """`3/10/98`, `03.10.1998`, `10-25-89`: day and month in the order of the country, else of the language."""
    text = match.word("numeric")
    numbers = [int(part) for part in _DIGITS.findall(text)]
    if len(numbers) == 2:
        if context.lexicon.order == MONTH_FIRST:
            return None
        numbers.append(context.anchor.year)
    if context.lexicon.calendar == JALALI and max(numbers) < YEARS_PER_CENTURY:
        numbers[0] = full_year(numbers[0], year_of(JALALI, context.anchor))
    year, month, day = numbers if numbers[0] > LAST_DAY else _year_last(numbers, text, context)
    meant = day_in_digits(context.lexicon.calendar, year, month, day)
    resolved = of_day(meant, CALENDAR_DATE, basis=Basis.STATED)
    if is_sighted(context.lexicon.calendar, year):
        resolved = resolved.about()
    if resolved.when is not None and _is_guess(numbers, text, context):
        resolved = replace(resolved, when=resolved.when.guessed())
    return with_time(match, context, meant, resolved)


def _year_last(numbers: list[int], text: str, context: Context) -> tuple[int, int, int]:
    """Year, month and day of numbers that end with the year; full stops stand behind the day first in every country."""
    first, second, year = numbers
    if year < YEARS_PER_CENTURY:
        year = short_year(year, context, context.anchor.year)
    if "." in text:
        return year, second, first
    day, month = (second, first) if _order(context) == MONTH_FIRST else (first, second)
    swapped = month > MONTHS_PER_YEAR >= day
    return (year, day, month) if swapped else (year, month, day)


def _is_guess(numbers: list[int], text: str, context: Context) -> bool:
    """Whether day and month could change places, and nothing tells which comes first in the language of the outlet."""
    both = max(numbers[:2]) <= MONTHS_PER_YEAR and numbers[0] != numbers[1]
    return both and "." not in text and bool(context.lexicon.month_first_in) and not context.country


def _order(context: Context) -> str:
    """Order of day and month in numeric dates: the country decides where a language is written both ways, else the language."""
    if context.lexicon.month_first_in and context.country:
        return MONTH_FIRST if context.country in context.lexicon.month_first_in else "dmy"
    return context.lexicon.order


@rule(
    "day=(dom) (?:hyphen|slash|stop) month:month",
    reads={"en": {"28-Dec": "2025-12-28", "7.May": "2026-05-07", "7/May": "2026-05-07"}},
)
@rule(
    "day=(dom) (?:hyphen|slash|stop) month:month (?:hyphen|slash|stop)? (?:year:year|two=(yy|small))",
    reads={
        "en": {
            "7-Mar-11": "2011-03-07",
            "7-Mar-2011": "2011-03-07",
            "7/Mar/2011": "2011-03-07",
            "7.May.2011": "2011-05-07",
        }
    },
)
@rule(
    "month:month (?:hyphen|slash) day=(dom) (?:hyphen|slash) year:year",
    reads={"en": {"Mar-07-2011": "2011-03-07", "Mar/07/2011": "2011-03-07"}},
)
@rule(
    "year:year (?:hyphen|slash) month:month (?:hyphen|slash) day=(dom)",
    reads={"en": {"2011-Mar-07": "2011-03-07", "2011/Mar/07": "2011-03-07"}},
)
def month_hyphen_day(match: Match, context: Context) -> Normalization | None:
    """`19-Nov-2012`, `2012-Nov-19`, `17/Feb`: written without spaces, with the name of the month."""
    inside = match.inside()
    if any(one.end != other.start for one, other in pairwise(inside)) or _runs_on(match):
        return None
    month, day = match.number("month"), match.number("day", "dom")
    if month is None or day is None:
        return None
    year = match.number("year")
    if year is None and match.has("two"):
        year = full_year(match.number("two", "small") or match.number("two", "yy") or 0, context.anchor.year)
    if year is not None:
        return of_day(make_date(year, month, day), CALENDAR_DATE, basis=Basis.STATED)
    meant = make_date(year_of_day(match, context, month, day), month, day)
    return of_day(meant, day_rule(context), "", Basis.STATED, context.base)


def _runs_on(match: Match) -> bool:
    """Whether what is written without spaces goes on before or behind the match."""
    tokens = match.tokens
    if match.start and tokens[match.start - 1].end == tokens[match.start].start and _joins(tokens[match.start - 1]):
        return True
    after = tokens[match.end] if match.end < len(tokens) else None
    return after is not None and after.start == tokens[match.end - 1].end and _joins(after)


def _joins(token: Token) -> bool:
    return bool(token.roles.keys() & {"hyphen", "slash"}) or token.low[0].isalnum()


@rule(
    f"{BEFORE_DAY} dayword day=(dom) slash mon=(mon) (?!slash|int|percent) {AFTER_DAY}",
    reads={
        "vi": {
            "ngày 17/2": "2026-02-17",
            "ngày 17/2, 14:30": "2026-02-17T14:30",
            "lúc [14h30 ngày 31/12]": "2025-12-31T14:30",
        }
    },
    orders="dmy",
)
@rule(
    "prepart:part day=(dom) slash mon=(mon) (?!slash|int|percent)",
    reads={"vi": {"sáng 31/12": "2025-12-31TMO"}},
    orders="dmy",
)
@rule("week:unit open day=(dom) slash mon=(mon) close", reads={"id": {"Minggu (28/12)": "2025-12-28"}}, orders="dmy")
def day_of_digits(match: Match, context: Context) -> Normalization | None:
    """`ngày 31/12`, `sáng 31/12`: day and month, beside a word that makes them no fraction. "Minggu (28/12)" is that Sunday where
    one word is week and Sunday."""
    month, day = match.number("mon"), match.number("day", "dom")
    if month is None or day is None:
        return None
    meant = make_date(year_of_day(match, context, month, day), month, day)
    if match.has("week") and (match.word("week", "unit") != "week" or meant.isoweekday() != DAYS_PER_WEEK):
        return None
    return with_time(match, context, meant, of_day(meant, day_rule(context), "", Basis.STATED, context.base))


@rule("mon=(mon) slash year:year", reads={"en": {"04/2018": "2018-04"}})
def month_of_digits(match: Match, context: Context) -> Normalization | None:
    """`11/2018`: a month in two digits and its year; behind a label or a name it is the number of a document."""
    inside = match.inside()
    if any(one.end != other.start for one, other in pairwise(inside)) or _runs_on(match):
        return None
    before = match.tokens[match.start - 1] if match.start else None
    if before is not None and ("label" in before.roles or context.text[before.start].isupper()):
        return NO_TIME
    month, year = match.number("mon"), match.number("year")
    if month is None or year is None or len(inside[0].low) != 2:
        return None
    return of_unit(make_date(year, month, 1), "month", CALENDAR_MONTH, Basis.STATED)
