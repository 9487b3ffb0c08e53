"""Rows of stories, and which event belongs to which story from when on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from tui.store.codec import time_text
from tui.store.rows.story_keys import forget
from tui.store.sql import chunks, execute_in, rows_in, slots

SHOWN = "e.hidden = 0 AND e.feature = 0"
"""What the timeline shows of `events e` where nothing particular is asked for."""

STORY_MIN = 2
"""Events and articles of a story at least, unless a person has put an event there (by definition: one is no story)."""

STORY_EVENTS_READ = 20
"""Events of a story that are looked at for that (chosen: the first few tell)."""

ID_DIGITS = 10
"""Hexadecimal digits of the id of a story (chosen: short to type, and two that are alike are told apart)."""


def create(db: Connection, event: str) -> str:
    """The story that an event begins, made if there is none; returns its id."""
    story = "s" + hashlib.sha256(event.encode()).hexdigest()[:ID_DIGITS]
    db.execute(
        "INSERT INTO stories (id, face, title) VALUES (?, ?, '') "
        "ON CONFLICT (id) DO UPDATE SET alive = 1, survivor = NULL, settled = 0 WHERE alive = 0",
        (story, event),
    )
    return story


def assign(db: Connection, event: str, story: str | None, at: str) -> None:
    """Put an event into a story, or into none, from a time (as `time_text` writes it) on; `refresh` afterwards."""
    old = "SELECT story FROM events WHERE id = ?"
    db.execute(f"UPDATE stories SET settled = 0 WHERE id = ({old}) OR id = ?", (event, story))
    _move(db, [event], story, at)


def touch(db: Connection, events: Sequence[str]) -> None:
    """The stories of these events may have another face or title now; `refresh` afterwards."""
    execute_in(db, "UPDATE stories SET settled = 0 WHERE id IN (SELECT story FROM events WHERE id IN", events, ")")


def unsettle(db: Connection, stories: Sequence[str]) -> None:
    """A person has given these stories another title; `refresh` afterwards."""
    execute_in(db, "UPDATE stories SET settled = 0 WHERE id IN", stories)


def refresh(db: Connection, at: str) -> None:
    """Give the stories that have changed their face and title; one that has lost its events is none any more."""
    for (story,) in db.execute("SELECT id FROM stories WHERE settled = 0 ORDER BY id").fetchall():
        _refresh(db, story, at)


def _refresh(db: Connection, story: str, at: str) -> None:
    best = db.execute(
        "SELECT id, ifnull(found_title, title) FROM events WHERE story = ? ORDER BY hidden, feature, score DESC, id LIMIT 1",
        (story,),
    ).fetchone()
    several = db.execute(
        "SELECT count(DISTINCT e.id) >= ? AND count(DISTINCT m.article) >= ? FROM "
        "(SELECT id FROM events WHERE story = ? LIMIT ?) e JOIN mentions m ON m.event = e.id AND m.retired IS NULL",
        (STORY_MIN, STORY_MIN, story, STORY_EVENTS_READ),
    ).fetchone()
    wanted = "SELECT EXISTS (SELECT 1 FROM marks WHERE story = ?)"
    if best is not None and (several[0] or db.execute(wanted, (story,)).fetchone()[0]):
        own = db.execute("SELECT title FROM marks WHERE event = ? AND title <> ''", (story,)).fetchone()
        face, title = best[0], own[0] if own else best[1]
        db.execute("UPDATE stories SET face = ?, title = ?, alive = 1, settled = 1 WHERE id = ?", (face, title, story))
        return
    _move(db, _events_of(db, story), None, at)
    db.execute("UPDATE stories SET alive = 0, settled = 1 WHERE id = ?", (story,))


def _move(db: Connection, events: Sequence[str], story: str | None, at: str) -> None:
    """Put events into a story, or into none, from a time on."""
    db.executemany("UPDATE events SET story = ? WHERE id = ?", [(story, event) for event in events])
    db.executemany("INSERT OR REPLACE INTO story_log VALUES (?, ?, ?)", [(event, at, story) for event in events])


def _events_of(db: Connection, story: str) -> list[str]:
    return [row[0] for row in db.execute("SELECT id FROM events WHERE story = ?", (story,))]


# ---------------------------------------------------------------------- what becomes of events


def detach(db: Connection, numbers: Sequence[int]) -> None:
    """Before events are dropped (by sequence number): their stories are to be refreshed, their links forgotten."""
    members = "UPDATE stories SET settled = 0 WHERE id IN (SELECT story FROM events WHERE story IS NOT NULL AND seq IN"
    execute_in(db, members, numbers, ")")
    forget(db, numbers)


def release(db: Connection, events: Sequence[str], at: str) -> None:
    """Take events that a person has put somewhere before out of their stories, so that they find their own again."""
    free = "story IS NOT NULL AND id IN (SELECT event FROM marks WHERE story IS NULL)"
    rows = list(rows_in(db, f"SELECT id, story FROM events WHERE {free} AND id IN", events))
    db.executemany("UPDATE stories SET settled = 0 WHERE id = ?", [(story,) for _, story in rows])
    _move(db, [event for event, _ in rows], None, at)


# ---------------------------------------------------------------------- questions


def survivor_of(db: Connection, story: str) -> str | None:
    """Where a story has gone: itself while it has events, else what it was merged into, else the story that its face is in
    now, else the one that most of its former events are in; None if there is none, or never was such a story."""
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
            survivor = _where_most_are(db, story)
        if survivor is None:
            return None
        story = survivor
    return None


def _where_most_are(db: Connection, story: str) -> str | None:
    """The story that most of those events are in now which once were in this one."""
    row = db.execute(
        "SELECT story FROM events WHERE story IS NOT NULL AND id IN (SELECT event FROM story_log WHERE story = ?) "
        "GROUP BY story ORDER BY count(*) DESC, story LIMIT 1",
        (story,),
    ).fetchone()
    return row[0] if row else None


def find(db: Connection, values: Sequence[str]) -> list[str]:
    """Ids of the stories that a person may mean: by id, one that is no more included, or by words of the title."""
    stories = dict.fromkeys(story for value in values if (story := survivor_of(db, value.lower())))
    wanted = [value.casefold() for value in values]
    rows = db.execute("SELECT id, title FROM stories WHERE alive = 1 ORDER BY id")
    stories.update((id_, None) for id_, title in rows if any(value in title.casefold() for value in wanted))
    return list(stories)


def json_list(stories: Sequence[str]) -> str:
    """Story ids as the one parameter of `IN (SELECT value FROM json_each(?))`: there may be more than a query takes."""
    return json.dumps(list(stories))


def event_count(db: Connection, story: str) -> int:
    """Number of a story's events."""
    return int(db.execute("SELECT count(*) FROM events WHERE story = ?", (story,)).fetchone()[0])


