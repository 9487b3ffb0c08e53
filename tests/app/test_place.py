"""The place of a person goes with them from mode to mode, and from one start of the app to the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.bars import TitleBar
from tui.app.place import Live, Mode, Place
from tui.app.stories.screen import StoriesScreen
from tui.model import Scale
from tui.service.session import Session

pytestmark = pytest.mark.slow


async def test_event_and_scale_go_from_mode_to_mode(session: Session) -> None:
    world.tell_stories(session.store)
    async with on_stage(session, 120, 30) as stage:
        await stage.go("storm")
        for _ in range(2):
            await stage.press("2")
            await stage.settle()
            stories = stage.app.mode_screen
            assert isinstance(stories, StoriesScreen) and stories.lanes.selected is not None
            assert stories.lanes.selected.story.title == "Ceasefire monitors' mandate ends"
            await stage.press("1")
            await stage.settle()
            assert stage.selected == "storm"
        await stage.press("2", "minus")
        await stage.settle()
        await stage.press("escape")
        await stage.settle()
        assert (stage.selected, stage.state.scale) == ("storm", Scale.WEEK)


async def test_lanes_that_were_moved_away_lead_to_what_they_showed(session: Session) -> None:
    world.tell_stories(session.store)
    async with on_stage(session, 80, 24) as stage:
        await stage.go("storm")
        day = stage.state.viewport.day
        await stage.press("2", *(["h"] * 20))
        await stage.press("1")
        await stage.settle()
        assert stage.state.viewport.day < day and stage.selected.startswith("item")


async def test_a_filter_goes_along(session: Session) -> None:
    world.tell_stories(session.store)
    async with on_stage(session, 80, 24) as stage:
        await stage.press("slash")
        await stage.type("storm")
        await stage.until(lambda: stage.state.is_filtered)
        await stage.press("enter", "2")
        await stage.settle()
        stories = stage.app.mode_screen
        assert isinstance(stories, StoriesScreen) and len(stories.lanes.lanes) == 1
        assert "stories with: storm" in stage.text
        await stage.press("1")
        await stage.settle()
        assert stage.state.query.source_text == "storm" and stage.screen.find_bar.input.value == "storm"
        await stage.press("escape", "2")
        await stage.settle()
        assert len(stories.lanes.lanes) == 2


async def test_the_app_opens_in_the_mode_in_which_it_was_closed(tmp_path: Path) -> None:
    with world.session(tmp_path) as opened:
        world.tell_stories(opened.store)
        async with on_stage(opened) as stage:
            await stage.go("storm")
            await stage.press("2", "minus")
            await stage.settle()
        async with on_stage(opened) as stage:
            await stage.until(lambda: stage.app.current_mode == Mode.STORIES)
            await stage.settle()
            await stage.press("1")
            await stage.settle()
            assert (stage.selected, stage.state.scale) == ("storm", Scale.WEEK)


@pytest.mark.parametrize(
    ("width", "names"),
    [(80, "1 Timeline  2 Stories  3 Sources(2!)"), (140, "3 Sources(2!)")],
)
async def test_the_bar_names_the_modes_and_a_click_goes_there(session: Session, width: int, names: str) -> None:
    async with on_stage(session, width, 20) as stage:
        stage.app.timeline._tell(badges=((Mode.SOURCES, "2!"),))
        await stage.until(lambda: names in stage.text.splitlines()[0])
        assert "58 events" in stage.text.splitlines()[0]
        column = stage.text.splitlines()[0].index("2")
        await stage.pilot.click(stage.screen.query_one(TitleBar), offset=(column, 0))
        await stage.until(lambda: stage.app.current_mode == Mode.STORIES)
        assert "58 events" in stage.text.splitlines()[0]


def test_a_badge_is_of_its_mode() -> None:
    live = Live(badges=((Mode.STORIES, "2!"), (Mode.TIMELINE, "")))
    assert [live.badge(mode) for mode in (Mode.STORIES, Mode.TIMELINE)] == ["(2!)", ""]


def test_a_place_is_a_value() -> None:
    place = Place(world.NOW.date())
    assert replace(place, event="x") != place == Place(world.NOW.date())
