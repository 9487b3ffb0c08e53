"""Changes of an event: what is written, what is said, and that nothing is asked of the service twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.app import world
from tests.app.stage import Stage, on_stage
from tui.app.dialogs.prompt import Answer
from tui.app.key_names import KeyNames
from tui.app.timeline import changes
from tui.errors import UsageError
from tui.model import Event, When
from tui.service import edit
from tui.service.filters import days
from tui.service.session import Session
from tui.service.timeline import details, story_list
from tui.service.timeline.details import event_detail

pytestmark = pytest.mark.slow


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> Counter[object]:
    """Counts the calls of a function by the argument that differs: text or event id."""
    calls: Counter[object] = Counter()
    original: Callable[..., Any] = getattr(module, name)

    def count(*args: Any, **more: Any) -> Any:
        calls[next(arg for arg in args if isinstance(arg, str))] += 1
        return original(*args, **more)

    monkeypatch.setattr(module, name, count)
    return calls


def test_marks_are_set_and_taken_off(session: Session) -> None:
    event = event_detail(session, "storm").event
    assert (changes.star(session, [event]).done, changes.toggle_read(session, [event]).done) == (
        "starred",
        "marked read",
    )
    changes.star(session, [event]).write()
    starred = event_detail(session, "storm").event
    assert starred.starred and changes.star(session, [starred]).done == "star taken off"
    assert changes.read(session, replace(event, read=True)) is None
    hiding = changes.hide(session, [event], "u")
    assert (hiding.done, hiding.moves) == ("hidden, u brings it back", True)


def test_several_are_changed_at_once(session: Session) -> None:
    def now(*ids: str) -> list[Event]:
        return [event_detail(session, id_).event for id_ in ids]

    changes.star(session, now("storm")).write()
    starring = changes.star(session, now("storm", "train"))
    assert (starring.event, starring.done) == ("", "2 events: starred")
    starring.write()
    assert all(event.starred for event in now("storm", "train"))
    assert changes.star(session, now("storm", "train")).done == "2 events: star taken off"
    hiding = changes.hide(session, now("storm", "train"), "u")
    assert (hiding.done, hiding.moves) == ("2 events: hidden, u brings them back", True)


def test_a_merge_keeps_the_title_and_the_date_that_were_chosen(session: Session) -> None:
    train, valley, storm = (event_detail(session, id_).event for id_ in ("train", "valley", "storm"))
    question = changes.merge(session, [train, valley, storm], "u")
    read = question.prompt._meaning_of
    assert read is not None
    assert (read("1").value, read("3").value, read("suspends").value) == (train, storm, valley)
    for wrong in ("0", "4", "nothing like it"):
        with pytest.raises(UsageError):
            read(wrong)
    change = question.change(Answer("3", storm))
    assert change is not None and change.done == "3 events made one, u takes that back"
    change.write()
    merged = event_detail(session, "storm").event
    assert (merged.title, merged.when, merged.articles) == (storm.title, storm.when, 7)
    edit.undo(session)
    again = event_detail(session, "storm").event
    assert (again.found_title, again.edited, again.articles) == (None, False, 1)


def test_a_date_is_set_or_given_back(session: Session) -> None:
    event = event_detail(session, "storm").event
    question = changes.date(session, event)
    change = question.change(Answer("2025-12", When.month(2025, 12)))
    assert change is not None and change.done == "date set to December 2025"
    change.write()
    edited = event_detail(session, "storm").event
    assert edited.when == When.month(2025, 12)
    assert question.change(Answer("")) is None
    back = changes.date(session, edited).change(Answer(""))
    assert back is not None and back.done == "back to the date that was found"
    back.write()
    assert event_detail(session, "storm").event.when == event.when


def test_a_note_that_is_the_same_is_no_change(session: Session) -> None:
    event = event_detail(session, "storm").event
    assert changes.note(session, event, KeyNames({})).change(Answer("")) is None
    change = changes.note(session, event, KeyNames({})).change(Answer("look"))
    assert change is not None and not change.moves


async def answer(stage: Stage, key: str, text: str, words: str) -> None:
    """Open a prompt, type, wait until it says what it makes of the text, enter."""
    await stage.press(key)
    await stage.press("ctrl+u")
    await stage.type(text)
    await stage.until(lambda: words in stage.text)
    await stage.press("enter")
    await stage.settle()


async def test_a_date_to_go_to_is_read_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, days, "day_of")
    async with on_stage(session) as stage:
        await answer(stage, "d", "1998-06-02", "Tue 2 Jun 1998")
        assert stage.selected == "old"
    assert calls == {"1998-06-02": 1}


async def test_a_corrected_date_is_read_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, days, "day_of")
    async with on_stage(session) as stage:
        await stage.go("storm")
        await answer(stage, "e", "2025-12-24", "Wednesday 24 December 2025")
    assert calls["2025-12-24"] == 1
    assert event_detail(session, "storm").event.when == When.day(date(2025, 12, 24))


async def test_a_story_is_looked_for_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    world.tell_stories(session.store)
    calls = counted(monkeypatch, story_list, "story_named")
    async with on_stage(session) as stage:
        await stage.go("valley")
        await answer(stage, "S", "monitors", "Ceasefire monitors' mandate ends, 2 events")
    assert calls["monitors"] == 1


@pytest.mark.parametrize("key", ["s", "N", "x"])
async def test_the_detail_is_read_once_after_a_change(
    session: Session, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with on_stage(session) as stage:
        await stage.go("storm")
        calls = counted(monkeypatch, details, "event_detail")
        await stage.press(key)
        await stage.until(calls.total)
        await stage.settle()
        await stage.pilot.pause(0.2)
        assert calls == {stage.selected: 1}


async def test_the_detail_is_read_once_after_a_corrected_date(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(session) as stage:
        await stage.go("storm")
        calls = counted(monkeypatch, details, "event_detail")
        await answer(stage, "e", "2025-12-24", "Wednesday 24 December 2025")
        await stage.until(lambda: "date set by you" in stage.text)
        await stage.pilot.pause(0.2)
        assert calls == {"storm": 1}
