"""The SQLite file: one connection a thread, transactions, and SQLite's failures in our own words."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from tui.errors import StoreBusyError, StoreError, StoreStoppedError, StoreUnwritableError
from tui.store.migrations import is_current, migrate

T = TypeVar("T")

FILE_MODE = 0o600
"""Rights of a new store: what a person reads is their own affair."""

LEAST_ROOM = 65_536
"""Bytes that must be free: SQLite's index of a log takes 32 kB, and a page or two of the log."""

CACHE_KB, OTHER_CACHE_KB = 32_000, 4_000
"""Pages of the file that the thread which opened it keeps, and any other (chosen: an app has several)."""

STEPS_BETWEEN_LOOKS = 20_000
"""Steps of SQLite's machine between two looks at whether a reader is still wanted (chosen: a millisecond or two)."""

LONGEST_READ = 10.0
"""Seconds that closing waits for threads that read. Chosen: what they read ends within milliseconds, a change that is written sooner."""

BUSY_SECONDS = 5.0
"""How long a writer waits for another process."""


class _Local(threading.local):
    """What a thread holds: its connection and how deep it is in transactions."""

    def __init__(self) -> None:
        self.holder: _Holder | None = None
        self.depth = 0


class _Holder:
    """A connection that is closed when its thread ends."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        weakref.finalize(self, db.close)


class _Guard(Generic[T]):
    """Turns SQLite's errors into ours. A class with no state of a use: it is entered dozens of times an article.

    Args:
        enter: what it gives.
        in_words: ours for SQLite's.
    """

    def __init__(self, enter: Callable[[], T], in_words: Callable[[sqlite3.Error], StoreError]) -> None:
        self._enter = enter
        self._in_words = in_words

    def __enter__(self) -> T:
        return self._enter()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.Error):
            raise self._in_words(error) from error


class Database:
    """A file and its connections.

    Args:
        path: the file.
        create: make it if it is missing.
        read_only: never write to it, unless an older version has to be brought up to date first.
        busy: seconds to wait for another process's lock.
    """

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False, busy: float = BUSY_SECONDS) -> None:
        self.path = path
        self.read_only = read_only
        self._busy = busy
        self._opened_by = threading.get_ident()
        self._local = _Local()
        self._holders: weakref.WeakSet[_Holder] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False
        self._at_rest = threading.Condition()
        self._at_work = 0
        """Threads that are within `until`."""
        self.backup: Path | None = None
        """The copy of what the file was before it was brought up to date just now."""
        self._guard = _Guard(lambda: None, self._in_words)
        self._joined = _Guard(self.connection, self._in_words)
        if not path.exists():
            if not create or read_only:
                raise StoreError(
                    f"There is no store at {path}.", "Run `dateline poll` or `dateline ingest` to fill one."
                )
            self._make_folder()
            self._make_private()
        with self.guard():
            self._prepare()
        self._inode = self._inode_now()

    def is_in_place(self) -> bool:
        """Whether the file is still the one that was opened; SQLite goes on writing to one that was deleted."""
        return self._inode_now() == self._inode

    def _inode_now(self) -> int:
        try:
            return self.path.stat().st_ino
        except OSError:
            return 0

    def _prepare(self) -> None:
        if not self.read_only:
            self.backup = migrate(self.connection(), self.path)
        elif not is_current(self.connection(), self.path):
            with closing(self._connect(write=True)) as db:
                self.backup = migrate(db, self.path)

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder {self.path.parent} cannot be made: {error.strerror}.", "Name another file with --store."
            ) from error

    def _make_private(self) -> None:
        """Make the file for its owner alone: SQLite gives its helpers beside it the same rights."""
        # Where it cannot be made SQLite says so in its own words, which are told.
        with suppress(OSError):
            self.path.touch(mode=FILE_MODE, exist_ok=False)

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        holder = self._local.holder
        if holder is None:
            if self._closed:
                raise StoreError(f"The store {self.path} is closed.")
            holder = self._local.holder = _Holder(self._connect(write=not self.read_only))
            with self._lock:
                self._holders.add(holder)
        return holder.db

    def _connect(self, *, write: bool) -> sqlite3.Connection:
        db = self._open("rwc") if write else self._open_to_read()
        db.execute("PRAGMA foreign_keys = ON")
        is_first = threading.get_ident() == self._opened_by
        db.execute(f"PRAGMA cache_size = -{CACHE_KB if is_first else OTHER_CACHE_KB}")
        db.execute("PRAGMA temp_store = MEMORY")
        if write:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
        return db

    def _open_to_read(self) -> sqlite3.Connection:
        db = self._open("ro")
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            db.close()
            name = getattr(error, "sqlite_errorname", "") or ""
            is_full = name.startswith("SQLITE_IOERR") and self._disk_is_full() and not self._has_log()
            if not (is_full or name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))):
                raise
            # A WAL file in a folder we may not write to, or on a full disk, can only be read as one that nobody changes.
            return self._open("ro&immutable=1")
        return db

    def _disk_is_full(self) -> bool:
        """Whether there is no room for what SQLite keeps beside a file that it only reads."""
        try:
            return shutil.disk_usage(self.path.parent).free < LEAST_ROOM
        except OSError:
            return False

    def _has_log(self) -> bool:
        """Whether something was written that is not in the file itself yet."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return log.exists() and log.stat().st_size > 0

    def _open(self, mode: str) -> sqlite3.Connection:
        uri = f"file:{_quoted(self.path)}?mode={mode}"
        # Connections are closed by whichever thread closes the store; each is used by one thread only.
        return sqlite3.connect(uri, uri=True, timeout=self._busy, isolation_level=None, check_same_thread=False)

    def close(self) -> None:
        """Close the connections of all threads, once none of them reads any more: what they read ends at once."""
        self._closed = True
        with self._at_rest:
            if not self._at_rest.wait_for(lambda: not self._at_work, LONGEST_READ):
                return  # SQLite would crash: the connections end with the program
        with self._lock:
            for holder in list(self._holders):
                holder.db.close()
        self._local.holder = None

    @contextmanager
    def until(self, is_unwanted: Callable[[], bool]) -> Iterator[None]:
        """Let what this thread reads inside end once it is unwanted; what it writes is written to the end.

        Raises:
            StoreStoppedError: it was.
        """
        with self._at_rest:
            self._at_work += 1
        try:
            db = self.connection()
            db.set_progress_handler(
                lambda: (self._closed or is_unwanted()) and not db.in_transaction, STEPS_BETWEEN_LOOKS
            )
            try:
                yield
            finally:
                db.set_progress_handler(None, 0)
        finally:
            with self._at_rest:
                self._at_work -= 1
                self._at_rest.notify_all()

    def guard(self) -> AbstractContextManager[None]:
        """Turn SQLite's errors into ours."""
        return self._guard

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """All or nothing; one inside another joins it.

        Raises:
            StoreBusyError: another process is writing for longer than we wait.
            StoreError: the file cannot be written.
        """
        return self._joined if self._local.depth else self._begun()

    def check_writable(self) -> None:
        """Write something that changes nothing.

        Raises:
            StoreError: the file cannot be written, or its disk is full.
        """
        with self.transaction() as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            db.execute(f"PRAGMA user_version = {version}")

    @contextmanager
    def _begun(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            db = self.connection()
            db.execute("BEGIN IMMEDIATE")
            self._local.depth = 1
            before = db.total_changes
            try:
                yield db
                if db.total_changes != before:
                    db.execute("UPDATE meta SET value = value + 1 WHERE key = 'writes'")
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            finally:
                self._local.depth = 0

    def _in_words(self, error: sqlite3.Error) -> StoreError:
        name = getattr(error, "sqlite_errorname", "") or ""
        path = self.path
        if name == "SQLITE_INTERRUPT":
            return StoreStoppedError(f"Reading {path} was stopped.")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StoreBusyError(
                f"Another dateline is writing to {path}.", "Wait for it to end, or name another file with --store."
            )
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return StoreError(
                f"{path} is damaged or is no dateline store.", "Move it away, or name another file with --store."
            )
        if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and self._disk_is_full()):
            return StoreUnwritableError(f"The disk that holds {path} is full.", "Make room and run the command again.")
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY", "SQLITE_AUTH")):
            return StoreUnwritableError(
                f"{path} cannot be opened or written.", "Check the rights on it and its folder, or use --store."
            )
        return StoreError(f"The store {path} failed: {error}.", "Run `dateline doctor` to look into it.")


def _quoted(path: Path) -> str:
    """A path as it may stand in a file: URI."""
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
