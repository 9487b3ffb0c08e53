"""Every rule reads the examples that stand beside it, and none has a role that no token can play."""

from __future__ import annotations

import pkgutil

import pytest

from tests.dates.grammar.examples import Example, examples, is_read, readings
from tui.dates import normalize, tagging
from tui.dates.grammar.rule import Rule, check, rule
from tui.dates.normalize import calendar
from tui.dates.normalize.precedence import MODULES, RULES
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization


def _id(param: object) -> str:
    return param.name if isinstance(param, Rule) else param.text if isinstance(param, Example) else str(param)


@pytest.mark.parametrize(("rule", "example"), [(rule, its) for rule in RULES for its in examples(rule)], ids=_id)
def test_a_rule_reads_its_examples(rule: Rule, example: Example) -> None:
    assert is_read(rule, example), (
        f"{rule.where}: {example.lang}: {example.text!r} should be {example.value}; "
        f"{[(its.name, example.text[start:end], value) for its, start, end, value in _read(example)]}"
    )


def _read(example: Example) -> list[tuple[Rule, int, int, str]]:
    return readings(example.lang, example.text, example.narrative)


@pytest.mark.parametrize(
    ("rule", "lang", "text"),
    [(rule, lang, text) for rule in RULES for lang, texts in rule.never.items() for text in texts],
    ids=_id,
)
def test_a_rule_reads_nothing_where_it_never_should(rule: Rule, lang: str, text: str) -> None:
    assert rule not in [its for its, *_ in readings(lang, text, narrative=False)]


def test_every_rule_has_a_reading() -> None:
    assert not [f"{rule.where}: {rule.pattern}" for rule in RULES if not list(examples(rule))]


def test_every_module_of_resolvers_has_its_place_in_the_order_of_precedence() -> None:
    names = [
        f"{package.__name__}.{module.name}"
        for package in (normalize, calendar)
        for module in pkgutil.iter_modules(package.__path__)
        if not module.ispkg
    ]
    without_rules = {
        f"tui.dates.normalize.{name}"
        for name in ("clocks", "precedence", "calendar.conversion", "calendar.moving_days")
    }
    assert {module.__name__ for module in MODULES} == set(names) - without_rules


def test_sets_of_rules_name_rules_that_there_are() -> None:
    assert {rule.name for rule in RULES} >= tagging.NAMEABLE | tagging.NOUNS


def _resolve(match: Match, context: Context) -> Normalization | None:
    return None


@pytest.mark.parametrize(
    ("pattern", "role"),
    [
        ("day:dom of? mnth:monht", "monht"),
        ("article? mod=(modifier|modifer_after) unit:unit", "modifer_after"),
        ("(?=comma yeer) month:month", "yeer"),
    ],
)
def test_an_unknown_role_is_an_error_that_names_rule_role_and_file(pattern: str, role: str) -> None:
    with pytest.raises(ValueError, match=rf"test_rule\.py:\d+: rule _resolve: no token has the role '{role}'"):
        rule(pattern, reads={"en": {"3 May": "2026-05-03"}})(_resolve)


@pytest.mark.parametrize(
    "pattern", ["(?:count comma?)+ unit", "unit:unit article*", "(?:(?:dom comma){1,3} of?){0,8} month"]
)
def test_a_pattern_that_could_backtrack_without_end_is_an_error_that_names_rule_and_file(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"test_rule\.py:\d+: rule _resolve: its pattern can backtrack"):
        rule(pattern, reads={"en": {"3 May": "2026-05-03"}})(_resolve)


def test_roles_of_tokens_words_and_built_words_are_known() -> None:
    pattern = "a:month (?!o|grown) DAYSTOP yearafter? code=(quarter_code|dom){1,2} (?<=placed)poss?"
    check(Rule("x", pattern, _resolve, "here:1", {}, {}, {}))
