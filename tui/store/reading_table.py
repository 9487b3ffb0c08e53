"""Which articles of a store were read, and by which version of the reader: one object over their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tui.model import READER_VERSION
from tui.store.rows import articles, reading
from tui.store.rows.articles import ArticleRow
from tui.store.rows.reading import ReadRow, UnreadArticle
from tui.store.rows_object import RowsObject


class ReadingTable(RowsObject):
    """Articles that have yet to be read: those that no reader has read, and those that an older version has.

    What writes belongs inside a transaction. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def put_unread(self, rows: Sequence[ArticleRow]) -> None:
        """Insert or update articles; the mentions that older versions of them have stay until they are read."""
        self._write(articles.put, rows, reading.NOT_READ)

    def unread_count(self) -> int:
        """Number of articles that no reader has read as they are now."""
        return self._read(reading.count, reading.NOT_READ, reading.NOT_READ)

    def outdated_count(self) -> int:
        """Number of articles that only an older version of the reader has read, or tried to."""
        low = self._read(reading.count, 1 - READER_VERSION, reading.NOT_READ - 1)
        return low + self._read(reading.count, reading.NOT_READ + 1, READER_VERSION - 1)

    def failed_count(self) -> int:
        """Number of articles that this version of the reader has tried to read in vain."""
        return self._read(reading.count, -READER_VERSION, -READER_VERSION)

    def next_unread(self, limit: int, after: UnreadArticle | None = None) -> list[UnreadArticle]:
        """The first articles that are to be read, or those after one: by the reader that read them last, then in order of
        publication; so that those that nobody has read are among the first."""
        return self._read(reading.waiting, READER_VERSION, limit, after)

    def versions(self, ids: Sequence[str]) -> dict[str, tuple[str, datetime]]:
        """Of articles, the hash of their content and since when they are known as they are."""
        return self._read(reading.versions, ids)

    def still_unread(self, hashes: Mapping[str, str]) -> set[str]:
        """Of these articles (id -> hash of its content), those that are still as they were and still to be read."""
        return self._read(reading.still_waiting, READER_VERSION, hashes)

    def mentioned(self, ids: Sequence[str]) -> set[str]:
        """Those of these articles that have or had mentions: other versions of them were read."""
        return self._read(reading.mentioned, ids)

    def mark_read(self, rows: Iterable[ReadRow]) -> None:
        """These have been read; reading them has told their language, and when undated ones were published."""
        self._write(reading.mark, rows, READER_VERSION)

    def mark_unreadable(self, ids: Sequence[str]) -> None:
        """Reading these has failed: it is tried again by the next version of the reader, or when they change."""
        self._write(reading.mark_failed, ids, READER_VERSION)

    def put_named_days(self, days_of: Mapping[str, Iterable[int]]) -> None:
        """Replace the single days (ordinals) that articles, as they are now, are known to name."""
        self._write(articles.replace_named_days, days_of)
