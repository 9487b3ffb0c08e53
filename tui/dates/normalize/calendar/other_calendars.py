"""Resolvers of dates that are written in the Hijri or the Jalali calendar: 12 Ramadan 1447, ۲۵ بهمن ۱۴۰۴, 1400 AH.

Years of other calendars whose months are Gregorian are read where Gregorian dates are: those of Japanese eras and of the
Republic of China in `marked_dates`, Buddhist ones in the tokenizer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import YEARS_TO_ADD, OutOfCalendar, add_days, make_date
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY
from tui.dates.grammar.rule import rule
from tui.dates.language.lexicon import Lexicon
from tui.dates.language.roles import Token
from tui.dates.language.shapes import BUDDHIST_YEARS, JALALI_YEARS, LAST_DAY
from tui.dates.normalize.calendar.conversion import HIJRI, JALALI, SIGHTED, days_of, year_of
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match, is_lone
from tui.dates.reading.normalization import (
    CALENDAR_DATE,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    NO_TIME,
    Normalization,
    of_day,
    of_unit,
)
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import BUDDHIST, DIRECTIONS, LONGEST_YEAR, full_year, nearest_by_tense
from tui.dates.tuning import TUNING
from tui.model import Basis, Precision, When
from tui.model.calendar import MONTHS_PER_YEAR, YEARS_PER_CENTURY, YEARS_PER_DECADE

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

LEAST_YEAR = 1000
"""A smaller number before a mark of one letter is as often the name of a class or a hall ("5 H")."""

MONTHS_OF_PART = {"START": (1, 3), "MID": (4, 9), "END": (10, 12)}
"""Part of a year to its first and last month."""

TWO_DIGITS = 2
"""Digits of a year without its century."""

THIRD = 10
"""Days of the first and of the second third of a month."""

BESIDE = 2
"""Tokens at most between a date and the same in another calendar ("17 February (29 Shaban)")."""


@rule(
    f"{BEFORE_DAY} (?:article? wd:weekday part0:part? comma? on? article?)? article? dayword?"
    f" day=(dom|domord|ordinal) DAYSTOP of? article? {_MONTH} {_IN_YEAR} {AFTER_DAY}",
    reads={
        "en": {"1 Rajab 1447": "2025-12-21"},
        "fa": {"۵ دی ۱۳۸۲": "2003-12-26", "۵ دی ۸۲": "2003-12-26"},
        "ar": {"15 رجب 1447 هـ": "2026-01-04"},
    },
    never={"ar": ["صفر درجة"], "en": ["5 May 1447"]},
)
@rule(
    f"month:calendar_month day=(dom|domord) comma? oyear=(otheryear|year) mark:calendar_mark? {AFTER_DAY}",
    reads={"en": {"Ramadan 12, 1447": "2026-03-01"}},
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
    return replace(_of_days(_third(first, last, mod), rule, calendar, anchor, (first, last)), mod=mod)


@rule(
    "article? mod:modifier? of? article? yearword? oyear=(int) yearafter? mark:calendar_mark moda:modifier_after?",
    reads={"en": {"1400 AH": "1979-01-01/1980-12-31"}, "fa": {"سال ۱۴۰۰ هجری قمری": "1979-01-01/1980-12-31"}},
)
@rule(
    "article? mod:modifier? of? article? yearword? mark:calendar_mark oyear=(int)",
    reads={"tr": {"hicri 1400": "1979-01-01/1980-12-31"}},
)
@rule(
    "article? yearword oyear=(int) of article? mark:calendar_mark",
    reads={"en": {"in [the year 2490 of the Buddhist era]": "1947"}},
)
@rule(
    "article? mod:modifier? of? article? (?:yearword|tens:unit)? oyear=(otheryear) yearafter? (?!era) moda:modifier_after?",
    reads={
        "th": {"ทศวรรษ 2530": "1987-01-01/1996-12-31"},
        "fa": {"سال ۱۳۵۷": "1978-03-21/1979-03-20", "دهه ۱۳۶۰": "1981-03-21/1991-03-20"},
    },
    never={"fa": ["۱۴۰۰ نفر", "۱۴۰۰ میلادی"]},
)
@rule(
    "article? yearword oshort=(yy) (?!counted|unit|percent|hyphen|slash|era)",
    reads={"fa": {"در [سال ۵۷]": "1978-03-21/1979-03-20"}},
    never={"fa": ["سال ۵۷ نفر"]},
)
def other_year(match: Match, context: Context) -> Normalization | None:
    """`1400 AH`, `سال ۱۴۰۴`, `the year 2490 of the Buddhist era`: a year of another calendar."""
    calendar = match.word("mark", "calendar_mark") or context.lexicon.calendar
    number = match.number("oyear", "int")
    if match.has("oshort") and calendar == JALALI:
        number = _of_two_digits(match, context, calendar)
    if number is None or not calendar or _counts_what_follows(match, context):
        return None
    is_decade = match.word("tens", "unit") == "decade"
    if calendar in YEARS_TO_ADD:
        if is_decade:
            start = number + YEARS_TO_ADD[calendar]
            decade = When(
                make_date(start, 1, 1),
                make_date(start + YEARS_PER_DECADE - 1, MONTHS_PER_YEAR, LAST_DAY),
                Precision.DECADE,
            )
            return _of_days(decade, "decade", calendar).part(match.modifier())
        if match.value("oyear", "year") not in (None, number):
            return None
        return of_unit(make_date(number + YEARS_TO_ADD[calendar], 1, 1), "year", CALENDAR_YEAR, Basis.STATED)
    if is_decade:
        decade = When(
            days_of(calendar, number)[0], days_of(calendar, number + YEARS_PER_DECADE - 1)[1], Precision.DECADE
        )
        return _of_days(decade, "decade", calendar).part(match.modifier())
    first, last = days_of(calendar, number)
    if calendar in SIGHTED:
        first, last = date(first.year, 1, 1), make_date(last.year, MONTHS_PER_YEAR, LAST_DAY)
    mod = match.modifier()
    if calendar not in SIGHTED and mod in MONTHS_OF_PART:
        low, high = MONTHS_OF_PART[mod]
        part = When(days_of(calendar, number, low)[0], days_of(calendar, number, high)[1], Precision.YEAR)
        return replace(_of_days(part, CALENDAR_YEAR, calendar, "", (first, last)), mod=mod)
    return _of_days(When(first, last, Precision.YEAR), CALENDAR_YEAR, calendar).part(mod)


@rule(
    "article? mod:modifier? of? article? unit:unit ord=(ordinal|ordinal_after|roman|int) mark:calendar_mark",
    reads={"ar": {"في [القرن الثالث الهجري]": "0816-01-01/0913-12-31"}},
)
@rule(
    "article? mod:modifier? of? article? ord=(ordinal) hyphen? unit:unit mark:calendar_mark",
    reads={"en": {"the third century AH": "0816-01-01/0913-12-31"}},
)
def other_century(match: Match, context: Context) -> Normalization | None:
    """`القرن الثالث الهجري`: a century of another calendar, in whole years of ours."""
    calendar = match.word("mark", "calendar_mark")
    number = match.first(("ord",), "ordinal") or match.first(("ord",), "ordinal_after") or match.first(("ord",), "int")
    if match.word("unit") != "century" or not isinstance(number, int) or calendar in YEARS_TO_ADD:
        return None
    first = days_of(calendar, YEARS_PER_CENTURY * (number - 1) + 1)[0]
    last = days_of(calendar, YEARS_PER_CENTURY * number)[1]
    span = When(date(first.year, 1, 1), make_date(last.year, MONTHS_PER_YEAR, LAST_DAY), Precision.CENTURY)
    return _of_days(span, "century", calendar).part(match.modifier())


@rule(
    "article? yearword oyear=(year) (?!era|yearafter|calendar_mark|counted|percent|unit)",
    reads={"ar": {"عام [1447]": "2025-01-01/2026-12-31"}},
    never={"ar": ["عام 1453", "عام 1447 م"], "en": ["the year 1447"]},
)
def unmarked_year(match: Match, context: Context) -> Normalization | None:
    """`عام 1447`: a year near that of publication in the Hijri calendar, in a language whose news counts by it."""
    number = match.number("oyear", "year")
    if number is None or context.lexicon.calendar != HIJRI or context.narrative:
        return None
    behind, ahead = TUNING.hijri_years_near
    if not -behind <= number - year_of(HIJRI, context.anchor) <= ahead:
        return None
    first, last = days_of(HIJRI, number)
    return _of_days(
        When(date(first.year, 1, 1), make_date(last.year, MONTHS_PER_YEAR, LAST_DAY), Precision.YEAR),
        CALENDAR_YEAR,
        HIJRI,
    )


@rule(
    "era_name:era_name oyear=(int) (?!yearmark|monthmark|daymark|counted|unit|hyphen|slash)",
    reads={"en": {"in [Reiwa 8]": "2026"}},
    never={"ja": ["R8", "H31"]},
)
def era_year(match: Match, context: Context) -> Normalization | None:
    """`Reiwa 8`: the year of an era by its name, as other languages write it."""
    number = match.number("oyear", "int")
    if number is None or not 1 <= number <= YEARS_PER_CENTURY + YEARS_AHEAD or len(match.token("era_name").low) == 1:
        return None
    year = number + YEARS_TO_ADD[match.word("era_name")]
    return of_unit(make_date(year, 1, 1), "year", CALENDAR_YEAR, Basis.STATED)


def calendar_of(match: Match, lexicon: Lexicon) -> str:
    """The calendar that the words of a match are written in; "" for the Gregorian one."""
    if match.has("named"):
        return ""
    inside = [*match.inside(), *match.all("month")]
    for role in ("calendar_mark", "calendar_month", "era_name", "era_first"):
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
    digits = _YEAR.search(token.low) if "numeric" in token.roles else None
    return digits is not None and (int(digits[0]) in BUDDHIST_YEARS or int(digits[0]) in JALALI_YEARS)


_YEAR = re.compile(r"\d{4}")


def _month(match: Match) -> tuple[str, int]:
    """Calendar and number of the month of a match."""
    calendar, _, number = match.word("month", "calendar_month").partition(" ")
    return calendar, int(number)


def _year(match: Match, context: Context, calendar: str) -> int | None:
    """The year beside a month, in its calendar; None where there is none, or one that can only be of another calendar."""
    if match.has("oshort"):
        return _of_two_digits(match, context, calendar)
    number = match.number("oyear", "int")
    if number is not None:
        return number if number <= year_of(calendar, context.anchor) + YEARS_AHEAD else None
    for direction, unit in (("ydir", "yunit"), ("ydir2", "yunit2")):
        if match.has(direction) and match.word(unit, "unit") == "year":
            return year_of(calendar, context.anchor) + DIRECTIONS.get(match.year_direction(direction), 0)
    return None


def _of_two_digits(match: Match, context: Context, calendar: str) -> int | None:
    """`۵ دی ۹۸`: the year of two digits nearest to publication; years of the Hijri calendar are not written so."""
    if calendar in SIGHTED or len(match.token("oshort").low) != TWO_DIGITS:
        return None
    return full_year(match.number("oshort", "int") or 0, year_of(calendar, context.anchor))


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


def _counts_what_follows(match: Match, context: Context) -> bool:
    """Whether the number counts people or things: "۱۴۰۰ نفر"; a mark of its calendar makes it a year in any case."""
    if match.has("mark"):
        mark, number = match.token("mark").low, match.number("oyear", "int") or 0
        return mark.isascii() and len(mark) == 1 and number < LEAST_YEAR and not match.names("yearword")
    if match.names("yearword") and not match.has("oshort"):
        return False
    roles = match.roles_after()
    return bool(roles.keys() & {"counted", "unit", "percent"}) or bool(match.roles_before().keys() & {"money", "label"})


def _third(first: date, last: date, mod: str) -> When:
    """The early, middle or late third of a month; the whole month where no part is named."""
    low, high = {
        "START": (first, add_days(first, THIRD - 1)),
        "MID": (add_days(first, THIRD), add_days(first, 2 * THIRD - 1)),
        "END": (add_days(first, 2 * THIRD), last),
    }.get(mod, (first, last))
    return When(low, high, Precision.MONTH)


def _of_days(
    when: When, rule: str, calendar: str, anchor: str = "", whole: tuple[date, date] | None = None
) -> Normalization:
    """A month or year of another calendar: the days that it takes, as TIMEX3 has no name for it; those of the whole where only
    a part of it is meant."""
    first, last = whole or (when.first, when.last)
    value = f"{first.isoformat()}/{last.isoformat()}"
    resolved = Normalization("DATE", value, when, rule, "", Basis.STATED, anchor)
    return resolved.about() if calendar in SIGHTED else resolved
