"""What the screens look like; after a wanted change run `pytest tests/app/test_snapshots.py --snapshot-update` and look."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app import world
from tests.app.key_checks.diary import in_diary
from tests.app.key_checks.saved import in_saved
from tests.app.key_checks.sources import in_sources
from tests.app.stage import Stage
from tui.app.app import DatelineApp
from tui.model import Settings, When
from tui.service.session import Session

pytestmark = pytest.mark.slow

Steps = Callable[[Stage], Awaitable[None]]


@pytest.fixture
def compare(snap_compare: Any, session: Session) -> Callable[..., bool]:
    """Bring the app to a state and compare it with the stored picture."""

    def run(width: int, height: int, steps: Steps | None = None, settings: Settings | None = None) -> bool:
        its = replace(session, settings=settings) if settings else session
        app = DatelineApp(its)

        async def before(pilot: Pilot[None]) -> None:
            stage = Stage(app, pilot, its)
            await stage.until(lambda: app.screen_stack and getattr(app.screen, "loaded", False))
            await stage.settle()
            await stage.until(lambda: stage.screen.detail.shown is not None)
            if steps is not None:
                await steps(stage)
            await stage.settle()
            await stage.until(lambda: stage.detail_is_here)
            await stage.settle()

        return bool(snap_compare(app, terminal_size=(width, height), run_before=before))

    return run


def test_narrow(compare: Callable[..., bool]) -> None:
    assert compare(80, 24)


def test_wide(compare: Callable[..., bool]) -> None:
    assert compare(140, 40)


def test_zoomed_out_on_an_event_of_a_month(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.go("review")
        await stage.press("s", "minus")
        await stage.settle()

    assert compare(140, 24, steps)


def test_zoomed_out_by_month(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.go("item45")
        await stage.press("minus", "minus")
        await stage.settle()

    assert compare(80, 24, steps)


def test_the_rest_of_a_cut_title(compare: Callable[..., bool], session: Session) -> None:
    title = (
        "Ministry promises the valley towns a second track by the end of the decade, if the money for it can be found"
    )
    world.simple(session.store, "track", title, When.day(date(2026, 1, 18)), "AFP", 2.5)

    async def steps(stage: Stage) -> None:
        await stage.go("track")

    assert compare(80, 24, steps)


def test_marked_events(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.go("train")
        await stage.press("space", "j", "v", "j")
        stage.screen.status.message = ""

    assert compare(80, 24, steps)


def test_find(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("derail* is:unread")
        await stage.until(lambda: stage.screen.events.rows.events == 2)
        stage.screen.find_bar.input.cursor_blink = False

    assert compare(80, 24, steps)


def test_go_to_date_in_the_light_theme(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("d")
        stage.app.screen.query_one("Input").cursor_blink = False  # type: ignore[attr-defined]
        await stage.type("1998-06-02")
        await stage.until(lambda: "Tue 2 Jun 1998" in stage.text)

    assert compare(80, 24, steps, Settings(theme="dateline-light"))


def test_help(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("question_mark")

    assert compare(140, 40, steps)


def test_ascii_and_no_colour(compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert compare(80, 24, None, Settings(glyphs="ascii"))


def test_witnesses(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("W")
        await stage.until(lambda: "Local Gaz" in stage.text)

    assert compare(100, 24, steps)


def test_time_machine(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("T")
        await stage.until(lambda: "known at" in stage.text)

    assert compare(100, 24, steps)


def map_of(session: Session) -> Steps:
    """The map of events in some places."""
    for number, (place, *around) in enumerate(world.PLACES):
        for count in range(number + 1):
            title = f"Council of {place} meets for the {count + 1}. time"
            when = When.day(date(2026, 1, 18 - number))
            world.simple(session.store, f"{place}{count}", title, when, places=(place, *around))

    async def steps(stage: Stage) -> None:
        stage.screen.show_newest()
        await stage.settle()
        await stage.press("m")
        await stage.until(lambda: "places" in stage.text)

    return steps


def test_map(compare: Callable[..., bool], session: Session) -> None:
    assert compare(100, 30, map_of(session))


def test_map_in_ascii_without_colour(
    compare: Callable[..., bool], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert compare(60, 15, map_of(session), Settings(glyphs="ascii"))


def test_a_date_asked_for_below_the_evidence(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("e", "end")
        stage.app.focused.cursor_blink = False  # type: ignore[union-attr]
        await stage.type("~")
        await stage.until(lambda: "Sunday 18 January 2026 (about)" in stage.text)

    assert compare(100, 30, steps)


def test_stories(compare: Callable[..., bool], session: Session) -> None:
    world.tell_stories(session.store)

    async def steps(stage: Stage) -> None:
        await stage.press("2")
        await stage.until(lambda: getattr(stage.app.mode_screen, "loaded", False))

    assert compare(100, 24, steps)


@pytest.mark.parametrize("go", [in_sources, in_saved, in_diary], ids=["sources", "saved", "diary"])
def test_a_mode(compare: Callable[..., bool], go: Steps) -> None:
    async def steps(stage: Stage) -> None:
        await go(stage)
        stage.app.mode_screen.status.message = ""

    assert compare(100, 24, steps)


def test_jump(compare: Callable[..., bool]) -> None:
    async def steps(stage: Stage) -> None:
        await stage.press("ctrl+o")

    assert compare(100, 30, steps)
