"""The whole reasoning behind one time expression, for whoever doubts it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from tui.dates.normalize.calendar import other_calendars
from tui.dates.normalize.calendar.conversion import SIGHTED
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.tense import tense_cue
from tui.dates.tagging import read, read_context
from tui.model import TimeExpression
from tui.wording import dates as labels

UNSAID = frozenset({"place", "weak", "to", "small"})
"""Roles that say nothing to a person."""

SIGHTED_NOTE = ", converted: a day off is possible, as its months begin when the moon is seen"
"""What is said of a calendar whose months begin with a sight."""

UNDIRECTED = ("nearest", "weekday", "month-in", "season", "quarter")
"""Beginnings and parts of rule names that take their direction from the clause."""


def explain(
    text: str, words: str, anchor: datetime | date, lang: str = "en", country: str = ""
) -> list[list[tuple[str, str]]]:
    """How each expression that shares a word with `words` was read: rows of (what, how), in order of the text.

    Args:
        text: what was read.
        words: the expression or a part of it, compared without case.
        anchor, lang, country: as for `find_times`.
    """
    context = read_context(text, anchor, lang, country)
    wanted = words.casefold().strip()
    out = []
    for time, match, rule in read(context):
        if wanted in time.text.casefold() or (wanted and time.text.casefold() in wanted):
            out.append(list(_rows(context, time, match, rule.name)))
    return out


def _rows(context: Context, time: TimeExpression, match: Match, name: str) -> Iterator[tuple[str, str]]:
    yield "expression", " ".join(time.text.split())
    for token in match.tokens[match.start : match.end]:
        roles = [
            f"{role} {value}" if value not in ("x", 1) else role
            for role, value in token.roles.items()
            if role not in UNSAID
        ]
        yield "word", f"{token.low}: {', '.join(roles) or 'holds the others together'}"
    yield "shape", name.replace("_", " ")
    yield (
        "read as",
        "history: dates count from each other" if context.narrative else "news: dates count from publication",
    )
    calendar = other_calendars.calendar_of(match, context.lexicon)
    if calendar:
        yield "calendar", calendar + (SIGHTED_NOTE if calendar in SIGHTED else ", converted to the day")
    if any(part in time.rule for part in UNDIRECTED):
        direction, word = tense_cue(match, context)
        looks = "ahead" if direction > 0 else "back" if direction < 0 else "neither way"
        yield "clause looks", looks + (f" (“{word.low}”)" if word else "")
    yield "rule", time.rule.replace("-", " ") + (f", counted from {time.anchor}" if time.anchor else "")
    yield "value", f"{time.type} {time.value}" + (f", {time.mod}" if time.mod else "")
    yield "when", f"{time.when.edtf()}: {labels.full(time.when)}" if time.when else "no place on a timeline"
    yield "basis", time.basis.value
