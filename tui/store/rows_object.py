"""What the objects over some rows of a store have in common: work that reads, and work that writes in a transaction."""

from __future__ import annotations

from collections.abc import Callable
from sqlite3 import Connection
from typing import Concatenate, ParamSpec, TypeVar

from tui.store.connection import Database

P = ParamSpec("P")
T = TypeVar("T")


class RowsObject:
    """Rows of a store.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def _read(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._database.guard():
            return work(self._database.connection(), *args, **kwargs)

    def _write(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._database.transaction() as db:
            return work(db, *args, **kwargs)
