"""Full text: which pages are fetched, how, and what is kept of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.feeds import server as misbehaviour
from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, rss
from tui.model import Article, Feed, PollingSettings, PollOutcome, PollResult, Settings
from tui.service.polling.poll import poll
from tui.service.session import Clock, Paths, Session
from tui.store import Store

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FAST = PollingSettings(host_gap=0.0, per_host=1, deadline=60.0)
WORDS = "The bridge over the river was reopened on Tuesday after two years of repairs, the mayor of the town said. "


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    poll_in_process(monkeypatch)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.temporary()
    yield store
    store.close()


def page(number: int) -> str:
    paragraphs = "".join(f"<p>{WORDS}Part {part} of page {number}.</p>" for part in range(3))
    return f"<!DOCTYPE html><html><body><nav>Menu</nav><article><h1>Title</h1>{paragraphs}</article></body></html>"


def entry(number: int, link: str, *, guid: str = "", title: str = "") -> str:
    return (
        f"<guid>{guid or f'g{number}'}</guid><title>{title or f'Title {number}'}</title><link>{link}</link>"
        f"<description>Teaser {number}.</description><pubDate>Tue, 17 Feb 2026 {number:02}:00:00 GMT</pubDate>"
    )


def serve(server: FeedServer, count: int) -> Feed:
    """A feed whose entries 1 to `count` lead to pages with more text."""
    links = [server.serve(f"/page-number-{n}", page(n), Content_Type="text/html") for n in range(1, count + 1)]
    url = server.serve("/feed", rss(*(entry(n, link) for n, link in enumerate(links, 1))))
    return Feed("Outlet", url, full_text=True)


async def polled(store: Store, feed: Feed, settings: PollingSettings = FAST, hours: float = 0.0) -> PollResult:
    now = NOW + timedelta(hours=hours)
    session = Session(Settings(feeds=(feed,), polling=settings), store, Clock(now), Paths(Path("f"), store.path))
    (result,) = await poll(session, force=True)
    return result


def articles(store: Store) -> dict[str, Article]:
    ids = {
        stored.mention.article
        for stored in store.live_mentions(NOW - timedelta(days=30))
    }  # fmt: skip
    return {article.title: article for article in store.articles(sorted(ids))}


async def test_new_articles_get_the_text_of_their_pages_and_old_ones_are_not_asked_for_again(
    server: FeedServer, store: Store
) -> None:
    feed = serve(server, 2)
    result = await polled(store, feed)
    assert (result.outcome, result.new, result.note) == (PollOutcome.OK, 2, "")
    assert {one.title: one.text.count(WORDS.strip()) for one in articles(store).values()} == {
        "Title 1": 3,
        "Title 2": 3,
    }
    assert [request.path for request in server.requests] == ["/feed", "/robots.txt", "/page-number-2", "/page-number-1"]
    agents = {request.headers["user-agent"].partition("/")[0] for request in server.requests}
    assert agents == {"dateline"} and server.busiest == 1
    for hours in (1, 2):
        await polled(store, feed, hours=hours)
    assert (await polled(store, feed, hours=3)).outcome is PollOutcome.NOT_MODIFIED
    server.serve("/page-number-3", page(3), Content_Type="text/html")
    first = [entry(n, server.url(f"/page-number-{n}")) for n in (3, 2, 1)]
    server.serve("/feed", rss(*first))
    result = await polled(store, feed, hours=4)
    assert (result.new, result.updated) == (1, 0)
    assert [len(server.asked(f"/page-number-{n}")) for n in (1, 2, 3)] == [1, 1, 1]


async def test_a_changed_title_or_guid_keeps_the_full_text_without_a_request(server: FeedServer, store: Store) -> None:
    feed = serve(server, 2)
    await polled(store, feed)
    links = [server.url(f"/page-number-{n}") for n in (1, 2)]
    server.serve("/feed", rss(entry(1, links[0], title="Corrected"), entry(2, links[1], guid="another")))
    result = await polled(store, feed)
    assert (result.new, result.updated) == (0, 1)
    assert {title: one.text.count(WORDS.strip()) for title, one in articles(store).items()} == {
        "Corrected": 3,
        "Title 2": 3,
    }
    assert len(server.asked("/page-number-1")) == len(server.asked("/page-number-2")) == 1
    (again,) = [await polled(store, feed)]
    assert again.outcome is PollOutcome.NOT_MODIFIED


async def test_robots_txt_is_honoured(server: FeedServer, store: Store) -> None:
    feed = serve(server, 2)
    server.serve("/robots.txt", "User-agent: *\nDisallow: /page-number-1")
    result = await polled(store, feed)
    assert (result.new, result.note) == (2, "1 of its pages are missing (is barred by robots.txt)")
    assert not server.asked("/page-number-1")
    assert {title: len(one.text) > 200 for title, one in articles(store).items()} == {"Title 1": False, "Title 2": True}


@pytest.mark.parametrize(("status", "pages"), [(404, 2), (403, 2), (500, 0), (503, 0), (429, 0)])
async def test_a_missing_robots_txt_opens_and_one_that_fails_closes(
    server: FeedServer, store: Store, status: int, pages: int
) -> None:
    feed = serve(server, 2)
    server.serve("/robots.txt", "x", status)
    result = await polled(store, feed)
    assert (result.outcome, result.new) == (PollOutcome.OK, 2)
    assert sum(bool(server.asked(f"/page-number-{n}")) for n in (1, 2)) == pages
    assert bool(store.host_holds()) is (status in (429, 503))


async def test_only_so_many_pages_are_fetched_and_the_newest_first(server: FeedServer, store: Store) -> None:
    feed = serve(server, 5)
    result = await polled(store, feed, replace(FAST, max_pages=2))
    assert (result.new, result.note) == (5, "")
    assert [request.path for request in server.requests][2:] == ["/page-number-5", "/page-number-4"]


async def test_pages_that_fail_cost_the_articles_nothing_and_are_given_up(server: FeedServer, store: Store) -> None:
    feed = serve(server, 6)
    for n in range(2, 7):
        server.serve(f"/page-number-{n}", "gone", 404)
    result = await polled(store, feed)
    assert (result.outcome, result.new) == (PollOutcome.OK, 6)
    assert result.note == "6 of its pages are missing (does not exist (404))"
    assert len(server.requests) == 5
    state = store.feed_state(feed.key)
    assert state is not None and state.etag and state.note == result.note


async def test_private_and_bad_pages_are_not_fetched(server: FeedServer, store: Store) -> None:
    async with FeedServer() as other:
        other.serve("/inner", page(9))
        named = Feed("Inner", other.serve("/inner-feed", rss()))
        links = [other.url("/inner"), "http://10.0.0.1/x", server.serve("/jump", "", 302, Location=other.url("/inner"))]
        bomb = server.serve("/bomb", misbehaviour.bomb(20_000_000), Content_Encoding="gzip")
        feed = Feed("Outlet", server.serve("/feed", rss(*(entry(n, link) for n, link in enumerate([*links, bomb])))), full_text=True)  # fmt: skip
        settings = Settings(feeds=(feed, named), polling=FAST)
        session = Session(settings, store, Clock(NOW), Paths(Path("f"), store.path))
        (result,) = await poll(session, ["Outlet"])
        assert (result.outcome, result.new) == (PollOutcome.OK, 4)
        assert not other.requests
    assert all(len(one.text) < 50 for one in articles(store).values())
    assert len(articles(store)) == 4


async def test_without_the_extra_the_feed_is_polled_without_its_pages_and_told_what_to_install(
    server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.feeds.read.fulltext.PACKAGES", ("no_such_package",))
    result = await polled(store, serve(server, 2))
    assert (result.outcome, result.new) == (PollOutcome.OK, 2)
    assert result.note == (
        "2 of its pages are missing (full text needs more packages: pip install 'dateline[fulltext]')"
    )
    assert not [request.path for request in server.requests if request.path != "/feed"]
