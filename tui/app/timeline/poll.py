"""A poll as the app runs it: in the background, its progress and its outcome in words."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from tui.app import words
from tui.app.modes.processes import let_processes_start
from tui.model import PollResult, ReadingProgress
from tui.service.session import Session


@dataclass
class PollProgress:
    """How far a poll is; it writes, whoever shows it reads.

    Args:
        total: feeds to poll.
        done: feeds polled.
        results: theirs, in the order in which they came.
        reading: how far the reading of what they brought is.
    """

    total: int
    done: int = 0
    results: list[PollResult] = field(default_factory=list)
    reading: ReadingProgress = field(default_factory=ReadingProgress)

    def update(self, done: int, total: int) -> None:
        """Another feed is done."""
        self.done, self.total = done, total

    def read(self, reading: ReadingProgress) -> None:
        """More articles have been read."""
        self.reading = reading

    def __str__(self) -> str:
        return words.poll_progress(self.done, self.total, self.results, self.reading)


async def run_poll(session: Session, everything: bool, progress: PollProgress, names: Sequence[str] = ()) -> str:
    """Poll what is due, or everything, or the feeds with these names; what came of it, in words.

    Raises:
        DatelineError: the poll could not begin or go on.
    """
    poll = await asyncio.to_thread(_load_poll)
    await poll(
        session,
        names,
        force=everything,
        on_result=progress.results.append,
        on_progress=progress.update,
        on_reading=progress.read,
    )
    return words.poll_outcome(progress.results, progress.reading)


async def run_reading(session: Session, progress: PollProgress) -> str:
    """Read the articles that an ended poll, or an older dateline, has left; what came of it, in words.

    Raises:
        DatelineError: it could not begin.
    """
    await asyncio.to_thread(_load_poll)
    from tui.service.polling.poll import catch_up

    await catch_up(session, on_reading=progress.read)
    return words.reading_outcome(progress.reading)


def _load_poll() -> Callable[..., Awaitable[list[PollResult]]]:
    """Import what polls, which takes a while, and let it start processes."""
    let_processes_start()
    return importlib.import_module("tui.service.polling.poll").poll  # type: ignore[no-any-return]
