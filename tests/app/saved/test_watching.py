"""What is watched is marked in the list, counted in the bar, and may ring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.dialogs.prompt import Prompt
from tui.app.place import Mode
from tui.model import Settings, When
from tui.service import saved
from tui.service.saved import SavedFilter
from tui.service.session import Session

pytestmark = pytest.mark.slow


async def test_a_word_is_watched_from_the_timeline_and_marks_its_events(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("w")
        assert isinstance(stage.app.screen, Prompt)
        await stage.type("derail*")
        await stage.until(lambda: "finds 2 events" in stage.text)
        await stage.press("enter")
        await stage.until(lambda: stage.text.count("⚑") == 2)
        assert "watched: derail*; 4 lists them" in stage.text
        await stage.press("u")
        await stage.until(lambda: "taken back: saved filter: derail*" in stage.text)
        await stage.until(lambda: "⚑" not in stage.text)


async def test_what_is_new_is_counted_in_the_bar_and_rings_once(session: Session) -> None:
    saved.save(session, "Rails", SavedFilter("derail*", watch=True, bell=True))
    async with on_stage(session) as stage:
        rung: list[bool] = []
        stage.app.bell = lambda: rung.append(True)  # type: ignore[method-assign]
        world.simple(session.store, "tram", "Tram derails at the harbour", When.day(world.NOW.date()))
        for _ in range(2):
            stage.screen.refresh_summary()
            await stage.settle()
        await stage.until(lambda: "Saved(1)" in stage.text)
        assert rung == [True]
        await stage.go_to(Mode.SAVED)
        await stage.press("N")
        await stage.until(lambda: "Saved(1)" not in stage.text)


async def test_a_filter_that_cannot_be_read_any_more_is_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    saved.save(session, "Rails", SavedFilter("is:unread", watch=True))
    monkeypatch.setattr("tui.service.filters.language.FLAGS", {}, raising=True)
    async with on_stage(session, rest=False) as stage:
        await stage.press("4")
        await stage.until(lambda: "There is no is:unread" in stage.text)


async def test_the_marks_have_letters_in_ascii(session: Session) -> None:
    saved.save(session, "Rails", SavedFilter("derail*", watch=True))
    async with on_stage(replace(session, settings=Settings(glyphs="ascii"))) as stage:
        await stage.until(lambda: stage.cursor_line.rstrip().endswith("!w"))
        await stage.press("4")
        await stage.until(lambda: "> w Rails" in stage.text)


async def test_nothing_saved_says_how(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("4")
        await stage.until(lambda: "Nothing is saved or watched yet." in stage.text)
        for key in ("enter", "w", "b", "N", "e", "i", "D", "j"):
            await stage.press(key)
