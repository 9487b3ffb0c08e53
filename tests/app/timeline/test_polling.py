"""Polling from the app: progress in words, new events wait, the place is kept, the first run shows what comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tests.feeds.server import FeedServer, item, rss
from tui.errors import StoreBusyError
from tui.model import Feed, FeedState, PollingSettings, PollOutcome, PollResult, ReadingProgress, Settings, When
from tui.service.session import Session

pytestmark = pytest.mark.slow

FEEDS = Settings(feeds=(world.feed("Reuters", "https://a.example/f"), world.feed("AFP", "https://b.example/f")))
Step = Callable[[Session], None]


def fake_poll(monkeypatch: pytest.MonkeyPatch, step: Step, *, failing: bool = False) -> asyncio.Event:
    """Replace the poll by one that stores what `step` stores, tells one result, and ends when the event is set."""
    go_on = asyncio.Event()

    async def poll(
        session: Session, names: Sequence[str] = (), *, force: bool, on_result: Any, on_progress: Any, on_reading: Any
    ) -> list[PollResult]:
        step(session)
        results = [PollResult(FEEDS.feeds[0], PollOutcome.OK, new=2)]
        if failing:
            results.append(PollResult(FEEDS.feeds[1], PollOutcome.FAILED, note="403 Forbidden"))
        for done, result in enumerate(results, 1):
            on_result(result)
            on_progress(done, 2)
        on_reading(ReadingProgress(2, 2, 2))
        await go_on.wait()
        return results

    monkeypatch.setattr("tui.service.polling.poll.poll", poll)
    return go_on


def two_more(session: Session) -> None:
    world.simple(session.store, "new1", "Ferry runs aground", When.day(date(2026, 1, 19)))
    world.simple(session.store, "new2", "Bridge reopens", When.day(date(2026, 1, 16)))


async def test_new_events_wait_and_the_place_is_kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = fake_poll(monkeypatch, two_more, failing=True)
    async with on_stage(replace(session, settings=FEEDS)) as stage:
        await stage.go("storm")
        list_before = [line for line in stage.text.splitlines() if "•" in line]
        await stage.press("R")
        await stage.until(lambda: stage.screen.status.progress == "polling 2/2 feeds: 2 articles, 2 events, 1 failed")
        await stage.until(lambda: stage.screen.status.waiting == 2)
        await stage.until(lambda: "2 new - press .   polling 2/2 feeds: 2 articles, 2 events" in stage.text)
        go_on.set()
        await stage.until(lambda: not stage.state.polling)
        assert "polled 2 feeds: 2 new events; 1 failed (AFP: 403 Forbidden)" in stage.screen.status.message
        await stage.settle()
        assert stage.selected == "storm"
        assert [line for line in stage.text.splitlines() if "•" in line] == list_before
        stage.screen.status.message = ""
        await stage.until(lambda: "2 new events are waiting - press ." in stage.text)
        top = stage.screen.events.scroll_offset.y
        row = stage.screen.events.rows.line(stage.screen.events.cursor) - top  # type: ignore[arg-type]
        await stage.press("full_stop")
        await stage.until(lambda: stage.screen.events.rows.events == 60)
        assert stage.selected == "storm"
        events = stage.screen.events
        assert events.rows.line(events.cursor) - events.scroll_offset.y == row  # type: ignore[arg-type]
        await stage.until(lambda: stage.screen.status.waiting == 0)
        await stage.until(lambda: "60 events " in stage.text.splitlines()[0])
        await stage.press("g", "j")
        assert stage.selected == "new1"


async def test_events_stored_by_another_process_are_noticed(session: Session) -> None:
    async with on_stage(session) as stage:
        two_more(session)
        stage.screen.refresh_summary()
        await stage.until(lambda: "2 new events are waiting" in stage.text)


def a_few_more(session: Session) -> None:
    two_more(session)
    for number in range(3):
        world.simple(session.store, f"dense{number}", f"Court hears case {number}", When.day(date(2026, 1, 14)))


async def test_first_run_polls_shows_what_comes_and_lands(
    empty_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = fake_poll(monkeypatch, a_few_more)
    async with on_stage(replace(empty_session, settings=FEEDS), rest=False) as stage:
        await stage.until(lambda: "Ferry runs aground" in stage.text)
        world.simple(empty_session.store, "late", "Lighthouse relit", When.day(date(2026, 1, 18)))
        await stage.until(lambda: "Lighthouse relit" in stage.text)
        assert stage.screen.status.waiting == 0
        go_on.set()
        await stage.until(lambda: not stage.state.polling)
        await stage.until(lambda: stage.selected == "dense0")


async def test_first_run_leaves_a_person_who_moved_where_they_are(
    empty_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = fake_poll(monkeypatch, a_few_more)
    async with on_stage(replace(empty_session, settings=FEEDS), rest=False) as stage:
        await stage.until(lambda: stage.selected)
        await stage.press("G", "k")
        here = stage.selected
        world.simple(empty_session.store, "late", "Lighthouse relit", When.day(date(2026, 1, 18)))
        await stage.until(lambda: not stage.state.first_run)
        go_on.set()
        await stage.until(lambda: not stage.state.polling)
        await stage.settle()
        assert stage.selected == here


async def test_escape_stops_a_poll(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_poll(monkeypatch, two_more)
    async with on_stage(replace(session, settings=FEEDS)) as stage:
        await stage.press("r")
        await stage.until(lambda: stage.screen.status.progress)
        await stage.press("r")
        assert "under way" in stage.screen.status.message
        await stage.press("escape")
        await stage.until(lambda: not stage.state.polling)
        assert "poll stopped" in stage.screen.status.message


async def test_a_poll_that_is_stopped_before_it_begins_is_over(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_poll(monkeypatch, two_more)
    async with on_stage(replace(session, settings=FEEDS)) as stage:
        stage.screen.start_poll(everything=True)
        stage.screen.stop_poll()
        assert not stage.state.polling


async def test_an_error_is_said_in_words(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(session: Session) -> None:
        raise StoreBusyError("Another dateline is polling.", "Wait for it.")

    fake_poll(monkeypatch, busy)
    async with on_stage(replace(session, settings=FEEDS)) as stage:
        await stage.press("R")
        await stage.until(lambda: "Another dateline is polling. Wait for it." in stage.text)


async def test_title_line_counts_failing_feeds(session: Session) -> None:
    state = FeedState(
        key="https://a.example/f", last_polled=world.NOW - timedelta(minutes=3), failures=2, status="failed"
    )
    session.store.put_feed_state(state)
    async with on_stage(replace(session, settings=FEEDS), width=120) as stage:
        await stage.until(lambda: "3 Sources(1!)" in stage.text)
        assert "58 events   58 unread   polled 3 min ago" in stage.text


async def test_a_real_poll_from_the_app(empty_session: Session) -> None:
    titles = ("Ferry sinks off Naxos", "Senate passes the budget", "Volcano erupts in Kamchatka")
    items = [item(number, title, f"{title}, officials said.") for number, title in enumerate(titles)]
    async with FeedServer() as server:
        feed = Feed("Post", server.serve("/feed", rss(*items)))
        gone = Feed("Gone", server.serve("/gone", b"", status=404))
        settings = Settings(feeds=(feed, gone), polling=PollingSettings(host_gap=0.0, workers=1))
        async with on_stage(replace(empty_session, settings=settings), rest=False) as stage:
            await stage.until(lambda: "Senate passes the budget" in stage.text, patience=30)
            await stage.until(lambda: not stage.state.polling, patience=30)
            assert "new events; 1 failed (Gone: does not exist (404))" in stage.screen.status.message
            await stage.until(lambda: "3 Sources(1!)" in stage.text)


@pytest.mark.parametrize(("causes", "offline"), [(2 * ("could not be connected to.",), True), (("", "403"), False)])
async def test_when_no_feed_was_reached_the_title_says_offline(
    session: Session, causes: tuple[str, ...], offline: bool
) -> None:
    for feed, cause in zip(FEEDS.feeds, causes, strict=True):
        state = FeedState(feed.key, last_polled=world.NOW, failures=int(bool(cause)), note=cause)
        session.store.put_feed_state(replace(state, next_due=world.NOW + timedelta(hours=1)))
    async with on_stage(replace(session, settings=FEEDS)) as stage:
        await stage.until(lambda: "event" in stage.text.splitlines()[0])
        assert ("offline" in stage.text.splitlines()[0]) is offline
