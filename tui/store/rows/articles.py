"""Rows of articles, the days that they name, and the alias keys that find an article again after its guid changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from sqlite3 import Connection

from tui.model import Article
from tui.store.codec import Row, offset_of, text_time, time_text, to_json
from tui.store.rows import mutes
from tui.store.rows.sources import source_id
from tui.store.sql import chunks, execute_in, rows_in, slots

_SELECT = (
    "SELECT a.id, s.name, a.title, a.text, a.published, a.offset, a.first_seen, a.url, a.lang, s.feed, a.dated, "
    "a.country, a.categories, a.place FROM articles a JOIN sources s ON s.id = a.source"
)
_PUT = (
    "INSERT INTO articles (id, source, title, text, published, offset, first_seen, url, lang, dated, country, hash, "
    "read_by, muted, categories, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET source = excluded.source, "
    "title = excluded.title, text = excluded.text, published = excluded.published, offset = excluded.offset, "
    "url = excluded.url, lang = excluded.lang, dated = excluded.dated, country = excluded.country, "
    "hash = excluded.hash, read_by = excluded.read_by, muted = excluded.muted, categories = excluded.categories, "
    "changed = excluded.first_seen"
)

ArticleRow = tuple[Article, str, Sequence[str]]
"""An article, the hash of its content, and the keys that find it when its guid has changed."""


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


def put(db: Connection, rows: Sequence[ArticleRow], read_by: int) -> None:
    """Insert, or update all but `first_seen` and `place`, which are those of the first sight."""
    sources: dict[tuple[str, str], int] = {}
    muted = mutes.current(db)
    values = []
    for article, content_hash, _ in rows:
        outlet = article.source, article.feed
        if outlet not in sources:
            sources[outlet] = source_id(db, *outlet)
        values.append(
            (
                article.id,
                sources[outlet],
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
                read_by,
                mutes.holds(muted, article),
                to_json(article.categories),
                article.place,
            )
        )
    db.executemany(_PUT, values)
    db.executemany(
        "INSERT OR REPLACE INTO aliases VALUES (?, ?, ?)",
        [(article.feed, alias, article.id) for article, _, aliases in rows for alias in aliases],
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
    id_, source, title, text, published, offset, first_seen, url, lang, feed, dated, country, categories, place = row
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
        categories=tuple(json.loads(categories)),
        place=place,
    )


def put_named_days(db: Connection, days_of: Mapping[str, Iterable[int]], at: datetime) -> None:
    """Note the days that a version of an article names, as ordinals."""
    known = time_text(at)
    rows = [(article, day, known) for article, days in days_of.items() for day in sorted(days)]
    db.executemany("INSERT OR IGNORE INTO named_days VALUES (?, ?, ?)", rows)


def replace_named_days(db: Connection, days_of: Mapping[str, Iterable[int]]) -> None:
    """Note the days that articles name as they are now, instead of those that this version of them was said to name."""
    execute_in(
        db,
        "DELETE FROM named_days WHERE known >= (SELECT ifnull(changed, first_seen) FROM articles WHERE id = article) "
        "AND article IN",
        list(days_of),
    )
    db.executemany(
        "INSERT OR IGNORE INTO named_days SELECT id, ?, ifnull(changed, first_seen) FROM articles WHERE id = ?",
        [(day, article) for article, days in days_of.items() for day in sorted(days)],
    )


def named_days(db: Connection, ids: Sequence[str], as_of: datetime | None) -> Iterator[tuple[str, int]]:
    """(article, day) of these articles, as far as it was known then."""
    then = time_text(as_of) if as_of else "~"  # after every time
    for part in chunks(ids):
        query = f"SELECT article, day FROM named_days WHERE article IN ({slots(part)}) AND known <= ?"
        yield from db.execute(query, (*part, then)).fetchall()
