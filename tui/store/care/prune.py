"""Old articles taken out, with the events that they alone tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from tui.store.codec import OPEN_END, OPEN_START, time_text
from tui.store.rows import edits
from tui.store.sql import execute_in, rows_in

_OWN = ("title", "news", "date", "story", "merge", "split")
"""Kinds of edits that change what an event is."""
KEPT: dict[str, Callable[[Connection], set[str]]] = {
    "starred": lambda db: {row[0] for row in db.execute("SELECT id FROM events WHERE starred = 1")},
    "noted": lambda db: {row[0] for row in db.execute("SELECT id FROM events WHERE note <> ''")},
    "edited": lambda db: {
        edits.survivor(db, id_) for edit in edits.log(db) if edit.kind in _OWN for id_ in edit.touches
    },
}
"""What a person may have done to an event that keeps it -> the events."""

_LAST_DAY = f"CASE WHEN last_day IN ({OPEN_START}, {OPEN_END}) THEN day ELSE last_day END"


@dataclass(frozen=True, slots=True)
class PruneCount:
    """What there is, and what is old enough to go.

    Args:
        articles, events: all of them.
        old: articles published before the day.
        gone: ids of those that go, the oldest first.
        gone_events: number of events that lose all articles.
        kept: why old articles stay -> number of their events.
    """

    articles: int
    events: int
    old: int
    gone: tuple[str, ...]
    gone_events: int
    kept: dict[str, int]


def count(db: Connection, before: datetime, keep: Collection[str]) -> PruneCount:
    """What would go.

    An article goes if it was published before that moment and every event that it tells may go. An event stays if its last
    day is not before, a later article tells it, or a person has done something to it that `keep` names (see KEPT).
    """
    then, day = time_text(before), before.date().toordinal()
    reasons = {
        "later": {row[0] for row in db.execute(f"SELECT id FROM events WHERE {_LAST_DAY} >= ?", (day,))}
        | {
            row[0]
            for row in db.execute(
                "SELECT DISTINCT m.event FROM mentions m JOIN articles a ON a.id = m.article "
                "WHERE m.retired IS NULL AND a.published >= ?",
                (then,),
            )
        },
        **{name: KEPT[name](db) for name in sorted(keep)},
    }
    staying = set().union(*reasons.values())
    old = [row[0] for row in db.execute("SELECT id FROM articles WHERE published < ? ORDER BY published, id", (then,))]
    told: dict[str, set[str]] = {}
    for article, event in rows_in(db, "SELECT article, event FROM mentions WHERE retired IS NULL AND article IN", old):
        told.setdefault(article, set()).add(event)
    gone = tuple(id_ for id_ in old if staying.isdisjoint(told.get(id_, ())))
    losing = set().union(*(told.get(id_, set()) for id_ in gone))
    left = set().union(*(told.get(id_, set()) for id_ in set(old).difference(gone)))
    number = "SELECT count(*) FROM "
    return PruneCount(
        articles=int(db.execute(f"{number}articles").fetchone()[0]),
        events=int(db.execute(f"{number}events").fetchone()[0]),
        old=len(old),
        gone=gone,
        gone_events=len(losing - left),
        kept={name: len(events & left) for name, events in reasons.items() if events & left},
    )


def remove(db: Connection, ids: Sequence[str]) -> set[str]:
    """Take articles out with all that was read from them; returns the events that they told, whose rows are to be made anew.

    Their ids and hashes stay, so that a feed that still has them does not bring them again.
    """
    touched = {row[0] for row in rows_in(db, "SELECT DISTINCT event FROM mentions WHERE article IN", ids)}
    execute_in(db, "INSERT OR REPLACE INTO pruned SELECT id, hash FROM articles WHERE id IN", ids)
    for table in ("mentions", "aliases", "named_days"):
        execute_in(db, f"DELETE FROM {table} WHERE article IN", ids)
    execute_in(db, "DELETE FROM articles WHERE id IN", ids)
    return touched


def forget_stories(db: Connection, events: Sequence[str]) -> None:
    """Of events that are no more: which stories they were in."""
    gone = sorted(set(events) - {row[0] for row in rows_in(db, "SELECT id FROM events WHERE id IN", events)})
    execute_in(db, "DELETE FROM story_log WHERE event IN", gone)


def hashes(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Id -> hash of the content of those of these articles that were taken out."""
    return dict(rows_in(db, "SELECT id, hash FROM pruned WHERE id IN", ids))
