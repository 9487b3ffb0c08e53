"""The poller: every due feed is fetched, parsed and stored, each for itself, then read; a failure is a result."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui.errors import DatelineError, FeedError, StoreBusyError, StoreError, StoreUnwritableError
from tui.feeds.fetch.client import Client
from tui.feeds.fetch.replies import Body, Failure, Fetched, Held, NotModified
from tui.feeds.read.fulltext import is_installed
from tui.feeds.read.identity import content_hash
from tui.model import Article, Feed, FeedState, PollOutcome, PollResult
from tui.service.polling import outcomes
from tui.service.polling.first_stamps import keep_first_stamps
from tui.service.polling.full_text import PageReader, keep_full_text
from tui.service.polling.lock import PollLock
from tui.service.polling.reading import Arrivals, OnReading, StoredReader
from tui.service.polling.store_process import FeedUpdate, StoreProcess
from tui.service.polling.tuning import TUNING
from tui.service.polling.worker_pool import WorkerPool
from tui.service.session import Session
from tui.text import clean_title

if TYPE_CHECKING:
    from tui.feeds.read.parse import Parsed

OnResult = Callable[[PollResult], None]
OnProgress = Callable[[int, int], None]
OnWait = Callable[[str], None]

POLLING_WORDS = "Another dateline is polling; waiting for it to end."
LOCKED_WORDS = "Another program is writing to the store; waiting for it to end."


@dataclass(frozen=True, slots=True)
class _NewArticles:
    """What is new or changed in a document.

    Args:
        articles: to be stored, and read later.
        hashes: of what the feed gave of those whose text came from their page.
        missing: why pages are missing, a reason for each.
    """

    articles: Sequence[Article]
    hashes: Mapping[str, str]
    missing: Sequence[str] = ()


class Poller:
    """What polls of a session share: connections, worker processes, the process that stores. A context manager."""

    @classmethod
    async def start(cls, session: Session) -> Poller:
        """Make one beside the event loop: it reads the store, which another process may have locked.

        Raises:
            StoreError: the store cannot be written.
        """

        def made() -> Poller:
            # A store that is locked is waited for later; one that cannot be written need not wait for the feeds.
            with contextlib.suppress(StoreBusyError):
                session.store.check_writable()
            return cls(session)

        return await asyncio.to_thread(made)

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = session.settings.polling
        feeds = session.settings.feeds
        self._client = Client(self._settings, feeds, session.store.host_holds())
        full_text = is_installed() and any(feed.full_text and feed.enabled for feed in feeds)
        self._workers = WorkerPool(self._settings, full_text=full_text)
        # From its request to its commit a feed takes a place: what has come must not pile up where storing takes longer.
        self._room = asyncio.Semaphore(self._settings.concurrency + TUNING.feeds_ahead * self._settings.workers)
        self._gates: dict[str, asyncio.Semaphore] = defaultdict(partial(asyncio.Semaphore, self._settings.per_host))
        self._pages = PageReader(self._client, self._workers, self._settings)
        self._store = StoreProcess(session, lambda: self._on_locked())
        self._lock = PollLock(session.store.path)
        self._on_locked: Callable[[], object] = lambda: None
        self._arrivals = Arrivals()
        self._unstored: dict[str, datetime] = {}
        self._reached: datetime | None = None
        self._unwritable: StoreUnwritableError | None = None

    async def __aenter__(self) -> Poller:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._client.__aexit__(kind, error, trace)
            await self._workers.__aexit__(kind, error, trace)
        finally:
            await self._store.close()

    async def round(
        self,
        feeds: Sequence[Feed],
        *,
        force: bool = False,
        push: bool = False,
        named: bool = False,
        on_result: OnResult = lambda result: None,
        on_progress: OnProgress | None = None,
        on_reading: OnReading = lambda progress: None,
        on_wait: OnWait = lambda words: None,
    ) -> list[PollResult]:
        """Poll each feed once, all at the same time as far as the settings let them, and read what is unread; see `poll`.

        Args:
            push: ask hosts on hold as well.
            named: the person named these feeds: they are polled before they are due.
        """
        self._on_locked = partial(asyncio.get_running_loop().call_soon_threadsafe, on_wait, LOCKED_WORDS)
        asked = self._session.now()
        waited = not self._lock.acquire()
        if waited:
            on_wait(POLLING_WORDS)
            while not self._lock.acquire():
                await asyncio.sleep(TUNING.lock_check_seconds)
        try:
            states = await self._states()
            results: dict[str, PollResult] = {}

            async def one(feed: Feed) -> None:
                state = states.get(feed.key)
                if waited and state is not None and state.last_polled is not None and state.last_polled >= asked:
                    result = PollResult(feed, PollOutcome.NOT_DUE, note="another dateline has just polled it")
                else:
                    result = await self._poll(feed, state, force or named, push)
                results[feed.key] = result
                on_result(result)
                if on_progress is not None:
                    on_progress(len(results), len(feeds))

            if any(feed.key not in states for feed in feeds):
                # Feeds that were never polled bring articles for sure.
                await self._store.run(self._store.begin_children)
            self._arrivals, self._unwritable = Arrivals(), None
            reader = StoredReader(self._session.store, self._workers, self._store, on_reading)
            reading = asyncio.create_task(reader.run(self._arrivals))
            try:
                await _all([one(feed) for feed in feeds])
                self._arrivals.end()
                on_reading(await reading)
            finally:
                await _end(reading)
            await self._link_stories(on_wait)
        finally:
            self._lock.release()
        return [results[feed.key] for feed in feeds]

    async def _link_stories(self, on_wait: OnWait) -> None:
        """Find the stories of what was stored, now or by a poll that was ended; where that fails the next one does."""
        with contextlib.suppress(StoreError):
            waiting = await self._store.run(self._session.store.stories.unlinked_count)
            if waiting >= TUNING.many_events:
                on_wait(f"Finding the stories of {waiting:,} events.")
            if waiting:
                await self._store.link_stories()

    async def times(self, feeds: Sequence[Feed]) -> dict[str, datetime]:
        """By key, when each feed is to be polled: its own time, that of its host, and not at once what could not be
        stored. Feeds that are gone have none."""
        now = self._session.now()
        states = await self._states()
        times: dict[str, datetime] = {}
        for feed in feeds:
            state = states.get(feed.key)
            due = outcomes.due_at(state, now)
            if due is not None:
                held = self._client.held_until(feed, state, now)
                times[feed.key] = max(filter(None, (due, held, self._retry_at(feed, now))))
        return times

    async def _states(self) -> dict[str, FeedState]:
        """What is remembered of every feed; what another process has put on hold is taken over."""
        store = self._session.store
        states, holds = await self._store.run(lambda: (store.feed_states(), store.host_holds()))
        for host, until in holds.items():
            self._client.holds[host] = max(until, self._client.holds.get(host, until))
        read = [state.last_ok for state in states.values() if state.last_ok is not None]
        self._reached = max(read, default=None)
        return states

    def _retry_at(self, feed: Feed, now: datetime) -> datetime | None:
        until = self._unstored.get(feed.key)
        return until if until is not None and timedelta() < until - now <= self._pause else None

    @property
    def _pause(self) -> timedelta:
        """How long a feed is left alone whose articles could not be stored: a full disk must not make us rude."""
        return timedelta(seconds=self._settings.error_floor)

    async def _poll(self, feed: Feed, state: FeedState | None, force: bool, push: bool) -> PollResult:
        now = self._session.now()
        if not force and (not outcomes.is_due(state, now) or self._retry_at(feed, now)):
            gone = state is not None and state.status == "gone"
            return PollResult(feed, PollOutcome.NOT_DUE, note="has gone for good; remove it" if gone else "")
        started = time.monotonic()
        self._unstored.pop(feed.key, None)
        try:
            result = await self._fetch(feed, state or FeedState(feed.key), now, push)
        except DatelineError as error:
            # The store could not take it: nothing is remembered, and a later poll asks again.
            self._unstored[feed.key] = now + self._pause
            if isinstance(error, StoreUnwritableError):
                self._unwritable = error
            result = PollResult(feed, PollOutcome.FAILED, note=str(error), unstored=isinstance(error, StoreError))
        except Exception as error:
            self._unstored[feed.key] = now + self._pause
            # Whatever it is, it may quote the feed.
            reason = clean_title(f"internal error: {type(error).__name__}: {error}", html=False)
            result = PollResult(feed, PollOutcome.FAILED, note=reason)
        return replace(result, seconds=time.monotonic() - started)

    async def _fetch(self, feed: Feed, old: FeedState, now: datetime, push: bool) -> PollResult:
        held = self._client.held_until(feed, old, now)
        async with AsyncExitStack() as stack:
            # A place is wanted only when no other feed of the host is before us: a slow host must not take them all.
            async with self._gates[urlsplit(feed.url).hostname or ""]:
                await stack.enter_async_context(self._room)
                if self._unwritable is not None:  # nobody is asked for what cannot be kept
                    raise self._unwritable
                fetched = await self._client.fetch(feed, old, now, force=push)
            result = await self._handle(feed, old, fetched, now)
        if push and held and not result.failed:
            return replace(result, note="; ".join(filter(None, (result.note, "its host had asked to be left alone"))))
        return result

    async def _handle(self, feed: Feed, old: FeedState, fetched: Fetched, now: datetime) -> PollResult:
        match fetched:
            case Held(host, until):
                note = f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC"
                return PollResult(feed, PollOutcome.HELD, note=note)
            case Failure():
                return await self._failed(feed, old, fetched, now)
            case NotModified():
                self._reached = now
                state = outcomes.after_not_modified(feed, old, fetched, now, self._settings)
                return await self._unchanged(feed, state, now, fetched.seconds)
            case Body():
                self._reached = now
                with self._arrivals.one():
                    return await self._arrive(feed, old, fetched, now)

    async def _arrive(self, feed: Feed, old: FeedState, body: Body, now: datetime) -> PollResult:
        """Parse, and store what is new or changed."""
        spent = [("fetch", body.seconds)]
        body_hash = hashlib.sha256(body.data).hexdigest()
        if body_hash == old.body_hash:
            state = outcomes.after_same_body(feed, old, body, now, self._settings)
            return await self._unchanged(feed, state, now, body.seconds)
        try:
            began = time.monotonic()
            parsed = await self._workers.parse(body.data, feed, body.url, now, body.charset)
            spent.append(("parse", time.monotonic() - began))
        except FeedError as error:
            return await self._failed(feed, old, Failure(str(error), seconds=body.seconds), now)
        began = time.monotonic()
        fresh = await self._new_articles(feed, parsed, now)
        if feed.full_text:
            spent.append(("pages", time.monotonic() - began))
        if fresh.articles:
            self._store.prepare()
        state = outcomes.after_reading(feed, old, body, body_hash, parsed, now, self._settings, fresh.missing)
        update = FeedUpdate(feed, state, fresh.articles, parsed.aliases, fresh.hashes, tuple(spent))
        return await self._store.store(update, now, self._client.holds)

    async def _new_articles(self, feed: Feed, parsed: Parsed, now: datetime) -> _NewArticles:
        """The articles that are new or changed, with full text where the feed is to have it."""
        store = self._session.store
        ids = [article.id for article in parsed.articles]
        known = await self._store.run(store.known_articles, ids)
        fresh = [article for article in parsed.articles if known.get(article.id) != content_hash(article)]
        keys = [key for article in fresh if article.id not in known for key in parsed.aliases.get(article.id, ())]
        renamed = await self._store.run(store.find_alias, feed.key, keys)
        ids_held = {
            article.id: held
            for article in fresh
            if (held := _id_held(article.id, known, renamed, parsed.aliases.get(article.id, ())))
        }
        stored = {one.id: one for one in await self._store.run(store.articles, list(ids_held.values()))}
        old = {id_: stored[held] for id_, held in ids_held.items() if held in stored}
        fresh = keep_first_stamps(fresh, old)
        if not feed.full_text or not fresh:
            return _NewArticles(fresh, {})
        completed = await self._pages.complete(feed, [one for one in fresh if one.id not in old], now)
        kept = keep_full_text([one for one in fresh if one.id in old], stored, known)
        hashes = {article.id: content_hash(article) for article in fresh}
        return _NewArticles((*completed.articles, *kept), hashes, completed.missing)

    async def _unchanged(self, feed: Feed, state: FeedState, now: datetime, seconds: float) -> PollResult:
        result = PollResult(
            feed, PollOutcome.NOT_MODIFIED, note=outcomes.remarks(state, now), spent=(("fetch", seconds),)
        )
        await self._store.store_outcome(state, result, now, self._client.holds)
        return result

    async def _failed(self, feed: Feed, old: FeedState, failure: Failure, now: datetime) -> PollResult:
        outcome = PollOutcome.GONE if failure.is_gone else PollOutcome.FAILED
        result = PollResult(feed, outcome, note=failure.message, spent=(("fetch", failure.seconds),))
        state = outcomes.after_failure(feed, old, failure, now, self._settings, self._reached)
        await self._store.store_outcome(state, result, now, self._client.holds)
        return result


def _id_held(id_: str, known: Mapping[str, str], renamed: Mapping[str, str], aliases: Sequence[str]) -> str | None:
    """The id under which the store has an article, perhaps from before its guid changed, or None."""
    return id_ if id_ in known else next((renamed[alias] for alias in aliases if alias in renamed), None)


async def _end(task: asyncio.Task[Any]) -> None:
    """Cancel a task that is still under way, again if it has not noticed, and wait for its end."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=TUNING.cancel_again_seconds)
    await asyncio.gather(task, return_exceptions=True)


async def _all(work: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Run everything at once; where one raises, the others are cancelled and waited for."""
    tasks: list[asyncio.Task[None]] = []
    try:
        for number, one in enumerate(work, 1):
            tasks.append(asyncio.create_task(one))
            if number % TUNING.feeds_per_turn == 0:
                await asyncio.sleep(0)
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
