"""Resolvers of seasons: last winter, the spring of 1994, winter 1942-43, the summer."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tui.dates.arithmetic import SEASON_NUMBER, add_days, add_months, part_of
from tui.dates.grammar.parts import AFTER_DAY, END_OF_DATE, NO_QUANTITY, OF_YEAR, SPELLED_YEAR
from tui.dates.grammar.rule import rule
from tui.dates.normalize.clocks import with_time
from tui.dates.normalize.weekdays import coming, latest
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match, is_lone
from tui.dates.reading.normalization import NO_TIME, Normalization, before_christ, of_day
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, MIDDLE_OF_MONTH, full_year, marked_year, stated_year, year_turned
from tui.dates.tuning import TUNING
from tui.model import Basis, When
from tui.model.calendar import DAYS_PER_WEEK, MONTHS_PER_QUARTER, MONTHS_PER_YEAR

WINTER = SEASON_NUMBER["WI"]
MONTHS_OF_NEXT_YEAR = 2
"""Months of a winter that belong to the year after the one it begins in."""
LAST_YEAR = date.max.year - 1
"""Last year that holds a whole winter."""
NOT_LONG = 30
"""Days that a month is counted with where only the middle of a season is wanted."""


class SeasonYear(NamedTuple):
    """The year that a season begins in, the rule that gave it, its basis, and the year that the value names it by."""

    year: int
    rule: str
    basis: Basis = Basis.RELATIVE
    named_by: int = 0


@rule(
    "(?:year_cjk=(int) yearmark|ydeic:deictic_year) of? season:season",
    reads={
        "zh": {"去年秋": "2025-FA"},
        "ja": {"昨年秋": "2025-FA", "2024年夏": "2024-SU", "昨年の夏": "2025-SU"},
        "ko": {"지난해 가을": "2025-FA"},
    },
)
@rule(
    "article? mod:modifier? of? hyphen? season:season (?=to article? season of? year:year)",
    reads={
        "en": {
            "In [the summer] and autumn of 1481 plague raged.": "1481-SU",
            "from [late summer] to the autumn of 2024": "2024-SU END",
        }
    },
)
@rule(
    f"article? mod:modifier? of? hyphen? season:season of? {SPELLED_YEAR}",
    reads={"en": {"the winter of nineteen ninety-four": "1994-WI"}},
)
@rule(
    "approx:approx? article? mod:modifier? of? hyphen? article? dir:direction? season:season (?:"
    " hyphen? comma? of? article? (?:yearword? (?:year:year|shortyear:shortyear)|eyear=(int)"
    " yearafter? (?=era)) yearafter? era:era? (?:(?:hyphen|slash) year2=(yy|year|small))?| of?"
    " article? ydir:direction yunit:unit)? moda:modifier_after?",
    reads={
        "en": {
            "winter": "XXXX-WI",
            "fall 2024": "2024-FA",
            "That summer": "2026-SU",
            "autumn of 1481": "1481-FA",
            "late summer 2023": "2023-SU END",
            "the winter of 1942-43": "1942-WI",
            "the summer of last year": "2025-SU",
            "the winter of 44 BC": "BC0044-WI",
            "the winter of the year 2024": "2024-WI",
            "about summer": "2025-SU APPROX",
            "winter, 2024": "2024-WI",
            "the early summer": "2025-SU START",
            "summer of the last year": "2025-SU",
        },
        "el": {"Την άνοιξη του '95": "1995-SP"},
        "fr": {"hiver 2024/25": "2024-WI", "au début de l'été": "2025-SU START", "l'hiver 2024-2025": "2024-WI"},
        "pl": {"latem 2024 roku": "2024-SU"},
    },
)
@rule(
    f"article? season:season yearprep two=(yy) {NO_QUANTITY}",
    reads={"it": {"estate dell'86": "1986-SU"}},
    never={"it": ["estate dell'86%"]},
)
@rule(
    f"article? season:season two=(yy) {END_OF_DATE}",
    reads={"fr": {"l'été 98": "1998-SU"}, "it": {"estate 86": "1986-SU"}},
    never={"it": ["estate 86 persone"]},
)
@rule(
    "article? season:season dir:dirafter",
    reads={
        "it": {"estate scorsa": "2025-SU"},
        "fr": {"été dernier": "2025-SU"},
        "es": {"verano pasado": "2025-SU", "el invierno pasado": "2024-WI"},
        "pt": {"O verão passado": "2025-SU"},
    },
)
@rule(
    "(?:year:year (?:DAYSTOP yearafter)?|article? (?:ydir:direction yunit:unit|dunit:deictic_unit))"
    " article? season:season moda:modifier_after?",
    reads={
        "et": {"Mullu sügisel": "2025-FA", "1988. aasta kevadel": "1988-SP", "Eelmise aasta sügisel": "2025-FA"},
        "el": {"Πέρυσι το καλοκαίρι": "2025-SU"},
    },
)
def season(match: Match, context: Context) -> Normalization | None:
    """`last winter`, `the spring of 1994`, `winter 1942-43`, `the summer`: a winter is known by the year it begins in.

    Histories write the winter they have come to by the year of its January.
    """
    name = match.word("season")
    if _is_in_a_name(match):  # "the 2026 Winter Olympics" are of a year, of no winter
        return None if match.has("year") else NO_TIME
    number = SEASON_NUMBER.get(name)
    if number is None or _is_other_word(match, context):
        return None
    if match.word("era") == "BC" and (year_before := match.number("eyear", "int") or match.number("year")):
        return before_christ(f"{year_before:04d}-{name}", "season-before-christ")
    if match.has("dunit", "spelled") and stated_year(match, context)[0] is None:
        return None
    chosen = _stated(match, context) or _directed(match, context, number)
    if chosen is None:
        if _is_any(match, context):
            return Normalization("DATE", f"XXXX-{name}", None, "any-season")
        chosen = _running(context, number) or _nearest(match, context, number)
    year, rule, basis, named_by = chosen
    if not 1 <= year <= LAST_YEAR:
        return None
    mod = match.modifier()
    return Normalization(
        "DATE", f"{named_by or year:04d}-{name}", part_of(When.season(year, number), mod), rule, mod or match.word("approx"),
        basis, "" if basis is Basis.STATED else context.base.isoformat(),
    )  # fmt: skip


def _is_in_a_name(match: Match) -> bool:
    """Whether the season is part of a name ("the Winter Olympics"), and not one of a year written behind it."""
    seasonal = any("seasonal" in token.roles for token in match.tokens[match.end : match.end + NAME_WINDOW])
    return seasonal and (not match.has("year") or "year" in match.tokens[match.start].roles)


NAME_WINDOW = 3
"""Tokens behind a season in which the noun of such a name stands."""


def _is_other_word(match: Match, context: Context) -> bool:
    """Whether a doubtful season ("fall", "spring") is another word: alone without a place, or before "last year"."""
    if not match.is_weak("season"):
        return False
    if is_lone(match) and "campaign" not in match.roles_after() and not _is_placed(match):
        return True
    return _opens(match) and match.has("ydir")


def _opens(match: Match) -> bool:
    """Whether the match begins with the season itself, without an article or anything else."""
    return "season" in match.tokens[match.start].roles


def _is_placed(match: Match) -> bool:
    """Whether what stands around a doubtful season lets it be one: "in fall", not "to fall" or "after the fall of Rome"."""
    before = match.roles_before()
    return "place" in before and not before.keys() & {"to", "clause", "ahead"} and "of" not in match.roles_after()


def _stated(match: Match, context: Context) -> SeasonYear | None:
    """The year that the words give: a counted one, one in digits beside the season, in a history also one soon behind it."""
    if match.has("dunit"):
        counted = stated_year(match, context)[0]
        return None if counted is None else SeasonYear(counted, "season-of-counted-year")
    year = match.number("year") or marked_year(match, context)
    if match.has("spelled", "two"):
        year = stated_year(match, context)[0]
    if match.has("shortyear"):
        year = full_year(match.number("shortyear") or 0, context.base.year)
    if year is not None:
        return SeasonYear(year, "season-of-a-year", Basis.STATED)
    if match.has("ydir") and match.word("yunit", "unit") == "year":
        return SeasonYear(stated_year(match, context)[0] or context.base.year, "season-of-counted-year")
    if context.narrative and not match.direction() and (behind := _year_behind(match)):
        return SeasonYear(behind, "season-of-a-year", Basis.STATED)
    return None


def _year_behind(match: Match) -> int | None:
    """The year that the same clause writes soon behind a season ("the spring offensive of 1918"), or None."""
    for token in match.tokens[match.end : match.end + TUNING.season_year_window_tokens]:
        if token.roles.keys() & {"stop", "newline", "season", "comma"}:
            return None
        if isinstance(year := token.roles.get("year"), int):
            return year
    return None


def _directed(match: Match, context: Context, number: int) -> SeasonYear | None:
    """The year of "last winter", "next summer", "this spring"; "this" is the last one where the clause looks back."""
    direction = match.direction()
    if not direction:
        return None
    anchor, step = context.base, DIRECTIONS.get(direction, 0)
    if direction == "same" and context.running is not None and context.running[0] <= context.anchor:
        return SeasonYear(_year_by_step(context.running[0], number, step), "same-season")
    year = _year_by_step(anchor, number, step)
    ahead = year - anchor.year + (number * MONTHS_PER_QUARTER - anchor.month) / MONTHS_PER_YEAR
    if step == 0 and ahead > TUNING.season_last_ahead_years and tense_of(match, context) <= 0:
        year -= 1
    return SeasonYear(year, f"{direction}-season")


def _year_by_step(anchor: date, number: int, step: int) -> int:
    """Year of the last season that is over (-1), the first to come (1), or that of now (0)."""
    years = range(max(anchor.year - 2, 1), min(anchor.year + 1, LAST_YEAR) + 1)
    starts = {year: date(year, number * MONTHS_PER_QUARTER, 1) for year in years}
    if step < 0:
        over = [year for year, start in starts.items() if add_months(start, MONTHS_PER_QUARTER) <= anchor]
        return max(over, default=anchor.year - 1)
    if step > 0:
        return min((year for year, start in starts.items() if start > anchor), default=anchor.year + 1)
    return anchor.year - (number == WINTER and anchor.month <= MONTHS_PER_QUARTER)


def _is_any(match: Match, context: Context) -> bool:
    """Whether a bare season is none in particular: "skis in winter", in a history only "entered winter quarters"."""
    if not is_lone(match) or not _opens(match):
        return False
    if context.narrative and context.running:
        return _is_kind(match)
    return not match.names("placed") and "place" not in match.roles_before()


def _is_kind(match: Match) -> bool:
    """Whether a season without an article only tells the kind of what it stands before ("entered winter quarters")."""
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    if after is None or not after.low[0].isalpha() or after.roles.keys() - {"unit"}:
        return False
    return match.start > 0 and not match.roles_before().keys() - {"past", "future"}


def _running(context: Context, number: int) -> SeasonYear | None:
    """The season that a history has come to, or goes on to."""
    if not context.narrative or context.running is None:
        return None
    running, unit = context.running
    first_month = number * MONTHS_PER_QUARTER
    if number == WINTER and running.month <= MONTHS_OF_NEXT_YEAR and unit != "year":
        year = running.year - 1
    elif first_month + 2 >= running.month or unit == "year":
        year = running.year
    else:
        year = year_turned(context, running.year, first_month)
    return SeasonYear(year, "season-in-running-year", named_by=year + 1 if number == WINTER else year)


def _nearest(match: Match, context: Context, number: int) -> SeasonYear:
    """The season nearest to publication, or its neighbour where the clause clearly looks the other way."""
    anchor = context.base
    today = anchor.toordinal()
    years = (year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if date.min.year <= year <= date.max.year)
    days = (number * MONTHS_PER_QUARTER + 1) * NOT_LONG - MIDDLE_OF_MONTH
    middle = {year: date(year, 1, 1).toordinal() + days for year in years}
    year = min(middle, key=lambda year: abs(middle[year] - today))
    tense = tense_of(match, context)
    if tense > 0 and middle[year] < today - TUNING.season_tense_days:
        year += 1
    elif tense < 0 and middle[year] > today + TUNING.season_tense_days:
        year -= 1
    return SeasonYear(year, "season-nearest-publication")


FIRST_DAY = {1: 20, 2: 21, 3: 22, 4: 21}
"""Number of a season to the day of its first month on which it begins by the sun, most years in Europe."""


@rule(
    "article? (?:ord=(ordinal|domord)|dir2:direction) wd:weekday of? article? dir:direction? season:season"
    f" {OF_YEAR} {AFTER_DAY}",
    reads={
        "en": {
            "the first Sunday of spring": "2026-03-22",
            "[The last Friday of summer 2025] was hot.": "2025-09-19",
            "the second Monday of next winter at 7 p.m.": "2026-12-28T19:00",
        },
        "fr": {"le premier dimanche du printemps": "2026-03-22", "le dernier samedi de l'été 2024": "2024-09-21"},
        "de": {"am [ersten Sonntag im Herbst]": "2026-09-27"},
        "es": {"el primer domingo de la primavera": "2026-03-22"},
        "it": {"la prima domenica di primavera": "2026-03-22"},
    },
    never={"en": ["the seventh Sunday of spring"]},
)
def weekday_of_season(match: Match, context: Context) -> Normalization | None:
    """`the first Sunday of spring`: counted from the day on which the season begins by the sun, so only about that day.

    Without a year it is the last such day where the clause looks back, else the next, as with weekdays of a month.
    """
    number, wanted = SEASON_NUMBER.get(match.word("season")), match.number("wd", "weekday")
    place = -1 if match.word("dir2", "direction") == "last" else match.number("ord", "ordinal")
    if number is None or wanted is None or not place or abs(place) > MOST_WEEKDAYS:
        return None
    known = _stated(match, context) or _directed(match, context, number) or _running(context, number)
    if known is not None:
        if not 1 <= known.year < LAST_YEAR:
            return None
        meant = _counted(known.year, number, wanted, place)
    else:
        base = context.base
        years = range(max(base.year - 2, 1), min(base.year + 2, LAST_YEAR))
        days = [_counted(year, number, wanted, place) for year in years]
        back = tense_of(match, context) < 0
        days = [day for day in days if (day <= base if back else day >= base)]
        if not days:
            return None
        meant = max(days) if back else min(days)
    counted = of_day(meant, "weekday-counted-in-season", counted_from=None if known else context.base).about()
    return with_time(match, context, meant, counted)


MOST_WEEKDAYS = 5
"""Highest number with which a weekday is still counted from the start of a season, not through it."""


def _counted(year: int, number: int, wanted: int, place: int) -> date:
    """The weekday counted from the first day of a season, or from its last one where negative."""
    begin = _first_day(year, number)
    if place > 0:
        return add_days(coming(begin, wanted), DAYS_PER_WEEK * (place - 1))
    after = _first_day(year + number // WINTER, number % WINTER + 1)
    return add_days(latest(add_days(after, -1), wanted), DAYS_PER_WEEK * (place + 1))


def _first_day(year: int, number: int) -> date:
    return date(year, number * MONTHS_PER_QUARTER, FIRST_DAY[number])
