"""A Query as the WHERE clause over `events e`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Connection

from tui.model import Alternatives, Event, Modality, Precision, Query
from tui.store.codec import OPEN_END, OPEN_START, time_text
from tui.store.queries.flags import FLAGS, shows_features, shows_hidden
from tui.store.rows import sources, stories
from tui.store.rows.event_names import WHERE, WHO
from tui.store.rows.event_text import split
from tui.store.rows.knowledge import IS_NEWS
from tui.store.rows.sources import Tags
from tui.store.sql import Where, slots

LAST = f"(CASE WHEN e.last_day IN ({OPEN_START}, {OPEN_END}) THEN e.day ELSE e.last_day END)"
"""Last known day of an event."""

EXACT_DAYS = 7
"""An interval of at least a day's precision and at most this many days says well enough when something happened (chosen: a
week is a fair answer to "when")."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the timeline, besides what the query says; parts that are None do not matter.

    Args:
        starts: only events that start on these days or between.
        ended_before: only events whose last known day is before this one.
        reported: only events first reported from the one time to before the other.
        coarse: True for events known only to a unit coarser than a few days, False for the others.
        news_since: only events of which an article was published from then on, or found by a later poll than its feed's first:
            what a feed holds when it is first polled was known when it was published.
        expected_after: only plans, and whatever starts after this day; not what stands at its publication for want of a day.
        without: ids to leave out.
    """

    starts: tuple[date, date] | None = None
    ended_before: date | None = None
    reported: tuple[datetime, datetime] | None = None
    news_since: datetime | None = None
    coarse: bool | None = None
    expected_after: date | None = None
    without: frozenset[str] = frozenset()

    def holds(self, event: Event) -> bool:
        """Whether an event is part of it, as far as the event itself tells: `news_since` is a question about its articles."""
        when = event.when
        exact = when.precision >= Precision.DAY and (when.days or EXACT_DAYS + 1) <= EXACT_DAYS
        return (
            (self.starts is None or self.starts[0] <= when.first <= self.starts[1])
            and (self.ended_before is None or when.last < self.ended_before)
            and (self.reported is None or self.reported[0] <= event.first_reported < self.reported[1])
            and (self.coarse is None or self.coarse is not exact)
            and (self.expected_after is None or self._expects(event))
            and event.id not in self.without
        )

    def narrow(self, clause: Where) -> None:
        """Add the same to a WHERE clause, except `without`."""
        if self.starts is not None:
            clause.add("e.day BETWEEN ? AND ?", self.starts[0].toordinal(), self.starts[1].toordinal())
        if self.ended_before is not None:
            clause.add(f"e.day < ? AND {LAST} < ?", *[self.ended_before.toordinal()] * 2)
        if self.reported is not None:
            clause.add("e.first_reported >= ? AND e.first_reported < ?", *map(time_text, self.reported))
        if self.news_since is not None:
            clause.add(IS_NEWS, time_text(self.news_since))
        if self.coarse is not None:
            exact = f"(e.grp = {int(Precision.DAY)} AND e.last_day - e.day BETWEEN 0 AND {EXACT_DAYS - 1})"
            clause.add(f"NOT {exact}" if self.coarse else exact)
        if self.expected_after is not None:
            clause.add(
                "(e.modality = 'planned' OR e.day > ?) AND (e.basis <> 'published' OR e.edited)",
                self.expected_after.toordinal(),
            )

    def _expects(self, event: Event) -> bool:
        is_ahead = event.modality is Modality.PLANNED or event.when.first > (self.expected_after or date.max)
        return event.has_day and is_ahead


def where(db: Connection, query: Query, tags: Tags, *, walking: bool = False) -> Where:
    """The clause; `query.as_of` only drops what was first reported later.

    With `walking` it is for events that are looked at one by one: what is told elsewhere of each is looked up then, while
    otherwise all events of which it is told are gathered before.
    """
    clause = Where()
    if not shows_hidden(query):
        clause.add("e.hidden = 0")
    if not shows_features(query):
        clause.add("e.feature = 0")
    _narrow(db, clause, query, tags, walking=walking)
    return clause


def _narrow(db: Connection, clause: Where, query: Query, tags: Tags, *, walking: bool) -> None:
    """Add what a query, or one within its groups, says of an event."""
    flags = [FLAGS[name] for name in query.flags]
    for flag in flags:
        clause.add(flag.sql)
    if query.since is not None:
        clause.add(f"{LAST} >= ?", query.since.toordinal())
    if query.until is not None:
        clause.add("e.day <= ?", query.until.toordinal())
    if query.precisions:
        clause.any_of("e.precision", [int(precision) for precision in query.precisions])
    if query.has_note:
        clause.add("e.note <> ''")
    _known(clause, query)
    is_indexed = any(flag.is_indexed for flag in flags)
    selective = query.text or query.places or query.people or query.sources or query.tags or query.stories or is_indexed
    clause.scan = not selective and bool(
        query.flags or query.precisions or query.has_note or query.as_of or query.groups
    )
    _told(db, clause, query, tags, walking=walking)
    if query.text:
        negative, expression = split(query.text)
        clause.add(f"e.seq {'NOT ' * negative}IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)", expression)
    for group in query.groups:
        _grouped(db, clause, group, tags, walking=walking)


def _grouped(db: Connection, clause: Where, group: Alternatives, tags: Tags, *, walking: bool) -> None:
    """Add that one query of a group holds, or none; what is not known of an event (its story) does not hold."""
    either: list[str] = []
    values: list[object] = []
    for query in group.queries:
        inner = Where()
        _narrow(db, inner, query, tags, walking=walking)
        either.append(f"({inner.sql()})")
        values += inner.values
    clause.add(f"({' OR '.join(either) or '0'}) IS {'NOT ' * group.negated}TRUE", *values)


def _known(clause: Where, query: Query) -> None:
    """Which events may be told at all: by when they came, or by name."""
    if query.up_to is not None:
        clause.add("e.seq <= ?", query.up_to)
    if query.newer_than is not None:
        clause.add("e.seq > ?", query.newer_than)
    if query.ids:
        clause.add("e.id IN (SELECT value FROM json_each(?))", stories.json_list(query.ids))
    if query.as_of is not None:
        clause.add("e.first_reported <= ?", time_text(query.as_of))


def _told(db: Connection, clause: Where, query: Query, tags: Tags, *, walking: bool) -> None:
    """What events belong to and name, and who tells of them."""
    if query.stories:
        clause.add("e.story IN (SELECT value FROM json_each(?))", stories.json_list(stories.find(db, query.stories)))
    if query.places:
        _elsewhere(
            clause,
            "event_names",
            f"kind = '{WHERE}' AND name IN ({slots(query.places)})",
            query.places,
            walking=walking,
        )
    if query.people:
        parts = " OR ".join(["instr(name, ?)"] * len(query.people))
        _elsewhere(clause, "event_names", f"kind = '{WHO}' AND ({parts})", query.people, walking=walking)
    if query.sources:
        _from_sources(clause, sources.named(db, query.sources), walking=walking)
    if query.tags:
        _from_sources(clause, sources.tagged(db, query.tags, tags), walking=walking)


def _from_sources(clause: Where, rows: Sequence[int], *, walking: bool) -> None:
    # A plus keeps the index of sources, which holds all their events, from being taken for one event.
    column = "+source" if walking else "source"
    _elsewhere(clause, "mentions", f"{column} IN ({slots(rows)}) AND retired IS NULL", rows, walking=walking)


def _elsewhere(clause: Where, table: str, condition: str, values: Sequence[object], *, walking: bool) -> None:
    """Add that a table says something of an event."""
    if walking:
        clause.add(f"EXISTS (SELECT 1 FROM {table} WHERE event = e.id AND {condition})", *values)
    else:
        clause.add(f"e.id IN (SELECT event FROM {table} WHERE {condition})", *values)
