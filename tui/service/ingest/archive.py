"""Archived articles from JSON lines through the same pipeline as a poll: stored, then read on all cores; resumable."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from tui.errors import DocumentError
from tui.model import Article
from tui.service.ingest.arrivals import store_arrivals
from tui.service.ingest.documents import cleaned, parse_line
from tui.service.ingest.ingestor import Added
from tui.service.ingest.reading import Reading, read_articles
from tui.service.ingest.reading_writer import ReadingWriter
from tui.service.ingest.story_links import link_deferred
from tui.service.ingest.titles import speak
from tui.service.ingest.unreadable import Unreadable
from tui.service.processes import start_worker
from tui.service.session import Session
from tui.store import Store, UnreadArticle

STORED_ARTICLES = 500
"""Articles stored in one transaction before they are read (chosen: a moment of work)."""

BATCH_ARTICLES = 200
"""Articles read in one task, and what was read stored in one transaction (chosen: seconds of work are lost at most)."""

INLINE_ARTICLES = 60
"""Up to this many articles are read in this process (measured: starting another costs more)."""

AHEAD = 2
"""Tasks a worker that are under way or wait to be stored (chosen: workers never idle)."""

Progress = Callable[[int, int, int, int], None]
"""Called with articles done, articles in all, new articles, new events."""

StoringProgress = Callable[[int, int, int], None]
"""Called with bytes done, bytes in all, articles that are new or changed."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did.

    Args:
        added: counts of articles and events.
        unchanged: articles that were in the store as they are.
        problems: lines that are no documents, as `file:line: what is wrong`, and articles that cannot be read.
    """

    added: Added
    unchanged: int
    problems: tuple[str, ...]


def ingest_files(
    session: Session,
    paths: Sequence[Path],
    on_progress: Progress,
    executor: Executor | None = None,
    width: int | None = None,
    on_storing: StoringProgress = lambda done, total, articles: None,
) -> Ingested:
    """Load files of JSON lines; a line that is no document is reported and the rest goes on.

    First all articles are stored, in the order of the files, then all that the store holds unread is read, in order of
    publication. Each batch is one transaction: an interrupted ingest keeps what it stored and read, and a repeated one goes
    on there.

    Args:
        session: open for writing.
        paths: files of the form that `extract --jsonl` reads.
        on_progress: called after each batch that has been read.
        executor: where articles are read; by default one process a core.
        width: how many tasks that runs at once; by default one a core.
        on_storing: called after each batch that has been stored.
    """
    speak(session)
    problems: list[str] = []
    new = updated = documents = 0
    total = sum(path.stat().st_size for path in paths)
    lines = _documents(session, paths, problems)
    while batch := list(islice(lines, STORED_ARTICLES)):
        with session.store.transaction():
            arrived = store_arrivals(session.store, [article for article, _ in batch], {}, {})
        new, updated, documents = new + arrived.new, updated + arrived.updated, documents + len(batch)
        on_storing(batch[-1][1], total, new + updated)
    events = read_stored(
        session, lambda done, of, events: on_progress(done, of, new, events), problems.append, executor, width
    )
    return Ingested(Added(new, updated, events), documents - new - updated, tuple(problems))


def read_stored(
    session: Session,
    on_progress: Callable[[int, int, int], None],
    on_problem: Callable[[str], None],
    executor: Executor | None = None,
    width: int | None = None,
) -> int:
    """Read all articles that no reader, or an older one, has read, and find the stories of their events.

    Args:
        session: open for writing.
        on_progress: called with articles done, articles in all, new events after each batch.
        on_problem: called with words for each article that cannot be read.
        executor, width: as `ingest_files` has them.

    Returns:
        Number of new events.
    """
    link_deferred(session.store)
    writer = ReadingWriter(session)
    reading = session.store.reading
    total = reading.unread_count() + reading.outdated_count()
    done = events = 0
    with _pool(executor, total) as pool:
        for batch, results in _results(session.store, pool, AHEAD * (width or os.cpu_count() or 1)):
            unreadable = [one for one in results if isinstance(one, Unreadable)]
            events += writer.write(
                [one for one in results if isinstance(one, Reading)], [o.article for o in unreadable]
            )
            for one in unreadable:
                on_problem(f'article "{one.article}" cannot be read: {one.reason}')
            done += batch
            on_progress(done, max(done, total), events)
    link_deferred(session.store)
    return events


def _pool(executor: Executor | None, total: int) -> nullcontext[Executor | None] | ProcessPoolExecutor:
    if executor is not None or total <= INLINE_ARTICLES:
        return nullcontext(executor)
    return ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"), initializer=start_worker)


def _documents(session: Session, paths: Sequence[Path], problems: list[str]) -> Iterator[tuple[Article, int]]:
    """The article of every document, and the bytes of the files up to its end; lines that are none become problems."""
    now, offset = session.now(), 0
    for path in paths:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                offset += len(line)
                if not line.strip():
                    continue
                try:
                    document = parse_line(line, now)
                    article = document.article
                    if not article.dated:
                        raise DocumentError('"published" is missing.', "An archive needs the day of each article.")
                except DocumentError as error:
                    problems.append(f"{path}:{number}: {error}")
                else:
                    yield cleaned(article, document.known), offset


def _results(store: Store, pool: Executor | None, ahead: int) -> Iterator[tuple[int, Sequence[Reading | Unreadable]]]:
    """Batches in order: (number of articles, what came of them)."""
    if pool is None:
        for unread in _batches(store):
            yield len(unread), read_articles(unread)
        return
    waiting: deque[tuple[int, Future[bytes]]] = deque()
    try:
        for unread in _batches(store):
            waiting.append((len(unread), pool.submit(read_batch, unread)))
            if len(waiting) > ahead:
                size, future = waiting.popleft()
                yield size, pickle.loads(future.result())
        while waiting:
            size, future = waiting.popleft()
            yield size, pickle.loads(future.result())
    finally:
        for _, future in waiting:
            future.cancel()


def read_batch(unread: Sequence[UnreadArticle]) -> bytes:
    """What a worker process runs; the answer is opened when its turn has come, which bounds memory."""
    return pickle.dumps(read_articles(unread), pickle.HIGHEST_PROTOCOL)


def _batches(store: Store) -> Iterator[list[UnreadArticle]]:
    """The articles that are to be read, in order."""
    after: UnreadArticle | None = None
    while unread := store.reading.next_unread(BATCH_ARTICLES, after):
        after = unread[-1]
        yield unread
