"""Rules and resolvers of days with their month: October 3, 3 May 2024, the third of March."""

from __future__ import annotations

from tui.dates.arithmetic import OutOfCalendar, make_date
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


@rule(
    f"(?:wd:weekday comma?)? month:month (?:day=(dom|domord|ordinal)) comma? {SPELLED_YEAR}",
    reads={
        "en": {
            "March third, nineteen ninety-one": "1991-03-03",
            "Tuesday, March third, nineteen ninety-one": "1991-03-03",
            "March 3, nineteen ninety-one": "1991-03-03",
        }
    },
    orders="mdy",
)
@rule(
    "(?:(?:article? direction)? wd:weekday comma?)? month:month day=(ordinal) (?!hyphen|unit|weekday|season)",
    reads={"en": {"March eighth": "2026-03-08", "the last Friday, March eighth": "2026-03-08"}},
    never={"en": ["In May first-half sales rose.", "In March second seats were lost."]},
    orders="mdy",
)
@rule(
    f"article? day=(dom) DAYSTOP month:month two=(yy|small) {END_OF_DATE}",
    reads={
        "en": {"2 Mar 98": "1998-03-02", "The ship sank on [7 May 05].": "2005-05-07", "the 2 Mar 98": "1998-03-02"},
        "de": {"3. Mai 98": "1998-05-03"},
    },
    never={"en": ["On 2 March 98 people met."]},
)
@rule(
    "article? (?:dayword|wd:weekday) day=(dom) month:month two=(yy) (?!counted|unit|percent|int)",
    reads={"es": {"el día 3 marzo 98": "1998-03-03"}},
)
@rule(
    f"month:month day=(dom|domord) comma two=(yy) {END_OF_DATE}",
    reads={"en": {"May 3, 98": "1998-05-03", "May 3rd, 98": "1998-05-03"}},
    never={"en": ["May 3, 98 people came"]},
    orders="mdy",
)
@rule(
    "wd:weekday comma? month:month day=(dom) clock:clock zone:zone? year:year",
    reads={
        "en": {
            "Wed Mar 09 08:30:12 CET 2011": "2011-03-09T08:30:12",
            "Wed, Mar 09 08:30:12 CET 2011": "2011-03-09T08:30:12",
        }
    },
)
@rule(
    "(?:wd:weekday comma?)? month:month (?:day=(dom|domord)) (?=(?:comma|to|hyphen|comma to) month?"
    f" (?:dom|domord) (?:(?:comma|comma? to) (?:dom|domord)){{0,8}} comma? of? {YEAR})",
    reads={
        "en": {
            "The festival ran [May 3]-5, 2024.": "2024-05-03",
            "The festival ran from [May 30] to June 2, 2024.": "2024-05-30",
            "Voting took place on [March 15], 16 and 17, 2024.": "2024-03-15",
            "[Tuesday, May 3]-5, 2024": "2024-05-03",
            "[May 3] and 5 of 2024": "2024-05-03",
            "[May 3], 4, and 5, 2024": "2024-05-03",
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
            "Tuesday, on May 3": "2026-05-03",
            "last May 3": "2025-05-03",
            "May 3, 44 BC": "BC0044-05-03",
            "May 3 of 2024": "2024-05-03",
            "May 3, last year": "2025-05-03",
            "last Tuesday, May 3": "2026-05-03",
        }
    },
    orders="mdy ymd",
)
@rule(
    "article? day=(dom|domord) DAYSTOP of? month:month (?=(?:to|hyphen) article? (?:dom|domord)"
    f" DAYSTOP of? month comma? of? {YEAR})",
    reads={
        "en": {
            "The siege ([21 March] - 21 June 1952) cost 900 lives.": "1952-03-21",
            "from [the 3rd of May] to the 5th of June of 2024": "2024-05-03",
            "[3 May] – 5 June, 2024": "2024-05-03",
        },
        "de": {"vom [3. Mai] bis 5. Juni 2024": "2024-05-03"},
    },
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
            "3 March next year at 7 p.m.": "2027-03-03T19:00",
            "14 (27) March 1917": "1917-03-27",
            "on [Tuesday, on the 3rd of May]": "2026-05-03",
            "last 3 May": "2025-05-03",
        },
        "de": {"3. März": "2026-03-03", "den 10. März": "2026-03-10"},
        "es": {"3 de marzo": "2026-03-03"},
        "ar": {"31 ديسمبر/كانون الأول 2025": "2025-12-31", "3 مايو الماضي": "2025-05-03"},
        "fr": {"le 3 du mois de mai": "2026-05-03", "mardi matin 3 mai": "2026-05-03TMO"},
        "pt": {"o dia 3 de maio": "2026-05-03"},
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
            "[the 3rd] to the 5th of May": "2026-05-03",
            "on [3] and on 5 May": "2026-05-03",
        },
        "et": {"Õppus kestab [14].–23. novembrini.": "2025-11-14"},
        "de": {"[3]./4. Mai": "2026-05-03"},
        "es": {"[los días 3] y 4 de mayo": "2026-05-03"},
    },
)
@rule(
    "article? prepart:part (?:since|of)? article? day=(dom|domord) DAYSTOP"
    f" (?:to|on) article? (?:dom|domord) DAYSTOP of? article? month:month {OF_YEAR}",
    reads={
        "uk": {"ніч з 11 на 12 травня 2024 року": "2024-05-11TNI"},
        "ru": {"ночь с 11 на 12 мая 2024 года": "2024-05-11TNI"},
        "fr": {"la nuit du 3 au 4 mai 2024": "2024-05-03TNI"},
        "en": {"the night of the 3rd to the 4th of May 2024": "2024-05-03TNI"},
        "de": {"die Nacht vom 3. zum 4. Mai": "2026-05-03TNI"},
    },
)
@rule(
    f"year:year (?:comma|DAYSTOP) month:month (?:day=(dom|domord)) {AFTER_DAY}",
    reads={
        "hu": {"2024. május 3": "2024-05-03"},
        "en": {
            "2024, May 3": "2024-05-03",
            "2019, March 4th": "2019-03-04",
            "2019, March 4 at 7 p.m.": "2019-03-04T19:00",
        },
        "de": {"2024, Mai 3": "2024-05-03"},
    },
)
@rule(
    "(?:year:year DAYSTOP yearafter|ydir:direction yunit:unit|dunit:deictic_unit) day=(dom|domord)"
    f" DAYSTOP month:month {AFTER_DAY}",
    reads={
        "et": {
            "Selle aasta 9. märtsil": "2026-03-09",
            "2024. aasta 3. mail": "2024-05-03",
            "selle aasta 3. mail kell 19": "2026-05-03T19:00",
        }
    },
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
