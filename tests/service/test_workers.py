"""Worker processes: what they give back, and that a task beyond its limits costs itself only."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.feeds.server import item, rss
from tui.errors import FeedError
from tui.feeds.parse import parse
from tui.model import Feed, PollingSettings
from tui.service.workers import Workers, extract_articles

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FEED = Feed("f", "https://f.example/")


def crash() -> None:
    os._exit(11)


def hang() -> None:
    time.sleep(60)


def swell(size: int) -> int:
    return len(bytearray(size))


async def test_tasks_run_elsewhere_and_bad_ones_end_alone() -> None:
    settings = PollingSettings(workers=1, parse_deadline=2.0, worker_memory=256_000_000)
    body = rss(*(item(number) for number in range(45))).encode()
    here = parse(body, FEED, FEED.url, NOW)
    async with Workers(settings) as workers:
        parsed = await workers.parse(body, FEED, FEED.url, NOW, "")
        assert parsed == here
        extractions, lost = await workers.extract(parsed.articles)
        assert extractions == extract_articles(here.articles) and lost == []
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


async def test_a_hostile_article_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = parse(rss(*(item(number) for number in range(30))).encode(), FEED, FEED.url, NOW).articles
    workers = Workers(PollingSettings())

    async def run(task: object, chunk: tuple[object, ...]) -> object:
        if any(article is articles[7] for article in chunk):
            raise FeedError("takes longer than 10 seconds to read.")
        if any(article is articles[25] for article in chunk):
            raise ZeroDivisionError("oops")
        return list(chunk)

    monkeypatch.setattr(workers, "_run", run)
    kept, lost = await workers.extract(articles)
    assert (list(kept), sorted(lost, reverse=True)) == (
        [*articles[:7], *articles[8:25], *articles[26:]],
        ["takes longer than 10 seconds to read.", "ZeroDivisionError: oops"],
    )


async def test_a_feed_full_of_hostile_articles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = parse(rss(*(item(number) for number in range(300))).encode(), FEED, FEED.url, NOW).articles
    workers = Workers(PollingSettings())
    tasks = 0

    async def run(task: object, chunk: tuple[object, ...]) -> object:
        nonlocal tasks
        tasks += 1
        await asyncio.sleep(0)
        raise FeedError("takes longer than 10 seconds to read.")

    monkeypatch.setattr(workers, "_run", run)
    kept, lost = await workers.extract(articles)
    assert (kept, len(lost)) == ([], 300)
    assert tasks < 12


async def test_nothing_is_started_for_nothing() -> None:
    async with Workers(PollingSettings()) as workers:
        assert await workers.extract([]) == ([], [])
        await asyncio.sleep(0)
        assert workers._pool is None
