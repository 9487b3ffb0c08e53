"""Keys that hand events on, and those of the menus and outputs that come of it."""

from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import Input

from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.dialogs.menu import Menu
from tui.app.dialogs.output import Output
from tui.app.dialogs.prompt import Prompt
from tui.model import Query
from tui.service.timeline.details import event_detail


def copied(stage: Stage) -> str:
    return stage.app.clipboard


async def menu(stage: Stage, *keys: str) -> Menu:
    await stage.press(*keys)
    await stage.until(lambda: isinstance(stage.app.screen, Menu))
    assert isinstance(stage.app.screen, Menu)
    return stage.app.screen


async def answer(stage: Stage, text: str) -> None:
    await stage.until(lambda: isinstance(stage.app.screen, Prompt))
    stage.app.screen.query_one(Input).value = text
    await stage.press("enter")


@checks("event.browse-all")
async def browse_all(stage: Stage, key: str) -> None:
    opened: list[str] = []
    stage.app.open_url = lambda url, *, new_tab=True: opened.append(url)  # type: ignore[method-assign]
    await stage.go("train")
    await stage.press(key)
    await stage.until(lambda: len(opened) == 5)
    assert len(set(opened)) == 5
    await stage.until(lambda: event_detail(stage.session, "train").event.read)
    await stage.go("train")
    await stage.press("v", "G", "v")
    await stage.settle()
    await menu(stage, key)
    await stage.press("enter")
    await stage.until(lambda: len(opened) == 5 + 8)
    await stage.press("escape")


@checks("event.copy")
async def copy(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key)
    await stage.until(lambda: "sent to the terminal" in stage.screen.status.message)
    assert copied(stage).splitlines() == [
        "Storm closes three mountain passes",
        "Saturday 17 January 2026",
        "“Storm closes three mountain passes.”",
        "AP: Storm closes three mountain passes https://example.org/storm",
    ]


@checks("event.copy-as")
async def copy_as(stage: Stage, key: str) -> None:
    await stage.go("storm")
    expected = ("Storm closes three mountain passes", "https://example.org/storm", "AP, “Storm closes")
    for down, begins in enumerate(expected, 1):
        await menu(stage, key)
        await stage.press(*["j"] * down, "enter")
        await stage.until(lambda begins=begins: copied(stage).startswith(begins))
    assert copied(stage).endswith("17 January 2026, https://example.org/storm")
    await menu(stage, key)
    await stage.press(*["j"] * 5, "enter")
    await stage.until(lambda: copied(stage).startswith("{"))
    assert json.loads(copied(stage))["id"] == "storm"


@checks("list.export")
async def export(stage: Stage, key: str) -> None:
    path = Path(stage.session.paths.store).with_name("out.csv")
    await stage.go("storm")
    await menu(stage, key)
    await stage.press(*["j"] * 4, "enter")
    await stage.until(lambda: isinstance(stage.app.screen, Prompt))
    assert stage.app.screen.query_one(Input).value == "timeline.csv"
    await answer(stage, str(path))
    await stage.until(lambda: "58 events written" in stage.screen.status.message)
    first = path.read_text()
    assert first.count("Council meets") >= 48
    await stage.press("slash")
    await stage.type("storm")
    await stage.until(lambda: stage.state.rows.events == 1)
    await stage.press("enter")
    for down, written in ((0, first), (1, None)):
        await menu(stage, key)
        await stage.press(*["j"] * 4, "enter")
        await answer(stage, str(path))
        await stage.until(lambda: "write over it" in stage.text)
        await stage.press(*["j"] * down, "enter")
        await stage.settle()
        if written is not None:
            assert path.read_text() == written, "nothing is written over without a word"
    await stage.until(lambda: "1 event written" in stage.screen.status.message)
    assert path.read_text().count("\n") < 5
    await stage.press("escape")


@checks("event.pipe")
async def pipe(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key)
    await answer(stage, "cat $HOME; echo")
    await stage.until(lambda: isinstance(stage.app.screen, Output))
    await stage.until(lambda: "$HOME" in stage.text)  # no shell reads it
    await stage.press("escape", key)
    await answer(stage, "json:cat")
    await stage.until(lambda: '"id":' in stage.text)
    await stage.press("escape", key)
    await answer(stage, "no-such-program")
    await stage.until(lambda: "There is no program no-such-program." in stage.screen.status.message)


@checks("event.all-read")
async def all_read(stage: Stage, key: str) -> None:
    await stage.go("train")
    unread = stage.session.store.count(Query(flags=("unread",)))
    await menu(stage, key)
    assert "on the screen" in stage.text and "the whole list, 58 events" in stage.text
    await stage.press("enter")
    await stage.until(lambda: stage.session.store.count(Query(flags=("unread",))) < unread)
    assert event_detail(stage.session, "train").event.read and not event_detail(stage.session, "old").event.read
    await menu(stage, key)
    await stage.press("j", "enter")
    await stage.until(lambda: stage.session.store.count(Query(flags=("unread",))) == 0)


@checks("menu.down", "menu.up", "menu.take")
async def in_a_menu(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await menu(stage, "Y")
    keys = {"j": ("j",), "down": ("down",), "k": ("j", "j", "k"), "up": ("j", "j", "up")}.get(key, ("j",))
    await stage.press(*keys, key if key in ("enter", "space") else "enter")
    await stage.until(lambda: copied(stage) == "Storm closes three mountain passes")


@checks("menu.leave")
async def leave_a_menu(stage: Stage, key: str) -> None:
    await menu(stage, "Y")
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)
    assert not copied(stage)


async def long_output(stage: Stage) -> Output:
    await stage.go("storm")
    await stage.press("|")
    await answer(stage, "seq 100")
    await stage.until(lambda: isinstance(stage.app.screen, Output))
    screen = stage.app.screen
    assert isinstance(screen, Output)
    await stage.until(lambda: screen.is_mounted and screen.query("#output-body"))
    await stage.until(lambda: screen.body.max_scroll_y > 12)
    return screen


@checks("output.down", "output.page-down")
async def down_in_output(stage: Stage, key: str) -> None:
    screen = await long_output(stage)
    await stage.press(key)
    await stage.until(lambda: screen.body.scroll_offset.y > 0)
    await stage.press("escape")


@checks("output.up", "output.page-up")
async def up_in_output(stage: Stage, key: str) -> None:
    screen = await long_output(stage)
    screen.body.scroll_to(y=9, animate=False)
    await stage.press(key)
    await stage.until(lambda: screen.body.scroll_offset.y < 9)
    await stage.press("escape")


@checks("output.close")
async def close_output(stage: Stage, key: str) -> None:
    await long_output(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)
