"""Resolvers of dates with the name of a month: October 3, the 15th, last November, the first week of January."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import OutOfCalendar, add_months, make_date, timex_unit
from tui.dates.language.roles import OTHER
from tui.dates.language.shapes import LAST_DAY
from tui.dates.normalize.clocks import with_time
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
ISO_MONTH = len("2025-12")
"""Characters of a month in ISO 8601."""


def month_day(match: Match, context: Context) -> Normalization | None:
    """`October 3, 1998`, `3 October`, `Oct. 3 of last year`, with or without weekday and time of day."""
    month, day = match.number("month"), _day(match)
    if month is None or day is None:
        return None
    year, written = stated_year(match, context)
    if year is None and _is_score(match, day):
        return None
    if match.word("era") == "BC":
        return before_christ(f"{year:04d}-{month:02d}-{day:02d}")
    if year is None:
        year = year_of_day(match, context, month, day)
        rule = day_rule(context)
        basis = Basis.STATED
    else:
        rule, basis = (CALENDAR_DATE, Basis.STATED) if written else ("day-of-counted-year", Basis.RELATIVE)
    meant = make_date(year, month, day)
    approx = match.word("approx")
    resolved = of_day(meant, rule, approx, basis, None if written else context.base)
    return with_time(match, context, meant, resolved.about() if approx else resolved)


def day_rule(context: Context) -> str:
    """Name of the rule that gives a day its year where the text does not write it."""
    return "day-in-running-year" if context.narrative and context.running else "day-nearest-publication"


def month_rule(context: Context) -> str:
    """The same of a month."""
    return "month-in-running-year" if context.narrative and context.running else "month-nearest-publication"


def _day(match: Match) -> int | None:
    """The day of the month that is named; that of the Gregorian calendar where both are given ("14 (27) March")."""
    day = match.number("day", "dom") or match.number("day", "domord") or match.number("day", "ordinal")
    if day is None or not 1 <= day <= LAST_DAY:
        return None
    low, high = TUNING.calendar_change_days
    new_style = match.number("newstyle", "dom") or 0
    return new_style if low <= new_style - day <= high else day


def year_of_day(match: Match, context: Context, month: int, day: int) -> int:
    """The year of a day without one: by a direction word or the tense, and by the weekday beside it."""
    tense = DIRECTIONS.get(match.direction(), 0)
    if not tense and not match.beyond("month"):
        tense = 1 if _is_awaited(match) else tense_of(match, context)
    year = nearest_year_of_day(context, month, day, tense)
    weekday = match.number("wd", "weekday")
    return year if weekday is None else _year_with_weekday(weekday, month, day, year)


def _is_awaited(match: Match) -> bool:
    """Whether a day belongs to a noun that is still to come, whatever the verb says: "before the 3 May election"."""
    place = match.start - 1
    while place >= 0 and "article" in match.tokens[place].roles:
        place -= 1
    if place < 0 or not match.tokens[place].roles.keys() & {"ahead", "before"}:
        return False
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    return after is not None and after.code == OTHER and after.start == match.tokens[match.end - 1].end + 1


def _year_with_weekday(weekday: int, month: int, day: int, year: int) -> int:
    """The year near `year` in which the date falls on the weekday that stands beside it, else `year`."""
    for candidate in (year, year - 1, year + 1):
        try:
            if make_date(candidate, month, day).isoweekday() == weekday:
                return candidate
        except OutOfCalendar:
            continue
    return year


def _is_score(match: Match, day: int) -> bool:
    """Whether a hyphen and a smaller number follow: "beat Denny March 7-3"."""
    after = match.tokens[match.end : match.end + 2]
    if (
        len(after) < 2
        or "dom" not in match.tokens[match.end - 1].roles
        or "hyphen" not in after[0].roles
        or after[0].end != after[1].start
    ):
        return False
    number = after[1].roles.get("int")
    return isinstance(number, int) and number <= day


def day_range_end(match: Match, context: Context) -> Normalization | None:
    """The second day of `May 3-5`, in the month that the first one named."""
    first = match.roles_before().get("dom")
    day = match.number("day", "dom") or match.number("day", "domord")
    start = context.running_day
    if start is None or not isinstance(first, int) or day is None or day <= first:
        return None
    return of_day(make_date(start.year, start.month, day), "end-of-day-range", counted_from=start)


def day_of_month(match: Match, context: Context) -> Normalization | None:
    """`the 15th`, `the 3rd of last month`: in the month under discussion."""
    if match.names("dayafter"):
        return _day_of_this_month(match, context)
    day = match.number("day", "domord")
    if day is None or _qualifies_what_follows(match):
        return None
    month = _month_meant(match, context, day)
    if month is None:
        return None
    return in_month(make_date(month.year, month.month, day), "day-of-month-under-discussion", month)


def in_month(day: date, rule: str, month: date) -> Normalization:
    """A day that counts from a month, which is named as its anchor."""
    return replace(of_day(day, rule), anchor=month.isoformat()[:ISO_MONTH])


def _qualifies_what_follows(match: Match) -> bool:
    """Whether an ordinal is no day: "the 15th floor", "the 19th and 20th century"."""
    after = match.tokens[match.end : match.end + ORDINAL_NOUN_WINDOW]
    if after and after[0].code == OTHER and after[0].low.isalnum():
        return True
    return any(token.roles.get("unit") in ("century", "millennium") for token in after)


ORDINAL_NOUN_WINDOW = 4
"""Tokens behind an ordinal within which "century" takes it ("the 19th and early 20th century")."""


def _month_meant(match: Match, context: Context, day: int) -> date | None:
    """The first of the month of a day without one: counted, under discussion, or by publication and tense; None where the
    day is none."""
    this_month = context.anchor.replace(day=1)
    if match.has("ydir"):
        steps = DIRECTIONS.get(match.word("ydir", "direction"), 0)
        return add_months(this_month, steps) if match.word("yunit", "unit") == "month" else None
    if context.running and context.running_unit in ("day", "month"):
        return context.running[0].replace(day=1)
    if not match.roles_before().keys() & {"on", "by", "since", "until"}:
        return None
    return month_by_tense(this_month, day, context.anchor.day, tense_of(match, context))


def month_by_tense(this_month: date, day: int, today: int, tense: int) -> date:
    """The month of a day: this one, the next one of a day that is over in a clause that looks ahead, else the last one of a
    day that is still to come."""
    if tense > 0 and day < today:
        return add_months(this_month, 1)
    return add_months(this_month, -1) if tense <= 0 and day > today else this_month


def _day_of_this_month(match: Match, context: Context) -> Normalization | None:
    """`στις 15 του μηνός`: a day of the month under discussion, or of the current one."""
    day = match.number("day", "domord") or match.number("day", "dom")
    if day is None:
        return None
    running = context.running_unit in ("day", "month") and context.narrative
    base = context.base if running else context.anchor
    meant = make_date(base.year, base.month, day)
    return with_time(match, context, meant, in_month(meant, "day-of-this-month", base))


def month_year(match: Match, context: Context) -> Normalization | None:
    """`December`, `March 1996`, `last November`, `July last year`, `mid-December`."""
    month = match.number("month")
    if month is None:
        return None
    year, written = stated_year(match, context)
    if year is None and match.has("ydir", "dunit"):
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
    year = year_of_sentence(match, context, month)
    if year is not None:
        return year, "month-in-year-of-sentence", Basis.STATED
    return nearest_year_of_month(context, month, tense_of(match, context)), month_rule(context), Basis.STATED


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


def week_of_month(match: Match, context: Context) -> Normalization | None:
    """`the first week of January`, `the last week of October 1918`: seven days counted in the month."""
    month, number = match.number("month"), match.number("ord", "ordinal")
    last = match.direction() == "last"
    if match.word("unit") == "day":
        return _end_day_of_month(match, context, month) if last else None
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


def _end_day_of_month(match: Match, context: Context, month: int | None) -> Normalization | None:
    """`the last day of January`."""
    if month is None:
        return None
    year, written = stated_year(match, context)
    if year is None:
        year = nearest_year_of_month(context, month, tense_of(match, context))
    rule = CALENDAR_DATE if written else day_rule(context)
    return of_day(last_of_month(year, month), rule, "", Basis.STATED, None if written else context.base)


def month_of_month_day(match: Match, context: Context) -> Normalization | None:
    """`the week of March 6`."""
    unit = match.word("unit")
    month, day = match.number("month"), match.number("day", "dom") or match.number("day", "domord")
    if unit not in ("week", "weekend", "month") or month is None or day is None:
        return None
    year = match.number("year") or nearest_year_of_day(context, month, day, tense_of(match, context))
    return of_unit(make_date(year, month, day), unit, f"{unit}-of-a-day", Basis.STATED)
