"""The daily digest: what happened, what became known about other days, what is coming."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tui.model import Digest, Event, Query
from tui.service.session import Session
from tui.service.timeline.as_of import TimelineAsOf, time_order
from tui.service.timeline.details import entries
from tui.store import Slice

_DAY = timedelta(days=1)
_RANGE = timedelta(days=6)
_YEAR = timedelta(days=366)

HAPPENED, SOMETIME, LEARNED = 20, 6, 10
"""Events shown of each section; `Digest.omitted` counts the rest."""


def digest(
    session: Session,
    first: date,
    days: int = 1,
    *,
    tag: str | None = None,
    upcoming: int = 8,
    as_of: datetime | None = None,
) -> Digest:
    """The digest of `days` days from `first` on, as it was known at `as_of` (default: now).

    Days of knowledge are days of UTC. Nothing but the arguments and what was known at `as_of` enters, so the digest of
    a past moment comes out the same at any later time.

    Args:
        first, days: the days.
        tag: only events told by feeds with this tag.
        upcoming: how many events to come: the most important of the next year, soonest first.
        as_of: aware.
    """
    known = as_of or session.now()
    last = first + (days - 1) * _DAY
    reported = (_midnight(first), _midnight(last + _DAY))
    timeline = TimelineAsOf(session, Query(tags=(tag,) if tag else (), as_of=known))

    happened, happened_all = timeline.events(
        Slice(starts=(first - _RANGE, last), coarse=False), first, last, limit=HAPPENED * min(days, 3)
    )
    sometime, sometime_all = timeline.events(Slice(coarse=True, reported=reported), first, last, limit=SOMETIME)
    learned, learned_all = timeline.events(Slice(ended_before=first, reported=reported), limit=LEARNED)
    coming, coming_all = timeline.events(
        Slice(starts=(last + _DAY, _year_after(last)), expected_after=known.date()), limit=upcoming
    )
    sections = {
        "happened": happened if days == 1 else sorted(happened, key=_by_day),
        "sometime": sometime,
        "learned": learned,
        "upcoming": sorted(coming, key=time_order),
    }
    told = {name: entries(session, events, known) for name, events in sections.items()}
    totals = {"happened": happened_all, "sometime": sometime_all, "learned": learned_all, "upcoming": coming_all}
    shown = [event.id for events in sections.values() for event in events]
    mentions = [stored.mention for found in session.store.mentions_of(shown, known).values() for stored in found]
    return Digest(
        first=first,
        last=last,
        as_of=known,
        happened=told["happened"],
        sometime=told["sometime"],
        learned=told["learned"],
        upcoming=told["upcoming"],
        articles=len({mention.article for mention in mentions}),
        sources=len({mention.source for mention in mentions}),
        omitted={name: total - len(sections[name]) for name, total in totals.items() if total > len(sections[name])},
    )


def _by_day(event: Event) -> tuple[int, float]:
    return event.when.first.toordinal(), -event.score


def _year_after(day: date) -> date:
    return day + _YEAR if date.max - day > _YEAR else date.max


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
