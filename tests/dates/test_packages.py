"""A broken install, or a rule that fails: what it costs."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tui.dates.grammar.grammar import Grammar
from tui.dates.language.load import load
from tui.dates.normalize.calendar import conversion, named_days
from tui.dates.normalize.precedence import RULES
from tui.dates.packages import PACKAGES, missing_packages
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.tagging import RuleFailure, find_times, read, read_context

ANCHOR = date(2026, 1, 2)
REMEMBERED = (
    conversion.first_of_month,
    conversion._nowruz,
    named_days._from_package,
    named_days._holidays_of,
    named_days.days_of,
)


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    """Days of other calendars are converted anew."""
    for days in REMEMBERED:
        days.cache_clear()
    yield
    for days in REMEMBERED:
        days.cache_clear()


def _values(text: str, lang: str) -> list[str]:
    return [time.value for time in find_times(text, ANCHOR, lang)]


@pytest.mark.parametrize(
    ("package", "lang", "text", "whole", "without"),
    [
        ("hijridate", "en", "It fell on 1 Rajab 1447, and again on Thursday.", ["2025-12-21", "2026-01-01"], ["2026-01-01"]),
        ("hijridate", "ar", "في 5 رمضان 1447 ثم في 3 مايو 2024", ["2026-02-22", "2024-05-03"], ["2024-05-03"]),
        ("convertdate", "fa", "پل در ۲۸ بهمن ۱۴۰۴ باز شد و دیروز بسته شد.", ["2026-02-17", "2026-01-01"], ["2026-01-01"]),
        ("convertdate", "en", "It fell on 1 Rajab 1447.", ["2025-12-21"], ["2025-12-21"]),
        ("holidays", "en", "It burned at Diwali and on 3 May 2024.", ["2025-10-20", "2024-05-03"], ["2024-05-03"]),
    ],
)  # fmt: skip
def test_a_package_that_is_missing_costs_its_dates_alone(
    monkeypatch: pytest.MonkeyPatch, package: str, lang: str, text: str, whole: list[str], without: list[str]
) -> None:
    assert _values(text, lang) == whole
    for days in REMEMBERED:
        days.cache_clear()
    for module in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, module, None)
    assert _values(text, lang) == without


def test_what_is_missing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_packages() == []
    for package in PACKAGES:
        monkeypatch.setitem(sys.modules, package, None)
        assert missing_packages() == [package]
        monkeypatch.undo()


def _breaks(match: Match, context: Context) -> None:
    raise ZeroDivisionError


def test_a_rule_that_fails_costs_its_expression_alone_and_is_told() -> None:
    rules = [replace(rule, resolve=_breaks) if rule.name == "weekday" else rule for rule in RULES]
    context = read_context("The bridge opened on 3 May 2024, and on Thursday it was closed.", ANCHOR)
    with pytest.warns(RuleFailure, match="rule weekday failed: ZeroDivisionError"):
        assert [time.value for time, _, _ in read(context, Grammar(rules, load("en")))] == ["2024-05-03"]


def test_in_tests_a_rule_that_fails_is_an_error() -> None:
    with pytest.raises(RuleFailure):
        warnings.warn("a rule failed", RuleFailure, stacklevel=1)
