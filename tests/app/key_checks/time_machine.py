"""Keys of the time machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from textual.widgets import Input

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.dialogs.menu import Menu
from tui.app.dialogs.prompt import Prompt
from tui.app.time_machine.screen import TimeMachineScreen
from tui.model import ChangeOfKnowledge, When


def report(stage: Stage, key: str, minute: int, when: When, source: str) -> None:
    """One more report of the storm, known at a minute after eight of 20 January."""
    from tui.service.ingest.event_rows import refresh_events
    from tui.store import StoredMention

    at = datetime(2026, 1, 20, 8, minute, tzinfo=UTC)
    of = replace(world.article(key, source, "Storm closes passes", at), text=f"Storm {minute}")
    store = stage.session.store
    with store.transaction():
        store.put_article(of, f"{key}{minute}")
        told = StoredMention(world.mention(of, when, "Storm closes passes.", ""), "gale", 1.0, ())
        refresh_events(store, store.put_mentions(of.id, [told], at))


async def machine(stage: Stage) -> TimeMachineScreen:
    """The time machine at the present, with the report before to compare with."""
    if not stage.session.store.events(["gale"]):
        report(stage, "gale1", 15, When.day(date(2026, 1, 16)), "AP")
        report(stage, "gale1", 30, When.day(date(2026, 1, 15)), "AP")
        report(stage, "gale2", 45, When.day(date(2026, 1, 15)), "BBC")
    if not isinstance(stage.app.screen, TimeMachineScreen):
        await stage.go("storm")
        await stage.press("T")
    await stage.until(lambda: isinstance(stage.app.screen, TimeMachineScreen) and stage.app.screen.state.knowledge)
    screen = stage.app.screen
    assert isinstance(screen, TimeMachineScreen)
    await stage.press("t")
    await stage.until(lambda: known(screen) == "09:00")
    return screen


def known(screen: TimeMachineScreen) -> str:
    return f"{screen.state.knowledge.at.astimezone(UTC):%H:%M}" if screen.state.knowledge else ""


def gale(screen: TimeMachineScreen) -> ChangeOfKnowledge | None:
    return next((row.change for row in screen.state.rows if row.event.id == "gale"), None)


@checks("time.machine", "known.back")
async def step_back(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    assert screen.state.selected and screen.state.selected.event.id == "storm"
    for at, change in (
        ("08:45", ChangeOfKnowledge.MORE),
        ("08:30", ChangeOfKnowledge.MOVED),
        ("08:15", ChangeOfKnowledge.NEW),
    ):
        await stage.press("less_than_sign" if key in ("T", "<") else key)
        await stage.until(lambda at=at: known(screen) == at)
        assert gale(screen) is change
        if change is ChangeOfKnowledge.MOVED:
            assert "16 Jan 2026 → 15 Jan 2026" in stage.text and "1 moved since the report before" in stage.text
    await stage.press("less_than_sign")
    await stage.until(lambda: known(screen) == "08:00")
    assert gale(screen) is None and "Storm closes passes" not in stage.text


@checks("known.on")
async def step_on(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("h", "h", "h")
    await stage.until(lambda: known(screen) == "08:15")
    await stage.press("greater_than_sign" if key == ">" else key)
    await stage.until(lambda: known(screen) == "08:30")


@checks("known.far-back", "known.far-on")
async def step_far(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("H")
    await stage.until(lambda: screen.state.knowledge and screen.state.knowledge.at.day < 20)
    await stage.press("L")
    await stage.until(lambda: screen.state.knowledge and screen.state.knowledge.at.day == 20)


@checks("known.now")
async def to_the_present(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("h", "h", key)
    await stage.until(lambda: known(screen) == "09:00")


@checks("known.go")
async def go_to_a_time(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, Prompt))
    stage.app.screen.query_one(Input).value = "2026-01-20T08:20"
    await stage.press("enter")
    await stage.until(lambda: known(screen) == "08:20")
    (row,) = (row for row in screen.state.rows if row.event.id == "gale")
    assert row.event.when == When.day(date(2026, 1, 16)) and row.change is None


@checks("known.compare")
async def compare(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("h", "h", "h")
    await stage.until(lambda: known(screen) == "08:15")
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, Menu))
    await stage.press("j", "j", "enter")
    await stage.until(lambda: gale(screen) is ChangeOfKnowledge.MOVED)
    await stage.until(lambda: "until now" in stage.text)
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, Menu))
    await stage.press("j", "enter")
    await stage.until(lambda: "this is your first visit" in screen.status.message)
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, Menu))
    await stage.press("j", "j", "j", "enter")
    await stage.until(lambda: isinstance(stage.app.screen, Prompt))
    stage.app.screen.query_one(Input).value = "2026-01-19"
    await stage.press("enter")
    await stage.until(lambda: gale(screen) is ChangeOfKnowledge.NEW)


@checks("known.next-change", "known.previous-change")
async def to_changes(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("h")
    await stage.until(lambda: known(screen) == "08:45")
    await stage.press(*(("g",) if key == "n" else ()), *["pageup" if key == "n" else "pagedown"] * 9, key)
    await stage.until(lambda: screen.state.selected and screen.state.selected.event.id == "gale")


@checks("known.down", "known.page-down")
async def down_in_known(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    before = screen.state.cursor
    await stage.press(key)
    assert screen.state.cursor > before
    await stage.press("pageup")


@checks("known.up", "known.page-up")
async def up_in_known(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("pagedown")
    before = screen.state.cursor
    await stage.press(key)
    assert screen.state.cursor < before


@checks("known.copy")
async def copy_as_known(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    await stage.press("h", "h")
    await stage.until(lambda: known(screen) == "08:30")
    await stage.press(*["pageup"] * 9, "n", key)
    assert stage.app.clipboard.splitlines() == [
        "Storm closes passes",
        "Thursday 15 January 2026",
        "as known on Tue 20 Jan 2026 08:30",
        "16 Jan 2026 → 15 Jan 2026",
    ]


@checks("known.close")
async def back_to_the_timeline(stage: Stage, key: str) -> None:
    screen = await machine(stage)
    assert screen.state.selected
    wanted = screen.state.selected.event.id
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen and stage.selected == wanted)
