"""Answers for programs: when something happened, what was known on a day, who gives another date, what is coming."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import nlargest
from itertools import takewhile

from tui.errors import UsageError
from tui.events.terms import terms
from tui.model import Event, EventDetail, Modality, Query
from tui.model.calendar import DAY
from tui.service.filters.days import day_of
from tui.service.filters.language import parse_query
from tui.service.session import Session
from tui.service.timeline import listing
from tui.service.timeline.as_of import by_found_titles
from tui.service.timeline.details import event_detail, event_details
from tui.service.timeline.story_list import named_in_public

INSTANT = timedelta(microseconds=1)
"""The least time that two moments differ by."""
MOST_WORDS = 12
"""Words of a question that are looked for one by one (chosen: a long sentence has fewer telling ones)."""
PRIVATE_FLAGS = frozenset({"hidden", "titled", "edited", "judged", "starred", "read", "unread"})
"""Words of `is:` that tell of the person, not of the news."""
_WORD = re.compile(r"\w+")


def is_private(query: Query) -> bool:
    """Whether a query asks, or keeps out, what is the person's own."""
    return any(part.has_note or PRIVATE_FLAGS.intersection(part.flags) for part in query.parts())


@dataclass(frozen=True, slots=True)
class Answer:
    """Events that answer a question.

    Args:
        events: in full, as many as were asked for.
        total: how many there are.
        loose: whether none has all words of the question, and these have most of them.
        as_of: what was known when; None for now.
    """

    events: tuple[EventDetail, ...]
    total: int
    loose: bool = False
    as_of: datetime | None = None


