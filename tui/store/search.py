"""Full-text search: what is indexed of an event, and how a person's words become an FTS5 expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from tui.store.articles import chunks, slots

_RUN_TOGETHER = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f])")
_MENTIONS = 40
"""Mentions of one event whose sentences are indexed; more only repeat the words."""


def spaced(text: str) -> str:
    """Set the characters of scripts that are written without spaces apart, so that each is a word of the index."""
    return _RUN_TOGETHER.sub(r" \1 ", text) if not text.isascii() else text


def index(db: Connection, titles: Mapping[int, tuple[str, str]]) -> None:
    """Index events: row number -> (id, title)."""
    bodies = _bodies(db, [id_ for id_, _ in titles.values()])
    remove(db, list(titles))
    db.executemany(
        "INSERT INTO event_text (rowid, title, body) VALUES (?, ?, ?)",
        [(seq, spaced(title), spaced(bodies.get(id_, ""))) for seq, (id_, title) in titles.items()],
    )


def remove(db: Connection, rows: Sequence[int]) -> None:
    for part in chunks(rows):
        db.execute(f"DELETE FROM event_text WHERE rowid IN ({slots(part)})", part)


def _bodies(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Evidence and article titles of each event, each text once."""
    texts: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for part in chunks(ids):
        query = (
            "SELECT m.event, m.title, m.evidence, a.title FROM mentions m JOIN articles a ON a.id = m.article "
            f"WHERE m.event IN ({slots(part)}) AND m.retired IS NULL AND m.role <> 'reprint' ORDER BY m.event, m.rowid"
        )
        for event, *found in db.execute(query, part):
            counts[event] = counts.get(event, 0) + 1
            if counts[event] <= _MENTIONS:
                texts.setdefault(event, {}).update(dict.fromkeys(found))
    return {event: "\n".join(found) for event, found in texts.items()}


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
    found = {row[0] for row in db.execute("SELECT id FROM temp.looked_at WHERE looked_at MATCH ?", (positive,))}
    return {id_ for id_, _ in rows} - found if negative else found


def split(expression: str) -> tuple[bool, str]:
    """(whether it only excludes, FTS5 expression): FTS5 itself has no NOT without something before it."""
    return (True, expression[4:]) if expression.startswith("NOT ") else (False, expression)
