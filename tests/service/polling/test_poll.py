"""A whole poll against a server on loopback: results, what is stored, and what is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.feeds import server as misbehaviour
from tests.feeds.inprocess import InProcessPool, poll_in_process
from tests.feeds.server import FeedServer, Request, item, rss
from tui.config.feedsfile import load
from tui.demo.loader import FEEDS_FILE
from tui.errors import StoreBusyError, StoreError, UsageError
from tui.feeds.read.parse import Parsed
from tui.model import Feed, PollingSettings, PollOutcome, PollResult, Query, ReadingProgress, Settings
from tui.service.ingest.reading_writer import ReadingWriter
from tui.service.polling import poll as polling
from tui.service.polling import store_process
from tui.service.polling.poll import catch_up, choose, poll, watch
from tui.service.polling.tuning import TUNING
from tui.service.polling.worker_pool import parse_body
from tui.service.session import Clock, Paths, Session
from tui.store import Store

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FAST = PollingSettings(host_gap=0.0, per_host=4, deadline=60.0)


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    poll_in_process(monkeypatch)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


@pytest.fixture
def store() -> Iterator[Store]:
    with_store = Store.temporary()
    yield with_store
    with_store.close()


def session(store: Store, *feeds: Feed, now: datetime = NOW, settings: PollingSettings = FAST) -> Session:
    return Session(Settings(feeds=feeds, polling=settings), store, Clock(now), Paths(Path("f"), Path("s")))


def outcomes(results: Sequence[PollResult]) -> list[str]:
    return [str(result.outcome) for result in results]


async def test_new_then_not_modified_then_not_due(server: FeedServer, store: Store) -> None:
    feeds = [Feed(name, server.serve(f"/{name}", rss(item(1), item(2)))) for name in "ab"]
    reported: list[PollResult] = []
    progress: list[tuple[int, int]] = []
    here = session(store, *feeds)
    reading: list[ReadingProgress] = []
    first = await poll(
        here,
        on_result=reported.append,
        on_progress=lambda done, total: progress.append((done, total)),
        on_reading=reading.append,
    )
    assert outcomes(first) == ["ok", "ok"]
    assert [(result.new, result.updated) for result in first] == [(2, 0), (2, 0)]
    assert (reading[-1].done, reading[-1].total) == (4, 4) and reading[-1].events >= 1
    assert sorted(result.feed.name for result in reported) == ["a", "b"] and progress == [(1, 2), (2, 2)]
    assert store.article_count() == 4
    second = await poll(here, force=True)
    assert outcomes(second) == ["not modified", "not modified"]
    count = len(server.requests)
    assert outcomes(await poll(here)) == ["not due", "not due"]
    assert outcomes(await poll(session(store, *feeds, now=NOW + timedelta(minutes=20)))) == ["not due", "not due"]
    assert len(server.requests) == count
    later = session(store, *feeds, now=NOW + timedelta(hours=2))
    assert outcomes(await poll(later)) == ["not modified", "not modified"]


async def test_a_replayed_folder_is_taken_whole_and_not_modified_after_that(
    server: FeedServer, store: Store, tmp_path: Path
) -> None:
    files = server.replay(FEEDS_FILE.with_name("feeds"))
    path = tmp_path / "feeds.toml"
    path.write_text(misbehaviour.feeds_toml(server, files))
    settings = load(path)
    assert settings.problems == () and len(settings.feeds) == len(files) >= 8
    here = session(store, *settings.feeds, settings=FAST)
    first = await poll(here)
    assert set(outcomes(first)) == {"ok"} and all(result.new for result in first)
    assert set(outcomes(await poll(here, force=True))) == {"not modified"}
    assert sum("if-none-match" in request.headers for request in server.requests) == len(files)


async def test_an_update_keeps_first_seen_and_is_read_again(server: FeedServer, store: Store) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1), item(2))))
    await poll(session(store, feed))
    server.serve("/a", rss(item(1, "Corrected title"), item(3)))
    (result,) = await poll(session(store, feed, now=NOW + timedelta(hours=1)), force=True)
    assert (result.new, result.updated) == (1, 1)
    assert store.article_count() == 3
    ident = parse_body(rss(item(1)).encode(), feed, feed.url, NOW, "", 9).articles[0].id
    article = store.article(ident)
    assert article is not None and (article.title, article.first_seen) == ("Corrected title", NOW)


async def test_a_changed_guid_is_the_same_article(server: FeedServer, store: Store) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1))))
    await poll(session(store, feed))
    server.serve("/a", rss(item(1).replace("id-1", "other-guid")))
    (result,) = await poll(session(store, feed), force=True)
    assert (result.outcome, result.new, store.article_count()) == (PollOutcome.OK, 0, 1)


async def test_the_same_body_is_not_parsed_again(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1)), ETag='"1"'))
    await poll(session(store, feed))
    server.serve("/a", rss(item(1)), ETag='"2"')
    monkeypatch.setattr(InProcessPool, "parse", None)
    assert outcomes(await poll(session(store, feed), force=True)) == ["not modified"]
    state = store.feed_state(feed.key)
    assert state is not None and state.etag == '"2"'


async def test_one_bad_feed_neither_fails_nor_delays_another(server: FeedServer, store: Store) -> None:
    bad = {
        "page": server.serve("/page", "<!DOCTYPE html><html><body>Hello</body></html>"),
        "empty": server.serve("/empty", ""),
        "missing": server.url("/missing"),
        "poison": server.serve("/poison", rss("<title>POISON</title>")),
        "bomb": server.serve("/bomb", misbehaviour.bomb(20_000_000), Content_Encoding="gzip"),
        "silent": server.script("/silent", misbehaviour.silent),
        "entities": server.serve("/entities", '<!DOCTYPE a [<!ENTITY b "c">]><rss/>'),
    }
    good = Feed("good", server.serve("/good", rss(item(1))))
    order: list[str] = []
    results = await poll(
        session(store, *(Feed(name, url) for name, url in bad.items()), good, settings=replace(FAST, deadline=2.0)),
        on_result=lambda result: order.append(result.feed.name),
    )
    assert outcomes(results) == ["failed"] * 7 + ["ok"]
    assert order.index("good") < order.index("silent")
    notes = {result.feed.name: result.note for result in results}
    assert "web page" in notes["page"] and "is empty" in notes["empty"] and "404" in notes["missing"]
    assert "crashed" in notes["poison"] and "larger than" in notes["bomb"] and "2 seconds" in notes["silent"]
    assert store.article_count() == 1
    for name, url in bad.items():
        state = store.feed_state(url)
        assert state is not None
        assert (state.failures, state.status, state.etag, state.note) == (1, "failed", "", notes[name])
        assert state.next_due is not None and state.next_due > NOW + timedelta(minutes=20)
    assert store.poll_log(bad["page"])[0][1] == "failed"


async def test_a_feed_whose_articles_were_not_stored_keeps_its_old_validators(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1))))
    await poll(session(store, feed))
    before = store.feed_state(feed.key)
    assert before is not None and before.etag
    server.serve("/a", rss(item(1), item(2)))

    def busy(*_: object, **__: object) -> None:
        raise StoreBusyError("The store is held by another process.")

    with monkeypatch.context() as patched:
        patched.setattr(store_process, "store_arrivals", busy)
        patched.setattr(store_process, "TUNING", replace(TUNING, store_patience_seconds=0.0))
        (result,) = await poll(session(store, feed), force=True)
    assert (result.outcome, result.note) == (PollOutcome.FAILED, "The store is held by another process.")
    assert store.feed_state(feed.key) == before and store.article_count() == 1
    (result,) = await poll(session(store, feed), force=True)
    assert (result.new, store.article_count()) == (1, 2)


async def test_what_was_read_and_cannot_be_stored_is_read_by_the_next_poll(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1), item(2))))

    def full(*_: object) -> int:
        raise StoreError("The disk is full.")

    told: list[ReadingProgress] = []
    with monkeypatch.context() as patched:
        patched.setattr(ReadingWriter, "write", full)
        (result,) = await poll(session(store, feed), on_reading=told.append)
    assert (result.outcome, result.new, store.article_count()) == (PollOutcome.OK, 2, 2)
    assert told == [ReadingProgress(trouble="The disk is full.", has_stopped=True)]
    assert store.reading.unread_count() == 2
    (result,) = await poll(session(store, feed), on_reading=told.append)
    assert (result.outcome, told[-1].done, told[-1].has_stopped) == (PollOutcome.NOT_DUE, 2, False)
    await catch_up(session(store, feed), on_reading=told.append)
    assert (told[-1].done, store.reading.unread_count()) == (0, 0)


async def test_an_article_beyond_the_limits_costs_itself_and_is_tried_again_when_it_changes(
    server: FeedServer, store: Store
) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1), item(2, "HEAVY"))))
    told: list[str] = []
    for new in (2, 0):
        (result,) = await poll(
            session(store, feed), force=True, on_reading=lambda reading: told.append(reading.trouble)
        )
        assert result.new == new
    assert told[1] == "1 article cannot be read (too heavy)" and told[-1] == ""
    assert (store.article_count(), len(list(store.live_mentions(NOW - timedelta(days=99))))) == (2, 1)
    server.serve("/a", rss(item(1), item(2, "Light")))
    await poll(session(store, feed), force=True)
    assert len(list(store.live_mentions(NOW - timedelta(days=99)))) == 2


async def test_a_bug_in_one_feed_is_its_result(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = [Feed(name, server.serve(f"/{name}", rss(item(1)))) for name in "ab"]
    real = InProcessPool.parse

    async def parse(self: InProcessPool, body: bytes, feed: Feed, url: str, now: datetime, charset: str) -> Parsed:
        if feed.name == "a":
            raise ZeroDivisionError("oops\x1b[2J\n")
        return await real(self, body, feed, url, now, charset)

    monkeypatch.setattr(InProcessPool, "parse", parse)
    results = await poll(session(store, *feeds))
    assert outcomes(results) == ["failed", "ok"]
    assert results[0].note == "internal error: ZeroDivisionError: oops[2J"


async def test_a_busy_host_is_left_alone_over_a_restart_unless_it_is_pushed(server: FeedServer, store: Store) -> None:
    busy = Feed("busy", server.serve("/busy", "x", 429, Retry_After="7200"))
    good = Feed("good", server.serve("/good", rss(item(1))))
    one_by_one = replace(FAST, per_host=1)
    results = await poll(session(store, busy, good, settings=one_by_one))
    assert outcomes(results) == ["failed", "host held"]
    assert "127.0.0.1 asked to be left alone until 2026-02-18 06:00 UTC" in results[1].note
    assert not server.asked("/good")
    soon = session(store, busy, good, now=NOW + timedelta(hours=1))
    assert outcomes(await poll(soon, force=True)) == ["host held", "host held"]
    (pushed,) = await poll(soon, ["good"], force=True)
    assert (pushed.outcome, pushed.note) == (PollOutcome.OK, "its host had asked to be left alone")
    later = session(store, busy, good, now=NOW + timedelta(hours=3))
    assert outcomes(await poll(later)) == ["failed", "not modified"]


async def test_a_feed_that_is_gone_retires(server: FeedServer, store: Store) -> None:
    feed = Feed("a", server.serve("/a", "x", 410))
    (result,) = await poll(session(store, feed))
    assert result.outcome is PollOutcome.GONE and result.failed
    (result,) = await poll(session(store, feed, now=NOW + timedelta(days=99)))
    assert (result.outcome, result.note) == (PollOutcome.NOT_DUE, "has gone for good; remove it")
    assert len(server.requests) == 1
    server.serve("/a", rss(item(1)))
    (result,) = await poll(session(store, feed), ["a"])
    assert result.outcome is PollOutcome.OK


async def test_names_choose_feeds_due_or_not(server: FeedServer, store: Store) -> None:
    feeds = [
        Feed(name, server.serve(f"/{name}", rss(item(1))), enabled=name != "Off") for name in ("One", "Two", "Off")
    ]
    here = session(store, *feeds)
    assert [result.feed.name for result in await poll(here)] == ["One", "Two"]
    results = await poll(here, ["two", server.url("/Off"), "TWO"])
    assert [(result.feed.name, str(result.outcome)) for result in results] == [("Two", "not modified"), ("Off", "ok")]
    with pytest.raises(UsageError, match=r'no feed "on".*Did you mean "One"'):
        choose(here, ["on"])
    with pytest.raises(UsageError, match="feeds list"):
        choose(here, ["zzzzzz"])


async def test_a_cancelled_poll_keeps_what_it_stored(server: FeedServer, store: Store) -> None:
    good = Feed("good", server.serve("/good", rss(item(1))))
    stuck = Feed("stuck", server.script("/stuck", misbehaviour.silent))
    here = session(store, good, stuck, settings=FAST)
    stored = asyncio.Event()
    task = asyncio.create_task(poll(here, on_result=lambda _: stored.set()))
    await asyncio.wait_for(stored.wait(), 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert store.article_count() == 1
    assert store.feed_state(stuck.key) is None
    assert store.feed_state(good.key) is not None


async def test_a_caller_that_cannot_take_a_result_ends_the_poll(server: FeedServer, store: Store) -> None:
    feeds = [Feed(name, server.serve(f"/{name}", rss(item(1)))) for name in "ab"]

    def closed(_: PollResult) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        await poll(session(store, *feeds), on_result=closed)


async def test_watch_polls_what_becomes_due(server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = Feed("a", server.serve("/a", rss(item(1))), every=timedelta(minutes=10))
    here = session(store, feed)
    times = iter([NOW + timedelta(minutes=minute) for minute in range(1000)])
    monkeypatch.setattr(Clock, "now", lambda self: next(times))
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    monkeypatch.setattr(polling.asyncio, "sleep", nap)
    reported: list[PollResult] = []

    def tell(result: PollResult) -> None:
        reported.append(result)
        if len(reported) == 3:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        await watch(here, on_result=tell)
    assert outcomes(reported) == ["ok", "not modified", "not modified"]
    assert naps and all(1 <= seconds <= 60 for seconds in naps)
    with pytest.raises(UsageError):
        await watch(session(store))


async def test_watch_tells_each_round_and_what_was_read_in_it(server: FeedServer, store: Store) -> None:
    feeds = [Feed(name, server.serve(f"/{name}", rss(item(1)))) for name in "ab"]
    rounds: list[tuple[list[str], int]] = []

    def tell(results: Sequence[PollResult], reading: ReadingProgress) -> None:
        rounds.append((outcomes(results), reading.done))
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        await watch(session(store, *feeds), on_round=tell)
    assert rounds == [(["ok", "ok"], 2)]


async def test_a_permanent_move_is_followed_in_the_end(server: FeedServer, store: Store) -> None:
    server.serve("/new", rss(item(1)))
    feed = Feed("a", server.serve("/old", "", 301, Location="/new"))
    for hours in (0, 12, 24, 36):
        await poll(session(store, feed, now=NOW + timedelta(hours=hours)), force=True)
    assert [request.path for request in server.requests] == ["/old", "/new"] * 3 + ["/new"]
    assert store.article_count() == 1


async def test_requests_to_a_host_do_not_overlap(server: FeedServer, store: Store) -> None:
    async def slow(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.01)
        body = rss(item(1)).encode()
        writer.write(misbehaviour.head(200, {"Content-Length": str(len(body))}) + body)
        await writer.drain()

    feeds = [Feed(str(number), server.script(f"/{number}", slow)) for number in range(5)]
    results = await poll(session(store, *feeds, settings=PollingSettings(host_gap=0.0)))
    assert outcomes(results) == ["ok"] * 5
    assert server.busiest == 1


@pytest.mark.parametrize("later", ["The bridge is shut.", "The bridge is shut, the council says."])
async def test_the_first_stamp_stays(server: FeedServer, store: Store, later: str) -> None:
    def body(day: int, text: str) -> str:
        return rss(
            f"<guid>g</guid><link>http://h.example/a?utm_id={day}</link><title>Bridge shut in Cork</title>"
            f"<description>{text}</description><pubDate>{day} Jan 2026 10:00:00 GMT</pubDate>"
        )

    feed = Feed("a", server.serve("/a", body(14, "The bridge is shut.")))
    seen = []
    for day, text in ((14, "The bridge is shut."), (17, later), (21, later)):
        server.serve("/a", body(day, text))
        now = datetime(2026, 1, day, 11, tzinfo=UTC)
        (result,) = await poll(session(store, feed, now=now), force=True)
        seen.append((result.new, result.updated))
    assert seen == [(1, 0), (0, int(later != "The bridge is shut.")), (0, 0)]
    (event,) = store.stream(Query(features=True))
    assert event.when.edtf() == "2026-01-14"


async def test_an_entry_without_stamp_stands_at_its_first_sight(server: FeedServer, store: Store) -> None:
    text = "The fair opens on 5 March 2027, the council of Marle said."
    items = (
        f"<guid>g</guid><title>Fair set in Marle</title><description>{text}{more}</description>"
        for more in ("", " Again.")
    )
    for day, entry in zip((18, 21), items, strict=True):
        feed = Feed("a", server.serve("/a", rss(entry)))
        await poll(session(store, feed, now=NOW.replace(day=day)), force=True)
    (id_,) = {row.mention.article for event in store.stream(Query()) for row in store.mentions_of([event.id])[event.id]}
    article = store.article(id_)
    assert article is not None
    assert (article.published, article.dated) == (NOW, False)


async def test_a_feed_whose_newest_article_is_months_old_is_said_to_be_silent(server: FeedServer, store: Store) -> None:
    old = "<guid>g</guid><title>T</title><pubDate>1 Sep 2025 10:00:00 GMT</pubDate>"
    feeds = [Feed("old", server.serve("/old", rss(old))), Feed("new", server.serve("/new", rss(item(1))))]
    here = session(store, *feeds)
    notes = [[result.note for result in await poll(here, force=True)] for _ in range(2)]
    assert notes == [["silent: its newest article is of 2025-09-01", ""]] * 2


async def test_a_feed_none_of_whose_stamps_can_be_read_is_said_to_be_so(server: FeedServer, store: Store) -> None:
    strange = "<guid>g</guid><title>T</title><pubDate>three hours ago</pubDate>"
    here = session(store, Feed("odd", server.serve("/odd", rss(strange))))
    said = (
        'none of its stamps can be read, such as "three hours ago": its articles count from when they were first seen'
    )
    notes = [result.note for _ in range(2) for result in await poll(here, force=True)]
    assert notes == [said, said]
    server.serve("/odd", rss(strange.replace("three hours ago", "17.02.26 9h00")))
    assert [result.note for result in await poll(here, force=True)] == [""]


async def test_a_password_is_sent_and_stored_nowhere(server: FeedServer, tmp_path: Path) -> None:
    address = server.serve("/locked", rss(item(1))).replace("http://", "http://reader:geheim17@")
    with closing(Store.open(tmp_path / "own" / "store.db")) as own:
        here = session(own, Feed("locked", address))
        results = [result.outcome for _ in range(2) for result in await poll(here, force=True)]
        assert results == [PollOutcome.OK, PollOutcome.NOT_MODIFIED]
        assert server.requests[0].headers["authorization"].startswith("Basic ")
        assert own.article_count() == 1 and list(own.feed_states()) == [address.replace("reader:geheim17@", "")]
        files = b"".join(path.read_bytes() for path in (tmp_path / "own").iterdir())
    assert b"geheim17" not in files and b"reader" not in files
