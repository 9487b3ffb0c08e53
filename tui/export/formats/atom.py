"""Atom (RFC 4287): an entry an event, changed when a source joins or its date moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from tui.export.feed import about, feed_id, label, latest_first, updated
from tui.export.format import Format
from tui.export.page import Page, Place
from tui.export.records import moment
from tui.model import EventDetail
from tui.wording import phrases as words

_NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries has changed: the standard wants a time (RFC 4287 4.1.1)."""


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """A feed; what changed last comes first."""
    ordered = latest_first(details)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>{escape(feed_id(page.query))}</id>\n<title>{escape(page.title)}</title>\n"
    yield "<generator>dateline</generator>\n<author><name>dateline</name></author>\n"
    if page.place and page.place.address:
        yield from _links(page.place)
    yield f"<updated>{updated(ordered[0]) if ordered else _NEVER}</updated>\n"
    for detail in ordered:
        yield from _entry(detail)
    yield "</feed>\n"


def _links(place: Place) -> Iterator[str]:
    """Where the feed itself is, and the page of the same events."""
    yield f'<link rel="alternate" type="text/html" href="{escape(place.address)}"/>\n'
    own = escape(place.address_of(FORMAT.media_type))
    yield f'<link rel="self" type="{FORMAT.media_type}" href="{own}"/>\n'


def _entry(detail: EventDetail) -> Iterator[str]:
    event = detail.event
    yield f"<entry>\n<id>urn:dateline:event:{escape(event.id)}</id>\n<title>{escape(label(detail))}</title>\n"
    yield f"<updated>{updated(detail)}</updated>\n<published>{moment(event.first_reported)}</published>\n"
    yield f"<author><name>{escape(words.who(event))}</name></author>\n"
    if detail.sources and detail.sources[0].url:
        yield f'<link rel="alternate" href="{escape(detail.sources[0].url)}"/>\n'
    yield f"<summary>{escape(about(detail))}</summary>\n</entry>\n"


FORMAT = Format(name="atom", suffix=".atom", media_type="application/atom+xml", timeline=render_timeline)
