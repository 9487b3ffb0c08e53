"""The table of sources: lines as wide as asked, ten thousand of them, the editor's command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.glyphs import ASCII, UNICODE
from tui.app.sources import editor, lines
from tui.app.sources.screen import SourcesScreen
from tui.errors import UsageError
from tui.model import Feed, FeedState, Settings
from tui.service.session import Session
from tui.service.sources import Health, Source
from tui.text import cell_width


def source(name: str, health: Health = Health.OK, **more: object) -> Source:
    feed = Feed(name, f"https://{name.lower().replace(' ', '')}.example/feed", line=7)
    return Source(feed, FeedState(feed.key), health, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_line_is_as_wide_as_asked(width: int) -> None:
    failed = replace(source("Wire", Health.FAILED, note="x" * 200), state=FeedState("k", failures=12))
    for its in (source("朝鮮中央通信 " * 5), failed, source("Wire", new=12_345, dated=2, articles=3)):
        for marks in (UNICODE, ASCII):
            painted = "".join(text for text, _ in lines.line(its, world.NOW, width, marks, chosen=True))
            assert cell_width(painted) == width
    assert cell_width(lines.head(width)) <= width


def test_a_cause_ends_without_a_full_stop_where_more_follows() -> None:
    failing = source("AFP", Health.FAILED, note="could not be connected to.")
    failing = replace(failing, state=replace(failing.state, failures=2))
    words = lines.about(failing, world.NOW, "").plain
    assert "could not be connected to, 2 failures in a row" in words


def test_what_fails_comes_first() -> None:
    listed = [source("b"), source("a"), source("z", Health.FAILED), source("y", Health.SILENT), source("c", Health.OFF)]
    assert [each.feed.name for each in sorted(listed, key=lines.by_trouble)] == ["z", "y", "a", "b", "c"]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"EDITOR": "vim"}, ["vim", "+7", "f.toml"]),
        ({"EDITOR": "vim", "VISUAL": "emacs -nw"}, ["emacs", "-nw", "+7", "f.toml"]),
        ({"EDITOR": "/usr/bin/code -n"}, ["/usr/bin/code", "-n", "--wait", "--goto", "f.toml:7"]),
        ({"EDITOR": "hx"}, ["hx", "f.toml:7"]),
    ],
)
def test_the_editor_opens_at_the_line(env: dict[str, str], expected: list[str]) -> None:
    assert editor.command(Path("f.toml"), 7, env) == expected


def test_an_editor_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UsageError, match="no editor"):
        editor.command(Path("f.toml"), 1, {})
    with pytest.raises(UsageError, match="cannot be started"):
        editor.run(["/nowhere/editor"])


@pytest.mark.slow
async def test_ten_thousand_sources(session: Session) -> None:
    feeds = tuple(Feed(f"Feed {number}", f"https://f{number}.example/feed", line=number) for number in range(10_000))
    async with on_stage(replace(session, settings=Settings(feeds=feeds)), 100, 30) as stage:
        await stage.press("3")
        screen = stage.app.mode_screen
        assert isinstance(screen, SourcesScreen)
        await stage.until(lambda: len(screen.sources) == 10_000)
        await stage.press("G")
        await stage.until(lambda: "10,000 of 10,000" in stage.text and "Feed 9999" in stage.text)


@pytest.mark.slow
async def test_no_sources_say_how_to_add_some(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("3")
        await stage.until(lambda: "a   adds a feed or a page" in stage.text and "i   imports OPML" in stage.text)
        for key in ("enter", "r", "X", "l", "s", "j"):
            await stage.press(key)


@pytest.mark.slow
async def test_an_editor_where_none_can_be_opened_is_said(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("3", "e")
        await stage.until(lambda: "no editor can be opened in this terminal" in stage.text)
