"""Weeks of polling in minutes: the real poller over a made-up internet, in time that passes only when all wait for it.

`python -m tests.feeds.simulation [--days 7] [--feeds 40] [--polls N] [--log FILE]` prints what was sent and checks it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import math
import resource
import selectors
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

from tests.feeds.inprocess import InProcessPool, InThreadStore
from tests.feeds.internet import DAY, START, Outlet, Sent, World, make_world
from tui.feeds.fetch.client import Client
from tui.feeds.schedule import Hints, interval
from tui.model import Feed, FeedState, PollingSettings, PollOutcome, PollResult, Settings
from tui.service.polling.poll import watch
from tui.service.polling.round import Poller
from tui.service.session import Clock, Paths, Session
from tui.store import Store

T = TypeVar("T")


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next timer when nothing else is to be done."""

    def __init__(self) -> None:
        self.second = 0.0
        super().__init__(_Skipping(self))

    def time(self) -> float:
        return self.second


class _Skipping(selectors.DefaultSelector):
    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready and timeout:
            self._loop.second += timeout
        return ready


@dataclass(frozen=True)
class SimulatedClock(Clock):
    """The time of day of a virtual loop; `jumps` holds (second, seconds by which the clock is set)."""

    loop: VirtualLoop | None = None
    jumps: tuple[tuple[float, float], ...] = ()

    def now(self) -> datetime:
        assert self.loop is not None
        second = self.loop.time()
        return START + timedelta(seconds=second + sum(by for at, by in self.jumps if at <= second))


class InlineStore(InThreadStore):
    """Writes in the event loop: a thread would let time pass while it works."""

    async def run(self, work: Callable[..., T], *args: object) -> T:
        return work(*args)

    async def close(self) -> None:
        pass


async def _start(session: Session) -> Poller:
    return Poller(session)


async def _is_public(host: str, port: int) -> None:
    pass


# ---------------------------------------------------------------------- run


@dataclass(slots=True)
class Report:
    """What a simulation showed."""

    sent: list[Sent]
    results: Counter[str] = field(default_factory=Counter)
    early: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    holds: list[tuple[str, float, float]] = field(default_factory=list)
    most_at_once: int = 0
    articles: int = 0
    memory: list[tuple[int, int]] = field(default_factory=list)


def simulate(
    feeds: Sequence[Feed],
    world: World,
    seconds: float,
    settings: PollingSettings | None = None,
    jumps: tuple[tuple[float, float], ...] = (),
    polls: int = 0,
) -> Report:
    """Watch the feeds for so many seconds, or until so many polls have been made."""
    settings = settings or PollingSettings()
    report = Report(world.sent, holds=world.holds)
    loop = VirtualLoop()
    with closing(Store.temporary()) as store, contextlib.ExitStack() as patches, closing(loop):
        client = partial(Client, transport=world)
        for name, value in (("Client", client), ("WorkerPool", InProcessPool), ("StoreProcess", InlineStore)):
            patches.enter_context(mock.patch(f"tui.service.polling.round.{name}", value))
        patches.enter_context(mock.patch("tui.feeds.fetch.client.check_public", _is_public))
        patches.enter_context(mock.patch.object(Poller, "start", _start))
        clock = SimulatedClock(loop=loop, jumps=jumps)
        session = Session(Settings(feeds=tuple(feeds), polling=settings), store, clock, Paths(Path("f"), store.path))

        def before(outlet: Outlet) -> None:
            state = store.feed_state(outlet.key)
            if state is not None and state.next_due is not None and session.now() < state.next_due:
                report.early.append(f"{outlet.path} at {session.now()}, due {state.next_due}")

        def count(result: PollResult) -> None:
            report.results[str(result.outcome)] += 1
            state = store.feed_state(result.feed.key)
            if state is not None and result.outcome in (PollOutcome.OK, PollOutcome.NOT_MODIFIED):
                report.waits.append(_stretch(result.feed, state, settings))
            total = sum(report.results.values())
            if total % 1000 == 0:
                report.memory.append((total, memory_now()))
            if polls and total >= polls:
                loop.stop()

        world.on_request = before
        task = loop.create_task(watch(session, on_result=count))
        if not polls:
            loop.call_at(seconds, loop.stop)
        loop.run_forever()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
        report.most_at_once, report.articles = world.most_at_once, store.article_count()
    return report


