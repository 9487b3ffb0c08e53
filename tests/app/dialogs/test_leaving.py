"""A screen that is left while it reads, or with keys still to come: nothing is painted on what is being taken down."""

from __future__ import annotations

from threading import Event as Gate

import pytest
from textual.events import Key
from textual.worker import WorkerState

from tests.app.stage import on_stage
from tui.app.service_screen import ServiceScreen
from tui.service.session import Session

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("key", ["T", "W", "U"])
async def test_a_screen_left_before_it_has_read_paints_nothing(session: Session, key: str) -> None:
    """The answer comes when the first of its widgets is gone, and others are still there."""
    async with on_stage(session) as stage:
        await stage.go("train")
        await stage.press(key)
        await stage.until(lambda: len(stage.app.screen_stack) > 1)
        screen = stage.app.screen
        assert isinstance(screen, ServiceScreen)
        await stage.settle()
        gate = Gate()
        asked = screen.run_worker(screen.ask(gate.wait), exit_on_error=False)
        await stage.pilot.pause()
        assert len(screen.children) > 1
        stage.app.pop_screen()
        removed = screen.remove()
        gate.set()
        await stage.until(lambda: asked.is_finished)
        assert asked.state is WorkerState.CANCELLED
        await removed


async def test_keys_after_quit_are_dropped(session: Session) -> None:
    async with on_stage(session) as stage:
        stage.app.exit()
        for key in ("escape", "j", "W"):
            stage.app.post_message(Key(key, key))
        await stage.pilot.pause()
    assert stage.app.return_code == 0
