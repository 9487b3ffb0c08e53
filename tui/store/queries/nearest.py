"""The matching events nearest to a day, soon: along the index of days, without looking at all that match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Connection

from tui.model import Event, Query
from tui.store.codec import row_event
from tui.store.queries.filters import where
from tui.store.queries.flags import shows_features
from tui.store.rows import event_text, events
from tui.store.rows.sources import Tags

LOOKED_AT = 10_000
"""Events looked at on each side of the day (chosen: some milliseconds on a slow machine)."""
FEW = 4_000
"""Where so few events have the words, all are found about as fast (chosen: a fiftieth of a second)."""


def nearest(db: Connection, query: Query, tags: Tags, day: date, before: int, after: int) -> list[Event] | None:
    """Events that match and start up to `day`, at most `before` and the latest, and those that start after it, at most `after`
    and the earliest; in order of time. Of a day at either end some may be missing.

    Returns:
        None where few have the words, or too few of those looked at match: then all are asked for as well.
    """
    if query.text and _are_few(db, query.text):
        return None
    only_excludes, expression = event_text.split(query.text)
    wordless = replace(query, text="", features=shows_features(query))
    clause = where(db, wordless, tags, walking=True)
    words = f"near.seq {'NOT ' * only_excludes}IN (SELECT seq FROM temp.worded) AND " if expression else ""
    if expression:
        # What has the words is gathered once for both sides.
        db.execute("CREATE TEMP TABLE IF NOT EXISTS worded (seq INTEGER PRIMARY KEY)")
        db.execute("INSERT INTO temp.worded SELECT rowid FROM event_text WHERE event_text MATCH ?", (expression,))
    try:
        numbers: list[int] = []
        for sign, order, limit in (("<=", "DESC", before), (">", "ASC", after)):
            near = f"SELECT seq FROM events INDEXED BY events_order WHERE day {sign} ? ORDER BY day {order} LIMIT {LOOKED_AT}"
            sql = f"SELECT e.seq FROM ({near}) near CROSS JOIN events e ON e.seq = near.seq WHERE {words}{clause.sql()} LIMIT ?"
            numbers += [row[0] for row in db.execute(sql, (day.toordinal(), *clause.values, limit))]
            if len(numbers) < before:
                return None
    finally:
        if expression:
            db.execute("DELETE FROM temp.worded")
    return _read(db, numbers)


def _are_few(db: Connection, text: str) -> bool:
    only_excludes, expression = event_text.split(text)
    if only_excludes:
        return False
    sql = "SELECT count(*) FROM (SELECT rowid FROM event_text WHERE event_text MATCH ? LIMIT ?)"
    return bool(db.execute(sql, (expression, FEW)).fetchone()[0] < FEW)


def _read(db: Connection, numbers: Sequence[int]) -> list[Event]:
    rows = db.execute(
        f"SELECT {events.COLUMNS} FROM events e WHERE e.seq IN (SELECT value FROM json_each(?)) ORDER BY {events.IN_TIME}",
        (str(list(numbers)),),
    )
    return [row_event(row) for row in rows]
