"""Who stores what a poll found: a process of its own, which may die, and which no feed runs ahead of."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.feeds.inprocess import InProcessPool, InThreadStore, poll_in_process
from tests.feeds.server import FeedServer, item, rss
from tui.errors import StoreBusyError, StoreError
from tui.model import Feed, FeedState, PollingSettings, PollOutcome, PollResult, Query, Settings
from tui.service.ingest import reading_writer
from tui.service.ingest.tuning import TUNING as INGEST
from tui.service.polling.round import Poller
from tui.service.polling.store_process import FeedUpdate, StoreProcess, TaskState
from tui.service.polling.tuning import TUNING
from tui.service.polling.worker_pool import ReadBatch, parse_body, read_part
from tui.service.session import Clock, Paths, Session
from tui.store import Store

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FEED = Feed("a", "https://a.example/")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "s.db"
    with Session(Settings(), Store.open(path), Clock(NOW), Paths(path, path)) as session:
        yield session


@asynccontextmanager
async def ended(process: StoreProcess) -> AsyncIterator[StoreProcess]:
    """Close it at the end."""
    try:
        yield process
    finally:
        await process.close()


def update(*numbers: int) -> FeedUpdate:
    """What a feed with these articles brings."""
    parsed = parse_body(rss(*map(item, numbers)).encode(), FEED, FEED.url, NOW, "", 500)
    state = FeedState(FEED.key, etag=f'"{numbers[-1]}"', last_polled=NOW)
    return FeedUpdate(FEED, state, parsed.articles, parsed.aliases, {}, (("fetch", 0.5),))


async def store_and_read(process: StoreProcess, *numbers: int) -> PollResult:
    """What a poll does with these articles."""
    result = await process.store(update(*numbers), NOW, {})
    unread = await process.run(process._here.session.store.reading.next_unread, 100)
    part, unreadable = read_part(tuple(unread))
    await process.store_reading(ReadBatch(len(unread), [part], unreadable))
    return result


async def store_etag(process: StoreProcess, etag: str) -> None:
    await process.store_outcome(FeedState(FEED.key, etag=etag), PollResult(FEED, PollOutcome.NOT_MODIFIED), NOW, {})


def waiting(session: Session) -> int:
    return session.store.stories.unlinked_count()


def link_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_writer, "TUNING", replace(INGEST, link_after_events=1))


def kill(_: TaskState) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def pid(_: TaskState) -> int:
    return os.getpid()


def busy(_: TaskState) -> None:
    raise StoreBusyError("It is locked.", "Wait.")


async def test_a_thread_and_a_process_store_the_same(session: Session, tmp_path: Path) -> None:
    other = Session(Settings(), Store.open(tmp_path / "t.db"), Clock(NOW), Paths(Path("f"), tmp_path / "t.db"))
    with other:
        for process in (InThreadStore(session), StoreProcess(other)):
            async with ended(process):
                await store_etag(process, '"0"')
                first = await process.store(update(1, 2), NOW, {"h": NOW})
                second = await process.store(update(2, 3), NOW, {"h": NOW})
                assert [(one.outcome, one.new) for one in (first, second)] == [
                    (PollOutcome.OK, 2),
                    (PollOutcome.OK, 1),
                ]
                assert [stage for stage, _ in first.spent] == ["fetch", "store"]
        for store in (session.store, other.store):
            state = store.feed_state(FEED.key)
            assert state is not None and state.etag == '"3"'
            assert (store.article_count(), store.host_holds(), len(store.poll_log(FEED.key))) == (3, {"h": NOW}, 3)


async def test_a_process_is_started_for_what_was_read_and_does_all_after_that(session: Session) -> None:
    async with ended(StoreProcess(session)) as process:
        process.prepare()
        assert process._do(pid, ()) == os.getpid()
        await process.store(update(2), NOW, {})
        assert process._do(pid, ()) == os.getpid(), "articles alone are stored here"
        await store_and_read(process, 1)
        assert process._do(pid, ()) != os.getpid()


async def test_a_process_that_is_killed_is_told_and_replaced(session: Session) -> None:
    async with ended(StoreProcess(session)) as process:
        await store_and_read(process, 1)
        with pytest.raises(StoreError, match=r"has been ended\. Is there enough memory"):
            process._do(kill, ())
        await store_etag(process, '"x"')
        assert (await store_and_read(process, 2)).new == 1
        assert session.store.article_count() == 2
        with pytest.raises(StoreBusyError, match="Wait"):
            process._do(busy, ())


async def test_stories_wait_until_they_are_asked_for(session: Session) -> None:
    async with ended(StoreProcess(session)) as process:
        await store_and_read(process, 1, 2)
        assert waiting(session) > 0
        with pytest.raises(StoreError):
            process._do(kill, ())
        await process.link_stories()
        assert waiting(session) == 0
        assert process._do(pid, ()) != os.getpid(), "stories are found in a process of their own"


async def test_stories_of_many_events_do_not_wait(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    link_at_once(monkeypatch)
    async with ended(InThreadStore(session)) as process:
        await store_and_read(process, 1)
    assert waiting(session) == 0


async def test_a_feed_is_stored_even_if_its_stories_cannot_be_found(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(store: Store) -> None:
        raise StoreError("The disk is full.")

    link_at_once(monkeypatch)
    monkeypatch.setattr(reading_writer, "link_deferred", full)
    async with ended(InThreadStore(session)) as process:
        assert (await store_and_read(process, 1)).outcome is PollOutcome.OK
    assert (session.store.article_count(), waiting(session) > 0) == (1, True)


async def test_a_poll_ends_with_all_stories_found(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    poll_in_process(monkeypatch)
    async with FeedServer() as server:
        feeds = (Feed("a", server.serve("/a", rss(item(1), item(2)))),)
        polling = PollingSettings(host_gap=0.0, deadline=60.0)
        here = Session(Settings(feeds=feeds, polling=polling), session.store, session.clock, session.paths)
        async with Poller(here) as poll:
            assert [result.new for result in await poll.round(feeds)] == [2]
            assert waiting(session) == 0
            # As a poll that was killed leaves it.
            session.store.stories.mark_unlinked([event.id for event in session.store.stream(Query(features=True))])
            assert waiting(session) > 0
            await poll.round(feeds)
            assert waiting(session) == 0, "a poll that finds nothing new, too"


async def test_no_more_is_fetched_than_is_stored(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    poll_in_process(monkeypatch)
    polling = PollingSettings(host_gap=0.0, per_host=50, concurrency=2, workers=1, deadline=60.0)
    room, stored = 2 + TUNING.feeds_ahead, asyncio.Event()
    async with FeedServer() as server:
        feeds = [Feed(str(number), server.serve(f"/{number}", rss(item(number)))) for number in range(3 * room)]
        here = Session(Settings(feeds=tuple(feeds), polling=polling), session.store, session.clock, session.paths)
        parsed = 0
        real = InProcessPool.parse

        async def parse(self: InProcessPool, *args: object) -> object:
            nonlocal parsed
            parsed += 1
            await stored.wait()
            return await real(self, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(InProcessPool, "parse", parse)
        async with Poller(here) as poll:
            task = asyncio.create_task(poll.round(feeds))
            while parsed < room:
                await asyncio.sleep(0)
            for _ in range(200):
                await asyncio.sleep(0)
            assert (parsed, len(server.requests)) == (room, room)
            stored.set()
            assert {str(result.outcome) for result in await task} == {"ok"}
    assert session.store.article_count() == len(feeds)
