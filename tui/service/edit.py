"""A person's own changes: marks, notes, dates, merges and splits, each of them undoable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.errors import UsageError
from tui.model import Event, When
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session
from tui.store import Edit, MarkChange, Marks, date_json
from tui.text import clean_title, printable

SPLIT_ID_DIGITS = 16
"""Hexadecimal digits of the id of an event that was split off (chosen: as those of matched events)."""

_NAMES = {
    "star": "star",
    "hide": "hide",
    "note": "note",
    "title": "title",
    "news": "news or not news",
    "date": "date",
    "story": "story",
    "rename": "title of a story",
    "merge": "merge",
    "split": "split",
    "saved": "saved filter",
    "kept": "plan kept",
}


def current_ids(session: Session, ids: Sequence[str]) -> list[str]:
    """Where the ids of events lead now: those that matching has merged into another lead there."""
    return [session.store.placements.survivor(id_) for id_ in ids]


def star(session: Session, event_ids: Sequence[str], on: bool = True) -> None:
    """Star events, or take the stars off."""
    _mark(session, "star", "starred", event_ids, on)


def hide(session: Session, event_ids: Sequence[str], on: bool = True) -> None:
    """Hide events from every view but `is:hidden`, or show them again."""
    _mark(session, "hide", "hidden", event_ids, on)


def mark_read(session: Session, event_ids: Sequence[str], on: bool = True) -> None:
    """Mark events as read, or as unread."""
    _mark(session, "read", "read", event_ids, on)


def note(session: Session, event_id: str, text: str) -> None:
    """Replace an event's note; an empty text removes it."""
    _change(session, "note", [event_id], lambda marks: marks.note, printable(text).strip(), "note")


def set_title(session: Session, event_id: str, title: str) -> None:
    """Give an event a title of one's own; an empty one goes back to the one that was found."""
    _change(session, "title", [event_id], lambda marks: marks.title, clean_title(title, html=False), "title")


def judge(session: Session, event_ids: Sequence[str], news: bool | None) -> None:
    """Say that events are news, or that they are not and are kept off the timeline; None leaves it to what is found."""
    _change(session, "news", event_ids, lambda marks: marks.news, news, "news")


def set_date(session: Session, event_id: str, when: When | None) -> None:
    """Give an event a date of one's own; None goes back to the extracted one."""
    _change(session, "date", [event_id], lambda marks: date_json(marks.date), date_json(when), "date")


def set_story(session: Session, event_ids: Sequence[str], story: str | None) -> None:
    """Put events into a story for good; "" takes them out of all stories, None lets them find theirs again.

    Raises:
        UsageError: an unknown event or story.
    """
    if story:
        survivor = session.store.stories.survivor(story)
        if survivor is None:
            raise UsageError(f"There is no story {story}.")
        story = survivor
    _change(session, "story", event_ids, lambda marks: marks.story, story, "story")


def rename_story(session: Session, story: str, title: str) -> None:
    """Give a story a title of one's own; an empty one goes back to that of its most important event.

    Raises:
        UsageError: an unknown story.
    """
    store = session.store
    known = store.stories.survivor(story)
    if known is None:
        raise UsageError(f"There is no story {story}.")
    before, after = store.marks([known]).get(known, Marks()).title, clean_title(title, html=False)
    if before != after:
        with store.transaction():
            store.put_edit(Edit("rename", known, changes=(MarkChange(known, "title", before, after),)), session.now())


def merge_stories(session: Session, story_ids: Sequence[str]) -> str:
    """Make stories one: the events of the smaller ones go to the largest. Returns its id.

    Raises:
        UsageError: fewer than two stories, or an unknown one.
    """
    table = session.store.stories
    ids = list(dict.fromkeys(table.survivor(id_) or id_ for id_ in story_ids))
    members = table.members(ids)
    if len(members) < 2 or len(members) < len(ids):
        raise UsageError("Merging takes two stories or more.", "Mark them first.")
    largest = max(ids, key=lambda id_: (len(members[id_]), id_))
    set_story(session, [event for id_ in ids if id_ != largest for event in members[id_]], largest)
    return largest


def merge(session: Session, event_ids: Sequence[str], into: str | None = None, *, as_it_stands: bool = False) -> str:
    """Make events one: all their mentions, now and in the future, belong to `into` (default: the one told by most).

    Stars, notes, and where it has none a title and what was said of its news, pass from the others to the survivor.

    Args:
        session: open.
        event_ids: of the events.
        into: the one that stays.
        as_it_stands: its title and date stay what they are now, whatever those of the others say.

    Returns:
        Id of the survivor.

    Raises:
        UsageError: fewer than two events, or an unknown one.
    """
    wanted = list(dict.fromkeys([*event_ids, *([into] if into else [])]))
    if len(wanted) < 2:
        raise UsageError("Merging takes two events or more.", "Mark them first, or name their ids.")
    events = _known(session, wanted)
    survivor = into or max(events, key=lambda event: (event.articles, event.score, event.id)).id
    gone = tuple(id_ for id_ in wanted if id_ != survivor)
    store = session.store
    with store.transaction():
        marks = store.marks(wanted)
        changes = _passed_on(survivor, gone, marks)
        if as_it_stands:
            kept = _kept(survivor, events, marks.get(survivor, Marks()))
            changes = (*(change for change in changes if change.field != "title"), *kept)
        now = session.now()
        refresh_events(store, store.put_edit(Edit("merge", survivor, survivor, gone, changes), now), now)
    return survivor


