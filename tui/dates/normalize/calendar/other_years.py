"""Resolvers of years, decades and centuries of the Hijri, the Jalali and the Buddhist calendar: 1400 AH, سال ۱۴۰۴, Reiwa 8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import YEARS_TO_ADD, make_date
from tui.dates.grammar.rule import rule
from tui.dates.language.shapes import LAST_DAY
from tui.dates.normalize.calendar.conversion import SIGHTED, days_of, year_of
from tui.dates.normalize.calendar.moving_days import HIJRI, JALALI
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CALENDAR_YEAR, Normalization, of_unit
from tui.dates.reading.which_year import full_year
from tui.dates.tuning import TUNING
from tui.model import Basis, Precision, When
from tui.model.calendar import MONTHS_PER_YEAR, YEARS_PER_CENTURY, YEARS_PER_DECADE

LEAST_YEAR = 1000
"""A smaller number before a mark of one letter is as often the name of a class or a hall ("5 H")."""

MONTHS_OF_PART = {"START": (1, 3), "MID": (4, 9), "END": (10, 12)}
"""Part of a year to its first and last month."""

TWO_DIGITS = 2
"""Digits of a year without its century."""

LONGEST_ERA = 200
"""A higher number behind the name of an era is no year of it."""


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
        number = of_two_digits(match, context, calendar)
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
            return of_days(decade, "decade", calendar).part(match.modifier())
        if match.value("oyear", "year") not in (None, number):
            return None
        return of_unit(make_date(number + YEARS_TO_ADD[calendar], 1, 1), "year", CALENDAR_YEAR, Basis.STATED)
    if is_decade:
        decade = When(
            days_of(calendar, number)[0], days_of(calendar, number + YEARS_PER_DECADE - 1)[1], Precision.DECADE
        )
        return of_days(decade, "decade", calendar).part(match.modifier())
    first, last = days_of(calendar, number)
    if calendar in SIGHTED:
        first, last = date(first.year, 1, 1), make_date(last.year, MONTHS_PER_YEAR, LAST_DAY)
    mod = match.modifier()
    if calendar not in SIGHTED and mod in MONTHS_OF_PART:
        low, high = MONTHS_OF_PART[mod]
        part = When(days_of(calendar, number, low)[0], days_of(calendar, number, high)[1], Precision.YEAR)
        return replace(of_days(part, CALENDAR_YEAR, calendar, "", (first, last)), mod=mod)
    return of_days(When(first, last, Precision.YEAR), CALENDAR_YEAR, calendar).part(mod)


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
    return of_days(span, "century", calendar).part(match.modifier())


@rule(
    "article? yearword oyear=(year) (?!era|yearafter|calendar_mark|counted|percent|unit)",
    reads={"ar": {"عام [1447]": "2025-01-01/2026-12-31"}},
    never={"ar": ["عام 1453", "عام 1447 م", "1447"], "en": ["the year 1447"]},
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
    return of_days(
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
    if number is None or not 1 <= number <= LONGEST_ERA or len(match.token("era_name").low) == 1:
        return None
    year = number + YEARS_TO_ADD[match.word("era_name")]
    return of_unit(make_date(year, 1, 1), "year", CALENDAR_YEAR, Basis.STATED)


def _counts_what_follows(match: Match, context: Context) -> bool:
    """Whether the number counts people or things: "۱۴۰۰ نفر"; a mark of its calendar makes it a year in any case."""
    if match.has("mark"):
        mark, number = match.token("mark").low, match.number("oyear", "int") or 0
        return mark.isascii() and len(mark) == 1 and number < LEAST_YEAR and not match.names("yearword")
    if match.names("yearword") and not match.has("oshort"):
        return False
    roles = match.roles_after()
    return bool(roles.keys() & {"counted", "unit", "percent"}) or bool(match.roles_before().keys() & {"money", "label"})


def of_two_digits(match: Match, context: Context, calendar: str) -> int | None:
    """`۵ دی ۹۸`: the year of two digits nearest to publication; years of the Hijri calendar are not written so."""
    if calendar in SIGHTED or len(match.token("oshort").low) != TWO_DIGITS:
        return None
    return full_year(match.number("oshort", "int") or 0, year_of(calendar, context.anchor))


def of_days(
    when: When, rule: str, calendar: str, anchor: str = "", whole: tuple[date, date] | None = None
) -> Normalization:
    """A month or year of another calendar: the days that it takes, as TIMEX3 has no name for it; those of the whole where only
    a part of it is meant."""
    first, last = whole or (when.first, when.last)
    value = f"{first.isoformat()}/{last.isoformat()}"
    resolved = Normalization("DATE", value, when, rule, "", Basis.STATED, anchor)
    return resolved.about() if calendar in SIGHTED else resolved
