"""The digest of a day, and the dates that tell a story."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from tui.model.detail import Source
from tui.model.event import Event


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One line of a digest: an event and the sentence that tells it best."""

    event: Event
    source: Source


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened on a day, what became known that day about other days, and what is coming.

    Args:
        first, last: the days covered.
        as_of: knowledge time.
        happened: events of those days, most important first.
        sometime: events known only to a coarser unit that holds those days and first reported then.
        learned: events of earlier days that became known on those days.
        upcoming: planned events after them, soonest first.
        articles, sources: how many the digest rests on.
    """

    first: date
    last: date
    as_of: datetime
    happened: tuple[DigestEntry, ...] = ()
    sometime: tuple[DigestEntry, ...] = ()
    learned: tuple[DigestEntry, ...] = ()
    upcoming: tuple[DigestEntry, ...] = ()
    articles: int = 0
    sources: int = 0
    omitted: dict[str, int] = field(default_factory=dict)
    """Section name to the number of events left out for length."""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One of the dates that tell a story: its weight and the events on it."""

    day: date
    score: float
    events: tuple[DigestEntry, ...] = ()
