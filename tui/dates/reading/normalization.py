"""The outcome of resolving an expression: TIMEX3 type and value, place in time, and the rule that gave them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tui.dates.arithmetic import part_of, timex_unit, when_unit
from tui.model import Basis, When

CALENDAR_DATE = "calendar-date"
CALENDAR_MONTH = "calendar-month"
CALENDAR_YEAR = "calendar-year"
CLOCK_TIME = "clock-time-under-discussion"
LENGTH = "length-of-time"
REPEATED = "repeated"
WRITTEN = frozenset({CALENDAR_DATE, CALENDAR_MONTH, CALENDAR_YEAR})
"""Rules of dates that the text writes with their year."""

UNDER_DISCUSSION = "-under-discussion"
"""End of the names of rules that count from the date that the text speaks of."""

ISO_MINUTE = len("2025-12-31T20:00")
"""Characters of a minute in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Normalization:
    """What a resolver makes of a match: the parts of a TimeExpression that do not depend on the text.

    Args:
        type: TIMEX3 type.
        value: TIMEX3 value.
        when: its place on the timeline, or None.
        rule: name of the rule, words with dashes.
        mod: TIMEX3 modifier.
        basis: stated or relative.
        anchor: ISO form of what it was counted from, or "".
    """

    type: str
    value: str
    when: When | None
    rule: str
    mod: str = ""
    basis: Basis = Basis.RELATIVE
    anchor: str = ""

    def about(self) -> Normalization:
        """The same with an approximate place on the timeline."""
        return self if self.when is None else replace(self, when=self.when.about())

    def part(self, mod: str) -> Normalization:
        """The early, middle or late part of it, where `mod` is START, MID or END; `mod` is kept in any case."""
        if not mod:
            return self
        return replace(self, mod=mod, when=None if self.when is None else part_of(self.when, mod))


NO_TIME = Normalization("", "", None, "no-time-expression")
"""Of words that look like a time expression and are none, so that no part of them is read again (an age)."""


def of_day(
    day: date, rule: str, mod: str = "", basis: Basis = Basis.RELATIVE, counted_from: date | None = None
) -> Normalization:
    """A day; `counted_from` is the anchor that gave it, None where the text wrote it in full."""
    return Normalization("DATE", day.isoformat(), When.day(day), rule, mod, basis, _iso(counted_from))


def of_unit(
    day: date, unit: str, rule: str, basis: Basis = Basis.RELATIVE, counted_from: date | None = None
) -> Normalization:
    """The unit that holds a day."""
    return Normalization("DATE", timex_unit(day, unit), when_unit(day, unit), rule, "", basis, _iso(counted_from))


def of_length(value: str, mod: str = "", rule: str = LENGTH) -> Normalization:
    """A length of time, with no place on the timeline."""
    return Normalization("DURATION", value, None, rule, mod)


def before_christ(value: str, rule: str = "year-before-christ") -> Normalization:
    """A date before our era, with no place on the timeline; `value` without its "BC"."""
    return Normalization("DATE", f"BC{value}", None, rule, basis=Basis.STATED)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
