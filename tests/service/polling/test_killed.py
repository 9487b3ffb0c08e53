"""`kill -9` at any statement of a poll or an ingest: what was committed stays, and the next run completes."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.feeds import dying
from tests.feeds.server import FeedServer, feeds_toml, item, rss, running_server
from tui.model import Query
from tui.store import Store

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
ROUNDS = 20
FEEDS = 5
ARTICLES = 4


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with running_server() as server:
        yield server


def serve(server: FeedServer, version: int) -> list[Path]:
    """Feeds whose first article is new in every version and whose second is changed by it."""
    for feed in range(FEEDS):
        changed = item(feed * 100 + 1, f"Story {feed} version {version}")
        rest = [item(feed * 100 + number) for number in range(2, ARTICLES + 1)]
        server.serve(f"/{feed}.xml", rss(item(feed * 100 + 50 + version), changed, *rest))
    return [Path(f"{feed}.xml") for feed in range(FEEDS)]


def articles(path: Path) -> set[str]:
    """Those that are stored, read or not."""
    with closing(sqlite3.connect(path)) as db:
        return {row[0] for row in db.execute("SELECT id FROM articles")}


def read(store: Store) -> set[str]:
    """Those that have been read."""
    return {stored.mention.article for stored in store.live_mentions(NOW - timedelta(days=300))}


def test_a_poll_that_is_killed_loses_nothing(server: FeedServer, tmp_path: Path) -> None:
    feeds, path = tmp_path / "feeds.toml", tmp_path / "s.db"
    feeds.write_text(feeds_toml(server, serve(server, 0)))
    # How many statements a whole poll has: the rounds die at one of them.
    rng, killed, between, before, read_before = random.Random(4), 0, 0, set[str](), set[str]()
    for version in range(1, ROUNDS + 1):
        serve(server, version)
        now = NOW + timedelta(minutes=version)
        code = dying.run(dying.poll_all, feeds, path, now, rng.randrange(1, 400))
        killed += code == -signal.SIGKILL
        with closing(Store.open(path)) as store:
            assert store.integrity() == ""
            after, read_after = articles(path), read(store)
            assert before <= after and read_before <= read_after <= after
            between += bool(after - read_after)
            for state in store.feed_states().values():
                # Validators are there with the articles that they describe only.
                assert len([one for one in store.articles(sorted(after)) if one.feed == state.key]) >= ARTICLES + 1
            before, read_before = after, read_after
    assert killed >= ROUNDS // 2 and between, "some kills fell between storing and reading"
    assert dying.run(dying.poll_all, feeds, path, NOW + timedelta(hours=1), 0) == 0
    with closing(Store.open(path)) as store:
        assert read(store) == articles(path) and store.reading.unread_count() == 0
        titles = {one.title for one in store.articles(sorted(articles(path)))}
        assert {f"Story {feed} version {ROUNDS}" for feed in range(FEEDS)} <= titles
        assert len(store.feed_states()) == FEEDS and store.count(Query(features=True)) > 0
        asked = len(server.requests)
    assert dying.run(dying.poll_all, feeds, path, NOW + timedelta(hours=2), 0) == 0
    assert all("if-none-match" in request.headers for request in server.requests[asked:])


def test_an_ingest_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("")
    source, path = tmp_path / "archive.jsonl", tmp_path / "s.db"
    documents = [
        {"id": f"d{number}", "published": f"2026-01-{number % 28 + 1:02}", "source": f"Wire {number % 3}",
         "title": f"Bridge {number} opens", "text": f"The bridge number {number} was opened on Monday, officials said."}
        for number in range(40)
    ]  # fmt: skip
    source.write_text("".join(json.dumps(document) + "\n" for document in documents))
    rng, killed, before, stored, partial = random.Random(5), 0, set[str](), set[str](), 0
    for number in range(ROUNDS):
        if number % 4 == 0:
            for file in tmp_path.glob("s.db*"):
                file.unlink()
            before, stored = set(), set()
        killed += dying.run(dying.ingest, source, path, NOW, rng.randrange(1, 160)) == -signal.SIGKILL
        with closing(Store.open(path)) as store:
            assert store.integrity() == ""
            after = read(store)
            assert before <= after <= articles(path) and len(after) in (0, 8, 16, 24, 32, 40)
            assert stored <= articles(path) and len(articles(path)) % 8 == 0
            partial += 0 < len(after) < 40
            before, stored = after, articles(path)
    assert killed >= ROUNDS // 2 and partial
    assert dying.run(dying.ingest, source, path, NOW, 0) == 0
    with closing(Store.open(path)) as store:
        assert read(store) == {f"d{number}" for number in range(40)}
        assert store.article_count() == 40
