"""Rules and resolvers of days of a month: October 3, the 15th, the 3rd of last month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import OutOfCalendar, add_months, make_date
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY, END_OF_DATE, OF_YEAR, SPELLED_YEAR, YEAR
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import OTHER
from tui.dates.language.shapes import LAST_DAY
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import (
    CALENDAR_DATE,
    Normalization,
    before_christ,
    of_day,
)
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import (
    DIRECTIONS,
    nearest_year_of_day,
    stated_year,
)
from tui.dates.tuning import TUNING
from tui.model import Basis

ISO_MONTH = len("2025-12")
"""Characters of a month in ISO 8601."""


@rule(
    f"(?:wd:weekday comma?)? month:month (?:day=(dom|domord|ordinal)) comma? {SPELLED_YEAR}",
    reads={"en": {"March third, nineteen ninety-one": "1991-03-03"}},
    orders="mdy",
)
@rule(
    "(?:(?:article? direction)? wd:weekday comma?)? month:month day=(ordinal) (?!hyphen|unit|weekday|season)",
    reads={"en": {"March eighth": "2026-03-08"}},
    never={"en": ["In May first-half sales rose.", "In March second seats were lost."]},
    orders="mdy",
)
@rule(
    f"article? day=(dom) DAYSTOP month:month two=(yy|small) {END_OF_DATE}",
    reads={"en": {"2 Mar 98": "1998-03-02", "The ship sank on [7 May 05].": "2005-05-07"}},
    never={"en": ["On 2 March 98 people met."]},
)
@rule(
    "article? (?:dayword|wd:weekday) day=(dom) month:month two=(yy) (?!counted|unit|percent|int)",
    reads={"es": {"el día 3 marzo 98": "1998-03-03"}},
)
@rule(
    f"month:month day=(dom|domord) comma two=(yy) {END_OF_DATE}",
    reads={"en": {"May 3, 98": "1998-05-03"}},
    orders="mdy",
)
@rule(
    "wd:weekday comma? month:month day=(dom) clock:clock zone:zone? year:year",
    reads={"en": {"Wed Mar 09 08:30:12 CET 2011": "2011-03-09T08:30:12"}},
)
@rule(
    "(?:wd:weekday comma?)? month:month (?:day=(dom|domord)) (?=(?:comma|to|hyphen|comma to) month?"
    f" (?:dom|domord) (?:(?:comma|comma? to) (?:dom|domord)){{0,8}} comma? of? {YEAR})",
    reads={
        "en": {
            "The festival ran [May 3]-5, 2024.": "2024-05-03",
            "The festival ran from [May 30] to June 2, 2024.": "2024-05-30",
            "Voting took place on [March 15], 16 and 17, 2024.": "2024-03-15",
        }
    },
    orders="mdy ymd",
)
@rule(
    f"(?:approx:approx (?=month))? {BEFORE_DAY} (?:direction? wd:weekday comma? (?:on article?)?)?"
    " article? dir:direction? month:month (?:article (?=domord))? (?:day=(dom|domord))"
    " (?!percent|money)"
    f" (?: comma? of? {YEAR} era:era?| comma? of? article? ydir:direction yunit:unit)? {AFTER_DAY}",
    reads={
        "en": {
            "Jan 2": "2026-01-02",
            "Dec 30": "2025-12-30",
            "June 2, 2024": "2024-06-02",
            "July 4th, 1976": "1976-07-04",
            "Monday, Dec. 29": "2025-12-29",
            "May the 5th, 2017": "2017-05-05",
            "Oct. 3 of last year": "2025-10-03",
            "around Nov. 10, 2025": "2025-11-10 APPROX",
            "8.15am on August 6, 1945": "1945-08-06T08:15",
            "Jan. 2, 2026 at 6:30 a.m.": "2026-01-02T06:30",
            "In the [May 14] vote he lost.": "2025-05-14",
            "the afternoon of Dec. 30": "2025-12-30TAF",
        }
    },
    orders="mdy ymd",
)
@rule(
    "article? day=(dom|domord) DAYSTOP of? month:month (?=(?:to|hyphen) article? (?:dom|domord)"
    f" DAYSTOP of? month comma? of? {YEAR})",
    reads={"en": {"The siege ([21 March] - 21 June 1952) cost 900 lives.": "1952-03-21"}},
)
@rule(
    f"{BEFORE_DAY} (?:article? wd:weekday part0:part? comma? (?:on? article)?)? article?"
    " dir:direction? dayword? day=(dom|domord|ordinal) DAYSTOP (?:open newstyle=(dom) close)? (?:of"
    " article?|poss)? (?:monthword of?)? month:month (?:slash month)?"
    f"{OF_YEAR} dirafter:dirafter? weekday? {AFTER_DAY}",
    reads={
        "en": {
            "3 March": "2026-03-03",
            "10 March": "2026-03-10",
            "2 May 1808": "1808-05-02",
            "Sunday 9 March": "2025-03-09",
            "Monday, 12 May 1941": "1941-05-12",
            "24:00 on 30 December": "2025-12-31T00:00",
            "the twelfth of December 2019": "2019-12-12",
            "about 5 p.m. on 30 December": "2025-12-30T17:00",
            "10 February next year": "2027-02-10",
        },
        "de": {"3. März": "2026-03-03", "den 10. März": "2026-03-10"},
        "es": {"3 de marzo": "2026-03-03"},
        "ar": {"31 ديسمبر/كانون الأول 2025": "2025-12-31"},
    },
)
@rule(
    "article? dayword? day=(dom|domord) DAYSTOP"
    " (?=(?:(?:comma|to|slash){1,2} on? article? (?:dom|domord) DAYSTOP){1,8}"
    f" of? article? month:month {OF_YEAR})",
    reads={
        "en": {
            "The festival ran [3]-5 May 2024.": "2024-05-03",
            "The panel met on [3] and 17 November.": "2025-11-03",
            "The event is to be held on [8], 9 and 10 May 2026.": "2026-05-08",
        },
        "et": {"Õppus kestab [14].–23. novembrini.": "2025-11-14"},
    },
)
@rule(
    "article? prepart:part (?:since|of)? article? day=(dom|domord) DAYSTOP"
    f" (?:to|on) article? (?:dom|domord) DAYSTOP of? article? month:month {OF_YEAR}",
    reads={
        "uk": {"ніч з 11 на 12 травня 2024 року": "2024-05-11TNI"},
        "ru": {"ночь с 11 на 12 мая 2024 года": "2024-05-11TNI"},
        "fr": {"la nuit du 3 au 4 mai 2024": "2024-05-03TNI"},
    },
)
@rule(
    f"year:year (?:comma|DAYSTOP) month:month (?:day=(dom|domord)) {AFTER_DAY}",
    reads={
        "hu": {"2024. május 3": "2024-05-03"},
        "en": {"2024, May 3": "2024-05-03"},
        "de": {"2024, Mai 3": "2024-05-03"},
    },
)
@rule(
    "(?:year:year DAYSTOP yearafter|ydir:direction yunit:unit|dunit:deictic_unit) day=(dom|domord)"
    f" DAYSTOP month:month {AFTER_DAY}",
    reads={"et": {"Selle aasta 9. märtsil": "2026-03-09"}},
)
def month_day(match: Match, context: Context) -> Normalization | None:
    """`October 3, 1998`, `3 October`, `Oct. 3 of last year`, with or without weekday and time of day."""
    month, day = match.number("month"), _day(match)
    if month is None or day is None:
        return None
    year, written = stated_year(match, context)
    if year is None and (match.has("spelled") or _is_score(match, day) or _is_place_in_row(match, context)):
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
    """Whether a day belongs to a noun that is still to come, whatever the verb says: "before the 3 May election", "per il voto
    del 24 maggio"."""
    place = match.start - 1
    while place >= 0 and "article" in match.tokens[place].roles:
        place -= 1
    if place < 0:
        return False
    named = match.tokens[max(place - 2, 0) : place + 1]
    if any("planned" in token.roles for token in named) and named[-1].roles.keys() & {"of", "on", "place", "planned"}:
        return not any(
            token.roles.keys() & {"after", "since"}
            for token in match.tokens[max(place - TUNING.governing_window_tokens, 0) : place]
        )
    if not match.tokens[place].roles.keys() & {"ahead", "before"}:
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


