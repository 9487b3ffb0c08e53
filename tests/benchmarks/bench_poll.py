"""How fast a first and a second poll are, next to newsboat and to a bare script of httpx and feedparser.

`python -m tests.benchmarks.bench_poll [--feeds 300] [--entries 50] [--rounds 1] [--profile]`

All three poll the same made-up feeds from ten loopback addresses, served by a process of their own, in the same run.
The polite second between two requests to a host is off: it would be all that is measured.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import news
from tests.feeds.server import FeedServer

HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 11))
NOW = news.END.isoformat()
PER_HOST = 4
METER_SECONDS = 0.1
LISTED = "dateline, stored and listed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="show where a first poll of dateline spends its time")
    parser.add_argument("--listed", action="store_true", help="end dateline's polls when all feeds are listed")
    parser.add_argument("--only", choices=["newsboat", "bare", "dateline"], help="measure one of the three")
    parser.add_argument("--serve", type=int, metavar="PORT", help=argparse.SUPPRESS)
    parser.add_argument("--bare", type=Path, metavar="URLS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(_serve(options.serve, options.feeds, options.entries))
    elif options.bare:
        asyncio.run(_bare(options.bare))
    else:
        _measure(options)


def _measure(options: argparse.Namespace) -> None:
    readers: dict[str, Callable[[Path, list[str]], Iterator[list[str]]]] = {
        "newsboat": _newsboat,
        "bare": _bare_script,
        "dateline": _dateline,
    }
    if options.only:
        readers = {options.only: readers[options.only]}
    if not shutil.which("newsboat"):
        readers.pop("newsboat", None)
        print("newsboat is not installed; its rows are left out", file=sys.stderr)
    times: dict[str, list[list[tuple[float, float]]]] = {name: [] for name in readers}
    with running(options.feeds, options.entries) as port, tempfile.TemporaryDirectory() as scratch:
        urls = [f"http://{HOSTS[n % len(HOSTS)]}:{port}/{n}.xml" for n in range(options.feeds)]
        for number in range(options.rounds):
            for name, reader in readers.items():
                folder = Path(scratch) / f"{name}-{number}"
                folder.mkdir()
                wanted = options.feeds if name == "dateline" else 0
                ends = bool(wanted and options.listed)
                runs = [_timed(command, folder, wanted, ends) for command in reader(folder, urls)]
                times[name].append([(run.wall, run.cpu) for run in runs])
                if name == "dateline":
                    times.setdefault(LISTED, []).append([(run.listed_wall, run.listed_cpu) for run in runs])
        if options.profile and "dateline" in readers:
            _profile(Path(scratch), urls)
    _table(options, times)


@dataclass(frozen=True)
class Run:
    """What a command took, in seconds: wall time and processor time of it and all its processes, to its last line of output that
    names a feed (0: it has none) and to its end."""

    wall: float
    cpu: float
    listed_wall: float = 0.0
    listed_cpu: float = 0.0


def _timed(command: list[str], folder: Path, lines_wanted: int = 0, ends: bool = False) -> Run:
    """Run a command, which must succeed; where `lines_wanted` lines have come, all feeds are listed, and it `ends` or goes on."""
    environment = {**os.environ, "HOME": str(folder), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    before = _children_cpu()
    began, lines = time.perf_counter(), []
    listed_wall = listed_cpu = 0.0
    with (
        (folder / "errors.txt").open("w+") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment, start_new_session=True
        ) as process,
    ):
        assert process.stdout is not None
        meter = _Meter(process.pid)
        for line in process.stdout:
            lines.append(line)
            if len(lines) == lines_wanted:
                listed_wall, listed_cpu = time.perf_counter() - began, meter.look()
                if ends:
                    process.terminate()
        meter.look()
        meter.has_ended.set()
        process.wait()
        took = time.perf_counter() - began
        errors.seek(0)
        said = errors.read()
    if process.returncode and not ends:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said[-500:]}")
    (folder / "last.txt").write_text("".join(lines) + said)
    return Run(took, max(_children_cpu() - before, meter.look()), listed_wall, listed_cpu)


class _Meter(threading.Thread):
    """Adds up the processor time of a session's processes, those that end included, as often as it can look.

    Those of a poll are no children of the command alone: they are forked from one that serves them.
    """

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.of: dict[str, int] = {}
        self.has_ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.has_ended.wait(METER_SECONDS):
            self.look()

    def look(self) -> float:
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = path.read_text().rpartition(")")[2].split()
                if int(fields[3]) == self.session:
                    self.of[path.parent.name] = sum(map(int, fields[11:13]))
        return sum(self.of.values()) / os.sysconf("SC_CLK_TCK")


def _children_cpu() -> float:
    """Processor seconds of all processes that this one has seen end, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _newsboat(folder: Path, urls: list[str]) -> Iterator[list[str]]:
    (folder / "urls").write_text("\n".join(urls) + "\n")
    (folder / "config").write_text(f"reload-threads {PER_HOST * len(HOSTS)}\n")
    files = ["-u", str(folder / "urls"), "-C", str(folder / "config"), "-c", str(folder / "cache.db")]
    for _ in range(2):
        yield ["newsboat", *files, "-x", "reload"]


