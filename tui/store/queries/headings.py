"""What the timeline shows: headings with counts, days with counts, the place of an event in the list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from sqlite3 import Connection

from tui.model import Event, Group, KeptOff, Query
from tui.store.codec import OPEN_END, OPEN_START, group_key, group_when
from tui.store.queries.filters import where
from tui.store.rows import events
from tui.store.rows.sources import Tags
from tui.store.rows.stories import SHOWN
from tui.store.sql import Where

Key = tuple[int, int, int]
"""day, grp, last_day."""
Counts = tuple[int, int, int]
"""All events, those that stand at their publication for want of a date, plans with a date."""

_KINDS = (
    "count(*), sum(e.basis = 'published' AND e.edited = 0), "
    "sum(e.modality = 'planned' AND (e.basis <> 'published' OR e.edited = 1))"
)

_OVERLAPS = f"(last_day IN ({OPEN_START}, {OPEN_END}) OR day <= ? AND last_day >= ?)"
"""An open interval may lie anywhere in the unit of its known end, so it is always looked at."""


def counts(
    db: Connection, query: Query, tags: Tags, first: date | None = None, last: date | None = None
) -> list[tuple[Key, Counts]]:
    """Every heading in order of time with the numbers of its events; only those overlapping the days (and open ones), if given."""
    if query.is_empty and query.as_of is None:
        headings = _maintained(db, first, last)
        if query.up_to is None or not headings:
            return headings
        # A table scan from there on: without that, SQLite walks a whole index to have the headings in order.
        late = Where([SHOWN, "e.seq > ?"], [query.up_to], scan=True)
        minus = dict(_grouped(db, late))
        if not minus:
            return headings
        left = [(key, _less(numbers, minus.get(key, (0, 0, 0)))) for key, numbers in headings]
        return [(key, numbers) for key, numbers in left if numbers[0] > 0]
    clause = where(db, query, tags)
    if first is not None and last is not None:
        clause.add(_OVERLAPS, last.toordinal(), first.toordinal())
    return _grouped(db, clause)


def _less(numbers: Counts, others: Counts) -> Counts:
    return numbers[0] - others[0], numbers[1] - others[1], numbers[2] - others[2]


def _grouped(db: Connection, clause: Where) -> list[tuple[Key, Counts]]:
    rows = db.execute(
        f"SELECT e.day, e.grp, e.last_day, {_KINDS} FROM events e{' NOT INDEXED' * clause.scan} "
        f"WHERE {clause.sql()} GROUP BY e.day, e.grp, e.last_day ORDER BY e.day, e.grp, e.last_day",
        clause.values,
    )
    return [((day, grp, last), (n, undated, planned)) for day, grp, last, n, undated, planned in rows]


def _maintained(db: Connection, first: date | None, last: date | None) -> list[tuple[Key, Counts]]:
    condition: str = "1"
    values: tuple[int, ...] = ()
    if first is not None and last is not None:
        condition, values = _OVERLAPS, (last.toordinal(), first.toordinal())
    rows = db.execute(
        f"SELECT day, grp, last_day, n, undated, planned FROM day_counts WHERE {condition} ORDER BY day, grp, last_day",
        values,
    )
    return [((day, grp, last), (n, undated, planned)) for day, grp, last, n, undated, planned in rows]


def groups(
    db: Connection, query: Query, tags: Tags, first: date | None = None, last: date | None = None
) -> list[Group]:
    return [Group(group_when(*key), *numbers) for key, numbers in counts(db, query, tags, first, last)]


def story_counts(db: Connection, query: Query, tags: Tags) -> dict[str, int]:
    """Story -> number of its events that match."""
    clause = where(db, query, tags)
    clause.add("e.story IS NOT NULL")
    rows = db.execute(f"SELECT e.story, count(*) FROM events e WHERE {clause.sql()} GROUP BY e.story", clause.values)
    return dict(rows.fetchall())


def count(db: Connection, query: Query, tags: Tags) -> int:
    if query.is_empty and query.as_of is None:
        return sum(numbers[0] for _, numbers in counts(db, query, tags))
    clause = where(db, query, tags)
    return int(db.execute(f"SELECT count(*) FROM events e WHERE {clause.sql()}", clause.values).fetchone()[0])


def kept_off(db: Connection, query: Query, tags: Tags) -> KeptOff:
    """How many events the query would keep besides, if what is kept off the timeline were not."""
    clause = where(db, replace(query, kept_off=True, up_to=None), tags)
    if query.up_to is not None:
        clause.add("+e.seq <= ?", query.up_to)  # by row number all rows would be read

    def count(kind: str, index: str) -> int:
        sql = f"SELECT count(*) FROM events e INDEXED BY {index} WHERE {kind} AND {clause.sql()}"
        return int(db.execute(sql, clause.values).fetchone()[0])

    muted = count("e.feature = 1 AND e.hidden = 0 AND e.muted = 1", "events_feature")
    return KeptOff(
        count("e.feature = 1 AND e.hidden = 0", "events_feature") - muted, muted, count("e.hidden = 1", "events_hidden")
    )


def group_events(db: Connection, query: Query, tags: Tags, group: Group, offset: int, limit: int) -> list[Event]:
    clause = where(db, query, tags)
    clause.add("e.day = ? AND e.grp = ? AND e.last_day = ?", *group_key(group.when))
    return events.select(db, clause, events.IN_GROUP, limit, offset)


def offset(db: Connection, query: Query, tags: Tags, event: Event) -> int | None:
    """How many events stand before it under its heading, or None if the query leaves it out."""
    key = group_key(event.when)
    clause = where(db, query, tags)
    here = Where([*clause.conditions, "e.id = ?"], [*clause.values, event.id])
    if not db.execute(f"SELECT EXISTS (SELECT 1 FROM events e WHERE {here.sql()})", here.values).fetchone()[0]:
        return None
    minute = event.when.minute
    before = db.execute(
        f"SELECT count(*) FROM events e WHERE {clause.sql()} AND e.day = ? AND e.grp = ? AND e.last_day = ? AND "
        "(e.minute < ? OR (e.minute = ? AND (e.score > ? OR (e.score = ? AND e.id < ?))))",
        (*clause.values, *key, minute, minute, event.score, event.score, event.id),
    ).fetchone()[0]
    return int(before)


def neighbour(db: Connection, query: Query, tags: Tags, day: date, forward: bool) -> date | None:
    """The nearest day after (or before) `day` on which a matching event starts."""
    sign, function = (">", "min") if forward else ("<", "max")
    if query.is_empty and query.as_of is None and query.up_to is None:
        sql, values = f"SELECT {function}(day) FROM day_counts WHERE day {sign} ?", [day.toordinal()]
    else:
        clause = where(db, query, tags)
        clause.add(f"e.day {sign} ?", day.toordinal())
        sql, values = f"SELECT {function}(e.day) FROM events e WHERE {clause.sql()}", clause.values  # type: ignore[assignment]
    nearest = db.execute(sql, values).fetchone()[0]
    return date.fromordinal(nearest) if nearest else None


@dataclass(frozen=True, slots=True)
class DayVote:
    """An article that names a single day for an event; days as ordinals.

    Args:
        day: the day that it names (or that a person has given the event).
        event, article: ids.
        basis: how the day is known.
        published: day of publication (UTC).
    """

    day: int
    event: str
    article: str
    basis: str
    published: int


def day_votes(db: Connection, query: Query, tags: Tags) -> list[DayVote]:
    """The days that the articles of matching events name, reprints left out."""
    clause = where(db, query, tags)
    rows = db.execute(
        "SELECT iif(e.edited, e.start, m.start) AS day, m.event, m.article, m.basis, m.published "
        "FROM mentions m JOIN events e ON e.id = m.event WHERE m.retired IS NULL AND m.role <> 'reprint' "
        "AND iif(e.edited, e.start = e.end AND e.precision >= 8, m.start = m.end AND m.precision >= 8) "
        f"AND {clause.sql()} ORDER BY day, m.event, m.article",
        clause.values,
    )
    return [
        DayVote(day, event, article, basis, datetime.fromisoformat(published).date().toordinal())
        for day, event, article, basis, published in rows
    ]
