"""Reading what polls have stored: in batches, by all workers, when no feed that has arrived waits to be stored."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tui.errors import StoreError
from tui.model import ReadingProgress
from tui.service.ingest.unreadable import Unreadable, in_words
from tui.service.polling.store_process import StoreProcess
from tui.service.polling.tuning import TUNING
from tui.service.polling.worker_pool import ReadBatch, WorkerPool
from tui.store import Store, UnreadArticle

OnReading = Callable[[ReadingProgress], None]


class Arrivals:
    """Tells those who read when feeds arrive, which go first: a person sees articles before what was read in them."""

    def __init__(self) -> None:
        self._under_way = 0
        self._changed = asyncio.Event()
        self.are_over = False

    @contextmanager
    def one(self) -> Iterator[None]:
        """While a feed that has arrived is parsed and stored."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self._changed.set()

    def end(self) -> None:
        """No more feeds will arrive."""
        self.are_over = True
        self._changed.set()

    async def pause(self) -> None:
        """Until nothing arrives for a moment."""
        while not self.are_over:
            self._changed.clear()
            try:
                # Unlike `wait_for` of Python 3.11, this is still cancelled when the wait ends at the same moment.
                async with asyncio.timeout(TUNING.calm_seconds):
                    await self._changed.wait()
            except TimeoutError:
                if not self._under_way:
                    return

    async def more(self) -> None:
        """Until a feed has been stored, or no more will come."""
        self._changed.clear()
        if not self.are_over:
            await self._changed.wait()


@dataclass(slots=True)
class StoredReader:
    """Reads the articles of a store that have yet to be read, those that older versions have read included.

    What is read of a batch is stored in one transaction: reading that is ended goes on there when it is begun again.

    Args:
        store, workers, writer: of the poller.
        report: called after each batch.
    """

    store: Store
    workers: WorkerPool
    writer: StoreProcess
    report: OnReading
    _after: UnreadArticle | None = None
    _done: int = 0
    _events: int = 0
    _unreadable: list[Unreadable] = field(default_factory=list)

    async def run(self, arrivals: Arrivals) -> ReadingProgress:
        """Read until all is read and nothing more arrives, or until what was read cannot be stored."""
        ahead: deque[asyncio.Task[ReadBatch]] = deque()
        try:
            while True:
                if not arrivals.are_over:
                    await arrivals.pause()
                while len(ahead) < TUNING.batches_ahead and (unread := await self._next(not ahead)):
                    ahead.append(asyncio.create_task(self.workers.read(unread)))
                if ahead:
                    await self._store(await ahead.popleft())
                elif arrivals.are_over:
                    return await self._progress()
                else:
                    await arrivals.more()
        except StoreError as error:
            # The articles are kept: the next poll reads them.
            return ReadingProgress(self._done, self._done, self._events, str(error), has_stopped=True)
        finally:
            for task in ahead:
                task.cancel()
            await asyncio.gather(*ahead, return_exceptions=True)

    async def _next(self, from_the_start: bool) -> list[UnreadArticle]:
        """The next batch; what has arrived before its place is found when none is under way that would be found again."""
        limit = TUNING.articles_per_batch
        unread = await self.writer.run(self.store.reading.next_unread, limit, self._after)
        if not unread and from_the_start and self._after is not None:
            unread = await self.writer.run(self.store.reading.next_unread, limit, None)
        if unread:
            self.writer.prepare()
            self._after = unread[-1]
        return unread

    async def _store(self, batch: ReadBatch) -> None:
        self._events += await self.writer.store_reading(batch)
        self._done += batch.size
        self._unreadable.extend(batch.unreadable)
        self.report(await self._progress())

    async def _progress(self) -> ReadingProgress:
        rest = await self.writer.run(self._unread_count)
        return ReadingProgress(self._done, self._done + rest, self._events, in_words(self._unreadable))

    def _unread_count(self) -> int:
        return self.store.reading.unread_count() + self.store.reading.outdated_count()
