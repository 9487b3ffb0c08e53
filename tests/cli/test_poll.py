"""`dateline poll`: lines, sum, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, feeds_toml, item, rss, running_server, silent
from tui.cli.main import run
from tui.cli.poll import exit_code, line, summary
from tui.model import Feed, PollOutcome, PollResult, ReadingProgress

pytestmark = pytest.mark.slow

NOW = "2026-02-18T04:00Z"
FEED = Feed("Outlet", "https://o.example/")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with running_server() as server:
        yield server


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    poll_in_process(monkeypatch)
    return ["--feeds", str(tmp_path / "feeds.toml"), "--store", str(tmp_path / "s.db"), "--now", NOW]


def write_feeds(tmp_path: Path, server: FeedServer, *paths: str) -> None:
    (tmp_path / "feeds.toml").write_text(feeds_toml(server, [Path(path) for path in paths]))


def test_a_line_a_feed_and_a_sum(
    tmp_path: Path, server: FeedServer, base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    server.serve("/good.xml", rss(item(1), item(2)))
    write_feeds(tmp_path, server, "good.xml", "missing.xml")
    assert run([*base, "poll"]) == 0
    out, err = capsys.readouterr()
    lines = sorted(out.splitlines())
    assert lines[0].startswith("failed        missing  ") and lines[0].endswith("does not exist (404).")
    assert lines[1].startswith("ok            good  ") and "2 new" in lines[1]
    assert err.startswith("2 feeds: 2 new articles, ") and err.endswith("; 1 failed.\n")
    assert run([*base, "poll", "--all", "--strict"]) == 4
    assert run([*base, "poll", "missing"]) == 3
    capsys.readouterr()
    assert run([*base, "poll"]) == 0
    assert [row.split("  ")[0] for row in capsys.readouterr().out.splitlines()] == ["not due"] * 2


@pytest.mark.parametrize(
    ("args", "words"),
    [(["poll", "nobody"], 'no feed "nobody"'), (["poll", "--watch"], "--watch needs a clock that runs")],
)
def test_wrong_usage_is_told(
    tmp_path: Path, server: FeedServer, base: list[str], capsys: pytest.CaptureFixture[str], args: list[str], words: str
) -> None:
    write_feeds(tmp_path, server, "good.xml")
    assert run([*base, *args]) == 2
    assert words in capsys.readouterr().err


def test_no_feeds_and_bad_entries_are_told(tmp_path: Path, base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nname = "A"\n')
    assert run([*base, "poll"]) == 2
    err = capsys.readouterr().err
    assert 'feeds.toml:1: "url" is missing' in err and "There are no feeds" in err


def result(outcome: PollOutcome, **values: int | str) -> PollResult:
    return PollResult(FEED, outcome, **values)  # type: ignore[arg-type]


def test_lines() -> None:
    ok = PollResult(FEED, PollOutcome.OK, 3, 1, "odd", spent=(("fetch", 0.5),))
    assert line(ok) == f"ok            Outlet{' ' * 22}  3 new, 1 updated; odd"
    assert line(ok, verbose=True).endswith("odd  (fetch 0.50 s)")
    assert line(result(PollOutcome.OK)).endswith("nothing new")
    assert line(result(PollOutcome.NOT_MODIFIED)) == "not modified  Outlet"
    assert line(result(PollOutcome.FAILED), color=True).startswith("\x1b[31mfailed")
    wide = PollResult(Feed("日" * 30, "u"), PollOutcome.HELD, note="x")
    assert line(wide) == f"host held     {'日' * 13}…   x"


def test_summary_and_exit_codes() -> None:
    ok, failed, idle = result(PollOutcome.OK, new=1), result(PollOutcome.FAILED), result(PollOutcome.NOT_DUE)
    assert (
        summary([ok, failed, idle], ReadingProgress(1, 1, 2))
        == "3 feeds: 1 new article, 2 new events; 1 not due, 1 failed."
    )
    assert [exit_code(results, False) for results in ([ok, failed], [failed, idle], [idle], [])] == [0, 3, 0, 0]
    assert [exit_code(results, True) for results in ([ok, failed], [failed], [ok])] == [4, 3, 0]
    assert exit_code([result(PollOutcome.GONE)], False) == 3
    assert exit_code([ok, replace(failed, unstored=True)], False) == 1


def start(tmp_path: Path, *args: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "HOME": str(tmp_path), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "tui", "--feeds", str(tmp_path / "feeds.toml"), "--store", str(tmp_path / "s.db")]
    return subprocess.Popen(
        [*command, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def test_interrupted_it_says_so_and_the_store_is_whole(tmp_path: Path, server: FeedServer) -> None:
    server.serve("/good.xml", rss(item(1)))
    server.script("/stuck.xml", silent)
    write_feeds(tmp_path, server, "good.xml", "stuck.xml")
    with start(tmp_path, "--now", NOW, "poll") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("ok  ")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "\nInterrupted.\n"
    with start(tmp_path, "--now", NOW, "timeline", "--format", "jsonl") as process:
        out, err = process.communicate(timeout=20)
    assert out or "1 article is not read yet. `dateline poll` reads them" in err
    with start(tmp_path, "--now", NOW, "doctor", "--read-again") as process:
        process.communicate(timeout=60)
    with start(tmp_path, "--now", NOW, "timeline", "--format", "jsonl") as process:
        out, err = process.communicate(timeout=20)
    assert [json.loads(row)["sources"] for row in out.splitlines()] == [["good"]] and not err


def test_killed_at_any_moment_the_next_poll_completes(tmp_path: Path, server: FeedServer) -> None:
    names = [f"{number}.xml" for number in range(12)]
    for number, name in enumerate(names):
        server.serve(f"/{name}", rss(*(item(100 * number + n) for n in range(10))))
    write_feeds(tmp_path, server, *names)
    for wait in (0.6, 1.0, 1.4):
        with start(tmp_path, "--now", NOW, "poll", "--all") as process:
            time.sleep(wait)
            process.kill()
    with start(tmp_path, "--now", NOW, "poll", "--all") as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0 and "failed" not in out, err
    with start(tmp_path, "--now", NOW, "poll", "--all") as process:
        out, _ = process.communicate(timeout=60)
    assert out.count("not modified") == 12


def test_a_reader_that_goes_does_not_end_the_poll(tmp_path: Path, server: FeedServer) -> None:
    paths = [f"{name}.xml" for name in "abcdef"]
    for path in paths:
        server.serve(f"/{path}", rss(item(1)))
    write_feeds(tmp_path, server, *paths)
    argv = [
        sys.executable,
        "-m",
        "tui",
        "--feeds",
        str(tmp_path / "feeds.toml"),
        "--store",
        str(tmp_path / "s.db"),
        "poll",
    ]
    process = subprocess.Popen(
        argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert "6 feeds: 6 new articles" in process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0


def test_a_watch_that_nobody_reads_ends_with_its_round(tmp_path: Path, server: FeedServer) -> None:
    names = [f"{name}.xml" for name in "abcdef"]
    for number, name in enumerate(names):
        server.serve(f"/{name}", rss(item(number)))
    write_feeds(tmp_path, server, *names)
    with start(tmp_path, "poll", "--watch") as process:
        assert process.stdout is not None and process.stderr is not None
        assert "1 new" in process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=60)
    assert "6 feeds: 6 new articles" in err and "Traceback" not in err
    with start(tmp_path, "doctor") as process:
        out, _ = process.communicate(timeout=60)
    assert "6 articles" in out and "not read yet" not in out
