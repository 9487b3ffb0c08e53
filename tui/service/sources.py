"""The feeds with their health, and what a person changes of feeds.toml: add, import, turn off and on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from tui.config import edit
from tui.config.values import read_url
from tui.errors import ConfigError, FeedError, UsageError
from tui.model import Feed, FeedNames, FeedState, Settings
from tui.service.session import Session, reload
from tui.text import clean_title, without_password

NEW_SINCE = timedelta(days=1)
"""Age up to which an article counts as new (chosen: what came since yesterday)."""
DATED_SINCE = timedelta(days=30)
"""Age of the articles of which the share with a date is taken (chosen: enough for a feed of one a day)."""
SLOW_SECONDS = 5.0
"""Seconds of a request from which a feed is slow (chosen: a person waits no longer)."""
LONGEST_TITLE = 60
"""Code points of a feed's own title that are taken for its name."""


class Health(StrEnum):
    """How a feed does; in the order in which trouble is listed."""

    FAILED = "failed"
    SILENT = "silent"
    SLOW = "slow"
    NEW = "new"
    OK = "ok"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed and how it does.

    Args:
        feed: as feeds.toml has it.
        state: what is remembered of its polls.
        health: how it does.
        new: articles that came within a day.
        dated, articles: of those published within a month how many have a date of their own, and how many they are.
        note: the cause of a failure, or what else is worth saying, in words.
    """

    feed: Feed
    state: FeedState
    health: Health
    new: int = 0
    dated: int = 0
    articles: int = 0
    note: str = ""

    @property
    def is_in_trouble(self) -> bool:
        """Whether somebody should look at it."""
        return self.health in (Health.FAILED, Health.SILENT)


@dataclass(frozen=True, slots=True)
class PollLogged:
    """One poll of a feed as it was noted down: when, how it ended, new articles, cause, seconds."""

    at: datetime
    outcome: str
    new: int
    note: str
    seconds: float


def sources(session: Session) -> list[Source]:
    """All feeds of feeds.toml with their health, in its order."""
    store, now = session.store, session.now()
    states = store.feed_states()
    new, dated = store.sources.new_articles(now - NEW_SINCE), store.sources.dated(now - DATED_SINCE)
    found = []
    for feed in session.settings.feeds:
        state = states.get(feed.key, FeedState(feed.key))
        health, note = _health(feed, state, now)
        with_date, articles = dated.get(feed.key, (0, 0))
        found.append(Source(feed, state, health, new.get(feed.key, 0), with_date, articles, note))
    return found


def _health(feed: Feed, state: FeedState, now: datetime) -> tuple[Health, str]:
    if not feed.enabled:
        return Health.OFF, "off in feeds.toml"
    if state.failures:
        return Health.FAILED, state.note or state.status
    if state.last_polled is None:
        return Health.NEW, "not polled yet"
    if since := state.silent_since(now):
        return Health.SILENT, f"newest article of {since}"
    if state.duration >= SLOW_SECONDS:
        return Health.SLOW, f"{state.duration:.1f} s last time"
    if state.unread_stamp:
        return Health.OK, f'stamps such as "{state.unread_stamp}" cannot be read'
    return Health.OK, "not modified" if state.status == "not-modified" else ""


def poll_log(session: Session, feed: Feed) -> list[PollLogged]:
    """The last polls of a feed, newest first."""
    return [PollLogged(*row) for row in session.store.poll_log(feed.key)]


def set_enabled(session: Session, feed: Feed, on: bool) -> Session:
    """Let a feed be polled, or not; returns the session with feeds.toml as it is then.

    Raises:
        ConfigError: feeds.toml cannot be read or written.
        UsageError: the feed is there no more.
    """
    edit.set_enabled(session.paths.feeds, feed.url, on)
    return reload(session)


async def look(session: Session, address: str) -> list[Feed]:
    """The feeds at an address: itself, or those that the page there names; with the name and language that they declare.

    Raises:
        UsageError: it is no address, or its feed is in feeds.toml already.
        FeedError: it cannot be fetched, or is neither a feed nor a page that names one.
    """
    from tui.service.polling.check import check_feeds, discover

    try:
        url = read_url(address if "://" in address else f"https://{address}")
    except ValueError as error:
        raise UsageError(f"That {error}.") from None
    polling, now = session.settings.polling, session.now()
    (checked,) = await check_feeds([Feed(url, url)], polling, now)
    if checked.is_page:
        found = await discover(url, polling, now)
        if not found:
            raise FeedError(f"{url} is a web page, and no feed was found on it.", "Look for a feed address on it.")
    elif checked.failure:
        raise FeedError(f"{without_password(url)} {checked.failure}")
    else:
        found = [checked]
    keys = {feed.key for feed in session.settings.feeds}
    feeds = [
        replace(each.feed, name=_name(each.title, each.feed), lang=each.lang)
        for each in found
        if each.feed.key not in keys
    ]
    if not feeds:
        raise UsageError(f"{without_password(url)} is in feeds.toml already.")
    return feeds


def _name(title: str, feed: Feed) -> str:
    named = title or (feed.name if feed.name != feed.url else "")
    return clean_title(named, html=False, limit=LONGEST_TITLE) or urlsplit(feed.url).hostname or feed.url


def add(session: Session, feeds: Sequence[Feed]) -> Session:
    """Put feeds into feeds.toml, names made unlike where they are the same; returns the session as it is then.

    Raises:
        ConfigError: feeds.toml cannot be read or written.
    """
    names = FeedNames(feed.name for feed in session.settings.feeds)
    edit.add_feeds(session.paths.feeds, [replace(feed, name=names.free(feed.name)) for feed in feeds])
    return reload(session)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an OPML document brought.

    Args:
        added: feeds that are new.
        there: number of those that were there already.
        refused: what was left out, each in words.
    """

    added: tuple[Feed, ...]
    there: int
    refused: tuple[str, ...]


def read_opml(settings: Settings, raw: bytes, name: str) -> Imported:
    """The feeds of an OPML document; nothing is written yet.

    Raises:
        ConfigError: it is no OPML; the message begins with `name`.
    """
    from tui.config import opml

    try:
        offered, refused = opml.read(raw)
    except ConfigError as error:
        raise ConfigError(f"{name}: {error.message}", error.remedy) from None
    keys = {feed.key for feed in settings.feeds}
    names = FeedNames(feed.name for feed in settings.feeds)
    added = tuple(replace(feed, name=names.free(feed.name)) for feed in offered if feed.key not in keys)
    return Imported(added, len(offered) - len(added), tuple(refused))


def import_opml(session: Session, path: Path) -> tuple[Session, Imported]:
    """Put the feeds of an OPML file into feeds.toml; returns the session as it is then.

    Raises:
        ConfigError: a file cannot be read or written, or is no OPML.
    """
    path = path.expanduser()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None
    imported = read_opml(session.settings, raw, str(path))
    if imported.added:
        edit.add_feeds(session.paths.feeds, imported.added)
    return reload(session), imported
