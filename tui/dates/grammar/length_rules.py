"""The shapes of what has no place on the timeline: lengths, habits and vague references."""

from __future__ import annotations

from tui.dates.grammar.parts import COUNT, FILLED, Rule

LENGTH_RULES: tuple[Rule, ...] = (
    # durations, sets, references
    Rule(
        "duration",
        "(?:approx:approx (?!article? direction))? article? (?:approx2:approx (?!direction))?"
        f" dir:direction? {FILLED} (?:(?:to indefinite?)? fraction:fraction)? hyphen? unit:unit (?:to"
        " indefinite fraction2:fraction)? (?: hyphen? old:old)?",
    ),
    Rule("set", "(?<=count_word) indefinite unit:unit"),
    Rule("set", "(?<=count) indefinite unit:unit"),
    Rule("set", "(?<=quantity) indefinite unit:unit"),
    Rule("set", "(?<=percent) indefinite unit:unit"),
    Rule("set", "(?<=counted) article unit:unit (?!of|article|direction|dirafter|year|month|int|domord|ordinal)"),
    Rule("duration", "approx:approx? indefinite unit:unit (?:to indefinite fraction2:fraction)?"),
    Rule("duration", f"approx:approx? (?:{COUNT}|dir:direction)? unit:unit lasting"),
    Rule("duration", "approx:approx? indefinite? fraction:fraction hyphen? unit:unit"),
    Rule("duration", "approx:approx? fraction:fraction (?:of? (?:indefinite|article)) unit:unit"),
    Rule("duration", "(?:approx:approx (?!article? direction))? article? dir:direction? several:several unit:unit"),
    Rule("duration", f"approx:approx? article? {COUNT} dir:direction unit:unit"),
    Rule("duration", "article? dir:direction plural:plural"),
    Rule("duration", "approx:approx? article? plural:plural dir:dirafter"),
    Rule("duration", "plural:plural (?: hyphen? old:old)? (?!year)"),
    Rule("duration", "plural:plural hyphen long"),
    Rule("duration", "unit:unit hyphen long"),
    Rule("duration", f"approx:approx? {COUNT} unit:unit to? {COUNT.replace('count=', 'count_b=')} unit_b:unit"),
    Rule("duration", f"deictic_year dir:direction {COUNT} unit:unit"),
    Rule("duration", f"approx:approx? article? {COUNT} ordinal unit:unit"),
    Rule(
        "set",
        f"every:every (?:{COUNT} unit:unit|length:length|(?:ord:ordinal|direction)?"
        " unit2:unit|(?:ordinal|direction)? wd:weekday"
        " part:part?|month:month|season:season|part2:part|named:named)",
    ),
    Rule("set", "article? (?:ordinal|direction) wd:weekday of? every unit"),
    Rule("set", "wd:weekdays part:part?"),
    Rule("set", "frequency wd:weekday part:part?"),
    Rule("set", "frequency:frequency"),
    Rule("reference", "ref:reference"),
    Rule("reference_in_history", "ref:reference_in_history"),
    Rule("reference_ahead", "ref:reference_ahead"),
)
"""In order of precedence, behind all other rules."""
