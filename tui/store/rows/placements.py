"""Where matching has put mentions, whatever a person has merged or split since; and where the ids of events lead that are no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from tui.model import Mention, Role, When
from tui.store.codec import MENTION_COLUMNS, MENTION_SELECT, row_mention, text_time, time_text, to_json, when_row
from tui.store.rows import edits, mentions
from tui.store.rows.edits import LEADING_TO, resolver
from tui.store.sql import execute_in, rows_in

_FROM = f"SELECT {MENTION_SELECT} FROM mentions m JOIN sources s ON s.id = m.source WHERE m.retired IS NULL"
_ASSIGNED = MENTION_COLUMNS.split(", ").index("assigned")
READ_SIZE = 2000
"""Mentions that are read at once (chosen: some megabytes)."""

Placed = tuple[Mention, str]
"""A mention, and the event that matching has put it into."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention belongs from now on: an event, its role there, and how well it fits, as in StoredMention."""

    event: str
    role: Role
    match_score: float
    shared: Sequence[str]


def between(db: Connection, first: datetime, last: datetime) -> Iterator[Placed]:
    """The mentions of articles published between these times."""
    cursor = db.execute(f"{_FROM} AND m.published BETWEEN ? AND ?", (time_text(first), time_text(last)))
    while rows := cursor.fetchmany(READ_SIZE):
        yield from ((row_mention(row).mention, row[_ASSIGNED]) for row in rows)


def of_date(db: Connection, when: When) -> list[Placed]:
    """The mentions of a date, whenever they were published."""
    start, end, *_ = when_row(when)
    rows = db.execute(f"{_FROM} AND m.start IS ? AND m.end IS ?", (start, end))
    return [(row_mention(row).mention, row[_ASSIGNED]) for row in rows.fetchall()]


def subjects(db: Connection, articles: Sequence[str]) -> dict[str, str]:
    """Article -> event that it is about."""
    query = "SELECT article, assigned FROM mentions WHERE retired IS NULL AND role <> 'mention' AND article IN"
    return dict(rows_in(db, query, articles))


def of_articles(db: Connection, articles: Sequence[str]) -> list[tuple[str, str, str]]:
    """(article, mention, event) of all mentions of these articles."""
    query = "SELECT article, id, assigned FROM mentions WHERE retired IS NULL AND article IN"
    return list(rows_in(db, query, articles))


def stamps(db: Connection, articles: Sequence[str]) -> list[datetime]:
    """When the versions of these articles that were read last were published."""
    query = "SELECT DISTINCT published FROM mentions WHERE retired IS NULL AND article IN"
    return [text_time(row[0]) for row in rows_in(db, query, articles)]


def move(db: Connection, places: Mapping[str, Place], at: datetime) -> set[str]:
    """Let single mentions (by id) belong elsewhere from now on; returns the events touched."""
    moment = time_text(at)
    resolve = resolver(db)
    touched: set[str] = set()
    for id_, place in places.items():
        row = db.execute(
            "SELECT rowid, article, event, known FROM mentions WHERE article = ? AND id = ? AND retired IS NULL",
            (id_.rpartition("#")[0], id_),
        ).fetchone()
        if row is None:
            continue
        rowid, article, old, known = row
        event = resolve(place.event, article)
        touched |= {old, event}
        if known < moment:
            db.execute(
                f"INSERT INTO mentions ({MENTION_COLUMNS}, known, retired) SELECT {MENTION_COLUMNS}, known, ? "
                "FROM mentions WHERE rowid = ?",
                (moment, rowid),
            )
        db.execute(
            "UPDATE mentions SET event = ?, assigned = ?, role = ?, match_score = ?, shared = ?, known = ? WHERE rowid = ?",
            (
                event, place.event, str(place.role), place.match_score, to_json(list(place.shared)), max(known, moment),
                rowid,
            ),
        )  # fmt: skip
    return touched


def emptied(db: Connection, events: Sequence[str]) -> list[str]:
    """Those of these events that matching has left without a mention."""
    left = {row[0] for row in rows_in(db, "SELECT assigned FROM mentions WHERE retired IS NULL AND event IN", events)}
    aside = "SELECT assigned FROM mentions WHERE retired IS NULL AND assigned <> event AND assigned IN"
    left.update(row[0] for row in rows_in(db, aside, events))
    return [event for event in events if event not in left]


def lead_on(db: Connection, gone: Mapping[str, str], alive: Sequence[str]) -> set[str]:
    """Let the ids of events that are no more lead to others, which have what a person has set on them as long as they do.

    Args:
        gone: id -> where it leads.
        alive: ids of events that may have been gone before.

    Returns:
        Ids of the events touched by a person's merges and splits because of that.
    """
    execute_in(db, "DELETE FROM merged WHERE id IN", alive)
    db.executemany("INSERT OR REPLACE INTO merged VALUES (?, ?)", list(gone.items()))
    shaped = edits.shaped(db)
    return set() if shaped.isdisjoint((*gone, *gone.values(), *alive)) else mentions.reassign(db, sorted(shaped))


def merged_into(db: Connection, id: str) -> list[str]:
    """Ids of the events that lead to this one, over all steps."""
    return [row[0] for row in db.execute(f"{LEADING_TO.format('?')}SELECT id FROM led ORDER BY id", (id,))]
