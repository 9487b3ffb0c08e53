"""What is new, or has moved, among the events that a person follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tui.model import Change, EventDetail, Printed, Query
from tui.service.digests.changes import Told
from tui.service.session import Session
from tui.service.timeline.as_of import TimelineAsOf, time_order
from tui.service.timeline.details import event_details


@dataclass(frozen=True, slots=True)
class Alert:
    """An event that is new, or not what it was.

    Args:
        event: in full, without what the person has written about it.
        query: the filter that it matches, as typed.
        change: what has changed; None where it is new.
    """

    event: EventDetail
    query: str
    change: Change | None


def alerts(session: Session, queries: Sequence[Query], since: datetime) -> list[Alert]:
    """Of the events that these filters keep, those that have become known since a moment, and those that have another date, have
    happened, are denied or disputed, or that many more outlets tell; each once, in order of time.

    What a feed held when it was polled for the first time counts as known when it was published.

    Args:
        session: of the store.
        queries: filters.
        since: aware.
    """
    now = session.now()
    found: dict[str, Alert] = {}
    for query in queries:
        told = Told(session, query, Printed(since, date.min, date.max))
        events = TimelineAsOf(session, replace(query, as_of=now)).named(told.changed)
        news = {id_: change for id_, change in told.news(events, date.max).items() if id_ not in found}
        old = session.store.knowledge.backlog([id_ for id_, change in news.items() if change is None], since, now)
        wanted = {event.id for event in events if event.id in news and event.id not in old}
        for detail in event_details(session, replace(query, as_of=now), wanted):
            public = replace(detail, event=detail.event.public)
            found[public.event.id] = Alert(public, query.source_text, news[public.event.id])
    return sorted(found.values(), key=lambda alert: time_order(alert.event.event))
