"""Looking at feeds without storing anything: what `feeds add` and `feeds check` tell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.errors import FeedError
from tui.feeds.client import Client
from tui.feeds.replies import Body, Failure
from tui.model import Feed, PollingSettings
from tui.service.workers import Workers


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a feed showed.

    Args:
        feed: the feed.
        failure: why it cannot be polled, completing "NAME …", or "".
        problem: what is wrong with it although it can be read, or "".
        articles: number of articles in it.
        newest: publication of the newest dated one, or None.
        title, lang: as the feed declares them, "" if it does not.
        moved_to: where permanent redirects lead, or "".
    """

    feed: Feed
    failure: str = ""
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

    async with Client(settings, feeds) as client, Workers(settings) as workers:
        return list(await asyncio.gather(*(one(feed) for feed in feeds)))


async def _check(feed: Feed, client: Client, workers: Workers, now: datetime) -> Checked:
    fetched = await client.fetch(feed, None, now, force=True)
    if not isinstance(fetched, Body):
        return Checked(feed, failure=fetched.message if isinstance(fetched, Failure) else "cannot be had.")
    try:
        parsed = await workers.parse(fetched.data, feed, fetched.url, now, fetched.charset)
    except FeedError as error:
        return Checked(feed, failure=str(error))
    dates = [article.published for article in parsed.articles if article.dated]
    return Checked(
        feed,
        problem=parsed.problem,
        articles=len(parsed.articles),
        newest=max(dates, default=None),
        title=parsed.title,
        lang=parsed.lang,
        moved_to=fetched.moved_to,
    )
