"""What a person prefers, as far as it decides on what rows of events say: the language of titles."""

from __future__ import annotations

from sqlite3 import Connection

SAVED, SEEN, KEPT = "saved:", "seen:", "kept:"
"""Begin the names of what is kept of filters that a person has saved, and of plans that they say were kept."""
LANGUAGE = "language"
DEFAULT_LANGUAGE = "en"
"""Of a store that nobody has told another."""


def language(db: Connection) -> str:
    """ISO 639-1 code of the language that titles are in where an article has it."""
    row = db.execute("SELECT value FROM preferences WHERE name = ?", (LANGUAGE,)).fetchone()
    return str(row[0]) if row else DEFAULT_LANGUAGE


def put_language(db: Connection, code: str) -> list[str]:
    """Prefer another language; returns the events that are told in several."""
    db.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (LANGUAGE, code))
    query = (
        "SELECT event FROM mentions WHERE retired IS NULL GROUP BY event HAVING min(lang) < max(lang) ORDER BY event"
    )
    return [row[0] for row in db.execute(query)]


def saved(db: Connection) -> dict[str, tuple[str, int]]:
    """Name of a saved filter -> (what was put, number of the newest event that was seen of it)."""
    query = (
        "SELECT substr(s.name, ?), s.value, ifnull(n.value, 0) FROM preferences s "
        "LEFT JOIN preferences n ON n.name = ? || substr(s.name, ?) WHERE s.name GLOB ? ORDER BY s.name"
    )
    start = len(SAVED) + 1
    return {name: (value, int(seen)) for name, value, seen in db.execute(query, (start, SEEN, start, f"{SAVED}*"))}


def put(db: Connection, name: str, value: str | None) -> None:
    """Put a value, or take it away."""
    if value is None:
        db.execute("DELETE FROM preferences WHERE name = ?", (name,))
    else:
        db.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (name, value))


def kept_plans(db: Connection) -> set[str]:
    """Ids of the events of which a person says that they took place as planned."""
    query = "SELECT substr(name, ?) FROM preferences WHERE name GLOB ?"
    return {row[0] for row in db.execute(query, (len(KEPT) + 1, f"{KEPT}*"))}


def put_seen(db: Connection, name: str, seen: int) -> None:
    """Note the newest event that a person has seen of a saved filter."""
    db.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (SEEN + name, str(seen)))
