"""What a person can change of an event: the verb that writes it, what is said then, and what must be asked before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tui.app.cells import plain
from tui.app.dialogs.choice import Choice
from tui.app.dialogs.prompt import Answer, Meaning, Prompt
from tui.app.key_names import KeyNames
from tui.errors import UsageError
from tui.model import Event, EventDetail, Source, Story, When
from tui.service import edit
from tui.service.filters import days
from tui.service.session import Session
from tui.service.timeline import story_list
from tui.wording.counts import grouped
from tui.wording.dates import full, short

LISTED = 7
"""Events that a prompt lists. Chosen: a small screen holds them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one event or several.

    Args:
        event: its id; "" for several, after which the list is read again.
        write: the verb of the service.
        done: what to say when it is written; "" for nothing.
        moves: whether the event may stand elsewhere then, or nowhere, so that the list must be read again and marks go.
    """

    event: str
    write: Callable[[], object]
    done: str
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A change that takes a line of text.

    Args:
        prompt: asks for it.
        change: answer to change; None where nothing is to be changed.
    """

    prompt: Prompt[Any]
    change: Callable[[Answer[Any]], Change | None]


def star(session: Session, events: Sequence[Event]) -> Change:
    """Star them, or take the stars off where all have one."""
    on = not all(event.starred for event in events)
    return _of_all(events, partial(edit.star, session, on=on), "starred" if on else "star taken off")


def toggle_read(session: Session, events: Sequence[Event]) -> Change:
    """Mark them read, or unread where all are read."""
    on = not all(event.read for event in events)
    return _of_all(events, partial(edit.mark_read, session, on=on), "marked read" if on else "marked unread")


def read(session: Session, event: Event) -> Change | None:
    """Mark it read without a word; None if it is, or where nothing can be written."""
    return (
        None
        if event.read or session.is_read_only
        else Change(event.id, partial(edit.mark_read, session, [event.id], True), "")
    )


def hide(session: Session, events: Sequence[Event], undo_key: str) -> Change:
    """Hide them, or show them again where all are hidden; `undo_key` is the name of the key that takes it back."""
    on = not all(event.hidden for event in events)
    it = "it" if len(events) == 1 else "them"
    words = f"hidden, {undo_key} brings {it} back" if on else "shown again"
    return _of_all(events, partial(edit.hide, session, on=on), words, moves=True)


def judge(session: Session, events: Sequence[Event], undo_key: str) -> Change:
    """Say the opposite of what is held of them: that they are not news, or, where all are not, that they are; `undo_key`
    takes it back."""
    news = all(event.feature for event in events)
    words = f"{'news now' if news else 'not news: kept off the timeline'}, {undo_key} takes that back"
    return _of_all(events, partial(edit.judge, session, news=news), words, moves=True)


def _of_all(
    events: Sequence[Event], verb: Callable[[Sequence[str]], object], words: str, *, moves: bool = False
) -> Change:
    """One change of one event or of several, and how many they were."""
    ids = [event.id for event in events]
    one = len(ids) == 1
    done = words if one else f"{grouped(len(ids), 'event')}: {words}"
    return Change(ids[0] if one else "", partial(verb, ids), done, moves=moves)


def title(session: Session, event: Event) -> Question:
    """Ask for a title; an empty line goes back to the one that was found."""

    def change(answer: Answer[str]) -> Change | None:
        if answer.text == event.title or (not answer.text and event.found_title is None):
            return None
        done = "title kept" if answer.text else "back to the title that was found"
        return Change(event.id, partial(edit.set_title, session, event.id, answer.text), done)

    found = "" if event.found_title is None else f"; found: {plain(event.found_title)}"
    return Question(Prompt("Title", event.title, f"an empty line brings back the title that was found{found}"), change)


def note(session: Session, event: Event, keys: KeyNames) -> Question:
    """Ask for a note; `keys` names those of its hint."""
    from tui.app.dialogs.note import NotePrompt

    def change(answer: Answer[str]) -> Change | None:
        if answer.text == event.note:
            return None
        return Change(event.id, partial(edit.note, session, event.id, answer.text), "note kept")

    hint = (
        f"{keys.first('note.done')} keeps it   {keys.first('note.line')} begins another line   an empty note is removed"
    )
    return Question(NotePrompt("Note", event.note, hint), change)


