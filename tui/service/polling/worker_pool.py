"""Worker processes that parse and extract, each with a deadline and a memory limit; killed and replaced past either."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from tui.errors import FeedError
from tui.model import Article, Feed, PollingSettings
from tui.service.polling.tuning import TUNING
from tui.service.processes import ChildDiedError, ChildProcess, DeadlineError
from tui.text import clean_title

if TYPE_CHECKING:
    from tui.events.extraction.extract import Extraction
    from tui.feeds.read.discover import FeedLink
    from tui.feeds.read.parse import Parsed

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class WorkerPool:
    """Up to `settings.workers` processes, each started when there is a task for it; an async context manager.

    Args:
        settings: their number and limits.
        full_text: whether they will read pages as well, and load what that needs before their deadlines count.
    """

    def __init__(self, settings: PollingSettings, *, full_text: bool = False) -> None:
        self._settings = settings
        self._full_text = full_text
        # A thread waits for each process.
        self._threads = ThreadPoolExecutor(settings.workers, "dateline-worker")
        self._idle: list[ChildProcess] = []
        self._busy: set[ChildProcess] = set()
        self._is_closing = False
        self._lock = threading.Lock()

    async def __aenter__(self) -> WorkerPool:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self._close)

    async def parse(self, body: bytes, feed: Feed, url: str, now: datetime, charset: str) -> Parsed:
        """`tui.feeds.read.parse.parse` in a worker.

        Raises:
            FeedError: the body is no feed, or cannot be read within the limits; the message completes "NAME …".
        """
        return await self._run(parse_body, body, feed, url, now, charset, self._settings.max_articles)

    async def page_text(self, body: bytes, charset: str) -> str:
        """`tui.feeds.read.fulltext.page_text` in a worker.

        Raises:
            FeedError: the page cannot be read within the limits; the message completes "NAME …".
        """
        return await self._run(read_page, body, charset)

    async def declared_feeds(self, body: bytes, charset: str, url: str) -> list[FeedLink]:
        """`tui.feeds.read.discover.declared_feeds` in a worker.

        Raises:
            FeedError: as `page_text`.
        """
        return await self._run(find_feeds, body, charset, url)

    async def extract(self, articles: Sequence[Article]) -> tuple[list[Extraction], list[str]]:
        """`tui.events.extraction.extract.extract` of each article in workers; also why articles are missing, a reason for each."""
        reasons: list[str] = []
        gate = asyncio.Semaphore(self._settings.workers)

        async def one(part: Sequence[Article]) -> list[Extraction]:
            async with gate:
                return await self._extract_part(part, reasons)

        size = TUNING.articles_per_task
        parts = [articles[start : start + size] for start in range(0, len(articles), size)]
        done = await asyncio.gather(*(one(part) for part in parts))
        return [extraction for extractions in done for extraction in extractions], reasons

    async def _extract_part(self, articles: Sequence[Article], reasons: list[str]) -> list[Extraction]:
        if len(reasons) >= TUNING.failed_articles:
            reasons.extend("left out after others of its feed failed." for _ in articles)
            return []
        try:
            return await self._run(extract_articles, tuple(articles))
        except Exception as error:
            # One article must not keep a feed from being read, whatever is wrong with it or with us.
            if len(articles) == 1:
                known = isinstance(error, FeedError)
                reason = str(error) if known else f"{type(error).__name__}: {error}"
                reasons.append(clean_title(reason, html=False, limit=TUNING.reason_chars))
                return []
        parts = [await self._extract_part([article], reasons) for article in articles]
        return [extraction for part in parts for extraction in part]

    async def _run(self, task: Callable[[*Ts], T], *args: *Ts) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._do, task, args)

    def _do(self, task: Callable[[*Ts], T], args: tuple[*Ts]) -> T:
        """Have a task done by a process that is idle, or by a new one."""
        worker, deadline = self._take_worker(), self._settings.parse_deadline
        try:
            result: T = worker.run(task, args, deadline)
            return result
        except DeadlineError:
            raise FeedError(f"takes longer than {deadline:g} seconds to read.") from None
        except ChildDiedError:
            raise FeedError("crashed its reader.") from None
        except MemoryError:
            raise FeedError("needs more memory to read than is allowed.") from None
        except RecursionError:
            raise FeedError("is nested too deeply.") from None
        finally:
            self._return_worker(worker)

    def _take_worker(self) -> ChildProcess:
        """A process that has nothing to do."""
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive():
                    break
                # Whatever ended it while it had nothing to do is not the next feed's fault.
                worker.close()
            else:
                worker = ChildProcess(prepare_worker, (self._settings.worker_memory, self._full_text))
            self._busy.add(worker)
            if self._is_closing:
                worker.kill()
            return worker

    def _return_worker(self, worker: ChildProcess) -> None:
        with self._lock:
            self._busy.remove(worker)
            if worker.is_sound and not self._is_closing:
                self._idle.append(worker)
            else:
                worker.close()

    def _close(self) -> None:
        with self._lock:
            self._is_closing = True
            for worker in self._busy:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._idle:
            worker.close()


def parse_body(body: bytes, feed: Feed, url: str, now: datetime, charset: str, max_articles: int) -> Parsed:
    """Task: the articles of a document."""
    from tui.feeds.read.parse import parse

    return parse(body, feed, url, now, charset=charset, max_articles=max_articles)


def read_page(body: bytes, charset: str) -> str:
    """Task: the article of a web page."""
    from tui.feeds.read.fulltext import page_text

    return page_text(body, charset)


def find_feeds(body: bytes, charset: str, url: str) -> list[FeedLink]:
    """Task: the feeds that a web page names."""
    from tui.feeds.read.discover import declared_feeds

    return declared_feeds(body, charset, url)


def extract_articles(articles: tuple[Article, ...]) -> list[Extraction]:
    """Task: the mentions of some articles."""
    from tui.events.extraction.extract import extract

    return [extract(article) for article in articles]


def prepare_worker(memory: int, full_text: bool) -> None:
    """Start of a worker: load what its tasks need, so that no deadline pays for it, then limit its memory."""
    warm = b"<rss><channel><item><title>Warm</title></item></channel></rss>"
    moment = datetime.fromtimestamp(0, UTC)
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
