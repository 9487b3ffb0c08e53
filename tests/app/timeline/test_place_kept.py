"""Where a person was is where the app opens again."""

from __future__ import annotations

from pathlib import Path

from tests.app.stage import on_stage
from tests.app.world import session
from tui.app.themes import DEFAULT_THEME, THEMES
from tui.model import Scale
from tui.service.place_kept import place_of


async def test_the_app_opens_where_it_was_closed(tmp_path: Path) -> None:
    other = next(theme.name for theme in THEMES if theme.name != DEFAULT_THEME)
    opened = session(tmp_path)
    async with on_stage(opened) as stage:
        await stage.press("slash")
        await stage.type("council")
        await stage.until(lambda: stage.state.is_filtered)
        await stage.press("enter")
        await stage.go("item7")
        stage.app.theme = other
    async with on_stage(opened) as stage:
        assert (stage.selected, stage.state.query.source_text) == ("item7", "council")
        assert "council" in stage.text and stage.app.theme == other
        await stage.press("escape")
        await stage.settle()
        await stage.press("minus", "minus", "F")
        await stage.until(lambda: stage.state.query.kept_off)
        await stage.settle()
        place = (stage.selected, stage.state.scale, stage.state.viewport.day)
    async with on_stage(opened) as stage:
        assert (stage.selected, stage.state.scale, stage.state.viewport.day) == place
        assert stage.state.query.kept_off and not stage.state.is_filtered and stage.state.scale is Scale.MONTH
    opened.close()


async def test_a_place_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    opened = session(tmp_path)
    async with on_stage(opened) as stage:
        first = stage.selected
    for broken in ("", "[]", '{"day": 7}', place_of(opened.paths.store).read_text().replace("day", "dark")):
        place_of(opened.paths.store).write_text(broken)
        async with on_stage(opened) as stage:
            assert stage.selected == first
    opened.close()


async def test_a_kept_event_that_is_gone_and_a_filter_that_is_wrong_leave_the_day(tmp_path: Path) -> None:
    opened = session(tmp_path)
    async with on_stage(opened) as stage:
        await stage.go("item7")
        day = stage.state.viewport.day
    file = place_of(opened.paths.store)
    file.write_text(file.read_text().replace("item7", "gone").replace('"filter": ""', '"filter": "from:never"'))
    async with on_stage(opened) as stage:
        assert stage.state.viewport.day == day and not stage.state.is_filtered
    opened.close()
