"""What a first poll costs the process that shows the app: lag of its event loop, its memory, and that of its workers.

`python -m tests.benchmarks.bench_load [--feeds 300] [--entries 50] [--hostile]`

With `--hostile`, every misbehaviour of tests/feeds/cases.py is polled in place of good feeds.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import news
from tests.benchmarks.bench_poll import HOSTS, PER_HOST, running
from tests.feeds.cases import CASES
from tests.feeds.server import FeedServer
from tui.model import Feed, PollingSettings, Settings
from tui.service.polling.poll import poll
from tui.service.session import Clock, Paths, Session
from tui.store import Store

TICK = 0.005
"""Seconds between two looks at the clock of the event loop."""


class Watcher:
    """Measures the loop that it runs in, and the memory of this process and its children, until it is cancelled."""

    def __init__(self) -> None:
        self.lags: list[float] = []
        self.parent = 0
        self.worker = 0

    async def run(self) -> None:
        clock, count = asyncio.get_running_loop().time, 0
        while True:
            began = clock()
            await asyncio.sleep(TICK)
            self.lags.append(clock() - began - TICK)
            count += 1
            if count % 20 == 0:
                self.parent = max(self.parent, memory_of("self"))
                self.worker = max([self.worker, *map(memory_of, children())])

    def __str__(self) -> str:
        lags = sorted(self.lags)
        return (
            f"event loop: {len(lags)} ticks, lag median {1000 * statistics.median(lags):.1f} ms, 99 of 100 below "
            f"{1000 * lags[len(lags) * 99 // 100]:.1f} ms, worst {1000 * lags[-1]:.1f} ms\n"
            f"memory: this process at most {self.parent / 1e6:.0f} MB, a worker at most {self.worker / 1e6:.0f} MB"
        )


def memory_of(process: str) -> int:
    """Bytes of memory that a process holds, 0 if it has ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def children() -> list[str]:
    """Process ids of this process's children."""
    return [pid for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()]


async def measure(feeds: Sequence[Feed], settings: PollingSettings, store: Path) -> None:
    """Poll once and tell what it cost."""
    session = Session(
        Settings(feeds=tuple(feeds), polling=settings), Store.open(store), Clock(news.END), Paths(store, store)
    )
    watcher = Watcher()
    watching = asyncio.create_task(watcher.run())
    began = time.perf_counter()
    with session:
        results = await poll(session)
        watching.cancel()
        articles = session.store.article_count()
    outcomes = Counter(str(result.outcome) for result in results)
    print(f"{time.perf_counter() - began:.1f} s, {articles} articles, {dict(outcomes)}")
    print(watcher)


async def measure_hostile(store: Path) -> None:
    async with FeedServer() as server:
        feeds = []
        for case in CASES:
            feeds.append(Feed(case.name, case.serve(server, f"/{case.name}")))
        settings = PollingSettings(host_gap=0.0, per_host=6, deadline=10.0, parse_deadline=5.0)
        await measure(feeds, settings, store)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--hostile", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "s.db"
        if options.hostile:
            asyncio.run(measure_hostile(store))
            return
        with running(options.feeds, options.entries) as port:
            feeds = [
                Feed(f"Outlet {n}", f"http://{HOSTS[n % len(HOSTS)]}:{port}/{n}.xml", lang="en")
                for n in range(options.feeds)
            ]
            asyncio.run(measure(feeds, PollingSettings(host_gap=0.0, per_host=PER_HOST), store))


if __name__ == "__main__":
    main()
