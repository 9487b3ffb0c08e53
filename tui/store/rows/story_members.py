"""Rows of stories and of who belongs to them: functions that the store's modules share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from tui.store.codec import time_text
from tui.store.rows.articles import chunks, slots

LEAST = 2
"""Events and articles of a story at least, unless a person has put an event there."""

ENOUGH = 20
"""Events of a story that are looked at for that."""


def move(db: Connection, events: Sequence[str], story: str | None, at: str) -> None:
    """Put events into a story, or into none, from a time on."""
    db.executemany("UPDATE events SET story = ? WHERE id = ?", [(story, event) for event in events])
    db.executemany("INSERT OR REPLACE INTO story_log VALUES (?, ?, ?)", [(event, at, story) for event in events])


def events_of(db: Connection, story: str) -> list[str]:
    """Ids of a story's events."""
    return [row[0] for row in db.execute("SELECT id FROM events WHERE story = ?", (story,))]


def settle(db: Connection, story: str, at: str) -> None:
    """Give a story its face and title; without enough events it is none any more."""
    best = db.execute(
        "SELECT id, title FROM events WHERE story = ? ORDER BY hidden, feature, score DESC, id LIMIT 1", (story,)
    ).fetchone()
    several = db.execute(
        "SELECT count(DISTINCT e.id) >= ? AND count(DISTINCT m.article) >= ? FROM "
        "(SELECT id FROM events WHERE story = ? LIMIT ?) e JOIN mentions m ON m.event = e.id AND m.retired IS NULL",
        (LEAST, LEAST, story, ENOUGH),
    ).fetchone()
    wanted = "SELECT EXISTS (SELECT 1 FROM marks WHERE story = ?)"
    if best is not None and (several[0] or db.execute(wanted, (story,)).fetchone()[0]):
        db.execute("UPDATE stories SET face = ?, title = ?, alive = 1, settled = 1 WHERE id = ?", (*best, story))
        return
    move(db, events_of(db, story), None, at)
    db.execute("UPDATE stories SET alive = 0, settled = 1 WHERE id = ?", (story,))


def survivor_of(db: Connection, story: str) -> str | None:
    """As `Stories.survivor`."""
    seen: set[str] = set()
    while story not in seen:
        seen.add(story)
        row = db.execute("SELECT alive, survivor, face FROM stories WHERE id = ?", (story,)).fetchone()
        if row is None:
            return None
        alive, survivor, face = row
        if survivor is None and alive:
            return story
        if survivor is None:
            survivor = (db.execute("SELECT story FROM events WHERE id = ?", (face,)).fetchone() or (None,))[0]
        if survivor is None:
            return None
        story = survivor
    return None


def named(db: Connection, values: Sequence[str]) -> list[str]:
    """Ids of the stories that a person may mean: by id, one that is no more included, or by words of the title."""
    found = dict.fromkeys(story for value in values if (story := survivor_of(db, value.lower())))
    wanted = [value.casefold() for value in values]
    rows = db.execute("SELECT id, title FROM stories WHERE alive = 1 ORDER BY id")
    found.update((id_, None) for id_, title in rows if any(value in title.casefold() for value in wanted))
    return list(found)


def story_list(stories: Sequence[str]) -> str:
    """Story ids as the one parameter of `IN (SELECT value FROM json_each(?))`: there may be more than a query takes."""
    return json.dumps(list(stories))


def leave(db: Connection, rows: Sequence[int]) -> None:
    """Before events are dropped: their stories are to be settled, their keys forgotten, and they wait for none."""
    for part in chunks(rows):
        members = f"SELECT story FROM events WHERE seq IN ({slots(part)}) AND story IS NOT NULL"
        db.execute(f"UPDATE stories SET settled = 0 WHERE id IN ({members})", part)
        db.execute(f"DELETE FROM story_keys WHERE event IN ({slots(part)})", part)
        db.execute(f"DELETE FROM unwoven WHERE event IN (SELECT id FROM events WHERE seq IN ({slots(part)}))", part)


def release(db: Connection, events: Sequence[str], at: str) -> None:
    """Take events that a person has put somewhere before out of their stories, so that they find their own again."""
    for part in chunks(events):
        free = f"id IN ({slots(part)}) AND story IS NOT NULL AND id IN (SELECT event FROM marks WHERE story IS NULL)"
        rows = db.execute(f"SELECT id, story FROM events WHERE {free}", part).fetchall()
        db.executemany("UPDATE stories SET settled = 0 WHERE id = ?", [(story,) for _, story in rows])
        move(db, [event for event, _ in rows], None, at)


def inherit(db: Connection, gone: str, survivor: str, at: str) -> None:
    """An event that another is merged into takes its story if it has none."""
    row = db.execute(
        "SELECT g.story FROM events g, events s WHERE g.id = ? AND s.id = ? AND s.story IS NULL AND g.story IS NOT NULL",
        (gone, survivor),
    ).fetchone()
    if row is not None:
        move(db, [survivor], row[0], at)


def changed_since(db: Connection, as_of: datetime) -> set[str]:
    """Events that belonged to another story then, or to none."""
    return {row[0] for row in db.execute("SELECT DISTINCT event FROM story_log WHERE at > ?", (time_text(as_of),))}
