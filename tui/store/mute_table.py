"""What is muted: one object over the patterns and the articles that they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.store.rows import mutes
from tui.store.rows_object import RowsObject


class MuteTable(RowsObject):
    """The patterns by which articles were judged. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def current(self) -> dict[str, list[str]]:
        """Key and name of a feed -> the patterns by which its articles were judged."""
        return self._read(mutes.current)

    def replace(self, patterns: Mapping[str, Sequence[str]]) -> None:
        """Judge articles and events by other patterns."""
        self._write(mutes.replace, patterns)

    def articles(self, ids: Sequence[str]) -> set[str]:
        """Those of these articles that are muted."""
        return self._read(mutes.of_articles, ids)
