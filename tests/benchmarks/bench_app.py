"""How fast the app is on a large store: the first screen, a key, a page, a scale, a find, and what a poll holds up.

`python -m tests.benchmarks.bench_app [--events 1000000] [--store FILE] [--rounds 3] [--feeds 300] [--no-data]`

The store is made up once and kept if a file is named. Each line gives the median and the worst in
milliseconds, and the processor time, which tells more on a machine that others use too and is what a limit is for.
The first screen is measured in processes of their own, next to a bare Textual app's.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import textual._wait
from textual.pilot import Pilot

from tests.benchmarks import news
from tests.benchmarks.bench_load import Watcher, memory_of
from tests.benchmarks.bench_poll import HOSTS, PER_HOST, running
from tests.benchmarks.first_screen import NOW, SIZE
from tui.app.app import DatelineApp
from tui.app.modes.filters import read_filter
from tui.app.timeline import queries
from tui.app.timeline.screen import TimelineScreen
from tui.app.timeline.state import Anchor
from tui.model import (
    Article,
    Basis,
    Event,
    Evidence,
    Feed,
    Mention,
    PollingSettings,
    Query,
    Role,
    Scale,
    Settings,
    When,
)
from tui.service.session import Clock, Paths, Session
from tui.service.timeline import listing as timeline
from tui.store import Store, StoredMention

START = datetime(2004, 1, 1, tzinfo=UTC)
OUTLETS = 60
BATCH = 5000
WHO = "government police president rebels bank court officials mayor doctors investigators minister union".split()
DID = "rejects reopens wins leaves signs floods closes opens questions attacks visits delays".split()
WHAT = "budget bridge election party treaty valley border talks report garrison province trial".split()
PARTS = "ka lo mi ran te vor sel du ba nor ti gre pal os hem ul dar wick".split()
FINDS = ("president", "flood* OR reject*", "bridge src:7 is:unread", "kalomiran")
"""A broad word, a broader pair, one that flags and outlets narrow, a rare one."""
START_LIMIT, START_FACTOR = 400, 2
"""Processor milliseconds of the first screen, and how often a bare app's it may be."""
KEY_LIMIT, ZOOM_LIMIT, FIND_LIMIT, GAP_LIMIT = 16, 40, 60, 50
"""Processor milliseconds of a key, of a scale until it is painted, of a find until its first page is; the longest gap."""
MEMORY_LIMIT = 120
"""Megabytes."""
ENTRIES = 10
"""Entries of a feed that is polled."""
KEYS = (
    ("j", 40, KEY_LIMIT),
    ("pagedown", 30, KEY_LIMIT),
    ("h", 20, KEY_LIMIT),
    ("minus", 5, ZOOM_LIMIT),
    ("plus", 5, ZOOM_LIMIT),
    ("G", 3, KEY_LIMIT),
    ("g", 3, KEY_LIMIT),
)
"""A key, how often it is pressed, and its limit."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, help="a file to keep the store in, and to use if it is there")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--feeds", type=int, default=300, help="feeds that are polled")
    parser.add_argument("--no-data", action="store_true", help="leave out what the services take by themselves")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "big.db"
        with _session(path) as session:
            if not session.store.high_water():
                began = time.perf_counter()
                fill(session.store, options.events)
                print(f"made {options.events:,} events in {time.perf_counter() - began:.0f} s")
            if not options.no_data:
                _measure_data(session, options.rounds)
        _measure_start(path, options.rounds)
        with _session(path) as session:
            asyncio.run(_measure_keys(session))
        _measure_poll(Path(folder) / "polled.db", options.feeds)


@contextmanager
def _session(path: Path) -> Iterator[Session]:
    with Session(Settings(), Store.open(path), Clock(NOW), Paths(path.with_suffix(".toml"), path)) as session:
        yield session


def fill(store: Store, count: int) -> None:
    """Events of 22 years, more of the later ones; one in five known only to the month, one in fifty to the year."""
    rng = random.Random(1)
    for start in range(0, count, BATCH):
        with store.transaction():
            store.put_events([_put(store, rng, number) for number in range(start, min(start + BATCH, count))])


def _put(store: Store, rng: random.Random, number: int) -> Event:
    published = START + (NOW - START) * rng.random() ** 0.5
    place, who, what = "".join(rng.choices(PARTS, k=3)).capitalize(), rng.choice(WHO), rng.choice(WHAT)
    title = f"{who.capitalize()} {rng.choice(DID)} {what} in {place}"
    text = f"The {rng.choice(WHO)} of {place} said on Tuesday that the {what} would not be the last."
    source, key, day = f"Outlet {rng.randrange(OUTLETS)}", f"e{number}", published.date() - timedelta(rng.randrange(3))
    kind = rng.random()
    when = When.day(day) if kind < 0.78 else When.month(day.year, day.month) if kind < 0.98 else When.year(day.year)
    store.put_article(Article(key, source, title, text, published, published, lang="en"), key)
    told = Mention(
        f"{key}#0", key, source, title, when, Basis.RELATIVE, 0.5, Evidence(text, rule="published"), published,
        published, Role.MAIN, terms=tuple(title.lower().split()[-4:]), lang="en",
    )  # fmt: skip
    store.put_mentions(key, [StoredMention(told, key)])
    return Event(key, title, when, Basis.RELATIVE, rng.random() * 9, (source,), published)


class Timing:
    """Prints a line of figures: wall and processor time of what was run, and what the latter may be."""

    def __init__(self, title: str) -> None:
        print(f"{title:<34} {'median':>8} {'worst':>8} {'processor':>10} {'limit':>6}  ms")
        self._wall: list[float] = []
        self._busy: list[float] = []

    @contextmanager
    def once(self) -> Iterator[None]:
        """Time what runs inside."""
        wall, busy = time.perf_counter(), time.process_time()
        yield
        self._wall.append((time.perf_counter() - wall) * 1000)
        self._busy.append((time.process_time() - busy) * 1000)

    def line(self, what: str, note: str = "", limit: float | None = None) -> None:
        """Say what was timed since the last line."""
        middle, worst, busy = statistics.median(self._wall), max(self._wall), statistics.median(self._busy)
        allowed = f"{limit:6.0f}" if limit is not None else " " * 6
        over = "over " if limit is not None and busy > limit else ""
        print(f"{what:<34} {middle:8.1f} {worst:8.1f} {busy:10.1f} {allowed}  {over}{note}", flush=True)
        self._wall, self._busy = [], []


def _measure_start(store: Path, rounds: int) -> None:
    """The first screen, imports included, in fresh processes that alternate with those of a bare app."""
    ours, bare, memory = [], [], 0.0
    _fresh("app", str(store))
    for _ in range(rounds):
        bare.append(_fresh("bare")[0])
        busy, megabytes = _fresh("app", str(store))
        ours.append(busy)
        memory = max(memory, megabytes)
    app, unit = statistics.median(ours), statistics.median(bare)
    print(
        f"first screen: {app:.0f} ms of processor (limit {START_LIMIT}), {app / unit:.2f} x a bare Textual app's "
        f"{unit:.0f} ms (limit {START_FACTOR}), {memory:.0f} MB (limit {MEMORY_LIMIT})",
        flush=True,
    )


def _fresh(*arguments: str) -> tuple[float, float]:
    """Processor milliseconds and megabytes of a process of `first_screen`, whose modules are compiled once, as installed ones are."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "tests.benchmarks.first_screen", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    busy, megabytes = ran.stdout.split()
    return float(busy), float(megabytes)


