"""Rows of articles, the days that they name, and the alias keys that find an article again after its guid changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from sqlite3 import Connection

from tui.model import Article
from tui.store.codec import Row, offset_of, text_time, time_text
from tui.store.rows.sources import source_id
from tui.store.sql import chunks, rows_in, slots

_SELECT = (
    "SELECT a.id, s.name, a.title, a.text, a.published, a.offset, a.first_seen, a.url, a.lang, s.feed, a.dated, "
    "a.country FROM articles a JOIN sources s ON s.id = a.source"
)


def known(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Id -> content hash of those that are in the store."""
    return dict(rows_in(db, "SELECT id, hash FROM articles WHERE id IN", ids))


def find_alias(db: Connection, feed: str, aliases: Sequence[str]) -> dict[str, str]:
    return {
        row[0]: row[1]
        for part in chunks(aliases)
        for row in db.execute(
            f"SELECT alias, article FROM aliases WHERE feed = ? AND alias IN ({slots(part)})", (feed, *part)
        )
    }


def put(db: Connection, article: Article, content_hash: str, aliases: Sequence[str]) -> None:
    db.execute(
        "INSERT INTO articles (id, source, title, text, published, offset, first_seen, url, lang, dated, country, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET source = excluded.source, "
        "title = excluded.title, text = excluded.text, published = excluded.published, offset = excluded.offset, "
        "url = excluded.url, lang = excluded.lang, dated = excluded.dated, country = excluded.country, "
        "hash = excluded.hash",
        (
            article.id,
            source_id(db, article.source, article.feed),
            article.title,
            article.text,
            time_text(article.published),
            offset_of(article.published),
            time_text(article.first_seen),
            article.url,
            article.lang,
            article.dated,
            article.country,
            content_hash,
        ),
    )
    db.executemany(
        "INSERT OR REPLACE INTO aliases VALUES (?, ?, ?)", [(article.feed, alias, article.id) for alias in aliases]
    )


def get(db: Connection, ids: Sequence[str]) -> list[Article]:
    """In the order asked for; unknown ids are left out."""
    articles = {row[0]: _decode(row) for row in rows_in(db, f"{_SELECT} WHERE a.id IN", ids)}
    return [articles[id_] for id_ in ids if id_ in articles]


def titles(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    return dict(rows_in(db, "SELECT id, title FROM articles WHERE id IN", ids))


def count(db: Connection, seen_by: str | None) -> int:
    if seen_by is None:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    return int(db.execute("SELECT count(*) FROM articles WHERE first_seen <= ?", (seen_by,)).fetchone()[0])


def _decode(row: Row) -> Article:
    id_, source, title, text, published, offset, first_seen, url, lang, feed, dated, country = row
    return Article(
        id=id_,
        source=source,
        title=title,
        text=text,
        published=text_time(published, offset),
        first_seen=text_time(first_seen),
        url=url,
        lang=lang,
        feed=feed,
        dated=bool(dated),
        country=country,
    )


def put_named_days(db: Connection, article: str, days: Iterable[int], at: datetime) -> None:
    """Note the days that a version of an article names, as ordinals."""
    known = time_text(at)
    db.executemany("INSERT OR IGNORE INTO named_days VALUES (?, ?, ?)", [(article, day, known) for day in sorted(days)])


def named_days(db: Connection, ids: Sequence[str], as_of: datetime | None) -> Iterator[tuple[str, int]]:
    """(article, day) of these articles, as far as it was known then."""
    then = time_text(as_of) if as_of else "~"  # after every time
    for part in chunks(ids):
        query = f"SELECT article, day FROM named_days WHERE article IN ({slots(part)}) AND known <= ?"
        yield from db.execute(query, (*part, then)).fetchall()
