"""What a large archive costs: time, memory of this process and its workers, and what a poll's increment costs at the beginning
and at the end.

`python -m tests.benchmarks.bench_archive FOLDER [--articles 100000] [--per-day 1000]`

FOLDER holds JSON lines as `dateline ingest` reads them. Their articles are repeated in order of publication, with dates that
go on at so many a day and with words that differ from one repetition to the next, until there are enough.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from tests.benchmarks.bench_load import children, memory_of
from tui.events.extraction.extract import Extraction, extract
from tui.model import Article, Settings
from tui.service.ingest.archive import ingest_files
from tui.service.ingest.documents import cleaned, parse_document
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Clock, Paths, Session
from tui.store import Store

START = datetime(2020, 1, 1, tzinfo=UTC)
FIRST = 0.05
"""Share of the articles after which the first increments are measured."""
POLLED = 20
"""Articles of an increment."""
INCREMENTS = 10
SYLLABLES = ("ba", "den", "fo", "gri", "hum", "ka", "lor", "mi", "nu", "pes", "ro", "sta", "tul", "ver", "wo", "zim")
KEPT = frozenset(
    name.casefold() for name in (*calendar.month_name, *calendar.day_name, "today", "yesterday", "tomorrow")
)
_WORD = re.compile(r"[A-Za-z]{5,}")


def read(folder: Path) -> list[dict[str, Any]]:
    """The documents of a folder in order of publication."""
    lines = [line for path in sorted(folder.rglob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    documents = [json.loads(line) for line in lines if line.strip()]
    return sorted(
        (one for one in documents if one.get("text") and one.get("published")), key=lambda one: one["published"]
    )


def repeated(documents: list[dict[str, Any]], count: int, per_day: float) -> Iterator[dict[str, Any]]:
    """So many of them, each repetition in other words."""
    for number in range(count):
        turn, place = divmod(number, len(documents))
        one = documents[place]
        yield {
            **one,
            "id": f"{turn}-{one['id']}",
            "published": (START + timedelta(days=number / per_day)).isoformat(),
            "title": varied(one.get("title", ""), turn),
            "text": varied(one["text"], turn),
        }


def varied(text: str, turn: int) -> str:
    """The text with every other long word changed, the same word to the same one; names of months and days stay."""

    def change(match: re.Match[str]) -> str:
        word = match.group()
        mark = crc32(f"{turn} {word.casefold()}".encode())
        return (
            word if mark % 2 or word.casefold() in KEPT else word[:3] + SYLLABLES[mark // 2 % len(SYLLABLES)] + word[4:]
        )

    return _WORD.sub(change, text) if turn else text


class Memory(threading.Thread):
    """Watches the memory of this process and of its children, in bytes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.parent = self.worker = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.25):
            self.parent = max(self.parent, memory_of("self"))
            self.worker = max([self.worker, *map(memory_of, children())])

    def __str__(self) -> str:
        return f"at most {self.parent / 1e6:.0f} MB here, {self.worker / 1e6:.0f} MB in a worker"


def opened(store: Path) -> Session:
    return Session(Settings(), Store.open(store), Clock(START + timedelta(days=5000)), Paths(store, store))


def ingest(store: Path, lines: Path) -> None:
    """Ingest a file, telling the pace of every tenth."""
    last, began = [0, time.perf_counter()], time.perf_counter()
    memory = Memory()
    memory.start()

    def progress(done: int, total: int, new: int, events: int) -> None:
        if (done - last[0]) * 10 >= total or done == total:
            now = time.perf_counter()
            print(
                f"  {done:7} articles, {(done - last[0]) / (now - last[1]):5.0f}/s, {events} events, {memory}",
                flush=True,
            )
            last[:] = done, now

    with opened(store) as session:
        ingest_files(session, [lines], progress)
    memory.done.set()
    used = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    size = store.stat().st_size / 1e6
    print(
        f"  {time.perf_counter() - began:.0f} s, {used:.0f} s of processor time so far, store {size:.0f} MB, {memory}"
    )


def increments(store: Path, polled: list[Extraction], title: str) -> None:
    """What polls after that cost: the first loads what is live, the others do not."""
    with opened(store) as session:
        ingestor, took = Ingestor(session), []
        for start in range(0, len(polled), POLLED):
            began = time.process_time()
            ingestor.add(polled[start : start + POLLED])
            took.append(1000 * (time.process_time() - began))
    first, *later = took
    print(
        f"  {title}: {POLLED} articles cost {first:.0f} ms with loading, then {sum(later) / len(later):.0f} ms each time"
    )


def at(documents: list[dict[str, Any]], when: datetime, mark: str) -> list[Extraction]:
    """Articles of a poll at that time, extracted."""
    found: list[Article] = []
    for number in range(POLLED * INCREMENTS):
        one = documents[(number * 7) % len(documents)]
        changed = {
            **one,
            "id": f"{mark}{number}",
            "published": when.isoformat(),
            "text": varied(one["text"], 10_000 + number),
        }
        found.append(cleaned(parse_document(changed, START).article))
    return [extract(article) for article in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--per-day", type=float, default=1000.0)
    options = parser.parse_args()
    documents = read(options.folder)
    print(f"{len(documents)} documents, repeated to {options.articles} articles")
    with tempfile.TemporaryDirectory() as folder:
        store, lines = Path(folder) / "s.db", Path(folder) / "articles.jsonl"
        for title, count in (("beginning", int(FIRST * options.articles)), ("end", options.articles)):
            with lines.open("w", encoding="utf-8") as file:
                for one in repeated(documents, count, options.per_day):
                    file.write(json.dumps(one, ensure_ascii=False) + "\n")
            ingest(store, lines)
            increments(store, at(documents, START + timedelta(days=count / options.per_day), title), title)


if __name__ == "__main__":
    main()