def _measure_data(session: Session, rounds: int) -> None:
    """What the services take, without a screen."""
    timing = Timing("data")
    newest = timeline.high_water(session)
    asked = [("first screen", Query(up_to=newest), Scale.DAY)]
    asked += [(f"by {scale}", Query(up_to=newest), scale) for scale in (Scale.MONTH, Scale.YEAR)]
    for text in FINDS:
        query = read_filter(text, session, Query(up_to=newest))
        asked += [(f"find {text}", query, Scale.DAY), (f"  by {Scale.MONTH}", query, Scale.MONTH)]
    for what, query, scale in asked:
        for _ in range(rounds):
            with timing.once():
                loaded = queries.load(session, query, Anchor(session.today()), scale)
                if loaded.row is not None:
                    loaded.pages.get(loaded.row)
        timing.line(what, f"{loaded.pages.rows.events:,} events")


async def _measure_keys(session: Session) -> None:
    """What a person waits for, from the key to a screen at rest; for scales and finds to their first paint, too."""
    textual._wait.SLEEP_GRANULARITY = 1 / 500
    timing = Timing("keys")
    app = DatelineApp(session)
    async with AsyncExitStack() as stack:
        with timing.once():
            pilot = await stack.enter_async_context(app.run_test(size=SIZE))
            await _rest(app, pilot)
        timing.line("start, modules imported")
        for key, times, limit in KEYS:
            zooms = limit == ZOOM_LIMIT
            for _ in range(times):
                pages = app.timeline.state.pages
                with timing.once():
                    await pilot.press(key)
                    await (_painted(app, pilot, pages) if zooms else _rest(app, pilot))
                await _rest(app, pilot)
            timing.line(f"{key}, first paint" if zooms else key, limit=limit)
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        for text in FINDS:
            pages = screen.state.pages
            screen.action_find()
            with timing.once():
                screen.find_bar.input.value = text
                await pilot.pause()
                screen.find_bar.flush()
                while screen.state.pages is pages:
                    await pilot.pause(0.001)
                await pilot.pause()
            timing.line(f"find {text}, first page", limit=FIND_LIMIT)
            with timing.once():
                await _rest(app, pilot)
            timing.line("  then all of it", f"{screen.events.rows.events:,} events")
            await pilot.press("enter")
            for _ in range(10):
                with timing.once():
                    await pilot.press("pagedown")
                    await _rest(app, pilot)
            timing.line("  pagedown in it", limit=KEY_LIMIT)
        print(f"memory with all that: {memory_of('self') / 1e6:.0f} MB (limit {MEMORY_LIMIT})", flush=True)


