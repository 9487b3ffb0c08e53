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


def new_articles(db: Connection, since: str) -> dict[str, int]:
    """Key of a feed -> number of its articles that were first seen since then."""
    query = (
        "SELECT s.feed, n FROM sources s JOIN "
        "(SELECT source, count(*) AS n FROM articles WHERE first_seen >= ? GROUP BY source) a ON a.source = s.id"
    )
    counts: dict[str, int] = {}
    for feed, number in db.execute(query, (since,)):
        counts[feed] = counts.get(feed, 0) + number
    return counts


def dated(db: Connection, since: str) -> dict[str, tuple[int, int]]:
    """Key of a feed -> (its articles published since then whose event has a date of its own, all of them)."""
    query = (
        "SELECT s.feed, dated, n FROM sources s JOIN (SELECT source, sum(basis <> 'published') AS dated, count(*) AS n "
        "FROM mentions WHERE published >= ? AND retired IS NULL AND role = 'main' GROUP BY source) m ON m.source = s.id"
    )
    counts: dict[str, tuple[int, int]] = {}
    for feed, with_date, number in db.execute(query, (since,)):
        before = counts.get(feed, (0, 0))
        counts[feed] = (before[0] + with_date, before[1] + number)
    return counts


def planned_events(db: Connection, since: str) -> list[str]:
    """Ids of the events that an article published since then has planned."""
    query = "SELECT DISTINCT event FROM mentions WHERE published >= ? AND retired IS NULL AND modality = 'planned' ORDER BY event"
    return [row[0] for row in db.execute(query, (since,))]
