"""Resolvers of what has no place on the timeline: lengths (two years, weeks), habits (every day), vague references (recently)."""

from __future__ import annotations

from itertools import pairwise

from tui.dates.arithmetic import duration_value
from tui.dates.language.roles import OTHER
from tui.dates.normalize.offsets import HALF, LATER, UNCOUNTED, count_of, offset, unit_of
from tui.dates.normalize.quarters import is_share
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import NO_TIME, Normalization, of_length
from tui.dates.reading.spelled import spelled
from tui.dates.tuning import TUNING

VALUE_UNITS = "YMWDHMS"
"""Letters of TIMEX3 durations, longest unit first; the second M are minutes."""


def duration(match: Match, context: Context) -> Normalization | None:
    """`two years`, `the past two months`, `a year and a half`, `weeks`: a length, no place in time; an age is none."""
    unit, count = unit_of(match), count_of(match)
    if match.has("length", "last"):
        return _in_one_word(match, context, unit, count)
    if count is None or not unit or match.has("old"):
        return None
    if match.names("lasting") and not match.has("count"):
        return _lasting(match, context, unit, count)
    if not _is_length(match, context, unit, count):
        return None
    if unit == "year" and _is_age(match, context.text):
        return NO_TIME
    if _leads_on(match, context):
        return offset(match, context, context.base, 1, LATER)
    if match.has("fraction") and not match.has("count"):
        count = HALF
    value = _value(match, unit, count)
    return of_length(value, match.approximation()) if value else None


def _in_one_word(match: Match, context: Context, unit: str, count: float | str | None) -> Normalization | None:
    """A number and a unit that are one word ("biennio", "3-päevane"); as an adjective of years mostly an age."""
    grown_onto_digits = match.has("last")
    if grown_onto_digits and not _is_one_word(match):
        return None
    digits = grown_onto_digits and "int" in match.token("count").roles
    if (digits and unit == "year") or (unit in ("year", "month") and _is_age(match, context.text)):
        return NO_TIME
    return None if count is None else of_length(duration_value(count, unit))


def _is_one_word(match: Match) -> bool:
    """Whether a number and the unit that grows onto it stand without a space ("3-päevane", "24ωρη")."""
    return all(one.end == two.start for one, two in pairwise(match.inside()) if one.roles.keys() & {"count", "hyphen"})


def _lasting(match: Match, context: Context, unit: str, count: float | str) -> Normalization | None:
    """A unit without a number that lasts ("한달 동안"); where words are joined, a number that is not known can stand before."""
    joined = context.lexicon.cut or not context.lexicon.spaces
    if joined or unit in ("half", "quarter") or match.word("dir", "direction") not in ("", "last"):
        return None
    return of_length(duration_value(count, unit))


def _is_length(match: Match, context: Context, unit: str, count: float | str) -> bool:
    """Whether what is counted is a length of time: no ordinal, no share, no part of an event, no slip of a number."""
    if isinstance(count, float) and count > TUNING.longest_length:
        return False
    if unit in ("quarter", "half") and is_share(match, context):
        return False
    if count == UNCOUNTED and match.end - match.start == 1 and _is_of_event(match):
        return False
    return not _is_ordinal_second(match, unit) and _is_counted(match, unit)


def _is_ordinal_second(match: Match, unit: str) -> bool:
    """Whether a number and a doubtful "second" stand alone: more often a place in a row than a time."""
    counts = match.has("count") and match.end - match.start <= 2
    token = match.token("unit") if match.has("unit") else match.token("plural")
    return unit == "second" and counts and token.roles.keys() >= {"weak", "ordinal"}


def _is_counted(match: Match, unit: str) -> bool:
    """Whether the words count the unit; some units are lengths only with a number before them."""
    token = match.token("unit") if match.has("unit") else match.token("plural")
    if unit == "half" and "fraction" in token.roles:
        return False
    if unit == "season":
        return match.has("count", "several")
    if match.has("count", "several", "plural", "fraction"):
        return True
    return unit not in ("night", "weekend", "quarter") and not token.roles.keys() & {"weak", "plural"}


def _value(match: Match, unit: str, count: float | str) -> str:
    """TIMEX3 value of one or two units ("two years and three months"); "" where the second is none."""
    value = duration_value(count, unit)
    if not match.has("unit_b"):
        return value
    more = spelled(match.all("count_b"))
    if more is None or isinstance(count, str) or match.token("count_b").roles.get("count") == 0:
        return ""
    return _joined(value, duration_value(more, match.word("unit_b", "unit")))


def _joined(long: str, short: str) -> str:
    """`P2Y` and `P3M` as `P2Y3M`, `PT2H` and `PT30M` as `PT2H30M`; "" where the second is not the smaller unit."""
    in_clock, in_day = long[1] == "T", VALUE_UNITS.index("D")
    if long[-1] not in VALUE_UNITS or short[-1] not in VALUE_UNITS:
        return ""
    first = VALUE_UNITS.find(long[-1], in_day if in_clock else 0)
    second = VALUE_UNITS.find(short[-1], in_day if short[1] == "T" else 0)
    if second <= first:
        return ""
    return long + short.removeprefix("PT" if in_clock else "P")


def _leads_on(match: Match, context: Context) -> bool:
    """Whether a tale goes on from the day that it has come to: "On 5 May the fort fell. Two days after the fall, …"."""
    return (
        context.narrative
        and context.running_unit == "day"
        and "after" in match.roles_after()
        and bool(match.roles_before().keys() & {"stop", "newline"})
        and match.has("count")
        and unit_of(match) in ("day", "week")
    )


def _is_of_event(match: Match) -> bool:
    """Whether a bare plural only says how far from an event something lies ("weeks before the vote", not "for weeks before
    it"), or what is counted ("hundreds of years", "a matter of days")."""
    before = match.roles_before()
    apart = "event_side" in match.roles_after() and "ahead" not in before
    return apart or ("of" in before and "inside" not in before)


def _is_age(match: Match, text: str) -> bool:
    """Whether a number of years stands where news puts a person's age: "Anna Weber (52 Jahre)", "âgée de 52 ans"."""
    names = match.tokens[max(match.start - 2, 0) : match.start]
    if len(names) == 2 and all(token.code == OTHER and text[token.start].isupper() for token in names):
        return not match.has("old")
    before, after = match.roles_before(), match.roles_after()
    if "aged" in before or "aged" in after:
        return True
    apposed = before.keys() & {"comma", "open"} and after.keys() & {"comma", "close"}
    return bool(apposed) and not match.has("old")


# ------------------------------------------------------------------ habits and vague references

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
