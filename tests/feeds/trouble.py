"""Real processes in real trouble: killed, locked out, two at once, out of room. Prints what became of each.

`python -m tests.feeds.trouble [--rounds 20] [--lock 30] [--disk FOLDER]`

FOLDER is on a disk that has no room for the demo's feeds: `mount -t tmpfs -o size=700k tmpfs FOLDER`.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.feeds.server import FeedServer, feeds_toml, item, rss, running_server
from tui.demo.loader import FEEDS_FILE
from tui.store import Store

FEEDS = 30
NOW = "2026-02-18T04:00Z"


class Scene:
    """A server, a feeds.toml that names its feeds, and a store."""

    def __init__(self, server: FeedServer, folder: Path, store: Path | None = None) -> None:
        self.server = server
        self.feeds = folder / "feeds.toml"
        self.store = store or folder / "s.db"
        self.environment = {**os.environ, "HOME": str(folder), "NO_COLOR": "1"}

    def serve(self, version: int) -> None:
        """Feeds of twenty articles, the first of which is new in each version."""
        for feed in range(FEEDS):
            fresh = item(feed * 1000 + 500 + version, f"Story {version} of feed {feed}")
            rest = [item(feed * 1000 + number) for number in range(20)]
            self.server.serve(f"/{feed}.xml", rss(fresh, *rest))
        self.feeds.write_text(feeds_toml(self.server, [Path(f"{feed}.xml") for feed in range(FEEDS)]))

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        files = ["--feeds", str(self.feeds), "--store", str(self.store), "--now", NOW]
        command = [sys.executable, "-m", "tui", *files, *arguments]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output and error of a command."""
        process = self.start(*arguments)
        out, err = process.communicate()
        return process.returncode, out, err

    def articles(self) -> int:
        with closing(Store.open(self.store)) as store:
            assert store.integrity() == "", "the store is damaged"
            return store.article_count()


def outcomes(out: str) -> dict[str, int]:
    return dict(Counter(line.split("  ")[0] for line in out.splitlines()))


def killed(scene: Scene, rounds: int) -> None:
    """`kill -9` at random moments of polls that have something to store."""
    rng, before, died = random.Random(1), 0, 0
    for version in range(rounds):
        scene.serve(version)
        process = scene.start("poll", "--all")
        try:
            process.wait(rng.uniform(0.4, 5.0))
        except subprocess.TimeoutExpired:
            process.kill()
            died += 1
        process.communicate()
        if scene.store.exists():
            after = scene.articles()
            assert after >= before, "articles were lost"
            before = after
    code, out, _ = scene.run("poll", "--all")
    print(
        f"killed {died} of {rounds} polls; articles never fewer, the store always sound; the last poll: {outcomes(out)}"
    )
    assert code == 0 and scene.articles() >= FEEDS * 21
    code, out, _ = scene.run("poll", "--all")
    print(f"  and again: {outcomes(out)}")


def locked(scene: Scene, seconds: float) -> None:
    """Another process that holds the store's lock."""
    scene.serve(100)
    asked = len(scene.server.requests)
    with closing(sqlite3.connect(scene.store, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(seconds, lambda: other.execute("ROLLBACK")).start()
        began = time.monotonic()
        code, out, err = scene.run("poll", "--all")
        took = time.monotonic() - began
    requests = len(scene.server.requests) - asked
    print(
        f"locked for {seconds:g} s: exit {code} after {took:.1f} s, {outcomes(out)}, {requests} requests; {err.strip()}"
    )


def two_at_once(scene: Scene) -> None:
    """Two polls that are started together."""
    scene.serve(200)
    asked = len(scene.server.requests)
    processes = [scene.start("poll", "--all") for _ in range(2)]
    for process in processes:
        out, err = process.communicate()
        print(f"two at once: exit {process.returncode}, {outcomes(out)}; {' | '.join(err.strip().splitlines())}")
    most = max(Counter(request.path for request in scene.server.requests[asked:]).values())
    print(f"  requests for one feed at most: {most}")


def full(scene: Scene) -> None:
    """A disk that is full before everything is stored."""
    files = scene.server.replay(FEEDS_FILE.with_name("feeds"))
    scene.feeds.write_text(feeds_toml(scene.server, files))
    for _ in range(2):
        code, out, err = scene.run("poll", "--all")
        print(f"disk full: exit {code}, {outcomes(out)}; {err.strip()}")
        print("  " + next((line for line in out.splitlines() if "disk" in line), "no word of the disk"))
    print(f"  articles kept: {scene.articles()}")
    code, out, err = scene.run("timeline", "--format", "jsonl")
    print(f"  timeline: exit {code}, {len(out.splitlines())} events; {err.strip()}")
    with tempfile.TemporaryDirectory() as folder:
        bigger = Path(folder) / "bigger.db"
        for file in scene.store.parent.glob(f"{scene.store.name}*"):
            (bigger.parent / file.name.replace(scene.store.name, bigger.name)).write_bytes(file.read_bytes())
        scene.store = bigger
        code, out, _ = scene.run("poll", "--all")
        print(f"  with room again: exit {code}, {outcomes(out)}, {scene.articles()} articles")
        print(f"  and again: {outcomes(scene.run('poll', '--all')[1])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--lock", type=float, default=30.0, help="seconds for which the store is locked")
    parser.add_argument("--disk", type=Path, help="a folder on a small disk")
    options = parser.parse_args()
    with running_server() as server, tempfile.TemporaryDirectory() as folder:
        scene = Scene(server, Path(folder))
        killed(scene, options.rounds)
        locked(scene, options.lock)
        two_at_once(scene)
    if options.disk:
        with running_server() as server, tempfile.TemporaryDirectory() as folder:
            full(Scene(server, Path(folder), options.disk / "s.db"))


if __name__ == "__main__":
    main()
