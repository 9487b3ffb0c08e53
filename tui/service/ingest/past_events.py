"""The events of a past date, as the store knows them, for sentences that look back at them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tui.events.matching.assignment import Assignment
from tui.events.matching.look_back import PastEvent, is_exact_enough
from tui.events.matching.matcher import Matcher
from tui.events.matching.weights import Vector
from tui.model import Group, Mention, Precision, Query, Role, When
from tui.service.ingest.tuning import TUNING
from tui.store import Store, StoredMention


class PastEvents:
    """The events that are no longer live, by date.

    Args:
        store: open.
        matcher: whose live events they are not, and whose words it is to weigh by.
    """

    def __init__(self, store: Store, matcher: Matcher) -> None:
        self._store = store
        self._matcher = matcher
        self._window = matcher.tuning.window
        self._of_date = lru_cache(TUNING.past_dates)(self._read)

    def reassign(self, mention: Mention, assignment: Assignment) -> Assignment:
        """Where a mention belongs that matching has assigned: one that no live event matched, and that looks back further than
        those, may belong to one of the past."""
        when = mention.when
        is_past = is_exact_enough(when) and mention.published.date() - when.last > self._window
        if not (assignment.is_new and is_past and mention.terms) or mention.role is not Role.MENTION:
            return assignment
        events = self._of_date(When(when.start, when.end, min(when.precision, Precision.DAY)))
        better = self._matcher.reassign(mention, events)
        if better is not None:
            return better
        events.append(PastEvent(assignment.event, when, (self._matcher.vector(mention.terms),)))
        del events[TUNING.past_events : -TUNING.past_events]
        return assignment

    def _read(self, when: When) -> list[PastEvent]:
        """The events under the heading of that date."""
        events = self._store.group_events(Query(), Group(when, 0), 0, TUNING.past_events)
        mentions = self._store.mentions_of([event.id for event in events])
        return [PastEvent(event.id, event.when, self._texts(mentions.get(event.id, ()))) for event in events]

    def _texts(self, stored: Sequence[StoredMention]) -> tuple[Vector, ...]:
        mentions = sorted((row.mention for row in stored if row.mention.terms), key=lambda m: m.role is Role.MENTION)
        return tuple(self._matcher.vector(mention.terms) for mention in mentions[: TUNING.past_texts])
