"""Rows of what events name: a row a place, a row a person."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from tui.model import Event
from tui.store.sql import execute_in
from tui.text import unaccented

WHERE, WHO = "where", "who"
"""Kinds of names."""


def put(db: Connection, events: Sequence[Event]) -> None:
    """Note what events name, instead of what they named before."""
    remove(db, [event.id for event in events])
    db.executemany(
        "INSERT OR IGNORE INTO event_names VALUES (?, ?, ?)",
        [(kind, name, event.id) for event in events for kind, name in names(event)],
    )


def remove(db: Connection, ids: Sequence[str]) -> None:
    execute_in(db, "DELETE FROM event_names WHERE event IN", ids)


def names(event: Event) -> list[tuple[str, str]]:
    """(kind, name) of all that an event names, as filters compare them."""
    return [*((WHERE, place) for place in event.places), *((WHO, unaccented(person)) for person in event.people)]


def most_named(db: Connection, kind: str, beginning: str, limit: int) -> list[str]:
    """The names of a kind of which a word begins so, those of most events first."""
    rows = db.execute(
        "SELECT name FROM event_names WHERE kind = ?1 AND (instr(name, ?2) = 1 OR instr(name, ' ' || ?2)) "
        "GROUP BY name ORDER BY count(*) DESC, name LIMIT ?3",
        (kind, beginning, limit),
    )
    return [row[0] for row in rows]
