"""Processes that kill themselves (`kill -9`) at the n-th statement they give to SQLite; see tests/service/polling/test_killed.py."""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.feeds.inprocess import InProcessPool, InThreadStore
from tui.config.feedsfile import load
from tui.service.ingest import archive
from tui.service.ingest.archive import ingest_files
from tui.service.polling import round as poller
from tui.service.polling.poll import poll
from tui.service.session import Clock, Paths, Session
from tui.store import Store
from tui.store.connection import Database


def run(task: Callable[[Session, Path], None], source: Path, store: Path, now: datetime, statement: int) -> int:
    """Run a task in a process that is killed at that statement (never if 0); returns its exit code."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.feeds.warm"])
    process = context.Process(target=_live, args=(task, source, store, now, statement))
    process.start()
    process.join(60)
    assert process.exitcode is not None
    return process.exitcode


def poll_all(session: Session, source: Path) -> None:
    """Poll every feed of a feeds.toml, parsing in this process."""
    asyncio.run(poll(session, force=True))


def ingest(session: Session, source: Path) -> None:
    """Ingest a file of documents in small transactions."""
    ingest_files(session, [source], lambda *_: None)


def read_again(session: Session, source: Path) -> None:
    """Read what an older version has read, in small transactions."""
    archive.BATCH_ARTICLES = 2
    archive.read_stored(session, lambda *_: None, lambda problem: None)


def _live(task: Callable[[Session, Path], None], source: Path, store: Path, now: datetime, statement: int) -> None:
    poller.WorkerPool = InProcessPool  # type: ignore[attr-defined, assignment]
    poller.StoreProcess = InThreadStore  # type: ignore[attr-defined]
    archive.STORED_ARTICLES = archive.BATCH_ARTICLES = 8
    if statement:
        _die_at(statement)
    settings = load(source) if source.suffix == ".toml" else load(source.with_name("feeds.toml"))
    with Session(settings, Store.open(store), Clock(now), Paths(source, store)) as session:
        task(session, source)


def _die_at(statement: int) -> None:
    """Count the statements of all connections, and do not outlive that one."""
    count = itertools.count(1)
    connect = Database._connect

    def counting(self: Database, *, write: bool) -> sqlite3.Connection:
        db = connect(self, write=write)
        db.set_trace_callback(lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(count) >= statement else None)
        return db

    Database._connect = counting  # type: ignore[method-assign]
