"""Keys of the saved filters."""

from __future__ import annotations

from dataclasses import replace

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.dialogs.prompt import Prompt
from tui.app.place import Mode
from tui.app.saved.screen import SavedScreen
from tui.model import When
from tui.service import saved
from tui.service.saved import SavedFilter


async def in_saved(stage: Stage) -> SavedScreen:
    """Three filters of which the first is watched, the cursor on it."""
    if stage.app.current_mode != Mode.SAVED:
        for name, text, watch in (
            ("Rails", "derail*", True),
            ("Storms", "storm", False),
            ("Councils", "council", False),
        ):
            saved.save(stage.session, name, SavedFilter(text, watch=watch))
        await stage.press("4")
    screen = stage.app.mode_screen
    assert isinstance(screen, SavedScreen)
    screen.refresh_rows()
    await stage.settle()
    screen.rows.go(0)
    return screen


@checks("mode.saved")
async def open_saved(stage: Stage, key: str) -> None:
    await in_saved(stage)
    await stage.go_to(Mode.TIMELINE)
    await stage.press(key)
    await stage.until(lambda: "Rails" in stage.text and "derail*" in stage.text and "watched, 2 events" in stage.text)
    assert [line.split()[-3:] for line in stage.text.splitlines()[3:5]] == [
        ["Councils", "48", "council"],
        ["Storms", "1", "storm"],
    ]


@checks("saved.down", "saved.page-down", "saved.bottom")
async def down(stage: Stage, key: str) -> None:
    screen = await in_saved(stage)
    await stage.press(key)
    assert screen.rows.cursor == (1 if key in ("j", "down") else 2)


@checks("saved.up", "saved.page-up", "saved.top")
async def up(stage: Stage, key: str) -> None:
    screen = await in_saved(stage)
    screen.rows.go(2)
    await stage.press(key)
    assert screen.rows.cursor == (1 if key in ("k", "up") else 0)


@checks("saved.open", "saved.seen")
async def open_one(stage: Stage, key: str) -> None:
    await in_saved(stage)
    world.simple(stage.session.store, "tram", "Tram derails at the harbour", When.day(world.NOW.date()))
    screen = await in_saved(stage)
    assert screen.saved[0].new == 1
    await stage.press(key)
    await stage.until(lambda: saved.saved(stage.session)[0].new == 0)
    if key == "enter":
        await stage.until(lambda: stage.app.current_mode == Mode.TIMELINE)
        await stage.until(lambda: stage.state.query.source_text == "derail*")
    await stage.settle()


@checks("saved.add", "saved.edit", "saved.rename")
async def ask(stage: Stage, key: str) -> None:
    screen = await in_saved(stage)
    await stage.press(key)
    prompt = stage.app.screen
    assert isinstance(prompt, Prompt)
    prompt.query_one("Input").value = "line"  # type: ignore[attr-defined]
    await stage.press("enter")
    expected = {
        "a": ("line", SavedFilter("line", watch=True)),
        "e": ("Rails", SavedFilter("line", watch=True)),
        "i": ("line", SavedFilter("derail*", watch=True)),
    }[key]
    await stage.until(lambda: expected in [(each.name, each.filter) for each in screen.saved])
    await stage.settle()


@checks("saved.watch", "saved.bell")
async def switch(stage: Stage, key: str) -> None:
    screen = await in_saved(stage)
    screen.rows.go(2)
    await stage.press(key)
    wanted = replace(SavedFilter("storm", watch=True), bell=key == "b")
    await stage.until(lambda: wanted in [each.filter for each in screen.saved])
    await stage.settle()


@checks("saved.remove", "saved.undo", "saved.redo")
async def remove(stage: Stage, key: str) -> None:
    screen = await in_saved(stage)
    await stage.press("D")
    await stage.until(lambda: len(screen.saved) == 2 and "taken away, u brings it back" in stage.text)
    await stage.press("u")
    await stage.until(lambda: len(screen.saved) == 3 and "taken back: saved filter: Rails" in stage.text)
    await stage.press("ctrl+r")
    await stage.until(lambda: len(screen.saved) == 2)
    await stage.press("u")
    await stage.until(lambda: len(screen.saved) == 3)
    await stage.settle()


@checks("saved.close")
async def close(stage: Stage, key: str) -> None:
    await in_saved(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.current_mode == Mode.TIMELINE)
    await stage.settle()


@checks("find.save")
async def save_from_the_timeline(stage: Stage, key: str) -> None:
    await stage.press("slash")
    await stage.type("storm")
    await stage.until(lambda: stage.state.is_filtered)
    await stage.press("enter", key)
    prompt = stage.app.screen
    assert isinstance(prompt, Prompt)
    prompt.query_one("Input").value = "Weather"  # type: ignore[attr-defined]
    await stage.press("enter")
    await stage.until(lambda: "saved: Weather; 4 lists them" in stage.text)
    assert saved.saved(stage.session)[0].filter == SavedFilter("storm")
