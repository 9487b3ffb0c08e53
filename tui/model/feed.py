"""Feeds: what feeds.toml says of one, and what is remembered of it between polls."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_USER = re.compile(r"(?<=://)[^/?#]*@")
"""What stands before the host of an address."""

SILENT_AFTER = timedelta(days=90)
"""Age of the newest article of a feed that is silent (chosen: a quarterly has brought another by then)."""


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
        mute: sections of addresses (`/puzzles/`) and patterns of titles (`Horoscope*`) that are kept off the timeline.
        timezone: IANA name of the outlet's time zone, or "" to go by what the feed says and by its country.
        line: line of the entry in feeds.toml, 0 if it came from elsewhere.
        is_trusted: False where its feeds.toml was found in the folder that one stands in: it may name neither private hosts
            nor variables of the environment.
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
    mute: tuple[str, ...] = ()
    timezone: str = ""
    line: int = 0
    is_trusted: bool = True

    @property
    def key(self) -> str:
        """What the store knows the feed by: its URL as written in feeds.toml, without user and password."""
        return _USER.sub("", self.url, 1)


class FeedNames:
    """Names of feeds, each given once, in whatever case.

    Args:
        taken: names that there are already.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}
        self._numbers: dict[str, int] = {}

    def free(self, name: str) -> str:
        """`name`, numbered where another feed has it (`Wire (2)`); it is taken from now on."""
        candidate, folded = name, name.casefold()
        while candidate.casefold() in self._taken:
            self._numbers[folded] = self._numbers.get(folded, 1) + 1
            candidate = f"{name} ({self._numbers[folded]})"
        self._taken.add(candidate.casefold())
        return candidate


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
        newest: publication of the newest article that it ever held, None where none was dated.
        unread_stamp: a stamp of its last document where none of them could be read, else "".
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
    newest: datetime | None = None
    unread_stamp: str = ""

    def silent_since(self, now: datetime) -> date | None:
        """The day of the newest article of a feed that can be read and has had no new one for months, else None."""
        is_silent = self.newest is not None and not self.failures and now - self.newest > SILENT_AFTER
        return self.newest.date() if self.newest is not None and is_silent else None
