"""An ingest killed at any moment leaves a store that opens, with all that was committed, and the next run completes it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from tui.errors import StoreError
from tui.model import Precision, Query
from tui.store import Store

pytestmark = pytest.mark.slow

KILLS = 20
DOCUMENTS = 400


def archive(path: Path) -> Path:
    with path.open("w", encoding="utf-8") as lines:
        for n in range(DOCUMENTS):
            document = {
                "id": f"d{n}",
                "published": f"2026-01-{1 + n % 28:02}T09:00:00Z",
                "title": f"Council {n} of town {n * 7 % 97} closes bridge {n}",
                "text": f"The council of town {n} closed bridge {n} on Monday. It had opened it last year.",
                "source": f"Archive {n % 5}",
            }
            lines.write(json.dumps(document) + "\n")
    return path


def look(path: Path) -> int:
    """Check that the store is sound and agrees with itself; returns its number of articles that have been read."""
    store = Store.open(path)
    try:
        assert store.integrity() == ""
        row_by_row = Query(precisions=tuple(Precision))
        assert store.groups(Query()) == store.groups(row_by_row)
        events = list(store.stream(Query()))
        by_event = store.mentions_of([event.id for event in events])
        assert set(by_event) == {event.id for event in events}
        read = {stored.mention.article for mentions in by_event.values() for stored in mentions}
        assert read <= set(store.known_articles([f"d{n}" for n in range(DOCUMENTS)]))
        assert len(read) + store.reading.unread_count() == store.article_count()
        return len(read)
    finally:
        store.close()


INGEST = """
import sys
from tui.cli.main import run
from tui.service.ingest import archive
archive.STORED_ARTICLES, archive.BATCH_ARTICLES, archive.INLINE_ARTICLES = 40, 6, 10**6  # many small transactions, soon after the start
sys.exit(run(["ingest", *sys.argv[1:]]))
"""


def wait_for_more(running: subprocess.Popen[bytes], store: Path, articles: int) -> None:
    """Until the process has read an article more than these, or has ended."""
    opened: Store | None = None
    deadline = time.monotonic() + 30
    while running.poll() is None and time.monotonic() < deadline:
        try:
            opened = opened or Store.open(store, read_only=True)
            if opened.article_count() - opened.reading.unread_count() > articles:
                break
        except StoreError:
            pass  # not there yet, or being made
        time.sleep(0.005)
    if opened is not None:
        opened.close()


def test_killed_at_random_moments(tmp_path: Path) -> None:
    lines, rng = archive(tmp_path / "archive.jsonl"), random.Random(11)
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}

    def start(store: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", INGEST, str(lines), "--store", str(store)]
        return subprocess.Popen(command, env=env, cwd=tmp_path, stderr=subprocess.PIPE)

    store, counts = tmp_path / "s.db", [0]
    for _ in range(KILLS):
        with start(store) as running:
            wait_for_more(running, store, counts[-1])
            time.sleep(rng.uniform(0.0, 0.1))
            running.kill()
        counts.append(look(store))
    assert counts == sorted(counts)
    assert sum(0 < count < DOCUMENTS for count in counts) >= KILLS // 4, "too few kills fell in the middle of the work"
    with start(store) as running:
        _, err = running.communicate(timeout=120)
    assert running.returncode == 0, err
    assert look(store) == DOCUMENTS
