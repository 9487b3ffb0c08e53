"""The care of a store: what is old taken out, all of it as text and back, room given back."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Sequence
from contextlib import closing
from datetime import datetime

from tui.store.care import archive, prune, upkeep
from tui.store.care.archive import Row
from tui.store.care.prune import PruneCount
from tui.store.migrations import VERSION
from tui.store.rows_object import RowsObject


class CareTable(RowsObject):
    """Everything about the file as a whole. Methods raise StoreError.

    Args:
        database: the store's.
    """

    version = VERSION
    """Of the schema."""

    def old(self, before: datetime, keep: Collection[str]) -> PruneCount:
        """What would go if all that is older went."""
        return self._read(prune.count, before, keep)

    def remove(self, ids: Sequence[str]) -> set[str]:
        """Take articles out; returns the events whose rows are to be made anew, in the same transaction."""
        return self._write(prune.remove, ids)

    def forget_stories(self, events: Sequence[str]) -> None:
        """Of those of these events that are no more, which stories they were in."""
        self._write(prune.forget_stories, events)

    def pruned(self, ids: Sequence[str]) -> dict[str, str]:
        """Id -> hash of the content of those of these articles that were taken out."""
        return self._read(prune.hashes, ids)

    def count_rows(self) -> int:
        """Number of rows that `rows` gives."""
        return self._read(archive.count)

    def rows(self) -> Generator[Row, None, None]:
        """All that the store holds, at one moment."""
        with self._database.guard(), closing(archive.rows(self._database.connection())) as rows:
            yield from rows

    def is_empty(self) -> bool:
        """Whether it holds nothing yet that anybody would miss."""
        return self._read(archive.is_empty)

    def put_rows(self, version: int, lines: Iterable[Row]) -> int:
        """Fill an empty store with what `rows` of a store of that version gave; returns the number of rows taken."""
        return self._write(archive.put, version, lines)

    def counts(self) -> dict[str, int]:
        """The same numbers as different tables have them."""
        return self._read(upkeep.counts)

    def recount(self) -> None:
        """Make the counts of days anew."""
        self._write(upkeep.recount)

    def vacuum(self) -> None:
        """Give back the room of what was taken out."""
        self._read(upkeep.vacuum)
