"""Articles: one entry of a feed, cleaned, and the part it plays in an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

READER_VERSION = 5
"""Version of what reads articles: raised when dates, events or titles that it gives change, so that stores are read again."""


@dataclass(frozen=True, slots=True)
class Article:
    """One entry of a feed, cleaned.

    Args:
        id: stable id: what `ingest` was given, else a hash of feed and identity.
        source: name of the outlet as shown.
        title: one line, at most 500 characters; may be empty.
        text: plain text with line breaks between blocks, at most 20 000 characters; may be empty.
        published: aware; keeps the publisher's UTC offset, so its `.date()` is the publisher's local day.
        first_seen: aware, UTC: when we first knew of it.
        url: http(s) or None.
        lang: ISO 639-1 code, or "" where unknown.
        feed: key of the feed that brought it, "" for ingested documents.
        dated: False where the feed gave no usable date and `published` is `first_seen`.
        country: ISO 3166 code of the outlet's country, or "": decides on named days and day/month order.
        categories: what its feed files it under, each one line of at most 60 characters.
        place: 1 for the first entry of its feed, 2 for the next, as it was first seen; 0 where that is not known or where the feed
            is in order of time, which says nothing of what it holds to matter.
    """

    id: str
    source: str
    title: str
    text: str
    published: datetime
    first_seen: datetime
    url: str | None = None
    lang: str = ""
    feed: str = ""
    dated: bool = True
    country: str = ""
    categories: tuple[str, ...] = ()
    place: int = 0


class Role(StrEnum):
    """What part an article plays in an event."""

    MAIN = "main"
    """The event is what the article is about; every article has exactly one."""
    MENTION = "mention"
    REPRINT = "reprint"
    """The same text as another outlet's article: no corroboration."""
