"""Rules and resolvers of days that count from publication by one word: yesterday, today, tomorrow."""

from __future__ import annotations

import re
from datetime import date

from tui.dates.arithmetic import add_days
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY, BESIDE_DAY, DAY_FOLLOWS
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import OTHER
from tui.dates.normalize.clocks import (
    with_time,
)
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import NO_TIME, Normalization, of_day
from tui.dates.reading.stated_day import STATED, on_weekday, stated_day
from tui.dates.reading.tense import tense_of
from tui.dates.tuning import TUNING

_IN_ADDRESS = re.compile(r"\.[a-z]")
"""What follows a word that is part of an address on the web ("Tomorrow.io")."""
_NEXT_WORD = re.compile(r"[”\"’']?\s(\w+)")
"""The word behind another one, which can be in quotation marks."""

DEICTIC_RULES = {0: "day-of-publication", -1: "day-before-publication", 1: "day-after-publication"}
"""Days from publication to the name of the rule; farther ones share one."""


@rule(
    f"{BEFORE_DAY} deictic:deictic comma? article? dwd:weekday {DAY_FOLLOWS} {BESIDE_DAY} {AFTER_DAY}",
    reads={
        "en": {
            "Today, Friday": "2026-01-02",
            "Today, Wednesday": "2025-12-31",
            "late yesterday, Thursday": "2026-01-01 END",
        },
        "pt": {"ontem, quarta-feira (31/12)": "2025-12-31"},
        "es": {"hoy jueves": "2026-01-01", "[hoy, jueves] 1 de enero": "2026-01-01"},
        "fr": {"hier, jeudi soir": "2026-01-01TEV"},
    },
)
@rule(
    f"{BEFORE_DAY} deictic:deictic {DAY_FOLLOWS} {BESIDE_DAY} {AFTER_DAY}",
    reads={
        "pt": {"hoje (1)": "2026-01-01", "ontem (31/12)": "2025-12-31"},
        "de": {"gestern (31.12.)": "2025-12-31", "gestern (31. Dezember)": "2025-12-31"},
        "es": {"[Hoy] día 1 de enero ardió.": "2026-01-01"},
        "ru": {"[Сегодня], 1 января, сгорел склад.": "2026-01-01"},
        "en": {
            "Today": "2026-01-02",
            "today": "2026-01-02",
            "later today": "2026-01-02 AFTER",
            "tomorrow evening": "2026-01-03TEV",
            "tomorrow at 7 o'clock": "2026-01-03T07:00",
        },
    },
)
def deictic(match: Match, context: Context) -> Normalization | None:
    """`yesterday`, `today`, `late yesterday`, `tomorrow morning`; always from publication, also in narratives."""
    days = _days_meant(match, context)
    if days is None or _is_title(match, context) or _is_part_of_day(match):
        return None
    if days == 0 and _is_of_these_days(match, context):
        return NO_TIME
    if days == 0 and _means_these_days(match, context):
        return Normalization("DATE", "PRESENT_REF", None, "vague-reference")
    meant = _stated(match, context, add_days(context.anchor, days))
    rule = DEICTIC_RULES.get(days, "days-from-publication")
    return with_time(match, context, meant, of_day(meant, rule, counted_from=context.anchor))


EITHER_WAY = "±"
"""Before the number of days of a word that means as many days ago as ahead (Hindi "कल")."""


def _days_meant(match: Match, context: Context) -> int | None:
    """Days from publication; where the word means both ways, ahead only in a clause that looks ahead."""
    word = match.word("deictic")
    if not word.startswith(EITHER_WAY):
        return match.number("deictic")
    days = int(word.removeprefix(EITHER_WAY))
    return days if tense_of(match, context) > 0 else -days


def _stated(match: Match, context: Context, meant: date) -> date:
    """The day that stands beside "today" and decides: an outlet's today is often the day before the feed's."""
    weekday = match.number("dwd", "weekday")
    if weekday is not None and not context.narrative:
        meant = on_weekday(meant, weekday)
    if not match.has(*STATED):
        return meant
    stated = stated_day(match, context, meant, weekday, tense_of(match, context))
    return stated if abs((stated - meant).days) <= TUNING.other_today_days else meant


def _means_these_days(match: Match, context: Context) -> bool:
    """Whether "today" means nowadays, as it does in histories: "known today as", "Constantinople, today Istanbul, fell in 1453"."""
    if match.end - match.start > 1:
        return False
    if context.narrative:
        return True
    if match.roles_before().get("nowadays") == -1 or match.roles_after().get("nowadays") == 1:
        return tense_of(match, context) <= 0
    return "comma" in match.roles_before() and _is_apposition(match, context)


def _is_of_these_days(match: Match, context: Context) -> bool:
    """Whether it only says of which days something is: "today's world"."""
    owned = match.tokens[match.end + 1 : match.end + 2]
    return "poss" in match.roles_after() and bool(owned) and owned[0].low in context.lexicon.nowadays_nouns


def _is_apposition(match: Match, context: Context) -> bool:
    """Whether a comma follows in the sentence, which then tells of a year long past."""
    comma = False
    for token in match.tokens[match.end : match.end + TUNING.apposition_window_tokens]:
        if "stop" in token.roles or "newline" in token.roles:
            return False
        comma = comma or "comma" in token.roles
        year = token.roles.get("year")
        if comma and isinstance(year, int) and year <= context.anchor.year - TUNING.long_past_years:
            return True
    return False


def _is_part_of_day(match: Match) -> bool:
    """Whether an article or "every" before a word that also names a part of the day makes it that (Spanish "la mañana")."""
    opens = match.token("deictic") == match.tokens[match.start]
    return opens and "part" in match.token("deictic").roles and bool(match.roles_before().keys() & {"article", "every"})


def _is_title(match: Match, context: Context) -> bool:
    """Whether a capital inside a sentence makes it the name of a paper or a programme ("USA Today", "the Today show")."""
    word = match.token("deictic")
    if not context.text[word.start].isupper():
        return False
    following = _NEXT_WORD.match(context.text, word.end)
    if following and following[1] in context.lexicon.title_nouns:
        return True
    before = match.tokens[match.start - 1] if match.start else None
    if _IN_ADDRESS.match(context.text, word.end):
        return True
    if before is not None and before.low.isalpha() and context.text[before.start].islower():
        return True
    shouted = context.text[word.start : word.end].isupper()
    if before is not None and before.roles.keys() & {"article", "indefinite"} and not shouted:
        return True
    return (
        match.number("deictic") == 0
        and before is not None
        and before.code == OTHER
        and before.end == word.start - 1
        and context.text[before.start].isupper()
    )
