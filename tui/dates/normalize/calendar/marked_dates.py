"""Resolvers of dates written with marks behind numbers (`2025年12月31日`, `12월 31일`), also with era years."""

from __future__ import annotations

import re
from datetime import date

from tui.dates.arithmetic import YEARS_TO_ADD, add_months, make_date
from tui.dates.grammar.parts import AFTER_DAY, DAY_OF_MARKED_RANGE, MARKED_DAY, MARKED_MONTH, MARKED_YEAR
from tui.dates.grammar.rule import rule
from tui.dates.language.shapes import LAST_DAY, YEAR_DIGITS, YEAR_NUMBERS
from tui.dates.normalize.calendar.days_of_month import in_month, month_by_tense
from tui.dates.normalize.calendar.month_days import day_rule
from tui.dates.normalize.calendar.months import month_rule, year_in_range
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CALENDAR_DATE, CALENDAR_MONTH, CALENDAR_YEAR, Normalization, of_day, of_unit
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, full_year, nearest_year_of_day, nearest_year_of_month
from tui.model import Basis, Precision, When
from tui.model.calendar import MONTHS_PER_YEAR, YEARS_PER_CENTURY, YEARS_PER_DECADE

LONGEST_MINGUO = 1000
"""Years of three digits beside a month can only be those of the Republic of China, where its calendar is in use."""
WITHOUT_ERA = "minguo"
"""Calendar of such years."""
COUNTRY_OF_MINGUO = "TW"
"""Where years of two digits are of that calendar, too."""
BARE_SHORT_YEAR = 30
"""Least of two digits that with a mark are a year by themselves: fewer are as often a number of years ("20年")."""
BETWEEN_DAYS = 2
"""Tokens at most between the two days of a range."""


@rule(
    f"(?:{MARKED_YEAR} (?:article|of)?|ydir:direction yunit:unit of?|ydeic:deictic_year of?)? {MARKED_MONTH} {MARKED_DAY} {AFTER_DAY}",
    reads={
        "ja": {
            "11月15日": "2025-11-15",
            "令和7年12月31日": "2025-12-31",
            "令和元年5月1日": "2019-05-01",
            "2026年（令和8年）2月17日": "2026-02-17",
            "昨年5月3日": "2025-05-03",
        },
        "zh": {"5月3日晚8时": "2026-05-03T20:00"},
    },
)
@rule(
    f"(?:{MARKED_YEAR} (?:article|of)?|ydir:direction yunit:unit of?|ydeic:deictic_year of?)? {MARKED_MONTH}"
    f" {DAY_OF_MARKED_RANGE}",
    reads={"ja": {"[11月15]、16日": "2025-11-15"}, "zh": {"[11月15]至16日": "2025-11-15"}},
)
def marked_day(match: Match, context: Context) -> Normalization | None:
    """`2025年12月31日`, `12월 31일`, `작년 12월 31일`."""
    year, written = _year(match, context)
    month, day = _month(match), _digits(match, "day")
    if month is None or day is None or _counts_no_year(match):
        return None
    rule = CALENDAR_DATE
    if year is None:
        year = nearest_year_of_day(context, month, day, tense_of(match, context))
        rule = day_rule(context)
    meant = make_date(year, month, day)
    resolved = of_day(meant, rule, "", Basis.STATED, None if written else context.base)
    return with_time(match, context, meant, resolved)


