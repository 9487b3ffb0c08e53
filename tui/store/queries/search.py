"""Full-text search in texts that are not in the index, judged as the index would."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from tui.store.rows.event_text import spaced

_ONLY_EXCLUDES = "NOT "


def matching(db: Connection, texts: Iterable[tuple[str, str]], expression: str) -> set[str]:
    """Which of these (id, text) match, judged as the index would."""
    db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.looked_at "
        "USING fts5 (id UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2')"
    )
    db.execute("DELETE FROM temp.looked_at")
    rows = [(id_, spaced(text)) for id_, text in texts]
    db.executemany("INSERT INTO temp.looked_at VALUES (?, ?)", rows)
    negative, positive = split(expression)
    matches = {row[0] for row in db.execute("SELECT id FROM temp.looked_at WHERE looked_at MATCH ?", (positive,))}
    return {id_ for id_, _ in rows} - matches if negative else matches


def split(expression: str) -> tuple[bool, str]:
    """(whether it only excludes, FTS5 expression): FTS5 itself has no NOT without something before it."""
    return expression.startswith(_ONLY_EXCLUDES), expression.removeprefix(_ONLY_EXCLUDES)
