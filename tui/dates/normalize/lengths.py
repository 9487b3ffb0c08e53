"""Resolvers of what has no place on the timeline: durations, sets and vague references."""

from __future__ import annotations

from itertools import pairwise

from tui.dates.arithmetic import duration_value
from tui.dates.normalize.context import NOTHING, Match, Reading, Scene, spelled
from tui.dates.normalize.offsets import counted, offset, unit_of
from tui.dates.normalize.units import is_share


def duration(match: Match, scene: Scene) -> Reading | None:
    """`two years`, `the past two months`, `a year and a half`, `weeks`: a length, no place in time; an age is none."""
    unit = unit_of(match)
    count = counted(match)
    if match.has("length", "last"):
        if match.has("last") and not _is_one_word(match):
            return None
        digits = match.has("last") and "int" in match.token("count").roles
        if unit in ("year", "month") and ((digits and unit == "year") or _is_age(match, scene.text)):
            return NOTHING
        return None if count is None else Reading("DURATION", duration_value(count, unit), None, "length-of-time")
    if count is None or not unit or match.has("old"):
        return None
    if match.names("lasting") and not match.has("count"):
        joined = (
            scene.lexicon.cut or not scene.lexicon.spaces
        )  # a number that the lexicon does not know can stand before
        if joined or unit in ("half", "quarter") or match.word("dir", "direction") not in ("", "last"):
            return None
        return Reading("DURATION", duration_value(count, unit), None, "length-of-time")
    token = match.token("unit") if match.has("unit") else match.token("plural")
    if token.roles.get("weak") and match.has("count") and token.low == "second" and match.end - match.start <= 2:
        return None
    if not match.has("count", "several", "fraction", "plural") and token.roles.keys() & {"weak", "plural"}:
        return None
    if unit in ("quarter", "half") and is_share(match):
        return None
    if count == "X" and match.end - match.start == 1 and _is_of_event(match):
        return None
    if (unit == "half" and "fraction" in token.roles) or (unit == "season" and not match.has("count", "several")):
        return None
    if not match.has("count", "several", "plural", "fraction") and unit in ("night", "weekend", "season", "quarter"):
        return None
    if isinstance(count, float) and count > 100000:
        return None
    if match.has("fraction") and not match.has("count"):
        count = 0.5
    if unit == "year" and _is_age(match, scene.text):
        return NOTHING
    if _leads_on(match, scene):
        return offset(match, scene, scene.base, 1, "later")
    mod = match.word("approx") or match.word("approx2", "approx")
    value = duration_value(count, unit)
    if match.has("unit_b"):
        more = spelled(match.all("count_b"))
        if more is None or not isinstance(count, int | float) or match.token("count_b").roles.get("count") == 0:
            return None
        value = _joined(value, duration_value(more, match.word("unit_b", "unit")))
        if not value:
            return None
    return Reading("DURATION", value, None, "length-of-time", mod)


def _is_one_word(match: Match) -> bool:
    """Whether a number and the unit that grows onto it stand without a space ("3-päevane", "24ωρη")."""
    tokens = match.tokens[match.start : match.end]
    return all(one.end == two.start for one, two in pairwise(tokens) if "count" in one.roles or "hyphen" in one.roles)


def _leads_on(match: Match, scene: Scene) -> bool:
    """Whether a tale goes on from the day that it has come to: "On 5 May the fort fell. Two days after the fall, …"."""
    before = match.tokens[match.start - 1].roles if match.start else {}
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    return (
        scene.narrative
        and scene.running is not None
        and scene.running[1] == "day"
        and "after" in after
        and bool(before.keys() & {"stop", "newline"})
        and match.has("count")
        and unit_of(match) in ("day", "week")
    )


def _is_of_event(match: Match) -> bool:
    """Whether a bare plural only says how far from an event something lies ("weeks before the vote", not "for weeks before
    it"), or what is counted ("hundreds of years", "a matter of days")."""
    before = match.tokens[match.start - 1].roles if match.start else {}
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    return ("event_side" in after and "ahead" not in before) or ("of" in before and "inside" not in before)


