"""Keys of the stories."""

from __future__ import annotations

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.stories.lanes import LaneWindow
from tui.app.stories.screen import StoriesScreen
from tui.model import Query, Scale


async def in_stories(stage: Stage) -> StoriesScreen:
    """The lanes of two stories, from the timeline or anew."""
    if not stage.session.store.story_counts(Query()):
        world.tell_stories(stage.session.store)
    if not isinstance(stage.app.screen, StoriesScreen):
        await stage.press("2")
    await stage.until(lambda: isinstance(stage.app.screen, StoriesScreen) and stage.app.screen.loaded)
    assert isinstance(stage.app.screen, StoriesScreen)
    return stage.app.screen


@checks("mode.stories")
async def open_stories(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    assert "2 stories" in stage.text
    assert [lane.story.title for lane in screen.lanes.lanes] == [
        "Freight train derails near Valley Junction",
        "Ceasefire monitors' mandate ends",
    ]


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
    assert stage.screen.find_bar.input.value == 'story:"Freight train derails near Valley Junction"'


@checks("story.mark")
async def mark_story(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.lanes.go(0)
    await stage.press(key)
    assert (len(screen.lanes.marked), screen.lanes.cursor) == (1, 1)
    assert any("◆" in line for line in stage.text.splitlines()[2:4])


@checks("story.merge", "story.undo", "story.redo")
async def merge_stories(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    await stage.press("M")
    await stage.until(lambda: "two stories" in screen.status.message)
    await stage.press("g", "space", "space", "M")
    await stage.until(lambda: len(screen.lanes.lanes) == 1)
    assert "2 stories made one" in screen.status.message
    for pressed, said in (("u", "taken back"), ("ctrl+r", "made again"), ("u", "taken back")):
        await stage.press(pressed)
        await stage.until(lambda said=said: f"{said}: story" in screen.status.message)


@checks("story.close")
async def close_stories(stage: Stage, key: str) -> None:
    await in_stories(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)


@checks("story.title")
async def rename_story(stage: Stage, key: str) -> None:
    screen = await in_stories(stage)
    screen.lanes.go(0)
    before = screen.lanes.lanes[0].story.title
    await stage.press(key)
    stage.app.focused.value = "The Valley line"  # type: ignore[union-attr]
    await stage.press("enter")
    await stage.until(lambda: screen.lanes.lanes[0].story.title == "The Valley line")
    await stage.press("u")
    await stage.until(lambda: screen.lanes.lanes[0].story.title == before)
    assert "taken back: title of a story" in screen.status.message
