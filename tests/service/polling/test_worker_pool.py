"""Worker processes: what they give back, and that a task beyond its limits costs itself only."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.feeds.server import item, rss
from tui.errors import FeedError
from tui.feeds.read.parse import parse
from tui.model import Article, Feed, PollingSettings
from tui.service.ingest.reading import Reading, read_articles
from tui.service.ingest.unreadable import Unreadable
from tui.service.polling.worker_pool import ReadBatch, WorkerPool
from tui.store import UnreadArticle

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FEED = Feed("f", "https://f.example/")


def crash() -> None:
    os._exit(11)


def hang() -> None:
    time.sleep(60)


def swell(size: int) -> int:
    return len(bytearray(size))


class OddError(Exception):
    """Cannot be sent to another process."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def broken(*_: object) -> None:
    raise OddError("no", "words")


class Deadly:
    """Kills its process while it is packed."""

    def __reduce__(self) -> tuple[object, ...]:
        os.kill(os.getpid(), signal.SIGKILL)
        return ()


def die_answering() -> tuple[bytes, Deadly]:
    return bytes(10_000_000), Deadly()


def unread(articles: Sequence[Article]) -> list[UnreadArticle]:
    return [UnreadArticle(article, "h", NOW, 0, "") for article in articles]


def opened(batch: ReadBatch) -> list[Reading]:
    return [reading for part in batch.parts for reading in pickle.loads(part)]


async def test_tasks_run_elsewhere_and_bad_ones_end_alone() -> None:
    settings = PollingSettings(workers=1, parse_deadline=2.0, worker_memory=256_000_000)
    body = rss(*(item(number) for number in range(45))).encode()
    here = parse(body, FEED, FEED.url, NOW)
    async with WorkerPool(settings) as workers:
        parsed = await workers.parse(body, FEED, FEED.url, NOW, "")
        assert parsed == here
        batch = await workers.read(unread(parsed.articles))
        assert (opened(batch), batch.unreadable, batch.size) == (read_articles(unread(here.articles)), [], 45)
        with pytest.raises(FeedError, match="web page"):
            await workers.parse(b"<html></html>", FEED, FEED.url, NOW, "")
        with pytest.raises(FeedError, match="crashed"):
            await workers._run(crash)
        with pytest.raises(FeedError, match="more memory"):
            await workers._run(swell, 300_000_000)
        assert await workers._run(swell, 1_000_000) == 1_000_000
        workers._settings = replace(settings, parse_deadline=0.2)
        started = time.monotonic()
        with pytest.raises(FeedError, match=r"longer than 0\.2 seconds"):
            await workers._run(hang)
        assert time.monotonic() - started < 10
        workers._settings = settings
        assert (await workers.parse(body, FEED, FEED.url, NOW, "")) == here


async def test_a_worker_that_is_killed_is_replaced_whether_it_was_idle_or_not() -> None:
    async with WorkerPool(PollingSettings(workers=1)) as workers:
        first = await workers._run(os.getpid)
        os.kill(first, signal.SIGKILL)
        while Path(f"/proc/{first}").exists() and workers._idle[0].is_alive():
            await asyncio.sleep(0)
        second = await workers._run(os.getpid)
        assert second != first
        with pytest.raises(FeedError, match="crashed its reader"):
            await workers._run(os.kill, second, signal.SIGKILL)
        assert await workers._run(os.getpid) not in (first, second)


async def test_a_worker_that_dies_over_its_answer_is_replaced() -> None:
    async with WorkerPool(PollingSettings(workers=1)) as workers:
        with pytest.raises(FeedError, match="crashed its reader"):
            await workers._run(die_answering)
        assert await workers._run(swell, 3) == 3


async def test_a_worker_that_cannot_be_prepared_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.service.polling.worker_pool.prepare_worker", broken)
    async with WorkerPool(PollingSettings(workers=1)) as workers:
        for _ in range(2):
            with pytest.raises(RuntimeError, match=r"^OddError: no words$"):
                await workers._run(swell, 3)


async def test_leaving_kills_what_is_under_way() -> None:
    async with WorkerPool(PollingSettings(workers=2)) as workers:
        pids = await asyncio.gather(*(workers._run(os.getpid) for _ in range(2)))
        waiting = [asyncio.create_task(workers._run(hang)) for _ in range(3)]
        while len(workers._busy) < 2:
            await asyncio.sleep(0)
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(result, FeedError | asyncio.CancelledError) for result in results)
    assert pids and not any(Path(f"/proc/{pid}").exists() for pid in pids)


async def test_a_hostile_article_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = unread(parse(rss(*(item(number) for number in range(30))).encode(), FEED, FEED.url, NOW).articles)
    workers = WorkerPool(PollingSettings())

    async def run(task: object, chunk: tuple[object, ...]) -> object:
        if any(article is articles[7] for article in chunk):
            raise FeedError("takes longer than 10 seconds to read.")
        if any(article is articles[25] for article in chunk):
            raise ZeroDivisionError("oops\x1b[2J")
        return pickle.dumps(list(chunk)), []

    monkeypatch.setattr(workers, "_run", run)
    batch = await workers.read(articles)
    assert (opened(batch), batch.unreadable) == (
        [*articles[:7], *articles[8:25], *articles[26:]],
        [
            Unreadable(articles[7].article.id, "takes longer than 10 seconds to read."),
            Unreadable(articles[25].article.id, "ZeroDivisionError: oops[2J"),
        ],
    )


async def test_a_feed_full_of_hostile_articles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = unread(parse(rss(*(item(number) for number in range(300))).encode(), FEED, FEED.url, NOW).articles)
    workers = WorkerPool(PollingSettings())
    tasks = 0

    async def run(task: object, chunk: tuple[object, ...]) -> object:
        nonlocal tasks
        tasks += 1
        await asyncio.sleep(0)
        raise FeedError("takes longer than 10 seconds to read.")

    monkeypatch.setattr(workers, "_run", run)
    batch = await workers.read(articles)
    assert (batch.parts, len(batch.unreadable)) == ([], 300)
    assert tasks < 50, "a try a task, and a few articles"


async def test_nothing_is_started_for_nothing() -> None:
    async with WorkerPool(PollingSettings()) as workers:
        assert (await workers.read([])).size == 0
        assert not workers._idle and not workers._busy
