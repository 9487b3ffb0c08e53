"""Keys of polls, of the program, its help and its prompts."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.containers import VerticalScroll

from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.dialogs.help import HelpScreen
from tui.app.dialogs.jump import Jump
from tui.app.dialogs.prompt import Prompt
from tui.app.place import Mode
from tui.service.timeline.details import event_detail


@checks("mode.timeline", "mode.stories")
async def mode(stage: Stage, key: str) -> None:
    there = list(Mode)[int(key) - 1]
    await stage.go_to(Mode.STORIES if there is Mode.TIMELINE else Mode.TIMELINE)
    await stage.press(key)
    await stage.until(lambda: stage.app.current_mode == there)
    await stage.settle()


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


@checks("app.suspend")
async def suspend(stage: Stage, key: str) -> None:
    suspended: list[bool] = []
    stage.app.action_suspend_process = lambda: suspended.append(True)  # type: ignore[method-assign]
    await stage.press(key)
    assert suspended
    painted: list[bool] = []
    refresh = stage.app.screen.refresh
    stage.app.screen.refresh = lambda *_, layout=False, **__: painted.append(layout)  # type: ignore[method-assign]
    stage.app.app_resume_signal.publish(stage.app)
    await stage.until(lambda: painted == [True])
    stage.app.screen.refresh = refresh  # type: ignore[method-assign]


@checks("app.quit")
async def quit_app(stage: Stage, key: str) -> None:
    ended: list[bool] = []
    stage.app.exit = lambda *_, **__: ended.append(True)  # type: ignore[method-assign]
    await stage.press(key)
    assert ended


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
    assert event_detail(stage.session, "storm").event.note == ""


@checks("app.jump")
async def jump(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, Jump))

    def letters() -> list[str]:
        lines = [line for line in stage.text.splitlines() if "Operator suspends" in line or "Inquiry into" in line]
        return [line[0] for line in lines if line[0].isalpha()]

    await stage.until(lambda: len(letters()) == 2)
    await stage.press(letters()[1])
    await stage.until(lambda: stage.selected == "inquiry")
    for mode in (Mode.STORIES, Mode.SOURCES):
        await stage.go_to(mode)
        await stage.press(key)
        await stage.until(lambda: "nothing to jump to" in stage.text)
    await stage.go_to(Mode.DIARY)
    await stage.press(key, "a")
    await stage.until(lambda: stage.app.screen is stage.app.mode_screen)
    await stage.go_to(Mode.TIMELINE)
    await stage.press(key)
    last = max(stage.app.screen._targets, key=str.swapcase)  # type: ignore[attr-defined]
    await stage.press(last)
    await stage.until(lambda: stage.screen.detail.body.has_focus)
    await stage.press("escape")


@checks("jump.leave")
async def leave_jumping(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press("ctrl+o", key)
    await stage.until(lambda: stage.app.screen is stage.screen)
    assert stage.selected == "train"
