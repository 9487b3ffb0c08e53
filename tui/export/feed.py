"""What the formats for feed readers share: names that stay, when an event last changed, and what is said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tui.export.records import moment
from tui.model import EventDetail
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import full, short

_ID_DIGITS = 16
"""Hexadecimal digits of a feed's name: two queries hardly share them."""


def feed_id(query: str) -> str:
    """A name of the feed of a query, the same wherever and whenever it is made."""
    return f"urn:dateline:timeline:{hashlib.sha256(query.encode()).hexdigest()[:_ID_DIGITS]}"


def updated(detail: EventDetail) -> str:
    """When a source last joined or left the event, or a person changed its date (ISO 8601)."""
    return moment(detail.updated or detail.event.first_reported)


def latest_first(details: Iterable[EventDetail]) -> list[EventDetail]:
    """What changed last comes first; of the same moment in order of time."""
    return sorted(details, key=updated, reverse=True)


def label(detail: EventDetail) -> str:
    """`18 Jan 2026: Train derails near Taldan`."""
    return f"{short(detail.event.when)}: {detail.event.title}"


def about(detail: EventDetail) -> str:
    """The date in full and how it is known, who says so, who disagrees, the sentence: a line each."""
    event = detail.event
    best = detail.sources[0] if detail.sources else None
    known = how_known(best.basis, best.evidence, best.published) if best and not event.edited else ""
    when = " · ".join(part for part in (full(event.when), words.status(detail), known) if part)
    lines = (when, words.who(event), words.disagreement(event), words.marked(best.evidence) if best else "")
    return "\n".join(line for line in lines if line)
