"""Resolvers of habits and vague references, which have no place on the timeline: every day, Mondays, now, recently."""

from __future__ import annotations

from tui.dates.arithmetic import duration_value
from tui.dates.normalize.offsets import count_of, unit_of
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization

IN_HISTORY = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX"}
"""Habits as annotators of histories write them."""


def repeated(match: Match, context: Context) -> Normalization | None:
    """`every day`, `each Thursday`, `Mondays`, `$5 a year`, `daily`: a habit, no place in time."""
    value = _frequency(match, context) if match.has("frequency") else _of_names(match) or _of_units(match)
    return None if value is None else Normalization("SET", value, None, "repeated")


def _frequency(match: Match, context: Context) -> str | None:
    """TIMEX3 value of a word for how often; a doubtful one needs a count before it."""
    if match.is_weak("frequency") and "counted" not in match.roles_before():
        return None
    value = match.word("frequency")
    return IN_HISTORY.get(value, value) if context.narrative else value


def _of_names(match: Match) -> str | None:
    """TIMEX3 value of every such weekday, month, season, part of the day or feast."""
    weekday = match.number("wd", "weekday") or match.number("wd", "weekdays")
    if weekday:
        part = match.word("part")
        return f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    if match.has("month"):
        return f"XXXX-{match.number('month'):02d}"
    if match.has("season"):
        return f"XXXX-{match.word('season')}"
    if match.has("part2"):
        return f"XXXX-XX-XXT{match.word('part2', 'part')}"
    return "P1Y" if match.has("named") else None


def _of_units(match: Match) -> str | None:
    """TIMEX3 value of every so many units."""
    unit = match.word("unit2", "unit") or unit_of(match)
    count = count_of(match)
    if not unit or count is None:
        return None
    if match.has("ord"):
        count = match.number("ord", "ordinal") or 1
    elif match.number("every") == 2 and not isinstance(count, str):
        count *= 2
    return "XXXX-XX-XXTNI" if unit == "night" else duration_value(count, unit)


def reference(match: Match, context: Context) -> Normalization | None:
    """`now`, `recently`, `soon`: tagged, never placed."""
    return None if _is_connective(match) else _vague(match, "reference")


def _is_connective(match: Match) -> bool:
    """Whether a word for the present opens a sentence before a comma, where it only leads on: "Now, as for the bridge"."""
    opens = match.start == 0 or bool(match.roles_before().keys() & {"stop", "newline"})
    return opens and "connective" in match.token("ref").roles and "comma" in match.roles_after()


def reference_in_history(match: Match, context: Context) -> Normalization | None:
    """`former`, `future`, `at night` where a text tells history: annotators tag them there and hardly in news."""
    doubtful = match.is_weak("ref") and not match.roles_before().keys() & {"place", "on", "approx"}
    if doubtful or not context.narrative:
        return None
    return _vague(match, "reference_in_history")


def reference_ahead(match: Match, context: Context) -> Normalization | None:
    """`soon` right beside a word that looks ahead ("will soon open", "to soon grow")."""
    ahead = {"future", "modal", "to"}
    beside = match.roles_before().keys() & ahead or match.roles_after().keys() & ahead
    return _vague(match, "reference_ahead") if beside else None


def _vague(match: Match, role: str) -> Normalization:
    return Normalization("DATE", match.word("ref", role), None, "vague-reference")
