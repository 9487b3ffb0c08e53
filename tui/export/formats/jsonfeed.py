"""JSON Feed 1.1: an item an event, changed when a source joins or its date moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tui.export.feed import about, label, latest_first, updated
from tui.export.format import Format
from tui.export.page import Page, Place
from tui.export.records import dump, moment, status
from tui.model import EventDetail


def render_timeline(details: Iterable[EventDetail], page: Page) -> str:
    """The whole file; what changed last comes first."""
    return dump(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": page.title,
            **(_addresses(page.place) if page.place and page.place.address else {}),
            "items": [_item(detail) for detail in latest_first(details)],
        }
    )


def _addresses(place: Place) -> dict[str, str]:
    """Where the page of the same events is, and the feed itself."""
    return {"home_page_url": place.address, "feed_url": place.address_of(FORMAT.media_type)}


def _item(detail: EventDetail) -> dict[str, Any]:
    event = detail.event
    item: dict[str, Any] = {
        "id": f"urn:dateline:event:{event.id}",
        "title": label(detail),
        "content_text": about(detail),
        "date_published": moment(event.first_reported),
        "date_modified": updated(detail),
        "authors": [{"name": name} for name in event.sources],
        "_dateline": {
            "id": event.id,
            "when": event.when.edtf(),
            "status": status(event, detail.called_off),
            "story": event.story,
        },
    }
    if detail.sources and detail.sources[0].url:
        item["url"] = detail.sources[0].url
    return item


FORMAT = Format(name="jsonfeed", suffix=".json", media_type="application/feed+json", timeline=render_timeline)
