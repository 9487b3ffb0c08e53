"""The words of the testimony under the cursor: shown whole where there is room."""

from __future__ import annotations

from datetime import date

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.witnesses.screen import WitnessesScreen
from tui.model import When
from tui.service.session import Session

pytestmark = pytest.mark.slow

LONG = "The committee of the valley towns asks the ministry for an inquiry into every one of the delayed works" * 3


async def test_the_rule_stands_below_long_words(session: Session) -> None:
    world.simple(session.store, "long", LONG, When.day(date(2026, 1, 18)), "AP")
    async with on_stage(session, 60, 24) as stage:
        await stage.go("long")
        await stage.press("W")
        await stage.until(lambda: isinstance(stage.app.screen, WitnessesScreen) and stage.app.screen.selected)
        await stage.settle()
        words = stage.app.screen.query_one("#witness-words")
        assert words.size.height >= words.virtual_size.height > 7
