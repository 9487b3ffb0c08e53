"""A made-up internet of feeds that publish, move, fail and ask to be left alone; records what is sent to it."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx

from tests.feeds.server import rss
from tui.model import Feed

START = datetime(2026, 2, 2, tzinfo=UTC)
HOUR = 3600.0
DAY = 86400.0
KINDS = ("plain", "modified", "plain", "changing", "plain", "busy", "slow", "ttl", "plain", "moved", "flaky", "gone",
         "dead", "hanging", "often", "fresh")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """One request: seconds since the start, host, feed, whether it was conditional, and the status (0: none came)."""

    start: float
    end: float
    host: str
    feed: str
    conditional: bool
    status: int


@dataclass(slots=True)
class Outlet:
    """A feed of the made-up internet.

    Args:
        kind: how it behaves, one of KINDS.
        host, path: where it is.
        key: of the feed, which may have been told another address.
        times: seconds since the start at which it publishes, sorted.
        asked: how often it was.
    """

    kind: str
    host: str
    path: str
    key: str
    times: list[float]
    asked: int = 0

    def document(self, second: float) -> str:
        """Its last ten articles."""
        last = [number for number, time in enumerate(self.times) if time <= second][-10:]
        extra = "<ttl>120</ttl><skipHours><hour>2</hour><hour>3</hour></skipHours>" if self.kind == "ttl" else ""
        return rss(*(self._item(number) for number in reversed(last)), extra=extra)

    def _item(self, number: int) -> str:
        words = random.Random(f"{self.path} {number}").sample(WORDS, 6)
        date = format_datetime(START + timedelta(seconds=self.times[number]), usegmt=True)
        return (
            f"<guid>{self.path}{number}</guid><title>{words[0]} {words[1]} {words[2]}</title><pubDate>{date}</pubDate>"
            f"<description>The {words[3]} {words[4]} the {words[5]} on Monday.</description>"
        )


WORDS = [
    f"{a}{b}{c}"
    for a in ("ka", "lo", "mi", "ra", "te")
    for b in ("vor", "sel", "du", "nor")
    for c in ("ti", "pal", "os")
]


class World(httpx.AsyncBaseTransport):
    """The made-up internet; records what is sent to it, and what was sent too early.

    Args:
        outlets: by address.
        outages: from and to second, between which nothing can be reached.
    """

    def __init__(self, outlets: Mapping[str, Outlet], outages: Sequence[tuple[float, float]] = ()) -> None:
        self.outlets = outlets
        self.outages = outages
        self.sent: list[Sent] = []
        self.holds: list[tuple[str, float, float]] = []
        self.under_way = 0
        self.most_at_once = 0
        self.on_request: Callable[[Outlet], None] = lambda outlet: None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        clock = asyncio.get_running_loop().time
        outlet = self.outlets[str(request.url)]
        self.on_request(outlet)
        outlet.asked += 1
        start, status = clock(), 0
        conditional = bool({"if-none-match", "if-modified-since"} & set(request.headers))
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            reply = await self._reply(outlet, request, start)
            status = reply.status_code
            return reply
        finally:
            self.under_way -= 1
            self.sent.append(Sent(start, clock(), outlet.host, outlet.path, conditional, status))

    async def _reply(self, outlet: Outlet, request: httpx.Request, second: float) -> httpx.Response:
        if outlet.kind == "dead" or any(low <= second < high for low, high in self.outages):
            raise httpx.ConnectError("no route to host")
        await asyncio.sleep({"slow": 12.0, "hanging": 600.0}.get(outlet.kind, 0.2))
        date = format_datetime(START + timedelta(seconds=second), usegmt=True)
        if outlet.kind == "busy" and outlet.asked % 3 == 2:
            wait = (7200, 60, "soon")[outlet.asked // 3 % 3]
            self.holds.append((outlet.host, second, max(float(wait) if wait != "soon" else 0.0, 600.0)))
            return httpx.Response(429, headers={"Retry-After": str(wait), "Date": date})
        if outlet.kind == "gone" and second > DAY / 2:
            return httpx.Response(410)
        if outlet.kind == "flaky" and outlet.asked % 3 == 0:
            return httpx.Response(500)
        if outlet.kind == "moved" and outlet.path.startswith("/old"):
            return httpx.Response(301, headers={"Location": f"http://new.example/new{outlet.path[4:]}"})
        return self._document(outlet, request, second, date)

    def _document(self, outlet: Outlet, request: httpx.Request, second: float, date: str) -> httpx.Response:
        body = outlet.document(second)
        number = sum(time <= second for time in outlet.times)
        headers = {"Date": date}
        if outlet.kind != "modified":
            headers["ETag"] = f'W/"{outlet.path}-{outlet.asked if outlet.kind == "changing" else number}"'
        if outlet.kind == "modified":
            changed = max((time for time in outlet.times if time <= second), default=0.0)
            headers["Last-Modified"] = format_datetime(START + timedelta(seconds=changed), usegmt=True)
        if outlet.kind == "fresh":
            headers["Cache-Control"] = "max-age=10800"
        same = request.headers.get("if-none-match", "-") == headers.get("ETag", "") or (
            request.headers.get("if-modified-since", "-") == headers.get("Last-Modified", "")
        )
        if same:
            return httpx.Response(304, headers=headers)
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(body.encode()))


def make_world(feeds: int, seconds: float, seed: int = 7) -> tuple[list[Feed], World]:
    """Outlets of every kind, three to a host, each with its own pace."""
    rng = random.Random(seed)
    outlets: dict[str, Outlet] = {}
    chosen: list[Feed] = []
    for number in range(feeds):
        kind = KINDS[number % len(KINDS)]
        host, path = f"host-{number // 3}.example", f"/{'old' if kind == 'moved' else kind}-{number}"
        pace = rng.choice((HOUR / 2, HOUR, 3 * HOUR, 8 * HOUR, DAY))
        times = list(itertools.takewhile(lambda time: time < seconds, _publish(rng, pace)))
        key = f"http://{host}{path}"
        outlets[key] = Outlet(kind, host, path, key, times)
        if kind == "moved":
            outlets[f"http://new.example/new{path[4:]}"] = Outlet("plain", "new.example", f"/new{path[4:]}", key, times)
        every = timedelta(minutes=15) if kind == "often" else None
        chosen.append(Feed(f"{kind} {number}", key, lang="en", every=every))
    outages = (
        [(seconds * 0.4, seconds * 0.4 + 9 * HOUR)]
        if seconds > 2 * DAY
        else [(0.6 * seconds, 0.6 * seconds + 3 * HOUR)]
    )
    return chosen, World(outlets, outages)


def _publish(rng: random.Random, pace: float) -> Iterator[float]:
    time = -10 * pace
    while True:
        time += rng.expovariate(1 / pace)
        yield time
