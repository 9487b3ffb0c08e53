"""A poll whose store is locked by another process, or whose disk is full."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, item, rss
from tui.errors import StoreBusyError, StoreError
from tui.model import Feed, PollingSettings, PollOutcome, PollResult, Query, ReadingProgress, Settings
from tui.service.polling import store_process
from tui.service.polling.poll import poll, watch
from tui.service.polling.round import LOCKED_WORDS, Poller
from tui.service.polling.tuning import TUNING
from tui.service.session import Clock, Paths, Session
from tui.store import Store
from tui.store.connection import Database

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FAST = PollingSettings(host_gap=0.0, per_host=4, deadline=60.0)


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    poll_in_process(monkeypatch)
    monkeypatch.setattr(store_process, "TUNING", replace(TUNING, store_retry_seconds=0.001))


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "s.db", busy=0.01)
    yield store
    store.close()


def session(store: Store, *feeds: Feed, hours: float = 0.0) -> Session:
    clock = Clock(NOW + timedelta(hours=hours))
    return Session(Settings(feeds=feeds, polling=FAST), store, clock, Paths(Path("f"), store.path))


def lock(store: Store, how: str = "IMMEDIATE") -> sqlite3.Connection:
    """Another process as far as SQLite can tell."""
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute(f"BEGIN {how}")
    return other


async def test_what_was_fetched_is_kept_until_the_store_is_free(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = threading.Semaphore(0)
    real = Store.transaction

    def counting(self: Store) -> AbstractContextManager[sqlite3.Connection]:
        tried.release()
        return real(self)

    feeds = [Feed(name, server.serve(f"/{name}", rss(item(1)))) for name in "abc"]
    other = lock(store)
    monkeypatch.setattr(Store, "transaction", counting)
    said: list[str] = []
    task = asyncio.create_task(poll(session(store, *feeds), on_wait=said.append))
    for _ in range(20):
        await asyncio.to_thread(tried.acquire)
    assert not task.done()
    other.execute("ROLLBACK")
    other.close()
    assert [str(result.outcome) for result in await task] == ["ok"] * 3
    assert (store.article_count(), len(server.requests)) == (3, 3)
    assert said == [LOCKED_WORDS]


async def test_a_store_that_stays_locked_is_told_and_its_feeds_are_left_alone_for_a_while(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_process, "TUNING", replace(TUNING, store_patience_seconds=0.0))
    feed = Feed("a", server.serve("/a", rss(item(1))))
    here = session(store, feed)
    with closing(lock(store)):
        async with Poller(here) as poller:
            (result,) = await poller.round([feed])
            assert (result.outcome, result.failed) == (PollOutcome.FAILED, True)
            assert result.note == (
                f"Another dateline is writing to {store.path}. Wait for it to end, or name another file with --store."
            )
            assert store.feed_state(feed.key) is None
            assert (await poller.times([feed]))[feed.key] == NOW + timedelta(minutes=10)
            assert [str(one.outcome) for one in await poller.round([feed])] == ["not due"]
    assert len(server.requests) == 1
    (result,) = await poll(here)
    assert (result.outcome, store.article_count()) == (PollOutcome.OK, 1)


async def test_a_poll_that_is_cancelled_does_not_wait_for_a_lock(server: FeedServer, store: Store) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1))))
    with closing(lock(store)):
        task = asyncio.create_task(poll(session(store, feed)))
        while not server.requests:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 10)


async def test_watching_outlasts_a_store_that_cannot_be_read(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_process, "TUNING", replace(TUNING, store_patience_seconds=0.0))
    feed = Feed("a", server.serve("/a", rss(item(1))))
    broken = [True]
    real = Store.feed_states

    def states(self: Store) -> object:
        if broken[0]:
            raise StoreBusyError("Another dateline is writing.")
        return real(self)

    monkeypatch.setattr(Store, "feed_states", states)
    troubles: list[StoreError] = []
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        broken[0] = len(naps) < 3

    def stop(result: PollResult) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("tui.service.polling.poll.asyncio.sleep", nap)
    with pytest.raises(BrokenPipeError):
        await watch(session(store, feed), on_result=stop, on_trouble=troubles.append)
    assert len(troubles) == 3 and naps == [TUNING.longest_nap_seconds] * 3
    assert store.article_count() == 1


async def test_a_full_disk_costs_nothing_that_was_stored(
    server: FeedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "full.db"
    feeds = [Feed(name, server.serve(f"/{name}", rss(item(1)))) for name in "ab"]
    with closing(Store.open(path)) as store:
        await poll(session(store, *feeds))
        before = store.feed_states()
        with closing(sqlite3.connect(path)) as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
    connect = Database._connect

    def connect_full(self: Database, *, write: bool) -> sqlite3.Connection:
        db = connect(self, write=write)
        db.execute(f"PRAGMA max_page_count = {pages + 1}")
        return db

    server.serve("/a", rss(item(1), *(item(number, text="It happened. " * 500) for number in range(2, 60))))
    with monkeypatch.context() as patch:
        patch.setattr(Database, "_connect", connect_full)
        with closing(Store.open(path)) as store:
            results = await poll(session(store, *feeds, hours=1), force=True)
            assert [str(result.outcome) for result in results] == ["failed", "not modified"]
            assert [result.unstored for result in results] == [True, False]
            assert results[0].note == f"The disk that holds {path} is full. Make room and run the command again."
            assert store.feed_state(feeds[0].key) == before[feeds[0].key]
            assert store.article_count() == 2
    with closing(Store.open(path)) as store:
        assert store.integrity() == "" and store.article_count() == 2
        results = await poll(session(store, *feeds, hours=2), force=True)
        assert [result.new for result in results] == [58, 0]


async def test_a_store_that_cannot_be_written_is_told_before_any_feed_is_asked(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1))))
    read_only = Store.open(store.path, read_only=True)
    with closing(read_only), pytest.raises(StoreError, match="cannot be opened or written"):
        await poll(session(read_only, feed))
    assert not server.requests


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[Path, int]:
    """Path of a store -> pages beyond which its disk is full, as far as SQLite can tell."""
    pages: dict[Path, int] = {}
    connect = Database._connect

    def connect_full(self: Database, *, write: bool) -> sqlite3.Connection:
        db = connect(self, write=write)
        if self.path in pages:
            db.execute(f"PRAGMA max_page_count = {pages[self.path]}")
        return db

    monkeypatch.setattr(Database, "_connect", connect_full)
    return pages


def pages_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA page_count").fetchone()[0])


async def test_a_full_disk_is_found_before_all_feeds_are_asked(
    server: FeedServer, tmp_path: Path, disk: dict[Path, int]
) -> None:
    path = tmp_path / "full.db"
    long = [item(number, text="It happened. " * 500) for number in range(30)]
    feeds = [Feed(str(number), server.serve(f"/{number}", rss(*long))) for number in range(30)]
    Store.open(path).close()
    disk[path] = pages_of(path) + 20
    few = replace(FAST, concurrency=2, workers=1)
    with closing(Store.open(path)) as store:
        here = session(store)
        here = replace(here, settings=Settings(feeds=tuple(feeds), polling=few))
        results = await poll(here)
        assert {(result.outcome, result.unstored) for result in results} == {(PollOutcome.FAILED, True)}
        assert {result.note for result in results} == {
            f"The disk that holds {path} is full. Make room and run the command again."
        }
        assert len(server.requests) < 15
        assert store.feed_states() == {}
    disk.clear()
    with closing(Store.open(path)) as store:
        results = await poll(replace(here, store=store))
        assert [result.outcome for result in results] == [PollOutcome.OK] * 30 and store.article_count() == 900


async def test_a_disk_that_is_full_while_articles_are_read_loses_none_of_them(
    server: FeedServer, tmp_path: Path, disk: dict[Path, int]
) -> None:
    path = tmp_path / "full.db"
    told = [
        item(number, f"Ferry {number} sinks off Marle", text=f"It sank on {number} May.") for number in range(1, 29)
    ]
    feed = Feed("a", server.serve("/a", rss(*told)))
    Store.open(path).close()
    with closing(Store.open(tmp_path / "roomy.db")) as store:
        await poll(session(store, feed))
    progress: list[ReadingProgress] = []
    # There is room for the articles, not for what is read in them.
    disk[path] = pages_of(tmp_path / "roomy.db") - 4
    with closing(Store.open(path)) as store:
        (result,) = await poll(session(store, feed, hours=1), force=True, on_reading=progress.append)
        assert (result.outcome, result.new) == (PollOutcome.OK, 28)
        assert progress[-1].has_stopped and "is full" in progress[-1].trouble
        assert (store.article_count(), store.reading.unread_count()) == (28, 28)
    disk.clear()
    with closing(Store.open(path)) as store:
        assert store.integrity() == ""
        await poll(session(store, feed, hours=2))
        assert store.reading.unread_count() == 0 and store.count(Query()) > 20
