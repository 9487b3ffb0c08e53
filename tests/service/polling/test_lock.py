"""One process polls at a time; the next finds everything done."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, Request, head, item, rss
from tui.model import Feed, PollingSettings, PollResult, Settings
from tui.service.polling import round as polling_round
from tui.service.polling.lock import PollLock
from tui.service.polling.poll import poll
from tui.service.polling.tuning import TUNING
from tui.service.session import Clock, Paths, Session
from tui.store import Store

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FAST = PollingSettings(host_gap=0.0, per_host=4, deadline=60.0)
HOLDER = """
import sys
from pathlib import Path
from tui.service.polling.lock import PollLock
print(PollLock(Path(sys.argv[1])).acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


def hold(store: Path) -> subprocess.Popen[str]:
    """Another process that takes the lock, and keeps it until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(store)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "True\n"
    return process


def test_the_lock_is_one_process_s_alone_and_ends_with_it(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    with hold(store) as other:
        mine = PollLock(store)
        assert not mine.acquire() and not mine.acquire()
        other.kill()
    assert mine.acquire() and mine.acquire()
    assert not PollLock(store).acquire()
    mine.release()
    mine.release()
    assert PollLock(store).acquire()


def test_a_folder_that_cannot_be_written_needs_no_lock(tmp_path: Path) -> None:
    assert PollLock(tmp_path / "no" / "such" / "folder" / "s.db").acquire()


async def test_two_polls_at_once_ask_each_feed_once(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    poll_in_process(monkeypatch)
    monkeypatch.setattr(polling_round, "TUNING", replace(TUNING, lock_check_seconds=0.01))
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: Request, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await go_on.wait()
        body = rss(item(1)).encode()
        writer.write(head(200, {"Content-Length": str(len(body)), "ETag": '"1"'}) + body)
        await writer.drain()

    feeds = tuple(Feed(str(number), server.script(f"/{number}", slow)) for number in range(3))

    def session() -> Session:
        path = tmp_path / "s.db"
        return Session(Settings(feeds=feeds, polling=FAST), Store.open(path), Clock(NOW), Paths(Path("f"), path))

    with session() as one, session() as two:
        first = asyncio.create_task(poll(one))
        await asyncio.wait_for(reached.wait(), 10)
        second = asyncio.create_task(poll(two, force=True, on_wait=lambda words: go_on.set()))
        results: list[list[PollResult]] = list(await asyncio.wait_for(asyncio.gather(first, second), 20))
    assert [str(result.outcome) for result in results[0]] == ["ok"] * 3
    assert {(str(result.outcome), result.note) for result in results[1]} == {
        ("not due", "another dateline has just polled it")
    }
    assert len(server.requests) == 3
