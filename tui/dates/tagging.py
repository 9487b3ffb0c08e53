"""Find the time expressions of a text: match the grammar, let the longest match win, resolve each from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from heapq import heappop

from tui.dates.arithmetic import OutOfCalendar
from tui.dates.grammar.compile import compiled
from tui.dates.grammar.match import KEPT, LEADING, again, candidates
from tui.dates.grammar.rules import Rule
from tui.dates.language.load import load
from tui.dates.language.tokens import tokenize
from tui.dates.narrative import is_narrative, remember, usual_year, written_dates
from tui.dates.normalize import calendar_dates as resolve_calendar
from tui.dates.normalize import cjk as resolve_cjk
from tui.dates.normalize import compared as resolve_compared
from tui.dates.normalize import days as resolve_days
from tui.dates.normalize import lengths as resolve_lengths
from tui.dates.normalize import named_days as named
from tui.dates.normalize import numeric as resolve_numeric
from tui.dates.normalize import offsets as resolve_offsets
from tui.dates.normalize import relative as resolve_relative
from tui.dates.normalize import units as resolve_units
from tui.dates.normalize import years as resolve_years
from tui.dates.normalize.context import NOTHING, Match, Reading, Scene
from tui.model import TimeExpression

RESOLVERS = {
    "iso": resolve_numeric.iso,
    "numeric": resolve_numeric.numeric,
    "month_day": resolve_calendar.month_day,
    "year_month_day": resolve_calendar.month_day,
    "day_range_end": resolve_calendar.day_range_end,
    "day_of_month": resolve_calendar.day_of_month,
    "month_year": resolve_calendar.month_year,
    "month_of_month_day": resolve_calendar.month_of_month_day,
    "week_of_month": resolve_calendar.week_of_month,
    "year": resolve_years.year,
    "year_range_end": resolve_years.year_range_end,
    "decade": resolve_years.decade,
    "century": resolve_years.century,
    "fiscal_year": resolve_years.fiscal_year,
    "weekday": resolve_days.weekday,
    "weekday_day": resolve_days.day_on_weekday,
    "week_from_day": resolve_days.week_from_day,
    "deictic": resolve_days.deictic,
    "deictic_part": resolve_days.deictic_part,
    "part_of_day": resolve_days.part_of_day_only,
    "clock": resolve_days.clock,
    "direction_unit": resolve_relative.direction_unit,
    "deictic_unit": resolve_relative.deictic_unit,
    "article_unit": resolve_relative.article_unit,
    "unit_end": resolve_relative.unit_end,
    "ago": resolve_offsets.ago,
    "earlier": resolve_offsets.earlier,
    "from_now": resolve_offsets.from_now,
    "within": resolve_offsets.within,
    "inside": resolve_offsets.inside,
    "year_ago_unit": resolve_compared.year_ago_unit,
    "year_unit": resolve_compared.year_unit,
    "year_reported": resolve_compared.year_reported,
    "latest_period": resolve_compared.latest_period,
    "poss_unit": resolve_compared.poss_unit,
    "season": resolve_units.season,
    "quarter": resolve_units.quarter,
    "quarter_code": resolve_units.quarter_code,
    "last_half": resolve_units.last_half,
    "decade_word": resolve_units.decade_word,
    "named": named.named,
    "duration": resolve_lengths.duration,
    "set": resolve_lengths.repeated,
    "reference": resolve_lengths.reference,
    "reference_in_history": resolve_lengths.reference_in_history,
    "reference_ahead": resolve_lengths.reference_ahead,
    "cjk_date": resolve_cjk.full_date,
    "cjk_month": resolve_cjk.month,
    "cjk_year": resolve_cjk.year,
    "cjk_day": resolve_cjk.day,
}

TRIM = frozenset({"of", "article", "comma", "on", "stop", "open"})
"""Roles that no expression ends with; a match gives them back."""


NAMES = frozenset({"month", "year", "weekday"})
"""Roles of words that take no article as a time: in "the Oct. 3 vote" it belongs to the noun behind."""

NOUNS = frozenset({"year_unit", "quarter", "season"})
"""Rules whose match holds that noun itself: "the 1988 quarter"."""


def find_times(
    text: str, anchor: datetime | date, lang: str = "en", country: str = "", narrative: bool | None = None
) -> list[TimeExpression]:
    """All time expressions of a text, in order, without overlaps.

    Args:
        text: plain text; offsets of the result are code points into it.
        anchor: when it was published, in the publisher's local time; a date where the time is not known.
        lang: ISO 639-1 code; English is assumed for languages without a lexicon.
        country: ISO 3166 code of the outlet, or "": decides on named days and numeric dates.
        narrative: whether dates count from the text's running time; None to tell from the text.
    """
    scene = scene_of(text, anchor, lang, country, narrative)
    return [time for time, _, _ in read(scene)]


def scene_of(
    text: str, anchor: datetime | date, lang: str = "en", country: str = "", narrative: bool | None = None
) -> Scene:
    """A text cut into tokens, with what its dates count from; arguments as for `find_times`."""
    lexicon = load(lang or "en")
    tokens = tokenize(text, lexicon)
    moment = anchor if isinstance(anchor, datetime) else None
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    if narrative is None:
        narrative = is_narrative(tokens, day)
    scene = Scene(text, tokens, lexicon, day, moment, country, narrative)
    if narrative:
        scene.usual_year, scene.written = usual_year(tokens), written_dates(scene)
    return scene


def read(scene: Scene) -> Iterator[tuple[TimeExpression, Match, Rule]]:
    """Each time expression from top to bottom, with the match and the rule of the grammar that gave it."""
    tokens, text, lang = scene.tokens, scene.text, scene.lexicon.lang
    codes = "".join([token.code for token in tokens])
    rules = compiled(lang)
    done = 0
    queue = candidates(codes, lang)
    while queue:
        start, end, order, place, bound = heappop(queue)
        if start < done:
            again(queue, codes, lang, order, done, -end)
            continue
        rule, pattern = rules[order]
        found = pattern.match(codes, place, bound)
        if found is None:
            continue
        match, name = Match(found, tokens), rule.name
        scene.place = match.end
        try:
            reading = RESOLVERS[name](match, scene)
        except (OutOfCalendar, ValueError):
            reading = None
        if reading is None:
            again(queue, codes, lang, order, start + 1, -end)
            continue
        if reading is NOTHING:
            done = match.end
            continue
        if scene.before_christ:
            reading = _in_antiquity(scene, reading)
        low, high = _trim(match, name, scene.lexicon.bare_names)
        first, last = tokens[low], tokens[high - 1]
        done = match.end
        remember(scene, reading, match)
        time = TimeExpression(
                first.start, last.end, text[first.start : last.end], reading.type, reading.value, reading.when,
                reading.rule, reading.anchor, reading.basis, reading.mod,
        )  # fmt: skip
        yield time, match, rule


def written_day(text: str, lang: str = "en", country: str = "") -> date | None:
    """The first day that a text names in full, with its year: what an undated document counts from."""
    for time in find_times(text, date(2000, 1, 1), lang, country, narrative=False):
        if time.rule == "calendar-date" and time.when is not None and time.when.is_day:
            return time.when.first
    return None


def _trim(match: Match, name: str, bare_names: bool) -> tuple[int, int]:
    """Token bounds without leading and trailing words that belong to the sentence, not to the expression."""
    low, high, tokens = match.start, match.end, match.tokens
    while high - low > 1 and tokens[high - 1].roles and not (tokens[high - 1].roles.keys() - TRIM):
        high -= 1
    while (
        high - low > 1
        and name != "within"
        and tokens[low].roles.keys() & LEADING
        and not tokens[low].roles.keys() & KEPT
    ):
        low += 1
    if bare_names and high - low > 1:
        low = _bare(match, name, low, high)
    return low, high


def _bare(match: Match, name: str, low: int, high: int) -> int:
    """Where an expression begins without what belongs to a noun behind it or says whose it is.

    "the Oct. 3 vote", "the eight-year war", "its third quarter", "over the winter".
    """
    tokens = match.tokens
    if "over" in tokens[low].roles and tokens[low + 1].roles.keys() & {"article", "several"}:
        low += 1
    roles, following = tokens[low].roles, tokens[low + 1].roles
    if (
        high - low > 1
        and roles.keys() & {"article", "indefinite"}
        and ("owner" in roles or (following.keys() & NAMES and name not in NOUNS) or _is_attribute(match, high))
    ):
        low += 1
    return low


def _is_attribute(match: Match, high: int) -> bool:
    """Whether an expression qualifies the word behind it: "third-quarter results", "eight-year war", "two day rally"."""
    tokens = match.tokens
    if high >= len(tokens) or tokens[high].start != tokens[high - 1].end + 1 or not tokens[high].low[0].isalpha():
        return False
    if "hyphen" in tokens[high - 2].roles:
        return True
    return match.has("count") and "unit" in tokens[high - 1].roles and not tokens[high - 1].low.endswith("s")


def _in_antiquity(scene: Scene, reading: Reading) -> Reading:
    """A reading without a year of its own, behind a year before Christ: of that year's time, and on no timeline."""
    if not reading.anchor or reading.when is None or not reading.value[:2].isdigit():
        return reading
    written = reading.value.partition("-")[0]
    if not written.isdigit():
        return reading
    kept = reading.rule.startswith(("month-", "day-", "season-"))
    scale = 10 ** (4 - len(written))
    steps = 0 if kept else int(written) - scene.base.year // scale
    if reading.value.endswith("-WI"):
        steps += 1
    year = f"{scene.before_christ // scale - steps:0{len(written)}d}"
    return replace(reading, value=f"BC{year}{reading.value[len(written) :]}", when=None)
