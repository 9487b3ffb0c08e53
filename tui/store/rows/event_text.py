"""The full-text index: what stands in it of an event, and texts outside judged as it would judge them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from tui.store.sql import execute_in, rows_in

_RUN_TOGETHER = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f])")

_ONLY_EXCLUDES = "NOT "

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
