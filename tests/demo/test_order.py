"""The demo's articles in any order and in any parts give the same timeline and the same digest, byte by byte."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, feeds_toml
from tui.cli.main import run
from tui.demo import loader
from tui.errors import ExitCode
from tui.events.extraction.extract import Extraction, extract
from tui.service.ingest.ingestor import Ingestor
from tui.service.ingest.story_links import link_deferred
from tui.service.polling.poll import poll
from tui.service.session import open_session

pytestmark = pytest.mark.slow

ORDERS = 20
MOST_SLICES = 8
MOST_AT_ONCE = 40
POLLS = 3


@pytest.fixture(scope="module")
def read() -> list[Extraction]:
    """All articles of the demo, first seen when they were published, in order of time."""
    articles = [article for _, of_feed in loader.articles() for article in of_feed]
    return [extract(article) for article in sorted(articles, key=lambda one: (one.first_seen, one.id))]


def slices(read: Sequence[Extraction], luck: random.Random) -> Iterator[list[Extraction]]:
    """Batches of one to many articles: first those of some days in any order, then those of the next, until all have come."""
    cuts = sorted(luck.sample(range(1, len(read)), luck.randrange(MOST_SLICES)))
    for start, end in zip([0, *cuts], [*cuts, len(read)], strict=True):
        released = list(read[start:end])
        luck.shuffle(released)
        while released:
            size = luck.randint(1, MOST_AT_ONCE)
            yield released[:size]
            del released[:size]


def store(path: Path, batches: Iterator[list[Extraction]], luck: random.Random) -> None:
    """Store the batches, now and then by another process or with stories put off."""
    with open_session(loader.FEEDS_FILE, path, loader.NOW, env={}) as session:
        ingestor = Ingestor(session)
        for batch in batches:
            if luck.random() < 0.5:
                ingestor = Ingestor(session, defer_stories=luck.random() < 0.5)
            ingestor.add(batch)
        link_deferred(session.store)


def printed(path: Path, capsys: pytest.CaptureFixture[str], feeds: Path = loader.FEEDS_FILE) -> str:
    """SHA-256 of what `timeline --format jsonl` and `digest` print."""
    given = ["--feeds", str(feeds), "--store", str(path), "--now", loader.NOW.isoformat()]
    shown = []
    for words in (["timeline", "--format", "jsonl"], ["digest", "2026-01-02"], ["digest"]):
        assert run([words[0], *words[1:], *given]) == ExitCode.OK
        shown.append(capsys.readouterr().out)
    assert all(shown) and "Amur" in shown[1]
    return hashlib.sha256("\0".join(shown).encode()).hexdigest()


@pytest.fixture(scope="module")
def straight(read: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that got all articles at once, in order of time."""
    path = tmp_path_factory.mktemp("straight") / "demo.db"
    store(path, iter([list(read)]), random.Random(0))
    return path


@pytest.mark.parametrize("seed", range(ORDERS))
def test_any_order_in_any_parts_prints_the_same(
    seed: int, read: list[Extraction], straight: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    luck, path = random.Random(seed), tmp_path / "demo.db"
    store(path, slices(read, luck), luck)
    assert printed(path, capsys) == printed(straight, capsys)


async def test_any_order_of_polls_prints_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    poll_in_process(monkeypatch)
    feeds = tmp_path / "feeds.toml"
    async with FeedServer() as server:
        feeds.write_text(feeds_toml(server, server.replay(loader.FEEDS_FILE.with_name("feeds"))))
        shown = set()
        for seed in range(POLLS):
            path = tmp_path / f"{seed}.db"
            with open_session(feeds, path, loader.NOW, env={}) as session:
                names = [feed.name for feed in session.settings.feeds]
                random.Random(seed).shuffle(names)
                size = seed or len(names)  # all in one poll, one a poll, two a poll …
                for start in range(0, len(names), size):
                    assert {str(one.outcome) for one in await poll(session, names[start : start + size])} == {"ok"}
            shown.add(printed(path, capsys, feeds))
    assert len(shown) == 1
