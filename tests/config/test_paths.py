"""Where the files are looked for, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.config.paths import feeds_path, store_path
from tui.errors import ConfigError

ENV = {"HOME": "/home/ann"}


def test_feeds_are_looked_for_in_order(tmp_path: Path) -> None:
    env = ENV | {"DATELINE_FEEDS": "~/my.toml", "XDG_CONFIG_HOME": "/cfg"}
    assert feeds_path(Path("x.toml"), env, tmp_path) == Path("x.toml")
    assert feeds_path(None, env, tmp_path) == Path("/home/ann/my.toml")
    del env["DATELINE_FEEDS"]
    assert feeds_path(None, env, tmp_path) == Path("/cfg/dateline/feeds.toml")
    (tmp_path / "feeds.toml").touch()
    assert feeds_path(None, env, tmp_path) == tmp_path / "feeds.toml"


def test_defaults_lie_under_home_and_relative_xdg_folders_do_not_count(tmp_path: Path) -> None:
    env = ENV | {"XDG_CONFIG_HOME": "relative", "XDG_DATA_HOME": ""}
    assert feeds_path(None, env, tmp_path) == Path("/home/ann/.config/dateline/feeds.toml")
    assert store_path(None, env) == Path("/home/ann/.local/share/dateline/dateline.db")


def test_without_a_home_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(number: int) -> object:
        raise KeyError(number)

    monkeypatch.setattr("pwd.getpwuid", nobody)
    for env in ({}, {"HOME": ""}):
        with pytest.raises(ConfigError, match="HOME is not set"):
            store_path(None, env)
    assert store_path(None, {"XDG_DATA_HOME": "/data"}) == Path("/data/dateline/dateline.db")


def test_store_is_looked_for_in_order() -> None:
    env = ENV | {"DATELINE_STORE": "/s/other.db", "XDG_DATA_HOME": "/data"}
    assert store_path(Path("/x.db"), env) == Path("/x.db")
    assert store_path(None, env) == Path("/s/other.db")
    del env["DATELINE_STORE"]
    assert store_path(None, env) == Path("/data/dateline/dateline.db")
