"""Parts of the timeline: pages under several headings, the most important events of several spans, slices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection

from tui.model import Event, Group, Precision, Query, When
from tui.store.codec import OPEN_END, OPEN_START, group_key, row_event
from tui.store.queries.filters import Slice, where
from tui.store.rows import events
from tui.store.rows.sources import Tags
from tui.store.sql import Where, chunks, slots

_BEST = "e.score DESC, e.day, e.id"


@dataclass(frozen=True, slots=True)
class Span:
    """The events that start on certain days, are known to certain units and last a certain time.

    Args:
        days: ordinals of the first and the last day on which they may start.
        units: coarsest and finest precision.
        lengths: fewest and most days from their start to the day where they end; see `group_key` for open ends.
        open: whether open intervals are among them, however long.
    """

    days: tuple[int, int]
    units: tuple[int, int]
    lengths: tuple[int, int]
    open: bool = False

    @classmethod
    def column(cls, first: date, last: date, coarsest: Precision) -> Span:
        """What starts between two days, is known at least to a unit and lasts no longer than from the one to the other;
        open intervals too, unless it is one day."""
        low, high = first.toordinal(), last.toordinal()
        return cls((low, high), (coarsest, Precision.DAY), (0, high - low), open=high > low)

    @classmethod
    def heading(cls, when: When) -> Span:
        """What stands under a heading of the timeline."""
        day, unit, last = group_key(when)
        return cls((day, day), (unit, unit), (last - day, last - day))


def pages(db: Connection, query: Query, tags: Tags, wanted: Sequence[tuple[Group, int, int]]) -> list[list[Event]]:
    """The events of each (group, offset, limit), by time of day, then the most important first.

    One query for all, so that what a filter finds is looked up once.
    """
    if not wanted:
        return []
    clause = where(db, query, tags)
    rows = [(n, *group_key(group.when), offset, offset + limit) for n, (group, offset, limit) in enumerate(wanted)]
    sql = (
        f"WITH wanted (n, day, grp, last_day, low, high) AS (VALUES {_table(rows)}), placed AS ("
        "SELECT wanted.n, wanted.low, wanted.high, e.seq, "
        f"row_number() OVER (PARTITION BY wanted.n ORDER BY {events.IN_GROUP}) AS place "
        "FROM wanted CROSS JOIN events e INDEXED BY events_order "
        f"WHERE e.day = wanted.day AND e.grp = wanted.grp AND e.last_day = wanted.last_day AND {clause.sql()}) "
        f"SELECT placed.n, {events.COLUMNS} FROM placed JOIN events e ON e.seq = placed.seq "
        "WHERE placed.place > placed.low AND placed.place <= placed.high ORDER BY placed.n, placed.place"
    )
    return _dealt(db.execute(sql, (*_flat(rows), *clause.values)), len(wanted))


def best(db: Connection, query: Query, tags: Tags, spans: Sequence[Span], limit: int) -> list[list[Event]]:
    """The most important events of each span, at most `limit` each, in one query."""
    if not spans:
        return []
    clause = where(db, query, tags)
    rows = [(n, *span.days, *span.units, *span.lengths, span.open) for n, span in enumerate(spans)]
    source, values = "events e INDEXED BY events_order", clause.values
    condition, gathered = clause.sql(), ""
    if not query.is_empty:
        # What the filter finds is gathered once; looking it up for each span takes many times as long.
        gathered = (
            ", kept AS MATERIALIZED (SELECT e.seq, e.day, e.grp, e.last_day, e.score, e.id "
            f"FROM events e{' NOT INDEXED' * clause.scan} WHERE {condition} AND e.day BETWEEN ? AND ?)"
        )
        values = [*values, min(span.days[0] for span in spans), max(span.days[1] for span in spans)]
        source, condition = "kept e", "1"
    inner = (
        f"SELECT e.seq FROM {source} WHERE e.day BETWEEN spans.day AND spans.day_to AND e.grp BETWEEN spans.unit AND "
        "spans.unit_to AND (e.last_day - e.day BETWEEN spans.length AND spans.length_to OR "
        f"spans.open AND e.last_day IN ({OPEN_START}, {OPEN_END})) AND {condition} ORDER BY {_BEST} LIMIT ?"
    )
    sql = (
        f"WITH spans (n, day, day_to, unit, unit_to, length, length_to, open) AS (VALUES {_table(rows)}){gathered} "
        f"SELECT spans.n, {events.COLUMNS} FROM spans CROSS JOIN events e WHERE e.seq IN ({inner}) "
        f"ORDER BY spans.n, {_BEST}"
    )
    return _dealt(db.execute(sql, (*_flat(rows), *values, limit)), len(spans))


def _table(rows: Sequence[Sequence[int]]) -> str:
    return ", ".join(f"({slots(row)})" for row in rows)


def _flat(rows: Sequence[Sequence[int]]) -> Iterator[int]:
    return (int(value) for row in rows for value in row)


def _dealt(rows: Iterator[tuple[object, ...]], count: int) -> list[list[Event]]:
    """Rows of (number of the part, columns of an event) as one list a part."""
    parts: list[list[Event]] = [[] for _ in range(count)]
    for n, *columns in rows:
        parts[n].append(row_event(columns))  # type: ignore[call-overload]
    return parts


def events_in(db: Connection, query: Query, tags: Tags, part: Slice, limit: int) -> list[Event]:
    """Matching events of a slice, most important first; `limit` -1 for all."""
    clause = where(db, query, tags)
    part.narrow(clause)
    order = f"e.score DESC, {events.IN_TIME}"
    wanted = limit + len(part.without) if limit >= 0 else -1
    kept = [event for event in events.select(db, clause, order, wanted) if event.id not in part.without]
    return kept[:limit] if limit >= 0 else kept


def count_in(db: Connection, query: Query, tags: Tags, part: Slice) -> int:
    """Number of matching events of a slice."""
    clause = where(db, query, tags)
    part.narrow(clause)
    total = int(db.execute(f"SELECT count(*) FROM events e WHERE {clause.sql()}", clause.values).fetchone()[0])
    return total - sum(1 for _ in _present(db, clause, sorted(part.without)))


def _present(db: Connection, clause: Where, ids: Sequence[str]) -> Iterator[str]:
    """Which of the ids the clause keeps."""
    for piece in chunks(ids):
        sql = f"SELECT e.id FROM events e WHERE {clause.sql()} AND e.id IN ({slots(piece)})"
        yield from (row[0] for row in db.execute(sql, (*clause.values, *piece)))