@rule(
    f"(?:{MARKED_YEAR}|ydir:direction yunit:unit|ydeic:deictic_year) of? {MARKED_MONTH} mod:modifier_after?",
    reads={
        "ja": {"2024年10月": "2024-10"},
        "et": {"eelmise aasta mais": "2025-05"},
        "zh": {"去年5月初": "2025-05 START"},
    },
)
@rule(
    f"{MARKED_MONTH} mod:modifier_after?",
    reads={"ja": {"9月": "2025-09"}, "sv": {"september": "2025-09"}},
    orders="ymd",
)
@rule(
    f"(?:{MARKED_YEAR}|ydeic:deictic_year)? mon=(mon) (?=to:to last=(mon) monthmark)",
    reads={
        "zh": {"[2024年3]至5月": "2024-03", "[去年3]至5月": "2025-03", "[3]至5月": "2026-03", "[5]至12月": "2025-05"}
    },
)
def marked_month(match: Match, context: Context) -> Normalization | None:
    """`2025年12月`, `昨年12月`, `12월`."""
    month = _month(match)
    if month is None or (match.has("month") and match.is_weak("month")) or _counts_no_year(match):
        return None
    year, written = _year(match, context)
    rule = CALENDAR_MONTH if written else "month-of-counted-year"
    if year is None:
        year = year_in_range(match, context, month)
    if year is None:
        year = nearest_year_of_month(context, month, tense_of(match, context))
        rule = month_rule(context)
    resolved = of_unit(make_date(year, month, 1), "month", rule, Basis.STATED, None if written else context.base)
    return resolved.part(match.word("mod", "modifier_after"))


def _counts_no_year(match: Match) -> bool:
    """Whether the unit before the month is another one than the year ("the last day of October")."""
    return match.has("yunit") and match.word("yunit", "unit") != "year"


@rule("era_name:era_name numeric:numeric", reads={"ja": {"令和8.2.17": "2026-02-17"}})
def era_in_digits(match: Match, context: Context) -> Normalization | None:
    """`令和8.2.17`: year, month and day of an era, with full stops or strokes."""
    year, month, day = map(int, _NUMBER.findall(match.word("numeric")))
    return of_day(make_date(year + YEARS_TO_ADD[match.word("era_name")], month, day), CALENDAR_DATE, basis=Basis.STATED)


_NUMBER = re.compile(r"\d+")


@rule("era_name:era_name year=(int|yy) decade_mark", reads={"ja": {"昭和50年代": "1975-01-01/1984-12-31"}})
def decade_of_era(match: Match, context: Context) -> Normalization | None:
    """`昭和50年代`: ten years of an era."""
    number = _digits(match, "year")
    if number is None or number % YEARS_PER_DECADE:
        return None
    first = number + YEARS_TO_ADD[match.word("era_name")]
    span = When(
        make_date(first, 1, 1), make_date(first + YEARS_PER_DECADE - 1, MONTHS_PER_YEAR, LAST_DAY), Precision.DECADE
    )
    return Normalization("DATE", f"{span.first.isoformat()}/{span.last.isoformat()}", span, "decade", "", Basis.STATED)


@rule(
    f"(?:{MARKED_YEAR}|ydeic:deictic_year) mod:modifier_after?",
    reads={"ja": {"2022年": "2022", "昨年末": "2025 END"}, "ko": {"2024년 말": "2024 END"}},
)
def marked_year_alone(match: Match, context: Context) -> Normalization | None:
    """`2025年`, `令和7年`."""
    year, written = _year(match, context)
    mod = match.word("mod", "modifier_after")
    if year is None or not 1 <= year < YEAR_NUMBERS.stop or not (written or mod):
        return None
    if written and not match.has("era_name") and not _is_digit_by_digit(match.token("year").low):
        return None
    return of_unit(date(year, 1, 1), "year", CALENDAR_YEAR, Basis.STATED).part(mod)


@rule(
    f"(?:mdeic:deictic_month|mdir:direction munit:unit|ddir:daydir) of? {MARKED_DAY} {AFTER_DAY}",
    reads={
        "zh": {"上月3日": "2025-12-03"},
        "ja": {"先月3日": "2025-12-03"},
        "ko": {"지난달 3일": "2025-12-03", "오는 5일 오전": "2026-01-05TMO"},
    },
)
@rule(
    f"(?:mdeic:deictic_month|mdir:direction munit:unit|ddir:daydir)? of? {DAY_OF_MARKED_RANGE}",
    reads={"ja": {"会議は[1]、2日に開かれた。": "2026-01-01"}, "ko": {"[지난 3]~4일": "2025-12-03"}},
    never={"ja": ["3、4日間の会議"]},
)
@rule(
    f"(?<!monthmark){MARKED_DAY} {AFTER_DAY}",
    reads={"zh": {"１日": "2026-01-01"}, "ja": {"1日午前": "2026-01-01TMO"}, "ko": {"1일 오전": "2026-01-01TMO"}},
)
@rule(
    "article? ddir2:direction? dayword day=(dom) (?!of? month)",
    reads={
        "es": {"el día 3": "2025-12-03"},
        "it": {"il giorno 3": "2025-12-03"},
        "pt": {"o dia 3": "2025-12-03", "o próximo dia 5": "2026-01-05"},
    },
)
def marked_day_alone(match: Match, context: Context) -> Normalization | None:
    """`31日`: in the month under discussion, else the nearest such day before publication."""
    day = _digits(match, "day")
    if day is None or not 1 <= day <= LAST_DAY:
        return None
    month = _month_meant(match, context, day)
    if month is None:
        return None
    meant = make_date(month.year, month.month, day)
    return with_time(match, context, meant, in_month(meant, "day-of-month-under-discussion", month))


