"""A copy of the file before its schema changes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tui.errors import StoreUnwritableError

_MODE = 0o600
"""Rights of the copy: those of the store."""


def backup_path(path: Path, version: int) -> Path:
    """Where a store of that version is copied to, beside it."""
    return path.with_name(f"{path.name}.v{version}.bak")


def backups(path: Path) -> list[Path]:
    """The copies beside a store."""
    return sorted(path.parent.glob(f"{_plain(path.name)}.v*.bak"))


def _plain(name: str) -> str:
    """A name in which no sign means anything in a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def back_up(db: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy a store whose schema is about to change; copies of versions before that one go.

    Args:
        db: connection to it, outside of a transaction.
        path: its file.
        version: of its schema.

    Raises:
        StoreUnwritableError: there is no room for the copy, or its folder cannot be written: the store is as it was.
    """
    target = backup_path(path, version)
    partial = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MODE))
        with closing(sqlite3.connect(partial)) as copy:
            db.backup(copy)
            (copied,) = copy.execute("PRAGMA user_version").fetchone()
        if copied == version:
            partial.replace(target)
        else:  # Another process has copied it and brought it up to date meanwhile.
            partial.unlink()
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            partial.unlink()
        raise StoreUnwritableError(
            f"{path} has to be brought up to date, and cannot be copied to {target} before: {error}.",
            "Make room beside it, or copy it to where there is some and name that with --store.",
        ) from None
    for other in backups(path):
        if other != target:
            with suppress(OSError):
                other.unlink()
    return target
