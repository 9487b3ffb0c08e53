"""The events of a past date, as the store knows them, for sentences that look back at them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.events.matching.look_back import Past, is_worth_recalling
from tui.events.matching.matcher import WINDOW
from tui.model import Group, Mention, Precision, Query, Role, When

if TYPE_CHECKING:
    from tui.events.matching.matcher import Assignment, Matcher
    from tui.events.matching.weights import Vector
    from tui.store import Store, StoredMention

EVENTS = 60
"""Events of one date that are looked at: the most important ones of the store, and as many of the latest founded since."""

TEXTS = 4
"""Mentions of an event that are compared, those of articles about it first."""

DATES = 200
"""Dates whose events are remembered."""


class Recall:
    """Finds events of the past that background tells of.

    Args:
        store: open.
        matcher: whose words it is to weigh by.
    """

    def __init__(self, store: Store, matcher: Matcher) -> None:
        self._store = store
        self._matcher = matcher
        self._of_date = lru_cache(DATES)(self._read)

    def place(self, mention: Mention, assigned: Assignment) -> Assignment:
        """Where a mention belongs that matching has assigned: one that found no live event, and looks back further than
        those, may belong to one of the past."""
        when = mention.when
        is_past = is_worth_recalling(when) and mention.published.date() - when.last > WINDOW
        if not (assigned.founded and is_past and mention.terms) or mention.role is not Role.MENTION:
            return assigned
        events = self._of_date(When(when.start, when.end, min(when.precision, Precision.DAY)))
        found = self._matcher.recall(mention, events)
        if found is None:
            events.append(Past(assigned.event, when, (self._matcher.weigh(mention.terms),)))
            del events[EVENTS:-EVENTS]
        return found or assigned

    def _read(self, when: When) -> list[Past]:
        """The events under the heading of that date."""
        events = self._store.group_events(Query(), Group(when, 0), 0, EVENTS)
        told = self._store.mentions_of([event.id for event in events])
        return [Past(event.id, event.when, self._texts(told.get(event.id, []))) for event in events]

    def _texts(self, told: list[StoredMention]) -> tuple[Vector, ...]:
        mentions = sorted((row.mention for row in told if row.mention.terms), key=lambda m: m.role is Role.MENTION)
        return tuple(self._matcher.weigh(mention.terms) for mention in mentions[:TEXTS])
