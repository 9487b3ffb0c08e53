"""Keys of the find bar."""

from __future__ import annotations

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage


@checks("find.open")
async def find(stage: Stage, key: str) -> None:
    await stage.press(key)
    await stage.type("derail")
    await stage.until(lambda: stage.screen.events.rows.events == 2)
    await stage.until(lambda: "2 of 58 events" in stage.text)
    await stage.press("escape")
    await stage.until(lambda: stage.screen.events.rows.events == 58)


@checks("find.done")
async def find_done(stage: Stage, key: str) -> None:
    await stage.press("slash")
    await stage.type("derail")
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == 2)
    assert stage.screen.events.has_focus
    assert stage.screen.find_bar.display
    await stage.press("escape")
    await stage.until(lambda: stage.screen.events.rows.events == 58)


@checks("find.cancel")
async def find_cancel(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press("slash")
    await stage.type("tunnel")
    await stage.until(lambda: stage.selected == "old")
    await stage.press(key)
    await stage.until(lambda: stage.selected == "storm")
    assert not stage.screen.find_bar.display


@checks("find.complete")
async def find_complete(stage: Stage, key: str) -> None:
    await stage.press("slash")
    await stage.type("prec")
    await stage.press(key)
    assert stage.screen.find_bar.input.value == "precision:"
    world.tell_stories(stage.session.store)
    await stage.press("ctrl+u")
    await stage.type("derail story:cease")
    await stage.press(key)
    assert stage.screen.find_bar.input.value == 'derail story:"Ceasefire monitors\' mandate ends"'
    await stage.press("escape")


@checks("find.kept-off")
async def kept_off(stage: Stage, key: str) -> None:
    shown = stage.screen.events.rows.events
    await stage.go("valley")
    await stage.press("x")
    await stage.until(lambda: stage.screen.events.rows.events == shown - 1)
    await stage.until(lambda: "1 hidden · F shows them" in stage.screen.status.kept_off)
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events >= shown)
    await stage.go("valley")
    await stage.until(lambda: "hidden by you" in stage.text and "×" in stage.text)
    await stage.until(lambda: "F leaves them out" in stage.screen.status.kept_off)
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == shown - 1)
    await stage.press("u")
    await stage.until(lambda: stage.screen.events.rows.events == shown)


@checks("find.clear")
async def clear(stage: Stage, key: str) -> None:
    await stage.press("slash")
    await stage.type("derail")
    await stage.press("enter")
    await stage.until(lambda: stage.screen.events.rows.events == 2)
    await stage.press("tab")
    assert stage.screen.detail.body.has_focus
    await stage.press(key)
    assert stage.screen.events.has_focus
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == 58)
