"""The digest of a day, and the dates that tell a story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from tui.model.detail import Source
from tui.model.event import Event
from tui.model.when import When


@dataclass(frozen=True, slots=True)
class Printed:
    """A digest that has been printed: what a later one leaves out.

    Args:
        as_of: what was known then; aware.
        first, last: the days that it told.
    """

    as_of: datetime
    first: date
    last: date


class ChangeKind(StrEnum):
    """Why a digest tells an event again that an earlier one told."""

    DATE = "date"
    STATUS = "status"
    DISPUTED = "disputed"
    OUTLETS = "outlets"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed of an event since a digest told it.

    Args:
        kind: what: its date; whether it is planned, under way, denied or has happened; that outlets now disagree on its
            date; that many more outlets tell it; or nothing but that its day has come.
        when: the date that it had.
        sources: how many outlets told it.
    """

    kind: ChangeKind
    when: When
    sources: int


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One line of a digest: an event and the sentence that tells it best.

    Args:
        event: the event.
        source: the article whose sentence tells it best.
        group: heading under which it stands: the country that it is about, "" where it names none.
        sources: all articles that tell it, the best first.
        change: why it is told again; None where no digest of this name has told it.
        called_off: whether it was planned, and who tells of it last says that it will not happen.
    """

    event: Event
    source: Source
    group: str = ""
    sources: tuple[Source, ...] = ()
    change: Change | None = None
    called_off: bool = False


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """What a digest tells under one heading.

    Args:
        heading: a country, a part of the world, a person; "" for what stands alone.
        threads: of each story its events, the most important first; an event of no story is a thread by itself.
    """

    heading: str
    threads: tuple[tuple[DigestEntry, ...], ...]


def grouped(entries: Iterable[DigestEntry]) -> tuple[DigestGroup, ...]:
    """Entries under their headings, in the order in which each heading and each story first comes. What stands alone leads
    where it comes before all headings, and is last else."""
    groups: dict[tuple[bool, str], dict[str, list[DigestEntry]]] = {}
    for entry in entries:
        thread = entry.event.story or entry.event.id
        leads = not entry.group and (thread in groups.get(_LEADING, {}) or not groups.keys() - {_LEADING})
        key = _LEADING if leads else (not entry.group, entry.group)
        groups.setdefault(key, {}).setdefault(thread, []).append(entry)
    ordered = sorted(groups.items(), key=lambda group: group[0] == _ALONE)
    return tuple(
        DigestGroup(heading, tuple(tuple(thread) for thread in threads.values())) for (_, heading), threads in ordered
    )


_LEADING, _ALONE = (False, ""), (True, "")
"""Keys of the groups without a heading: what comes before all others, and what comes last."""


class Trouble(StrEnum):
    """What is wrong with a feed."""

    FAILING = "failing"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class FeedTrouble:
    """A feed that brings nothing.

    Args:
        name: of the feed.
        trouble: what is wrong.
        note: why its last poll failed, "" where it did not.
        newest: the day of its newest article, None where that is not known.
    """

    name: str
    trouble: Trouble
    note: str = ""
    newest: date | None = None


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
        events: how many happened, with those left out.
        leading: how many of `happened` are told at length; the others are named in passing.
        since: the digest whose items this one leaves out; None where it leaves out none.
        feeds: those that bring nothing, at the moment; of none in a digest of what was known earlier.
        density: number of events of each day around, known to the day; empty where nobody asked for it.
        query: the filter that it keeps to, as typed; "" for all.
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
    events: int = 0
    leading: int = 0
    omitted: dict[str, int] = field(default_factory=dict)
    """Section name to the number of events left out for length."""
    since: Printed | None = None
    feeds: tuple[FeedTrouble, ...] = ()
    density: tuple[tuple[date, int], ...] = ()
    query: str = ""

    @property
    def public(self) -> Digest:
        """The digest without what is a person's own: notes, titles, and events that they have hidden."""
        happened, sometime, learned, upcoming = map(
            _public, (self.happened, self.sometime, self.learned, self.upcoming)
        )
        leading = len(_public(self.happened[: self.leading]))
        return replace(self, happened=happened, sometime=sometime, learned=learned, upcoming=upcoming, leading=leading)

    @property
    def days(self) -> tuple[tuple[date, tuple[DigestEntry, ...]], ...]:
        """What is told at length, by the first day of each event; all of it under `first` where that is the only day."""
        days: dict[date, list[DigestEntry]] = {}
        for entry in self.happened[: self.leading]:
            day = entry.event.when.first if self.first != self.last else self.first
            days.setdefault(day, []).append(entry)
        return tuple((day, tuple(entries)) for day, entries in days.items())


def _public(entries: Iterable[DigestEntry]) -> tuple[DigestEntry, ...]:
    """Those of events that are not hidden, without a person's own words."""
    return tuple(replace(entry, event=entry.event.public) for entry in entries if not entry.event.hidden)


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One of the dates that tell a story: its weight and the events on it."""

    day: date
    score: float
    events: tuple[DigestEntry, ...] = ()

    @property
    def public(self) -> KeyDate:
        """The date without what is a person's own, as `Digest.public`."""
        return replace(self, events=_public(self.events))
