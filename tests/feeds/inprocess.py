"""The tasks of worker and store processes without processes, for tests that are not about those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

import pytest

from tui.errors import FeedError
from tui.events.extraction.extract import Extraction
from tui.feeds.read.discover import FeedLink
from tui.feeds.read.parse import Parsed
from tui.model import Article, Feed, PollingSettings
from tui.service.polling import round as polling_round
from tui.service.polling.store_process import StoreProcess
from tui.service.polling.worker_pool import extract_articles, find_feeds, parse_body, read_page

T = TypeVar("T")


class InThreadStore(StoreProcess):
    """Stores in its thread, whatever it is."""

    def _do(self, task: Callable[..., T], args: Sequence[object]) -> T:
        return task(self._here, *args)


class InProcessPool:
    """Stands in for `WorkerPool`; a body with POISON crashes it, an article titled HEAVY is beyond its limits."""

    def __init__(self, settings: PollingSettings, *, full_text: bool = False) -> None:
        self.settings = settings

    async def __aenter__(self) -> InProcessPool:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def parse(self, body: bytes, feed: Feed, url: str, now: datetime, charset: str) -> Parsed:
        if b"POISON" in body:
            raise FeedError("crashed its reader.")
        return parse_body(body, feed, url, now, charset, self.settings.max_articles)

    async def page_text(self, body: bytes, charset: str) -> str:
        return read_page(body, charset)

    async def declared_feeds(self, body: bytes, charset: str, url: str) -> list[FeedLink]:
        return find_feeds(body, charset, url)

    async def extract(self, articles: Sequence[Article]) -> tuple[list[Extraction], list[str]]:
        kept = [article for article in articles if "HEAVY" not in article.title]
        return extract_articles(tuple(kept)), ["too heavy."] * (len(articles) - len(kept))


def poll_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let polls parse, extract and store without child processes."""
    monkeypatch.setattr(polling_round, "WorkerPool", InProcessPool)
    monkeypatch.setattr(polling_round, "StoreProcess", InThreadStore)
