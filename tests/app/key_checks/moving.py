"""Keys that move: through the list, through time, in and out."""

from __future__ import annotations

from datetime import date

from tests.app.key_checks.registry import checks, moves
from tests.app.stage import Stage
from tui.app.dialogs.prompt import Prompt
from tui.model import Scale
from tui.service.timeline.details import event_detail

moves("list.down", "train", "valley")
moves("list.up", "valley", "train")
moves("list.top", "old", "timetable")
moves("list.bottom", "train", "old")
moves("time.previous-day", "train", "storm")
moves("time.next-day", "storm", "train")
moves("time.left", "train", "storm")
moves("time.right", "storm", "train")
moves("time.previous-month", "train", "mandate")
moves("time.next-month", "train", "timetable")
moves("time.today", "old", "train")


@checks("list.half-down", "list.page-down", "list.half-up", "list.page-up")
async def pages(stage: Stage, key: str) -> None:
    await stage.go("item30")
    screen, up = stage.screen, key in ("ctrl+u", "pageup")
    place, top = screen.events.cursor, screen.events.scroll_offset.y
    await stage.press(key)
    assert screen.events.cursor is not None and place is not None
    by = screen.events.rows.line(screen.events.cursor) - screen.events.rows.line(place)
    height = screen.events.size.height
    assert (-height <= by < -1) if up else (1 < by <= height)
    assert (screen.events.scroll_offset.y < top) is up


@checks("list.next-unread")
async def next_unread(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press("j", "N", "k")
    await stage.settle()
    await stage.press(key)
    await stage.until(lambda: stage.selected == "inquiry")
    await stage.settle()
    assert event_detail(stage.session, "train").event.read
    assert any(line.startswith("  ") and "Freight train" in line for line in stage.text.splitlines())


@checks("list.previous-unread")
async def previous_unread(stage: Stage, key: str) -> None:
    await stage.go("valley")
    await stage.press("N", "j")
    await stage.settle()
    await stage.press(key)
    await stage.until(lambda: stage.selected == "train")


@checks("time.page-left", "time.page-right")
async def pan_page(stage: Stage, key: str) -> None:
    await stage.go("item30")
    before = stage.state.viewport
    await stage.press(key)
    by = stage.state.viewport.column - before.column
    assert by <= 2 - before.count if key == "H" else by >= before.count - 2


@checks("time.zoom-in")
async def zoom_in(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press("minus", "minus")
    assert stage.state.viewport.scale is Scale.MONTH
    column = stage.state.viewport.column - stage.state.viewport.first
    await stage.press(key)
    view = stage.state.viewport
    assert (view.scale, view.column - view.first, stage.selected) == (Scale.WEEK, column, "train")
    await stage.press("plus")


@checks("time.zoom-out")
async def zoom_out(stage: Stage, key: str) -> None:
    await stage.go("train")
    for scale in list(Scale)[1:]:
        await stage.press(key)
        assert stage.state.viewport.scale is scale
    assert stage.selected == "train"
    await stage.press(key)
    assert "nothing beyond" in stage.screen.status.message
    await stage.press(*["plus"] * 5)


@checks("time.fit")
async def fit_to_the_events(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    assert stage.state.viewport.scale is Scale.WEEK, "all but the oldest"
    assert stage.selected == "train"
    await stage.press(key)
    assert stage.state.viewport.scale is Scale.YEAR
    await stage.settle()
    await stage.press(key)
    assert stage.state.viewport.scale in (Scale.WEEK, Scale.MONTH)


@checks("time.go")
async def go_to_date(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    assert isinstance(stage.app.screen, Prompt)
    await stage.type("1998-06-02")
    await stage.until(lambda: "Tue 2 Jun 1998" in stage.text)
    await stage.press("enter")
    await stage.until(lambda: stage.selected == "old")
    assert stage.state.viewport.day == date(1998, 6, 2)
