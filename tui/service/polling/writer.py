"""What a poll does to the store: one thing after the other in one thread, patient with other processes."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from tui.errors import StoreBusyError
from tui.model import Feed, FeedState, PollResult
from tui.service.polling.store_process import Holds, Keeper, Storing

if TYPE_CHECKING:
    from tui.events.extraction.extract import Extraction
    from tui.feeds.read.parse import Parsed

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that what was fetched is kept for a store that another process has locked."""

PAUSE = 0.1
"""Seconds between two tries."""


class Writer:
    """The thread of a poller that may touch the store: writes follow each other, and the matcher sees one connection's
    view of it.

    Args:
        keeper: does what is written.
        on_locked: called in that thread when another process has the store locked, and is waited for.
    """

    def __init__(self, keeper: Keeper, on_locked: Callable[[], object] = lambda: None) -> None:
        self._keeper = keeper
        self._on_locked = on_locked
        self._thread = ThreadPoolExecutor(1, "dateline-store")
        self._closing = threading.Event()

    async def close(self) -> None:
        """End the thread; a transaction that is under way ends first, one that waits for a lock is given up."""
        self._closing.set()
        await asyncio.to_thread(self._thread.shutdown)
        await asyncio.to_thread(self._keeper.close)

    async def run(self, work: Callable[..., T], *args: object) -> T:
        """Run something that reads or writes the store.

        Raises:
            StoreBusyError: another process has kept it locked for longer than `PATIENCE`.
            StoreError: it cannot be read or written.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._patiently(work, *args))

    async def remember(self, state: FeedState, result: PollResult, now: datetime, holds: Holds) -> None:
        """Store what a poll without articles ended in."""
        await self.run(self._keeper.run, Storing.remember, (state, result, now, dict(holds)))

    async def weave(self) -> None:
        """Find the stories that were put off; see `Storing.weave`."""
        await self.run(self._keeper.run, Storing.weave, ())

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
        """Store articles, events, validators and the line in the log; see `Storing.add`."""
        args = (feed, state, extractions, parsed.aliases, hashes, now, dict(holds), tuple(spent))
        result: PollResult = await self.run(self._keeper.run, Storing.add, args)
        return result

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
