"""A rule that fails: what it costs."""

from __future__ import annotations

import warnings
from dataclasses import replace
from datetime import date

import pytest

from tui.dates.grammar.grammar import Grammar
from tui.dates.language.load import load
from tui.dates.normalize.precedence import RULES
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.tagging import RuleFailure, read, read_context

ANCHOR = date(2026, 1, 2)


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
