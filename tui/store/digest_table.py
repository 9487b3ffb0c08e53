"""The digests that a store remembers: one object over their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.model import Printed
from tui.store.rows import digests
from tui.store.rows_object import RowsObject


class DigestTable(RowsObject):
    """The digests that were printed under a name. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def printed(self, name: str, limit: int) -> list[Printed]:
        """The last digests printed under a name, the latest first."""
        return self._read(digests.printed, name, limit)

    def put(self, name: str, one: Printed) -> None:
        """Remember that a digest was printed; one of the same moment is replaced."""
        self._write(digests.put, name, one)

    def backlog(self, events: Sequence[str], since: datetime, as_of: datetime) -> set[str]:
        """Those of these events that were a feed's backlog as it was known then: all their articles were there when their feed
        was first polled, and had been published before `since`."""
        return self._read(digests.backlog, events, since, as_of)
