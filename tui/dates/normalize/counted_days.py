"""Resolvers of days that count from a day or a month that is named: the first Monday in May, the day after Christmas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import add_days, add_months, make_date, shift, timex_unit, when_unit
from tui.dates.grammar.parts import AFTER_DAY, COUNT, COUNTED_FROM, OF_YEAR, YEAR
from tui.dates.grammar.rule import rule
from tui.dates.language.shapes import LAST_DAY
from tui.dates.normalize.calendar.month_days import month_day
from tui.dates.normalize.calendar.named_days import named, nth_weekday
from tui.dates.normalize.clocks import with_time
from tui.dates.normalize.weekdays import coming, latest, weekday
from tui.dates.reading.context import Context
from tui.dates.reading.counts import count_of
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CALENDAR_DATE, Normalization, of_day, of_unit
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, nearest_year_of_day, stated_year
from tui.model import Basis
from tui.model.calendar import DAYS_PER_WEEK, MONTHS_PER_YEAR, last_of_month

FROM_END = -2
"""Lowest number that a word gives a weekday: the last but one."""

MOST_WEEKDAYS = 5
"""Highest number that a weekday can have in its month."""

DAY_UNITS = frozenset({"day", "night", "week", "fortnight"})
"""Units that lead from a day to a day; longer ones lead to about a month."""


@rule(
    "article? (?:ord2:ordinal? wd2:weekday after article?)? (?:ord=(ordinal|domord)|dir:direction) wd:weekday"
    f" of? article? (?:monthword of?)? month:month {OF_YEAR} {AFTER_DAY}",
    reads={
        "en": {
            "the first Tuesday after the first Monday in November": "2026-11-03",
            "the penultimate Friday in May 2025": "2025-05-23",
            "the first Tuesday in March at 7 p.m.": "2026-03-03T19:00",
        },
        "de": {"letzten Sonntag im März": "2026-03-29"},
        "fr": {"le premier mardi du mois de mars": "2026-03-03"},
    },
)
@rule(
    f"article? wd:weekday dir:dirafter of article? month:month {OF_YEAR} {AFTER_DAY}",
    reads={
        "fr": {"le lundi dernier de mai": "2026-05-25", "le lundi dernier de mai au soir": "2026-05-25TEV"},
        "es": {"el domingo último de marzo de 2024": "2024-03-31"},
        "pt": {"o domingo último de março de 2024": "2024-03-31"},
    },
)
@rule("month:month monthafter ord:ordinal wd:weekday", reads={"tr": {"Mart ayının ikinci salı": "2026-03-10"}})
@rule(
    "(?:month:month|mon=(mon) monthmark) of? ordmark ord=(mon) wd:weekday",
    reads={"ja": {"3月の第1日曜日": "2026-03-01"}},
)
def weekday_of_month(match: Match, context: Context) -> Normalization | None:
    """`the first Monday in September`, `the last Friday of January 2026`.

    Without a year it is the last such day where the clause looks back, else the next: what counts weekdays is a plan or a rule.
    """
    month, day = match.number("month") or match.number("mon"), match.number("wd", "weekday")
    number = _place_in_month(match)
    if month is None or day is None or number is None:
        return None
    year, written = stated_year(match, context)
    if year is not None:
        meant = _counted(match, year, month, day, number)
        return with_time(match, context, meant, of_day(meant, CALENDAR_DATE if written else RULE, basis=Basis.STATED))
    meant = _nearest(match, context, month, day, number)
    return with_time(match, context, meant, of_day(meant, RULE, "", Basis.STATED, context.base))


RULE = "weekday-counted-in-month"


def _place_in_month(match: Match) -> int | None:
    """Which of the weekdays of the month is meant, -1 for the last one; None where the word does not say."""
    if match.has("dir"):
        return -1 if match.direction() == "last" else None
    number = match.number("ord", "ordinal") or match.number("ord", "mon")
    return number if number and FROM_END <= number <= MOST_WEEKDAYS else None


def _nearest(match: Match, context: Context, month: int, wanted: int, number: int) -> date:
    base = context.base
    if context.narrative and context.running:
        return _counted(match, nearest_year_of_day(context, month, 1, 0), month, wanted, number)
    days = [_counted(match, year, month, wanted, number) for year in (base.year - 1, base.year, base.year + 1)]
    if tense_of(match, context) < 0:
        return max(day for day in days if day <= base)
    return min(day for day in days if day >= base)


def _counted(match: Match, year: int, month: int, wanted: int, number: int) -> date:
    """The day itself, or the other weekday that is counted from it ("the first Tuesday after the first Monday")."""
    day = nth_weekday(year, month, wanted, number)
    if day.month != month:
        return make_date(year, month, 0)
    other, times = match.number("wd2", "weekday"), match.number("ord2", "ordinal") or 1
    return day if other is None else add_days(coming(add_days(day, 1), other), DAYS_PER_WEEK * (times - 1))


@rule(
    "article? (?:ord=(ordinal|domord)|dir:direction) wd:weekday of article? mdir:direction? munit:unit",
    reads={"en": {"the first Monday of next month": "2026-02-02", "the last Friday of the month": "2026-01-30"}},
)
def weekday_of_counted_month(match: Match, context: Context) -> Normalization | None:
    """`the first Monday of next month`, `the last Friday of the month`."""
    day, number = match.number("wd", "weekday"), _place_in_month(match)
    if day is None or number is None or match.word("munit", "unit") != "month":
        return None
    month = _counted_month(match, context)
    meant = nth_weekday(month.year, month.month, day, number)
    return of_day(meant, RULE, counted_from=context.base) if meant.month == month.month else None


@rule(
    "article? (?:ord=(ordinal)|dir:direction) unit:unit of article? mdir:direction? munit:unit",
    reads={"en": {"the last day of the month": "2026-01-31", "the first day of next year": "2027-01-01"}},
)
def day_of_counted_month(match: Match, context: Context) -> Normalization | None:
    """`the last day of the month`, `the first day of next year`."""
    whole, last = match.word("munit", "unit"), match.direction() == "last"
    number = LAST_DAY if last else match.number("ord", "ordinal")
    if match.word("unit") != "day" or number is None or not 1 <= number <= LAST_DAY:
        return None
    year = context.base.year + DIRECTIONS.get(match.word("mdir", "direction"), 0)
    if whole == "month":
        first = _counted_month(match, context)
        meant = last_of_month(first.year, first.month) if last else make_date(first.year, first.month, number)
    elif whole == "year" and (last or number == 1):
        meant = last_of_month(year, MONTHS_PER_YEAR) if last else make_date(year, 1, 1)
    else:
        return None
    return of_day(meant, f"day-of-counted-{whole}", counted_from=context.base)


def _counted_month(match: Match, context: Context) -> date:
    """First day of the month of "of the month", "of next month"."""
    return add_months(context.base.replace(day=1), DIRECTIONS.get(match.word("mdir", "direction"), 0))


@rule(
    f"{COUNTED_FROM} dir:direction? wd:weekday {AFTER_DAY}",
    reads={"en": {"the day before last Tuesday": "2025-12-29", "the day before Wednesday morning": "2025-12-30"}},
)
def from_weekday(match: Match, context: Context) -> Normalization | None:
    """`the day before last Tuesday`, `two days after Friday's attack`."""
    return _counted_from(match, context, weekday(match, context))


@rule(
    f"{COUNTED_FROM} of? article? named:named (?:comma? of? {YEAR})?",
    reads={
        "en": {"the day after Christmas, 2024": "2024-12-26", "the day before Easter of 2024": "2024-03-30"},
        "fr": {"la veille de Noël": "2025-12-24"},
        "ru": {"следующий день после Рождества": "2026-01-08"},
    },
)
def from_named_day(match: Match, context: Context) -> Normalization | None:
    """`the day after Christmas`, `two weeks before Easter 2024`, `the Monday after Thanksgiving`."""
    return _counted_from(match, context, named(match, context))


@rule(
    f"{COUNTED_FROM} of? article? (?:day=(dom|domord) DAYSTOP of? month:month {OF_YEAR})",
    reads={
        "en": {"the day before the 20 December": "2025-12-19", "two days after the 4th of July": "2025-07-06"},
        "de": {"am [Tag nach dem 3. Mai 2024]": "2024-05-04"},
    },
)
@rule(
    f"{COUNTED_FROM} of? article? month:month (?:day=(dom|domord)) (?:comma? {YEAR})?",
    reads={
        "en": {
            "two days before May 3, 2024": "2024-05-01",
            "the [Tuesday after June 24, 2005]": "2005-06-28",
            "the day before May 3rd, 2024": "2024-05-02",
        }
    },
    orders="mdy ymd",
)
def from_written_day(match: Match, context: Context) -> Normalization | None:
    """`the day after the 12 January quake`, `a week before 3 May 2024`."""
    return _counted_from(match, context, month_day(match, context))


def _counted_from(match: Match, context: Context, base: Normalization | None) -> Normalization | None:
    """The day that lies as the words before it say from the day that they count from."""
    if base is None or base.when is None or base.when.start is None or base.when.end is None:
        return None
    step = match.number("beside", "beside_day") or (-1 if _looks_back(match) else 1)
    start = base.when.start if step < 0 else base.when.end
    if match.has("from_wd"):
        wanted = match.number("from_wd", "weekday") or 1
        meant = latest(add_days(start, -1), wanted) if step < 0 else coming(add_days(start, 1), wanted)
        return of_day(meant, FROM_A_DAY, counted_from=start)
    unit, count = match.word("unit") or "day", count_of(match)
    if not isinstance(count, int | float):
        return None
    meant = shift(start, step * count, unit)
    if unit in DAY_UNITS:
        return of_day(meant, FROM_A_DAY, counted_from=start)
    return of_unit(meant, "month", FROM_A_DAY, counted_from=start).about() if unit in ("month", "year") else None


def _looks_back(match: Match) -> bool:
    return any(match.has(side) and "before" in match.token(side).roles for side in ("side", "side2"))


FROM_A_DAY = "counted-from-a-day"


@rule(
    f"(?:indefinite|{COUNT}) unit:unit ago:ago"
    " (?:article? deictic:deictic|on? article? dir:direction unit2:unit|exact:to_the_day)",
    reads={
        "en": {
            "a year ago today": "2025-01-02",
            "three years ago on this day": "2023-01-02",
            "two years ago to the day": "2024-01-02",
            "Thirty years ago this week": "1996-W01",
        }
    },
)
@rule(
    f"(?:indefinite|{COUNT}) unit:unit ago:ago on? wd:weekday",
    reads={"en": {"a week ago Tuesday": "2025-12-23", "a year ago on Sunday": "2025-01-04"}},
)
@rule(
    f"ago_before (?:indefinite|{COUNT}) unit:unit (?:deictic:deictic|exact:to_the_day)",
    reads={
        "fr": {"La banque a fait faillite il y a [deux ans jour pour jour].": "2024-01-02"},
        "es": {"hace [un año hoy]": "2025-01-02"},
    },
    never={"fr": ["deux ans jour pour jour"], "es": ["un año hoy"]},
)
@rule(
    f"deictic:deictic ago_before (?:indefinite|{COUNT}) unit:unit",
    reads={"de": {"heute vor zwei Jahren": "2024-01-02", "heute vor einem Jahr": "2025-01-02"}},
)
@rule(
    f"ago_before deictic:deictic (?:indefinite|{COUNT}) unit:unit",
    reads={"es": {"El banco quebró hace [hoy tres años].": "2023-01-02", "hace [hoy un año]": "2025-01-02"}},
    never={"es": ["hoy tres años"]},
)
@rule(
    f"exact:to_the_day ago_before (?:indefinite|{COUNT}) unit:unit",
    reads={
        "de": {"auf den Tag genau vor zehn Jahren": "2016-01-02"},
        "fr": {"jour pour jour il y a dix ans": "2016-01-02", "jour pour jour il y a un an": "2025-01-02"},
    },
)
def ago_to_the_day(match: Match, context: Context) -> Normalization | None:
    """`a year ago today`, `two years ago this month`, `three years ago to the day`: as exact as what stands beside it."""
    count, unit = count_of(match), match.word("unit")
    if not isinstance(count, int | float) or not float(count).is_integer():
        return None
    if match.has("wd"):
        return _ago_on_weekday(match, context, count, unit)
    exact = match.word("unit2", "unit") or "day"
    if match.has("dir") and (
        match.direction() not in ("this", "last", "next") or exact not in ("day", "week", "month")
    ):
        return None
    base = add_days(context.anchor, match.number("deictic") or 0)
    meant = shift(base, -count, unit)
    if exact == "month":
        meant = add_months(meant, DIRECTIONS.get(match.direction(), 0))
    elif exact == "week":
        meant = add_days(meant, DAYS_PER_WEEK * DIRECTIONS.get(match.direction(), 0))
    resolved = of_day(meant, f"{unit}s-ago", counted_from=base)
    return replace(resolved, value=timex_unit(meant, exact), when=when_unit(meant, exact))


def _ago_on_weekday(match: Match, context: Context, count: float, unit: str) -> Normalization | None:
    """`a week ago Tuesday`: counted from the last such weekday; `a year ago on Sunday`: from the nearest one."""
    number = match.number("wd", "weekday")
    if number is None or unit not in ("week", "month", "year"):
        return None
    base = latest(context.anchor, number)
    if unit != "week" and (context.anchor - base).days > DAYS_PER_WEEK // 2:
        base = coming(context.anchor, number)
    return of_day(shift(base, -count, unit), f"{unit}s-ago", counted_from=base)


@rule(
    "article? wd:weekday (?:before|after) dir:direction (?!unit|weekday|month|season|part)",
    reads={
        "en": {
            "Tuesday after next": "2026-01-13",
            "Tuesday before last": "2025-12-23",
            "the [Tuesday after next]": "2026-01-13",
        }
    },
)
@rule(
    f"article? beyond:beyond wd:weekday {AFTER_DAY}",
    reads={"de": {"vorletzten Montag": "2025-12-22", "vorletzten Montag morgens": "2025-12-22TMO"}},
)
def beyond_the_next(match: Match, context: Context) -> Normalization | None:
    """`the Tuesday before last`, `the Monday after next`: a week farther than the last or the next one."""
    number = match.number("wd", "weekday")
    step = match.number("beyond") or DIRECTIONS.get(match.direction(), 0)
    if number is None or not step:
        return None
    near = coming(add_days(context.anchor, 1), number) if step > 0 else latest(add_days(context.anchor, -1), number)
    meant = add_days(near, DAYS_PER_WEEK * step)
    return with_time(match, context, meant, of_day(meant, "weekday-beyond-the-nearest", counted_from=context.anchor))


@rule(
    "article? wd:weekday weekon:weekon", reads={"en": {"Monday week": "2026-01-12", "the [Monday week]": "2026-01-12"}}
)
@rule(
    "article? wd:weekday inside indefinite unit:unit",
    reads={
        "en": {
            "Tuesday in a week": "2026-01-13",
            "They will meet on [Monday in a week].": "2026-01-12",
            "the [Tuesday in a week]": "2026-01-13",
        },
        "de": {"Dienstag in einer Woche": "2026-01-13"},
    },
)
@rule(
    "needs_future=(indefinite) unit:unit on wd:weekday",
    reads={"en": {"The court will sit [a week on Monday].": "2026-01-12"}},
)
def week_after_weekday(match: Match, context: Context) -> Normalization | None:
    """`Tuesday week`, `a week on Tuesday`, `mardi en huit`: the coming such weekday and so many weeks."""
    number, weeks = match.number("wd", "weekday"), match.number("weekon") or 1
    if number is None or (match.has("unit") and match.word("unit") != "week") or _goes_on(match):
        return None
    if tense_of(match, context) < (1 if match.has("needs_future") else 0):
        return None
    start = coming(context.anchor, number)
    return of_day(shift(start, weeks, "week"), FROM_A_DAY, counted_from=start)


def _goes_on(match: Match) -> bool:
    """Whether the word for the week only begins a longer one ("Tuesday week-long")."""
    return (
        bool(match.roles_after().keys() & {"hyphen", "ago", "earlier", "poss"}) or "count_word" in match.roles_before()
    )
