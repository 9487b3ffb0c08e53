"""What a person prefers, as far as it decides on what rows of events say: the language of titles."""

from __future__ import annotations

from sqlite3 import Connection

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
