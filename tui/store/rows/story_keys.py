"""What the linking of events to stories asks of the store: their days, their keys, which of them have yet to be linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from tui.store.sql import execute_in, rows_in

EXACT_DAYS = 31
"""Days that an event may span at most to find a story (chosen: what happened some time in a year belongs nowhere in
particular)."""

_COLUMNS = "e.seq, e.id, e.day, e.last_day, e.story"


class StoryEvent(NamedTuple):
    """An event as the linking of stories sees it.

    Args:
        seq: its sequence number.
        id: its id.
        first, last: its days, as ordinals.
        story: id of its story, or None.
    """

    seq: int
    id: str
    first: int
    last: int
    story: str | None

    @property
    def is_exact(self) -> bool:
        """Whether its date says enough for a story."""
        return 0 <= self.last - self.first < EXACT_DAYS

    def days_to(self, other: StoryEvent) -> int:
        """Days between the two, 0 where they touch."""
        return max(self.first - other.last, other.first - self.last, 0)


def story_events(db: Connection, ids: Sequence[str]) -> list[StoryEvent]:
    """Events in the order in which they became known."""
    rows = list(rows_in(db, f"SELECT e.first_reported, {_COLUMNS} FROM events e WHERE e.id IN", ids))
    return [StoryEvent(*columns) for _, *columns in sorted(rows, key=lambda row: row[:2])]


def story_events_by_seq(db: Connection, numbers: Sequence[int]) -> list[StoryEvent]:
    """Events by sequence number."""
    return list(map(StoryEvent._make, rows_in(db, f"SELECT {_COLUMNS} FROM events e WHERE e.seq IN", numbers)))


def pinned(db: Connection) -> dict[str, str]:
    """Events that a person has put into a story, and those that they lead to -> that story, "" for none."""
    rows = db.execute(
        "WITH RECURSIVE led (id, event, story) AS (SELECT event, event, story FROM marks WHERE story IS NOT NULL "
        "UNION SELECT l.id, m.survivor, l.story FROM led l JOIN merged m ON m.id = l.event) "
        "SELECT event, story FROM led ORDER BY id = event, id DESC"
    )
    return dict(rows)  # the last of an event counts: its own


def last_changes(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Event -> when its mentions last came, changed or went."""
    query = "SELECT event, max(known), ifnull(max(retired), '') FROM mentions WHERE event IN"
    return {event: max(known, retired) for event, known, retired in rows_in(db, query, ids, " GROUP BY event")}


def latest_change(db: Connection) -> str:
    """When anything last became known."""
    last = [
        db.execute(f"SELECT ifnull(max({column}), '') FROM mentions").fetchone()[0] for column in ("known", "retired")
    ]
    return str(max(last))


def placed_before(db: Connection, events: Sequence[str]) -> set[str]:
    """Those of these events that have been put into a story, or out of one, before."""
    return {row[0] for row in rows_in(db, "SELECT DISTINCT event FROM story_log WHERE event IN", events)}


def sharing_articles(db: Connection, event: str) -> set[int]:
    """Sequence numbers of the events that an article about this one, or one that mentions it, tells of too."""
    query = (
        "SELECT o.seq FROM mentions m JOIN mentions n ON n.article = m.article AND n.event <> m.event "
        "JOIN events o ON o.id = n.event WHERE m.retired IS NULL AND n.retired IS NULL AND m.event = ?"
    )
    return {row[0] for row in db.execute(query, (event,))}


# ---------------------------------------------------------------------- keys


def similar(db: Connection, event: StoryEvent, first: int, last: int, shared: int) -> dict[int, float]:
    """Events that start on these days and have so many keys in common with one at least -> cosine, by sequence number."""
    query = (
        "SELECT o.event, sum(o.weight * k.weight) FROM story_keys k JOIN story_keys o ON o.term = k.term AND o.day BETWEEN ? AND ? "
        "WHERE k.event = ? AND k.weight > 0 AND o.event <> k.event GROUP BY o.event HAVING count(*) >= ?"
    )
    return dict(db.execute(query, (first, last, event.seq, shared)).fetchall())


def put_keys(db: Connection, event: StoryEvent, keys: Mapping[str, float], marks: Iterable[str] = ()) -> None:
    """Replace an event's keys, and the marks that say what they are: keys that weigh nothing."""
    db.execute("DELETE FROM story_keys WHERE event = ?", (event.seq,))
    rows = [*keys.items(), *((mark, 0.0) for mark in sorted(marks))]
    db.executemany(
        "INSERT INTO story_keys VALUES (?, ?, ?, ?)", [(term, event.first, event.seq, weight) for term, weight in rows]
    )


