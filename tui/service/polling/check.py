"""Looking at feeds and pages without storing anything: what `feeds add` and `feeds check` tell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tui.errors import FeedError, PageError
from tui.feeds.fetch.client import Client
from tui.feeds.fetch.replies import Body, Failure, Fetched, NotModified
from tui.feeds.read.discover import FeedLink, common_places
from tui.feeds.read.fulltext import NOT_INSTALLED, is_installed
from tui.model import Feed, PollingSettings
from tui.service.polling.worker_pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a feed showed.

    Args:
        feed: the feed.
        failure: why it cannot be polled, completing "NAME …", or "".
        is_page: it is a web page, which may name feeds.
        problem: what is wrong with it although it can be read, or "".
        articles: number of articles in it.
        newest: publication of the newest dated one, or None.
        title, lang: as the feed declares them, "" if it does not.
        moved_to: where permanent redirects lead, or "".
    """

    feed: Feed
    failure: str = ""
    is_page: bool = False
    problem: str = ""
    articles: int = 0
    newest: datetime | None = None
    title: str = ""
    lang: str = ""
    moved_to: str = ""


async def check_feeds(
    feeds: Sequence[Feed],
    settings: PollingSettings,
    now: datetime,
    on_result: Callable[[Checked], None] = lambda checked: None,
) -> list[Checked]:
    """Fetch and parse each feed as a poll would; results in the order of `feeds`, told as they come."""

    async def one(feed: Feed) -> Checked:
        checked = await _check(feed, client, workers, now)
        on_result(checked)
        return checked

    async with Client(settings, feeds) as client, WorkerPool(settings) as workers:
        return list(await asyncio.gather(*(one(feed) for feed in feeds)))


async def discover(url: str, settings: PollingSettings, now: datetime) -> list[Checked]:
    """The feeds that a web page names or, where it names none, those in the places where feeds commonly are.

    Returns:
        Those that can be read, in the order of the page and each once; their feeds are named as they call themselves.

    Raises:
        FeedError: the page cannot be had or read; the message completes "URL …".
    """
    page = Feed(url, url)
    # Of all hosts only the page's own, which the person typed, may be private.
    async with Client(settings, [page]) as client, WorkerPool(settings) as workers:
        fetched = await client.fetch(page, None, now, force=True)
        if not isinstance(fetched, Body):
            raise FeedError(_why(fetched))
        links = await workers.declared_feeds(fetched.data, fetched.charset, fetched.url)
        links = links or common_places(fetched.url)
        looks = await asyncio.gather(*(_look(link, client, workers, now) for link in links))
        return list({look.moved_to or look.feed.url: look for look in reversed(looks) if not look.failure}.values())[
            ::-1
        ]


async def _look(link: FeedLink, client: Client, workers: WorkerPool, now: datetime) -> Checked:
    checked = await _check(Feed(link.title or link.url, link.url), client, workers, now)
    return replace(checked, feed=replace(checked.feed, name=link.title or checked.title or link.url))


async def _check(feed: Feed, client: Client, workers: WorkerPool, now: datetime) -> Checked:
    fetched = await client.fetch(feed, None, now, force=True)
    if isinstance(fetched, NotModified):
        return Checked(feed, problem="says that there is nothing new")
    if not isinstance(fetched, Body):
        return Checked(feed, failure=_why(fetched))
    try:
        parsed = await workers.parse(fetched.data, feed, fetched.url, now, fetched.charset)
    except FeedError as error:
        return Checked(feed, failure=str(error), is_page=isinstance(error, PageError))
    dates = [article.published for article in parsed.articles if article.dated]
    pages = NOT_INSTALLED if feed.full_text and not is_installed() else ""
    return Checked(
        feed,
        problem="; ".join(filter(None, (parsed.problem, pages))),
        articles=len(parsed.articles),
        newest=max(dates, default=None),
        title=parsed.title,
        lang=parsed.lang,
        moved_to=fetched.moved_to,
    )


def _why(fetched: Fetched) -> str:
    return fetched.message if isinstance(fetched, Failure) else "cannot be had."
