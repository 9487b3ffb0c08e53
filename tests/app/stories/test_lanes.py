"""The lanes of the stories: what stands where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.axis import columns
from tui.app.glyphs import ASCII, UNICODE, Glyphs
from tui.app.stories.lanes import LaneWindow, header, lane_line, window_at
from tui.app.stories.screen import StoriesScreen
from tui.model import Lane, Scale, Story, When
from tui.service.session import Session

pytestmark = pytest.mark.slow

DAY = date(2026, 1, 10)
FIRST = DAY.toordinal() - 5


def lane(*days: tuple[int, bool]) -> Lane:
    spread = tuple((DAY + timedelta(days=shift), planned) for shift, planned in days)
    story = Story("s1", "A story", When.day(DAY), When.day(DAY), tuple(f"e{n}" for n in range(len(days))))
    return Lane(story, spread, 7)


def text(of: Lane, marks: Glyphs = UNICODE, **given: bool) -> str:
    window = LaneWindow(Scale.DAY, FIRST, 80)
    flags = {"chosen": False, "marked": False, **given}
    return "".join(run for run, _ in lane_line(of, window, DAY.toordinal() + 8, marks, **flags))


def test_a_lane() -> None:
    spread = lane((0, False), (1, False), (1, False), (4, True))
    assert text(spread) == "  A story".ljust(27) + "     ●═──○   ┊".ljust(42) + "    4    7 "
    assert text(spread, ASCII, chosen=True, marked=True).startswith(">#A story")
    assert "@=--o" in text(spread, ASCII)


def test_days_out_of_the_window_are_not_drawn_but_lead_there() -> None:
    spread = text(lane((-30, False), (0, False), (300, False)))
    assert spread[27:35] == "─────●──"
    assert "●" not in text(lane((-30, False), (-20, False)))
    assert text(lane((-30, False), (-20, False)))[27] == "◀"
    assert text(lane((300, False)))[27:69].rstrip().endswith("▶")


def test_a_column_of_several_events_is_planned_only_if_all_are() -> None:
    assert "○" not in text(lane((0, False), (0, True))) and "○" in text(lane((0, True), (0, True)))


def test_the_header_names_the_time() -> None:
    line = "".join(run for run, _ in header(LaneWindow(Scale.DAY, FIRST, 80)))
    assert line.startswith(" by day")
    assert "19 Jan 2026" in line
    assert line.endswith("ev  src ")


@pytest.mark.parametrize("scale", list(Scale))
def test_a_window_is_made_around_a_day(scale: Scale) -> None:
    window = window_at(scale, DAY, 80)
    assert (window.scale, window.first + window.count * 2 // 3) == (scale, columns.index(scale, DAY))
    assert window.first < columns.index(scale, window.middle) < columns.index(scale, DAY)


async def test_no_stories(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("2")
        await stage.until(lambda: "No stories: no two events" in stage.text)
        await stage.press("enter", "space", "escape")
        await stage.until(lambda: stage.app.screen is stage.screen)


async def test_a_click_selects_and_a_double_click_opens(session: Session) -> None:
    _, small = world.tell_stories(session.store)
    async with on_stage(session, 120, 40) as stage:
        await stage.press("2")
        await stage.until(lambda: isinstance(stage.app.screen, StoriesScreen) and stage.app.screen.loaded)
        screen = stage.app.screen
        assert isinstance(screen, StoriesScreen)
        await stage.pilot.click(screen.lanes, offset=(5, 1))
        assert screen.lanes.selected is not None and screen.lanes.selected.story.id == small
        await stage.pilot.click(screen.lanes, offset=(5, 1), times=2)
        await stage.until(lambda: stage.app.screen is stage.screen)
        await stage.until(lambda: stage.screen.events.rows.events == 2)


async def test_the_detail_names_the_story(session: Session) -> None:
    world.tell_stories(session.store)
    async with on_stage(session, 120, 40) as stage:
        await stage.go("valley")
        assert " Story   Freight train derails near Valley" in stage.text
