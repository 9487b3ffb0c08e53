"""The registry of formats: complete, and what the README and the command line say of it."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

import tui.export.formats
from tui.cli.digest import command as digest
from tui.cli.stories import command as stories
from tui.cli.timeline import command as timeline
from tui.export.registry import DATES, DIGEST, EXPLANATION, FOR_PEOPLE, FORMATS, STORIES, TIMELINE

README = Path(__file__).resolve().parents[2] / "README.md"
COLUMNS = {
    "`timeline`": TIMELINE,
    "`timeline --dates`": DATES,
    "`timeline --explain`": EXPLANATION,
    "`digest`": DIGEST,
    "`stories`": STORIES,
}


EVENTS = {name: each for name, each in FORMATS.items() if name in TIMELINE or name in DATES}
"""The formats of `timeline`, with and without `--dates`."""


def test_every_module_with_a_format_is_registered() -> None:
    modules = [
        import_module(f"tui.export.formats.{module.name}")
        for module in pkgutil.iter_modules(tui.export.formats.__path__)
    ]
    made = {module.FORMAT.name for module in modules if hasattr(module, "FORMAT")}
    assert made == set(FORMATS), "tui/export/registry.py names the FORMAT of every module"


def test_a_format_is_named_like_its_module_and_tells_files_apart() -> None:
    for name, each in FORMATS.items():
        assert name == each.name and name in {*TIMELINE, *DATES, *DIGEST}
        assert import_module(f"tui.export.formats.{name}").FORMAT is each
        assert re.fullmatch(r"\.[a-z]+", each.suffix)
        assert re.fullmatch(r"(text|application|message)/[a-z0-9.+-]+", each.media_type)


def test_text_shows_everything() -> None:
    assert all(FOR_PEOPLE in shown for shown in COLUMNS.values())


def test_the_table_of_the_readme_is_the_registry() -> None:
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in README.read_text().splitlines()
        if line.startswith("|")
    ]
    head = next(number for number, row in enumerate(rows) if row and row[0] == "`--format`")
    assert rows[head][1:] == ["file", *COLUMNS]
    table = {row[0].strip("`"): row[1:] for row in rows[head + 2 : head + 2 + len(FORMATS)]}
    assert list(table) == list(FORMATS), "the README's table of formats has a row a format, in the registry's order"
    for name, (suffix, *marks) in table.items():
        assert suffix == f"`{FORMATS[name].suffix}`"
        assert [mark == "✓" for mark in marks] == [name in shown for shown in COLUMNS.values()]


@pytest.mark.parametrize(("command", "shown"), [(digest, DIGEST), (timeline, EVENTS), (stories, STORIES)])
def test_a_command_takes_the_formats_that_can_show_it(command: click.Command, shown: dict[str, object]) -> None:
    (option,) = (param for param in command.params if param.name == "form")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == list(shown)
    assert option.default == FOR_PEOPLE
    with click.Context(command) as ctx:
        assert [item.value for item in option.shell_complete(ctx, "")] == list(shown)
