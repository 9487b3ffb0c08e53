"""What is news to the readers of a digest that has been printed before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tui.model import Change, ChangeKind, Event, Modality, Printed, Query
from tui.model.calendar import DAY, later
from tui.service.session import Session
from tui.service.timeline.as_of import TimelineAsOf
from tui.service.timeline.details import OPEN, was_called_off
from tui.service.timeline.tuning import TUNING


class Told:
    """What a digest has told, by what was known when it was printed.

    Args:
        session: of the store.
        query: of the digest.
        printed: the digest.
    """

    def __init__(self, session: Session, query: Query, printed: Printed) -> None:
        self.printed = printed
        self._now = query.as_of
        self._session = session
        self._changed = frozenset(session.store.knowledge.changed_since(printed.as_of))
        then = TimelineAsOf(session, replace(query, as_of=printed.as_of))
        self._then = {event.id: event for event in then.named(self._changed)}

    @property
    def changed(self) -> frozenset[str]:
        """Ids of the events that may be told otherwise now."""
        return self._changed

    def news(self, events: Iterable[Event], last: date) -> dict[str, Change | None]:
        """Those of these events that are worth telling, by id: with what has changed, or None where they were never told.

        Args:
            events: as they are known now.
            last: the last day that is told; what is due by the day after is told again.
        """
        found: dict[str, Change | None] = {}
        events = list(events)
        ended = self._called_off_since(events)
        for event in events:
            before = self._before(event)
            if before is None or not self._is_told(before):
                found[event.id] = None
            elif change := _change(before, event, ended=event.id in ended):
                found[event.id] = change
            elif before.when.first > self.printed.last < last and event.when.first <= later(last, DAY):
                found[event.id] = Change(ChangeKind.DUE, before.when, len(before.sources))
        return found

    def _before(self, event: Event) -> Event | None:
        """The event as it was; of one that others have joined since, the most important of those that there were."""
        if event.id not in self._changed:
            return event if event.first_reported <= self.printed.as_of else None
        ids = (event.id, *self._session.store.placements.merged_into(event.id))
        known = [self._then[id_] for id_ in ids if id_ in self._then]
        return max(known, key=lambda one: (one.id == event.id, one.score, one.id), default=None)

    def _called_off_since(self, events: Iterable[Event]) -> set[str]:
        """Ids of those that have been called off since."""
        plans = {event.id: event for event in events if event.id in self._changed and event.modality in OPEN}
        now, then = (self._session.store.mentions_of(list(plans), known) for known in (self._now, self.printed.as_of))
        return {
            id_
            for id_, event in plans.items()
            if was_called_off(event, now.get(id_, ())) and not was_called_off(event, then.get(id_, ()))
        }

    def _is_told(self, event: Event) -> bool:
        """Whether its day was told, or it stood among what was to come."""
        return event.when.first <= self.printed.last or event.modality is Modality.PLANNED


def _change(before: Event, now: Event, *, ended: bool) -> Change | None:
    """What a reader of the one must know of the other; `ended` where it was called off since."""
    told, tell = len(before.sources), len(now.sources)
    for kind, holds in (
        (ChangeKind.DATE, (now.when.first, now.when.last) != (before.when.first, before.when.last)),
        (ChangeKind.STATUS, ended or now.modality is not before.modality),
        (ChangeKind.DISPUTED, bool(now.disagreeing) and not before.disagreeing),
        (ChangeKind.OUTLETS, tell >= max(TUNING.many_outlets, told * TUNING.more_outlets)),
    ):
        if holds:
            return Change(kind, before.when, told)
    return None
