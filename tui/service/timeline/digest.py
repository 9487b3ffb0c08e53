"""The daily digest: what happened, what became known about other days, what is coming."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from tui.model import Digest, DigestEntry, Event, KeptOff, Query, Role, Source
from tui.model.calendar import DAY
from tui.service.session import Session
from tui.service.timeline.as_of import TimelineAsOf, time_order
from tui.service.timeline.details import entries
from tui.service.timeline.digest_groups import with_headings
from tui.service.timeline.tuning import TUNING
from tui.store import Slice
from tui.text import without_tracking


def digest(
    session: Session,
    first: date,
    days: int = 1,
    *,
    tag: str | None = None,
    upcoming: int = TUNING.upcoming,
    top: int = TUNING.happened,
    minor: int | None = TUNING.minor,
    as_of: datetime | None = None,
    kept_off: bool = False,
) -> Digest:
    """The digest of `days` days from `first` on, as it was known at `as_of` (default: now).

    Days of knowledge are days of UTC. Nothing but the arguments and what was known at `as_of` enters, so the digest of
    a past moment comes out the same at any later time.

    Args:
        first, days: the days.
        tag: only events told by feeds with this tag.
        upcoming: how many events to come: the most important of the next year, soonest first.
        top: how many events of a day are told at length.
        minor: how many more are named in passing; None for all.
        as_of: aware.
        kept_off: with what is kept off the timeline.
    """
    known = as_of or session.now()
    last = first + (days - 1) * DAY
    reported = (_midnight(first), _midnight(last + DAY))
    timeline = TimelineAsOf(session, Query(tags=(tag,) if tag else (), kept_off=kept_off, as_of=known))

    leading = top * min(days, TUNING.happened_days)
    happened, happened_all = timeline.events(
        Slice(starts=(first - TUNING.range_days, last), coarse=False),
        first,
        last,
        limit=leading + minor if minor is not None else sys.maxsize,
    )
    sometime, sometime_all = timeline.events(Slice(coarse=True, reported=reported), first, last, limit=TUNING.sometime)
    learned, learned_all = timeline.events(Slice(ended_before=first, reported=reported), limit=TUNING.learned)
    coming, coming_all = timeline.events(
        Slice(starts=(last + DAY, _year_after(last)), expected_after=known.date()), limit=upcoming
    )
    sections = {
        "happened": happened if days == 1 else [*sorted(happened[:leading], key=_by_day), *happened[leading:]],
        "sometime": sometime,
        "learned": learned,
        "upcoming": sorted(coming, key=time_order),
    }
    shown = {name: _entries(session, events, known) for name, events in sections.items()}
    totals = {"happened": happened_all, "sometime": sometime_all, "learned": learned_all, "upcoming": coming_all}
    ids = [event.id for events in sections.values() for event in events]
    by_event = session.store.mentions_of(ids, known)
    mentions = [stored.mention for rows in by_event.values() for stored in rows]
    titles = {
        event: [(row.mention.title, row.mention.lang) for row in rows if row.mention.role is Role.MAIN]
        for event, rows in by_event.items()
    }
    told = with_headings(shown["happened"][:leading], titles)
    return Digest(
        first=first,
        last=last,
        as_of=known,
        happened=(*told, *shown["happened"][leading:]),
        sometime=shown["sometime"],
        learned=shown["learned"],
        upcoming=shown["upcoming"],
        articles=len({mention.article for mention in mentions}),
        sources=len({mention.source for mention in mentions}),
        events=happened_all,
        leading=len(told),
        omitted={name: total - len(sections[name]) for name, total in totals.items() if total > len(sections[name])},
    )


def kept_off_of(
    session: Session, first: date, days: int = 1, *, tag: str | None = None, as_of: datetime | None = None
) -> KeptOff:
    """How many events of those days are kept off their digest."""
    last = first + (days - 1) * DAY
    query = Query(tags=(tag,) if tag else (), kept_off=True, as_of=as_of or session.now())
    part = Slice(starts=(first, last), coarse=False)
    events, _ = TimelineAsOf(session, query).events(part, limit=sys.maxsize)
    hidden = sum(event.hidden for event in events)
    muted = sum(event.muted and not event.hidden for event in events)
    return KeptOff(sum(event.kept_off for event in events) - hidden - muted, muted, hidden)


def _entries(session: Session, events: Sequence[Event], known: datetime) -> tuple[DigestEntry, ...]:
    """Entries whose links do not tell where their reader comes from."""
    return tuple(
        replace(entry, source=_untracked(entry.source), sources=tuple(map(_untracked, entry.sources)))
        for entry in entries(session, events, known)
    )


def _untracked(source: Source) -> Source:
    return replace(source, url=without_tracking(source.url)) if source.url else source


def _by_day(event: Event) -> tuple[int, float]:
    return event.when.first.toordinal(), -event.score


def _year_after(day: date) -> date:
    year = TUNING.upcoming_days
    return day + year if date.max - day > year else date.max


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
