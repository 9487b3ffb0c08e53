"""What matching events name, counted."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from sqlite3 import Connection

from tui.model import Query
from tui.store.queries.filters import where
from tui.store.rows.sources import Tags

_SCORE = "%012.6f"
_SCORE_WIDTH = 12
"""How a score is written so that texts are in the order of numbers."""


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """Events that name the same places.

    Args:
        places: ids of all that each of them names.
        count: number of these events.
        score, title: of the most important one; of equally important ones one title tells, in whatever order they came.
    """

    places: tuple[str, ...]
    count: int
    score: float
    title: str


def places(db: Connection, query: Query, tags: Tags) -> list[NamedTogether]:
    """All combinations of places that matching events name; so each event is read once."""
    clause = where(db, query, tags)
    # By an index of days, all that began before the last day would be looked up one by one.
    scan = clause.scan or replace(query, since=None, until=None).is_empty
    rows = db.execute(
        f"SELECT e.places, count(*), max(printf('{_SCORE}', e.score) || e.title) "
        f"FROM events e{' NOT INDEXED' * scan} WHERE {clause.sql()} AND e.places <> '[]' GROUP BY e.places",
        clause.values,
    )
    return [
        NamedTogether(tuple(json.loads(ids)), count, float(best[:_SCORE_WIDTH]), best[_SCORE_WIDTH:])
        for ids, count, best in rows
    ]
