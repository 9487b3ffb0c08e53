"""The full-text index: what stands in it of an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from tui.store.sql import execute_in, rows_in

_RUN_TOGETHER = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f])")

INDEXED_MENTIONS = 40
"""Mentions of one event whose sentences are indexed (chosen: more only repeat the words)."""


def spaced(text: str) -> str:
    """Set the characters of scripts that are written without spaces apart, so that each is a word of the index."""
    return _RUN_TOGETHER.sub(r" \1 ", text) if not text.isascii() else text


def index(db: Connection, titles: Mapping[int, tuple[str, str]]) -> None:
    """Index events: row number -> (id, title)."""
    texts = {seq: (spaced(title), spaced(_body(db, id_))) for seq, (id_, title) in titles.items()}
    query = "SELECT rowid, title, body FROM event_text WHERE rowid IN"
    held = {seq: (title, body) for seq, title, body in rows_in(db, query, list(texts))}
    changed = [(seq, *text) for seq, text in texts.items() if held.get(seq) != text]
    remove(db, [seq for seq, *_ in changed])
    db.executemany("INSERT INTO event_text (rowid, title, body) VALUES (?, ?, ?)", changed)


def remove(db: Connection, numbers: Sequence[int]) -> None:
    """Take events out, by row number."""
    execute_in(db, "DELETE FROM event_text WHERE rowid IN", numbers)


def _body(db: Connection, event: str) -> str:
    """Evidence and article titles of an event, each text once."""
    rows = db.execute(
        "SELECT m.title, m.evidence, a.title FROM mentions m JOIN articles a ON a.id = m.article "
        "WHERE m.event = ? AND m.retired IS NULL AND m.role <> 'reprint' ORDER BY m.rowid LIMIT ?",
        (event, INDEXED_MENTIONS),
    )
    return "\n".join(dict.fromkeys(text for row in rows for text in row))