def date(session: Session, event: Event) -> Question:
    """Ask for a date; an empty line goes back to the one that was extracted."""

    def meaning(text: str) -> Meaning[When]:
        when = days.day_of(text, session.now())
        return Meaning(when, full(when))

    def change(answer: Answer[When]) -> Change | None:
        if not answer.text and not event.edited:
            return None
        done = f"date set to {full(answer.value)}" if answer.value else "back to the date that was found"
        return Change(event.id, partial(edit.set_date, session, event.id, answer.value), done, moves=True)

    hint = "as exact as you know it: 2025-12-31, about 5 January, 3 - 5 January, late 2025, since 2022"
    if event.edited:
        hint += "; an empty line brings back the date that was found"
    return Question(Prompt("Date", event.when.edtf(), hint, meaning, replace=True), change)


def story(session: Session, events: Sequence[Event], undo_key: str) -> Question:
    """Ask for a story by words of its title; an empty line takes the events out of their own."""
    in_one = [event for event in events if event.story is not None]

    def meaning(text: str) -> Meaning[Story]:
        named = story_list.story_named(session, text)
        return Meaning(named, f"{plain(named.title)}, {grouped(len(named.events), 'event')}")

    def change(answer: Answer[Story]) -> Change | None:
        if not answer.text and not in_one:
            return None
        verb = partial(edit.set_story, session, story=answer.value.id if answer.value else "")
        done = "put into that story" if answer.value else "taken out of its story"
        return _of_all(events, verb, f"{done} for good, {undo_key} takes that back", moves=True)

    hint = "words of the story's title, or its id"
    if in_one:
        hint += "; an empty line takes it out of its story"
    return Question(Prompt("Story", "", hint, meaning), change)


def merge(session: Session, events: Sequence[Event], undo_key: str) -> Question:
    """Ask which of some events stays, with its title and its date, when they become one; the first stands there already."""

    def meaning(text: str) -> Meaning[Event]:
        stays = _named(events, text)
        return Meaning(stays, f"stays: {plain(stays.title)}, {full(stays.when)}")

    def change(answer: Answer[Event]) -> Change | None:
        if answer.value is None:
            return None
        stays = answer.value.id
        write = partial(edit.merge, session, [event.id for event in events], stays, as_it_stands=True)
        return Change(stays, write, f"{grouped(len(events), 'event')} made one, {undo_key} takes that back", moves=True)

    listed = "\n".join(f"{number} {plain(event.title)}" for number, event in enumerate(events[:LISTED], 1))
    return Question(
        Prompt(f"Which title and date stay?\n{listed}", "1", "a number, or words of its title", meaning, replace=True),
        change,
    )


def articles_of(detail: EventDetail) -> list[Source]:
    """The articles that tell an event, one line an article, best evidence first."""
    return list({source.article: source for source in reversed(detail.sources)}.values())[::-1]


def choice_of_articles(event: Event, articles: Sequence[Source], keys: KeyNames) -> Choice:
    """Ask which articles are split off."""
    lines = [f"{plain(source.source)}  {short(source.when)}  {plain(source.title)}" for source in articles]
    hint = (
        f"{keys.first('choice.choose')} chooses   {keys.first('choice.done')} splits the chosen ones off   "
        f"{keys.first('choice.leave')} leaves"
    )
    return Choice(f"Split off from: {plain(event.title)}", lines, hint)


def split(session: Session, event: Event, articles: Sequence[str], undo_key: str) -> Change:
    """Make an event of its own of some of its articles."""
    write = partial(edit.split, session, event.id, articles)
    done = f"{grouped(len(articles), 'article')} split off, {undo_key} takes that back"
    return Change(event.id, write, done, moves=True)


def _named(events: Sequence[Event], text: str) -> Event:
    """The event that a person means: by its number, or by words of its title."""
    if text.isdecimal() and 1 <= int(text) <= len(events):
        return events[int(text) - 1]
    found = [event for event in events if text.casefold() in event.title.casefold()]
    if text.isdecimal() or not found:
        raise UsageError(f"None of these {len(events)} events is {text!r}.")
    return found[0]


def _title_of(events: Sequence[Event]) -> str:
    return plain(events[0].title) if len(events) == 1 else grouped(len(events), "event")
