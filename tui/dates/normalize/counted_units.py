"""Resolvers of units that are counted from the anchor: last month, the end of the year, this weekend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import (
    PARTS_OF_UNIT,
    SATURDAY,
    SEASON_NUMBER,
    add_days,
    add_months,
    duration_value,
    make_date,
    season_of,
    shift,
)
from tui.dates.grammar.rule import rule
from tui.dates.normalize.clocks import at_part
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import NO_TIME, UNDER_DISCUSSION, Normalization, of_length, of_unit
from tui.dates.reading.proper_names import is_title
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, MIDDLE_OF_MONTH
from tui.model.calendar import DAYS_PER_WEEK, MONTHS_PER_QUARTER, MONTHS_PER_YEAR

STEP_WORDS = {-1: "last", 0: "this", 1: "next"}
"""Steps of a unit to the word that the name of the rule says it with."""

LONG_LENGTHS = {"decade": "P10Y", "century": "P100Y", "millennium": "P1000Y"}
"""Units that "the last …" means as a length, not as the one of the calendar."""

PARTED_UNITS = frozenset({"week", "month", "quarter", "half", "year", "decade", "century", "weekend", "day", "season"})
"""Units that have an early, middle and late part."""

MOVED_UNITS = frozenset({"week", "month", "quarter", "half", "season"})
"""Units that "the same … of last year" moves by whole years."""


@rule(
    "(?:(?!over article? direction) approx:approx)? article? mod:modifier? of? hyphen? article?"
    " dir:direction article? unit:unit (?: poss? approx2:approx (?!article|indefinite|count|number|quantity))? moda:modifier_after?",
    reads={
        "en": {
            "Last year": "2025",
            "last week": "2025-W52",
            "early last year": "2025 START",
            "[last year]'s May": "2025",
            "late in the last year": "2025 END",
        },
        "el": {"αυτή την εβδομάδα": "2026-W01"},
        "et": {"möödunud aasta lõpus": "2025 END"},
        "it": {"all'inizio del prossimo anno": "2027 START"},
    },
)
@rule(
    "approx:approx? article? mod:modifier? of? article? unit:unit dir:dirafter",
    reads={"pt": {"ano passado": "2025", "mês passado": "2025-12"}, "fr": {"début de l'année prochaine": "2027 START"}},
)
@rule(
    "article? dir:direction unit:unit of? article? ydir:direction yunit:unit",
    reads={
        "it": {"lo stesso mese dello scorso anno": "2025-01"},
        "en": {"the same month of last year": "2025-01"},
        "de": {"im [gleichen Monat des letzten Jahres]": "2025-01"},
    },
)
@rule(
    "article? dir:direction unit:unit of? article? yunit:unit ydir:dirafter",
    reads={
        "fr": {"le même mois de l'année dernière": "2025-01"},
        "es": {"el mismo mes del año pasado": "2025-01"},
        "it": {"lo stesso mese dell'anno scorso": "2025-01"},
    },
)
@rule(
    "article? dir:direction unit:unit (?:dunit:deictic_unit|of article? year:year)",
    reads={"el": {"ίδιου μήνα πέρυσι": "2025-01"}, "en": {"the same quarter of 2007": "2007-Q1"}},
)
@rule("dunit:deictic_unit dir:direction unit:unit", reads={"et": {"Mullu sama kuuga": "2025-01"}})
def direction_unit(match: Match, context: Context) -> Normalization | None:
    """`last week`, `this year`, `the following month`, `early next year`, `later that day`, `the past year`."""
    unit, direction = match.word("unit"), match.direction()
    if "plural" in match.token("unit").roles:
        counts = direction in ("past", "next", "last", "previous", "following")
        return of_length(duration_value("X", unit)) if counts else None
    if is_title(match, context):
        return NO_TIME
    if match.has("ydir", "dunit", "year"):
        return _unit_of_other_year(match, context, unit)
    if unit in PARTS_OF_UNIT:
        return _short_unit(match, unit, direction)
    if _is_compound(match):
        return None
    if unit == "day" and direction == "same" and ("as" in match.roles_after() or context.running_unit == "year"):
        return Normalization("DATE", "XXXX-XX-XX", None, "day-not-told")
    base, under_discussion = _base_of(unit, direction, context)
    step = _steps(unit, direction)
    if unit == "season":
        return _season(base, step)
    if unit == "night":
        night = Normalization("TIME", "", None, "night-counted", anchor=base.isoformat())
        return at_part(add_days(base, step), "NI", night)
    day = _weekend(match, context, base, direction) if unit == "weekend" else shift(base, step, unit)
    if unit in LONG_LENGTHS and direction in ("last", "past") and not match.modifier():
        return of_length(LONG_LENGTHS[unit], rule=ONE_UNIT)
    if unit == "day" and direction in ("past", "last", "latest"):
        return of_length("P1D", rule=ONE_UNIT) if direction == "past" else None
    rule = f"{STEP_WORDS[step]}-{unit}" + (UNDER_DISCUSSION if under_discussion else "")
    resolved = _counted(match, context, of_unit(day, unit, rule, counted_from=base), base)
    return replace(resolved, when=None) if under_discussion and _is_untold(context, unit, step) else resolved


def _is_untold(context: Context, unit: str, step: int) -> bool:
    """Whether a day counts from one that the text has not told: "the next day" at its head."""
    return context.running is None and not context.narrative and step != 0 and unit == "day"


def _short_unit(match: Match, unit: str, direction: str) -> Normalization | None:
    """Of "the next hour": a length; "this minute" is none."""
    if match.is_weak("unit") or direction in ("same", "this"):
        return None
    return of_length(f"PT1{unit[0].upper()}", rule=ONE_UNIT)


ONE_UNIT = "one-unit"
"""Rule of units that a direction word makes a length ("the past decade")."""


def _is_compound(match: Match) -> bool:
    """Whether the unit only begins a longer word of units ("last year-end")."""
    behind = match.tokens[match.end + 1 : match.end + 2]
    return "hyphen" in match.roles_after() and any("unit" in token.roles for token in behind)


def _base_of(unit: str, direction: str, context: Context) -> tuple[date, bool]:
    """What the unit counts from, and whether that is the date that the text speaks of."""
    under_discussion = (
        direction in ("same", "previous", "following")
        or (direction == "next" and (unit == "day" or context.narrative))
        or (direction == "this" and context.narrative)
    )
    if not under_discussion:
        return context.anchor, False
    return _told_base(unit, context), True


def _told_base(unit: str, context: Context) -> date:
    """The date that the text speaks of, from which a unit counts: in news the last day named, for days."""
    base = context.running[0] if context.running else context.anchor
    return (context.day or base) if unit == "day" and not context.narrative else base


def _steps(unit: str, direction: str) -> int:
    """Units from the anchor's to the one meant; "the latest year" is the one that goes on."""
    if direction == "latest" and unit not in ("quarter", "month"):
        return 0
    return DIRECTIONS.get(direction, 0)