def members(db: Connection, stories: Sequence[str]) -> dict[str, list[str]]:
    """Story -> ids of its events, without what is hidden or a feature, in order of time."""
    events: dict[str, list[str]] = {}
    query = f"SELECT e.story, e.id FROM events e WHERE {SHOWN} AND e.story IN"
    order = " ORDER BY e.day, e.grp, e.last_day, e.minute, e.score DESC, e.id"
    for story, event in rows_in(db, query, stories, order):
        events.setdefault(story, []).append(event)
    return events


def articles(db: Connection, stories: Sequence[str]) -> dict[str, list[str]]:
    """Story -> ids of the articles that tell of its events, in order of publication."""
    by_story: dict[str, dict[str, None]] = {}
    query = (
        "SELECT e.story, m.article FROM events e JOIN mentions m ON m.event = e.id "
        f"WHERE {SHOWN} AND m.retired IS NULL AND e.story IN"
    )
    for story, article in rows_in(db, query, stories, " ORDER BY m.published, m.article"):
        by_story.setdefault(story, {})[article] = None
    return {story: list(of) for story, of in by_story.items()}


def titles(db: Connection, stories: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Story -> (title, its face: the event that stands for it)."""
    return {
        id_: (title, face)
        for id_, title, face in rows_in(db, "SELECT id, title, face FROM stories WHERE id IN", stories)
    }


def of_events_as_of(db: Connection, ids: Sequence[str], as_of: datetime) -> dict[str, str | None]:
    """Event -> story that it belonged to then."""
    then = time_text(as_of)
    return {
        event: story
        for part in chunks(ids)
        for event, story in db.execute(
            f"SELECT event, story FROM story_log WHERE event IN ({slots(part)}) AND at <= ? ORDER BY at", (*part, then)
        )
    }


def changed_since(db: Connection, as_of: datetime) -> set[str]:
    """Events that belonged to another story then, or to none."""
    return {row[0] for row in db.execute("SELECT DISTINCT event FROM story_log WHERE at > ?", (time_text(as_of),))}
