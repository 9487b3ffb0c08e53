"""`poll --exec`: for which events a command runs, and what it gets."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, feeds_toml, item, rss, running_server
from tui.cli.hook import Hook
from tui.cli.main import run
from tui.service import saved
from tui.service.session import open_session

pytestmark = pytest.mark.slow

SCRIPT = """import pathlib, sys
with pathlib.Path({out!r}).open("a") as out:
    out.write(sys.stdin.readline())
"""
FERRY = item(
    1, "Ferry sinks off Karlsund; $(touch pwned) `id`", "The ferry sank on Monday off Karlsund, the harbour said."
)
TRAIN = item(2, "Train derails near Lindvik", "A train derailed on Monday near Lindvik, the railway said.")
LATER = item(3, "Ferry sinks off Tornvik", "A ferry sank on Tuesday off Tornvik.", "Tue, 17 Feb 2026 10:00:00 GMT")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with running_server() as server:
        yield server


def command(tmp_path: Path, now: str, *words: str) -> int:
    options = ["--feeds", str(tmp_path / "feeds.toml"), "--store", str(tmp_path / "s.db"), "--now", now]
    return run([*options, "poll", "--all", *words])


def test_it_runs_for_what_is_new_and_matches(
    tmp_path: Path, server: FeedServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    poll_in_process(monkeypatch)
    monkeypatch.chdir(tmp_path)
    out, script = tmp_path / "events.jsonl", tmp_path / "hook.py"
    script.write_text(SCRIPT.format(out=str(out)))
    hook = ["--exec", f"{sys.executable} '{script}'", "--match", "ferry", "--match", "sinks"]
    (tmp_path / "feeds.toml").write_text(feeds_toml(server, [Path("a.xml")]))

    server.serve("/a.xml", rss(FERRY, TRAIN))
    assert command(tmp_path, "2026-02-17T04:00Z", *hook) == 0
    assert not out.exists(), "what a feed holds when it is polled first is no news"

    server.serve("/a.xml", rss(LATER, FERRY, TRAIN))
    assert command(tmp_path, "2026-02-18T04:00Z", *hook) == 0
    [told] = [json.loads(line) for line in out.read_text().splitlines()]
    assert told["title"] == "Ferry sinks off Tornvik" and told["when"] == "2026-02-17"
    assert told["filter"] == "ferry" and told["change"] is None
    assert told["articles"][0]["evidence"]["text"]

    moved = LATER.replace("on Tuesday", "on Sunday").replace("Title 3", "")
    server.serve("/a.xml", rss(moved, FERRY, TRAIN))
    assert command(tmp_path, "2026-02-18T09:00Z", *hook) == 0
    told = json.loads(out.read_text().splitlines()[-1])
    assert told["when"] == "2026-02-15" and told["change"] == {"kind": "date", "when": "2026-02-17", "sources": 1}

    assert command(tmp_path, "2026-02-18T10:00Z", *hook) == 0
    assert len(out.read_text().splitlines()) == 2, "nothing new, nothing run"
    assert not (tmp_path / "pwned").exists()

    server.serve(
        "/a.xml",
        rss(item(4, "Ferry sinks off Aldvik", "A ferry sank today off Aldvik.", "Wed, 18 Feb 2026 10:30:00 GMT")),
    )
    capsys.readouterr()
    assert (
        command(
            tmp_path, "2026-02-18T11:00Z", "--exec", f"{sys.executable} -c 'raise SystemExit(3)'", "--match", "ferry"
        )
        == 0
    )
    assert "ended with 3." in capsys.readouterr().err


def test_saved_filters_are_followed_as_they_stand(
    tmp_path: Path, server: FeedServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    poll_in_process(monkeypatch)
    out, script = tmp_path / "events.jsonl", tmp_path / "hook.py"
    script.write_text(SCRIPT.format(out=str(out)))
    hook = ["--exec", f"{sys.executable} '{script}'"]
    feeds, store = tmp_path / "feeds.toml", tmp_path / "s.db"
    feeds.write_text(feeds_toml(server, [Path("a.xml")]))
    server.serve("/a.xml", rss(FERRY))
    assert command(tmp_path, "2026-02-17T04:00Z") == 0
    with open_session(feeds, store, datetime(2026, 2, 17, 4, tzinfo=UTC)) as session:
        saved.save(session, "Rail", saved.SavedFilter("derails"))
        saved.save(session, "Ships", saved.SavedFilter("ferry", watch=True))

    server.serve("/a.xml", rss(TRAIN.replace("Mon, 16 Feb", "Tue, 17 Feb"), LATER, FERRY))
    assert command(tmp_path, "2026-02-18T04:00Z", *hook) == 0
    [told] = [json.loads(line) for line in out.read_text().splitlines()]
    assert told["title"] == "Ferry sinks off Tornvik" and told["filter"] == "ferry"

    more = item(4, "Train derails near Aldvik", "A train derailed today near Aldvik.", "Wed, 18 Feb 2026 10:30:00 GMT")
    server.serve("/a.xml", rss(more, TRAIN, LATER, FERRY))
    assert command(tmp_path, "2026-02-18T11:00Z", *hook, "--saved", "Rail") == 0
    assert json.loads(out.read_text().splitlines()[-1])["title"] == "Train derails near Aldvik"

    capsys.readouterr()
    assert command(tmp_path, "2026-02-18T12:00Z", *hook, "--saved", "Planes") == 2
    assert 'There is no saved filter "Planes". Saved are: Rail, Ships.' in capsys.readouterr().err


def test_a_filter_that_is_saved_no_more_is_said_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "feeds.toml").write_text("")
    with open_session(tmp_path / "feeds.toml", tmp_path / "s.db", datetime(2026, 2, 17, 4, tzinfo=UTC)) as session:
        saved.save(session, "Ships", saved.SavedFilter("ferry"))
        hook = Hook(session, "cat", ["train"], ["Ships"])
        saved.remove(session, "Ships")
        assert hook.look() == 0
    assert 'There is no saved filter "Ships"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--exec", "cat"], "--exec needs to know for which events, and no saved filter is watched."),
        (["--saved", "Ships"], "--saved goes with --exec."),
        (["--exec", "cat", "--saved", "Ships"], 'There is no saved filter "Ships". Save one in the app'),
        (["--match", "ferry"], "--match goes with --exec."),
        (["--exec", "no-such-program-here", "--match", "a"], "there is no command no-such-program-here."),
        (["--exec", "cat 'a", "--match", "a"], "--exec cannot be read"),
        (["--exec", "", "--match", "a"], "--exec needs a command."),
        (["--exec", "cat", "--match", "colour:red"], "colour"),
    ],
)
def test_what_makes_no_sense(
    tmp_path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    (tmp_path / "feeds.toml").write_text(feeds_toml(server, [Path("a.xml")]))
    assert command(tmp_path, "2026-02-17T04:00Z", *words) == 2
    assert message in capsys.readouterr().err
