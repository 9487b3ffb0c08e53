"""Which year is meant: of two digits, beside a date, of a day or month without one, of a word such as "last year"."""

from __future__ import annotations

from bisect import bisect
from datetime import date

from tui.dates.arithmetic import YEARS_TO_ADD, OutOfCalendar, make_date
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.spelled import spelled_year
from tui.dates.reading.tense import SURE_FUTURE, SURE_PAST, tense_of
from tui.dates.tuning import TUNING
from tui.model.calendar import MONTHS_PER_YEAR, YEARS_PER_CENTURY

DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "latest": -1, "this": 0, "same": 0, "next": 1, "following": 1}
"""Steps of a unit that a direction word stands for."""

IN_EVERY_MONTH = 28
"""The last day that every month has."""

MIDDLE_OF_MONTH = 15
"""Day that stands for a month of which nothing nearer is known."""

LONGEST_YEAR = 366
"""Days."""


def full_year(short: int, near: int) -> int:
    """The year that two digits mean, seen from the year `near`: the one of the hundred years around it that ends so.

    The hundred years end `short_year_ahead` years after `near`: from 1999, "01" is 2001 and "45" is 1945.
    """
    last = near + TUNING.short_year_ahead
    return max(last - (last - short) % YEARS_PER_CENTURY, 1)


def stated_year(match: Match, context: Context) -> tuple[int | None, bool]:
    """Year that stands beside a date: (year, whether in digits); (None, False) where there is none."""
    year = match.number("year")
    if year is None and match.has("shortyear"):
        year = year_behind_mark(match, context)
    if year is None and match.has("spelled"):
        year = spelled_year(match.all("spelled"))
    if year is None and match.has("two"):
        year = _of_two_digits(match, context)
    if year is None and match.has("eyear"):
        year = match.number("eyear", "int")
    if year is not None:
        return year, True
    return _counted_year(match, context), False


def year_behind_mark(match: Match, context: Context) -> int:
    """The year of "'98"; where the clause looks back, none that is still to come ("born in May '45")."""
    year = full_year(match.number("shortyear") or 0, context.base.year)
    over = year > context.base.year and tense_of(match, context) < 0
    return year - YEARS_PER_CENTURY if over else year


def _of_two_digits(match: Match, context: Context) -> int | None:
    """The year of "2 Mar 98", "3 May 05"; None where the number behind the month has one digit."""
    number = match.number("two", "yy") or match.number("two", "small") or 0
    return short_year(number, context, context.base.year) if len(match.token("two").low) == TWO_DIGITS else None


def short_year(number: int, context: Context, near: int) -> int:
    """The year that two digits mean near a year, in the calendar of the language."""
    if context.lexicon.calendar == BUDDHIST:
        number = (number + YEARS_TO_ADD[BUDDHIST]) % YEARS_PER_CENTURY
    return full_year(number, near)


BUDDHIST = "buddhist"
"""Calendar whose years are written with two digits as well ("17 ก.พ. 69")."""
TWO_DIGITS = 2
"""Digits of a year without its century."""


def _counted_year(match: Match, context: Context) -> int | None:
    """The year of "last year" beside a date."""
    steps, unit, _ = match.deictic_unit()
    if unit == "year":
        return context.anchor.year + steps
    for direction, unit_group in (("ydir", "yunit"), ("ydir2", "yunit2")):
        if match.has(direction) and match.word(unit_group, "unit") == "year":
            word = match.year_direction(direction)
            return _base_of(word, context).year + DIRECTIONS.get(word, 0)
    return None


def _base_of(direction: str, context: Context) -> date:
    """What a direction word before "year" counts from: some only count from the date that the text speaks of."""
    if direction == "same" and context.running:
        return context.running[0]
    return context.base if direction in ("same", "previous", "following") else context.anchor


def nearest_year_of_day(context: Context, month: int, day: int, tense: int) -> int:
    """Year of a day of a month without one: the occurrence nearest to publication, as far as the tense agrees; in a history
    that of its running year."""
    if context.narrative and context.running:
        return _running_year(context, month)
    distance = {}
    for year in _years_around(context.anchor):
        try:
            known = min(day, IN_EVERY_MONTH)
            distance[year] = (make_date(year, month, known) - context.anchor).days + day - known
        except OutOfCalendar:
            continue
    far = LONGEST_YEAR * TUNING.tense_over_nearness
    return nearest_by_tense(distance, tense, -far, far)


