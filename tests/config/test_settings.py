"""The table of settings, and what is made of it: parser, sample, manual, options of `feeds add`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tools import settings as tool
from tui.cli.feeds import add
from tui.config import values
from tui.config.feedsfile import parse
from tui.config.sample import sample_text
from tui.config.settings import DISPLAY, FEED, NO_FEED, POLLING, Setting
from tui.model import Feed, PollingSettings, Settings

ROOT = Path(__file__).resolve().parents[2]
OWNERS: list[tuple[Sequence[Setting[Any, Any]], Any]] = [
    (FEED, NO_FEED),
    (POLLING, PollingSettings()),
    (DISPLAY, Settings()),
]
SAME = "the rows of tui/config/settings.py and the fields of tui/model are the same, in the same order"
ROWS = [(row, owner) for rows, owner in OWNERS for row in rows]


def test_the_sample_and_the_manual_say_what_the_table_says() -> None:
    manual = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert tool.sample(sample_text()) == sample_text(), "run: python tools/settings.py"
    assert tool.manual(manual) == manual, "run: python tools/settings.py"


def test_every_field_has_its_row_and_every_row_its_field() -> None:
    assert [row.name for row in FEED] == [field.name for field in fields(Feed) if field.name != "line"], SAME
    assert [row.name for row in POLLING] == [field.name for field in fields(PollingSettings)], SAME
    others = {"path", "feeds", "problems", "polling", "keys"}
    assert [row.name for row in DISPLAY] == [field.name for field in fields(Settings) if field.name not in others], SAME


@pytest.mark.parametrize(("row", "owner"), ROWS, ids=[row.name for row, _ in ROWS])
def test_a_row_reads_what_it_writes(row: Setting[Any, Any], owner: Any) -> None:
    assert row.of(owner) == getattr(owner, row.name)
    assert row.meaning and "|" not in row.meaning and not row.meaning.endswith(".")
    default = row.kind.write(row.of(owner))
    for text in filter(None, (row.example, "" if row.is_needed else default)):
        value = row.kind.read(tomllib.loads(f"x = {text}")["x"])
        assert row.kind.read(tomllib.loads(f"x = {row.kind.write(value)}")["x"]) == value
        json.dumps(row.kind.plain(value))


def test_every_setting_of_a_feed_is_read_from_its_example() -> None:
    text = "[[feed]]\n" + "".join(f"{row.name} = {row.example}\n" for row in FEED)
    settings = parse(text, "f.toml")
    assert settings.problems == ()
    assert all(row.of(settings.feeds[0]) != row.of(NO_FEED) for row in FEED)


def test_feeds_add_has_the_options_of_the_table() -> None:
    shown = " ".join(CliRunner().invoke(add, ["--help"]).output.split())
    options = [row.option for row in FEED if row.option]
    assert options
    assert all(f"--{option.flag} TEXT {option.text}" in shown for option in options)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_as_toml(text: str) -> None:
    assert tomllib.loads(f"x = {values.write_text(text)}")["x"] == text


@given(st.timedeltas(values.SHORTEST_EVERY, values.LONGEST_EVERY))
def test_any_interval_is_written_so_that_it_is_read(every: timedelta) -> None:
    every = timedelta(seconds=int(every.total_seconds()))
    assert values.read_every(values.format_every(every)) == every