def _bare_script(folder: Path, urls: list[str]) -> Iterator[list[str]]:
    (folder / "urls").write_text("\n".join(urls))
    for _ in range(2):
        yield [sys.executable, "-m", "tests.benchmarks.bench_poll", "--bare", str(folder / "urls")]


def _dateline(folder: Path, urls: list[str]) -> Iterator[list[str]]:
    _write_feeds(folder, urls)
    for _ in range(2):
        yield [*_command(folder), "poll", "--all"]


def _command(folder: Path) -> list[str]:
    files = ["--feeds", str(folder / "feeds.toml"), "--store", str(folder / "store.db"), "--now", NOW]
    return [sys.executable, "-m", "tui", *files]


def _write_feeds(folder: Path, urls: list[str]) -> None:
    feeds = "".join(f'[[feed]]\nname = "Outlet {n}"\nurl = "{url}"\nlang = "en"\n' for n, url in enumerate(urls))
    (folder / "feeds.toml").write_text(f"[polling]\nhost_gap = 0.0\nper_host = {PER_HOST}\n\n{feeds}")


def _profile(scratch: Path, urls: list[str]) -> None:
    """The parent's functions by their own time, and the seconds of each stage over all feeds."""
    folder = scratch / "profile"
    folder.mkdir()
    _write_feeds(folder, urls)
    stats = str(folder / "stats")
    arguments = [*_command(folder)[3:], "poll", "--all", "--verbose"]
    _timed([sys.executable, "-m", "cProfile", "-o", stats, "-m", "tui", *arguments], folder)
    import pstats

    pstats.Stats(stats).sort_stats("tottime").print_stats(25)


def _table(options: argparse.Namespace, times: dict[str, list[list[tuple[float, float]]]]) -> None:
    print(f"{options.feeds} feeds x {options.entries} entries over {len(HOSTS)} hosts, median of {options.rounds}")
    print(f"{'seconds: wall (processor)':<30}{'first poll':>18}{'second poll':>18}")
    medians = {
        name: [tuple(map(statistics.median, zip(*column, strict=True))) for column in zip(*rows, strict=True)]
        for name, rows in times.items()
    }
    for name, polls in medians.items():
        print(f"{name:<30}" + "".join(f"{f'{wall:.2f} ({cpu:.2f})':>18}" for wall, cpu in polls))
    for other in medians.keys() - {"dateline", LISTED}:
        for ours in (LISTED, "dateline") if "dateline" in medians else ():
            ratios = [
                f"{wall / their_wall:.2f} ({cpu / their_cpu:.2f})"
                for (wall, cpu), (their_wall, their_cpu) in zip(medians[ours], medians[other], strict=True)
            ]
            print(f"{ours + ' / ' + other:<38}" + "".join(f"{ratio:>14}" for ratio in ratios))
    print(
        json.dumps({name: [[round(value, 3) for value in poll] for poll in polls] for name, polls in medians.items()})
    )


@contextlib.contextmanager
def running(feeds: int, entries: int) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    size = ["--feeds", str(feeds), "--entries", str(entries)]
    command = [sys.executable, "-m", "tests.benchmarks.bench_poll", "--serve", str(port), *size]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield port
        finally:
            process.terminate()


async def _serve(port: int, feeds: int, entries: int) -> None:
    async with FeedServer(port, HOSTS) as server:
        for number in range(feeds):
            server.serve(f"/{number}.xml", news.feed(number, entries), Content_Type="application/rss+xml")
        print("ready", flush=True)
        await asyncio.Event().wait()


async def _bare(urls: Path) -> None:
    """Fetch everything at once and parse it; the second time with the validators of the first."""
    import feedparser
    import httpx

    memory = urls.with_suffix(".json")
    validators = json.loads(memory.read_text()) if memory.exists() else {}
    limits = httpx.Limits(max_connections=12)
    async with httpx.AsyncClient(limits=limits, timeout=30) as client:

        async def one(url: str) -> None:
            headers = {"If-None-Match": validators[url]} if url in validators else {}
            reply = await client.get(url, headers=headers)
            if reply.status_code == 200:
                validators[url] = reply.headers["etag"]
                assert feedparser.parse(reply.content).entries

        await asyncio.gather(*(one(url) for url in urls.read_text().split("\n")))
    memory.write_text(json.dumps(validators))


if __name__ == "__main__":
    main()
