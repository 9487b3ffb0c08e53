"""Keys of the diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.dialogs.output import Output
from tui.app.dialogs.prompt import Prompt
from tui.app.diary.screen import DiaryScreen
from tui.app.place import Mode
from tui.model import Basis, Event, Modality, When
from tui.service import diary, saved


async def in_diary(stage: Stage) -> DiaryScreen:
    """One plan that is overdue, one of today and one to come, the cursor on the first."""
    if not stage.session.store.events(["parade"]):
        for key, title, day in (
            ("parade", "Float shown in Cologne", date(2026, 1, 16)),
            ("talks", "Talks open in Geneva", world.NOW.date()),
            ("awards", "Academy awards prizes", date(2026, 2, 15)),
        ):
            of = world.article(key, "Wire", title, datetime(2026, 1, 5, 8, tzinfo=UTC))
            when = When.day(day)
            mention = replace(
                world.mention(of, when, f"{title}, it said.", basis=Basis.STATED), modality=Modality.PLANNED
            )
            event = Event(key, title, when, Basis.STATED, 1.0, ("Wire",), of.first_seen, modality=Modality.PLANNED)
            world.put(stage.session.store, event, [(of, mention)])
    if stage.app.current_mode != Mode.DIARY:
        await stage.press("5")
    screen = stage.app.mode_screen
    assert isinstance(screen, DiaryScreen)
    screen.refresh_rows()
    await stage.settle()
    screen.rows.go(0)
    await stage.pilot.pause()
    return screen


@checks("mode.diary")
async def open_diary(stage: Stage, key: str) -> None:
    await in_diary(stage)
    await stage.until(lambda: "overdue 4 d" in stage.text and "nothing heard of it" in stage.text)
    assert [line.split()[0] for line in stage.text.splitlines()[3:5]] == ["today", "next"]


@checks("diary.down", "diary.page-down", "diary.bottom")
async def down(stage: Stage, key: str) -> None:
    screen = await in_diary(stage)
    await stage.press(key)
    assert screen.rows.cursor == (1 if key in ("j", "down") else 2)


@checks("diary.up", "diary.page-up", "diary.top")
async def up(stage: Stage, key: str) -> None:
    screen = await in_diary(stage)
    screen.rows.go(2)
    await stage.press(key)
    assert screen.rows.cursor == (1 if key in ("k", "up") else 0)


@checks("diary.compare")
async def compare(stage: Stage, key: str) -> None:
    await in_diary(stage)
    await stage.press(key)
    assert isinstance(stage.app.screen, Output)
    await stage.until(lambda: "nothing heard of it" in stage.text and "planned" in stage.text)
    await stage.until(lambda: "Wire 5 Jan: Float shown in Cologne, it said." in stage.text)
    await stage.press("escape")


@checks("diary.open")
async def on_the_timeline(stage: Stage, key: str) -> None:
    await in_diary(stage)
    stage.screen.show_newest()
    await stage.settle()
    await stage.press(key)
    await stage.until(lambda: stage.app.current_mode == Mode.TIMELINE and stage.selected == "parade")
    await stage.settle()


@checks("diary.kept", "diary.undo", "diary.redo")
async def kept(stage: Stage, key: str) -> None:
    screen = await in_diary(stage)
    await stage.press("K")
    for pressed, by_hand in (("u", False), ("ctrl+r", True), ("K", False)):
        plan = lambda: next(plan for plan in screen.plans if plan.event.id == "parade")  # noqa: E731
        await stage.until(lambda by_hand=by_hand, plan=plan: plan().by_hand is not by_hand)
        await stage.settle()
        screen.rows.go(next(n for n, each in enumerate(screen.plans) if each.event.id == "parade"))
        await stage.press(pressed)
    await stage.settle()
    assert not any(plan.by_hand for plan in diary.diary(stage.session))


@checks("diary.watch")
async def watch(stage: Stage, key: str) -> None:
    await in_diary(stage)
    await stage.press(key)
    assert isinstance(stage.app.screen, Prompt)
    await stage.press("enter")
    await stage.until(lambda: [each.name for each in saved.saved(stage.session)] == ["Float shown in Cologne"])
    await stage.settle()


@checks("diary.export")
async def export(stage: Stage, key: str) -> None:
    await in_diary(stage)
    await stage.press(key)
    file = stage.session.paths.store.with_name("plans.ics")
    stage.app.screen.query_one("Input").value = str(file)  # type: ignore[attr-defined]
    await stage.press("enter")
    await stage.until(file.exists)
    assert file.read_text().count("BEGIN:VEVENT") == 3
    await stage.settle()


@checks("diary.close")
async def close(stage: Stage, key: str) -> None:
    await in_diary(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.current_mode == Mode.TIMELINE)
    await stage.settle()