def keys_and_marks(db: Connection, numbers: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
    """Event -> its keys and their marks."""
    found: dict[int, tuple[list[str], list[str]]] = {number: ([], []) for number in numbers}
    query = "SELECT event, term, weight > 0 FROM story_keys WHERE event IN"
    for event, term, is_key in rows_in(db, query, numbers):
        found[event][0 if is_key else 1].append(term)
    return found


# ---------------------------------------------------------------------- links


class StoryLink(NamedTuple):
    """What an event follows: the earlier event that it is most similar to, and how much."""

    parent: str
    similarity: float


def links(db: Connection, events: Sequence[str]) -> dict[str, StoryLink | None]:
    """Event -> what it follows, of all these."""
    found = {
        event: StoryLink(parent, similarity)
        for event, parent, similarity in rows_in(
            db, "SELECT event, parent, similarity FROM story_links WHERE event IN", events
        )
    }
    return {event: found.get(event) for event in events}


def followers(db: Connection, event: str) -> dict[str, float]:
    """The events that follow one -> similarity."""
    return dict(db.execute("SELECT event, similarity FROM story_links WHERE parent = ? ORDER BY event", (event,)))


def put_link(db: Connection, event: str, link: StoryLink | None) -> None:
    """Replace what an event follows."""
    db.execute("DELETE FROM story_links WHERE event = ?", (event,))
    if link is not None:
        db.execute("INSERT INTO story_links VALUES (?, ?, ?)", (event, *link))


def tree(db: Connection, event: str) -> list[str]:
    """All events that hang together with one by their links, the one that follows none first."""
    root = event
    while row := db.execute("SELECT parent FROM story_links WHERE event = ?", (root,)).fetchone():
        root = row[0]
    query = (
        "WITH RECURSIVE tree (id) AS (VALUES (?) UNION SELECT l.event FROM story_links l JOIN tree ON l.parent = tree.id) "
        "SELECT id FROM tree"
    )
    return [row[0] for row in db.execute(query, (root,))]


def elsewhere(db: Connection, events: Sequence[str], story: str | None) -> list[str]:
    """Those of these events that do not belong to a story."""
    rows = rows_in(db, "SELECT id, story FROM events WHERE id IN", events)
    return [event for event, held in rows if held != story]


# ---------------------------------------------------------------------- what has yet to be linked


def mark_unlinked(db: Connection, ids: Iterable[str]) -> None:
    """Remember events that have yet to look for their story."""
    db.executemany("INSERT OR IGNORE INTO unwoven VALUES (?)", [(id_,) for id_ in ids])


def unlinked_count(db: Connection) -> int:
    """Number of events that have yet to look for their story."""
    return int(db.execute("SELECT count(*) FROM unwoven").fetchone()[0])


def next_unlinked(db: Connection, limit: int) -> list[str]:
    """The first of them, in the order in which they became known."""
    query = "SELECT e.id FROM unwoven u JOIN events e ON e.id = u.event ORDER BY e.first_reported, e.seq LIMIT ?"
    return [row[0] for row in db.execute(query, (limit,))]


def mark_linked(db: Connection, ids: Iterable[str]) -> None:
    """These have looked."""
    db.executemany("DELETE FROM unwoven WHERE event = ?", [(id_,) for id_ in ids])


def forget(db: Connection, numbers: Sequence[int]) -> None:
    """Before events are dropped: their keys go, and they wait for no story."""
    execute_in(db, "DELETE FROM story_keys WHERE event IN", numbers)
    gone = [row[0] for row in rows_in(db, "SELECT id FROM events WHERE seq IN", numbers)]
    execute_in(db, "INSERT OR IGNORE INTO unwoven SELECT event FROM story_links WHERE parent IN", gone)
    parents = "INSERT OR IGNORE INTO unwoven SELECT parent FROM story_links WHERE event IN"
    execute_in(db, parents, gone)
    execute_in(db, "DELETE FROM story_links WHERE parent IN", gone)
    execute_in(db, "DELETE FROM story_links WHERE event IN", gone)
    execute_in(db, "DELETE FROM unwoven WHERE event IN (SELECT id FROM events WHERE seq IN", numbers, ")")
