"""Breaking the pattern of a rule makes one of its examples fail."""

from __future__ import annotations

import random

import pytest

from tests.dates.grammar.mutants import Mutant, all_mutants, is_killed, parse, written
from tui.dates.normalize.precedence import RULES

SAMPLED = 150
"""Mutants of the normal run; all of them take a minute."""

LEAST_KILLED = 0.6
"""Share of the mutants that an example must notice."""


def _share(mutants: list[Mutant]) -> float:
    killed = sum(1 for mutant in mutants if is_killed(mutant))
    print(f"{killed} of {len(mutants)} mutants killed, {killed / len(mutants):.1%}")
    return killed / len(mutants)


def test_examples_notice_most_of_a_sample_of_mutants() -> None:
    assert _share(random.Random(11).sample(list(all_mutants()), SAMPLED)) >= LEAST_KILLED - 0.1


@pytest.mark.slow
def test_examples_notice_most_mutants() -> None:
    assert _share(list(all_mutants())) >= LEAST_KILLED


def test_no_rule_can_go_unnoticed() -> None:
    """Dropping a rule as a whole: each has an example that it alone reads so."""
    assert not [rule.where for rule in RULES if not is_killed(Mutant(rule, "era_name{9,9}"))]


def test_patterns_are_taken_apart_and_put_together_without_a_change() -> None:
    for rule in RULES:
        assert written(parse(rule.pattern)).replace(" ", "") == rule.pattern.replace(" ", "")
