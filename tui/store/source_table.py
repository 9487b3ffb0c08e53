"""What feeds have brought of late: one object over the rows."""

from __future__ import annotations

from datetime import datetime

from tui.store.codec import time_text
from tui.store.rows import sources
from tui.store.rows_object import RowsObject


class SourceTable(RowsObject):
    """Counts by feed. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def new_articles(self, since: datetime) -> dict[str, int]:
        """Key of a feed -> number of its articles that were first seen since then."""
        return self._read(sources.new_articles, time_text(since))

    def dated(self, since: datetime) -> dict[str, tuple[int, int]]:
        """Key of a feed -> (its articles published since then whose event has a date of its own, all of them)."""
        return self._read(sources.dated, time_text(since))

    def planned_events(self, since: datetime) -> list[str]:
        """Ids of the events that an article published since then has planned."""
        return self._read(sources.planned_events, time_text(since))