def _stretch(feed: Feed, state: FeedState, settings: PollingSettings) -> float:
    """How much longer or shorter than its interval a feed waits: the jitter, 0.9 to 1.1; 0 where hints lengthen it."""
    assert state.next_due is not None and state.last_polled is not None
    wait = (state.next_due - state.last_polled).total_seconds()
    plain = interval(feed, state.gaps, Hints(), settings)
    return wait / plain if not state.asks and not state.skips and feed.name.split()[0] != "fresh" else 0.0


def memory_now() -> int:
    """Bytes of memory that this process holds."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


# ---------------------------------------------------------------------- checks


def faults(report: Report, settings: PollingSettings | None = None) -> list[str]:
    """What was sent against the rules, in words; empty if nothing was."""
    settings = settings or PollingSettings()
    broken_rules = [f"before it was due: {words}" for words in report.early]
    by_host: dict[str, list[Sent]] = defaultdict(list)
    by_feed: dict[str, list[Sent]] = defaultdict(list)
    for sent in sorted(report.sent, key=lambda sent: sent.start):
        by_host[sent.host].append(sent)
        by_feed[sent.feed].append(sent)
    for host, row in by_host.items():
        for one, two in itertools.pairwise(row):
            if two.start < one.end:
                broken_rules.append(f"two connections to {host} at {two.start:.0f}")
            elif two.start - one.end < settings.host_gap - 1e-6:
                broken_rules.append(
                    f"{two.start - one.end:.2f} seconds between two requests to {host} at {two.start:.0f}"
                )
    for host, since, wait in report.holds:
        early = [sent.start for sent in by_host[host] if since + 1 < sent.start < since + wait]
        broken_rules += [f"{host} was asked at {start:.0f}, held from {since:.0f} for {wait:.0f}" for start in early]
    for feed, row in by_feed.items():
        read = -math.inf
        for sent in row:
            if not sent.conditional and sent.start - read < settings.validators_days * DAY:
                broken_rules.append(f"{feed} was asked without validators at {sent.start:.0f}")
            read = sent.end if sent.status == 200 else read
        gone = [number for number, sent in enumerate(row) if sent.status == 410]
        if gone and gone[0] != len(row) - 1:
            broken_rules.append(f"{feed} was asked after it had gone")
    if report.most_at_once > settings.concurrency:
        broken_rules.append(f"{report.most_at_once} requests at once")
    return broken_rules


def summary(report: Report, seconds: float) -> str:
    """The log in a few lines."""
    statuses = Counter(sent.status for sent in report.sent)
    conditional = sum(sent.conditional for sent in report.sent)
    waits = sorted(wait for wait in report.waits if wait)
    lines = [
        f"{seconds / DAY:.1f} days, {len(report.sent)} requests, {report.articles} articles; results: "
        + ", ".join(f"{name} {count}" for name, count in report.results.most_common()),
        "replies: " + ", ".join(f"{status or 'none'} {count}" for status, count in sorted(statuses.items())),
        f"conditional {conditional} of {len(report.sent)}; at once at most {report.most_at_once}; "
        f"holds asked for {len(report.holds)}",
    ]
    if waits:
        tenths = [waits[len(waits) * part // 10] for part in range(10)] + [waits[-1]]
        lines.append("waits / interval, deciles: " + " ".join(f"{wait:.3f}" for wait in tenths))
    lines += [f"memory after {count:>6} polls: {size / 1e6:.1f} MB" for count, size in report.memory]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--days", type=float, default=7.0)
    parser.add_argument("--feeds", type=int, default=40)
    parser.add_argument("--polls", type=int, default=0, help="end after so many polls instead of days")
    parser.add_argument("--log", type=Path, help="write every request to this file, a line of JSON each")
    options = parser.parse_args()
    seconds = (365 if options.polls else options.days) * DAY
    feeds, world = make_world(options.feeds, min(seconds, 60 * DAY))
    report = simulate(feeds, world, seconds, polls=options.polls)
    last = max((sent.end for sent in report.sent), default=0.0)
    print(summary(replace(report), last))
    if options.log:
        options.log.write_text("".join(json.dumps(asdict(sent)) + "\n" for sent in report.sent))
    broken_rules = faults(report)
    print("\n".join(broken_rules[:40]) if broken_rules else "no request against the rules")
    raise SystemExit(bool(broken_rules))


if __name__ == "__main__":
    main()
