"""A data file that says something the reader of dates does not know is an error that names file and key."""

from __future__ import annotations

from typing import Any

import pytest

from tui.dates.language.schema import check
from tui.dates.normalize.calendar.named_days import check as check_named_days
from tui.errors import ConfigError
from tui.languages import read_all, read_shared

WHERE = "languages/xx/dates.toml"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"monht": {"1": ["jan"]}}, "[monht] is no table or setting that the reader of dates knows"),
        ({"month": {"13": ["smarch"]}}, "[month] has no key '13'"),
        ({"unit": {"yaer": ["year"]}}, "[unit] has no key 'yaer'"),
        ({"deictic_unit": {"-1 yaer": ["heuer"]}}, "[deictic_unit] has no key '-1 yaer'"),
        ({"named": {"chrismas": ["christmas"]}}, "[named] has no key 'chrismas'"),
        ({"direction": {"last": "last"}}, "[direction] last must be a list of words"),
        ({"direction": ["last"]}, "direction must be a table, [direction]"),
        ({"order": "ydm"}, "order cannot be 'ydm'"),
        ({"spaces": "no"}, "spaces cannot be 'no'"),
        ({"weak": "may"}, "weak cannot be 'may'"),
        ({"verb_ending": {"pst": ["ed"]}}, "verb_ending cannot be {'pst': ['ed']}"),
    ],
)
def test_a_wrong_table_key_or_value_is_named(table: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        check(WHERE, table, read_shared("named_days"))
    assert error.value.message == f"{WHERE}: {message}."


def test_all_faults_of_a_file_are_told_at_once() -> None:
    with pytest.raises(ConfigError) as error:
        check(WHERE, {"monht": {}, "order": "ydm"}, {})
    assert len(str(error.value).splitlines()) == 2


def test_the_files_that_we_have_are_sound() -> None:
    for lang, table in read_all("dates").items():
        check(lang, table, read_shared("named_days"))
    check_named_days(read_shared("named_days"))


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"christmas": "25.12."}, "christmas has no rule '25.12.'"),
        ({"easter": {"GR": "orthodox 0"}}, "easter needs a default"),
        ({"easter": {"default": "eastern 0"}}, "easter has no rule 'eastern 0'"),
        ({"mothers_day": "05 8 2"}, "mothers_day has no rule '05 8 2'"),
    ],
)
def test_a_wrong_rule_of_a_named_day_is_named(rules: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as error:
        check_named_days(rules)
    assert str(error.value) == f"languages/named_days.toml: {message}"
