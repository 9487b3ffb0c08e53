"""The table of moving days is what the packages say that it was made from."""

from __future__ import annotations

from itertools import islice

from tools import moving_days as tool
from tui.dates.normalize.calendar.moving_days import FILE, feast

LINES = FILE.read_text(encoding="utf-8").splitlines()


YEARS = range(2004, 2026)
"""Over already: of years to come, newer versions of the packages may know more."""


def test_the_table_is_what_the_tool_makes() -> None:
    kept = {name: (int(first), years.split(" ")) for name, first, years in (line.split("\t") for line in LINES)}
    made = {rule: tool.days_of_feast(rule, YEARS) for rule in tool.names_of_feasts()}
    assert kept.keys() - made.keys() == {tool.HIJRI, tool.JALALI}
    for rule, days in made.items():
        first, years = kept[rule]
        assert years[YEARS.start - first : YEARS.stop - first] == list(days), rule
    assert kept[tool.HIJRI] == (tool.FIRST_HIJRI_YEAR, list(tool.hijri_years()))
    first, jalali = kept[tool.JALALI]
    assert (first, jalali[:400]) == (1, list(islice(tool.jalali_years(), 400)))


def test_every_feast_of_the_rules_has_a_day_in_the_table() -> None:
    assert all(feast(rule, 2025) for rule in tool.names_of_feasts())