def _is_place_in_row(match: Match, context: Context) -> bool:
    """Whether an ordinal in words behind a month belongs to the noun behind it: "in March second seats were lost"."""
    last = match.inside()[-1]
    if "ordinal" not in last.roles or "domord" in last.roles:
        return False
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    return after is not None and after.code == OTHER and after.low.isalpha() and context.text[after.start].islower()


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


@rule(
    "(?<=month dom)comma day=(dom) (?=(?:comma|to|comma to) dom)",
    reads={"en": {"Voting took place on March 15, [16] and 17, 2024.": "2024-03-16"}},
    orders="mdy ymd",
)
@rule(
    f"(?<=month dom comma dom)(?:to|comma to) day=(dom) (?:comma? {YEAR}|(?=stop|comma|newline|on|of|place|$))",
    reads={"en": {"Voting took place on March 15, 16 and [17, 2024].": "2024-03-17"}},
    orders="mdy ymd",
)
@rule(
    f"(?<=month dom)hyphen day=(dom) (?:comma? {YEAR})?",
    reads={"en": {"The festival ran May 3-[5, 2024].": "2024-05-05"}},
)
@rule(
    f"(?<=month dom)to day=(dom|domord) (?:comma? {YEAR}|(?=stop|comma|newline|on|of|place|past|future|$))",
    reads={
        "en": {
            "Envoys met on Jan. 8 and [9] at a lake.": "2026-01-09",
            "Dry on May 4 and [5] were only the hills.": "2025-05-05",
            "Rain fell on May 6 and [7th], then it froze.": "2025-05-07",
            "Shelling was reported on October 30 and [31].": "2025-10-31",
        }
    },
    orders="mdy ymd",
)
def day_range_end(match: Match, context: Context) -> Normalization | None:
    """The second day of `May 3-5`, in the month that the first one named."""
    first = match.roles_before().get("dom")
    day = match.number("day", "dom") or match.number("day", "domord")
    start = context.running_day
    if start is None or not isinstance(first, int) or day is None or day <= first:
        return None
    return of_day(make_date(start.year, start.month, day), "end-of-day-range", counted_from=start)


@rule(
    f"{BEFORE_DAY} article day:domord of article? (?:ydir:direction yunit:unit)",
    reads={"en": {"the 3rd of last month": "2025-12-03", "the 15th of this month": "2026-01-15"}},
)
@rule(
    f"{BEFORE_DAY} article? day=(domord|dom) DAYSTOP dayafter {AFTER_DAY}",
    reads={"ru": {"15-го числа": "2026-01-15"}, "el": {"15 του μηνός": "2026-01-15"}},
)
@rule(
    "article day:domord"
    " (?=stop|comma|on|newline|to|part|article|indefinite|since|until|by|past|future|be|clause|close|o|$)",
    reads={
        "en": {
            "On [the 15th] the court will decide.": "2026-01-15",
            "The pipeline was shut on [the 28th].": "2025-12-28",
            "The first shots fell on November 26; by the 28th the town was lost and on [the 30th] it burned.": "2025-11-30",
        }
    },
)
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