def nearest_year_of_month(context: Context, month: int, tense: int) -> int:
    """The same of a month; a sure future lets no month that is over stand."""
    if context.narrative and context.running:
        return _running_year(context, month)
    anchor = context.anchor
    distance = {year: (year - anchor.year) * MONTHS_PER_YEAR + month - anchor.month for year in _years_around(anchor)}
    far = MONTHS_PER_YEAR * TUNING.tense_over_nearness
    return nearest_by_tense(distance, tense, 0 if tense == SURE_FUTURE else -far, 0 if tense == SURE_PAST else far)


def _years_around(day: date) -> tuple[int, int, int]:
    return day.year - 1, day.year, day.year + 1


def nearest_by_tense(distance: dict[int, int], tense: int, too_early: float, too_late: float) -> int:
    """The nearest year, or its neighbour where the clause clearly looks the other way.

    Args:
        distance: days or months from publication by year, negative before it.
        tense: as `tense_of` gives it.
        too_early, too_late: distances beyond which a clause that looks ahead or back does not mean the nearest year.
    """
    best = min(distance, key=lambda year: (abs(distance[year]), year))
    if tense > 0 and distance[best] < too_early and best + 1 in distance:
        return best + 1
    if tense < 0 and distance[best] > too_late and best - 1 in distance:
        return best - 1
    return best


def range_end_year(context: Context, first: int, last: int, tense: int) -> int:
    """Year of the last month of a range of months without one: the range that is over, or that is wholly to come, whichever
    lies nearer, as far as the clause does not say."""
    anchor = context.anchor
    over = anchor.year - (last > anchor.month)
    coming = anchor.year + (first < anchor.month) + (last < first)
    if tense:
        ahead = anchor.year + (last < anchor.month)
        return over if tense < 0 else ahead
    since = (anchor.year - over) * MONTHS_PER_YEAR + anchor.month - last
    until = (coming - (last < first) - anchor.year) * MONTHS_PER_YEAR + first - anchor.month
    return over if since <= until else coming


def _running_year(context: Context, month: int) -> int:
    """The running year of a history, unless the month lies so far back that the next year has begun, or so far ahead that the
    last one is meant."""
    if context.running is None:
        return context.anchor.year
    running, unit = context.running
    gap = month - running.month
    if unit == "year":
        return running.year
    if gap <= -TUNING.running_months_back:
        return year_turned(context, running.year, month)
    return running.year - 1 if gap >= TUNING.running_months_ahead else running.year


def year_turned(context: Context, year: int, month: int) -> int:
    """The year after a history's running one, for a month that lies far back in it; the running one where a date with a year
    soon follows that lies between them, so that the tale has rather gone back ("December 2008 … In March … May 12, 2008").
    """
    month += year * MONTHS_PER_YEAR - 1
    following = bisect(context.written, (context.place,))
    if following >= len(context.written):
        return year + 1
    place, first, last = context.written[following]
    soon = place - context.place <= TUNING.turned_year_window_tokens
    return year if soon and month <= first and last < month + MONTHS_PER_YEAR else year + 1


def year_written_in_sentence(match: Match, context: Context) -> int | None:
    """The past year that the same sentence wrote in digits before, in news; None where there is none."""
    if context.narrative or context.written_year is None:
        return None
    year, place = context.written_year
    between = context.tokens[place : match.start]
    if year >= context.anchor.year or any("stop" in token.roles or "newline" in token.roles for token in between):
        return None
    return year


def year_of_sentence(match: Match, context: Context, month: int) -> int | None:
    """The past year of a month behind a date of the same sentence ("On 3 April 2011 …; … in May"), or None."""
    year = year_written_in_sentence(match, context)
    if year is None or context.running is None:
        return None
    return year if context.running_unit != "month" or month >= context.running[0].month else year + 1


def marked_year(match: Match, context: Context) -> int | None:
    """A year with its mark behind it (`2025年`, `25年`) or in one word (`去年`), before a season, half or quarter."""
    if match.has("ydeic"):
        return context.anchor.year + (match.number("ydeic", "deictic_year") or 0)
    number = match.number("year_cjk", "int")
    return number if number is None or number >= YEARS_PER_CENTURY else full_year(number, context.anchor.year)
