"""Stories: what belongs together over weeks, as `weave` has found it and a person has changed it."""

from __future__ import annotations

from collections import Counter

from tui.errors import UsageError
from tui.model import Event, Lane, Modality, Query, Story
from tui.service.session import Session
from tui.service.timeline.as_of import events_as_of


def stories(session: Session, query: Query) -> list[Story]:
    """The stories of the matching events, each in full, the one with most events first.

    With `query.as_of`, their events are those known then; which event belongs to which story is as known now.
    """
    if query.as_of is None:
        return _told(session, sorted(session.store.story_counts(query)), None)
    wanted = Counter(event.story for event in events_as_of(session, query) if event.story)
    known = {event.id: event for event in events_as_of(session, Query(as_of=query.as_of))}
    return _told(session, sorted(wanted), known)


def lanes(session: Session, query: Query) -> list[Lane]:
    """The stories of the matching events as lines of a picture, the one with most events first."""
    found = stories(session, query)
    events = {event.id: event for event in session.store.events([id_ for one in found for id_ in one.events])}
    made = []
    for one in found:
        told = [events[id_] for id_ in one.events if id_ in events]
        days = tuple(sorted((event.when.first, event.modality is Modality.PLANNED) for event in told))
        made.append(Lane(one, days, len({source for event in told for source in event.sources})))
    return made


def story(session: Session, story_id: str) -> Story:
    """One story; the id of one that was merged into another gives that one.

    Raises:
        UsageError: there is no such story.
    """
    found = session.store.stories.survivor(story_id)
    told = _told(session, [found], None) if found else []
    if not told:
        raise UsageError(
            f"There is no story {story_id}.", "`dateline stories --format jsonl` lists them with their ids."
        )
    return told[0]


def meant(session: Session, text: str) -> Story:
    """The story that a person means by its id or by words of its title: of several the one with most events.

    Raises:
        UsageError: there is none.
    """
    found = _told(session, session.store.stories.find([text]), None)
    if not found:
        raise UsageError(f"No story has {text!r} in its title.")
    return found[0]


def titles(session: Session) -> list[str]:
    """The titles of all stories, by alphabet."""
    book = session.store.stories
    return sorted({title for title, _ in book.titles(book.find([""])).values()}, key=str.casefold)


def _told(session: Session, ids: list[str], known: dict[str, Event] | None) -> list[Story]:
    book = session.store.stories
    members, articles, titles = book.members(ids), book.articles(ids), book.titles(ids)
    events = known if known is not None else _events(session, members)
    found = []
    for id_ in ids:
        told = [events[event] for event in members.get(id_, ()) if event in events]
        if told:
            title, face = titles[id_]
            first = min(told, key=lambda event: event.when.first)
            last = max(told, key=lambda event: (event.when.last, event.id))
            found.append(
                Story(
                    id=id_,
                    title=title,
                    first=first.when,
                    last=last.when,
                    events=tuple(event.id for event in told),
                    articles=tuple(articles.get(id_, ())),
                    face=face,
                )
            )
    return sorted(found, key=lambda one: (-len(one.events), -len(one.articles), one.id))


def _events(session: Session, members: dict[str, list[str]]) -> dict[str, Event]:
    ids = [event for told in members.values() for event in told]
    return {event.id: event for event in session.store.events(ids)}
