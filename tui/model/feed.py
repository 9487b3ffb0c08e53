"""Feeds: what feeds.toml says of one, and what is remembered between polls."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Feed:
    """One `[[feed]]` of feeds.toml.

    Args:
        name: as shown; unique.
        url: http or https.
        tags: words to filter by.
        lang: ISO 639-1 code, or "" to detect.
        country: ISO 3166 code, or "" (decides on named days and on day/month order).
        every: fixed polling interval, or None to let the schedule decide.
        full_text: fetch the article's page as well.
        enabled: False keeps the entry and polls nothing.
        headers: extra request headers; values may be `env:NAME`.
        line: line of the entry in feeds.toml, 0 if it came from elsewhere.
    """

    name: str
    url: str
    tags: tuple[str, ...] = ()
    lang: str = ""
    country: str = ""
    every: timedelta | None = None
    full_text: bool = False
    enabled: bool = True
    headers: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @property
    def key(self) -> str:
        """What the store knows the feed by: its URL as written in feeds.toml."""
        return self.url


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between polls; stored with the articles it describes.

    Args:
        key: of the feed.
        etag, last_modified: validators of the last 200 whose articles were stored, as sent; "" if none.
        validated: when they were received.
        body_hash: SHA-256 (hex) of the last body.
        next_due: not to be polled before.
        last_polled, last_ok: times of the last attempt and of the last success (200 or 304).
        failures: failed polls in a row.
        status: one word for the health view: new, ok, not-modified, failed, gone.
        note: the cause of the last failure in words, or "".
        duration: seconds the last request took.
        moved_to, moved_count, moved_since: memory of a permanent redirect.
        gaps: mean seconds between the last entries, 0 if unknown.
        asks: seconds between two polls that the feed itself asks for (ttl, sy:update), 0 if it does not.
        skips: hours of the day (UTC) in which it asks not to be polled, separated by commas.
    """

    key: str
    etag: str = ""
    last_modified: str = ""
    validated: datetime | None = None
    body_hash: str = ""
    next_due: datetime | None = None
    last_polled: datetime | None = None
    last_ok: datetime | None = None
    failures: int = 0
    status: str = "new"
    note: str = ""
    duration: float = 0.0
    moved_to: str = ""
    moved_count: int = 0
    moved_since: datetime | None = None
    gaps: float = 0.0
    asks: float = 0.0
    skips: str = ""


class PollOutcome(StrEnum):
    """How the poll of one feed ended."""

    OK = "ok"
    NOT_MODIFIED = "not modified"
    NOT_DUE = "not due"
    HELD = "host held"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class PollResult:
    """One feed's result.

    Args:
        feed: the feed.
        outcome: how it ended.
        new, updated: articles stored or changed.
        events: events that are new on the timeline.
        note: the cause of a failure, or what else is worth saying, in words.
        seconds: how long it took.
        spent: of these, seconds for each stage: fetch, parse, extract, store (waiting for a turn is in none).
        unstored: it failed because the store could not take it (a full disk, a lock), whatever the feed is like.
    """

    feed: Feed
    outcome: PollOutcome
    new: int = 0
    updated: int = 0
    events: int = 0
    note: str = ""
    seconds: float = 0.0
    spent: tuple[tuple[str, float], ...] = ()
    unstored: bool = False

    @property
    def failed(self) -> bool:
        return self.outcome in (PollOutcome.FAILED, PollOutcome.GONE)


@dataclass(frozen=True, slots=True)
class PollingSettings:
    """The `[polling]` table of feeds.toml: seconds, bytes and counts.

    Args:
        concurrency: requests under way at once.
        per_host: of these, to one host.
        host_gap: seconds between two requests to one host.
        deadline, connect_timeout, read_timeout: seconds.
        max_compressed, max_body: bytes as sent and after decompression.
        max_redirects: hops.
        min_interval, max_interval: seconds between two polls of one feed.
        error_floor: seconds that a 429 or 503 holds its host at least.
        validators_days: days after which ETag and Last-Modified are dropped.
        max_articles: articles taken of one document.
        max_pages: pages of articles fetched for one feed in one poll (`full_text`).
        workers: parser processes.
        parse_deadline: seconds for parsing and extracting one document.
        worker_memory: bytes of address space a worker may use; 0 for no limit.
        contact: address or page by which publishers can reach the person who polls, sent in the User-Agent; or "".
    """

    concurrency: int = 12
    per_host: int = 1
    host_gap: float = 1.0
    deadline: float = 30.0
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    max_compressed: int = 5_000_000
    max_body: int = 10_000_000
    max_redirects: int = 5
    min_interval: float = 1800.0
    max_interval: float = 86400.0
    error_floor: float = 600.0
    validators_days: int = 8
    max_articles: int = 500
    max_pages: int = 20
    workers: int = 2
    parse_deadline: float = 10.0
    worker_memory: int = 512_000_000
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file that does not stop the rest: where, what, and how to mend it."""

    path: str
    line: int
    key: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        key = f' "{self.key}"' if self.key else ""
        return f"{place}:{key} {self.message}" + (f" ({self.remedy})" if self.remedy else "")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything feeds.toml holds.

    Args:
        path: the file, "" if none was read.
        feeds: the entries that are in order.
        problems: those that are not.
        polling: the `[polling]` table.
        keys: the `[keys]` table: action id to keys.
        display: the `[display]` table: theme, glyphs ("unicode" or "ascii").
    """

    path: str = ""
    feeds: tuple[Feed, ...] = ()
    problems: tuple[Problem, ...] = ()
    polling: PollingSettings = field(default_factory=PollingSettings)
    keys: tuple[tuple[str, str], ...] = ()
    theme: str = ""
    glyphs: str = "unicode"
