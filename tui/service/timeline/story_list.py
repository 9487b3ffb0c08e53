"""Stories: events that belong together over weeks, as linking has put them together and a person has changed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.errors import UsageError
from tui.model import Event, FullStory, Lane, Modality, Query, Story
from tui.service.session import Session
from tui.service.timeline.as_of import events_as_of


def matching_stories(session: Session, query: Query) -> list[Story]:
    """The stories of the matching events, each in full, the one with most events first; what shows one event is none, unless a person has
    put it there.

    With `query.as_of`, their events are those known then; which event belongs to which story is as known now.
    """
    if query.as_of is None:
        own = set(session.store.stories.pinned().values())
        stories = _stories(session, sorted(session.store.story_counts(query)))
        return [story for story in stories if len(story.events) > 1 or story.id in own]
    ids = {event.story for event in events_as_of(session, query) if event.story}
    known = {event.id: event for event in events_as_of(session, Query(as_of=query.as_of))}
    return _stories(session, sorted(ids), known)


def full_stories(session: Session, query: Query) -> list[FullStory]:
    """The stories of the matching events with their events as known now, the one with most events first."""
    stories = matching_stories(session, query)
    events = {event.id: event for event in session.store.events([id_ for story in stories for id_ in story.events])}
    return [FullStory(story, tuple(events[id_] for id_ in story.events if id_ in events)) for story in stories]


def public(session: Session, stories: Sequence[FullStory]) -> list[FullStory]:
    """The stories without the titles that a person has given them: each bears that of the event that stands for it."""
    own = {id_ for id_, marks in session.store.marks([full.story.id for full in stories]).items() if marks.title}
    faces = session.store.events([full.story.face for full in stories if full.story.id in own])
    titles = {face.id: face.public.title for face in faces}
    return [
        replace(full, story=replace(full.story, title=titles.get(full.story.face, full.story.id)))
        if full.story.id in own
        else full
        for full in stories
    ]


def named_in_public(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    """Ids of the stories that are meant by their ids or by words of their titles, where those that a person has given them do not count.

    Raises:
        UsageError: there is none.
    """
    table = session.store.stories
    own = [id_ for id_, marks in session.store.marks(table.find([""])).items() if marks.title]
    faces = {id_: face for id_, (_, face) in table.titles(own).items()}
    titles = {event.id: event.public.title.casefold() for event in session.store.events(list(faces.values()))}
    wanted = [name.casefold() for name in names]
    meant = {table.survivor(name.lower()) for name in names}
    renamed = [
        id_ for id_, face in faces.items() if id_ in meant or any(name in titles.get(face, "") for name in wanted)
    ]
    found = (*(id_ for id_ in table.find(names) if id_ not in faces), *renamed)
    if not found:
        raise UsageError(f"No story has {names[0]!r} in its title.")
    return found


def lanes(session: Session, query: Query) -> list[Lane]:
    """The stories of the matching events as lines of a picture, the one with most events first."""
    lines = []
    for full in full_stories(session, query):
        days = tuple(
            sorted((event.when.first, event.modality is Modality.PLANNED and event.has_day) for event in full.events)
        )
        lines.append(Lane(full.story, days, len({source for event in full.events for source in event.sources})))
    return lines


def story_by_id(session: Session, story_id: str) -> Story:
    """One story; the id of one that was merged into another gives that one.

    Raises:
        UsageError: there is no such story.
    """
    survivor = session.store.stories.survivor(story_id)
    stories = _stories(session, [survivor]) if survivor else []
    if not stories:
        raise UsageError(
            f"There is no story {story_id}.", "`dateline stories --format jsonl` lists them with their ids."
        )
    return stories[0]


def story_named(session: Session, text: str) -> Story:
    """The story that a person means by its id or by words of its title: of several the one with most events.

    Raises:
        UsageError: there is none.
    """
    stories = _stories(session, session.store.stories.find([text]))
    if not stories:
        raise UsageError(f"No story has {text!r} in its title.")
    return stories[0]


def story_titles(session: Session) -> list[str]:
    """The titles of all stories, by alphabet."""
    table = session.store.stories
    return sorted({title for title, _ in table.titles(table.find([""])).values()}, key=str.casefold)


def _stories(session: Session, ids: Sequence[str], known: Mapping[str, Event] | None = None) -> list[Story]:
    """The stories with these ids that have events among the known ones (default: all), those with most events first."""
    table = session.store.stories
    members, articles, titles = table.members(ids), table.articles(ids), table.titles(ids)
    events = known if known is not None else _events(session, members)
    stories = []
    for id_ in ids:
        present = [events[event] for event in members.get(id_, ()) if event in events]
        if present:
            title, face = titles[id_]
            first = min(present, key=lambda event: event.when.first)
            last = max(present, key=lambda event: (event.when.last, event.id))
            stories.append(
                Story(
                    id=id_,
                    title=title,
                    first=first.when,
                    last=last.when,
                    events=tuple(event.id for event in present),
                    articles=tuple(articles.get(id_, ())),
                    face=face,
                )
            )
    return sorted(stories, key=lambda story: (-len(story.events), -len(story.articles), story.id))


def _events(session: Session, members: Mapping[str, Sequence[str]]) -> dict[str, Event]:
    ids = [event for events in members.values() for event in events]
    return {event.id: event for event in session.store.events(ids)}
