"""Breaking the pattern of a rule makes one of its examples fail."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.dates.grammar.mutants import Mutant, all_mutants, is_killed, parse, written
from tui.dates.normalize.precedence import RULES

SAMPLED = 150
"""Mutants of the normal run; all of them take a minute or two."""

LEAST_KILLED = {"rule": 1.0, "needed": 0.93, "role": 0.97, "optional": 0.55, "alternative": 0.6, "beside": 0.33}
"""Share of the mutants of each kind that an example must notice."""


def _killed(mutants: Iterable[Mutant]) -> tuple[Counter[str], Counter[str]]:
    """How many mutants of each kind an example notices, and how many there are."""
    killed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for mutant in mutants:
        tried[mutant.kind] += 1
        killed[mutant.kind] += is_killed(mutant)
    shares = ", ".join(f"{kind} {killed[kind]}/{count}" for kind, count in tried.items())
    print(f"{killed.total()} of {tried.total()} mutants killed ({killed.total() / tried.total():.1%}): {shares}")
    return killed, tried


def test_examples_notice_most_of_a_sample_of_mutants() -> None:
    killed, tried = _killed(random.Random(11).sample(list(all_mutants()), SAMPLED))
    assert killed.total() >= 0.6 * tried.total()


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("MUTANTS") != "all", reason="takes a minute or two: `make mutants` runs it")
def test_examples_notice_most_mutants_of_each_kind() -> None:
    killed, tried = _killed(all_mutants())
    assert not [kind for kind, count in tried.items() if killed[kind] < LEAST_KILLED[kind] * count]


def test_no_rule_can_go_unnoticed() -> None:
    wholes = (mutant for mutant in all_mutants() if mutant.kind == "rule")
    assert not [mutant for mutant in wholes if not is_killed(mutant)]


def test_patterns_are_taken_apart_and_put_together_without_a_change() -> None:
    for rule in RULES:
        assert written(parse(rule.pattern)).replace(" ", "") == rule.pattern.replace(" ", "")
