"""Rows of mentions: replaced article by article, with what they replace kept for questions about the past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from tui.errors import StoreError
from tui.store.codec import (
    MENTION_COLUMNS,
    MENTION_SELECT,
    StoredMention,
    mention_row,
    row_mention,
    time_text,
)  # fmt: skip
from tui.store.rows.edits import Resolver, resolver
from tui.store.sql import chunks, rows_in, slots

_FROM = f"SELECT {MENTION_SELECT} FROM mentions m JOIN sources s ON s.id = m.source"
_INSERT = f"INSERT INTO mentions ({MENTION_COLUMNS}, known) VALUES ({slots(MENTION_COLUMNS.split(', '))}, ?)"
_ARTICLE, _EVENT, _ASSIGNED = map(MENTION_COLUMNS.split(", ").index, ("article", "event", "assigned"))
"""Places of columns in a row of MENTION_SELECT."""

_STORED = "SELECT id, source, first_seen, changed FROM articles WHERE id IN"
_OLD = f"SELECT rowid, {MENTION_COLUMNS} FROM mentions WHERE retired IS NULL AND article IN"

READ_SIZE = 2000
"""Mentions that are read at once (chosen: some megabytes)."""


def put(db: Connection, rows_of: Mapping[str, Sequence[StoredMention]], at: datetime | None) -> dict[str, set[str]]:
    """Replace the mentions of articles; those that did not change stay as they are.

    Args:
        rows_of: article -> its mentions.
        at: when these versions of the articles became known; None: when their rows say that they changed last. What was
            known before then is kept for the past, what is known since then was this version too and is forgotten.

    Returns:
        Article -> ids of all events that had or have a mention of it.
    """
    articles = list(rows_of)
    stored = {row[0]: row[1:] for row in rows_in(db, _STORED, articles)}
    old: dict[str, dict[tuple[Any, ...], int]] = {}
    for row in rows_in(db, _OLD, articles):
        old.setdefault(row[1 + _ARTICLE], {})[row[1:]] = row[0]
    known_before = {row[0] for row in rows_in(db, "SELECT DISTINCT article FROM mentions WHERE article IN", articles)}
    resolve = resolver(db)
    touched: dict[str, set[str]] = {}
    inserts: list[tuple[Any, ...]] = []
    retires: list[tuple[str, str, int]] = []
    for article, rows in rows_of.items():
        if article not in stored:
            raise StoreError(f"The article {article!r} is not in the store.")
        source, first_seen, changed = stored[article]
        before = old.get(article, {})
        new = [mention_row(row, source, resolve(row.event_id, article), first_seen) for row in rows]
        kept = set(new)
        known = first_seen
        if article in known_before:
            known = max(time_text(at) if at else changed or first_seen, first_seen)
            retires += [(known, known, rowid) for row, rowid in before.items() if row not in kept]
        inserts += [(*row, known) for row in new if row not in before]
        touched[article] = {row[_EVENT] for row in (*before, *new)}
    _retire(db, retires)
    db.executemany(_INSERT, inserts)
    return touched


def _retire(db: Connection, retires: Sequence[tuple[str, str, int]]) -> None:
    """Keep rows for the past if they were known before, else delete them: (at, at, rowid)."""
    if not retires:
        return
    db.executemany("UPDATE mentions SET retired = ? WHERE known < ? AND rowid = ?", retires)
    for part in chunks([rowid for *_, rowid in retires]):
        db.execute(f"DELETE FROM mentions WHERE rowid IN ({slots(part)}) AND retired IS NULL", part)


def of_events(db: Connection, ids: Sequence[str], as_of: datetime | None) -> dict[str, list[StoredMention]]:
    """Mentions by event, ordered by (first_seen, id); events without any are left out."""
    by_event: dict[str, list[StoredMention]] = {}
    if as_of is None:
        query = f"{_FROM} WHERE m.retired IS NULL AND m.event IN"
        for row in rows_in(db, query, ids, " ORDER BY m.first_seen, m.id"):
            by_event.setdefault(row[_EVENT], []).append(row_mention(row))
        return by_event
    resolve, wanted, then = resolver(db, as_of), set(ids), time_text(as_of)
    for part in chunks(ids):
        query = (
            f"{_FROM} WHERE m.rowid IN (SELECT rowid FROM mentions WHERE event IN ({slots(part)}) UNION "
            f"SELECT rowid FROM mentions WHERE assigned <> event AND assigned IN ({slots(part)})) "
            "AND m.known <= ? AND (m.retired IS NULL OR m.retired > ?)"
        )
        for row in db.execute(query, (*part, *part, then, then)):
            event = resolve(row[_ASSIGNED], row[_ARTICLE])
            if event in wanted:
                by_event.setdefault(event, []).append(replace(row_mention(row), event_id=event))
    for event, mentions in by_event.items():
        unique = {stored.mention.id: stored for stored in mentions}  # a row can be met in two slices of the ids
        by_event[event] = sorted(unique.values(), key=lambda row: (row.mention.first_seen, row.mention.id))
    return by_event


def live(db: Connection, since: datetime, until: datetime | None = None) -> Iterator[StoredMention]:
    """Mentions published between these times, ordered by (published, id)."""
    last = time_text(until) if until else "~"  # after every time
    cursor = db.execute(
        f"{_FROM} WHERE m.published BETWEEN ? AND ? AND m.retired IS NULL ORDER BY m.published, m.id",
        (time_text(since), last),
    )
    while rows := cursor.fetchmany(READ_SIZE):
        yield from map(row_mention, rows)


def changed_since(db: Connection, as_of: datetime) -> set[str]:
    """Events whose mentions were not the same then as they are now."""
    then = time_text(as_of)
    rows = db.execute(
        "SELECT event, assigned FROM mentions WHERE known > ? UNION SELECT event, assigned FROM mentions WHERE retired > ?",
        (then, then),
    )
    return {event for row in rows for event in row}


def reassign(db: Connection, ids: Sequence[str]) -> set[str]:
    """Put the mentions of these events where the merges and splits that stand lead; returns all events touched."""
    resolve: Resolver = resolver(db)
    moves: list[tuple[str, int]] = []
    touched = set(ids)
    for part in chunks(ids):
        query = (
            f"SELECT rowid, event, assigned, article FROM mentions WHERE event IN ({slots(part)}) "
            f"OR (assigned <> event AND assigned IN ({slots(part)}))"
        )
        for rowid, event, assigned, article in db.execute(query, (*part, *part)):
            target = resolve(assigned, article)
            if target != event:
                moves.append((target, rowid))
                touched |= {event, target}
    db.executemany("UPDATE mentions SET event = ? WHERE rowid = ?", moves)
    return touched
