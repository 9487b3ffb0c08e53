"""Rows of sources: an outlet as one feed names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Connection

Tags = Mapping[str, Sequence[str]]
"""Tag, casefolded -> keys and names of the feeds that carry it."""


def source_id(db: Connection, name: str, feed: str) -> int:
    """The row of an outlet, made if it is new."""
    row = db.execute("SELECT id FROM sources WHERE name = ? AND feed = ?", (name, feed)).fetchone()
    if row is None:
        row = db.execute("INSERT INTO sources (name, feed) VALUES (?, ?) RETURNING id", (name, feed)).fetchone()
    return int(row[0])


def named(db: Connection, names: Sequence[str]) -> list[int]:
    """Outlets whose name holds one of the names, without regard to case."""
    wanted = [name.casefold() for name in names]
    rows = db.execute("SELECT id, name FROM sources ORDER BY id")
    return [id_ for id_, name in rows if any(part in name.casefold() for part in wanted)]


def tagged(db: Connection, wanted: Sequence[str], tags: Tags) -> list[int]:
    """Outlets of the feeds that carry one of the tags."""
    feeds = {feed for tag in wanted for feed in tags.get(tag.casefold(), ())}
    return [
        id_ for id_, name, feed in db.execute("SELECT id, name, feed FROM sources ORDER BY id") if {name, feed} & feeds
    ]


def names(db: Connection, wanted: Sequence[str], tags: Tags) -> list[str]:
    """Outlets in the order of their first article; those of feeds with one of the tags, if given."""
    rows = db.execute("SELECT id, name FROM sources ORDER BY id").fetchall()
    if wanted:
        kept = set(tagged(db, wanted, tags))
        rows = [row for row in rows if row[0] in kept]
    return list(dict.fromkeys(name for _, name in rows))
