"""The digests that were printed under a name, which events are a feed's backlog, and when events last changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from sqlite3 import Connection

from tui.model import Printed
from tui.store.codec import text_time, time_text
from tui.store.sql import chunks, slots

_IS_NEW = (
    "(m.published >= ? OR EXISTS (SELECT 1 FROM articles a JOIN articles b ON b.first_seen < a.first_seen "
    "WHERE a.id = m.article AND b.source = a.source))"
)
"""Whether an article was published from a time on, or found by a later poll than the first one of its feed."""
IS_NEWS = f"EXISTS (SELECT 1 FROM mentions m WHERE m.event = e.id AND m.retired IS NULL AND {_IS_NEW})"
"""Whether one of an event's articles is new: what a feed holds at its first poll was known when it was published."""


def printed(db: Connection, name: str, limit: int) -> list[Printed]:
    """The last digests printed under a name, the latest first."""
    query = "SELECT as_of, first, last FROM digests WHERE name = ? ORDER BY as_of DESC LIMIT ?"
    return [
        Printed(text_time(as_of), date.fromordinal(first), date.fromordinal(last))
        for as_of, first, last in db.execute(query, (name, limit))
    ]


def put(db: Connection, name: str, one: Printed) -> None:
    """Remember that a digest was printed."""
    row = (name, time_text(one.as_of), one.first.toordinal(), one.last.toordinal())
    db.execute("INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?)", row)


def backlog(db: Connection, events: Sequence[str], since: datetime, as_of: datetime) -> set[str]:
    """Those of these events that nothing new told by then: all their articles were there when their feed was first polled, and
    had been published before `since`."""
    known, gone = time_text(as_of), set[str]()
    for part in chunks(events):
        query = (
            f"SELECT m.event FROM mentions m WHERE m.known <= ? AND (m.retired IS NULL OR m.retired > ?) "
            f"AND m.event IN ({slots(part)}) GROUP BY m.event HAVING NOT max({_IS_NEW})"
        )
        gone.update(row[0] for row in db.execute(query, (known, known, *part, time_text(since))))
    return gone


def updated(db: Connection, events: Sequence[str], as_of: datetime | None) -> dict[str, datetime]:
    """Event -> when its mentions last came, changed or went, or a person gave it a date or title, by then."""
    then = time_text(as_of) if as_of else "~"  # after every time
    found: dict[str, str] = {}
    for part in chunks(events):
        query = (
            f"SELECT event, known FROM mentions WHERE known <= ? AND event IN ({slots(part)}) UNION ALL "
            f"SELECT event, retired FROM mentions WHERE retired <= ? AND event IN ({slots(part)}) UNION ALL "
            f"SELECT event, at FROM edits WHERE kind IN ('date', 'title') AND at <= ? AND event IN ({slots(part)})"
        )
        for event, at in db.execute(query, (then, *part, then, *part, then, *part)):
            found[event] = max(found.get(event, ""), at)
    return {event: text_time(at) for event, at in found.items()}


def report_beside(db: Connection, at: datetime, forward: bool) -> datetime | None:
    """When the next mention after a time, or the last before it, became known."""
    sign, function = (">", "min") if forward else ("<", "max")
    (known,) = db.execute(f"SELECT {function}(known) FROM mentions WHERE known {sign} ?", (time_text(at),)).fetchone()
    return text_time(known) if known else None


def report_span(db: Connection) -> tuple[datetime, datetime] | None:
    """When the first and the last mention became known."""
    (first,), (last,) = (db.execute(f"SELECT {which}(known) FROM mentions").fetchone() for which in ("min", "max"))
    return (text_time(first), text_time(last)) if first else None


def reports_until(db: Connection, times: Sequence[datetime]) -> list[int]:
    """How many mentions were known at each of these times."""
    query = "SELECT count(*) FROM mentions WHERE known <= ?"
    return [db.execute(query, (time_text(at),)).fetchone()[0] for at in times]
