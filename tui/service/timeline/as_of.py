"""What was known at an earlier time: events as they were told then, with the marks that a person had set by then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from heapq import merge

from tui.model import Event, Precision, Query
from tui.service.session import Session
from tui.store import FLAGS, Marks, Slice, StoredMention, shows_features, shows_hidden
from tui.text import unaccented

FUSED_AT_ONCE = 500
"""Events whose mentions are in memory at once (chosen: a few megabytes)."""


def events_as_of(session: Session, query: Query) -> list[Event]:
    """Events matching the query as they were known at `query.as_of`, in order of time.

    Most events have not changed since and come straight from their rows; those that have are fused again from the
    mentions that were known then.
    """
    assert query.as_of is not None
    changed = session.store.knowledge.changed_since(query.as_of)
    unchanged = [event for event in session.store.stream(query) if event.id not in changed]
    marks = session.store.marks_as_of(sorted(changed), query.as_of)
    fused = _fused_as_of(session, sorted(changed), marks, query)
    return sorted(unchanged + fused, key=time_order)


class TimelineAsOf:
    """The events of one moment of knowledge, asked for in slices; what did not change is read from its rows.

    Args:
        session: of the store.
        query: with `as_of` set.
    """

    def __init__(self, session: Session, query: Query) -> None:
        assert query.as_of is not None
        self._session = session
        self._query = query
        self._changed = frozenset(session.store.knowledge.changed_since(query.as_of))
        self._marks = session.store.marks_as_of(sorted(self._changed), query.as_of)

    def events(
        self, part: Slice, since: date | None = None, until: date | None = None, *, limit: int
    ) -> tuple[list[Event], int]:
        """(the most important `limit` events of the slice that overlap the days, the number of all)."""
        store = self._session.store
        query = replace(self._query, since=since, until=until)
        rows = replace(part, without=part.without | self._changed)
        unchanged = store.events_in(query, rows, limit=limit)
        total = len(unchanged) if len(unchanged) < limit else store.count_in(query, rows)
        fused = _fused_as_of(self._session, sorted(self._changed), self._marks, query)
        changed = [event for event in fused if part.holds(event)]
        if part.news_since is not None and query.as_of is not None:
            old = store.knowledge.backlog([event.id for event in changed], part.news_since, query.as_of)
            changed = [event for event in changed if event.id not in old]
        return sorted(unchanged + changed, key=score_order)[:limit], total + len(changed)

    def named(self, ids: Collection[str]) -> list[Event]:
        """Those of these events that there were and that the query keeps."""
        fused = _fused_as_of(self._session, sorted(self._changed.intersection(ids)), self._marks, self._query)
        rest = sorted(set(ids) - self._changed)
        mentions = self._session.store.mentions_of(rest, self._query.as_of)
        known = [event for event in self._session.store.events(rest) if mentions.get(event.id)]
        return fused + _matching(self._session, known, mentions, self._query)


def by_found_titles(session: Session, query: Query, events: Iterable[Event]) -> Iterator[Event]:
    """Events that match a query, as they match it where a title that a person has given one finds nothing and keeps nothing out.

    Args:
        session: of the store.
        query: what was asked, and nothing that is the person's own (`is:titled`).
        events: those that match it with a person's titles, in order of time.
    """
    if not any(part.text for part in query.parts()):
        yield from events
        return
    other = replace(query, text="", groups=(), flags=(*query.flags, "titled"))
    titled = session.store.stream(other) if query.as_of is None else iter(events_as_of(session, other))
    own = {event.id: event for event in titled}
    mentions = session.store.mentions_of(sorted(own), query.as_of)
    found = [own[event.id] for event in _matching(session, [event.public for event in own.values()], mentions, query)]
    yield from merge((event for event in events if event.id not in own), found, key=time_order)


def score_order(event: Event) -> tuple[float, tuple[int, int, date, int, float, str]]:
    """The order of importance."""
    return -event.score, time_order(event)


def time_order(event: Event) -> tuple[int, int, date, int, float, str]:
    """The order in which the store lists events."""
    when = event.when
    last = date.min if when.start is None else when.end or date.max
    return when.first.toordinal(), min(when.precision, Precision.DAY), last, when.minute, -event.score, event.id


def _fused_as_of(session: Session, ids: Sequence[str], marks: Mapping[str, Marks], query: Query) -> list[Event]:
    """Those of the events that the query keeps, fused from the mentions known at `query.as_of`, with the marks of then."""
    from tui.events.fuse import fuse

    as_of = query.as_of
    assert as_of is not None
    kept: list[Event] = []
    language = session.store.preferences.language()
    for start in range(0, len(ids), FUSED_AT_ONCE):
        mentions = session.store.mentions_of(ids[start : start + FUSED_AT_ONCE], as_of)
        events = {id_: fuse(id_, [stored.mention for stored in rows], language) for id_, rows in mentions.items()}
        stories = session.store.stories.stories_as_of(list(events), as_of)
        muted = session.store.mutes.articles([stored.mention.article for rows in mentions.values() for stored in rows])
        marked = [
            replace(
                marks[id_].over(event) if id_ in marks else event,
                story=stories.get(id_),
                muted=bool(muted) and all(stored.mention.article in muted for stored in mentions[id_]),
            )
            for id_, event in events.items()
        ]
        kept += _matching(session, [event for event in marked if event.first_reported <= as_of], mentions, query)
    return kept


def _matching(
    session: Session, events: Sequence[Event], mentions: Mapping[str, Sequence[StoredMention]], query: Query
) -> list[Event]:
    """Those that the query keeps, judged as the store's own filter does."""
    tagged = set(session.store.source_names(query.tags)) if query.tags else set()
    wanted = [name.casefold() for name in query.sources]
    stories = set(session.store.stories.find(query.stories))
    kept = []
    for event in events:
        names = {stored.mention.source for stored in mentions[event.id]}
        if (
            _marks_match(event, query)
            and _date_matches(event, query)
            and (not query.tags or names & tagged)
            and (not wanted or any(part in name.casefold() for part in wanted for name in names))
            and (not query.stories or event.story in stories)
            and (not query.places or not set(query.places).isdisjoint(event.places))
            and (
                not query.people or any(part in name for part in query.people for name in map(unaccented, event.people))
            )
        ):
            kept.append(event)
    if query.text:
        texts = [(event.id, _text(event, mentions[event.id])) for event in kept]
        matching = session.store.matching_text(texts, query.text)
        kept = [event for event in kept if event.id in matching]
    return _groups_match(session, kept, mentions, query)


def _groups_match(
    session: Session, kept: Sequence[Event], mentions: Mapping[str, Sequence[StoredMention]], query: Query
) -> list[Event]:
    for group in query.groups:
        # Within a group nothing is kept off by itself: whether it is shown was asked above.
        each = (_matching(session, kept, mentions, replace(part, kept_off=True)) for part in group.queries)
        held = {event.id for events in each for event in events}
        kept = [event for event in kept if (event.id in held) is not group.negated]
    return list(kept)


def _date_matches(event: Event, query: Query) -> bool:
    when = event.when
    return (
        (query.since is None or when.last >= query.since)
        and (query.until is None or when.first <= query.until)
        and (not query.precisions or when.precision in query.precisions)
    )


def _marks_match(event: Event, query: Query) -> bool:
    return (
        (shows_hidden(query) or not event.hidden)
        and (shows_features(query) or not (event.feature or event.muted))
        and all(FLAGS[name].holds(event) for name in query.flags)
        and (not query.has_note or bool(event.note))
    )


def _text(event: Event, mentions: Sequence[StoredMention]) -> str:
    parts = [event.title]
    for stored in mentions:
        parts += (stored.mention.title, stored.mention.evidence.text)
    return "\n".join(parts)
