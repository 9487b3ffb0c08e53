"""The day that stands beside a weekday or "today" and decides: "no domingo (09/03)", "hoy, 3 de marzo", "heute, Mittwoch"."""

from __future__ import annotations

import re
from datetime import date

from tui.dates.arithmetic import OutOfCalendar, add_days, add_months, make_date
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.which_year import nearest_year_of_day
from tui.dates.tuning import TUNING
from tui.model.calendar import DAYS_PER_WEEK

_NUMBERS = re.compile(r"\d+")

MONTH_FIRST = "mdy"
"""Order of numeric dates with the month first."""


def stated_day(match: Match, context: Context, meant: date, weekday: int | None, tense: int) -> date:
    """The day that the match states beside the words that gave `meant`; `meant` where it states none near.

    Args:
        match: groups `bday`, `bmonth`, `bmon` and `bnum` hold what is stated.
        meant: what the weekday or the word for today gave.
        weekday: 1 (Monday) to 7 where one is named; a day of the month alone is the nearest that falls on it.
        tense: as `tense_of` gives it.
    """
    day, month = _day_and_month(match, context)
    if day is None:
        return meant
    try:
        if month is not None:
            stated = make_date(nearest_year_of_day(context, month, day, tense), month, day)
        else:
            stated = _nearest(day, context.anchor, meant, weekday)
    except OutOfCalendar:
        return meant
    return stated if abs((stated - meant).days) <= TUNING.stated_day_reach_days else meant


def _day_and_month(match: Match, context: Context) -> tuple[int | None, int | None]:
    """The numbers that are stated; None for what is not."""
    if match.has("bnum"):
        numbers = [int(part) for part in _NUMBERS.findall(match.word("bnum", "numeric"))][:2]
        if context.lexicon.order == MONTH_FIRST:
            numbers.reverse()
        return (numbers[0], numbers[1]) if len(numbers) == 2 else (None, None)
    day = next(
        (number for name in DAY_GROUPS if (number := match.number(name, "dom") or match.number(name, "domord"))), None
    )
    return day, match.number("bmonth", "month") or match.number("smonth", "month") or match.number("bmon", "mon")


DAY_GROUPS = ("bday", "bday2", "bday3", "sday")
"""Groups of the number of the day: alone, before a slash, before the name of a month in brackets or behind a comma."""
STATED = (*DAY_GROUPS, "bnum")
"""Groups of what is stated."""


def _nearest(day: int, anchor: date, meant: date, weekday: int | None) -> date:
    """The day with that number near `meant` in the months around the anchor, on the weekday if one of them is."""
    first = anchor.replace(day=1)
    days = []
    for months in (-1, 0, 1):
        month = add_months(first, months)
        try:
            days.append(make_date(month.year, month.month, day))
        except OutOfCalendar:
            continue
    right = [one for one in days if weekday is None or one.isoweekday() == weekday]
    return min(right or days, key=lambda one: (abs((one - meant).days), one))


def on_weekday(meant: date, weekday: int) -> date:
    """The named weekday nearest to a day that the same words call today or yesterday: the outlet writes the day before."""
    back = (meant.isoweekday() - weekday) % DAYS_PER_WEEK
    ahead = DAYS_PER_WEEK - back
    if back <= TUNING.other_today_days:
        return add_days(meant, -back)
    return add_days(meant, ahead) if ahead == 1 else meant
