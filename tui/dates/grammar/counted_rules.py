"""The shapes of days that count from a day or a month that is named, and of dates that are joined by signs."""

from __future__ import annotations

from tui.dates.grammar.parts import AFTER_DAY, COUNT, COUNTED_FROM, OF_YEAR, YEAR, Rule

COUNTED_RULES: tuple[Rule, ...] = (
    Rule(
        "weekday_of_month",
        "article? (?:ord2:ordinal wd2:weekday after article?)? (?:ord=(ordinal|domord)|dir:direction) wd:weekday"
        f" of? article? monthword? month:month {OF_YEAR} {AFTER_DAY}",
    ),
    Rule("weekday_of_month", f"article? wd:weekday dir:dirafter of article? month:month {OF_YEAR} {AFTER_DAY}"),
    Rule("weekday_of_month", "month:month monthafter ord:ordinal wd:weekday"),
    Rule("weekday_of_month", "(?:month:month|mon=(mon) monthmark) of? ordmark ord=(mon) wd:weekday"),
    Rule("month_hyphen_day", "day=(dom) (?:hyphen|slash|stop) month:month"),
    Rule(
        "month_hyphen_day",
        "day=(dom) (?:hyphen|slash|stop) month:month (?:hyphen|slash|stop)? (?:year:year|two=(yy|small))",
    ),
    Rule("month_hyphen_day", "month:month (?:hyphen|slash) day=(dom) (?:hyphen|slash) year:year"),
    Rule("month_hyphen_day", "year:year (?:hyphen|slash) month:month (?:hyphen|slash) day=(dom)"),
    Rule("month_of_digits", "mon=(mon) slash year:year"),
    Rule("month_day", "wd:weekday comma? month:month day=(dom) clock:clock zone:zone? year:year"),
    Rule("beyond_the_next", "article? wd:weekday (?:before|after) dir:direction (?!unit|weekday|month|season|part)"),
    Rule("beyond_the_next", f"article? beyond:beyond wd:weekday {AFTER_DAY}"),
    Rule("week_after_weekday", "article? wd:weekday weekon:weekon"),
    Rule("week_after_weekday", "article? wd:weekday inside indefinite unit:unit"),
    Rule("week_after_weekday", "needs_future=(indefinite) unit:unit on wd:weekday"),
    Rule(
        "ago_to_the_day",
        f"(?:indefinite|{COUNT}) unit:unit ago:ago"
        " (?:article? deictic:deictic|article? dir:direction unit2:unit|exact:to_the_day)",
    ),
    Rule("ago_to_the_day", f"ago_before (?:indefinite|{COUNT}) unit:unit (?:deictic:deictic|exact:to_the_day)"),
    Rule("ago_to_the_day", f"deictic:deictic ago_before (?:indefinite|{COUNT}) unit:unit"),
    Rule("ago_to_the_day", f"ago_before deictic:deictic (?:indefinite|{COUNT}) unit:unit"),
    Rule("ago_to_the_day", f"exact:to_the_day ago_before (?:indefinite|{COUNT}) unit:unit"),
    Rule("from_named_day", f"{COUNTED_FROM} of? article? named:named (?:comma? of? {YEAR})?"),
    Rule(
        "from_written_day",
        f"{COUNTED_FROM} of? article? (?:day=(dom|domord) DAYSTOP of? month:month {OF_YEAR})",
    ),
    Rule(
        "from_written_day",
        f"{COUNTED_FROM} of? article? month:month (?:day=(dom|domord)) (?:comma? {YEAR})?",
        "mdy ymd",
    ),
)
"""They go before the other rules, which read parts of them."""
