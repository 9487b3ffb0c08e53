"""Rules and resolvers of habits (every day, Mondays) and vague references (recently, now), which have no place on the timeline."""

from __future__ import annotations

from tui.dates.arithmetic import duration_value
from tui.dates.grammar.parts import COUNT
from tui.dates.grammar.rule import rule
from tui.dates.reading.context import Context
from tui.dates.reading.counts import count_of, unit_of
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import REPEATED, Normalization

TWO = 2
"""What "every other" and words like it count by."""

IN_HISTORY = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX"}
"""Habits as annotators of histories write them."""


@rule(
    f"every:every (?:{COUNT} unit:unit|length:length|(?:ord:ordinal|direction)? unit2:unit)",
    reads={
        "en": {"every day": "P1D", "every two hours": "PT2H", "every second week": "P2W"},
        "el": {"ανά πενταετία": "P5Y"},
    },
)
def every_unit(match: Match, context: Context) -> Normalization | None:
    """`every day`, `every other week`, `every four years`."""
    unit, count = match.word("unit2", "unit") or unit_of(match), count_of(match)
    if not unit or count is None:
        return None
    if match.has("ord"):
        count = match.number("ord", "ordinal") or 1
    elif match.number("every") == TWO and not isinstance(count, str):
        count *= TWO
    return _repeated("XXXX-XX-XXTNI" if unit == "night" else duration_value(count, unit))


@rule(
    "every:every (?:(?:ordinal|direction)? wd:weekday part:part?|month:month|season:season|part2:part|named:named)",
    reads={
        "en": {
            "Every summer": "XXXX-SU",
            "each evening": "XXXX-XX-XXTEV",
            "every Monday": "XXXX-WXX-1",
            "every December": "XXXX-12",
            "Every Christmas": "P1Y",
            "every last Friday": "XXXX-WXX-5",
            "every first Monday": "XXXX-WXX-1",
        },
        "it": {"ogni lunedì mattina": "XXXX-WXX-1TMO"},
    },
)
@rule(
    "article? (?:ordinal|direction) wd:weekday of? every unit",
    reads={"en": {"the second Sunday of each month": "XXXX-WXX-7"}},
)
@rule(
    "indefinite wd:weekday part:part? out_of (?:number|int)",
    reads={"fr": {"un vendredi sur deux": "XXXX-WXX-5"}, "it": {"un venerdì su tre": "XXXX-WXX-5"}},
)
@rule(
    "every:every (?:number|int) wd:weekday part:part?",
    reads={"es": {"cada dos viernes": "XXXX-WXX-5"}, "it": {"ogni due venerdì": "XXXX-WXX-5"}},
)
@rule(
    "wd:weekdays part:part?",
    reads={"en": {"Mondays": "XXXX-WXX-1", "Sundays": "XXXX-WXX-7"}, "fr": {"chaque lundi matin": "XXXX-WXX-1TMO"}},
)
@rule(
    "frequency wd:weekday part:part?",
    reads={
        "en": {"weekly Monday": "XXXX-WXX-1", "weekly Monday morning": "XXXX-WXX-1TMO"},
        "de": {"täglich Montag": "XXXX-WXX-1"},
        "ru": {"еженедельно понедельник": "XXXX-WXX-1"},
    },
)
def every_named(match: Match, context: Context) -> Normalization | None:
    """`each Thursday`, `Mondays`, `every spring`: all weekdays, months, seasons, parts of the day or feasts of a name."""
    weekday = match.number("wd", "weekday") or match.number("wd", "weekdays")
    if weekday:
        part = match.word("part")
        return _repeated(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if match.has("month"):
        return _repeated(f"XXXX-{match.number('month'):02d}")
    if match.has("season"):
        return _repeated(f"XXXX-{match.word('season')}")
    return _repeated(f"XXXX-XX-XXT{match.word('part2', 'part')}" if match.has("part2") else "P1Y")


@rule("frequency:frequency", reads={"en": {"daily": "P1D", "yearly": "P1Y"}})
def frequency(match: Match, context: Context) -> Normalization | None:
    """`daily`, `weekly`: how often; a doubtful word needs a count before it."""
    if match.is_weak("frequency") and "counted" not in match.roles_before():
        return None
    value = match.word("frequency")
    return _repeated(IN_HISTORY.get(value, value) if context.narrative else value)


def _repeated(value: str) -> Normalization:
    return Normalization("SET", value, None, REPEATED)


@rule("ref:reference", reads={"en": {"now": "PRESENT_REF", "Recent": "PAST_REF"}})
def reference(match: Match, context: Context) -> Normalization | None:
    """`now`, `recently`, `soon`: tagged, never placed."""
    of_something = match.word("ref", "reference") == "FUTURE_REF" and "of" in match.roles_after()
    return None if of_something or _is_connective(match) else _vague(match, "reference")


def _is_connective(match: Match) -> bool:
    """Whether a word for the present opens a sentence before a comma, where it only leads on: "Now, as for the bridge"."""
    opens = match.start == 0 or bool(match.roles_before().keys() & {"stop", "newline"})
    return opens and "connective" in match.token("ref").roles and "comma" in match.roles_after()


@rule(
    "ref:reference_in_history",
    histories={
        "en": {
            "In 1622 the mill was sold. By [this time] the river had turned, and a new mill was built, this time of stone.": "PRESENT_REF"
        }
    },
)
def reference_in_history(match: Match, context: Context) -> Normalization | None:
    """`former`, `future`, `at night` where a text tells history: annotators tag them there and hardly in news."""
    doubtful = match.is_weak("ref") and not match.roles_before().keys() & {"place", "on", "approx"}
    if doubtful or not context.narrative:
        return None
    return _vague(match, "reference_in_history")


@rule("ref:reference_ahead", reads={"en": {"A second line will [soon] open.": "FUTURE_REF"}})
def reference_ahead(match: Match, context: Context) -> Normalization | None:
    """`soon` right beside a word that looks ahead ("will soon open", "to soon grow")."""
    ahead = {"future", "modal", "to"}
    beside = match.roles_before().keys() & ahead or match.roles_after().keys() & ahead
    return _vague(match, "reference_ahead") if beside else None


def _vague(match: Match, role: str) -> Normalization:
    return Normalization("DATE", match.word("ref", role), None, "vague-reference")
