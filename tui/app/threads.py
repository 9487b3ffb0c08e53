"""Threads that read the store for the screens: few, so that few copies of its pages are in memory; what is asked in vain ends soon."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tui.service.session import Session

T = TypeVar("T")

READERS = 3
"""Threads. Chosen: a list, its counts and a detail are read side by side."""

_READERS = ThreadPoolExecutor(READERS, thread_name_prefix="reader")


async def in_thread(session: Session, question: Callable[[], T], *, to_the_end: bool = False) -> T:
    """The answer to a question; when who asks is cancelled, its reading of the store ends, too, unless it goes `to_the_end`."""
    cancelled = threading.Event()

    def asked() -> T:
        with session.reading_until((lambda: False) if to_the_end else cancelled.is_set):
            return question()

    context = contextvars.copy_context()
    try:
        return await asyncio.get_running_loop().run_in_executor(_READERS, lambda: context.run(asked))
    except asyncio.CancelledError:
        cancelled.set()
        raise