def _season(base: date, step: int) -> Normalization:
    """A season that is counted, but of what the text does not say ("last season")."""
    name, year = season_of(base)
    middle = make_date(year, SEASON_NUMBER[name] * MONTHS_PER_QUARTER, MIDDLE_OF_MONTH)
    counted = of_unit(shift(middle, step, "season"), "season", "season-of-something", counted_from=base)
    return replace(counted, when=None)


def _counted(match: Match, context: Context, resolved: Normalization, base: date) -> Normalization:
    """A counted unit with its part and exactness: "early this year" goes up to publication unless the clause looks ahead."""
    mod, approx = match.modifier(), match.approximation()
    if not mod and not approx:
        return resolved
    resolved = resolved.part(mod)
    when = resolved.when
    if mod == "START" and match.direction() == "this" and when and when.end and when.first <= base < when.end:
        when = replace(when, end=base) if tense_of(match, context) <= 0 else when
    if when and approx in ("APPROX", "LESS_THAN", "MORE_THAN"):
        when = when.about()
    return replace(resolved, when=when, mod=mod or approx)


def _unit_of_other_year(match: Match, context: Context, unit: str) -> Normalization | None:
    """`the same month of last year`, `the same quarter of 2007`: the unit under discussion, in the other year."""
    year = match.number("year")
    steps, counted, _ = match.deictic_unit()
    in_counted_year = (counted or match.word("yunit", "unit")) == "year"
    is_known = match.word("dir", "direction") == "same" if year else in_counted_year
    if not is_known or unit not in MOVED_UNITS:
        return None
    base = context.running[0] if context.running and context.running_unit in ("day", "month") else context.anchor
    if unit == "quarter" and context.quarter:
        base = context.quarter[0]
    if year:
        steps = year - base.year
    elif not counted:
        steps = DIRECTIONS.get(match.year_direction("ydir"), 0)
    return of_unit(add_months(base, MONTHS_PER_YEAR * steps), unit, f"{unit}-of-counted-year", counted_from=base)


def _weekend(match: Match, context: Context, base: date, direction: str) -> date:
    """The Saturday meant by "the weekend": the coming one for "next" or a clause that looks ahead, else the latest begun."""
    saturday = add_days(base, -((base.weekday() - SATURDAY) % DAYS_PER_WEEK))
    if direction in ("next", "following"):
        return add_days(saturday, DAYS_PER_WEEK)
    on_weekend = base.weekday() >= SATURDAY
    if direction in ("last", "past", "previous"):
        return add_days(saturday, -DAYS_PER_WEEK) if on_weekend else saturday
    if on_weekend:
        return saturday
    tense = tense_of(match, context)
    ahead = tense > 0 or (direction == "this" and tense == 0)
    return add_days(saturday, DAYS_PER_WEEK) if ahead else saturday


