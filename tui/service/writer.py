"""What a poll does to the store: in one thread, patient with other processes, each feed in one transaction."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from tui.errors import StoreBusyError
from tui.model import Feed, FeedState, PollOutcome, PollResult
from tui.service.session import Session

if TYPE_CHECKING:
    from tui.events.extract import Extraction
    from tui.feeds.parse import Parsed
    from tui.service.ingest import Ingestor

T = TypeVar("T")
Holds = Mapping[str, datetime]

PATIENCE = 60.0
"""Seconds that what was fetched is kept for a store that another process has locked."""

PAUSE = 0.1
"""Seconds between two tries."""


class Writer:
    """The thread of a poller that may touch the store: writes follow each other, and the matcher sees one connection's
    view of it.

    Args:
        session: whose store it is.
        on_locked: called in that thread when another process has the store locked, and is waited for.
    """

    def __init__(self, session: Session, on_locked: Callable[[], object] = lambda: None) -> None:
        self._session = session
        self._on_locked = on_locked
        self._thread = ThreadPoolExecutor(1, "dateline-store")
        self._ingestor: Ingestor | None = None
        self._holds: dict[str, datetime] = {}
        self._closing = threading.Event()

    async def close(self) -> None:
        """End the thread; a transaction that is under way ends first, one that waits for a lock is given up."""
        self._closing.set()
        await asyncio.to_thread(self._thread.shutdown)

    async def run(self, work: Callable[..., T], *args: object) -> T:
        """Run something that reads or writes the store.

        Raises:
            StoreBusyError: another process has kept it locked for longer than `PATIENCE`.
            StoreError: it cannot be read or written.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._patiently(work, *args))

    async def remember(self, state: FeedState, result: PollResult, now: datetime, holds: Holds) -> None:
        """Store what a poll without articles ended in."""
        await self.run(self._remember, state, result, now, dict(holds))

    async def store(
        self,
        feed: Feed,
        state: FeedState,
        parsed: Parsed,
        extractions: Sequence[Extraction],
        hashes: Mapping[str, str],
        now: datetime,
        holds: Holds,
        spent: Sequence[tuple[str, float]],
    ) -> PollResult:
        """Store articles, events, validators and the line in the log; see `Ingestor.add`."""
        return await self.run(self._store, feed, state, parsed, extractions, hashes, now, dict(holds), spent)

    def _patiently(self, work: Callable[..., T], *args: object) -> T:
        began, is_told = time.monotonic(), False
        while True:
            try:
                return work(*args)
            except StoreBusyError:
                # Each try has waited for the lock already, as long as the store does.
                if time.monotonic() - began >= PATIENCE:
                    raise
                if not is_told:
                    is_told = True
                    self._on_locked()
                if self._closing.wait(PAUSE):
                    raise

    def _remember(self, state: FeedState, result: PollResult, now: datetime, holds: Holds) -> None:
        with self._session.store.transaction():
            self._session.store.put_feed_state(state)
            self._finish(result, now, holds)
        self._holds.update(holds)

    def _store(
        self,
        feed: Feed,
        state: FeedState,
        parsed: Parsed,
        extractions: Sequence[Extraction],
        hashes: Mapping[str, str],
        now: datetime,
        holds: Holds,
        spent: Sequence[tuple[str, float]],
    ) -> PollResult:
        # Only loaded when there is something to store: most polls find nothing new.
        from tui.service.ingest import Ingestor

        began = time.monotonic()
        try:
            with self._session.store.transaction():
                self._ingestor = self._ingestor or Ingestor(self._session)
                added = self._ingestor.add(extractions, state, parsed.aliases, hashes)
                took = (*spent, ("store", time.monotonic() - began))
                result = PollResult(
                    feed, PollOutcome.OK, added.new, added.updated, added.events, state.note, spent=took
                )
                self._finish(result, now, holds)
        except BaseException:
            # Its matcher may know of events that are not in the store.
            self._ingestor = None
            raise
        self._holds.update(holds)
        return result

    def _finish(self, result: PollResult, now: datetime, holds: Holds) -> None:
        """Within the transaction: hosts that asked to be left alone, and the line in the log."""
        store = self._session.store
        for host, until in holds.items():
            if self._holds.get(host) != until:
                store.put_host_hold(host, until)
        seconds = sum(took for _, took in result.spent)
        store.put_poll_log(result.feed.key, now, str(result.outcome), result.new, result.note, seconds)
