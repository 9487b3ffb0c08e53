"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1) to entries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tui.errors import FeedError
from tui.feeds.read.entries import FeedEntry
from tui.feeds.read.stamps import newest, read_time


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """What a JSON Feed holds: its newest entries, title and language ("" if it has none), and how many entries it has."""

    entries: list[FeedEntry]
    title: str
    lang: str
    count: int


def read_json_feed(text: str, url: str, max_entries: int) -> JsonFeed:
    """Read a JSON Feed, `max_entries` at most of its newest entries.

    Raises:
        FeedError: the text is no JSON, or no JSON Feed.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise FeedError("is no valid JSON.") from None
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise FeedError("is JSON, but no JSON Feed.")
    entries = [_entry(item, url) for item in data["items"] if isinstance(item, dict)]
    kept = newest([read_time(entry.dates[0]) if entry.dates else None for entry in entries], max_entries)
    return JsonFeed([entries[index] for index in kept], _text(data, "title"), _text(data, "language"), len(entries))


def _entry(item: dict[str, Any], url: str) -> FeedEntry:
    tags = item.get("tags")
    bodies = [(_text(item, key), key.endswith("html")) for key in ("content_html", "content_text", "summary")]
    return FeedEntry(
        guid=_text(item, "id").strip(),
        link=_text(item, "url") or _text(item, "external_url"),
        base=url,
        title=_text(item, "title"),
        title_html=False,
        bodies=tuple(body for body in bodies if body[0]),
        dates=tuple(filter(None, (_text(item, "date_published"), _text(item, "date_modified")))),
        lang=_text(item, "language").lower().split("-")[0],
        categories=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _text(item: dict[str, Any], key: str) -> str:
    """A string or number as text, anything else as ""."""
    value = item.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
