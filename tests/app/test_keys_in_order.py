"""What is typed in one go: each key goes where it would go if the person had waited."""

from __future__ import annotations

import pytest
from textual.events import Key

from tests.app.stage import on_stage
from tui.app.dialogs.menu import Menu
from tui.app.dialogs.prompt import Prompt
from tui.app.place import Mode
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline.details import event_detail

pytestmark = pytest.mark.slow


def burst(app: object, text: str) -> None:
    """Send keys at once, as a terminal does that is pasted to without brackets."""
    for sign in text:
        key = {"\r": "enter", "/": "slash", " ": "space", "\x1b": "escape", "-": "minus"}.get(sign, sign)
        app.post_message(Key(key, sign if sign.isprintable() else None))  # type: ignore[attr-defined]


async def test_a_filter_typed_at_once(session: Session) -> None:
    async with on_stage(session) as stage:
        burst(stage.app, "/council\rj")
        await stage.until(lambda: stage.state.query.source_text == "council")
        await stage.settle()
        assert stage.screen.find_bar.input.value == "council" and stage.app.focused is stage.screen.events
        assert edit.undo(session) is None


async def test_a_note_typed_at_once(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        burst(stage.app, "csome note\rj")
        await stage.until(lambda: event_detail(session, "train").event.note == "some note")
        await stage.until(lambda: stage.selected not in ("", "train"))
        assert not event_detail(session, "train").event.starred


async def test_a_story_typed_at_once_is_asked_for_by_a_worker(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        burst(stage.app, "Sxu1")
        await stage.until(lambda: isinstance(stage.app.screen, Prompt))
        await stage.until(lambda: stage.app.screen.query_one("Input").value == "xu1")  # type: ignore[attr-defined]
        assert stage.app.current_mode == Mode.TIMELINE


async def test_a_menu_keeps_the_digits(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        burst(stage.app, "Y2j3")
        await stage.until(lambda: isinstance(stage.app.screen, Menu) and stage.app.screen.options.highlighted == 1)
        await stage.settle()
        assert stage.app.current_mode == Mode.TIMELINE and isinstance(stage.app.screen, Menu)


@pytest.mark.parametrize("key", ["T", "W", "U"])
async def test_a_screen_left_before_it_has_read(session: Session, key: str) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        for round_ in range(12):
            burst(stage.app, key)
            await stage.pilot.pause(round_ / 200)
            burst(stage.app, "\x1b")
            await stage.until(lambda: stage.app.screen is stage.screen and not stage.app.is_coming())
        await stage.settle()
