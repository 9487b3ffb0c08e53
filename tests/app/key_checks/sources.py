"""Keys of the sources."""

from __future__ import annotations

from contextlib import nullcontext

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.dialogs.choice import Choice
from tui.app.dialogs.prompt import Prompt
from tui.app.modes.wishes import SessionChanged
from tui.app.place import Mode
from tui.app.sources import editor
from tui.app.sources.screen import SourcesScreen
from tui.model import FeedState
from tui.service.session import reload

FILE = "\n".join(
    f'[[feed]]\nname = "{name}"\nurl = "https://{name.lower()}.example/feed"\n' for name in ("Wire", "BBC", "Gazette")
)


async def in_sources(stage: Stage) -> SourcesScreen:
    """Three feeds of which the second fails, the cursor on the first."""
    if stage.app.current_mode != Mode.SOURCES:
        stage.session.paths.feeds.write_text(FILE)
        stage.app.post_message(SessionChanged(reload(stage.session)))
        stage.session.store.put_feed_state(
            FeedState("https://bbc.example/feed", last_polled=world.NOW, failures=5, note="403 Forbidden")
        )
        await stage.press("3")
    screen = stage.app.mode_screen
    assert isinstance(screen, SourcesScreen)
    screen.refresh_rows()
    await stage.until(lambda: len(screen.sources) == 3)
    await stage.settle()
    screen.rows.go(0)
    return screen


@checks("mode.sources")
async def open_sources(stage: Stage, key: str) -> None:
    await in_sources(stage)
    await stage.until(lambda: "failed 5x  BBC" in stage.text and "403 Forbidden, 5 failures in a row" in stage.text)


@checks("source.down", "source.page-down", "source.bottom")
async def down(stage: Stage, key: str) -> None:
    screen = await in_sources(stage)
    await stage.press(key)
    assert screen.rows.cursor == (1 if key in ("j", "down") else 2)


@checks("source.up", "source.page-up", "source.top")
async def up(stage: Stage, key: str) -> None:
    screen = await in_sources(stage)
    screen.rows.go(2)
    await stage.press(key)
    assert screen.rows.cursor == (1 if key in ("k", "up") else 0)


@checks("source.open")
async def events_of_a_source(stage: Stage, key: str) -> None:
    await in_sources(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.current_mode == Mode.TIMELINE and stage.state.query.source_text == 'src:"BBC"')
    await stage.until(lambda: stage.selected == "train")
    await stage.settle()


@checks("source.poll")
async def poll(stage: Stage, key: str) -> None:
    screen = await in_sources(stage)
    asked: list[object] = []
    stage.screen.start_poll = lambda **given: asked.append(given["names"])  # type: ignore[method-assign]
    await stage.press(key)
    await stage.until(lambda: asked == [("BBC",)])
    assert screen.selected is not None


@checks("source.switch")
async def switch(stage: Stage, key: str) -> None:
    await in_sources(stage)
    await stage.press(key)
    await stage.until(lambda: "BBC is off in feeds.toml" in stage.text)
    assert "enabled = false" in stage.session.paths.feeds.read_text()
    assert not next(feed for feed in stage.screen.session.settings.feeds if feed.name == "BBC").enabled
    await stage.settle()


@checks("source.add", "source.import", "source.find")
async def asks(stage: Stage, key: str) -> None:
    screen = await in_sources(stage)
    await stage.press(key)
    assert isinstance(stage.app.screen, Prompt)
    await stage.type({"a": "ftp://old.example", "i": "/nowhere.opml", "/": "gaz"}[key])
    await stage.press("enter")
    if key == "/":
        await stage.until(lambda: [source.feed.name for source in screen.sources] == ["Gazette"])
        screen._find = ""
    else:
        said = {"a": "must start with http", "i": "cannot be read"}[key]
        await stage.until(lambda: said in stage.text and ("old.example" in stage.text or "nowhere" in stage.text))
        await stage.press("escape")


@checks("source.edit")
async def edit(stage: Stage, key: str) -> None:
    await in_sources(stage)
    opened: list[list[str]] = []
    stage.app.suspend = nullcontext  # type: ignore[method-assign, assignment]
    before, editor.run = editor.run, lambda words: opened.append(words)
    try:
        await stage.press(key)
        await stage.until(lambda: "feeds.toml read again: 3 feeds" in stage.text)
    finally:
        editor.run = before
    assert opened[0][-2:] == ["+5", str(stage.session.paths.feeds)]
    await stage.settle()


@checks("source.log")
async def log(stage: Stage, key: str) -> None:
    await in_sources(stage)
    await stage.press(key)
    await stage.until(lambda: "has not been polled yet" in stage.text)
    stage.session.store.put_poll_log("https://bbc.example/feed", world.NOW, "failed", 0, "403 Forbidden", 0.5)
    await stage.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, Choice) and "just now     failed" in stage.text)
    await stage.press("escape")


@checks("source.sort")
async def sort(stage: Stage, key: str) -> None:
    screen = await in_sources(stage)
    for names in (["BBC", "Gazette", "Wire"], ["BBC", "Gazette", "Wire"], ["Wire", "BBC", "Gazette"]):
        await stage.press(key)
        await stage.until(lambda names=names: [source.feed.name for source in screen.sources] == names)
        await stage.settle()
    assert "sorted by file" in stage.text


@checks("source.close")
async def close(stage: Stage, key: str) -> None:
    await in_sources(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.current_mode == Mode.TIMELINE)
    await stage.settle()
