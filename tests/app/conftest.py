"""A filled store, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app import world
from tui.service.session import Paths, Session
from tui.store import Store


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot look for idleness more often than every 20 ms."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 150)


@pytest.fixture(autouse=True)
def a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine have a browser, which tests do not start."""
    monkeypatch.setattr("tui.app.service_screen.has_browser", lambda: True)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the world of `world.fill`."""
    folder = tmp_path_factory.mktemp("world")
    with world.session(folder) as session:
        return session.paths.store


@pytest.fixture
def session(filled: Path, tmp_path: Path) -> Iterator[Session]:
    """A session on a copy of the filled store."""
    path = Path(shutil.copy(filled, tmp_path / "dateline.db"))
    made = world.session_on(Store.open(path), Paths(tmp_path / "feeds.toml", path))
    with made:
        yield made


@pytest.fixture
def empty_session(tmp_path: Path) -> Iterator[Session]:
    """A session on a store without anything."""
    with world.session(tmp_path, filled=False) as made:
        yield made
