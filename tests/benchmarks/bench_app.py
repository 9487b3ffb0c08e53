"""How fast the app is on a large store: the first screen, a key, a page, a scale, a find.

`python -m tests.benchmarks.bench_app [--events 200000] [--store FILE] [--rounds 3]`

The store is made up once and kept if a file is named. Each line gives the median and the worst in
milliseconds, and the processor time, which tells more on a machine that others use too.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import textual._wait
from textual.pilot import Pilot

from tui.app.app import DatelineApp
from tui.app.modes.filters import read_filter
from tui.app.timeline import queries
from tui.app.timeline.screen import TimelineScreen
from tui.app.timeline.state import Anchor
from tui.model import Article, Basis, Event, Evidence, Mention, Query, Role, Scale, Settings, When
from tui.service.session import Clock, Paths, Session
from tui.service.timeline import listing as timeline
from tui.store import Store, StoredMention

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
START = datetime(2004, 1, 1, tzinfo=UTC)
OUTLETS = 60
BATCH = 5000
WHO = "government police president rebels bank court officials mayor doctors investigators minister union".split()
DID = "rejects reopens wins leaves signs floods closes opens questions attacks visits delays".split()
WHAT = "budget bridge election party treaty valley border talks report garrison province trial".split()
PARTS = "ka lo mi ran te vor sel du ba nor ti gre pal os hem ul dar wick".split()
FINDS = ("president", "flood* OR reject*", "bridge src:7 is:unread", "kalomiran")
"""A broad word, a broader pair, one that flags and outlets narrow, a rare one."""
SIZE = (140, 40)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--store", type=Path, help="a file to keep the store in, and to use if it is there")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _session(options.store or Path(folder) / "big.db") as session:
        if not session.store.high_water():
            began = time.perf_counter()
            fill(session.store, options.events)
            print(f"made {options.events:,} events in {time.perf_counter() - began:.0f} s")
        _measure_data(session, options.rounds)
        asyncio.run(_measure_keys(session))


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
    """Prints a line of figures: wall and processor time of what was run."""

    def __init__(self, title: str) -> None:
        print(f"{title:<34} {'median':>8} {'worst':>8} {'processor':>10}  ms")
        self._wall: list[float] = []
        self._busy: list[float] = []

    @contextmanager
    def once(self) -> Iterator[None]:
        """Time what runs inside."""
        wall, busy = time.perf_counter(), time.process_time()
        yield
        self._wall.append((time.perf_counter() - wall) * 1000)
        self._busy.append((time.process_time() - busy) * 1000)

    def line(self, what: str, note: str = "") -> None:
        """Say what was timed since the last line."""
        middle, worst, busy = statistics.median(self._wall), max(self._wall), statistics.median(self._busy)
        print(f"{what:<34} {middle:8.1f} {worst:8.1f} {busy:10.1f}  {note}", flush=True)
        self._wall, self._busy = [], []


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
    """What a person waits for, from the key to a screen at rest."""
    textual._wait.SLEEP_GRANULARITY = 1 / 500
    timing = Timing("keys")
    app = DatelineApp(session)
    async with AsyncExitStack() as stack:
        with timing.once():
            pilot = await stack.enter_async_context(app.run_test(size=SIZE))
            await _rest(app, pilot)
        timing.line("start")
        for key, times in (("j", 40), ("pagedown", 30), ("h", 20), ("minus", 5), ("plus", 5), ("G", 1), ("g", 1)):
            for _ in range(times):
                with timing.once():
                    await pilot.press(key)
                    await _rest(app, pilot)
            timing.line(key)
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        for text in FINDS:
            with timing.once():
                screen.action_find()
                screen.find_bar.input.value = text
                await pilot.pause()
                screen.find_bar.flush()
                await pilot.pause()
                await _rest(app, pilot)
            timing.line(f"find {text}", f"{screen.events.rows.events:,} events")
            await pilot.press("enter")
            for _ in range(10):
                with timing.once():
                    await pilot.press("pagedown")
                    await _rest(app, pilot)
            timing.line("  pagedown in it")


async def _rest(app: DatelineApp, pilot: Pilot[None]) -> None:
    """Wait until everything is loaded."""
    while not (isinstance(app.screen, TimelineScreen) and app.screen.loaded) or any(
        not worker.is_finished for worker in app.workers
    ):
        await pilot.pause(0.001)


if __name__ == "__main__":
    main()
