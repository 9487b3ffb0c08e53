"""Rules and resolvers of months and their weeks: last November, July 1996, the first week of January."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import SATURDAY, make_date, timex_unit
from tui.dates.grammar.parts import END_OF_DATE, NO_QUANTITY, OF_YEAR, SPELLED_YEAR, YEAR
from tui.dates.grammar.rule import rule
from tui.dates.language.shapes import LAST_DAY
from tui.dates.normalize.calendar.month_days import day_rule
from tui.dates.normalize.calendar.named_days import nth_weekday
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match, is_lone
from tui.dates.reading.normalization import (
    CALENDAR_DATE,
    CALENDAR_MONTH,
    Normalization,
    before_christ,
    of_day,
    of_unit,
)
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import (
    DIRECTIONS,
    nearest_year_of_day,
    nearest_year_of_month,
    range_end_year,
    stated_year,
    year_of_sentence,
)
from tui.dates.tuning import TUNING
from tui.model import Basis, Precision, When
from tui.model.calendar import DAYS_PER_WEEK, last_of_month

WHOLE_WEEKS = 4
"""Weeks that every month holds in full."""
MIDDLE_OF_WEEK = 3
"""Days from the last day of a week back to its middle, whose ISO week stands for it."""


def month_rule(context: Context) -> str:
    """The same of a month."""
    return "month-in-running-year" if context.narrative and context.running else "month-nearest-publication"


@rule(
    "monthword month:month two=(yy) (?!counted|unit|percent|hyphen|slash)",
    reads={"th": {"เดือน ก.พ. 69": "2026-02"}},
)
@rule(
    "article? mod:modifier? of? article? monthword? month:month slash year:year (?!slash)",
    reads={"vi": {"tháng 12/2025": "2025-12"}},
)
@rule(
    "article? mod:modifier? of? hyphen? month:month (?=(?:to|hyphen|comma) (?:month (?:comma|to))?"
    f" (?:modifier of? hyphen?)? later:month comma? of? {YEAR})",
    reads={
        "en": {
            "Exports fell from [June] to August 2025.": "2025-06",
            "The offensive ran from [June] to August 2019.": "2019-06",
            "[early May] to late June 2024": "2024-05 START",
            "from [May] to June, 2024": "2024-05",
        },
        "es": {"[mayo] y junio de 2024": "2024-05"},
    },
)
@rule(
    f"article? mod:modifier? of? hyphen? month:month comma? of? {SPELLED_YEAR}",
    reads={"en": {"January nineteen ninety-seven": "1997-01", "late May, nineteen eighty": "1980-05 END"}},
    never={"en": ["In May two hundred people came."]},
)
@rule(
    f"article? month:month yearprep two=(yy) {NO_QUANTITY}",
    reads={"it": {"novembre dell'89": "1989-11", "maggio dell' 86": "1986-05"}},
    never={"it": ["I prezzi di maggio salgono del 30 per cento.", "novembre dell'89%"]},
)
@rule(
    f"article? month:month two=(yy) {END_OF_DATE}",
    reads={"it": {"novembre 89": "1989-11"}, "fr": {"mai 68": "1968-05"}},
    never={"fr": ["mai 68 personnes"]},
)
@rule(
    "article? month:month (?=to:to article? (?:monthword of?)? last:month (?!dom|domord|comma? year|of? year))",
    reads={
        "es": {"Las ventas cayeron de [enero] a septiembre.": "2025-01"},
        "de": {"Die Schau wird von [Mai] bis September gezeigt.": "2026-05"},
    },
)
@rule(
    "approx:approx? article? mod:modifier? of? hyphen? article? dir:direction? (?:monthword of?)?"
    f" month:month (?:slash month)? monthafter? {OF_YEAR} moda:modifier_after?",
    reads={
        "en": {
            "June": "2026-06",
            "August": "2025-08",
            "May 1931": "1931-05",
            "last July": "2025-07",
            "mid-December": "2025-12 MID",
            "February, 1998": "1998-02",
            "December of last year": "2025-12",
            "The form was stamped on [June] 31, 2023.": "2025-06",
            "May/June 2024": "2024-05",
            "around May": "2026-05 APPROX",
        },
        "tr": {"Eylül ayında": "2025-09"},
        "it": {"mese di luglio": "2025-07", "i primi di maggio": "2026-05 START"},
        "et": {"mai alguses": "2026-05 START"},
    },
)
@rule(
    "article? (?:ydir:direction yunit:unit|dunit:deictic_unit) on? article? mod:modifier?"
    " month:month monthafter? moda:modifier_after?",
    reads={"el": {"Πέρυσι τον Φεβρουάριο": "2025-02"}},
)
@rule(
    "year:year DAYSTOP yearafter mod:modifier? month:month monthafter? moda:modifier_after?",
    reads={"et": {"2024. aasta oktoobris": "2024-10", "2024. aasta mai lõpus": "2024-05 END"}},
)
@rule(
    "article? mod:modifier? of? article? month:month (?:slash month)? dir:dirafter",
    reads={
        "fr": {"mai dernier": "2025-05"},
        "es": {"junio pasado": "2025-06"},
        "it": {"ottobre scorso": "2025-10", "fine maggio scorso": "2025-05 END"},
    },
)
@rule(
    f"article? ordinal length of article? month:month {OF_YEAR}",
    reads={"el": {"πρώτο δεκαήμερο του Οκτωβρίου": "2025-10", "το πρώτο δεκαήμερο του Οκτωβρίου του 2024": "2024-10"}},
)
def month_year(match: Match, context: Context) -> Normalization | None:
    """`December`, `March 1996`, `last November`, `July last year`, `mid-December`."""
    month = match.number("month")
    if month is None:
        return None
    year, written = stated_year(match, context)
    if year is None and match.has("ydir", "dunit", "spelled"):
        return None
    if written and year is not None and not match.has("era") and not _is_year_of_month(match, context, year):
        return None
    if match.is_weak("month") and is_lone(match) and not _is_placed(match, context):
        return None
    if year is None:
        year, rule, basis = _year_of_month(match, context, month)
    else:
        year -= (match.number("later", "month") or month) < month
        rule, basis = (CALENDAR_MONTH, Basis.STATED) if written else ("month-of-counted-year", Basis.RELATIVE)
    if match.word("era") == "BC":
        return before_christ(f"{year:04d}-{month:02d}")
    mod, approx = match.modifier(), match.word("approx")
    resolved = of_unit(make_date(year, month, 1), "month", rule, basis, None if written else context.base).part(mod)
    return replace(resolved.about(), mod=mod or approx) if approx else resolved


def _year_of_month(match: Match, context: Context, month: int) -> tuple[int, str, Basis]:
    """Year of a month without one, the rule that gave it, and its basis."""
    direction = match.direction()
    if direction == "same" and context.running:
        return context.running[0].year, "month-under-discussion", Basis.RELATIVE
    if direction:
        return _directed_year(context.base, month, direction), f"{direction}-month-by-name", Basis.RELATIVE
    year = year_in_range(match, context, month)
    if year is not None:
        return year, month_rule(context), Basis.STATED
    year = year_of_sentence(match, context, month)
    if year is not None:
        return year, "month-in-year-of-sentence", Basis.STATED
    return nearest_year_of_month(context, month, tense_of(match, context)), month_rule(context), Basis.STATED


def year_in_range(match: Match, context: Context, month: int) -> int | None:
    """Year of a month that begins or ends a range of months without one ("from January to September"); None in no range."""
    if context.narrative:
        return None
    last = match.number("last", "month") or match.number("last", "mon")
    if last is not None:
        if match.word("to") == "and" and "between" not in match.roles_before():
            return None
        return range_end_year(context, month, last, tense_of(match, context)) - (last < month)
    first = _month_before(match)
    if first is None or context.running is None or context.running_unit != "month":
        return None
    return context.running[0].year + (month < first) if context.running[0].month == first else None


def _month_before(match: Match) -> int | None:
    """The month that begins the range which the match ends; None where none stands right before it."""
    tokens, place = match.tokens, match.start - 1
    while place > 0 and "article" in tokens[place].roles and "to" not in tokens[place].roles:
        place -= 1
    between = place > 1 and "between" in tokens[place - 2].roles
    if place < 1 or (tokens[place].roles.get("to", "and") == "and" and not between):
        return None
    before = tokens[place - 1].roles
    month = before.get("month", before.get("mon"))
    is_day = place > 1 and bool(tokens[place - 2].roles.keys() & {"dom", "domord", "month"})
    return month if isinstance(month, int) and not is_day else None


def _directed_year(anchor: date, month: int, direction: str) -> int:
    """Year of "last March", "next March", "this March"."""
    step = DIRECTIONS.get(direction, 0)
    if step < 0:
        return anchor.year - (month >= anchor.month)
    if step > 0:
        return anchor.year + (month <= anchor.month)
    return anchor.year


def _is_year_of_month(match: Match, context: Context, year: int) -> bool:
    """Whether the number behind a month is its year, and no quantity ("in May 1646 people came")."""
    if year < TUNING.year_before_quantities and not context.narrative:
        return False
    return not ("counted" in match.roles_after() and "year" in match.inside()[-1].roles)


def _is_placed(match: Match, context: Context) -> bool:
    """Whether a preposition or direction before the match, or a possessive of no name behind it, makes a doubtful word a date."""
    before = context.tokens[match.start - 1] if match.start else None
    if before is not None and ("place" in before.roles or _joins_months(match)):
        return True
    return "poss" in match.roles_after() and (before is None or not context.text[before.start].isupper())


def _joins_months(match: Match) -> bool:
    """Whether a conjunction and another month stand before: "in April and May", but not "Smith and May"."""
    if match.start < 2:
        return False
    one, two = match.tokens[match.start - 2 : match.start]
    return "to" in two.roles and "month" in one.roles


@rule(
    f"article? (?:ord:ordinal|dir:direction) unit:unit of? article? (?:monthword of?)? month:month {OF_YEAR}",
    reads={
        "en": {
            "the last day of October": "2025-10-31",
            "the last week of October": "2025-W44",
            "The first week of January": "2026-W01",
        },
        "fr": {"la dernière semaine du mois de mai 2024": "2024-W22"},
    },
)
@rule(
    f"article? unit:unit dir:dirafter of article? (?:monthword of?)? month:month {OF_YEAR}",
    reads={
        "fr": {"la semaine dernière de mai": "2026-W22", "la semaine dernière du mois de mai": "2026-W22"},
        "es": {"la semana última de mayo de 2024": "2024-W22"},
        "pt": {"a [semana última de maio de 2024]": "2024-W22"},
    },
)
@rule(
    "(?:year:year DAYSTOP yearafter)? month:month (?:ord:ordinal|dir:direction) unit:unit",
    reads={"et": {"augusti viimasel nädalal": "2025-W35"}},
)
def week_of_month(match: Match, context: Context) -> Normalization | None:
    """`the first week of January`, `the last week of October 1918`: seven days counted in the month."""
    month, number = match.number("month"), match.number("ord", "ordinal")
    last = match.direction() == "last"
    if match.word("unit") == "day":
        return _day_counted_in_month(match, context, month, LAST_DAY if last else number)
    if match.word("unit") == "weekend":
        return _weekend_of_month(match, context, month, -1 if last else number)
    whole = last or (number is not None and 1 <= number <= WHOLE_WEEKS)
    if month is None or match.word("unit") != "week" or not whole:
        return None
    year, written = stated_year(match, context)
    if year is None:
        year = nearest_year_of_month(context, month, tense_of(match, context))
    end = last_of_month(year, month) if last else make_date(year, month, DAYS_PER_WEEK * (number or 1))
    start = end.replace(day=end.day - DAYS_PER_WEEK + 1)
    return Normalization(
        "DATE", timex_unit(end.replace(day=end.day - MIDDLE_OF_WEEK), "week"), When(start, end, Precision.WEEK),
        "week-of-a-month", basis=Basis.STATED, anchor="" if written else context.base.isoformat(),
    )  # fmt: skip


def _weekend_of_month(match: Match, context: Context, month: int | None, number: int | None) -> Normalization | None:
    """`the last weekend in March`: the Saturday that is counted in the month, and its Sunday."""
    if month is None or not number or abs(number) > WHOLE_WEEKS:
        return None
    year, written = stated_year(match, context)
    if year is None:
        year = nearest_year_of_month(context, month, tense_of(match, context))
    saturday = nth_weekday(year, month, SATURDAY + 1, number)
    return of_unit(saturday, "weekend", "weekend-of-a-month", Basis.STATED, None if written else context.base)


def _day_counted_in_month(
    match: Match, context: Context, month: int | None, number: int | None
) -> Normalization | None:
    """`the last day of January`, `the first day of March`."""
    if month is None or number is None or not 1 <= number <= LAST_DAY:
        return None
    year, written = stated_year(match, context)
    if year is None:
        year = nearest_year_of_month(context, month, tense_of(match, context))
    rule = CALENDAR_DATE if written else day_rule(context)
    meant = last_of_month(year, month) if number == LAST_DAY else make_date(year, month, number)
    return of_day(meant, rule, "", Basis.STATED, None if written else context.base)


@rule(
    "article? unit:unit of article? day=(dom|domord) DAYSTOP of? month:month (?:comma? year:year)?",
    reads={
        "en": {
            "Talks are planned for [the week of 7 September].": "2026-W37",
            "the week of the 3rd of May, 2024": "2024-W18",
        },
        "de": {"die Woche vom 3. Mai": "2026-W18"},
    },
)
@rule(
    "article? unit:unit of month:month day=(dom|domord) (?:comma? year:year)?",
    reads={"en": {"The week of March 6, 2023": "2023-W10", "the week of May 3rd, 2024": "2024-W18"}},
)
def month_of_month_day(match: Match, context: Context) -> Normalization | None:
    """`the week of March 6`."""
    unit = match.word("unit")
    month, day = match.number("month"), match.number("day", "dom") or match.number("day", "domord")
    if unit not in ("week", "weekend", "month") or month is None or day is None:
        return None
    year = match.number("year") or nearest_year_of_day(context, month, day, tense_of(match, context))
    return of_unit(make_date(year, month, day), unit, f"{unit}-of-a-day", Basis.STATED)
