"""Resolvers of weekdays: Friday, last Tuesday, Monday of next week, Friday the 13th, a week from Friday."""

from __future__ import annotations

from datetime import date, time

from tui.dates.arithmetic import add_days, add_months, shift
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY, BESIDE_DAY
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import Token
from tui.dates.normalize.clocks import (
    clock_of,
    day_by_universal_time,
    had_begun,
    in_part,
    part_of_day,
    with_time,
)
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match, is_lone
from tui.dates.reading.normalization import REPEATED, Normalization, of_day
from tui.dates.reading.stated_day import STATED, stated_day
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS
from tui.dates.tuning import TUNING
from tui.model.calendar import DAYS_PER_WEEK, last_of_month


@rule(
    "article? wd:weekday (?=(?:to|hyphen) article? weekday of? article? wdir:direction wunit:unit)",
    reads={"en": {"It snowed from [Monday] to Wednesday of last week.": "2025-12-22"}},
)
@rule(
    f"{BEFORE_DAY} article? dir:direction? wd:weekday {BESIDE_DAY} (?: of? article?"
    f" wdir:direction wunit:unit| dirafter:dirafter)? {AFTER_DAY}",
    reads={
        "en": {
            "Friday": "2026-01-02",
            "Monday": "2025-12-29",
            "last Friday": "2025-12-26",
            "Fri. at noon": "2026-01-02T12:00",
            "early Monday": "2025-12-29 START",
            "Tuesday night": "2025-12-30TNI",
            "Monday of next week": "2026-01-05",
            "7:15 p.m. (1815 GMT) on Tuesday": "2025-12-30T19:15",
            "0700 GMT on Sunday": "2025-12-28T07:00",
            "seven o'clock on Monday evening": "2025-12-29T19:00",
            "dawn on Tuesday": "2025-12-30TMO",
            "03:40 GMT on Thursday": "2026-01-01T03:40",
        },
        "es": {"el lunes": "2025-12-29"},
        "pt": {"domingo (21/12)": "2025-12-21", "nesta segunda-feira (22)": "2025-12-22"},
        "de": {"Sonntag (28. Dezember)": "2025-12-28", "Sonntag (28.12.)": "2025-12-28"},
        "et": {"teisipäeva õhtul kella 18": "2025-12-30T18:00"},
        "fr": {"mardi dernier": "2025-12-30"},
    },
)
@rule(
    f"article? wdir:direction wunit:unit on? article? wd:weekday {AFTER_DAY}",
    reads={
        "en": {
            "last week Friday": "2025-12-26",
            "next week on Tuesday": "2026-01-06",
            "last week Friday morning": "2025-12-26TMO",
            "next week on the Tuesday": "2026-01-06",
            "the last week Tuesday morning": "2025-12-23TMO",
        }
    },
)
@rule(
    "article? prepart:part (?:since|of)? article? wd:weekday (?:to|on) article? weekday",
    reads={
        "fr": {"la nuit de lundi à mardi": "2025-12-29TNI"},
        "es": {"la noche del lunes al martes": "2025-12-29TNI"},
        "ru": {"ночь с понедельника на вторник": "2025-12-29TNI"},
    },
)
@rule(
    f"(?:weekdir:weekdir|dunit:deictic_unit of?) wd:weekday {AFTER_DAY}",
    reads={
        "ja": {"先週の金曜日": "2025-12-26", "先週の金曜日午前": "2025-12-26TMO"},
        "en": {"week before last Friday": "2025-12-19"},
        "de": {"Vorwoche Freitag": "2025-12-26"},
    },
)
def weekday(match: Match, context: Context) -> Normalization | None:
    """`Friday`, `last Tuesday`, `Monday of next week`, `Thursday night`.

    A bare weekday is the latest one up to and including the anchor, unless its clause looks ahead (91 % of bare weekdays
    in the tuning news are past or the day itself).
    """
    number = match.number("wd", "weekday")
    if number is None or _is_other_word(match, context):
        return None
    if habit := _part_of_habit(match, context):
        return Normalization("SET", f"XXXX-WXX-{number}T{habit}", None, "repeated")
    if _is_habit(match, context):
        part = part_of_day(match)
        return Normalization("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), None, REPEATED)
    running = context.narrative and context.running is not None and context.running_unit != "year"
    anchor = context.base if running else context.anchor
    if match.has("wdir", "weekdir", "dunit") or "weekdir" in match.token("wd").roles:
        weeks = _counted_weeks(match)
        if weeks is None:
            return None
        meant, rule = _in_week(anchor, weeks, number), "weekday-of-counted-week"
    elif direction := match.direction():
        meant, rule = _directed(match, context, anchor, number, direction)
    elif running:
        meant, rule = coming(anchor, number), "weekday-after-running-date"
    elif context.lexicon.tells_tense:
        meant, rule = _by_tense(match, context, anchor, number)
    else:
        return None
    if match.has(*STATED):
        meant = stated_day(match, context, meant, number, tense_of(match, context))
    return with_time(match, context, meant, of_day(meant, rule, counted_from=anchor))


def _is_habit(match: Match, context: Context) -> bool:
    """Whether an article alone makes it every such day, in languages that name a day of these days without one ("le lundi")."""
    if (
        not context.lexicon.article_habit
        or context.narrative
        or match.has("dir", "dirafter", "wdir", "weekdir", "dunit", *STATED)
    ):
        return False
    opening = match.tokens[match.start].roles
    joined = match.roles_before().keys() & {"since", "until", "to", "by", "after", "before", "inside"}
    after = match.roles_after().keys() & {"of", "to", "named", "dom"}
    beside = match.token("wd") is match.tokens[min(match.start + 1, match.end - 1)]
    return beside and "article" in opening and not opening.keys() & {"of", "to", "on"} and not joined and not after


def _part_of_habit(match: Match, context: Context) -> str:
    """The part of the day of weekdays that come back: "on Tuesday nights", the Monday of "Monday and Tuesday nights"; "" if none."""
    if match.has("dir", "wdir", "weekdir"):
        return ""
    tokens, place = match.tokens, match.end - 1
    own = "part" in tokens[place].roles
    while (
        not own and place + 2 < len(tokens) and "to" in tokens[place + 1].roles and "weekday" in tokens[place + 2].roles
    ):
        place += 2
    if place >= match.end and place + 1 < len(tokens):
        place += 1
    part = tokens[place].roles.get("part")
    plural = context.lexicon.is_plural(tokens[place].low) and " " not in tokens[place].low
    return str(part) if part and plural else ""


def _is_other_word(match: Match, context: Context) -> bool:
    """Whether a doubtful weekday ("sun", "fri") stands alone and no preposition or full stop makes it one."""
    if not match.is_weak("wd") or not (is_lone(match) or match.word("dir", "direction") == "same"):
        return False
    return not (match.names("on") or _is_abbreviation(match, context))


def _is_abbreviation(match: Match, context: Context) -> bool:
    """Whether a doubtful weekday is written with a full stop behind a preposition ("on Mon.")."""
    return context.text[match.token("wd").end - 1] == "." and "place" in match.roles_before()


def _counted_weeks(match: Match) -> int | None:
    """Weeks from the anchor's to that of the weekday ("Monday of next week", 上周五); None where another unit is counted."""
    if match.has("wdir"):
        is_week = match.word("wunit", "unit") == "week"
        return DIRECTIONS.get(match.word("wdir", "direction"), 0) if is_week else None
    weeks = match.number("weekdir") if match.has("weekdir") else match.number("wd", "weekdir")
    if weeks is not None:
        return weeks
    steps, unit, _ = match.deictic_unit()
    return steps if unit == "week" else None


def _directed(match: Match, context: Context, anchor: date, number: int, direction: str) -> tuple[date, str]:
    """The weekday of "last Tuesday", "next Tuesday", "this Tuesday", and its rule."""
    step = DIRECTIONS.get(direction, 0)
    if step < 0:
        return latest(add_days(anchor, -1), number), "last-weekday"
    if step > 0:
        return coming(add_days(anchor, 1), number), "next-weekday"
    if direction == "this":
        ahead = tense_of(match, context) >= 0
        return (coming(anchor, number) if ahead else latest(anchor, number)), "this-weekday"
    if context.narrative and context.running is not None and context.running_unit != "year":
        return coming(anchor, number), "weekday-after-running-date"
    return _by_tense(match, context, anchor, number)


def _by_tense(match: Match, context: Context, anchor: date, number: int) -> tuple[date, str]:
    """The weekday on the side of publication that its clause looks to, and its rule."""
    tense = tense_of(match, context)
    called = not tense and (_is_called_for(match) or match.roles_before().keys() >= {"ahead", "since"})
    if tense > 0 or called or _is_set_for(match) or _has_begun_elsewhere(match, context, number):
        return coming(anchor, number), "weekday-after-publication"
    return latest(anchor, number), "weekday-before-publication"


def _has_begun_elsewhere(match: Match, context: Context, number: int) -> bool:
    """Whether the weekday is tomorrow's and its clock time or early hours had passed in the east at publication: "felt in Tokyo
    at 3:12 a.m. on Thursday", printed on Wednesday."""
    tomorrow = add_days(context.anchor, 1)
    if tomorrow.isoweekday() != number:
        return False
    told, part = clock_of(match), part_of_day(match)
    if told is not None:
        told = in_part(told, part)
        by_universal = day_by_universal_time(match, context, told)
        return had_begun(match, context, tomorrow, told) if by_universal is None else by_universal == tomorrow
    return part == "MO" and had_begun(match, context, tomorrow, MORNING)


MORNING = time(6)
"""When a morning has begun."""


def _is_set_for(match: Match) -> bool:
    """Whether something is fixed for the day ("a strike for Friday"), not about something of the day ("for Friday's raid")."""
    before = match.roles_before()
    return "ahead" in before and "since" not in before and "poss" not in match.roles_after()


def _is_called_for(match: Match) -> bool:
    """Whether the noun before the day names what is called for one ("incontro mercoledì"), and nothing follows upon it."""
    tokens, place = match.tokens, match.start - 1
    while place > 0 and tokens[place].roles.keys() & {"article", "on", "place"} and "of" not in tokens[place].roles:
        place -= 1
    if place >= 0 and "planned" not in tokens[place].roles and "of" not in match.roles_before():
        place = _head_of_title(tokens, place)
    if place < 0 or "planned" not in tokens[place].roles:
        return False
    before = tokens[max(place - 2, 0) : place]
    return not any(token.roles.keys() & {"after", "since", "past"} for token in before)


def _head_of_title(tokens: list[Token], place: int) -> int:
    """Index of the first word of the sentence that ends at `place`, articles aside; -1 where it is far off."""
    first, farthest = place, max(place - TUNING.tense_window_tokens, 0)
    while first > farthest and not tokens[first - 1].roles.keys() & {"stop", "newline"}:
        first -= 1
    if first and not tokens[first - 1].roles.keys() & {"stop", "newline"}:
        return -1
    while first < place and "article" in tokens[first].roles:
        first += 1
    return first


def latest(day: date, number: int) -> date:
    """The latest such weekday (1 Monday) up to and including a day."""
    return add_days(day, -((day.isoweekday() - number) % DAYS_PER_WEEK))


def coming(day: date, number: int) -> date:
    """The first such weekday from a day on, the day included."""
    return add_days(day, (number - day.isoweekday()) % DAYS_PER_WEEK)


def _in_week(day: date, weeks: int, number: int) -> date:
    """A weekday of the week that lies so many weeks from that of a day."""
    return add_days(day, DAYS_PER_WEEK * weeks + number - day.isoweekday())


@rule(
    f"wd:weekday comma? article? (?:day=(domord)) {AFTER_DAY}",
    reads={
        "en": {"Friday the 13th": "2025-06-13", "Thursday, 1st": "2026-01-01", "Friday the 2nd": "2026-01-02"},
        "fr": {"jeudi 1er au matin": "2026-01-01TMO"},
    },
)
@rule(
    "article? direction? wd:weekday comma? day=(dom) (?=stop|comma|newline|close|future|past|$)",
    reads={
        "es": {
            "este lunes 29": "2025-12-29",
            "el viernes 2": "2026-01-02",
            "[El lunes 29], dimitió.": "2025-12-29",
            "([el lunes 29])": "2025-12-29",
        },
        "it": {"lunedì 29": "2025-12-29"},
        "pt": {"segunda-feira, 29": "2025-12-29"},
    },
    never={"es": ["El lunes 8 personas murieron."]},
    orders="dmy",
)
def day_on_weekday(match: Match, context: Context) -> Normalization | None:
    """`Friday the 13th`: the nearest such day that falls on that weekday, on the side that its clause looks to if it does."""
    number, day = match.number("wd", "weekday"), match.number("day", "domord") or match.number("day", "dom")
    if number is None or day is None:
        return None
    anchor, tense = context.base, tense_of(match, context)
    by_nearness = not tense and "dom" in match.token("day").roles
    steps = (1, -1) if by_nearness else (1 if tense > 0 else -1,)
    found = [meant for step in steps if (meant := _day_that_falls_on(anchor, number, day, step))]
    if found:
        meant = min(found, key=lambda one: abs((one - anchor).days))
        return with_time(match, context, meant, of_day(meant, "day-on-weekday", counted_from=anchor))
    return None


def _day_that_falls_on(anchor: date, weekday: int, day: int, step: int) -> date | None:
    """The nearest day with that number that falls on that weekday, from the anchor on (1) or back (-1)."""
    for months in range(0, TUNING.weekday_search_months * step, step):
        month = add_months(anchor.replace(day=1), months)
        if day > last_of_month(month.year, month.month).day:
            continue
        meant = month.replace(day=day)
        if meant.isoweekday() == weekday and (meant - anchor).days * step >= 0:
            return meant
    return None


@rule(
    "(?:indefinite|count:count|count2:number) unit:unit (?:fromday|after|by|since) (?:wd:weekday|deictic:deictic)",
    reads={
        "en": {
            "A week from Friday": "2026-01-09",
            "two weeks from Sunday": "2026-01-18",
            "a week after tomorrow": "2026-01-10",
        }
    },
)
def week_from_day(match: Match, context: Context) -> Normalization | None:
    """`a week from Friday`, `two weeks from tomorrow`."""
    unit = match.word("unit")
    if unit not in ("day", "week", "fortnight", "month", "year"):
        return None
    if match.has("wd"):
        start = coming(context.anchor, match.number("wd", "weekday") or 1)
    else:
        start = add_days(context.anchor, match.number("deictic") or 0)
    count = match.number("count") or match.number("count2", "number") or 1
    return of_day(shift(start, count, unit), "counted-from-a-day", counted_from=start)
