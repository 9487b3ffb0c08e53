"""`dateline serve`: what it would run, and what it says where textual-serve is missing."""

from __future__ import annotations

import importlib.util
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.cli.main import run
from tui.cli.options import Options
from tui.cli.serve import app_command


def test_the_same_files_and_clock_are_served() -> None:
    options = Options(feeds=Path("/a b/feeds.toml"), store=Path("/s.db"), now=datetime(2026, 1, 3, tzinfo=UTC))
    words = shlex.split(app_command(options))
    assert words[1:] == [
        *("-m", "tui", "--feeds", "/a b/feeds.toml", "--store", "/s.db"),
        *("--now", "2026-01-03T00:00:00+00:00", "app"),
    ]


def test_without_textual_serve_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert run(["serve"]) == 2
    assert "pip install 'dateline[web]'" in capsys.readouterr().err


def test_the_app_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["app"]):
        assert run(words) == 2
        assert "dateline digest" in capsys.readouterr().err
