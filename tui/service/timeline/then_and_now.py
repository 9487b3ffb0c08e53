"""What was known when: the events as they stood at a time, and what changed between two times; the steps between them are reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from tui.model import ChangeOfKnowledge, Event, Knowledge, KnownEvent, Query
from tui.service.session import Session
from tui.service.timeline.as_of import TimelineAsOf, events_as_of, time_order


def step(session: Session, at: datetime, direction: int) -> datetime | None:
    """When the next report after (1) or before (-1) a time became known; None where there is none."""
    return session.store.knowledge.report_beside(at, forward=direction > 0)


def around(query: Query, day: date, reach: timedelta) -> Query:
    """A query narrowed to the days around one."""
    first = day - reach if day - date.min > reach else date.min
    last = day + reach if date.max - day > reach else date.max
    return replace(query, since=max(query.since or first, first), until=min(query.until or last, last), up_to=None)


def reports(session: Session, parts: int) -> tuple[list[int], datetime, datetime] | None:
    """Numbers of reports that became known in equal parts of the time between the first and the last, and these two; None
    where nothing is known."""
    span = session.store.knowledge.report_span()
    if span is None:
        return None
    first, last = span
    part = (last - first) / parts
    ends = [first + part * number for number in range(parts)] + [last]
    counts = session.store.knowledge.reports_until(ends)
    # The very first reports belong into the first part.
    numbers = [counts[n + 1] - (counts[n] if n else 0) for n in range(parts)]
    return numbers, first, last


def known_at(session: Session, query: Query, at: datetime, base: datetime | None) -> Knowledge:
    """The events of a query as they were known at a time, and what is otherwise than at another time.

    Args:
        session: of the store.
        query: what is looked at; what lies outside of its days is not compared either.
        at: when it was known.
        base: the time to compare with, earlier or later; None compares with nothing.
    """
    shown = events_as_of(session, replace(query, as_of=at))
    if base is None or base == at:
        return Knowledge(at, base, tuple(KnownEvent(event) for event in shown))
    early, late = min(at, base), max(at, base)
    changed = session.store.knowledge.changed_since(early)
    before = {event.id: event for event in TimelineAsOf(session, replace(query, as_of=early)).named(changed)}
    after = {event.id: event for event in TimelineAsOf(session, replace(query, as_of=late)).named(changed)}
    changes = {id_: _change(session, id_, before, after) for id_ in before.keys() | after.keys()}
    rows = [_known(event, changes.get(event.id)) for event in shown]
    if at == late:
        here = {event.id for event in shown}
        rows += [_known(event, changes[id_]) for id_, event in before.items() if id_ not in here and changes[id_]]
    rows.sort(key=lambda row: time_order(row.event))
    kinds = [change[0] for change in changes.values() if change is not None]
    return Knowledge(
        at, base, tuple(rows), tuple((kind, kinds.count(kind)) for kind in ChangeOfKnowledge if kind in kinds)
    )


def _known(event: Event, change: tuple[ChangeOfKnowledge, KnownEvent] | None) -> KnownEvent:
    return KnownEvent(event) if change is None else replace(change[1], event=event)


def _change(
    session: Session, id_: str, before: Mapping[str, Event], after: Mapping[str, Event]
) -> tuple[ChangeOfKnowledge, KnownEvent] | None:
    """What became of one event between two times; None for nothing that is told."""
    old, new = before.get(id_), after.get(id_)
    kinds = ChangeOfKnowledge
    if old is None and new is not None:
        return kinds.NEW, KnownEvent(new, kinds.NEW)
    if old is not None and new is None:
        into = after.get(session.store.placements.survivor(id_))
        if into is not None:
            return kinds.JOINED, KnownEvent(old, kinds.JOINED, into=into)
        return kinds.WITHDRAWN, KnownEvent(old, kinds.WITHDRAWN)
    assert old is not None and new is not None
    if old.when != new.when:
        return kinds.MOVED, KnownEvent(new, kinds.MOVED, before=old, after=new)
    if set(new.sources) - set(old.sources):
        more = tuple(name for name in new.sources if name not in old.sources)
        return kinds.MORE, KnownEvent(new, kinds.MORE, sources=more)
    if set(old.sources) - set(new.sources):
        return kinds.FEWER, KnownEvent(new, kinds.FEWER, sources=tuple(n for n in old.sources if n not in new.sources))
    return None
