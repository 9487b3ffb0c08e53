"""How fast the app is on a large store: the first screen, a key, a page, a scale, a find.

`python -m tests.benchmarks.bench_app [--events 200000] [--store FILE] [--rounds 3]`

The store is made up once and kept if a file is named. Each line gives the median and the worst in milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import textual._wait

from tui.app import data
from tui.app.app import DatelineApp
from tui.app.data import Anchor
from tui.app.screens.timeline import TimelineScreen
from tui.model import Article, Basis, Event, Evidence, Mention, Query, Role, Scale, Settings, When
from tui.service.session import Clock, Paths, Session
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


def _line(what: str, seconds: list[float], note: str = "") -> None:
    print(f"{what:<34} {statistics.median(seconds) * 1000:8.1f} {max(seconds) * 1000:8.1f}  {note}")


def _measure_data(session: Session, rounds: int) -> None:
    """What the services take, without a screen."""
    print(f"{'data':<34} {'median':>8} {'worst':>8}  ms")
    today = session.today()
    newest = data.high_water(session)
    _line("first screen", [_timed(lambda: _load(session, Query(up_to=newest), Scale.DAY)) for _ in range(rounds)])
    for text in FINDS:
        query = data.read_filter(text, session, newest)
        took = [_timed(lambda query=query: _load(session, query, Scale.DAY)) for _ in range(rounds)]  # type: ignore[misc]
        _line(f"find {text}", took, f"{data.load(session, query, Anchor(today)).rows.events:,} events")


def _load(session: Session, query: Query, scale: Scale) -> None:
    loaded = data.load(session, query, Anchor(session.today()))
    if loaded.place is not None:
        loaded.pages.get(loaded.place)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


async def _measure_keys(session: Session) -> None:
    """What a person waits for, from the key to a screen at rest."""
    textual._wait.SLEEP_GRANULARITY = 1 / 500
    app = DatelineApp(session)
    began = time.perf_counter()
    async with app.run_test(size=SIZE) as pilot:

        async def rest() -> None:
            while not (isinstance(app.screen, TimelineScreen) and app.screen.loaded) or any(
                not worker.is_finished for worker in app.workers
            ):
                await pilot.pause(0.001)

        await rest()
        print(f"{'keys':<34} {'median':>8} {'worst':>8}  ms")
        _line("start", [time.perf_counter() - began])
        for key, times in (("j", 40), ("pagedown", 30), ("h", 20), ("minus", 5), ("plus", 5), ("G", 1), ("g", 1)):
            took = []
            for _ in range(times):
                pressed = time.perf_counter()
                await pilot.press(key)
                took.append(time.perf_counter() - pressed)
            _line(key, took)
            await rest()
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        for text in FINDS:
            pressed = time.perf_counter()
            screen.action_find()
            screen.find_bar.input.value = text
            await pilot.pause()
            screen.find_bar.flush()
            await pilot.pause()
            await rest()
            _line(f"find {text}", [time.perf_counter() - pressed], f"{screen.events.rows.events:,} events")
            await pilot.press("enter")
            took = []
            for _ in range(10):
                pressed = time.perf_counter()
                await pilot.press("pagedown")
                await rest()
                took.append(time.perf_counter() - pressed)
            _line("  pagedown in it", took)


if __name__ == "__main__":
    main()
