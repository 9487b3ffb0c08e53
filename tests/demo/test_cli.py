"""`dateline demo` from the outside; the app itself is tested with the app."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tui.cli.main import run
from tui.demo.loader import NOW
from tui.errors import ExitCode
from tui.service.session import Session
from tui.store import Store

pytestmark = pytest.mark.slow


def test_into_writes_a_store_and_says_what_to_try(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a demo.db"
    assert run(["demo", "--into", str(path)]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert f"Wrote 116 articles of the demo to {path}." in shown
    assert f"dateline digest 2026-01-02 --store '{path}' --now 2026-01-03T09:00Z\n" in shown
    store = Store.open(path, create=False, read_only=True)
    assert store.article_count() == 116
    assert {state.status for state in store.feed_states().values()} == {"ok"}
    assert len(store.feed_states()) == 11
    store.close()


def test_into_leaves_an_existing_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"precious")
    assert run(["demo", "--into", str(path)]) == ExitCode.USAGE
    assert "exists" in capsys.readouterr().err
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize("args", [["--store", "x.db", "demo"], ["demo", "--feeds", "x.toml", "--into", "y.db"]])
def test_wrong_use_is_told_and_nothing_is_written(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(args) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_it_prints_a_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo"]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert "Fri 2 Jan 2026" in printed
    assert "Amur" in printed
    assert list(tmp_path.iterdir()) == []


def test_the_app_gets_a_full_throw_away_store_at_the_fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def look(session: Session, **_: object) -> None:
        assert session.store.article_count() == 116
        assert session.now() == NOW
        assert session.paths.store.is_file()
        assert session.paths.feeds.parent == session.paths.store.parent
        seen.append(session.paths.store.parent)

    monkeypatch.setattr("tui.cli.demo.on_terminal", lambda: True)
    monkeypatch.setattr("tui.cli.app.open_app", look)
    assert run(["demo"]) == ExitCode.OK
    assert len(seen) == 1
    assert not seen[0].exists()


def test_a_failed_load_leaves_no_half_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(session: Session, *_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.demo.loader.load", fail)
    assert run(["demo", "--into", str(tmp_path / "demo.db")]) == ExitCode.INTERRUPTED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_is_closed_and_a_kill_leave_no_folder(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(session: Session, **_: object) -> None:
        assert len(list(tmp_path.iterdir())) == 1
        signal.raise_signal(number)

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("tui.cli.demo.on_terminal", lambda: True)
    monkeypatch.setattr("tui.cli.app.open_app", end)
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as ended:
        run(["demo"])
    assert ended.value.code == 128 + number
    assert list(tmp_path.iterdir()) == [] and signal.getsignal(number) is before
