"""The list on a screen: the second line of the selected event, and that nothing else moves for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.app import world
from tests.app.stage import Stage, on_stage
from tui.model import When
from tui.service.session import Session

pytestmark = pytest.mark.slow

LONG = (
    "The committee of the valley towns asks the ministry for an inquiry into every one of the delayed works on the line"
)


@pytest.fixture
def long_titles(session: Session) -> Session:
    for number in range(3):
        day = When.day(date(2026, 1, 18))
        world.simple(session.store, f"long{number}", f"{LONG} {number}", day, "AP", 2.5 - number / 10)
    return session


def rest_lines(stage: Stage) -> list[int]:
    """Lines of the terminal on which the end of a long title stands."""
    title = stage.screen.events.region.y
    return [y for y, line in enumerate(stage.text.splitlines()) if y >= title and line.lstrip().startswith("… ")]


async def test_a_cut_title_goes_on_below_the_cursor(long_titles: Session) -> None:
    async with on_stage(long_titles) as stage:
        await stage.go("valley")
        assert not rest_lines(stage)
        lines = stage.screen.events.virtual_size.height
        for number in range(3):
            await stage.press("j")
            await stage.settle()
            assert stage.selected == f"long{number}"
            text = stage.text.splitlines()
            (below,) = rest_lines(stage)
            assert text[below - 1].startswith("»") and f"line {number}" in text[below]
            assert stage.screen.events.virtual_size.height == lines + 1
        await stage.press("j")
        await stage.settle()
        assert stage.selected == "inquiry" and not rest_lines(stage)
        assert stage.screen.events.virtual_size.height == lines


async def test_clicks_find_their_rows_around_the_second_line(long_titles: Session) -> None:
    async with on_stage(long_titles) as stage:
        for offset, wanted in ((0, "long0"), (1, "long1"), (-2, "valley")):
            await stage.go("long0")
            (below,) = rest_lines(stage)
            line = below - stage.screen.events.region.y
            await stage.pilot.click("EventList", offset=(20, line + offset))
            await stage.until(lambda wanted=wanted: stage.selected == wanted)


async def test_the_second_line_of_the_last_event_is_in_view(long_titles: Session) -> None:
    world.simple(long_titles.store, "last", LONG, When.day(date(1990, 1, 1)), "AP")
    async with on_stage(long_titles) as stage:
        await stage.press("G")
        await stage.until(lambda: stage.selected == "last")
        await stage.settle()
        assert rest_lines(stage)


async def test_a_new_title_takes_the_second_line_away(long_titles: Session) -> None:
    async with on_stage(long_titles) as stage:
        await stage.go("long0")
        assert rest_lines(stage)
        event = stage.state.selected
        assert event is not None
        stage.screen.events.replace(replace(event, title="Short"))
        await stage.settle()
        assert not rest_lines(stage)
