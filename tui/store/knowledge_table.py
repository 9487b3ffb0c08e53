"""What was known and told when: one object over the rows that say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.model import Printed
from tui.store.rows import applied_edits, edits, knowledge
from tui.store.rows.edits import Edit
from tui.store.rows_object import RowsObject


class KnowledgeTable(RowsObject):
    """The digests that were printed under a name, what was new at a time, when events last changed. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def printed(self, name: str, limit: int) -> list[Printed]:
        """The last digests printed under a name, the latest first."""
        return self._read(knowledge.printed, name, limit)

    def put(self, name: str, one: Printed) -> None:
        """Remember that a digest was printed; one of the same moment is replaced."""
        self._write(knowledge.put, name, one)

    def backlog(self, events: Sequence[str], since: datetime, as_of: datetime) -> set[str]:
        """Those of these events that were a feed's backlog as it was known then: all their articles were there when their feed
        was first polled, and had been published before `since`."""
        return self._read(knowledge.backlog, events, since, as_of)

    def updated(self, events: Sequence[str], as_of: datetime | None = None) -> dict[str, datetime]:
        """Event -> when a source last joined, changed or left it, or a person gave it a date or title; as it was known then."""
        return self._read(knowledge.updated, events, as_of)

    def changed_since(self, as_of: datetime) -> set[str]:
        """Events that stood otherwise then: mentions came, went or moved since, or a person changed them."""
        return self._read(applied_edits.since, as_of)

    def edits(self) -> list[Edit]:
        """The edits that stand, oldest first."""
        return self._read(edits.log)

    def edits_of(self, event: str) -> list[Edit]:
        """Those of them that are about an event, read marks left out."""
        return self._read(edits.log_of, event)

    def report_beside(self, at: datetime, *, forward: bool) -> datetime | None:
        """When the next report after a time, or the last before it, became known."""
        return self._read(knowledge.report_beside, at, forward)

    def report_span(self) -> tuple[datetime, datetime] | None:
        """When the first and the last report became known; None where there is none."""
        return self._read(knowledge.report_span)

    def reports_until(self, times: Sequence[datetime]) -> list[int]:
        """How many reports were known at each of these times."""
        return self._read(knowledge.reports_until, times)
