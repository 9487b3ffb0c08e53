"""The demo: bundled feeds of invented outlets, parsed and stored as a poll would have done, with a fixed clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.config import feedsfile
from tui.model import Article, Feed, FeedState

if TYPE_CHECKING:
    from tui.service.session import Session

NOW = datetime(2026, 1, 3, 9, 0, tzinfo=UTC)
"""The demo's present: nothing in it was published later."""

FEEDS_FILE = Path(__file__).resolve().with_name("feeds.toml")
"""The demo's own feeds.toml."""


def articles() -> Iterator[tuple[Feed, tuple[Article, ...]]]:
    """Each feed of the demo with its articles, in the order of feeds.toml; seen when they were published."""
    from tui.feeds.read.parse import parse

    for feed in feedsfile.load(FEEDS_FILE).feeds:
        parsed = parse(_document(feed).read_bytes(), feed, feed.url, NOW)
        yield feed, tuple(replace(article, first_seen=article.published.astimezone(UTC)) for article in parsed.articles)


def load(session: Session, show: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Store the demo's articles and their events; the same store comes out every time.

    Args:
        session: of an empty store.
        show: is told how many articles of how many have been read.

    Returns:
        How many articles there are.
    """
    feeds = list(articles())
    in_order = sorted((article for _, of_feed in feeds for article in of_feed), key=lambda a: (a.first_seen, a.id))
    show(0, len(in_order))
    from tui.events.extraction.extract import extract
    from tui.service.ingest.ingestor import Ingestor

    ingestor = Ingestor(session)
    extractions = []
    for done, article in enumerate(in_order, 1):
        extractions.append(extract(article))
        show(done, len(in_order))
    ingestor.add(extractions)
    for feed, of_feed in feeds:
        ingestor.add([], feed_state=_state(feed, of_feed))
    return len(in_order)


def _document(feed: Feed) -> Path:
    """The bundled file of `https://NAME.example/feed`: `feeds/NAME` with the ending of its format."""
    host = urlsplit(feed.url).hostname or ""
    (path,) = FEEDS_FILE.with_name("feeds").glob(f"{host.removesuffix('.example')}.*")
    return path


def _state(feed: Feed, of_feed: tuple[Article, ...]) -> FeedState:
    """What a poll at the demo's present would remember, so that the sources screen has something to show."""
    times = [article.first_seen for article in of_feed]
    return FeedState(
        key=feed.key,
        status="ok",
        last_polled=NOW,
        last_ok=NOW,
        gaps=(max(times) - min(times)).total_seconds() / max(len(times) - 1, 1),
    )
