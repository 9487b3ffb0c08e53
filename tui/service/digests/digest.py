"""The daily digest: what happened, what became known about other days, what is coming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tui.model import Change, Digest, DigestEntry, Event, KeptOff, Printed, Query, Role, Source
from tui.model.calendar import DAY, later
from tui.service.digests.changes import Told
from tui.service.digests.feeds import trouble
from tui.service.digests.groups import with_headings
from tui.service.session import Session
from tui.service.timeline.as_of import TimelineAsOf, events_as_of, score_order, time_order
from tui.service.timeline.details import entries
from tui.service.timeline.tuning import TUNING
from tui.store import Slice
from tui.text import without_tracking

EVERY = 1_000_000_000
"""Events: more than any store holds."""
INSTANT = timedelta(microseconds=1)
"""The least time that two moments differ by."""


def digest(
    session: Session,
    first: date,
    days: int = 1,
    *,
    tag: str | None = None,
    matching: Query | None = None,
    upcoming: int = TUNING.upcoming,
    top: int = TUNING.happened,
    minor: int | None = TUNING.minor,
    as_of: datetime | None = None,
    kept_off: bool = False,
    since: Printed | None = None,
    density: bool = False,
) -> Digest:
    """The digest of `days` days from `first` on, as it was known at `as_of` (default: now).

    Days of knowledge are the person's, in the zone of the session's clock. Nothing but the arguments and what was known at `as_of`
    enters, so the digest of a past moment comes out the same at any later time.

    Args:
        first, days: the days.
        tag: only events told by feeds with this tag.
        matching: only events that this filter keeps; None for all.
        upcoming: how many events to come: the most important of the next year, by the last day that each may fall on.
        top: how many events of a day are told at length.
        minor: how many more are named in passing; None for all, and for all that is told of other days but of those to come.
        as_of: aware.
        kept_off: with what is kept off the timeline.
        since: an earlier digest: only what it has not told, or what has changed since, is told.
        density: with the number of events of each day around.
    """
    known = as_of or session.now()
    last = later(first, (days - 1) * DAY)
    after = later(last, DAY)
    query = _query(matching, tag, kept_off, known)
    pick = _Pick(session, query, since, last)

    leading = top * min(days, TUNING.happened_days)
    happened = pick.best(
        Slice(starts=(later(first, -TUNING.range_days), last), coarse=False),
        leading + minor if minor is not None else EVERY,
        (first, last),
    )
    clock = session.clock
    start = since.as_of + INSTANT if since else clock.midnight(first)
    reported = (start, known + INSTANT if since else clock.midnight(after))
    vague, earlier = (EVERY, EVERY) if minor is None else (TUNING.sometime, TUNING.learned)
    sometime = pick.best(Slice(coarse=True, reported=reported, news_since=start), vague, (first, last))
    learned = pick.best(Slice(ended_before=first, reported=reported, news_since=start), earlier)
    coming = pick.best(
        Slice(starts=(after, later(last, TUNING.upcoming_days)), expected_after=clock.day_of(known)), upcoming
    )
    told = happened.events
    sections = {
        "happened": told if days == 1 else [*sorted(told[:leading], key=_by_day), *told[leading:]],
        "sometime": sorted(sometime.events, key=time_order),
        "learned": sorted(learned.events, key=time_order),
        "upcoming": sorted(coming.events, key=lambda event: (event.when.last, time_order(event))),
    }
    shown = {name: _entries(session, events, known, pick.changes) for name, events in sections.items()}
    totals = {
        "happened": happened.total, "sometime": sometime.total, "learned": learned.total, "upcoming": coming.total,
    }  # fmt: skip
    ids = [event.id for events in sections.values() for event in events]
    by_event = session.store.mentions_of(ids, known)
    mentions = [stored.mention for rows in by_event.values() for stored in rows]
    titles = {
        event: [(row.mention.title, row.mention.lang) for row in rows if row.mention.role is Role.MAIN]
        for event, rows in by_event.items()
    }
    headed = _headed(shown["happened"][:leading], titles, by_day=days > 1)
    return Digest(
        first=first,
        last=last,
        as_of=known,
        happened=(*headed, *shown["happened"][leading:]),
        sometime=shown["sometime"],
        learned=shown["learned"],
        upcoming=shown["upcoming"],
        articles=len({mention.article for mention in mentions}),
        sources=len({mention.source for mention in mentions}),
        events=happened.total,
        leading=len(headed),
        omitted={name: total - len(sections[name]) for name, total in totals.items() if total > len(sections[name])},
        since=since,
        feeds=trouble(session) if as_of is None else (),
        density=_density(session, query, first, last) if density else (),
        query=" ".join(filter(None, (matching.source_text if matching else "", f"tag:{tag}" if tag else ""))),
    )


def _query(matching: Query | None, tag: str | None, kept_off: bool, as_of: datetime) -> Query:
    query = matching or Query()
    return replace(query, tags=(*query.tags, tag) if tag else query.tags, kept_off=kept_off, as_of=as_of)


def _headed(
    entries: Sequence[DigestEntry], titles: Mapping[str, Sequence[tuple[str, str]]], *, by_day: bool
) -> list[DigestEntry]:
    """Entries with their headings; each day has its own where several are told one after the other."""
    days: dict[date, list[DigestEntry]] = {}
    for entry in entries:
        days.setdefault(entry.event.when.first if by_day else date.min, []).append(entry)
    return [entry for day in days.values() for entry in with_headings(day, titles)]


def _density(session: Session, query: Query, first: date, last: date) -> tuple[tuple[date, int], ...]:
    """Each day from some before the digest to some after it, with the number of events known to be of that day."""
    start, end = later(first, -TUNING.density_days), later(last, TUNING.density_days)
    found = events_as_of(session, replace(query, since=start, until=end))
    counts = Counter(event.when.first for event in found if event.when.is_day)
    days = [start + number * DAY for number in range((end - start).days + 1)]
    return tuple((day, counts[day]) for day in days)


def kept_off_of(
    session: Session,
    first: date,
    days: int = 1,
    *,
    tag: str | None = None,
    matching: Query | None = None,
    as_of: datetime | None = None,
) -> KeptOff:
    """How many events of those days are kept off their digest."""
    last = later(first, (days - 1) * DAY)
    query = _query(matching, tag, True, as_of or session.now())
    part = Slice(starts=(first, last), coarse=False)
    events, _ = TimelineAsOf(session, query).events(part, limit=EVERY)
    hidden = sum(event.hidden for event in events)
    muted = sum(event.muted and not event.hidden for event in events)
    return KeptOff(sum(event.kept_off for event in events) - hidden - muted, muted, hidden)


@dataclass(frozen=True, slots=True)
class _Best:
    """The most important events of a section, and the number of all."""

    events: list[Event]
    total: int


class _Pick:
    """Picks what a digest tells.

    Args:
        session: of the store.
        query: of the digest.
        since: a digest whose items are left out, or None.
        last: the last day that is told.
    """

    def __init__(self, session: Session, query: Query, since: Printed | None, last: date) -> None:
        self.changes: dict[str, Change | None] = {}
        """What has changed of the events that have been picked, by id."""
        self._timeline = TimelineAsOf(session, query)
        self._told = Told(session, query, since) if since else None
        self._asked = (query.since, query.until)
        self._last = last

    def best(self, part: Slice, limit: int, days: tuple[date, date] | None = None) -> _Best:
        """The most important events of a part of the timeline that overlap these days and have not been told."""
        overlap = self._overlap(days)
        if self._told is None:
            return _Best(*self._timeline.events(part, *overlap, limit=limit))
        events, _ = self._timeline.events(part, *overlap, limit=EVERY)
        if part.reported is not None:
            # What was first reported before may have changed since.
            changed = self._timeline.named(self._told.changed - {event.id for event in events})
            always = replace(part, reported=None, news_since=None)
            events += [event for event in changed if always.holds(event) and _overlaps(event, days)]
        news = self._told.news(events, self._last)
        self.changes |= news
        found = sorted((event for event in events if event.id in news), key=score_order)
        return _Best(found[:limit], len(found))

    def _overlap(self, days: tuple[date, date] | None) -> tuple[date | None, date | None]:
        """The days that are asked for by the digest and by its filter."""
        first, last = days or (None, None)
        since, until = self._asked
        return max(filter(None, (first, since)), default=None), min(filter(None, (last, until)), default=None)


def _overlaps(event: Event, days: tuple[date, date] | None) -> bool:
    return days is None or (event.when.last >= days[0] and event.when.first <= days[1])


def _entries(
    session: Session, events: Sequence[Event], known: datetime, changes: Mapping[str, Change | None]
) -> tuple[DigestEntry, ...]:
    """Entries whose links do not tell where their reader comes from, with what has changed of them."""
    return tuple(
        replace(
            entry,
            source=_untracked(entry.source),
            sources=tuple(map(_untracked, entry.sources)),
            change=changes.get(entry.event.id),
        )
        for entry in entries(session, events, known)
    )


def _untracked(source: Source) -> Source:
    return replace(source, url=without_tracking(source.url)) if source.url else source


def _by_day(event: Event) -> tuple[int, float]:
    return event.when.first.toordinal(), -event.score
