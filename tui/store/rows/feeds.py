"""Rows of feeds: what is remembered between polls, hosts on hold, the log of polls."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from tui.model import FeedState
from tui.store.codec import text_time, time_text, to_json

_TIMES = frozenset(("validated", "next_due", "last_polled", "last_ok", "moved_since", "newest"))
_FIELDS = tuple(field.name for field in fields(FeedState))


def state(db: Connection, key: str) -> FeedState | None:
    row = db.execute("SELECT state FROM feed_states WHERE key = ?", (key,)).fetchone()
    return _decode(row[0]) if row else None


def states(db: Connection) -> dict[str, FeedState]:
    return {key: _decode(text) for key, text in db.execute("SELECT key, state FROM feed_states ORDER BY key")}


def put_state(db: Connection, value: FeedState) -> None:
    db.execute("INSERT OR REPLACE INTO feed_states VALUES (?, ?)", (value.key, _encode(value)))


def host_holds(db: Connection) -> dict[str, datetime]:
    return {host: text_time(until) for host, until in db.execute("SELECT host, until FROM host_holds ORDER BY host")}


def put_host_hold(db: Connection, host: str, until: datetime) -> None:
    db.execute("INSERT OR REPLACE INTO host_holds VALUES (?, ?)", (host, time_text(until)))


def put_poll_log(
    db: Connection, key: str, at: datetime, outcome: str, new: int, note: str, seconds: float, keep: int
) -> None:
    db.execute(
        "INSERT INTO poll_log (feed, at, outcome, new, note, seconds) VALUES (?, ?, ?, ?, ?, ?)",
        (key, time_text(at), outcome, new, note, seconds),
    )
    db.execute(
        "DELETE FROM poll_log WHERE feed = ? AND rowid <= "
        "(SELECT rowid FROM poll_log WHERE feed = ? ORDER BY rowid DESC LIMIT 1 OFFSET ?)",
        (key, key, keep),
    )


def poll_log(db: Connection, key: str, limit: int) -> list[tuple[datetime, str, int, str, float]]:
    rows = db.execute(
        "SELECT at, outcome, new, note, seconds FROM poll_log WHERE feed = ? ORDER BY rowid DESC LIMIT ?", (key, limit)
    )
    return [(text_time(at), outcome, new, note, seconds) for at, outcome, new, note, seconds in rows]


def _encode(value: FeedState) -> str:
    values = {name: getattr(value, name) for name in _FIELDS}
    return to_json({name: time_text(v) if isinstance(v, datetime) else v for name, v in values.items()})


def _decode(text: str) -> FeedState:
    """Fields that are missing take their defaults, unknown ones are dropped: rows outlive versions."""
    values: dict[str, Any] = {name: value for name, value in json.loads(text).items() if name in _FIELDS}
    for name in _TIMES & values.keys():
        if values[name] is not None:
            values[name] = text_time(values[name])
    return FeedState(**values)
