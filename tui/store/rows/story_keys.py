"""What the linking of events to stories asks of the store: their days, their keys, which of them have yet to be linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from tui.store.sql import execute_in, rows_in

EXACT_DAYS = 31
"""Days that an event may span at most to find a story (chosen: what happened some time in a year belongs nowhere in
particular)."""

KEY_EVENTS = 60
"""Events with a word among their keys that are looked at, the latest (chosen: bounds the cost of a common word)."""

STORY_EVENTS = 30
"""The latest events of a story that its words are taken from (chosen: a story is what it is about now)."""

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


def kept_out(db: Connection) -> frozenset[str]:
    """Events that a person has taken out of all stories."""
    return frozenset(row[0] for row in db.execute("SELECT event FROM marks WHERE story = ''"))


def last_changes(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Event -> when its mentions last came, changed or went."""
    query = "SELECT event, max(known), ifnull(max(retired), '') FROM mentions WHERE event IN"
    return {event: max(known, retired) for event, known, retired in rows_in(db, query, ids, " GROUP BY event")}


def sharing_articles(db: Connection, ids: Sequence[str]) -> dict[str, set[int]]:
    """Event -> sequence numbers of those that an article about it, or one that mentions it, tells of too."""
    shared: dict[str, set[int]] = {}
    query = (
        "SELECT m.event, o.seq FROM mentions m JOIN mentions n ON n.article = m.article AND n.event <> m.event "
        "JOIN events o ON o.id = n.event WHERE m.retired IS NULL AND n.retired IS NULL AND m.event IN"
    )
    for event, other in rows_in(db, query, ids):
        shared.setdefault(event, set()).add(other)
    return shared


def event_count_between(db: Connection, first: int, last: int) -> int:
    """Number of events that start on these days (ordinals), without what is hidden or a feature."""
    query = "SELECT ifnull(sum(n), 0) FROM day_counts WHERE day BETWEEN ? AND ?"
    return int(db.execute(query, (first, last)).fetchone()[0])


# ---------------------------------------------------------------------- keys


def events_with_terms(
    db: Connection, terms: Iterable[str], first: int, last: int
) -> dict[str, tuple[dict[int, float], int]]:
    """Of the events of these days that have a word as a key: word -> (the latest, with its weight there, how many there are,
    judged by how close together the latest are)."""
    query = "SELECT event, weight, day FROM story_keys WHERE term = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
    by_term = {}
    for term in terms:
        latest = db.execute(query, (term, first, last, KEY_EVENTS)).fetchall()
        count = len(latest)
        if count == KEY_EVENTS:
            count = count * (last - first + 1) // (last - latest[-1][2] + 1)
        by_term[term] = {event: weight for event, weight, _ in latest}, count
    return by_term


def put_keys(db: Connection, event: StoryEvent, keys: Mapping[str, float]) -> None:
    """Replace an event's keys."""
    db.execute("DELETE FROM story_keys WHERE event = ?", (event.seq,))
    db.executemany(
        "INSERT INTO story_keys VALUES (?, ?, ?, ?)",
        [(term, event.first, event.seq, weight) for term, weight in keys.items()],
    )


def keys_of(db: Connection, numbers: Sequence[int]) -> dict[int, dict[str, float]]:
    """The keys of events, by sequence number."""
    keys: dict[int, dict[str, float]] = {}
    for event, term, weight in rows_in(db, "SELECT event, term, weight FROM story_keys WHERE event IN", numbers):
        keys.setdefault(event, {})[term] = weight
    return keys


def terms_of(db: Connection, story: str) -> dict[str, float]:
    """The keys of a story's latest events, added up."""
    rows = db.execute(
        "SELECT term, sum(weight) FROM story_keys WHERE event IN "
        "(SELECT seq FROM events WHERE story = ? ORDER BY day DESC, seq DESC LIMIT ?) GROUP BY term ORDER BY term",
        (story, STORY_EVENTS),
    )
    return dict(rows.fetchall())


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
    execute_in(db, "DELETE FROM unwoven WHERE event IN (SELECT id FROM events WHERE seq IN", numbers, ")")
