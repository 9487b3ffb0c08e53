"""Readings into the store, a batch a transaction; the stories of their events a while later."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from tui.errors import StoreError
from tui.service.ingest.ingestor import Ingestor
from tui.service.ingest.reading import Reading
from tui.service.ingest.story_links import link_deferred
from tui.service.ingest.tuning import TUNING
from tui.service.session import Session


class ReadingWriter:
    """Stores what was read; its matcher knows the live events. For one thread.

    Args:
        session: whose store it fills.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ingestor: Ingestor | None = None

    def write(self, readings: Sequence[Reading], unreadable: Sequence[str]) -> int:
        """Store a batch, and find the stories of events where many wait for theirs.

        Args:
            readings: what was read of articles.
            unreadable: ids of the articles that cannot be read.

        Returns:
            Number of new events.

        Raises:
            StoreError: nothing was stored.
        """
        store = self._session.store
        try:
            with store.transaction():
                self._ingestor = self._ingestor or Ingestor(self._session, defer_stories=True)
                events = self._ingestor.read(readings)
                store.reading.mark_unreadable(unreadable)
        except BaseException:
            # Its matcher may know of events that are not in the store.
            self._ingestor = None
            raise
        if store.stories.unlinked_count() >= TUNING.link_after_events:
            # What was read is stored, whatever becomes of the stories.
            with contextlib.suppress(StoreError):
                link_deferred(store)
        return events
