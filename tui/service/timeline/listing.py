"""The timeline as a list: headings, windows of events, columns of the axis, counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from tui.model import UNREACHED, Bucket, Event, Group, KeptOff, Modality, Precision, Query, Scale, Summary, When
from tui.model.calendar import DAY, DAYS_PER_WEEK
from tui.service.session import Session
from tui.service.timeline import axis
from tui.service.timeline.as_of import events_as_of
from tui.service.timeline.tuning import TUNING

_WEEK = DAYS_PER_WEEK * DAY


def groups(session: Session, query: Query) -> tuple[Group, ...]:
    """The headings of the matching events, in order of time."""
    if query.as_of is None:
        return tuple(session.store.groups(query))
    return tuple(_group(when, members) for when, members in _grouped(session, query))


def _group(when: When, members: Sequence[Event]) -> Group:
    undated = sum(not event.has_day for event in members)
    planned = sum(event.modality is Modality.PLANNED and event.has_day for event in members)
    return Group(when, len(members), undated, planned)


def nearest(
    session: Session, query: Query, day: date, before: int, after: int
) -> list[tuple[Group, list[Event]]] | None:
    """The matching events nearest to a day under their headings, in order of time, long before all are counted.

    Args:
        session, query: of what; not as of a time.
        day: to which.
        before, after: how many that start up to it, and after it; of a heading at either end some may be missing.

    Returns:
        None where all are found as soon, or too few near the day.
    """
    found = session.store.nearest(query, day, before, after) if query.as_of is None else None
    if found is None:
        return None
    headed = [(when, list(members)) for when, members in groupby(found, key=_heading)]
    return [(_group(when, members), members) for when, members in headed]


def group_events(session: Session, query: Query, group: Group, offset: int, limit: int) -> list[Event]:
    """A window of the events under a heading: by time of day, then the most important first."""
    if query.as_of is None:
        return session.store.group_events(query, group, offset, limit)
    members = next((members for when, members in _grouped(session, query) if when == group.when), [])
    return members[offset : offset + limit]


def _grouped(session: Session, query: Query) -> list[tuple[When, list[Event]]]:
    return [(when, list(members)) for when, members in groupby(events_as_of(session, query), key=_heading)]


def _heading(event: Event) -> When:
    when = event.when
    return When(when.start, when.end, min(when.precision, Precision.DAY))


def pages(session: Session, query: Query, wanted: Sequence[tuple[Group, int, int]]) -> list[list[Event]]:
    """The windows of several (group, offset, limit) at once; with a filter, this costs hardly more than one."""
    if query.as_of is None:
        return session.store.pages(query, wanted)
    return [group_events(session, query, *one) for one in wanted]


def locate(session: Session, query: Query, event_id: str) -> tuple[When, int] | None:
    """(the event's heading, its offset under it), or None where the query leaves it out."""
    if query.as_of is None:
        events = session.store.events([event_id])
        offset = session.store.offset(query, events[0]) if events else None
        return (_heading(events[0]), offset) if offset is not None else None
    for heading, members in _grouped(session, query):
        for offset, event in enumerate(members):
            if event.id == event_id:
                return heading, offset
    return None


def events(session: Session, query: Query) -> Iterator[Event]:
    """All matching events in order of time; with `query.as_of`, as they were known then."""
    return session.store.stream(query) if query.as_of is None else iter(events_as_of(session, query))


def by_id(session: Session, ids: Sequence[str]) -> list[Event]:
    """Those of some events that there are, in the order of the ids."""
    found = {event.id: event for event in session.store.events(ids)}
    return [found[id_] for id_ in ids if id_ in found]


def count(session: Session, query: Query) -> int:
    """Number of matching events."""
    return session.store.count(query) if query.as_of is None else len(events_as_of(session, query))


def kept_off(session: Session, query: Query) -> KeptOff:
    """How many events the query would keep besides, if features, what is muted and what is hidden were not kept off."""
    if query.as_of is None:
        return session.store.kept_off(query)
    events = [event for event in events_as_of(session, replace(query, kept_off=True)) if event.kept_off]
    hidden = sum(event.hidden for event in events)
    muted = sum(event.muted and not event.hidden for event in events)
    return KeptOff(len(events) - hidden - muted, muted, hidden)


def buckets(session: Session, query: Query, scale: Scale, first: date, last: date) -> list[Bucket]:
    """The columns of the axis from the one that holds `first` to the one that holds `last`."""
    columns = axis.columns(scale, first, last)
    return axis.fill(scale, columns, groups_between(session, query, columns[0][0], columns[-1][1]))


def groups_between(session: Session, query: Query, first: date, last: date) -> Sequence[Group]:
    """The headings that overlap some days, and maybe others, in order of time."""
    return session.store.groups_between(query, first, last) if query.as_of is None else groups(session, query)


def span(session: Session, query: Query) -> tuple[date, date] | None:
    """First and last day of the matching events, None if there are none."""
    headings = groups(session, query)
    return (headings[0].when.first, max(group.when.last for group in headings)) if headings else None


def densest(session: Session, near: date) -> date:
    """The day to land on: the fullest day of the fullest week in the three months up to `near`, else the nearest day
    with events, else `near`."""
    since = near - TUNING.densest_days if near - date.min > TUNING.densest_days else date.min
    days = {g.when.first: g.count for g in session.store.groups_between(Query(), since, near) if g.when.is_day}
    days = {day: n for day, n in days.items() if since <= day <= near}
    if not days:
        return next_day(session, Query(), near, -1) or next_day(session, Query(), near, 1) or near
    week_ends = sorted(days, reverse=True)
    best = max(week_ends, key=lambda end: sum(n for day, n in days.items() if end - _WEEK < day <= end))
    return max((day for day in week_ends if best - _WEEK < day <= best), key=lambda day: days[day])


def next_day(session: Session, query: Query, day: date, direction: int) -> date | None:
    """The nearest day after (direction > 0) or before on which a matching event starts."""
    if query.as_of is None:
        return session.store.neighbour(query, day, forward=direction > 0)
    starts = [event.when.first for event in events_as_of(session, query)]
    if direction > 0:
        return min((start for start in starts if start > day), default=None)
    return max((start for start in starts if start < day), default=None)


def summary(session: Session, up_to: int | None = None) -> Summary:
    """The counts of the title line; `up_to` is the sequence number that the list was read at."""
    store = session.store
    states = store.feed_states()
    enabled = [states[feed.key] for feed in session.settings.feeds if feed.enabled and feed.key in states]
    shown = store.count(Query(up_to=up_to))
    return Summary(
        events=shown,
        unread=store.count(Query(flags=("unread",), up_to=up_to)),
        articles=store.article_count(),
        to_read=to_read(session),
        waiting=0 if up_to is None else store.count(Query()) - shown,
        last_polled=max((state.last_polled for state in enabled if state.last_polled), default=None),
        next_poll=min((state.next_due for state in enabled if state.next_due), default=None),
        failing=sum(state.failures > 0 for state in enabled),
        kept_off=store.kept_off(Query(up_to=up_to)),
        unpolled=sum(feed.enabled and feed.key not in states for feed in session.settings.feeds),
        offline=bool(enabled) and all(state.failures and state.note.startswith(UNREACHED) for state in enabled),
    )


def lost(session: Session) -> str:
    """What to tell a person where the file of the store is no longer the one that was opened, else ""."""
    if session.store.is_in_place():
        return ""
    return f"{session.store.path.name} was deleted or replaced: nothing is kept any more, open dateline anew"


def to_read(session: Session) -> int:
    """Number of stored articles that have yet to be read, or to be read again."""
    return session.store.reading.unread_count() + session.store.reading.outdated_count()


def high_water(session: Session) -> int:
    """Number of the newest event; a list read up to it (`Query.up_to`) does not change when a poll adds events."""
    return session.store.high_water()


def version(session: Session) -> int:
    """Counts what was written to the store, by this process or another; reading it costs next to nothing."""
    return session.store.data_version()
