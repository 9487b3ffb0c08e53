"""Polling: every due feed is fetched, parsed, extracted and stored, each for itself; a failure is a result."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from tui.errors import DatelineError, FeedError, UsageError
from tui.feeds.client import Client
from tui.feeds.identity import content_hash
from tui.feeds.replies import Body, Failure, Held, NotModified
from tui.model import Feed, FeedState, PollOutcome, PollResult
from tui.service import memory
from tui.service.ingest import Ingestor
from tui.service.session import Session
from tui.service.workers import Workers

if TYPE_CHECKING:
    from tui.events.extract import Extraction
    from tui.feeds.parse import Parsed

T = TypeVar("T")
OnResult = Callable[[PollResult], None]
OnProgress = Callable[[int, int], None]

LONGEST_NAP = 60.0
"""Seconds that `watch` sleeps at most before it looks at the schedule again."""


async def poll(
    session: Session,
    names: Sequence[str] = (),
    *,
    force: bool = False,
    on_result: OnResult = lambda result: None,
    on_progress: OnProgress | None = None,
) -> list[PollResult]:
    """Poll the feeds that are due.

    Args:
        names: names or addresses of feeds: these only, due or not.
        force: poll what is not due as well, and of `names` also those whose host asked to be left alone.
        on_result: called with each feed's result as it comes, in the caller's thread.
        on_progress: called with the number of feeds done and of all.

    Returns:
        One result a feed, in the order of feeds.toml. Feeds that are not enabled have none unless they are named.

    Raises:
        UsageError: a name is unknown.
    """
    feeds = choose(session, names)
    async with await Poller.start(session) as poller:
        return await poller.round(feeds, force=force, push=force and bool(names), named=bool(names),
                                  on_result=on_result, on_progress=on_progress)  # fmt: skip


async def watch(
    session: Session,
    names: Sequence[str] = (),
    *,
    on_result: OnResult = lambda result: None,
    on_sleep: Callable[[datetime], None] = lambda until: None,
) -> None:
    """Poll what is due for as long as it is let; cancel it to end it.

    Args:
        names: only these feeds.
        on_result: called with the result of each feed that was polled.
        on_sleep: called with the time of the next poll before each wait.

    Raises:
        UsageError: a name is unknown, or there is nothing to watch.
    """
    feeds = [feed for feed in choose(session, names) if feed.enabled or names]
    if not feeds:
        raise UsageError("There is no feed to watch.", "Add one with `dateline feeds add URL`.")

    def tell(result: PollResult) -> None:
        if result.outcome is not PollOutcome.NOT_DUE:
            on_result(result)

    async with await Poller.start(session) as poller:
        while True:
            await poller.round(feeds, on_result=tell)
            now = session.now()
            states = session.store.feed_states()
            dues = [state.next_due for feed in feeds if (state := states.get(feed.key)) and state.next_due]
            wait = min(((due - now).total_seconds() for due in dues), default=LONGEST_NAP)
            if dues:
                on_sleep(min(dues))
            await asyncio.sleep(min(max(wait, 1.0), LONGEST_NAP))


def choose(session: Session, names: Sequence[str]) -> list[Feed]:
    """The enabled feeds, or those that are named.

    Raises:
        UsageError: a name is unknown; the message says what it may have been.
    """
    feeds = session.settings.feeds
    if not names:
        return [feed for feed in feeds if feed.enabled]
    known = {feed.name.casefold(): feed for feed in feeds} | {feed.url.casefold(): feed for feed in feeds}
    chosen: dict[str, Feed] = {}
    for name in names:
        feed = known.get(name.strip().casefold())
        if feed is None:
            close = get_close_matches(name.casefold(), known, 1, 0.5)
            hint = f'Did you mean "{known[close[0]].name}"?' if close else "`dateline feeds list` names them."
            raise UsageError(f'There is no feed "{name}".', hint)
        chosen[feed.key] = feed
    return list(chosen.values())


class Poller:
    """What polls of a session share: connections, worker processes, the thread that writes. A context manager."""

    @classmethod
    async def start(cls, session: Session) -> Poller:
        """Make one beside the event loop: reading the certificates takes a moment that an app would show."""
        return await asyncio.to_thread(cls, session)

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = session.settings.polling
        self._client = Client(self._settings, session.settings.feeds, session.store.host_holds())
        self._workers = Workers(self._settings)
        # One thread: writes follow each other, and the matcher sees one connection's view of the store.
        self._writer = ThreadPoolExecutor(1, "dateline-store")
        self._ingestor = Ingestor(session)

    async def __aenter__(self) -> Poller:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._client.__aexit__(kind, error, trace)
            await self._workers.__aexit__(kind, error, trace)
        finally:
            # A transaction that is under way ends first.
            await asyncio.to_thread(self._writer.shutdown)

    async def round(
        self,
        feeds: Sequence[Feed],
        *,
        force: bool = False,
        push: bool = False,
        named: bool = False,
        on_result: OnResult = lambda result: None,
        on_progress: OnProgress | None = None,
    ) -> list[PollResult]:
        """Poll each feed once, all at the same time as far as the settings let them; see `poll`.

        Args:
            push: ask hosts on hold as well.
            named: the person named these feeds: they are polled before they are due.
        """
        states = await self._write(self._session.store.feed_states)
        results: dict[str, PollResult] = {}

        async def one(feed: Feed) -> None:
            result = await self._poll(feed, states.get(feed.key), force or named, push)
            results[feed.key] = result
            on_result(result)
            if on_progress is not None:
                on_progress(len(results), len(feeds))

        tasks = [asyncio.create_task(one(feed)) for feed in feeds]
        try:
            await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise
        return [results[feed.key] for feed in feeds]

    async def _poll(self, feed: Feed, state: FeedState | None, force: bool, push: bool) -> PollResult:
        now = self._session.now()
        if not force and not memory.is_due(state, now):
            gone = state is not None and state.status == "gone"
            return PollResult(feed, PollOutcome.NOT_DUE, note="has gone for good; remove it" if gone else "")
        started = time.monotonic()
        try:
            result = await self._fetch(feed, state or FeedState(feed.key), now, push)
        except DatelineError as error:
            # The store could not take it: nothing is remembered, and the next poll asks again.
            result = PollResult(feed, PollOutcome.FAILED, note=str(error))
        except Exception as error:
            result = PollResult(feed, PollOutcome.FAILED, note=f"internal error: {type(error).__name__}: {error}")
        return replace(result, seconds=time.monotonic() - started)

    async def _fetch(self, feed: Feed, old: FeedState, now: datetime, push: bool) -> PollResult:
        held = {host: until for host, until in self._client.holds.items() if until > now}
        fetched = await self._client.fetch(feed, old, now, force=push)
        match fetched:
            case Held(host, until):
                note = f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC"
                return PollResult(feed, PollOutcome.HELD, note=note)
            case Failure():
                return await self._failed(feed, old, fetched, now)
            case NotModified():
                state = memory.after_not_modified(feed, old, fetched, now, self._settings)
                result = PollResult(feed, PollOutcome.NOT_MODIFIED, spent=(("fetch", fetched.seconds),))
                await self._write(self._remember, state, result, now)
            case Body():
                result = await self._read(feed, old, fetched, now)
        if push and held and not result.failed:
            return replace(result, note="; ".join(filter(None, (result.note, "its host had asked to be left alone"))))
        return result

    async def _read(self, feed: Feed, old: FeedState, body: Body, now: datetime) -> PollResult:
        """Parse, extract what is new or changed, and store it."""
        spent = [("fetch", body.seconds)]
        body_hash = hashlib.sha256(body.data).hexdigest()
        if body_hash == old.body_hash:
            state = memory.after_same_body(feed, old, body, now, self._settings)
            result = PollResult(feed, PollOutcome.NOT_MODIFIED, spent=tuple(spent))
            await self._write(self._remember, state, result, now)
            return result
        try:
            began = time.monotonic()
            parsed = await self._workers.parse(body.data, feed, body.url, now, body.charset)
            spent.append(("parse", time.monotonic() - began))
        except FeedError as error:
            return await self._failed(feed, old, Failure(str(error), seconds=body.seconds), now)
        began = time.monotonic()
        known = await self._write(self._session.store.known_articles, [article.id for article in parsed.articles])
        fresh = [article for article in parsed.articles if known.get(article.id) != content_hash(article)]
        extractions, reasons = await self._workers.extract(fresh)
        spent.append(("extract", time.monotonic() - began))
        state = memory.after_reading(feed, old, body, body_hash, parsed, now, self._settings, reasons)
        return await self._write(self._store, feed, state, parsed, extractions, now, spent)

    async def _failed(self, feed: Feed, old: FeedState, failure: Failure, now: datetime) -> PollResult:
        outcome = PollOutcome.GONE if failure.is_gone else PollOutcome.FAILED
        result = PollResult(feed, outcome, note=failure.message, spent=(("fetch", failure.seconds),))
        state = memory.after_failure(feed, old, failure, now, self._settings)
        hold = (failure.host, failure.hold_until) if failure.hold_until is not None else None
        await self._write(self._remember, state, result, now, hold)
        return result

    async def _write(self, work: Callable[..., T], *args: object) -> T:
        """Run something that touches the store in the one thread that may."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, lambda: work(*args))

    def _remember(
        self, state: FeedState, result: PollResult, now: datetime, hold: tuple[str, datetime] | None = None
    ) -> None:
        store = self._session.store
        with store.transaction():
            store.put_feed_state(state)
            if hold is not None:
                store.put_host_hold(*hold)
            self._log(result, now)

    def _store(
        self,
        feed: Feed,
        state: FeedState,
        parsed: Parsed,
        extractions: Sequence[Extraction],
        now: datetime,
        spent: list[tuple[str, float]],
    ) -> PollResult:
        """Articles, events, validators and the line in the log: one transaction."""
        began = time.monotonic()
        try:
            with self._session.store.transaction():
                added = self._ingestor.add(extractions, state, parsed.aliases)
                took = (*spent, ("store", time.monotonic() - began))
                result = PollResult(
                    feed, PollOutcome.OK, added.new, added.updated, added.events, state.note, spent=took
                )
                self._log(result, now)
        except BaseException:
            # Its matcher may know of events that are not in the store.
            self._ingestor = Ingestor(self._session)
            raise
        return result

    def _log(self, result: PollResult, now: datetime) -> None:
        seconds = sum(took for _, took in result.spent)
        self._session.store.put_poll_log(result.feed.key, now, str(result.outcome), result.new, result.note, seconds)
