"""Worker processes that parse and extract, each with a deadline and a memory limit; killed and replaced past either."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from tui.errors import DatelineError, FeedError
from tui.model import Article, Feed, PollingSettings
from tui.service.processes import start_worker

if TYPE_CHECKING:
    from tui.events.extract import Extraction
    from tui.feeds.discover import FeedLink
    from tui.feeds.parse import Parsed

P = ParamSpec("P")
T = TypeVar("T")

CHUNK = 20
"""Articles extracted by one task: a hostile one costs its chunk a second try, not its feed."""

PATIENCE = 5
"""Articles that may fail before the rest of their feed is left out, so that it does not keep the workers from others."""


class Workers:
    """A pool of `settings.workers` processes, started at the first task; an async context manager.

    Args:
        settings: their number and limits.
        full_text: whether they will read pages as well, and load what that needs before their deadlines count.
    """

    def __init__(self, settings: PollingSettings, *, full_text: bool = False) -> None:
        self._settings = settings
        self._full_text = full_text
        self._pool: Any = None
        self._starting = asyncio.Lock()

    async def __aenter__(self) -> Workers:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            await asyncio.to_thread(_end, self._pool)

    async def parse(self, body: bytes, feed: Feed, url: str, now: datetime, charset: str) -> Parsed:
        """`tui.feeds.parse.parse` in a worker.

        Raises:
            FeedError: the body is no feed, or cannot be read within the limits; the message completes "NAME …".
        """
        return await self._run(parse_body, body, feed, url, now, charset, self._settings.max_articles)

    async def page_text(self, body: bytes, charset: str) -> str:
        """`tui.feeds.fulltext.page_text` in a worker.

        Raises:
            FeedError: the page cannot be read within the limits; the message completes "NAME …".
        """
        return await self._run(read_page, body, charset)

    async def declared_feeds(self, body: bytes, charset: str, url: str) -> list[FeedLink]:
        """`tui.feeds.discover.declared_feeds` in a worker.

        Raises:
            FeedError: as `page_text`.
        """
        return await self._run(find_feeds, body, charset, url)

    async def extract(self, articles: Sequence[Article]) -> tuple[list[Extraction], list[str]]:
        """`tui.events.extract.extract` of each article in workers; also why articles are missing, a reason for each."""
        reasons: list[str] = []
        gate = asyncio.Semaphore(self._settings.workers)

        async def one(chunk: Sequence[Article]) -> list[Extraction]:
            async with gate:
                return await self._extract_chunk(chunk, reasons)

        chunks = [articles[start : start + CHUNK] for start in range(0, len(articles), CHUNK)]
        done = await asyncio.gather(*(one(chunk) for chunk in chunks))
        return [extraction for part in done for extraction in part], reasons

    async def _extract_chunk(self, articles: Sequence[Article], reasons: list[str]) -> list[Extraction]:
        if len(reasons) >= PATIENCE:
            reasons.extend("left out after others of its feed failed." for _ in articles)
            return []
        try:
            return await self._run(extract_articles, tuple(articles))
        except Exception as error:
            # One article must not keep a feed from being read, whatever is wrong with it or with us.
            if len(articles) == 1:
                reasons.append(str(error) if isinstance(error, FeedError) else f"{type(error).__name__}: {error}")
                return []
        parts = [await self._extract_chunk([article], reasons) for article in articles]
        return [extraction for part in parts for extraction in part]

    async def _run(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        deadline = self._settings.parse_deadline
        pool = await self._started()
        from pebble import ProcessExpired

        future = await asyncio.to_thread(pool.schedule, task, args=args, kwargs=kwargs, timeout=deadline)
        try:
            result: T = await asyncio.wrap_future(future)
        except DatelineError:
            raise
        except TimeoutError:
            raise FeedError(f"takes longer than {deadline:g} seconds to read.") from None
        except MemoryError:
            raise FeedError("needs more memory to read than is allowed.") from None
        except ProcessExpired:
            raise FeedError("crashed its reader.") from None
        except RecursionError:
            raise FeedError("is nested too deeply.") from None
        return result

    async def _started(self) -> Any:
        async with self._starting:
            if self._pool is None:
                self._pool = await asyncio.to_thread(_start, self._settings, self._full_text)
            return self._pool


def parse_body(body: bytes, feed: Feed, url: str, now: datetime, charset: str, max_articles: int) -> Parsed:
    """Task: the articles of a document."""
    from tui.feeds.parse import parse

    return parse(body, feed, url, now, charset=charset, max_articles=max_articles)


def read_page(body: bytes, charset: str) -> str:
    """Task: the article of a web page."""
    from tui.feeds.fulltext import page_text

    return page_text(body, charset)


def find_feeds(body: bytes, charset: str, url: str) -> list[FeedLink]:
    """Task: the feeds that a web page names."""
    from tui.feeds.discover import declared_feeds

    return declared_feeds(body, charset, url)


def extract_articles(articles: tuple[Article, ...]) -> list[Extraction]:
    """Task: what each of some articles tells."""
    from tui.events.extract import extract

    return [extract(article) for article in articles]


def prepare_worker(memory: int, full_text: bool) -> None:
    """Start of a worker: load what its tasks need, so that no deadline pays for it, then limit its memory."""
    start_worker()
    warm = b"<rss><channel><item><title>Warm</title></item></channel></rss>"
    moment = datetime(2000, 1, 1, tzinfo=UTC)
    extract_articles(parse_body(warm, Feed("warm", ""), "", moment, "", 1).articles)
    if full_text:
        read_page(b"<html><body><p>Warm.</p></body></html>", "")
    if memory:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        if soft == resource.RLIM_INFINITY or soft > limit:
            # macOS has the limit but may refuse to set it.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _start(settings: PollingSettings, full_text: bool) -> Any:
    from pebble import ProcessPool

    return ProcessPool(
        max_workers=settings.workers,
        initializer=prepare_worker,
        initargs=(settings.worker_memory, full_text),
        context=multiprocessing.get_context("spawn"),
    )


def _end(pool: Any) -> None:
    pool.stop()
    pool.join()
