"""Rows of stories, and the words by which events find theirs. Which event belongs to which story stands with the events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tui.store.codec import time_text
from tui.store.connection import Database
from tui.store.queries.filters import SHOWN
from tui.store.rows import story_members as storyrows
from tui.store.rows.articles import chunks, slots

EXACT = 31
"""Days that an event may span at most to find a story: what happened some time in a year belongs nowhere in particular."""

POSTINGS = 60
"""Events with a word among their keys that are looked at, the latest."""

LATEST = 30
"""The latest events of a story that its words are taken from."""

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
        return 0 <= self.last - self.first < EXACT

    def days_to(self, other: StoryEvent) -> int:
        """Days between the two, 0 where they touch."""
        return max(self.first - other.last, other.first - self.last, 0)


class Stories:
    """The stories of a store; what writes belongs inside a transaction. Methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------------ events as stories see them

    def story_events(self, ids: Sequence[str]) -> list[StoryEvent]:
        """Events in the order in which they became known."""
        rows = self._in(f"SELECT {_COLUMNS}, e.first_reported FROM events e WHERE e.id IN ", ids)
        return [StoryEvent._make(row[:5]) for row in sorted(rows, key=lambda row: (row[5], row[0]))]

    def story_events_by_seq(self, rows: Sequence[int]) -> list[StoryEvent]:
        """Events by sequence number."""
        return list(map(StoryEvent._make, self._in(f"SELECT {_COLUMNS} FROM events e WHERE e.seq IN ", rows)))

    def kept_out(self) -> frozenset[str]:
        """Events that a person has taken out of all stories."""
        with self._database.guard():
            rows = self._database.connection().execute("SELECT event FROM marks WHERE story = ''")
            return frozenset(row[0] for row in rows)

    def events_with_terms(self, terms: Iterable[str], first: int, last: int) -> dict[str, tuple[dict[int, float], int]]:
        """Of the events of these days that have a word as a key: word -> (the latest, with its weight there, how many there
        are, judged by how close together the latest are)."""
        query = (
            "SELECT event, weight, day FROM story_keys WHERE term = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
        )
        found = {}
        with self._database.guard():
            db = self._database.connection()
            for term in terms:
                latest = db.execute(query, (term, first, last, POSTINGS)).fetchall()
                count = len(latest)
                if count == POSTINGS:
                    count = count * (last - first + 1) // (last - latest[-1][2] + 1)
                found[term] = {event: weight for event, weight, _ in latest}, count
        return found

    def event_count_between(self, first: int, last: int) -> int:
        """Number of events that start on these days, without what is hidden or a feature."""
        with self._database.guard():
            query = "SELECT ifnull(sum(n), 0) FROM day_counts WHERE day BETWEEN ? AND ?"
            return int(self._database.connection().execute(query, (first, last)).fetchone()[0])

    def put_keys(self, event: StoryEvent, keys: Mapping[str, float]) -> None:
        """Replace an event's keys."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM story_keys WHERE event = ?", (event.seq,))
            db.executemany(
                "INSERT INTO story_keys VALUES (?, ?, ?, ?)",
                [(term, event.first, event.seq, weight) for term, weight in keys.items()],
            )

    def keys_of(self, rows: Sequence[int]) -> dict[int, dict[str, float]]:
        """The keys of events, by sequence number."""
        found: dict[int, dict[str, float]] = {}
        for event, term, weight in self._in("SELECT event, term, weight FROM story_keys WHERE event IN ", rows):
            found.setdefault(event, {})[term] = weight
        return found

    def sharing_articles(self, ids: Sequence[str]) -> dict[str, set[int]]:
        """Event -> sequence numbers of those that an article about it, or one that mentions it, tells of too."""
        found: dict[str, set[int]] = {}
        query = (
            "SELECT m.event, o.seq FROM mentions m JOIN mentions n ON n.article = m.article AND n.event <> m.event "
            "JOIN events o ON o.id = n.event WHERE m.retired IS NULL AND n.retired IS NULL AND m.event IN "
        )
        for event, other in self._in(query, ids):
            found.setdefault(event, set()).add(other)
        return found

    def terms_of(self, story: str) -> dict[str, float]:
        """The keys of a story's latest events, added up."""
        with self._database.guard():
            rows = self._database.connection().execute(
                "SELECT term, sum(weight) FROM story_keys WHERE event IN "
                "(SELECT seq FROM events WHERE story = ? ORDER BY day DESC, seq DESC LIMIT ?) GROUP BY term ORDER BY term",
                (story, LATEST),
            )
            return dict(rows.fetchall())

    def event_count(self, story: str) -> int:
        """Number of a story's events."""
        with self._database.guard():
            query = "SELECT count(*) FROM events WHERE story = ?"
            return int(self._database.connection().execute(query, (story,)).fetchone()[0])

    # ------------------------------------------------------------------ stories

    def create(self, event: str) -> str:
        """Begin a story with an event; returns its id, which no other story has or had: only one that the same event has begun,
        and that has lost its events since, comes back."""
        with self._database.transaction() as db:
            number = 0
            while True:
                key = f"{event}\n{number}" if number else event
                story = "s" + hashlib.sha256(key.encode()).hexdigest()[:10]
                row = db.execute("SELECT alive, survivor FROM stories WHERE id = ?", (story,)).fetchone()
                if row is None or row == (0, None):
                    break
                number += 1
            db.execute("INSERT OR REPLACE INTO stories (id, face, title) VALUES (?, ?, '')", (story, event))
        return story

    def assign(self, event: str, story: str | None, at: str) -> None:
        """Put an event into a story, or into none, from a time (as `time_text` writes it) on; `refresh` afterwards."""
        with self._database.transaction() as db:
            old = "SELECT story FROM events WHERE id = ?"
            db.execute(f"UPDATE stories SET settled = 0 WHERE id = ({old}) OR id = ?", (event, story))
            storyrows.move(db, [event], story, at)

    def merge(self, gone: str, survivor: str, at: str) -> None:
        """All events of a story are another's from a time on, and its id leads there."""
        with self._database.transaction() as db:
            storyrows.move(db, storyrows.events_of(db, gone), survivor, at)
            db.execute("UPDATE stories SET survivor = ?, alive = 0, settled = 1 WHERE id = ?", (survivor, gone))
            db.execute("UPDATE stories SET settled = 0 WHERE id = ?", (survivor,))

    def refresh(self, at: str) -> None:
        """Give the stories that have changed their face and title; one that has lost its events is none any more."""
        with self._database.transaction() as db:
            for (story,) in db.execute("SELECT id FROM stories WHERE settled = 0 ORDER BY id").fetchall():
                storyrows.settle(db, story, at)

    def survivor(self, story: str) -> str | None:
        """Where a story has gone: itself while it has events, else what it was merged into, else the story that its face is in
        now; None if there is none, or never was such a story."""
        with self._database.guard():
            return storyrows.survivor_of(self._database.connection(), story)

    def stories_as_of(self, ids: Sequence[str], as_of: datetime) -> dict[str, str | None]:
        """Event -> story that it belonged to then."""
        with self._database.guard():
            db, then = self._database.connection(), time_text(as_of)
            query = "SELECT event, story FROM story_log WHERE event IN ({}) AND at <= ? ORDER BY at"
            return {
                event: story
                for part in chunks(ids)
                for event, story in db.execute(query.format(slots(part)), (*part, then))
            }

    def last_changes(self, ids: Sequence[str]) -> dict[str, str]:
        """Event -> when it was last told otherwise than before."""
        query = "SELECT event, max(known), ifnull(max(retired), '') FROM mentions WHERE event IN "
        return {event: max(known, retired) for event, known, retired in self._in(query, ids, " GROUP BY event")}

    def members(self, stories: Sequence[str]) -> dict[str, list[str]]:
        """Story -> ids of its events, without what is hidden or a feature, in order of time."""
        found: dict[str, list[str]] = {}
        query = f"SELECT e.story, e.id FROM events e WHERE {SHOWN} AND e.story IN "
        for story, event in self._in(
            query, stories, " ORDER BY e.day, e.grp, e.last_day, e.minute, e.score DESC, e.id"
        ):
            found.setdefault(story, []).append(event)
        return found

    def articles(self, stories: Sequence[str]) -> dict[str, list[str]]:
        """Story -> ids of the articles that tell of its events, in order of publication."""
        found: dict[str, dict[str, None]] = {}
        query = (
            "SELECT e.story, m.article FROM events e JOIN mentions m ON m.event = e.id "
            f"WHERE {SHOWN} AND m.retired IS NULL AND e.story IN "
        )
        for story, article in self._in(query, stories, " ORDER BY m.published, m.article"):
            found.setdefault(story, {})[article] = None
        return {story: list(articles) for story, articles in found.items()}

    def titles(self, stories: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Story -> (title, its face: the event that stands for it)."""
        return {
            row[0]: (row[1], row[2]) for row in self._in("SELECT id, title, face FROM stories WHERE id IN ", stories)
        }

    def find(self, values: Sequence[str]) -> list[str]:
        """Ids of the stories that a person may mean: by id, one that is no more included, or by words of the title."""
        with self._database.guard():
            return storyrows.named(self._database.connection(), values)

    # ------------------------------------------------------------------ what waits

    def mark_unlinked(self, ids: Iterable[str]) -> None:
        """Remember events that have yet to look for their story."""
        with self._database.transaction() as db:
            db.executemany("INSERT OR IGNORE INTO unwoven VALUES (?)", [(id_,) for id_ in ids])

    def unlinked_count(self) -> int:
        """Number of events that have yet to look for their story."""
        with self._database.guard():
            return int(self._database.connection().execute("SELECT count(*) FROM unwoven").fetchone()[0])

    def next_unlinked(self, limit: int) -> list[str]:
        """The first of them, in the order in which they became known."""
        with self._database.guard():
            query = (
                "SELECT e.id FROM unwoven u JOIN events e ON e.id = u.event ORDER BY e.first_reported, e.seq LIMIT ?"
            )
            return [row[0] for row in self._database.connection().execute(query, (limit,))]

    def mark_linked(self, ids: Iterable[str]) -> None:
        """These wait no longer."""
        with self._database.transaction() as db:
            db.executemany("DELETE FROM unwoven WHERE event = ?", [(id_,) for id_ in ids])

    def _in(self, query: str, values: Sequence[str] | Sequence[int], end: str = "") -> list[tuple]:  # type: ignore[type-arg]
        """The rows of a query that ends with IN, of all these values."""
        with self._database.guard():
            db = self._database.connection()
            return [row for part in chunks(values) for row in db.execute(f"{query} ({slots(part)}){end}", part)]
