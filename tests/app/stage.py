"""The app on a stage: pilot, session and the questions that tests ask."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic

from textual.events import Paste
from textual.pilot import Pilot

from tui.app.app import DatelineApp
from tui.app.glyphs import ASCII, UNICODE
from tui.app.modes.screen import ModeScreen
from tui.app.place import Mode
from tui.app.timeline.screen import TimelineScreen
from tui.app.timeline.state import TimelineState
from tui.service.session import Session

PATIENCE = 5.0
"""Seconds that a condition may take before the test fails."""


@dataclass
class Stage:
    """A running app."""

    app: DatelineApp
    pilot: Pilot[None]
    session: Session

    @property
    def screen(self) -> TimelineScreen:
        """The timeline, even if another mode or a dialog stands before it."""
        return self.app.timeline

    @property
    def state(self) -> TimelineState:
        """The state of the timeline."""
        return self.screen.state

    @property
    def selected(self) -> str:
        """Id of the selected event, "" for none."""
        event = self.state.selected
        return event.id if event else ""

    @property
    def text(self) -> str:
        """What stands on the terminal."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.until(lambda: not self.app.is_coming())

    async def type(self, text: str) -> None:
        """Put text into the focused line at once, as a paste does."""
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await self.pilot.pause()

    @property
    def cursor_line(self) -> str:
        """The line of the list that the cursor stands on, "" where it is not in view."""
        marks = (UNICODE.cursor, ASCII.cursor)
        return next((line for line in self.text.splitlines() if line.startswith(marks)), "")

    async def until(self, condition: Callable[[], object], patience: float = PATIENCE) -> None:
        """Let the app run until a condition holds, at most `patience` seconds."""
        end = monotonic() + patience
        while not condition():
            assert monotonic() < end, f"it did not happen; on the screen:\n{self.text}"
            await self.pilot.pause(0.01)

    async def settle(self) -> None:
        """Let all workers end and messages be handled."""
        await self.until(lambda: all(worker.is_finished for worker in self.app.workers))
        await self.pilot.pause()

    async def go_to(self, mode: Mode) -> ModeScreen:
        """Go to a mode, and let it be read."""
        await self.app.action_mode(mode)
        await self.settle()
        return self.app.mode_screen

    async def go(self, event: str) -> None:
        """Put the cursor on an event."""
        self.screen.reload(event=event)
        await self.until(lambda: self.selected == event)
        await self.until(lambda: self.detail_is_here)
        await self.settle()

    @property
    def detail_is_here(self) -> bool:
        """Whether the detail, where it is in sight, has read the selected event in full."""
        shown = self.screen.detail.shown
        is_read = shown is not None and shown.event.id == self.selected
        return is_read or not self.selected or not self.screen.detail.display


@asynccontextmanager
async def on_stage(session: Session, width: int = 80, height: int = 24, *, rest: bool = True) -> AsyncIterator[Stage]:
    """Run the app on a session, loaded and, unless something goes on from the start, at rest."""
    app = DatelineApp(session)
    async with app.run_test(size=(width, height)) as pilot:
        stage = Stage(app, pilot, session)
        await stage.until(lambda: any(isinstance(screen, TimelineScreen) for screen in app.screen_stack))
        await stage.until(lambda: stage.screen.loaded)
        if rest:
            await stage.settle()
        yield stage