class Answers:
    """Answers from a store, which it only reads.

    Args:
        session: of the store.
        private: with what is the person's own: notes, titles, hidden events, and questions about them.
    """

    def __init__(self, session: Session, *, private: bool = False) -> None:
        self._session = session
        self._private = private

    def when(self, question: str, limit: int) -> Answer:
        """The events that a filter keeps, or that have most words of a question, the most important first.

        Raises:
            UsageError: the question is no filter, or is empty.
        """
        return self._about(question, limit, Query())

    def known_on(self, day: str, question: str, limit: int) -> Answer:
        """The same as it was known at the end of a day; without a question the most important events of that day.

        Raises:
            UsageError: the day is none, or still to come; the question is no filter.
        """
        when = day_of(day, self._session.now())
        as_of = self._session.clock.midnight(when.last + DAY) - INSTANT if when.last < date.max else None
        if as_of is None or when.last > self._session.today():
            raise UsageError(f"{day!r} is still to come.", "Ask what is coming instead.")
        as_of = min(as_of, self._session.now())
        if question.strip():
            return self._about(question, limit, Query(as_of=as_of))
        return self._best(Query(as_of=as_of, since=when.first, until=when.last), limit)

    def disagreeing(self, question: str, limit: int) -> Answer:
        """Events whose outlets give dates that do not agree, the most important first.

        Raises:
            UsageError: the question is no filter.
        """
        query = self._read(question)
        return self._best(replace(query, flags=(*query.flags, "disputed")), limit)

    def coming(self, question: str, days: int, limit: int) -> Answer:
        """Planned events of the next days whose day is known: the most important ones, soonest first.

        Raises:
            UsageError: the question is no filter.
        """
        today = self._session.today()
        query = self._read(question)
        last = today + min(days * DAY, date.max - today)
        part = replace(query, since=max(query.since or today, today), until=min(query.until or last, last))
        planned = [
            event
            for event in self._events(part)
            if event.modality is Modality.PLANNED and event.has_day and event.when.first >= today
        ]
        best = nlargest(limit, planned, key=_importance)
        return Answer(self._in_full(self._details({event.id for event in best}, None)), len(planned))

    def event(self, id_: str) -> EventDetail:
        """One event with all that tell of it.

        Raises:
            UsageError: there is none.
        """
        detail = event_detail(self._session, id_)
        if detail.event.hidden and not self._private:
            raise UsageError(f"There is no event {id_}.")
        return self._shown(detail)

    # ------------------------------------------------------------------ how

    def _about(self, question: str, limit: int, base: Query) -> Answer:
        if not question.strip():
            raise UsageError(
                "The question is empty.", "Write some words, or a filter such as: ferry where:kr from:2026-01"
            )
        query = replace(self._read(question), as_of=base.as_of)
        strict = self._best(query, limit)
        if strict.total or ":" in question or '"' in question:
            return strict
        return self._loosely(question, limit, base)

    def _loosely(self, question: str, limit: int, base: Query) -> Answer:
        """The events that have most of the telling words of a question, half of them at least."""
        beginnings = {term: _shared(word, term) for word in _WORD.findall(question.lower()) for term in terms(word)}
        found: dict[str, Event] = {}
        words: Counter[str] = Counter()
        in_title: Counter[str] = Counter()
        asked = list(beginnings)[:MOST_WORDS]
        for stem in asked:
            for event in self._events(replace(self._read(f"{beginnings[stem] or stem}*"), as_of=base.as_of)):
                found[event.id] = event
                words[event.id] += 1
                # "sink*" finds a sinkhole in the text, too: what a title says is surer.
                in_title[event.id] += stem in terms(event.public.title)
        enough = max(words.values(), default=0)
        if enough * 2 < len(asked):
            return Answer((), 0, loose=True, as_of=base.as_of)
        most = max((in_title[id_] for id_ in found if words[id_] == enough), default=0)
        alike = [event for id_, event in found.items() if (words[id_], in_title[id_]) == (enough, most)]
        best = nlargest(limit, alike, key=_importance)
        return replace(self._ranked(best, base, len(alike)), loose=True)

    def _best(self, query: Query, limit: int) -> Answer:
        events = list(self._events(query))
        return self._ranked(nlargest(limit, events, key=_importance), query, len(events))

    def _ranked(self, events: Sequence[Event], query: Query, total: int) -> Answer:
        order = {event.id: place for place, event in enumerate(events)}
        details = self._details(order, query.as_of)
        ranked = sorted(details, key=lambda detail: order[detail.event.id])
        return Answer(self._in_full(ranked), total, as_of=query.as_of)

    def _read(self, question: str) -> Query:
        query = parse_query(question, self._session.now())
        if not self._private and is_private(query):
            raise UsageError("What is your own is not told.", "Start `dateline mcp --with-notes` to have it told.")
        return query if self._private else self._in_public(query)

    def _in_public(self, query: Query) -> Query:
        """A query, with what is within it, whose stories are named by titles that were found."""
        stories = named_in_public(self._session, query.stories) if query.stories else ()
        groups = [replace(group, queries=tuple(map(self._in_public, group.queries))) for group in query.groups]
        return replace(query, stories=stories, groups=tuple(groups))

    def _events(self, query: Query) -> Iterable[Event]:
        events = listing.events(self._session, query)
        if self._private:
            return events
        return (event for event in by_found_titles(self._session, query, events) if not event.hidden)

    def _details(self, ids: Collection[str], as_of: datetime | None) -> Iterator[EventDetail]:
        """Events that were found, in order of time."""
        query = Query(kept_off=True, as_of=as_of, ids=tuple(ids))
        return event_details(self._session, query, ids) if ids else iter(())

    def _in_full(self, details: Iterable[EventDetail]) -> tuple[EventDetail, ...]:
        return tuple(self._shown(detail) for detail in details)

    def _shown(self, detail: EventDetail) -> EventDetail:
        return detail if self._private else replace(detail, event=detail.event.public)


def _shared(word: str, term: str) -> str:
    """What a word and its stem begin with alike: "ferr" of "ferry" and "ferri"."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, term, strict=False))
    return "".join(letter for letter, _ in alike)


def _importance(event: Event) -> tuple[float, str]:
    return event.score, event.id
