"""The demo in a store, made once, and the command line run in this process or in one of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli.main import run
from tui.demo.loader import FEEDS_FILE, NOW, load
from tui.service.session import open_session

Runner = Callable[..., "Ran"]

ROOT = Path(__file__).parents[2]
"""Where the package is imported from in processes of their own."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with open_session(FEEDS_FILE, path, NOW) as session:
        load(session)
    return path


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Run a command line in this process, in an empty home and folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("DATELINE_FEEDS", "DATELINE_STORE", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)

    def runner(*args: object, input: str | bytes | None = None) -> Ran:
        if input is not None:
            data = input.encode() if isinstance(input, str) else input
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        capfd.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return runner


@pytest.fixture
def on_demo(dateline: Runner, demo: Path) -> Runner:
    """The same on the demo's store, at the demo's present."""

    def runner(*args: object, input: str | bytes | None = None) -> Ran:
        return dateline(*args, "--feeds", FEEDS_FILE, "--store", demo, "--now", NOW.isoformat(), input=input)

    return runner
