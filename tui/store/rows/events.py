"""Rows of events: a cache of what their mentions fuse to, with the person's marks laid over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from sqlite3 import Connection

from tui.model import Event
from tui.store.codec import EVENT_COLUMNS, event_row, row_event
from tui.store.rows import edits, event_names, event_text, mutes, stories
from tui.store.sql import Where, execute_in, rows_in, slots

_ALL = f"{EVENT_COLUMNS}, day, grp, last_day, minute, disputed"
_PUT = f"INSERT INTO events ({_ALL}) VALUES ({slots(_ALL.split(', '))}) ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f"{column} = excluded.{column}" for column in _ALL.split(", ")[1:] if column != "story"
)
COLUMNS = ", ".join(f"e.{column}" for column in EVENT_COLUMNS.split(", "))
SELECT = f"SELECT {COLUMNS} FROM events e"
IN_GROUP = "e.minute, e.score DESC, e.id"
IN_TIME = f"e.day, e.grp, e.last_day, {IN_GROUP}"
READ_SIZE = 500
"""Events that are read at once (chosen: a screen gets its first ones soon)."""


def put(db: Connection, events: Sequence[Event]) -> None:
    """Insert or update; a new event gets the next sequence number, a known one stays in its story."""
    ids = [event.id for event in events]
    marks = edits.marks(db, ids)
    muted = mutes.of_events(db, ids)
    laid_over = [marks[event.id].over(event) if event.id in marks else event for event in events]
    laid_over = [replace(event, muted=True) if event.id in muted else event for event in laid_over]
    db.executemany(_PUT, map(event_row, laid_over))
    rows = rows_in(db, "SELECT id, seq, title FROM events WHERE id IN", ids)
    event_names.put(db, laid_over)
    event_text.index(db, {seq: (id_, title) for id_, seq, title in rows})


def drop(db: Connection, ids: Iterable[str]) -> None:
    wanted = list(ids)
    numbers = [row[0] for row in rows_in(db, "SELECT seq FROM events WHERE id IN", wanted)]
    event_text.remove(db, numbers)
    event_names.remove(db, wanted)
    stories.detach(db, numbers)
    execute_in(db, "DELETE FROM events WHERE id IN", wanted)


def update_marks(db: Connection, ids: Sequence[str]) -> None:
    """Bring the marks that need no new look at the mentions (all but date, title and news) into the rows."""
    marks = edits.marks(db, ids)
    db.executemany(
        "UPDATE events SET starred = ?, hidden = ?, read = ?, note = ? WHERE id = ?",
        [(m.starred, m.hidden, m.read, m.note, id_) for id_ in ids for m in (marks.get(id_, edits.NO_MARKS),)],
    )


def get(db: Connection, ids: Sequence[str]) -> list[Event]:
    """In the order asked for; unknown ids are left out."""
    events = {row[0]: row_event(row) for row in rows_in(db, f"{SELECT} WHERE e.id IN", ids)}
    return [events[id_] for id_ in ids if id_ in events]


def select(db: Connection, where: Where, order: str = IN_TIME, limit: int = -1, offset: int = 0) -> list[Event]:
    rows = db.execute(f"{SELECT} WHERE {where.sql()} ORDER BY {order} LIMIT ? OFFSET ?", (*where.values, limit, offset))
    return [row_event(row) for row in rows]


def stream(db: Connection, where: Where) -> Iterator[Event]:
    """In order of time, read in slices by key, so that no read stays open while the reader thinks."""
    ids = [
        row[0] for row in db.execute(f"SELECT e.id FROM events e WHERE {where.sql()} ORDER BY {IN_TIME}", where.values)
    ]
    for start in range(0, len(ids), READ_SIZE):
        yield from get(db, ids[start : start + READ_SIZE])
