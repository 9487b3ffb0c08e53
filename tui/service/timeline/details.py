"""Who says so: the articles behind an event, best evidence first."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from tui.errors import UsageError
from tui.events.called_off import is_called_off
from tui.events.fuse import agrees
from tui.events.terms import terms
from tui.model import Basis, DigestEntry, Event, EventDetail, Mention, Modality, Query, Role, Source
from tui.service.session import Session
from tui.service.timeline.as_of import events_as_of
from tui.service.timeline.naming import place_names
from tui.service.timeline.own_changes import changes_of
from tui.service.timeline.shared_terms import why_one
from tui.service.timeline.tuning import TUNING
from tui.store import StoredMention
from tui.wording.counts import counted

_BASES = tuple(Basis)
OPEN = (Modality.PLANNED, Modality.DENIED)
"""Of what has not happened, and can be called off."""
_ROLES = (Role.MAIN, Role.REPRINT, Role.MENTION)
"""Of several mentions in one article, the first of these roles is the article's."""


def event_detail(session: Session, event_id: str, as_of: datetime | None = None) -> EventDetail:
    """Everything known of one event; the id of an event that matching merged into another gives that one.

    Raises:
        UsageError: there is no such event (or was none then).
    """
    store = session.store
    events = store.events([event_id])
    if not events and (survivor := store.placements.survivor(event_id)) != event_id:
        return event_detail(session, survivor, as_of)
    if as_of is not None and (not events or event_id in store.knowledge.changed_since(as_of)):
        events = [event for event in events_as_of(session, Query(as_of=as_of)) if event.id == event_id]
    if not events:
        raise UsageError(f"There is no event {event_id}.")
    mentions = store.mentions_of([event_id], as_of).get(event_id, [])
    titles = store.article_titles([stored.mention.article for stored in mentions])
    event = events[0]
    before, after = _neighbours(session, event)
    return EventDetail(
        event,
        sources_of(event, mentions, titles),
        why_one(mentions, titles),
        place_names(event.places),
        _story(session, event.story),
        called_off=was_called_off(event, mentions),
        before=before,
        after=after,
        changes=changes_of(session, event.id, event.title),
    )


def _neighbours(session: Session, event: Event) -> tuple[Event | None, Event | None]:
    """The events of its story that stand before and after it in time."""
    ids = session.store.stories.members([event.story]).get(event.story, []) if event.story else []
    if event.id not in ids:
        return None, None
    place = ids.index(event.id)
    wanted = [*ids[max(place - 1, 0) : place], *ids[place + 1 : place + 2]]
    found = {other.id: other for other in session.store.events(wanted)}
    before = found.get(ids[place - 1]) if place else None
    return before, found.get(ids[place + 1]) if place + 1 < len(ids) else None


def _story(session: Session, story: str | None) -> str:
    """`Valley derailment (12 events)`."""
    if story is None or not (titles := session.store.stories.titles([story])):
        return ""
    count = session.store.stories.event_count(story)
    return f"{titles[story][0]} ({counted(count, 'event')})"


def event_details(session: Session, query: Query, only: Container[str] | None = None) -> Iterator[EventDetail]:
    """All matching events in full, in order of time; with `query.as_of`, as they were known then.

    Args:
        session: of the store.
        query: what they match.
        only: ids of those that are wanted; None for all.
    """
    store = session.store
    events = iter(events_as_of(session, query)) if query.as_of else store.stream(query)
    if only is not None:
        events = (event for event in events if event.id in only)
    while part := list(islice(events, TUNING.details_at_once)):
        by_event = store.mentions_of([event.id for event in part], query.as_of)
        titles = store.article_titles([stored.mention.article for rows in by_event.values() for stored in rows])
        updated = store.knowledge.updated([event.id for event in part], query.as_of)
        for event in part:
            mentions = by_event.get(event.id, [])
            sources, why = sources_of(event, mentions, titles), why_one(mentions, titles)
            off = was_called_off(event, mentions)
            yield EventDetail(event, sources, why, updated=updated.get(event.id), called_off=off)


