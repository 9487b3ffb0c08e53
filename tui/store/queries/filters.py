"""A Query as the WHERE clause over `events e`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from sqlite3 import Connection

from tui.model import Event, Modality, Precision, Query
from tui.store.codec import OPEN_END, OPEN_START, time_text
from tui.store.queries.search import split
from tui.store.rows.articles import slots
from tui.store.rows.story_members import named, story_list

Tags = Mapping[str, Sequence[str]]
"""Tag, casefolded -> keys and names of the feeds that carry it."""

LAST = f"(CASE WHEN e.last_day IN ({OPEN_START}, {OPEN_END}) THEN e.day ELSE e.last_day END)"
"""Last known day of an event."""

SHOWN = "e.hidden = 0 AND e.feature = 0"
"""What the timeline shows where nothing particular is asked for."""

_INDEXED = frozenset(("unread", "hidden", "starred"))
"""Flags with an index of their own."""

_FLAGS = {
    "unread": "e.read = 0",
    "read": "e.read = 1",
    "starred": "e.starred = 1",
    "hidden": "e.hidden = 1",
    "edited": "e.edited = 1",
    "feature": "e.feature = 1",
    "guessed": "e.qualifier & 2",
    "about": "e.qualifier & 1",
    "undated": "e.basis = 'published'",
    "disputed": "e.disputed = 1",
    "planned": "e.modality = 'planned'",
    "ongoing": "e.modality = 'ongoing'",
    "denied": "e.modality = 'denied'",
}
FLAGS = tuple(_FLAGS)
"""The words of `is:`."""


COARSE_DAYS = 7
"""An interval of at least a day's precision and at most this many days says well enough when something happened."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the timeline, besides what the query says; parts that are None do not matter.

    Args:
        starts: only events that start on these days or between.
        ended_before: only events whose last known day is before this one.
        reported: only events first reported from the one time to before the other.
        coarse: True for events known only to a unit coarser than a few days, False for the others.
        expected_after: only plans, and whatever starts after this day.
        without: ids to leave out.
    """

    starts: tuple[date, date] | None = None
    ended_before: date | None = None
    reported: tuple[datetime, datetime] | None = None
    coarse: bool | None = None
    expected_after: date | None = None
    without: frozenset[str] = frozenset()

    def holds(self, event: Event) -> bool:
        """Whether an event is part of it."""
        when = event.when
        exact = when.precision >= Precision.DAY and (when.days or COARSE_DAYS + 1) <= COARSE_DAYS
        return (
            (self.starts is None or self.starts[0] <= when.first <= self.starts[1])
            and (self.ended_before is None or when.last < self.ended_before)
            and (self.reported is None or self.reported[0] <= event.first_reported < self.reported[1])
            and (self.coarse is None or self.coarse is not exact)
            and (self.expected_after is None or event.modality is Modality.PLANNED or when.first > self.expected_after)
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
        if self.coarse is not None:
            exact = f"(e.grp = {int(Precision.DAY)} AND e.last_day - e.day BETWEEN 0 AND {COARSE_DAYS - 1})"
            clause.add(f"NOT {exact}" if self.coarse else exact)
        if self.expected_after is not None:
            clause.add("(e.modality = 'planned' OR e.day > ?)", self.expected_after.toordinal())


@dataclass(slots=True)
class Where:
    """Conditions that are joined by AND, with their parameters."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    scan: bool = False
    """Whether most rows have to be looked at: then reading the table is ten times as fast as following an index."""

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def any_of(self, column: str, values: Sequence[object]) -> None:
        self.add(f"{column} IN ({slots(values)})", *values)

    def sql(self) -> str:
        return " AND ".join(self.conditions) or "1"


def where(db: Connection, query: Query, tags: Tags) -> Where:
    """The clause; `query.as_of` only drops what was first reported later."""
    found = Where()
    found.add("e.hidden = 1" if "hidden" in query.flags else "e.hidden = 0")
    if not query.asks_for_features:
        found.add("e.feature = 0")
    for flag in query.flags:
        if flag != "hidden":
            found.add(_FLAGS[flag])
    if query.since is not None:
        found.add(f"{LAST} >= ?", query.since.toordinal())
    if query.until is not None:
        found.add("e.day <= ?", query.until.toordinal())
    if query.precisions:
        found.any_of("e.precision", [int(precision) for precision in query.precisions])
    if query.has_note:
        found.add("e.note <> ''")
    if query.up_to is not None:
        found.add("e.seq <= ?", query.up_to)
    if query.as_of is not None:
        found.add("e.first_reported <= ?", time_text(query.as_of))
    selective = query.text or query.sources or query.tags or query.stories or _INDEXED & set(query.flags)
    found.scan = not selective and bool(query.flags or query.precisions or query.has_note or query.as_of)
    if query.stories:
        found.add("e.story IN (SELECT value FROM json_each(?))", story_list(named(db, query.stories)))
    if query.sources:
        _from_sources(found, _sources_named(db, query.sources))
    if query.tags:
        _from_sources(found, sources_tagged(db, query.tags, tags))
    if query.text:
        negative, expression = split(query.text)
        found.add(f"e.seq {'NOT ' * negative}IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)", expression)
    return found


def _from_sources(found: Where, sources: Sequence[int]) -> None:
    found.add(f"e.id IN (SELECT event FROM mentions WHERE source IN ({slots(sources)}) AND retired IS NULL)", *sources)


def _sources_named(db: Connection, names: Sequence[str]) -> list[int]:
    """Outlets whose name holds one of the names, without regard to case."""
    wanted = [name.casefold() for name in names]
    rows = db.execute("SELECT id, name FROM sources ORDER BY id")
    return [id_ for id_, name in rows if any(part in name.casefold() for part in wanted)]


def sources_tagged(db: Connection, wanted: Sequence[str], tags: Tags) -> list[int]:
    """Outlets of the feeds that carry one of the tags."""
    feeds = {feed for tag in wanted for feed in tags.get(tag.casefold(), ())}
    return [
        id_ for id_, name, feed in db.execute("SELECT id, name, feed FROM sources ORDER BY id") if {name, feed} & feeds
    ]
