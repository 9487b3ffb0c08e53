"""The grammar's patterns name roles that exist, and every rule has the function that resolves it."""

from __future__ import annotations

import pytest

from tui.dates.grammar.compile import check_roles
from tui.dates.grammar.parts import Rule
from tui.dates.grammar.rules import RULES
from tui.dates.tagging import RESOLVERS


def test_every_rule_has_its_resolver_and_no_resolver_stands_alone() -> None:
    assert {rule.name for rule in RULES} == set(RESOLVERS)


@pytest.mark.parametrize(
    ("pattern", "role"),
    [
        ("day:dom of? mnth:monht", "monht"),
        ("article? mod=(modifier|modifer_after) unit:unit", "modifer_after"),
        ("(?=comma yeer) month:month", "yeer"),
    ],
)
def test_an_unknown_role_is_an_error_that_names_rule_and_role(pattern: str, role: str) -> None:
    with pytest.raises(ValueError, match=f"rule month_day: no token has the role '{role}'"):
        check_roles([Rule("month_day", pattern)])


def test_roles_of_tokens_words_and_built_words_are_known() -> None:
    check_roles([Rule("x", "a:month (?!o|grown) DAYSTOP yearafter? code=(quarter_code|dom){1,2} (?<=placed)poss?")])
