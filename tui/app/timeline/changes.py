"""What a person can change of an event: the verb that writes it, what is said then, and what must be asked before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from tui.app.cells import plain
from tui.app.dialogs.prompt import Answer, Meaning, Prompt
from tui.model import Event, Story, When
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import filter_language, story_list
from tui.wording.counts import grouped
from tui.wording.dates import full


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one event.

    Args:
        event: its id.
        write: the verb of the service.
        done: what to say when it is written; "" for nothing.
        moves: whether the event may stand elsewhere then, or nowhere, so that the list must be read again.
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


def star(session: Session, event: Event) -> Change:
    """Star it, or take the star off."""
    write = partial(edit.star, session, [event.id], not event.starred)
    return Change(event.id, write, "star taken off" if event.starred else "starred")


def toggle_read(session: Session, event: Event) -> Change:
    """Mark it read, or unread."""
    write = partial(edit.mark_read, session, [event.id], not event.read)
    return Change(event.id, write, "marked unread" if event.read else "marked read")


def read(session: Session, event: Event) -> Change | None:
    """Mark it read without a word; None if it is."""
    return None if event.read else Change(event.id, partial(edit.mark_read, session, [event.id], True), "")


def hide(session: Session, event: Event, undo_key: str) -> Change:
    """Hide it, or show it again; `undo_key` is the name of the key that takes it back."""
    write = partial(edit.hide, session, [event.id], not event.hidden)
    return Change(event.id, write, "shown again" if event.hidden else f"hidden, {undo_key} brings it back", moves=True)


def judge(session: Session, event: Event, undo_key: str) -> Change:
    """Say the opposite of what is held of it: that it is not news, or that it is; `undo_key` takes it back."""
    news = event.feature
    words = "news now" if news else "not news: kept off the timeline"
    return Change(
        event.id, partial(edit.judge, session, [event.id], news), f"{words}, {undo_key} takes that back", moves=True
    )


def title(session: Session, event: Event) -> Question:
    """Ask for a title; an empty line goes back to the one that was found."""

    def change(answer: Answer[str]) -> Change | None:
        if answer.text == event.title or (not answer.text and event.found_title is None):
            return None
        done = "title kept" if answer.text else "back to the title that was found"
        return Change(event.id, partial(edit.set_title, session, event.id, answer.text), done)

    found = "" if event.found_title is None else f"; found: {plain(event.found_title)}"
    return Question(Prompt("Title", event.title, f"an empty line brings back the title that was found{found}"), change)


def note(session: Session, event: Event) -> Question:
    """Ask for a note."""

    def change(answer: Answer[str]) -> Change | None:
        if answer.text == event.note:
            return None
        return Change(event.id, partial(edit.note, session, event.id, answer.text), "note kept")

    return Question(Prompt(f"Note on: {plain(event.title)}", event.note, "an empty note is removed"), change)


def date(session: Session, event: Event) -> Question:
    """Ask for a date; an empty line goes back to the one that was extracted."""

    def meaning(text: str) -> Meaning[When]:
        when = filter_language.day_of(text, session.now())
        return Meaning(when, full(when))

    def change(answer: Answer[When]) -> Change | None:
        if not answer.text and not event.edited:
            return None
        done = f"date set to {full(answer.value)}" if answer.value else "back to the date that was found"
        return Change(event.id, partial(edit.set_date, session, event.id, answer.value), done, moves=True)

    hint = "as exact as you know it: 2025-12-31, December 2025, 2025"
    if event.edited:
        hint += "; an empty line brings back the date that was found"
    return Question(Prompt(f"Date of: {plain(event.title)}", event.when.edtf(), hint, meaning), change)


def story(session: Session, event: Event, undo_key: str) -> Question:
    """Ask for a story by words of its title; an empty line takes the event out of its own."""

    def meaning(text: str) -> Meaning[Story]:
        named = story_list.story_named(session, text)
        return Meaning(named, f"{plain(named.title)}, {grouped(len(named.events), 'event')}")

    def change(answer: Answer[Story]) -> Change | None:
        if not answer.text and event.story is None:
            return None
        write = partial(edit.set_story, session, [event.id], answer.value.id if answer.value else "")
        done = "put into that story" if answer.value else "taken out of its story"
        return Change(event.id, write, f"{done} for good, {undo_key} takes that back", moves=True)

    hint = "words of the story's title, or its id"
    if event.story:
        hint += "; an empty line takes it out of its story"
    return Question(Prompt(f"Story of: {plain(event.title)}", "", hint, meaning), change)
