"""The tasks of worker and store processes without processes, for tests that are not about those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

import pytest

from tui.errors import FeedError
from tui.feeds.read.discover import FeedLink
from tui.feeds.read.parse import Parsed
from tui.model import Feed, PollingSettings
from tui.service.ingest.unreadable import Unreadable
from tui.service.polling import round as polling_round
from tui.service.polling.store_process import StoreProcess
from tui.service.polling.worker_pool import ReadBatch, find_feeds, parse_body, read_page, read_part
from tui.store import UnreadArticle

T = TypeVar("T")


class InThreadStore(StoreProcess):
    """Stores in its thread, whatever it is."""

    def begin_children(self) -> None:
        pass

    def prepare(self) -> None:
        pass

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

    async def read(self, unread: Sequence[UnreadArticle]) -> ReadBatch:
        kept = [one for one in unread if "HEAVY" not in one.article.title]
        part, unreadable = read_part(tuple(kept))
        heavy = [Unreadable(one.article.id, "too heavy.") for one in unread if one not in kept]
        return ReadBatch(len(unread), [part], [*unreadable, *heavy])


def poll_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let polls parse, extract and store without child processes."""
    monkeypatch.setattr(polling_round, "WorkerPool", InProcessPool)
    monkeypatch.setattr(polling_round, "StoreProcess", InThreadStore)
