"""The client against a real server on loopback that behaves, and one that does not."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import zlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.feeds import server as misbehaviour
from tests.feeds.server import FeedServer, Request, bomb, head, item, rss
from tui import __version__
from tui.feeds.fetch.addresses import is_own
from tui.feeds.fetch.client import Client, user_agent
from tui.feeds.fetch.replies import Body, Failure, Fetched, Held, NotModified
from tui.model import Feed, FeedState, PollingSettings

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FAST = PollingSettings(host_gap=0.0, deadline=5.0, per_host=4)
FEED = rss(item(1))


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


async def fetch(
    url: str, state: FeedState | None = None, settings: PollingSettings = FAST, feed: Feed | None = None
) -> Fetched:
    feed = feed or Feed("f", url)
    async with Client(settings, [feed], env={"TOKEN": "s3cret"}) as client:
        return await client.fetch(feed, state, NOW)


async def failure(url: str, settings: PollingSettings = FAST) -> str:
    fetched = await fetch(url, settings=settings)
    assert isinstance(fetched, Failure), fetched
    return fetched.message


async def test_a_feed_is_fetched_with_its_validators(server: FeedServer) -> None:
    url = server.serve(
        "/a", FEED, Content_Type="text/xml; charset=iso-8859-1", Cache_Control="public, max-age=900", ETag='W/"a-b"'
    )
    body = await fetch(url)
    assert isinstance(body, Body)
    assert (body.data, body.url, body.charset) == (FEED.encode(), url, "iso-8859-1")
    assert (body.etag, body.max_age, body.moved_to) == ('W/"a-b"', 900, "")
    assert body.last_modified
    headers = server.requests[0].headers
    assert headers["user-agent"] == user_agent("") and headers["accept-encoding"] == "gzip, deflate"
    assert not {"cookie", "referer", "if-none-match", "if-modified-since"} & headers.keys()


async def test_the_second_time_it_is_not_modified(server: FeedServer) -> None:
    url = server.serve("/a", FEED)
    first = await fetch(url)
    assert isinstance(first, Body)
    state = FeedState(url, first.etag, first.last_modified, NOW - timedelta(days=7))
    assert isinstance(await fetch(url, state), NotModified)
    assert isinstance(await fetch(url, replace(state, etag="")), NotModified)


async def test_old_validators_are_not_sent(server: FeedServer) -> None:
    url = server.serve("/a", FEED)
    for validated in (None, NOW - timedelta(days=9), NOW + timedelta(days=9)):
        assert isinstance(await fetch(url, FeedState(url, '"x"', "y", validated)), Body)
        assert "if-none-match" not in server.requests[-1].headers


@pytest.mark.parametrize("status", [204, 304])
async def test_nothing_new_is_no_failure_and_leaves_no_validator(server: FeedServer, status: int) -> None:
    url = server.serve("/a", status=status, ETag='"never had"')
    fetched = await fetch(url)
    assert isinstance(fetched, NotModified) and (fetched.etag, fetched.last_modified) == ("", "")


async def test_a_304_renews_the_validators_that_were_sent(server: FeedServer) -> None:
    url = server.serve("/a", status=304, ETag='"new"')
    fetched = await fetch(url, FeedState(url, '"old"', validated=NOW))
    assert isinstance(fetched, NotModified) and fetched.etag == '"new"'


@pytest.mark.parametrize(
    ("status", "header", "value", "words"),
    [
        (
            401,
            "WWW_Authenticate",
            'Basic realm="Members\x1b[31m only"',
            'asks for a password for "Members[31m only" (401).',
        ),
        (401, "WWW_Authenticate", "Bearer", "asks for a password (401)."),
        (403, "cf_mitigated", "challenge", "is behind a check for robots that no feed reader passes (403)."),
        (403, "X_Other", "y", "is not shown to us (403)."),
    ],
)
async def test_a_closed_door_says_of_which_kind_it_is(
    server: FeedServer, status: int, header: str, value: str, words: str
) -> None:
    assert await failure(server.serve("/a", "x", status, **{header: value})) == words


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip", lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])),
        ("gzip", lambda data: gzip.compress(data) + b"\0padding"),
        ("identity", bytes),
        ("", bytes),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_compression_is_undone(server: FeedServer, encoding: str, pack: object) -> None:
    assert callable(pack)
    body = await fetch(server.serve("/a", pack(FEED.encode()), Content_Encoding=encoding))
    assert isinstance(body, Body) and body.data == FEED.encode()


@pytest.mark.parametrize(
    ("encoding", "data", "words"),
    [
        ("gzip", gzip.compress(FEED.encode())[:-12], "ends in the middle"),
        ("gzip", gzip.compress(FEED.encode())[:1], "ends in the middle"),
        ("deflate", zlib.compress(FEED.encode())[:30], "ends in the middle"),
        ("gzip", FEED.encode(), "but is not"),
        ("br", b"\x1b\x0e", "not asked for (br)"),
        ("zstd", b"(\xb5/\xfd", "not asked for (zstd)"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x")), "not asked for (gzip, gzip)"),
        ("gzip", bomb(11_000_000), "larger than 10 MB"),
        ("deflate", zlib.compress(bytes(11_000_000)), "larger than 10 MB"),
        ("identity", bytes(5_000_001), "larger than 5 MB as it is sent"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_bad_body_fails_in_words(server: FeedServer, encoding: str, data: bytes, words: str) -> None:
    assert words in await failure(server.serve("/a", data, Content_Encoding=encoding))


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "does not exist (404)"), (401, "asks for a password"), (500, "server that failed (500)"), (418, "(418)")],
)
async def test_a_status_is_told_in_words(server: FeedServer, status: int, words: str) -> None:
    assert words in await failure(server.serve("/a", "x", status))


async def test_gone_is_gone(server: FeedServer) -> None:
    fetched = await fetch(server.serve("/a", "x", 410))
    assert isinstance(fetched, Failure) and fetched.is_gone and fetched.hold_until is None


@pytest.mark.parametrize(("status", "after", "minutes"), [(429, "3600", 60), (503, "1", 10), (503, "soon", 10)])
async def test_too_many_requests_hold_the_whole_host(server: FeedServer, status: int, after: str, minutes: int) -> None:
    busy, good = Feed("b", server.serve("/busy", "x", status, Retry_After=after)), Feed("g", server.serve("/g", FEED))
    async with Client(FAST, [busy, good]) as client:
        fetched = await client.fetch(busy, None, NOW)
        until = NOW + timedelta(minutes=minutes)
        assert isinstance(fetched, Failure) and fetched.host == "127.0.0.1" and fetched.hold_until is not None
        # It counts from the reply, not from the start of the poll.
        assert until < fetched.hold_until < until + timedelta(seconds=5)
        until = fetched.hold_until
        assert await client.fetch(good, None, NOW) == Held("127.0.0.1", until)
        assert not server.asked("/g")
        assert isinstance(await client.fetch(good, None, NOW, force=True), Body)
        assert isinstance(await client.fetch(good, None, until), Body)


async def test_redirects_are_followed_and_a_lasting_one_is_remembered(server: FeedServer) -> None:
    target = server.serve("/new", FEED)
    server.serve("/mid", "", 308, Location="/new")
    body = await fetch(server.serve("/old", "", 301, Location="mid"))
    assert isinstance(body, Body) and (body.url, body.moved_to) == (target, target)
    server.serve("/mid", "", 302, Location="/new")
    body = await fetch(server.url("/old"))
    assert isinstance(body, Body) and (body.url, body.moved_to) == (target, "")


async def test_a_move_that_lasts_is_gone_to_directly(server: FeedServer) -> None:
    url = server.url("/old")
    state = FeedState(url, moved_to=server.serve("/new", FEED), moved_count=3, moved_since=NOW - timedelta(hours=25))
    assert isinstance(await fetch(url, state), Body)
    assert not server.asked("/old")
    assert isinstance(await fetch(url, replace(state, moved_since=NOW - timedelta(hours=2))), Failure)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/a", "redirects more than 5 times"),
        ("file:///etc/passwd", "file:///etc/passwd, which is no web address"),
        ("javascript:alert(1)", "no web address"),
        ("http://10.0.0.1/", "private address 10.0.0.1"),
        ("http://localhost:{other}/", "private address"),
        ("http://127.0.0.1:{other}/", "private address 127.0.0.1"),
        ("http://[::ffff:127.0.0.1]:{other}/", "private address"),
        ("http://[::1", "no web address"),
        ("http://2130706433/", "private address"),
    ],
)
async def test_redirects_to_nowhere_good_are_refused(server: FeedServer, location: str, words: str) -> None:
    async with FeedServer() as other:
        other.serve("/", FEED)
        url = server.serve("/a", "", 302, Location=location.format(other=other.port))
        assert words in await failure(url)
        assert not other.requests


async def test_a_private_host_that_feeds_toml_does_not_name_is_refused(server: FeedServer) -> None:
    feed = Feed("f", server.serve("/a", FEED))
    async with Client(FAST, [Feed("other", "https://example.org/")]) as client:
        fetched = await client.fetch(feed, None, NOW)
    assert isinstance(fetched, Failure) and "private address 127.0.0.1" in fetched.message
    assert not server.requests


async def test_passwords_and_headers_go_to_the_feeds_own_host(server: FeedServer) -> None:
    server.serve("/a", "", 302, Location="/b")
    server.serve("/b", FEED)
    url = server.url("/a").replace("http://", "http://ann:p%40ss@")
    feed = Feed("f", url, headers=(("X-Token", "env:TOKEN"), ("User-Agent", "mine")))
    assert isinstance(await fetch(url, feed=feed), Body)
    for request in server.requests:
        assert request.headers["authorization"] == "Basic YW5uOnBAc3M="
        assert (request.headers["x-token"], request.headers["user-agent"]) == ("s3cret", "mine")
    missing = Feed("f", url, headers=(("X", "env:NONE"),))
    fetched = await fetch(url, feed=missing)
    assert isinstance(fetched, Failure) and "NONE" in fetched.message


async def test_secrets_go_to_no_other_port_and_into_no_message(server: FeedServer) -> None:
    async with FeedServer() as other:
        target = Feed("other", other.serve("/b", FEED))
        feed = Feed("f", server.serve("/a", "", 302, Location=other.url("/b")), headers=(("X-Token", "env:TOKEN"),))
        async with Client(FAST, [feed, target], env={"TOKEN": "s3cret"}) as client:
            fetched = await client.fetch(feed, None, NOW)
        assert isinstance(fetched, Failure) and "private address" in fetched.message
        assert server.requests[0].headers["x-token"] == "s3cret" and not other.requests
    async with Client(FAST, [feed], env={"TOKEN": "s3cret\r\nX-Other: s3cret"}) as client:
        fetched = await client.fetch(feed, None, NOW)
    assert isinstance(fetched, Failure) and "TOKEN" in fetched.message and "s3cret" not in fetched.message


@pytest.mark.parametrize(
    ("own", "url", "expected"),
    [
        ("http://a.example/x", "http://a.example/y", True),
        ("http://a.example/x", "https://a.example/y", True),
        ("https://a.example/x", "http://a.example/y", False),
        ("https://a.example/x", "https://a.example:8443/y", False),
        ("http://a.example:8080/x", "https://a.example:8443/y", False),
        ("https://a.example/x", "https://b.example/y", False),
        ("https://a.example/x", "https://a.example.evil.example/y", False),
    ],
)
def test_where_the_secrets_of_a_feed_belong(own: str, url: str, expected: bool) -> None:
    assert is_own(httpx.URL(own), httpx.URL(url)) is expected


async def test_publishers_are_told_whom_to_write_to(server: FeedServer) -> None:
    await fetch(server.serve("/a", FEED), settings=replace(FAST, contact="mailto:ann@ann.example \u00e9"))
    assert server.requests[0].headers["user-agent"].endswith("(feed reader; contact: mailto:ann@ann.example ?)")
    assert user_agent("") == f"dateline/{__version__} (feed reader)"


async def test_a_hold_from_a_clock_that_was_wrong_is_over(server: FeedServer) -> None:
    feed = Feed("f", server.serve("/a", FEED))
    holds = {"127.0.0.1": NOW + timedelta(days=300)}
    async with Client(FAST, [feed], holds) as client:
        assert client.held_until(feed, None, NOW) is None
        assert isinstance(await client.fetch(feed, None, NOW), Body)
        client.holds["127.0.0.1"] = NOW + timedelta(hours=23)
        assert client.held_until(feed, None, NOW) == NOW + timedelta(hours=23)
        assert isinstance(await client.fetch(feed, None, NOW), Held)


async def test_what_cannot_be_reached_is_told_from_what_fails(server: FeedServer) -> None:
    async with FeedServer() as gone:
        closed = gone.url("/a")
    unreachable = [closed, "http://no-such-host.invalid/feed"]
    for url in [*unreachable, server.url("/missing"), server.script("/rude", misbehaviour.hang_up)]:
        fetched = await fetch(url)
        assert isinstance(fetched, Failure) and fetched.is_unreachable is (url in unreachable)


QUICK = replace(FAST, deadline=0.3)


@pytest.mark.parametrize("name", ["silent", "drip"])
async def test_a_slow_server_is_left_at_the_deadline(server: FeedServer, name: str) -> None:
    assert "within 0.3 seconds" in await failure(server.script("/a", getattr(misbehaviour, name)), QUICK)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("endless", "larger than"),
        ("garbage", "does not speak HTTP"),
        ("hang_up", "closed the connection without an answer."),
        ("short_body", "broke off before the end."),
    ],
)
async def test_a_rude_server_is_a_failure(server: FeedServer, name: str, words: str) -> None:
    assert words in await failure(server.script("/a", getattr(misbehaviour, name)))


async def test_no_server_and_no_host(server: FeedServer) -> None:
    async with FeedServer() as gone:
        url = gone.url("/a")
    assert "could not be connected to" in await failure(url)
    assert "is not known" in await failure("http://no-such-host.invalid/feed")


async def test_validators_are_sent_back_byte_for_byte(server: FeedServer) -> None:
    seen: list[bytes] = []

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        seen.append(request.headers.get("if-none-match", "").encode("latin-1"))
        writer.write(head(200, {"ETag": 'unquoted é "x', "Content-Length": "0"}))
        await writer.drain()

    url = server.script("/a", answer)
    body = await fetch(url)
    assert isinstance(body, Body)
    await fetch(url, FeedState(url, body.etag, validated=NOW))
    assert seen == [b"", 'unquoted é "x'.encode("latin-1")]


async def test_a_validator_with_a_control_character_is_not_kept(server: FeedServer) -> None:
    url = server.serve("/a", FEED, ETag='"a\x9b31m"', Last_Modified="today")
    body = await fetch(url)
    assert isinstance(body, Body) and (body.etag, body.last_modified) == ("", "today")


async def test_cookies_are_not_kept_and_no_page_is_told_where_we_came_from(server: FeedServer) -> None:
    server.serve("/b", FEED, Set_Cookie="id=2")
    url = server.serve("/a", "", 302, Location="/b", Set_Cookie="id=1")
    async with Client(FAST, [Feed("f", url)]) as client:
        for _ in range(2):
            assert isinstance(await client.fetch(Feed("f", url), None, NOW), Body)
    assert len(server.requests) == 4
    assert not any({"cookie", "referer"} & request.headers.keys() for request in server.requests)


async def test_a_pause_in_the_middle_and_a_host_that_never_connects_are_left_in_time(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stall(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head(200, {"Content-Length": "1000"}) + b"<rss>")
        await asyncio.Event().wait()

    url = server.script("/a", stall)
    assert await failure(url, replace(FAST, read_timeout=0.2, deadline=60.0)) == "did not answer in time."

    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("tui.feeds.fetch.network.open_connection", never)
    quick = replace(FAST, connect_timeout=0.1, deadline=60.0)
    assert await failure(url, quick) == "could not be connected to in time."


async def test_the_deadline_counts_all_hops_together(server: FeedServer) -> None:
    for hop in range(5):

        async def slow(request: Request, writer: asyncio.StreamWriter, hop: int = hop) -> None:
            await asyncio.sleep(0.3)
            writer.write(head(302, {"Location": f"/{hop + 1}", "Content-Length": "0"}))
            await writer.drain()

        server.script(f"/{hop}", slow)
    server.serve("/5", FEED)
    assert "did not answer in full within 1 seconds" in await failure(server.url("/0"), replace(FAST, deadline=1.0))


async def test_so_many_requests_at_once_over_all_hosts() -> None:
    async with FeedServer() as free:
        port = free.port
    hosts = [f"127.0.0.{number}" for number in range(1, 7)]
    async with FeedServer(port, hosts) as server:

        async def slow(request: Request, writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(0.02)
            writer.write(head(200, {"Content-Length": "0"}))
            await writer.drain()

        server.script("/a", slow)
        feeds = [Feed(host, f"http://{host}:{port}/a") for host in hosts]
        async with Client(replace(FAST, concurrency=2), feeds) as client:
            results = await asyncio.gather(*(client.fetch(feed, None, NOW) for feed in feeds))
    assert all(isinstance(result, Body) for result in results) and server.busiest == 2


async def test_one_request_to_a_host_at_a_time_and_a_gap_between(server: FeedServer) -> None:
    running = busiest = 0
    starts: list[float] = []

    async def slow(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal running, busiest
        starts.append(asyncio.get_running_loop().time())
        running += 1
        busiest = max(busiest, running)
        await asyncio.sleep(0.02)
        running -= 1
        writer.write(head(200, {"Content-Length": "0"}))
        await writer.drain()

    feeds = [Feed(str(number), server.script(f"/{number}", slow)) for number in range(4)]
    async with Client(PollingSettings(host_gap=0.05, deadline=5.0), feeds) as client:
        results = await asyncio.gather(*(client.fetch(feed, None, NOW) for feed in feeds))
    assert all(isinstance(result, Body) for result in results)
    assert busiest == 1
    assert all(later - earlier >= 0.05 for earlier, later in itertools.pairwise(starts))


async def test_waiting_for_a_turn_does_not_count_against_the_deadline(server: FeedServer) -> None:
    feeds = [Feed(str(number), server.serve(f"/{number}", FEED)) for number in range(4)]
    async with Client(PollingSettings(host_gap=0.3, deadline=0.8), feeds) as client:
        results = await asyncio.gather(*(client.fetch(feed, None, NOW) for feed in feeds))
    assert all(isinstance(result, Body) for result in results)


async def test_a_silent_host_delays_no_other(server: FeedServer) -> None:
    async with FeedServer() as other:
        stuck = [Feed(f"s{n}", other.script(f"/{n}", misbehaviour.silent)) for n in range(3)]
        server.serve("/g", FEED)
        good = Feed("g", f"http://localhost:{server.port}/g")
        settings = PollingSettings(host_gap=0.0, concurrency=4, per_host=3)
        async with Client(settings, [*stuck, good]) as client:
            waiting = [asyncio.create_task(client.fetch(feed, None, NOW)) for feed in stuck]
            while len(other.requests) < 3:
                await asyncio.sleep(0)
            assert isinstance(await client.fetch(good, None, NOW), Body)
            assert not any(task.done() for task in waiting)
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
