"""Archived articles from JSON lines through the same pipeline as a poll: in order of time, on all cores, resumable."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from tui.errors import DocumentError
from tui.events.extraction.extract import Extraction, extract
from tui.feeds.read.identity import content_hash
from tui.model import Article
from tui.service.ingest.documents import cleaned, parse_line
from tui.service.ingest.ingestor import Added, Ingestor
from tui.service.ingest.story_links import link_deferred
from tui.service.processes import start_worker
from tui.service.session import Session

BATCH_ARTICLES = 200
"""Articles extracted in one task and stored in one transaction (chosen: an interrupted ingest loses seconds of work)."""

INLINE_ARTICLES = 60
"""Up to this many articles are extracted in this process (measured: starting another costs more)."""

Progress = Callable[[int, int, int, int], None]
"""Called with articles done, articles in all, new articles, new events."""


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


Extracted = tuple[list[Extraction], list[str]]
"""What came of a batch: extractions, and what is wrong with the articles that gave none."""


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a document stands in a file: sorting these puts the archive in order of publication."""

    published: datetime
    path: Path
    offset: int


def ingest_files(
    session: Session,
    paths: Sequence[Path],
    on_progress: Progress,
    executor: Executor | None = None,
    width: int | None = None,
) -> Ingested:
    """Load files of JSON lines; a line that is no document is reported and the rest goes on.

    Articles are taken in order of publication over all files, whatever their order in them. Each batch is one
    transaction: an interrupted ingest keeps what it stored, and a repeated one skips it.

    Args:
        session: open for writing.
        paths: files of the form that `extract --jsonl` reads.
        on_progress: called after each batch.
        executor: where extraction runs; by default one process a core.
        width: how many tasks that runs at once; by default one a core.
    """
    positions, problems = _survey(paths, session.now())
    link_deferred(session.store)
    ingestor = Ingestor(session, in_order=True)
    total, done, unchanged = len(positions), 0, 0
    new = updated = events = 0
    with _pool(executor, total) as pool:
        for batch, (extractions, unread) in _extracted(session, positions, pool, width or os.cpu_count() or 1):
            problems.extend(unread)
            added = ingestor.add(extractions)
            new, updated, events = new + added.new, updated + added.updated, events + added.events
            done += batch
            unchanged += batch - added.new - added.updated - len(unread)
            on_progress(done, total, new, events)
    return Ingested(Added(new, updated, events), unchanged, tuple(problems))


def _pool(executor: Executor | None, total: int) -> nullcontext[Executor | None] | ProcessPoolExecutor:
    if executor is not None or total <= INLINE_ARTICLES:
        return nullcontext(executor)
    return ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"), initializer=start_worker)


def _survey(paths: Sequence[Path], now: datetime) -> tuple[list[_Position], list[str]]:
    """The position of every document, in order of publication, and what is wrong with the lines that are none."""
    positions: list[_Position] = []
    problems: list[str] = []
    for path in paths:
        offset = 0
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        article = parse_line(line, now).article
                        if not article.dated:
                            raise DocumentError('"published" is missing.', "An archive needs the day of each article.")
                        positions.append(_Position(article.published, path, offset))
                    except DocumentError as error:
                        problems.append(f"{path}:{number}: {error}")
                offset += len(line)
    positions.sort(key=lambda position: position.published)
    return positions, problems


def _extracted(
    session: Session, positions: Sequence[_Position], pool: Executor | None, width: int
) -> Iterator[tuple[int, Extracted]]:
    """Batches in order: (number of documents, extractions of those that are not in the store as they are)."""
    if pool is None:
        for articles, size in _batches(session, positions):
            yield size, extract_all(articles)
        return
    waiting: deque[tuple[int, Future[Extracted]]] = deque()
    try:
        for articles, size in _batches(session, positions):
            waiting.append((size, pool.submit(extract_all, articles)))
            if len(waiting) > 2 * width:
                ready, future = waiting.popleft()
                yield ready, future.result()
        while waiting:
            ready, future = waiting.popleft()
            yield ready, future.result()
    finally:
        for _, future in waiting:
            future.cancel()


def extract_all(articles: Sequence[Article]) -> Extracted:
    """Extract a batch, an article that cannot be read put aside with the cause; what a worker process runs."""
    done: list[Extraction] = []
    problems: list[str] = []
    for article in articles:
        try:
            done.append(_travelling(extract(article)))
        except Exception as error:  # one article must not end an archive of thousands
            problems.append(f'article "{article.id}" cannot be read: {type(error).__name__}: {error}')
    return done, problems


def _travelling(extraction: Extraction) -> Extraction:
    """What travels between processes: of the time expressions only those that name a day, as no others are stored."""
    times, title_times = (
        tuple(time for time in part if time.when is not None and time.when.is_day)
        for part in (extraction.times, extraction.title_times)
    )
    return replace(extraction, times=times, title_times=title_times)


def _batches(session: Session, positions: Sequence[_Position]) -> Iterator[tuple[list[Article], int]]:
    """Batches of articles that the store does not hold as they are, with the number of documents they come from."""
    for start in range(0, len(positions), BATCH_ARTICLES):
        part = positions[start : start + BATCH_ARTICLES]
        articles = [cleaned(parse_line(line, session.now()).article) for line in _lines(part)]
        known = session.store.known_articles([article.id for article in articles])
        yield [article for article in articles if known.get(article.id) != content_hash(article)], len(part)


def _lines(positions: Sequence[_Position]) -> Iterator[bytes]:
    files = {path: path.open("rb") for path in {position.path for position in positions}}
    try:
        for position in positions:
            files[position.path].seek(position.offset)
            yield files[position.path].readline()
    finally:
        for file in files.values():
            file.close()
