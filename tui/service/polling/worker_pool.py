"""Worker processes that parse and extract, each with a deadline and a memory limit; killed and replaced past either."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from tui.errors import FeedError
from tui.model import Feed, PollingSettings
from tui.service.ingest.unreadable import Unreadable
from tui.service.polling.tuning import TUNING
from tui.service.processes import ChildDiedError, ChildProcess, DeadlineError, begin_children
from tui.store import UnreadArticle
from tui.text import clean_title

if TYPE_CHECKING:
    from tui.feeds.read.discover import FeedLink
    from tui.feeds.read.parse import Parsed

WARM = "tui.service.polling.warm"
"""Module that loads what children need."""

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(slots=True)
class ReadBatch:
    """Articles that have been read.

    Args:
        size: how many they are.
        parts: what came of them: lists of readings, pickled, for the process that stores them.
        unreadable: those that cannot be read.
    """

    size: int
    parts: list[bytes] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


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
        # Articles of each feed that could not be read: time that others have lost.
        self._failures: Counter[str] = Counter()

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

    async def read(self, unread: Sequence[UnreadArticle]) -> ReadBatch:
        """`tui.service.ingest.reading.read_articles` in workers."""
        batch = ReadBatch(len(unread))
        size = TUNING.articles_per_task
        parts = [unread[start : start + size] for start in range(0, len(unread), size)]
        for done in await asyncio.gather(*(self._read_part(part) for part in parts)):
            batch.parts.extend(done.parts)
            batch.unreadable.extend(done.unreadable)
        return batch

    async def _read_part(self, unread: Sequence[UnreadArticle]) -> ReadBatch:
        """Read some articles, each by itself where they cannot be read together."""
        batch = ReadBatch(len(unread))
        feed = unread[0].article.feed
        if len(unread) == 1 and self._failures[feed] >= TUNING.failed_articles:
            batch.unreadable.append(Unreadable(unread[0].article.id, "left out after others of its feed failed."))
            return batch
        try:
            part, unreadable = await self._run(read_part, tuple(unread))
        except Exception as error:
            # One article must not keep others from being read, whatever is wrong with it or with us.
            if len(unread) > 1:
                for one in unread:
                    alone = await self._read_part([one])
                    batch.parts.extend(alone.parts)
                    batch.unreadable.extend(alone.unreadable)
                return batch
            reason = str(error) if isinstance(error, FeedError) else f"{type(error).__name__}: {error}"
            unreadable = [Unreadable(unread[0].article.id, reason)]
            self._failures[feed] += 1
        else:
            batch.parts.append(part)
        batch.unreadable.extend(
            Unreadable(one.article, clean_title(one.reason, html=False, limit=TUNING.reason_chars))
            for one in unreadable
        )
        return batch

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
                begin_children(WARM)
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


def read_part(unread: tuple[UnreadArticle, ...]) -> tuple[bytes, list[Unreadable]]:
    """Task: read some stored articles; what is stored of them goes through the polling process unopened."""
    from tui.service.ingest.reading import Reading, read_articles

    done = read_articles(unread)
    readings = [one for one in done if isinstance(one, Reading)]
    return pickle.dumps(readings, pickle.HIGHEST_PROTOCOL), [one for one in done if isinstance(one, Unreadable)]


def warm_worker() -> None:
    """Load what all tasks need, so that no deadline pays for it."""
    warm = b"<rss><channel><item><title>Warm</title></item></channel></rss>"
    moment = datetime.fromtimestamp(0, UTC)
    parsed = parse_body(warm, Feed("warm", ""), "", moment, "", 1)
    read_part(tuple(UnreadArticle(article, "", moment, 0, "") for article in parsed.articles))


def prepare_worker(memory: int, full_text: bool) -> None:
    """Start of a worker: load what its tasks need, then limit its memory."""
    warm_worker()
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
