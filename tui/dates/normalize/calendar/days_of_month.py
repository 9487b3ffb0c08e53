"""Rules and resolvers of days whose month stands elsewhere: the 15th, the 3rd of last month, the second day of a range."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.dates.arithmetic import add_months, make_date
from tui.dates.grammar.parts import AFTER_DAY, BEFORE_DAY, YEAR
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import OTHER
from tui.dates.normalize.clocks import with_time
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import (
    Normalization,
    of_day,
)
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import (
    DIRECTIONS,
)

ISO_MONTH = len("2025-12")
"""Characters of a month in ISO 8601."""


@rule(
    "(?<=month dom)comma day=(dom) (?=(?:comma|to|comma to) dom)",
    reads={
        "en": {
            "Voting took place on March 15, [16] and 17, 2024.": "2024-03-16",
            "May 3, [4], and 5, 2024": "2024-05-04",
            "They met on May 3, [4], 5 and 6 of that year.": "2025-05-04",
        }
    },
    orders="mdy ymd",
)
@rule(
    f"(?<=month dom comma dom)(?:to|comma to) day=(dom) (?:comma? {YEAR}|(?=stop|comma|newline|on|of|place|$))",
    reads={
        "en": {
            "Voting took place on March 15, 16 and [17, 2024].": "2024-03-17",
            "May 3, 4, and [5, 2024]": "2024-05-05",
            "They met on May 3, 4 and [5].": "2025-05-05",
        }
    },
    orders="mdy ymd",
)
@rule(
    f"(?<=month dom)hyphen day=(dom) (?:comma? {YEAR})?",
    reads={"en": {"The festival ran May 3-[5, 2024].": "2024-05-05"}},
)
@rule(
    f"(?<=month dom)to day=(dom|domord) (?:comma? {YEAR}|(?=stop|comma|newline|on|of|place|past|future|$))",
    reads={
        "en": {
            "Envoys met on Jan. 8 and [9] at a lake.": "2026-01-09",
            "Dry on May 4 and [5] were only the hills.": "2025-05-05",
            "Rain fell on May 6 and [7th], then it froze.": "2025-05-07",
            "Shelling was reported on October 30 and [31].": "2025-10-31",
            "Tuesday May 3 to [5, 2024]": "2024-05-05",
            "They met on May 3 and [4]": "2025-05-04",
        }
    },
    orders="mdy ymd",
)
def day_range_end(match: Match, context: Context) -> Normalization | None:
    """The second day of `May 3-5`, in the month that the first one named."""
    first = match.roles_before().get("dom")
    day = match.number("day", "dom") or match.number("day", "domord")
    start = context.running_day
    if start is None or not isinstance(first, int) or day is None or day <= first:
        return None
    return of_day(make_date(start.year, start.month, day), "end-of-day-range", counted_from=start)


@rule(
    f"{BEFORE_DAY} article day:domord of article? (?:ydir:direction yunit:unit)",
    reads={
        "en": {
            "the 3rd of last month": "2025-12-03",
            "the 15th of this month": "2026-01-15",
            "the 3rd of the last month": "2025-12-03",
            "the evening of the 3rd of last month": "2025-12-03",
        }
    },
)
@rule(
    f"{BEFORE_DAY} article? day=(domord|dom) DAYSTOP dayafter {AFTER_DAY}",
    reads={
        "ru": {"15-го числа": "2026-01-15"},
        "el": {
            "15 του μηνός": "2026-01-15",
            "15 του μηνός το πρωί": "2026-01-15TMO",
            "το πρωί στις 15 του μηνός": "2026-01-15TMO",
        },
    },
)
@rule(
    "article day:domord"
    " (?=stop|comma|on|newline|to|part|article|indefinite|since|until|by|past|future|be|clause|close|o|$)",
    reads={
        "en": {
            "On [the 15th] the court will decide.": "2026-01-15",
            "The pipeline was shut on [the 28th].": "2025-12-28",
            "The first shots fell on November 26; by the 28th the town was lost and on [the 30th] it burned.": "2025-11-30",
            "by [the 15th]": "2026-01-15",
            "On [the 15th], they met.": "2025-12-15",
            "They met in May; [the 15th] was dry.": "2025-05-15",
            "The rain of May stopped on [the 15th] and the snow on the 17th.": "2025-05-15",
        }
    },
)
def day_of_month(match: Match, context: Context) -> Normalization | None:
    """`the 15th`, `the 3rd of last month`: in the month under discussion."""
    if match.names("dayafter"):
        return _day_of_this_month(match, context)
    day = match.number("day", "domord")
    if day is None or _qualifies_what_follows(match):
        return None
    month = _month_meant(match, context, day)
    if month is None:
        return None
    return in_month(make_date(month.year, month.month, day), "day-of-month-under-discussion", month)


def in_month(day: date, rule: str, month: date) -> Normalization:
    """A day that counts from a month, which is named as its anchor."""
    return replace(of_day(day, rule), anchor=month.isoformat()[:ISO_MONTH])


def _qualifies_what_follows(match: Match) -> bool:
    """Whether an ordinal is no day: "the 15th floor", "the 19th and 20th century"."""
    after = match.tokens[match.end : match.end + ORDINAL_NOUN_WINDOW]
    if after and after[0].code == OTHER and after[0].low.isalnum():
        return True
    return any(token.roles.get("unit") in ("century", "millennium") for token in after)


ORDINAL_NOUN_WINDOW = 4
"""Tokens behind an ordinal within which "century" takes it ("the 19th and early 20th century")."""


def _month_meant(match: Match, context: Context, day: int) -> date | None:
    """The first of the month of a day without one: counted, under discussion, or by publication and tense; None where the
    day is none."""
    this_month = context.anchor.replace(day=1)
    if match.has("ydir"):
        steps = DIRECTIONS.get(match.word("ydir", "direction"), 0)
        return add_months(this_month, steps) if match.word("yunit", "unit") == "month" else None
    if context.running and context.running_unit in ("day", "month"):
        return context.running[0].replace(day=1)
    if not match.roles_before().keys() & {"on", "by", "since", "until"}:
        return None
    return month_by_tense(this_month, day, context.anchor.day, tense_of(match, context))


def month_by_tense(this_month: date, day: int, today: int, tense: int) -> date:
    """The month of a day: this one, the next one of a day that is over in a clause that looks ahead, else the last one of a
    day that is still to come."""
    if tense > 0 and day < today:
        return add_months(this_month, 1)
    return add_months(this_month, -1) if tense <= 0 and day > today else this_month


def _day_of_this_month(match: Match, context: Context) -> Normalization | None:
    """`στις 15 του μηνός`: a day of the month under discussion, or of the current one."""
    day = match.number("day", "domord") or match.number("day", "dom")
    if day is None:
        return None
    running = context.running_unit in ("day", "month") and context.narrative
    base = context.base if running else context.anchor
    meant = make_date(base.year, base.month, day)
    return with_time(match, context, meant, in_month(meant, "day-of-this-month", base))
