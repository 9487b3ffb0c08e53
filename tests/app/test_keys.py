"""Every key of the help does what the help says: one check an action, run for each of its keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from textual.command import CommandPalette
from textual.containers import VerticalScroll

from tests.app import world
from tests.app.stage import Stage, on_stage
from tui.app.actions import SECTIONS, actions
from tui.app.dialogs.help import HelpScreen
from tui.app.dialogs.prompt import Prompt
from tui.app.stories.lanes import LaneWindow
from tui.app.stories.screen import StoriesScreen
from tui.model import Query, Scale, When
from tui.service.session import Session
from tui.service.timeline import listing as timeline

Check = Callable[[Stage, str], Awaitable[None]]
CHECKS: dict[str, Check] = {}


def checks(*ids: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        for action_id in ids:
            CHECKS[action_id] = check
        return check

    return register


def moves(key: str, start: str, end: str) -> Check:
    async def check(stage: Stage, pressed: str) -> None:
        await stage.go(start)
        await stage.press(pressed)
        await stage.until(lambda: stage.selected == end)

    CHECKS[key] = check
    return check


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
    assert timeline.detail(stage.session, "train").event.read
    assert "   18 Jan         Freight train" in stage.text


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


@checks("event.open")
async def open_event(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.settle()
    assert stage.screen.detail.body.has_focus
    assert not stage.screen.query_one("#list").display
    assert timeline.detail(stage.session, "train").event.read
    await stage.press("escape")
    assert stage.screen.events.has_focus and stage.screen.query_one("#list").display


@checks("event.pane")
async def pane(stage: Stage, key: str) -> None:
    await stage.press(key)
    assert stage.screen.detail.body.has_focus
    await stage.press(key)
    assert stage.screen.events.has_focus


@checks("detail.down")
async def scroll_detail_down(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.until(lambda: stage.screen.detail.body.scroll_offset.y == 1)
    assert stage.screen.events.has_focus


@checks("detail.up")
async def scroll_detail_up(stage: Stage, key: str) -> None:
    await stage.go("train")
    body = stage.screen.detail.body
    for lines in (1, 2):
        await stage.press("J")
        await stage.until(lambda lines=lines: body.scroll_offset.y == lines)
    await stage.press(key)
    await stage.until(lambda: body.scroll_offset.y == 1)


@checks("detail.line-down", "detail.page-down", "detail.bottom")
async def in_detail_down(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.go("train")
    await stage.press("tab", key)
    await stage.until(lambda: stage.screen.detail.body.scroll_offset.y > 0)
    assert stage.selected == "train"
    await stage.press("tab")


@checks("detail.line-up", "detail.page-up", "detail.top")
async def in_detail_up(stage: Stage, key: str) -> None:
    await stage.go("train")
    body = stage.screen.detail.body
    await stage.press("tab")
    body.scroll_to(y=3, animate=False)
    await stage.press(key)
    await stage.until(lambda: body.scroll_offset.y < 3)
    await stage.press("tab")


@checks("event.browse")
async def browse(stage: Stage, key: str) -> None:
    opened: list[str] = []
    stage.app.open_url = lambda url, *, new_tab=True: opened.append(url)  # type: ignore[method-assign]
    await stage.go("storm")
    await stage.until(lambda: stage.screen.detail.shown and stage.screen.detail.shown.event.id == "storm")
    await stage.press(key)
    assert opened == ["https://example.org/storm"]
    assert "https://example.org/storm" in stage.text


@checks("event.copy")
async def copy(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.until(lambda: stage.screen.detail.shown and stage.screen.detail.shown.event.id == "storm")
    await stage.press(key)
    assert stage.app.clipboard.splitlines()[:2] == ["Storm closes three mountain passes", "Saturday 17 January 2026"]


@checks("event.read")
async def toggle_read(stage: Stage, key: str) -> None:
    await stage.go("train")
    for read in (True, False):
        await stage.press(key)
        await stage.settle()
        assert timeline.detail(stage.session, "train").event.read is read
    assert stage.selected == "train"


@checks("event.star")
async def star(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.settle()
    assert timeline.detail(stage.session, "train").event.starred
    assert "★" in stage.text
    await stage.press(key)
    await stage.settle()
    assert "★" not in stage.text


@checks("event.hide")
async def hide(stage: Stage, key: str) -> None:
    await stage.go("valley")
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == 57)
    await stage.until(lambda: "Operator suspends" not in stage.text)
    assert stage.selected == "inquiry"
    await stage.press("u")
    await stage.until(lambda: stage.screen.events.rows.events == 58)


@checks("event.note")
async def note(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key)
    await stage.type("check this")
    await stage.press("enter")
    await stage.settle()
    assert timeline.detail(stage.session, "storm").event.note == "check this"
    await stage.until(lambda: "✎" in stage.text)


@checks("event.date")
async def edit_date(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key)
    assert stage.app.screen.query_one("Input").value == "2026-01-17"  # type: ignore[attr-defined]
    await stage.press(*["backspace"] * 10)
    await stage.type("2025-12")
    await stage.press("enter")
    await stage.until(lambda: timeline.detail(stage.session, "storm").event.when == When.month(2025, 12))
    await stage.settle()
    assert stage.selected == "storm"
    await stage.until(lambda: "date set by you" in stage.text)
    await stage.press(key, *["backspace"] * 10)
    await stage.press("enter")
    await stage.until(lambda: timeline.detail(stage.session, "storm").event.when.is_day)
    await stage.settle()


@checks("event.undo")
async def undo(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press("s")
    await stage.settle()
    await stage.press(key)
    await stage.until(lambda: not timeline.detail(stage.session, "train").event.starred)
    await stage.until(lambda: "taken back" in stage.screen.status.message)


@checks("poll.due", "poll.all")
async def poll(stage: Stage, key: str) -> None:
    asked: list[bool] = []
    stage.screen.action_poll = lambda everything: asked.append(everything)  # type: ignore[method-assign]
    await stage.press(key)
    assert asked == [key == "R"]


@checks("poll.show")
async def show_waiting(stage: Stage, key: str) -> None:
    await stage.press(key)
    assert "no new events" in stage.screen.status.message


@checks("app.help")
async def help_screen(stage: Stage, key: str) -> None:
    await stage.press(key)
    assert isinstance(stage.app.screen, HelpScreen)
    await stage.press("escape")
    assert stage.app.screen is stage.screen


@checks("app.palette")
async def palette(stage: Stage, key: str) -> None:
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, CommandPalette))
    await stage.press("escape")
    await stage.until(lambda: stage.app.screen is stage.screen)


@checks("app.quit")
async def quit_app(stage: Stage, key: str) -> None:
    ended: list[bool] = []
    stage.app.exit = lambda *_, **__: ended.append(True)  # type: ignore[method-assign]
    await stage.press(key)
    assert ended


async def in_stories(stage: Stage) -> StoriesScreen:
    """The lanes of two stories, from the timeline or anew."""
    if not stage.session.store.story_counts(Query()):
        world.tell_stories(stage.session.store)
    if not isinstance(stage.app.screen, StoriesScreen):
        await stage.press("2")
    await stage.until(lambda: isinstance(stage.app.screen, StoriesScreen) and stage.app.screen.loaded)
    assert isinstance(stage.app.screen, StoriesScreen)
    return stage.app.screen


@checks("find.stories")
async def open_stories(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    assert "2 stories" in stage.text
    assert [lane.story.title for lane in screen.lanes.lanes] == [
        "Freight train derails near Valley Junction",
        "Ceasefire monitors' mandate ends",
    ]


@checks("event.story")
async def set_story(stage: Stage, key: str) -> None:
    if not stage.session.store.story_counts(Query()):
        world.tell_stories(stage.session.store)
    first = timeline.detail(stage.session, "train").event.story
    await stage.go("train")
    await stage.press(key)
    await stage.press(*"nowhere")
    await stage.until(lambda: "No story has 'nowhere' in its title" in stage.text)
    await stage.press("ctrl+u", *"monitors")
    await stage.until(lambda: "Ceasefire monitors' mandate ends, 2 events" in stage.text)
    await stage.press("enter")
    await stage.until(lambda: "put into that story" in stage.screen.status.message)
    assert timeline.detail(stage.session, "train").event.story not in (None, first)
    await stage.go("train")
    await stage.press(key)
    await stage.until(lambda: "an empty line takes" in stage.text)
    await stage.press("enter")
    await stage.until(lambda: "taken out of its story" in stage.screen.status.message)
    assert timeline.detail(stage.session, "train").event.story is None
    await stage.press("u")
    await stage.until(lambda: "taken back: story" in stage.screen.status.message)
    assert timeline.detail(stage.session, "train").event.story not in (None, first)


@checks("story.down", "story.page-down", "story.bottom")
async def next_story(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.lanes.go(0)
    await stage.press(key)
    assert screen.lanes.cursor == 1


@checks("story.up", "story.page-up", "story.top")
async def previous_story(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.lanes.go(1)
    await stage.press(key)
    assert screen.lanes.cursor == 0


@checks("story.left", "story.right", "story.zoom-in", "story.zoom-out")
async def time_of_stories(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.window = LaneWindow(Scale.WEEK, 100, 80)
    before = screen.window
    await stage.press(key)
    after = screen.window
    if key in ("h", "left", "l", "right"):
        assert (after.scale, after.first < before.first) == (before.scale, key in ("h", "left"))
    else:
        assert after.scale is (Scale.MONTH if key in ("-", "Z") else Scale.DAY)


@checks("story.open")
async def open_story(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.lanes.go(0)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen and stage.screen.events.rows.events == 3)
    assert stage.screen.find_bar.input.value.startswith("story:s")


@checks("story.mark")
async def mark_story(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.lanes.go(0)
    await stage.press(key)
    assert (len(screen.lanes.marked), screen.lanes.cursor) == (1, 1)
    assert any("★" in line for line in stage.text.splitlines()[2:4])


@checks("story.merge", "story.undo")
async def merge_stories(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    await stage.press("M")
    await stage.until(lambda: "two stories" in screen.status.message)
    await stage.press("g", "space", "space", "M")
    await stage.until(lambda: len(screen.lanes.lanes) == 1)
    assert "2 stories made one" in screen.status.message
    await stage.press("u")
    await stage.until(lambda: "taken back" in screen.status.message)


@checks("story.close")
async def close_stories(stage: Stage, key: str) -> None:
    await in_stories(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)


@checks("help.close")
async def close_help(stage: Stage, key: str) -> None:
    await stage.press("question_mark")
    assert isinstance(stage.app.screen, HelpScreen)
    await stage.press(key)
    assert stage.app.screen is stage.screen


@checks("help.down", "help.page-down", "help.up", "help.page-up")
async def scroll_help(stage: Stage, key: str) -> None:
    await stage.press("question_mark")
    body = stage.app.screen.query_one("#help-body", VerticalScroll)
    body.scroll_to(y=20, animate=False)
    await stage.until(lambda: body.scroll_offset.y == 20)
    await stage.press(key)
    up, by_page = key in ("k", "up", "pageup", "ctrl+u"), key in ("pagedown", "pageup", "space", "ctrl+d", "ctrl+u")
    await stage.until(lambda: body.scroll_offset.y == 20 + (12 if by_page else 1) * (-1 if up else 1))
    await stage.press("escape")


@checks("prompt.leave")
async def leave_prompt(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press("c")
    assert isinstance(stage.app.screen, Prompt)
    await stage.type("not kept")
    await stage.press(key)
    assert stage.app.screen is stage.screen
    assert timeline.detail(stage.session, "storm").event.note == ""


def test_every_action_has_a_check() -> None:
    assert set(CHECKS) == {action.id for action in actions(SECTIONS)}


@pytest.mark.parametrize("action", actions(SECTIONS), ids=lambda action: action.id)
async def test_key(action, session: Session) -> None:
    async with on_stage(session) as stage:
        for key in action.keys.split(","):
            await CHECKS[action.id](stage, key)
