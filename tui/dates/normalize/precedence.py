"""Which rule wins where several read the same words: the modules in their order, and in each the rules from top to bottom.

The longest reading always wins; only between equally long ones does the order decide. So what is told by more comes first: days counted
from others before dates in digits, those before months, marked numbers and single days, and lengths and habits last.
"""

from __future__ import annotations

from tui.dates.grammar.rule import Rule, rules_of
from tui.dates.normalize import (
    compared_periods,
    counted_days,
    counted_units,
    days,
    decades,
    durations,
    offsets,
    parts_of_day,
    quarters,
    repetitions,
    seasons,
    weekdays,
    years,
)
from tui.dates.normalize.calendar import (
    days_of_month,
    marked_dates,
    month_days,
    months,
    named_days,
    numeric_dates,
    other_calendars,
    other_years,
)

MODULES = (
    other_calendars,
    other_years,
    counted_days,
    numeric_dates,
    month_days,
    days_of_month,
    marked_dates,
    months,
    days,
    weekdays,
    parts_of_day,
    counted_units,
    offsets,
    compared_periods,
    seasons,
    quarters,
    years,
    decades,
    named_days,
    durations,
    repetitions,
)
"""The modules with rules, first the one that wins."""

RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in rules_of(module))
"""All rules, in order of precedence."""