def _joined(long: str, short: str) -> str:
    """`P2Y` and `P3M` as `P2Y3M`, `PT2H` and `PT30M` as `PT2H30M`; "" where the second is not the smaller unit."""
    order = "YMWDHMS"
    place = order.index("D") if long[1] == "T" else 0
    if long[-1] not in order or short[-1] not in order:
        return ""
    first = order.find(long[-1], place)
    second = order.find(short[-1], order.index("D") if short[1] == "T" else 0)
    if second <= first:
        return ""
    return long + (short[1:] if long[1] != "T" else short[2:])


def _is_age(match: Match, text: str) -> bool:
    """Whether a number of years stands where news puts a person's age: "Anna Weber (52 Jahre)", "âgée de 52 ans"."""
    names = match.tokens[max(match.start - 2, 0) : match.start]
    if len(names) == 2 and all(token.code == "o" and text[token.start].isupper() for token in names):
        return not match.has("old")
    before = match.tokens[match.start - 1].roles if match.start else {}
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if "aged" in before or "aged" in after:
        return True
    return bool(before.keys() & {"comma", "open"}) and bool(after.keys() & {"comma", "close"}) and not match.has("old")


IN_HISTORY = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX"}
"""Habits as annotators of histories write them."""


def repeated(match: Match, scene: Scene) -> Reading | None:
    """`every day`, `each Thursday`, `Mondays`, `$5 a year`, `daily`: a habit, no place in time."""
    if match.has("frequency"):
        before = match.tokens[match.start - 1].roles if match.start else {}
        if "weak" in match.token("frequency").roles and "counted" not in before:
            return None
        value = match.word("frequency")
        return Reading("SET", IN_HISTORY.get(value, value) if scene.narrative else value, None, "repeated")
    weekday = match.number("wd", "weekday") or match.number("wd", "weekdays") or match.number("wd2", "weekday")
    if weekday:
        part = match.word("part") or match.word("parts", "part_plural")
        return Reading("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), None, "repeated")
    if match.has("month"):
        return Reading("SET", f"XXXX-{match.number('month'):02d}", None, "repeated")
    if match.has("season"):
        return Reading("SET", f"XXXX-{match.word('season')}", None, "repeated")
    if match.has("part2"):
        part = match.word("part2", "part")
        return Reading("SET", f"XXXX-XX-XXT{part}", None, "repeated")
    if match.has("named"):
        return Reading("SET", "P1Y", None, "repeated")
    unit = match.word("unit2", "unit") or unit_of(match)
    if not unit:
        return None
    count = counted(match)
    if count is None:
        return None
    if match.number("every") == 2 and isinstance(count, int | float):
        count *= 2
    if match.has("ord"):
        count = match.number("ord", "ordinal") or 1
    if unit == "night":
        return Reading("SET", "XXXX-XX-XXTNI", None, "repeated")
    return Reading("SET", duration_value(count, unit), None, "repeated")


def reference(match: Match, scene: Scene) -> Reading | None:
    """`now`, `recently`, `soon`: tagged, never placed."""
    if _is_connective(match):
        return None
    return Reading("DATE", match.word("ref", "reference"), None, "vague-reference")


def _is_connective(match: Match) -> bool:
    """Whether a word for the present opens a sentence before a comma, where it only leads on: "Now, as for the bridge"."""
    before = match.tokens[match.start - 1].roles if match.start else {"stop": 1}
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    return "connective" in match.token("ref").roles and "comma" in after and bool(before.keys() & {"stop", "newline"})


def reference_in_history(match: Match, scene: Scene) -> Reading | None:
    """`former`, `future`, `at night` where a text tells history: annotators tag them there and hardly in news."""
    before = match.tokens[match.start - 1].roles if match.start else {}
    doubtful = "weak" in match.token("ref").roles and not before.keys() & {"place", "on", "approx"}
    if doubtful or not scene.narrative:
        return None
    return Reading("DATE", match.word("ref", "reference_in_history"), None, "vague-reference")


def reference_ahead(match: Match, scene: Scene) -> Reading | None:
    """`soon` right beside a word that looks ahead ("will soon open", "to soon grow")."""
    around = [*match.tokens[max(match.start - 1, 0) : match.start], *match.tokens[match.end : match.end + 1]]
    if not any(token.roles.keys() & {"future", "modal", "to"} for token in around):
        return None
    return Reading("DATE", match.word("ref", "reference_ahead"), None, "vague-reference")