async def _painted(app: DatelineApp, pilot: Pilot[None], pages: object) -> None:
    """Wait until another list than `pages` is shown, or nothing is being read any more."""
    while app.timeline.state.pages is pages and any(not worker.is_finished for worker in app.workers):
        await pilot.pause(0.001)
    await pilot.pause()


def _measure_poll(store: Path, feeds: int) -> None:
    """The gaps of the event loop while the app, on an empty store, polls so many feeds and someone moves about."""
    with running(feeds, ENTRIES) as port:
        told = tuple(
            Feed(f"Outlet {n}", f"http://{HOSTS[n % len(HOSTS)]}:{port}/{n}.xml", lang="en") for n in range(feeds)
        )
        settings = Settings(feeds=told, polling=PollingSettings(host_gap=0.0, per_host=PER_HOST))
        with Session(settings, Store.open(store), Clock(news.END), Paths(store.with_suffix(".toml"), store)) as session:
            asyncio.run(_watch_poll(session, feeds))


async def _watch_poll(session: Session, feeds: int) -> None:
    app, watcher = DatelineApp(session), Watcher()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        began = time.perf_counter()
        watching = asyncio.create_task(watcher.run())
        await pilot.press("R")
        await asyncio.sleep(1)
        while app.timeline.state.polling:
            await asyncio.sleep(0.5)
        watching.cancel()
    over = sum(1 for lag in watcher.lags if lag * 1000 > GAP_LIMIT)
    print(
        f"poll of {feeds} feeds from the app: {time.perf_counter() - began:.0f} s, {session.store.article_count():,} "
        f"articles, {over} gaps over {GAP_LIMIT} ms\n{watcher}",
        flush=True,
    )


async def _rest(app: DatelineApp, pilot: Pilot[None]) -> None:
    """Wait until everything is loaded."""
    while not (isinstance(app.screen, TimelineScreen) and app.screen.loaded) or any(
        not worker.is_finished for worker in app.workers
    ):
        await pilot.pause(0.001)


if __name__ == "__main__":
    main()
