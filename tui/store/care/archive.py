"""All of a store as rows of text, and back: a row a line, to the letter."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from sqlite3 import Connection, Error
from typing import Any

from tui.errors import StoreError
from tui.store.migrations import VERSION

Row = dict[str, Any]
"""`{"table": …, "row": {column: value}}`."""

_DERIVED = ("day_counts", "meta")
"""Tables that triggers fill, or that tell of the file alone."""
_LAST_IDS = "sqlite_sequence"
"""SQLite's own table of the highest ids that it has given; it has a row for each table as soon as that has one."""
_WORDS = "event_text"
"""The index of words; its own tables begin with its name."""
_FIRST = ("sources", "articles")
"""Tables that others refer to."""
_SHOWN = 40
"""Signs of a wrong name that are shown."""
_LASTING = (
    "sources", "articles", "aliases", "edits", "marks", "feed_states", "host_holds", "poll_log", "mutes", "preferences",
    "digests", "pruned",
)  # fmt: skip
"""What cannot be made again from articles: all that is taken from the text of another version."""


def tables(db: Connection) -> list[str]:
    """Those that hold what a store knows, in the order in which they can be filled."""
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name not in _DERIVED and (name == _WORDS or not name.startswith(f"{_WORDS}_"))
    ]
    return sorted(names, key=lambda name: (name == _LAST_IDS, name not in _FIRST, name != _FIRST[0], name))


def count(db: Connection) -> int:
    """Number of rows."""
    return sum(int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables(db))


def rows(db: Connection) -> Generator[Row, None, None]:
    """All rows as they are at one moment, in an order that depends on nothing else."""
    db.execute("BEGIN")
    try:
        for name in tables(db):
            columns = "rowid, *" if name == _WORDS else "*"
            found = db.execute(f"SELECT {columns} FROM {name} ORDER BY {_order(db, name)}")
            names = [column[0] for column in found.description]
            for row in found:
                yield {"table": name, "row": dict(zip(names, row, strict=True))}
    finally:
        db.execute("ROLLBACK")


def _order(db: Connection, name: str) -> str:
    if name in (_WORDS, _LAST_IDS):
        return "rowid" if name == _WORDS else "name"
    keys = db.execute("SELECT pk, name FROM pragma_table_info(?) WHERE pk > 0", (name,)).fetchall()
    return ", ".join(column for _, column in sorted(keys)) or "1"


def is_empty(db: Connection) -> bool:
    """Whether a store holds nothing yet that anybody would miss."""
    return not any(
        db.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone()[0]
        for name in ("articles", "edits", "feed_states")
    )


def put(db: Connection, version: int, lines: Iterable[Row]) -> int:
    """Fill an empty store inside a transaction; returns the number of rows taken.

    Rows of an older version are taken as far as they cannot be made again: its articles count as read by no reader.

    Args:
        db: of the store.
        version: of the store that they come from.
        lines: as `rows` gives them.

    Raises:
        StoreError: a row is none of ours.
    """
    db.execute("PRAGMA defer_foreign_keys = ON")
    columns = {name: {row[1] for row in db.execute(f"PRAGMA table_info({name})")} for name in tables(db)}
    columns.get(_WORDS, set()).add("rowid")
    is_older, taken = version != VERSION, 0
    for line in lines:
        name, row = line.get("table"), line.get("row")
        if name not in columns or not isinstance(row, dict):
            if is_older:
                continue
            raise StoreError(f"A row of no table that a store has: {str(name)[:_SHOWN]!r}.")
        if is_older:
            if name not in _LASTING:
                continue
            row = {key: value for key, value in row.items() if key in columns[name]}
        elif unknown := set(row) - columns[name]:
            raise StoreError(f"The table {name} has no {sorted(unknown)[0][:_SHOWN]!r}.")
        slots = ", ".join("?" * len(row))
        try:
            if name == _LAST_IDS:
                db.execute(f"DELETE FROM {name} WHERE name = ?", (row.get("name"),))
            db.execute(f"INSERT OR REPLACE INTO {name} ({', '.join(row)}) VALUES ({slots})", list(row.values()))
        except (Error, OverflowError) as error:
            raise StoreError(f"A row of the table {name} cannot be taken: {error}.") from None
        taken += 1
    if is_older:
        db.execute("UPDATE articles SET read_by = 0")
    return taken