def _month_meant(match: Match, context: Context, day: int) -> date | None:
    """The first of the month of a day without one; None where it counts from another unit."""
    this_month = context.anchor.replace(day=1)
    if match.has("mdeic") or match.word("munit", "unit") == "month":
        steps = match.number("mdeic", "deictic_month")
        return add_months(this_month, DIRECTIONS.get(match.word("mdir", "direction"), 0) if steps is None else steps)
    if match.has("munit"):
        return None
    in_running = context.running_unit in ("day", "month") and (context.narrative or _continues(match, context))
    if context.running and in_running:
        return context.running[0].replace(day=1)
    step = match.number("ddir", "daydir") or DIRECTIONS.get(match.word("ddir2", "direction"), 0)
    return month_by_tense(this_month, day, context.anchor.day, step or tense_of(match, context))


def _continues(match: Match, context: Context) -> bool:
    """Whether the day stands right behind another one: the second of "5月5日至7日"."""
    between = context.tokens[context.running_place : match.start]
    return len(between) <= BETWEEN_DAYS and all(token.roles.keys() & {"to", "since", "comma"} for token in between)


def _digits(match: Match, name: str) -> int | None:
    """The whole number of a group's token, or None."""
    value = match.first((name,), "int") or match.first((name,), "number")
    return int(value) if isinstance(value, int | float) else None


def _year(match: Match, context: Context) -> tuple[int | None, bool]:
    """Year beside a marked date: (year, whether in digits); (None, False) where there is none."""
    if match.has("ydeic"):
        return context.anchor.year + (match.number("ydeic", "deictic_year") or 0), False
    if match.has("ydir"):
        return context.anchor.year + DIRECTIONS.get(match.word("ydir", "direction"), 0), False
    if match.has("era_first"):
        return 1 + YEARS_TO_ADD[match.word("era_first")], True
    number = _digits(match, "year")
    if number is None:
        return None, False
    if match.has("era_name"):
        return number + YEARS_TO_ADD[match.word("era_name")], True
    if _is_minguo(number, match, context):
        return number + YEARS_TO_ADD[WITHOUT_ERA], True
    return (full_year(number, context.anchor.year) if number < YEARS_PER_CENTURY else number), True


def _is_minguo(number: int, match: Match, context: Context) -> bool:
    """Whether a year without an era counts from the founding of the Republic of China: `115年1月5日`."""
    if not match.has("month", "mon") or "era" in match.roles_before():
        return False
    known = context.lexicon.calendar == WITHOUT_ERA
    least = 1 if context.country == COUNTRY_OF_MINGUO else YEARS_PER_CENTURY
    return (
        known
        and least <= number < LONGEST_MINGUO
        and number + YEARS_TO_ADD[WITHOUT_ERA] <= context.anchor.year + YEARS_PER_CENTURY
    )


def _month(match: Match) -> int | None:
    number = match.number("month") if match.has("month") else _digits(match, "mon")
    return number if number is not None and 1 <= number <= MONTHS_PER_YEAR else None


def _is_digit_by_digit(word: str) -> bool:
    """Whether a number is written as years are: four digits, or two from 30 on ("九六", but not "十五年" or "20年")."""
    return word.isdigit() and (len(word) == YEAR_DIGITS or (len(word) == 2 and int(word) >= BARE_SHORT_YEAR))
