"""Storing what polls read: one thing after the other, in a process of its own once there are articles, patient with
other programs that have the store locked."""

from __future__ import annotations

import asyncio
import gc
import pickle
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tui.errors import StoreBusyError, StoreError
from tui.model import Article, Feed, FeedState, PollOutcome, PollResult, Settings
from tui.service.ingest.arrivals import store_arrivals
from tui.service.polling.tuning import TUNING
from tui.service.polling.worker_pool import WARM
from tui.service.processes import ChildDiedError, ChildProcess, begin_children
from tui.service.session import Clock, Paths, Session
from tui.store import Store

if TYPE_CHECKING:
    from tui.service.ingest.reading_writer import ReadingWriter
    from tui.service.polling.worker_pool import ReadBatch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """What reading a feed brought that is new, stored in one transaction.

    Args:
        feed: the feed.
        state: what is to be remembered of it, its validators included.
        articles: those that are new or changed.
        aliases, hashes: as `store_arrivals` takes them.
        spent: seconds by stage.
    """

    feed: Feed
    state: FeedState
    articles: Sequence[Article]
    aliases: Mapping[str, Sequence[str]]
    hashes: Mapping[str, str]
    spent: Sequence[tuple[str, float]]


class StoreProcess:
    """Writes for polls, in the order in which it is asked, from one thread; also reads, so that it sees what it wrote.

    What was read is stored by a child process: matching takes memory and would hold up a screen. From the first such task
    on all is stored by it, for its matcher begins anew when others have written.

    Args:
        session: whose store it fills.
        on_locked: called in that thread when another process has the store locked, and is waited for.
    """

    def __init__(self, session: Session, on_locked: Callable[[], object] = lambda: None) -> None:
        self._path = session.store.path
        self._on_locked = on_locked
        self._here = TaskState(session)
        self._child: ChildProcess | None = None
        self._next_child: ChildProcess | None = None
        self._thread = ThreadPoolExecutor(1, "dateline-store")
        self._closing = threading.Event()

    async def store(self, update: FeedUpdate, now: datetime, holds: Mapping[str, datetime]) -> PollResult:
        """Store articles, to be read later, what is to be remembered of the feed, and a line in the log.

        Args:
            now: time of the poll.
            holds: hosts that asked to be left alone, until when.

        Raises:
            StoreBusyError: another process has kept the store locked for longer than our patience.
            StoreError: it cannot be read or written, or the process was killed.
        """
        return await self.run(self._do, store_update, (update, now, dict(holds)))

    async def store_outcome(
        self, state: FeedState, result: PollResult, now: datetime, holds: Mapping[str, datetime]
    ) -> None:
        """Store what a poll without articles ended in; raises as `store`."""
        await self.run(self._do, store_outcome, (state, result, now, dict(holds)))

    async def store_reading(self, batch: ReadBatch) -> int:
        """Store what came of reading articles; returns the number of new events; raises as `store`."""
        unreadable = [one.article for one in batch.unreadable]
        return await self.run(self._do, store_reading, (batch.parts, unreadable))

    def begin_children(self) -> None:
        """Start the process that children are forked from, as articles are sure to come."""
        begin_children(WARM)

    def prepare(self) -> None:
        """Start the child, as there will be work for it: it takes a while to load what it needs."""
        if self._child is None and self._next_child is None:
            begin_children(WARM)
            self._next_child = ChildProcess(open_task_state, (self._path,))

    async def link_stories(self) -> None:
        """Find the stories of all events that wait for one; raises as `store`."""
        await self.run(self._do, link_stories, ())

    async def run(self, work: Callable[..., T], *args: object) -> T:
        """Run something that reads or writes the store in the thread; raises as `store`."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._patiently(work, *args))

    async def close(self) -> None:
        """End the thread; a transaction that is under way ends first, one that waits for a lock is given up."""
        self._closing.set()
        await asyncio.to_thread(self._thread.shutdown)
        await asyncio.to_thread(self._end_child)

    def _patiently(self, work: Callable[..., T], *args: object) -> T:
        began, is_reported = time.monotonic(), False
        while True:
            try:
                return work(*args)
            except StoreBusyError:
                # Each try has waited for the lock already, as long as the store does.
                if time.monotonic() - began >= TUNING.store_patience_seconds:
                    raise
                if not is_reported:
                    is_reported = True
                    self._on_locked()
                if self._closing.wait(TUNING.store_retry_seconds):
                    raise

    def _do(self, task: Callable[..., T], args: Sequence[object]) -> T:
        """Have a task done here or by the child."""
        if self._child is not None and not self._child.is_alive():
            self._end_child()
        if self._child is None:
            if task not in _HEAVY_TASKS:
                return task(self._here, *args)
            self.prepare()
            self._child, self._next_child = self._next_child, None
            assert self._child is not None
        try:
            result: T = self._child.run(task, args, None)
            return result
        except ChildDiedError:
            self._end_child()
            raise StoreError("The process that stores has been ended.", "Is there enough memory?") from None

    def _end_child(self) -> None:
        for child in filter(None, (self._child, self._next_child)):
            child.close()
        self._child = self._next_child = None


# ---------------------------------------------------------------------- tasks


@dataclass(slots=True)
class TaskState:
    """What tasks work on; for one thread, which then is the only one of its process that writes for polls.

    Args:
        session: whose store is filled.
        writer: made when something has been read.
        holds: hosts on hold, as they are stored.
    """

    session: Session
    writer: ReadingWriter | None = None
    holds: dict[str, datetime] = field(default_factory=dict)


def load_task_state() -> None:
    """Load what the process that stores needs."""
    import tui.service.ingest.reading_writer  # noqa: F401


def open_task_state(path: Path) -> TaskState:
    """Start of a process that stores: load what its tasks need, open the store."""
    load_task_state()
    gc.set_threshold(*TUNING.gc_thresholds)
    return TaskState(Session(Settings(), Store.open(path), Clock(), Paths(path, path)))


def store_outcome(
    state: TaskState, feed_state: FeedState, result: PollResult, now: datetime, holds: Mapping[str, datetime]
) -> None:
    """Task: `StoreProcess.store_outcome`."""
    with state.session.store.transaction():
        state.session.store.put_feed_state(feed_state)
        _log(state, result, now, holds)
    state.holds.update(holds)


def store_update(state: TaskState, update: FeedUpdate, now: datetime, holds: Mapping[str, datetime]) -> PollResult:
    """Task: `StoreProcess.store`."""
    began = time.monotonic()
    store = state.session.store
    with store.transaction():
        arrived = store_arrivals(store, update.articles, update.aliases, update.hashes, without_pruned=True)
        store.put_feed_state(update.state)
        spent = (*update.spent, ("store", time.monotonic() - began))
        result = PollResult(update.feed, PollOutcome.OK, arrived.new, arrived.updated, update.state.note, spent=spent)
        _log(state, result, now, holds)
    state.holds.update(holds)
    return result


def store_reading(state: TaskState, parts: Sequence[bytes], unreadable: Sequence[str]) -> int:
    """Task: `StoreProcess.store_reading`."""
    # Only loaded when there is something to store: most polls find nothing new.
    from tui.service.ingest.reading_writer import ReadingWriter

    readings = [reading for part in parts for reading in pickle.loads(part)]
    state.writer = state.writer or ReadingWriter(state.session)
    return state.writer.write(readings, unreadable)


def link_stories(state: TaskState) -> None:
    """Task: find the stories of all events that wait for one: they look for theirs once a poll, not with every article."""
    from tui.service.ingest.story_links import link_deferred

    link_deferred(state.session.store)


_HEAVY_TASKS: frozenset[Callable[..., Any]] = frozenset((store_reading, link_stories))
"""Tasks for which a process is started."""


def _log(state: TaskState, result: PollResult, now: datetime, holds: Mapping[str, datetime]) -> None:
    """Within the transaction: hosts that asked to be left alone, and the line in the log."""
    store = state.session.store
    for host, until in holds.items():
        if state.holds.get(host) != until:
            store.put_host_hold(host, until)
    seconds = sum(took for _, took in result.spent)
    store.put_poll_log(result.feed.key, now, str(result.outcome), result.new, result.note, seconds)
