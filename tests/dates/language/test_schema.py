"""A data file that says something the reader of dates does not know is an error that names file and key."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tui.dates.language import load
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


FILE = """order = "ydm"
# words
[month]
1 = ["jan"]
13 = ["smarch"]

[deictic_unit]
"-1 yaer" = ["heuer"]
[ monht ]
1 = ["jan"]
[direction]
last = "last"
"""


def test_every_fault_of_a_file_is_told_with_its_line() -> None:
    with pytest.raises(ConfigError) as error:
        check(WHERE, tomllib.loads(FILE), read_shared("named_days"), lambda: FILE)
    places = [line.split(": ")[0].removeprefix(f"{WHERE}:") for line in error.value.message.splitlines()]
    assert places == ["1", "5", "8", "9", "12"]


def test_a_language_that_is_asked_for_names_the_line_of_its_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "read", lambda lang, name: tomllib.loads(FILE))
    monkeypatch.setattr(load, "source", lambda lang, name: FILE)
    with pytest.raises(ConfigError, match=r"languages/qq/dates\.toml:9: \[monht\] is no table"):
        load.load("qq")


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