def _kept(survivor: str, events: Sequence[Event], marks: Marks) -> list[MarkChange]:
    """Title and date of the one that stays as words of one's own, where the others' differ."""
    stays = next(event for event in events if event.id == survivor)
    changes = []
    if not marks.title and any(event.title != stays.title for event in events):
        changes.append(MarkChange(survivor, "title", "", stays.title))
    if marks.date is None and any(event.when != stays.when for event in events):
        changes.append(MarkChange(survivor, "date", None, date_json(stays.when)))
    return changes


def _passed_on(survivor: str, gone: Sequence[str], marks: dict[str, Marks]) -> tuple[MarkChange, ...]:
    kept = marks.get(survivor, Marks())
    others = [marks[id_] for id_ in gone if id_ in marks]
    title = next((other.title for other in others if other.title), "")
    news = next((other.news for other in others if other.news is not None), None)
    notes = "\n".join(dict.fromkeys(note for note in (kept.note, *(other.note for other in others)) if note))
    changes = []
    if not kept.starred and any(other.starred for other in others):
        changes.append(MarkChange(survivor, "starred", False, True))
    if title and not kept.title:
        changes.append(MarkChange(survivor, "title", "", title))
    if news is not None and kept.news is None:
        changes.append(MarkChange(survivor, "news", None, news))
    if notes != kept.note:
        changes.append(MarkChange(survivor, "note", kept.note, notes))
    return tuple(changes)


def split(session: Session, event_id: str, articles: Sequence[str]) -> str:
    """Take articles out of an event into one of their own, now and when they are extracted again.

    Returns:
        Id of the new event.

    Raises:
        UsageError: the event is unknown, or the articles are none or all of its own.
    """
    _known(session, [event_id])
    store = session.store
    own = {stored.mention.article for stored in store.mentions_of([event_id]).get(event_id, [])}
    moved = sorted(own & set(articles))
    if not moved or len(moved) == len(own):
        raise UsageError("A split moves some of an event's articles, not all and not none.")
    now = session.now()
    mark = "\n".join((event_id, *moved, now.isoformat(), str(len(store.knowledge.edits()))))
    target = hashlib.sha256(mark.encode()).hexdigest()[:SPLIT_ID_DIGITS]
    with store.transaction():
        refresh_events(store, store.put_edit(Edit("split", event_id, target, tuple(moved)), now), now)
    return target


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was taken back, or made once more.

    Args:
        words: what it was, with the title of its event.
        event: id of the event to look at then.
    """

    words: str
    event: str


def undo(session: Session) -> Step | None:
    """Take back the last change, read marks excepted; None if there is nothing to undo."""
    return _step(session, session.store.undo)


def undo_one(session: Session, number: int) -> Step | None:
    """Take back one change, by its number, and leave what was done since; None if it does not stand any more."""
    return _step(session, lambda at: session.store.undo_one(number, at))


def redo(session: Session) -> Step | None:
    """Make the change that was taken back last once more; None if there is none, or something was changed since."""
    return _step(session, session.store.redo)


def _step(session: Session, walk: Callable[[datetime], tuple[Edit, set[str]] | None]) -> Step | None:
    store = session.store
    with store.transaction():
        now = session.now()
        walked = walk(now)
        if walked is None:
            return None
        edit, touched = walked
        refresh_events(store, touched, now)
    (event,) = current_ids(session, [edit.event])
    about = store.events([event])
    subject = edit.changes[0].event if edit.kind == "saved" else about[0].title if about else ""
    return Step(f"{_NAMES[edit.kind]}: {subject}" if subject else _NAMES[edit.kind], event)


def _mark(session: Session, kind: str, field: str, event_ids: Sequence[str], on: bool) -> None:
    _change(session, kind, event_ids, lambda marks: bool(getattr(marks, field)), on, field)


def _change(
    session: Session,
    kind: str,
    event_ids: Sequence[str],
    before: Callable[[Marks], str | bool | None],
    after: str | bool | None,
    field: str,
) -> None:
    """Set one field of events in one edit; nothing is logged where nothing changes."""
    store = session.store
    ids = [event.id for event in _known(session, event_ids)]
    with store.transaction():
        marks, held = store.marks(ids), store.held_marks(ids)
        nothing = before(Marks())
        changes: list[MarkChange] = []
        for id_ in ids:
            if before(marks.get(id_, Marks())) == after:
                continue
            # What was set on events that lead to this one would shine through.
            was = {id_: nothing, **{key: before(value) for key, value in held.get(id_, {}).items()}}
            changes += (
                MarkChange(key, field, value, after) for key, value in was.items() if key == id_ or value != nothing
            )
        if changes:
            now = session.now()
            refresh_events(store, store.put_edit(Edit(kind, changes[0].event, changes=tuple(changes)), now), now)


def _known(session: Session, event_ids: Sequence[str]) -> list[Event]:
    events = session.store.events(list(dict.fromkeys(event_ids)))
    missing = set(event_ids) - {event.id for event in events}
    if missing:
        raise UsageError(f"There is no event {sorted(missing)[0]}.")
    return events
