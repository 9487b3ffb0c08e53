"""Full text: the pages of new articles, fetched as politely as feeds, where robots.txt lets us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tui.errors import FeedError
from tui.feeds.fetch.client import Client
from tui.feeds.fetch.replies import Body, Failure
from tui.feeds.fetch.robots import CLOSED, OPEN, Rules, read_robots, robots_url
from tui.feeds.read.fulltext import NOT_INSTALLED, is_installed
from tui.feeds.read.identity import content_hash
from tui.model import Article, Feed, PollingSettings
from tui.service.polling.tuning import TUNING
from tui.service.polling.worker_pool import WorkerPool


@dataclass(frozen=True, slots=True)
class CompletedArticles:
    """Articles with their full text.

    Args:
        articles: in the order given; with the feed's own text where the page gave no longer one.
        missing: why pages are missing, a reason for each that was tried or barred.
    """

    articles: tuple[Article, ...]
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class PageReader:
    """Fetches and reads pages for one poller; remembers what robots.txt said."""

    client: Client
    workers: WorkerPool
    settings: PollingSettings
    _robots: dict[str, tuple[datetime, Rules]] = field(default_factory=dict)

    async def complete(self, feed: Feed, articles: Sequence[Article], now: datetime) -> CompletedArticles:
        """Fetch the pages of the newest `max_pages` articles, one after the other: they are mostly of one host."""
        if not is_installed():
            return CompletedArticles(tuple(articles), (NOT_INSTALLED,) * sum(bool(one.url) for one in articles))
        texts: dict[str, str] = {}
        missing: list[str] = []
        failed = 0
        newest = sorted((one for one in articles if one.url), key=lambda one: (one.published, one.id), reverse=True)
        for article in newest[: self.settings.max_pages]:
            if failed >= TUNING.failed_pages:
                missing.append("left out after others failed.")
                continue
            try:
                texts[article.id] = await self._text(feed, article.url or "", now)
                failed = 0
            except FeedError as error:
                missing.append(error.message)
                failed += 1
        longer = {key: text for key, text in texts.items() if text}
        completed = tuple(
            replace(article, text=longer[article.id])
            if len(longer.get(article.id, "")) > len(article.text)
            else article
            for article in articles
        )
        return CompletedArticles(completed, tuple(missing))

    async def _text(self, feed: Feed, url: str, now: datetime) -> str:
        if not (await self._rules(feed, url, now)).allow(url):
            raise FeedError("is barred by robots.txt.")
        fetched = await self.client.fetch_page(feed, url, now)
        if not isinstance(fetched, Body):
            raise FeedError(fetched.message if isinstance(fetched, Failure) else "its host asked to be left alone.")
        return await self.workers.page_text(fetched.data, fetched.charset)

    async def _rules(self, feed: Feed, url: str, now: datetime) -> Rules:
        """What the host of a page says; a host without robots.txt is open, one that cannot tell is closed."""
        address = robots_url(url)
        known = self._robots.get(address)
        if known is not None and abs(now - known[0]) < TUNING.robots_age:
            return known[1]
        fetched = await self.client.fetch_page(feed, address, now)
        if isinstance(fetched, Body):
            rules = read_robots(fetched.data)
        else:
            rules = OPEN if isinstance(fetched, Failure) and fetched.is_absent else CLOSED
        if len(self._robots) >= TUNING.robots_hosts:
            self._robots.pop(next(iter(self._robots)))
        self._robots[address] = (now, rules)
        return rules


def keep_full_text(
    articles: Sequence[Article], stored: Mapping[str, Article], known: Mapping[str, str]
) -> list[Article]:
    """Changed articles with the full text that they were stored with.

    Args:
        articles: as the feed gives them now.
        stored: the same as they are in the store.
        known: their hashes in the store: of what the feed gave, so another one than of a text that came from a page.
    """
    kept = []
    for article in articles:
        old = stored.get(article.id)
        has_page = old is not None and content_hash(old) != known.get(article.id)
        kept.append(replace(article, text=old.text) if old is not None and has_page else article)
    return kept
