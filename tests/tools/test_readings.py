"""The list of examples that a speaker of a language proof-reads."""

from __future__ import annotations

import sys

import pytest

from tools.readings import main, rows
from tui.dates.normalize.precedence import RULES


def test_every_example_of_a_language_has_its_row() -> None:
    shown = list(rows("de"))
    assert ("ago_to_the_day", "heute vor zwei Jahren", "2024-01-02") in shown
    assert len(shown) == sum(
        len(table.get("de", ())) for rule in RULES for table in (rule.reads, rule.histories, rule.never)
    )


def test_without_a_language_the_languages_are_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["readings.py"])
    main()
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"en {len(list(rows('en')))}"