@rule(
    "mod:modifier? of? article? dunit:deictic_unit mod2:modifier_after?",
    reads={
        "en": {"the week after next": "2026-W03", "The week before last": "2025-W51"},
        "el": {"αρχές του περασμένου αιώνα": "19 START"},
    },
)
def deictic_unit(match: Match, context: Context) -> Normalization | None:
    """Words that are a counted unit by themselves, in languages that have them (`heuer`, `去年`, `지난달`); no time where the next
    words say from which event it counts (`le lendemain de la signature`)."""
    steps, unit, part = match.deictic_unit()
    if unit == "weekend":
        saturday = _weekend(match, context, context.anchor, {-1: "last", 1: "next"}.get(steps, ""))
        rule, base, day = "counted-weekend", context.anchor, saturday
    else:
        from_running = part == FROM_RUNNING
        base = _told_base(unit, context) if from_running else context.anchor
        rule = f"{STEP_WORDS.get(steps, 'counted')}-{unit}" + (UNDER_DISCUSSION if from_running else "")
        day = shift(base, steps, unit)
    mod = match.word("mod", "modifier") or match.word("mod2", "modifier_after") or part.replace(FROM_RUNNING, "")
    resolved = of_unit(day, unit, rule, counted_from=base)
    if part == FROM_RUNNING and unit == "day" and "of" in match.roles_after():
        return None
    if part == FROM_RUNNING and _is_untold(context, unit, steps):
        resolved = replace(resolved, when=None)
    return replace(resolved, mod=mod) if unit == "weekend" else resolved.part(mod)


FROM_RUNNING = "TOLD"
"""In data files: the unit counts from the date that the text speaks of ("上年")."""


@rule(
    "approx:approx? article? mod:modifier of? hyphen? article unit:unit",
    reads={
        "en": {"the end of the year": "2026 END", "the end of the month": "2026-01 END"},
        "it": {"verso la fine dell'anno": "2026 END"},
    },
)
@rule(
    "approx:approx? article? mod:modifier hyphen? unit:unit",
    reads={
        "es": {"finales del año": "2026 END", "el final del año": "2026 END"},
        "en": {"mid-year": "2026 MID", "about mid-year": "2026 MID"},
        "fr": {"mi-semaine": "2026-W01 MID"},
    },
)
@rule(
    "unit:unit moda:modifier_after",
    reads={"et": {"aasta lõpus": "2026 END"}, "tr": {"ayın başında": "2026-01 START"}, "zh": {"月初": "2026-01 START"}},
)
@rule("(?:article|on) unit:unit", reads={"en": {"the weekend": "2025-W52-WE"}})
def article_unit(match: Match, context: Context) -> Normalization | None:
    """`the end of the month`, `earlier in the year`, `the quarter`, `the weekend`."""
    unit, mod = match.word("unit"), match.modifier()
    if not _is_one_of_now(match, context, unit, mod):
        return None
    base = context.base
    if unit == "day":
        if mod not in ("BEFORE", "AFTER", "END", "START"):
            return None
        base = context.running_day or base
    day = base
    if unit == "weekend":
        day = _weekend(match, context, base, "")
    elif unit == "quarter" and not mod and tense_of(match, context) <= 0:
        day = add_months(base, -MONTHS_PER_QUARTER)
    resolved = of_unit(day, unit, f"this-{unit}", counted_from=base).part(mod)
    return resolved.about() if match.has("approx") else resolved


def _is_one_of_now(match: Match, context: Context, unit: str, mod: str) -> bool:
    """Whether a unit with an article or a part is the current one: "the end of the month", "the weekend", "the quarter"."""
    if match.token("unit").roles.get("plural") == unit:
        return False
    if mod:
        return unit in PARTED_UNITS
    if unit == "quarter":
        return match.names("article") and "of" not in match.roles_after()
    return unit == "weekend" and context.lexicon.tells_tense


@rule(
    "approx:approx? unit:unit poss? hyphen? ending:ending",
    reads={"en": {"year-end": "2026 END", "month's end": "2026-01 END", "about year-end": "2026 END"}},
)
def unit_end(match: Match, context: Context) -> Normalization | None:
    """`year-end`, `month's end`."""
    unit = match.word("unit")
    if unit not in ("week", "month", "quarter", "year"):
        return None
    resolved = of_unit(context.base, unit, f"end-of-{unit}", counted_from=context.base).part("END")
    return resolved.about() if match.has("approx") else resolved
