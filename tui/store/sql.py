"""Pieces of SQL that rows and queries share: lists of parameters, and conditions joined by AND."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

IN_LIST_SIZE = 500
"""Values in one IN list; SQLite takes 999 at least (SQLITE_MAX_VARIABLE_NUMBER before 3.32)."""


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Slices short enough for one IN list."""
    for start in range(0, len(values), IN_LIST_SIZE):
        yield values[start : start + IN_LIST_SIZE]


def slots(values: Sequence[Any]) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join("?" * len(values))


def rows_in(db: Connection, query: str, values: Sequence[Any], end: str = "") -> Iterator[Any]:
    """The rows of a query whose last condition, before `end`, ends with IN, for all these values."""
    for part in chunks(values):
        yield from db.execute(f"{query} ({slots(part)}){end}", part).fetchall()


def execute_in(db: Connection, statement: str, values: Sequence[Any], end: str = "") -> None:
    """Run a statement whose last condition, before `end`, ends with IN, for all these values."""
    for part in chunks(values):
        db.execute(f"{statement} ({slots(part)}){end}", part)


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
