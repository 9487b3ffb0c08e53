"""Full-text search: what is indexed of an event, and how a person's words become an FTS5 expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from tui.store.rows.articles import chunks, slots

_RUN_TOGETHER = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f])")
_MENTIONS = 40
"""Mentions of one event whose sentences are indexed; more only repeat the words."""


def spaced(text: str) -> str:
    """Set the characters of scripts that are written without spaces apart, so that each is a word of the index."""
    return _RUN_TOGETHER.sub(r" \1 ", text) if not text.isascii() else text


def index(db: Connection, titles: Mapping[int, tuple[str, str]]) -> None:
    """Index events: row number -> (id, title)."""
    texts = {seq: (spaced(title), spaced(_body(db, id_))) for seq, (id_, title) in titles.items()}
    held = {
        seq: (title, body)
        for part in chunks(list(texts))
        for seq, title, body in db.execute(
            f"SELECT rowid, title, body FROM event_text WHERE rowid IN ({slots(part)})", part
        )
    }
    changed = [(seq, *text) for seq, text in texts.items() if held.get(seq) != text]
    remove(db, [seq for seq, *_ in changed])
    db.executemany("INSERT INTO event_text (rowid, title, body) VALUES (?, ?, ?)", changed)


def remove(db: Connection, rows: Sequence[int]) -> None:
    for part in chunks(rows):
        db.execute(f"DELETE FROM event_text WHERE rowid IN ({slots(part)})", part)


def _body(db: Connection, event: str) -> str:
    """Evidence and article titles of an event, each text once."""
    rows = db.execute(
        "SELECT m.title, m.evidence, a.title FROM mentions m JOIN articles a ON a.id = m.article "
        "WHERE m.event = ? AND m.retired IS NULL AND m.role <> 'reprint' ORDER BY m.rowid LIMIT ?",
        (event, _MENTIONS),
    )
    return "\n".join(dict.fromkeys(text for row in rows for text in row))


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