def was_called_off(event: Event, mentions: Sequence[StoredMention]) -> bool:
    """Whether an event has not happened, and the latest report of it says that it will not."""
    if event.modality not in OPEN or not mentions:
        return False
    last = max((stored.mention for stored in mentions), key=lambda mention: (mention.published, mention.id))
    return is_called_off(last)


def public(details: Iterable[EventDetail]) -> Iterator[EventDetail]:
    """Without what is a person's own: notes, titles, and events that they have hidden."""
    return (replace(detail, event=detail.event.public) for detail in details if not detail.event.hidden)


def entries(session: Session, events: Sequence[Event], as_of: datetime | None = None) -> tuple[DigestEntry, ...]:
    """Each event with its sources, and the one that tells it best."""
    by_event = session.store.mentions_of([event.id for event in events], as_of)
    with_source = []
    for event in events:
        if mentions := by_event.get(event.id):
            sources = sources_of(event, mentions, {})
            off = was_called_off(event, mentions)
            with_source.append(DigestEntry(event, sources[0], sources=sources, called_off=off))
    return tuple(with_source)


def sources_of(event: Event, mentions: Sequence[StoredMention], titles: dict[str, str]) -> tuple[Source, ...]:
    """One entry an article, best evidence first; a further one whose sentence tells another thing shows its headline instead."""
    ranked = sorted((stored.mention for stored in mentions), key=lambda mention: _rank(mention, event))
    roles: dict[str, Role] = {}
    for mention in ranked:
        roles[mention.article] = min(roles.get(mention.article, mention.role), mention.role, key=_ROLES.index)
    face = event.title if event.found_title is None else event.found_title
    langs = {mention.lang for mention in ranked if mention.title == face}
    unique: dict[str, Source] = {}
    for mention in ranked:
        if mention.article in unique:
            continue
        title = titles.get(mention.article, "")
        source = replace(source_of(mention, event, title), role=roles[mention.article])
        if unique and title and not _tells(mention, face, langs):
            source = replace(source, evidence=replace(source.evidence, text=title, start=0, end=0))
        unique[mention.article] = source
    return tuple(unique.values())


def _tells(mention: Mention, face: str, langs: Collection[str]) -> bool:
    """Whether the sentence of a mention shares enough words with the title of its event to tell the same; one in a language that the
    title is not in does so as far as anybody knows."""
    shared = set(terms(mention.evidence.text)).intersection(terms(face))
    return len(shared) >= TUNING.title_words or mention.lang not in langs


def _rank(mention: Mention, event: Event) -> tuple[bool, bool, bool, int, bool, bool, float, datetime, datetime, str]:
    """The mention whose date the event bears, or bore before a person gave it another, comes first."""
    borne = event.reported_dates[0].when if event.reported_dates else event.when
    return (
        mention.role is Role.REPRINT,
        mention.when != borne,
        not agrees(mention, event.when),
        _BASES.index(mention.basis),
        mention.role is not Role.MAIN,
        mention.title != (event.title if event.found_title is None else event.found_title),
        -mention.score,
        mention.first_seen,
        mention.published,
        mention.id,
    )


def source_of(mention: Mention, event: Event, title: str) -> Source:
    """What one mention says of the event."""
    return Source(
        article=mention.article,
        source=mention.source,
        title=title,
        published=mention.published,
        url=mention.url,
        role=mention.role,
        when=mention.when,
        basis=str(mention.basis),
        evidence=mention.evidence,
        agrees=agrees(mention, event.when),
    )


def joined(session: Session, ids: Sequence[str]) -> dict[str, Event]:
    """Of events that are no more, the one that each has become part of, by matching or by a person; those that are in none are
    left out."""
    store = session.store
    merges = [edit for edit in store.knowledge.edits() if edit.kind == "merge"]
    led = {}
    for id_ in ids:
        survivor = store.placements.survivor(id_)
        for edit in merges:
            survivor = edit.target if survivor in edit.members else survivor
        led[id_] = store.placements.survivor(survivor)
    found = {event.id: event for event in store.events(list(led.values()))}
    return {id_: found[survivor] for id_, survivor in led.items() if survivor in found and survivor != id_}
