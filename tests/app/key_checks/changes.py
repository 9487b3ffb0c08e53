"""Keys of the list of a person's own changes."""

from __future__ import annotations

from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.changes.screen import ChangesScreen
from tui.service import edit
from tui.service.timeline.details import event_detail


async def open_list(stage: Stage) -> ChangesScreen:
    """Two changes, the star below the note."""
    edit.star(stage.session, ["storm"])
    edit.note(stage.session, "valley", "who decided?")
    await stage.go("train")
    await stage.press("U")
    await stage.until(lambda: isinstance(stage.app.screen, ChangesScreen) and stage.app.screen.selected)
    screen = stage.app.screen
    assert isinstance(screen, ChangesScreen)
    return screen


def words(screen: ChangesScreen) -> str:
    return screen.selected.words if screen.selected else ""


@checks("event.changes")
async def list_of_changes(stage: Stage, key: str) -> None:
    await open_list(stage)
    await stage.until(lambda: "note: who decided?" in stage.text and "Operator suspends" in stage.text)
    await stage.press("escape")


@checks("change.down", "change.page-down")
async def next_change(stage: Stage, key: str) -> None:
    screen = await open_list(stage)
    assert words(screen) == "note: who decided?"
    await stage.press(key)
    assert words(screen) != "note: who decided?"
    await stage.press("escape")
    edit.undo(stage.session)


@checks("change.up", "change.page-up")
async def previous_change(stage: Stage, key: str) -> None:
    screen = await open_list(stage)
    await stage.press("j", key)
    assert words(screen) == "note: who decided?"
    await stage.press("escape")
    edit.undo(stage.session)


@checks("change.go")
async def go_to_its_event(stage: Stage, key: str) -> None:
    await open_list(stage)
    await stage.press("j", key)
    await stage.until(lambda: stage.selected == "storm")
    edit.undo(stage.session)


@checks("change.undo")
async def take_that_one_back(stage: Stage, key: str) -> None:
    await open_list(stage)
    await stage.press("j", key)
    await stage.until(lambda: not event_detail(stage.session, "storm").event.starred)
    await stage.until(lambda: "starred" not in stage.text.replace("taken back: starred", ""))
    assert event_detail(stage.session, "valley").event.note == "who decided?"
    await stage.press("escape")


@checks("change.close")
async def close_the_list(stage: Stage, key: str) -> None:
    await open_list(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)
    assert stage.selected == "train"
    edit.undo(stage.session)
