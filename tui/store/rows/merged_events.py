"""Events that matching found to be another one after all: what is theirs goes to the survivor, and their ids lead there."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tui.store.codec import time_text
from tui.store.rows import events, mentions, stories


def merge(db: Connection, id: str, survivor: str, at: datetime) -> set[str]:
    """Let matching's second thoughts make one event of two; returns the events touched."""
    if not db.execute("SELECT EXISTS (SELECT 1 FROM events WHERE id = ?)", (id,)).fetchone()[0]:
        return set()  # founded and merged within one batch: nobody has seen it
    mentions.join(db, id, survivor, at)
    stories.inherit(db, id, survivor, time_text(at))
    events.drop(db, [id])
    db.execute("INSERT OR REPLACE INTO merged VALUES (?, ?)", (id, survivor))
    return {survivor}


def survivor(db: Connection, id: str) -> str:
    """Where matching has merged an event to, over all steps; itself if it was not."""
    seen = {id}
    while row := db.execute("SELECT survivor FROM merged WHERE id = ?", (id,)).fetchone():
        if row[0] in seen:
            break
        id = row[0]
        seen.add(id)
    return id


def merged_into(db: Connection, id: str) -> list[str]:
    """Ids of the events that matching has merged into this one, over all steps."""
    query = (
        "WITH RECURSIVE gone (id) AS (SELECT id FROM merged WHERE survivor = ? "
        "UNION SELECT m.id FROM merged m JOIN gone g ON m.survivor = g.id) SELECT id FROM gone ORDER BY id"
    )
    return [row[0] for row in db.execute(query, (id,))]
