"""`M` in the witnesses without marks: the nearest event that was kept apart is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.app import world
from tests.app.stage import Stage, on_stage
from tui.app.dialogs.menu import Menu
from tui.app.witnesses.screen import WitnessesScreen
from tui.events.terms import terms
from tui.model import Event, When
from tui.service.session import Session
from tui.service.timeline.details import event_detail
from tui.service.timeline.listing import by_id

pytestmark = pytest.mark.slow

FIJI = "Magnitude 6.1 quake shakes Fiji, no tsunami warning"
TONGA = "Magnitude 5.8 quake shakes Tonga, no tsunami warning"


def quake(session: Session, key: str, title: str, source: str) -> None:
    day, published = When.day(date(2026, 1, 18)), datetime(2026, 1, 18, 8, 0, tzinfo=UTC)
    of = world.article(key, source, title, published)
    told = replace(world.mention(of, day, f"{title}."), terms=tuple(terms(title)))
    world.put(session.store, Event(key, title, day, told.basis, 1.0, (source,), published), [(of, told)])


async def merging(stage: Stage, event: str) -> WitnessesScreen:
    await stage.go(event)
    await stage.press("W")
    await stage.until(lambda: isinstance(stage.app.screen, WitnessesScreen) and stage.app.screen.selected)
    screen = stage.app.screen
    assert isinstance(screen, WitnessesScreen)
    await stage.press("M")
    await stage.settle()
    return screen


async def test_the_nearest_that_was_kept_apart_is_offered(session: Session) -> None:
    quake(session, "fiji", FIJI, "AP")
    quake(session, "tonga", TONGA, "BBC")
    async with on_stage(session, 100, 24) as stage:
        screen = await merging(stage, "fiji")
        assert isinstance(stage.app.screen, Menu)
        assert f"“{TONGA}”, Sunday 18 January 2026" in stage.text
        assert "kept apart: other places: Fiji / Tonga" in stage.text
        await stage.press("enter")
        await stage.until(lambda: screen.status.position == "2 articles of 2 outlets")
        assert event_detail(session, "fiji").event.title == FIJI and not by_id(session, ["tonga"])
        await stage.press("u")
        await stage.until(lambda: screen.status.position == "1 article of 1 outlet")
        assert by_id(session, ["tonga"])


async def test_where_none_is_near_the_keys_are_told(session: Session) -> None:
    async with on_stage(session, 120, 24) as stage:
        screen = await merging(stage, "old")
        assert stage.app.screen is screen
        assert "no other event is near it; space in the list marks" in screen.status.message
