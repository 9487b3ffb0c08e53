"""Which rows of articles have yet to be read, in the order in which they are: an index walks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Connection

from tui.model import Article
from tui.store.codec import offset_of, text_time, time_text
from tui.store.rows import articles
from tui.store.sql import execute_in, rows_in

NOT_READ = 0
"""`read_by` of an article that no reader has read as it is now."""

_NEXT = (
    "SELECT id, hash, ifnull(changed, first_seen), read_by, published FROM articles INDEXED BY articles_read_by "
    "WHERE (read_by, published, id) > (?, ?, ?) AND read_by < ? ORDER BY read_by, published, id LIMIT ?"
)

ReadRow = tuple[str, str, datetime]
"""Of an article that has been read: its id, its language, when it was published."""


@dataclass(frozen=True, slots=True)
class UnreadArticle:
    """An article that is to be read.

    Args:
        article: as it is stored; one that its feed did not date is published when it was first seen.
        hash: of its content.
        known: when it was first seen as it is.
        read_by: version of the reader that read it last, 0 for none.
        published: as its row has it.
    """

    article: Article
    hash: str
    known: datetime
    read_by: int
    published: str


def count(db: Connection, first: int, last: int) -> int:
    """Number of articles that were read last by these versions."""
    return int(db.execute("SELECT count(*) FROM articles WHERE read_by BETWEEN ? AND ?", (first, last)).fetchone()[0])


def waiting(db: Connection, version: int, limit: int, after: UnreadArticle | None) -> list[UnreadArticle]:
    """Articles that this version of the reader has neither read nor failed to read, a part of them."""
    # Every time of publication sorts before "~".
    start = (after.read_by, after.published, after.article.id) if after else (-version, "~", "")
    rows = db.execute(_NEXT, (*start, version, limit)).fetchall()
    stored = {article.id: article for article in articles.get(db, [row[0] for row in rows])}
    return [UnreadArticle(_anew(stored[id_]), hash_, text_time(known), *rest) for id_, hash_, known, *rest in rows]


def _anew(article: Article) -> Article:
    """An article as it was before a reader gave it a day that its feed did not."""
    if article.dated or not article.feed:
        return article
    return replace(article, published=article.first_seen.astimezone(article.published.tzinfo))


def versions(db: Connection, ids: Sequence[str]) -> dict[str, tuple[str, datetime]]:
    """Of articles, the hash of their content and since when they are known as they are."""
    rows = rows_in(db, "SELECT id, hash, ifnull(changed, first_seen) FROM articles WHERE id IN", ids)
    return {id_: (hash_, text_time(known)) for id_, hash_, known in rows}


def still_waiting(db: Connection, version: int, hashes: Mapping[str, str]) -> set[str]:
    """Those of these articles (id -> hash) that still have that content and are still to be read."""
    rows = rows_in(db, "SELECT id, hash, read_by FROM articles WHERE id IN", list(hashes))
    return {id_ for id_, hash_, read_by in rows if hash_ == hashes[id_] and abs(read_by) < version}


def mentioned(db: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these articles that have or had mentions: other versions of them were read."""
    return {row[0] for row in rows_in(db, "SELECT DISTINCT article FROM mentions WHERE article IN", ids)}


def mark(db: Connection, rows: Iterable[ReadRow], version: int) -> None:
    """These have been read by this version of the reader."""
    db.executemany(
        "UPDATE articles SET read_by = ?, lang = ?, published = ?, offset = ? WHERE id = ?",
        [(version, lang, time_text(published), offset_of(published), id_) for id_, lang, published in rows],
    )


def mark_failed(db: Connection, ids: Sequence[str], version: int) -> None:
    """These cannot be read by this version of the reader."""
    execute_in(db, f"UPDATE articles SET read_by = {-version:d} WHERE id IN", ids)
