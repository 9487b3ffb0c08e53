"""Polling from the app: progress in words, new events kept waiting so that the person's place is kept."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import sys
from collections.abc import Awaitable, Callable
from multiprocessing import resource_tracker

from textual import work

from tui.app import words
from tui.app.timeline import queries as data
from tui.app.timeline.queries import Anchor
from tui.app.timeline.view import TimelineView
from tui.errors import DatelineError
from tui.model import PollResult

TICK = 0.25
"""Seconds between two updates of the screen during a poll."""
LOOK = 5.0
"""Seconds between two looks at what another process stored."""


class PollActions(TimelineView):
    """The part of the timeline screen that polls and shows what came."""

    _version = -1
    """The store's version when it was last looked at."""

    def start_watching(self) -> None:
        """Look regularly at what other processes store, and keep the counts current."""
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        """Count again if something was written; reading the version costs next to nothing."""
        try:
            version = data.version(self.session)
        except DatelineError as error:
            self.status.say(str(error))
            return
        if version != self._version:
            self._version = version
            self.refresh_summary()
        else:
            self.show_counts()

    def action_poll(self, everything: bool) -> None:
        if self.polling:
            self.status.say("a poll is under way, esc stops it")
        else:
            self.polling = True
            self._poll(everything)

    @work(exclusive=True, group="poll")
    async def _poll(self, everything: bool) -> None:
        results: list[PollResult] = []
        done = [(0, sum(feed.enabled for feed in self.session.settings.feeds))]
        self.status.progress = words.poll_progress(*done[0], results)
        self.show_empty()

        def progressed(polled: int, of: int) -> None:
            done[0] = (polled, of)

        def tick() -> None:
            self.status.progress = words.poll_progress(*done[0], results)
            self.refresh_summary()

        timer = self.set_interval(TICK, tick)
        try:
            verb = await asyncio.to_thread(_prepare)
            await verb(self.session, force=everything, on_result=results.append, on_progress=progressed)
            self.status.say(words.poll_outcome(results), seconds=20)
        except DatelineError as error:
            self.status.say(str(error), seconds=20)
        finally:
            timer.stop()
            self.polling = False
            if self.app.is_running:
                self._polled()

    def _polled(self) -> None:
        self.status.progress = ""
        self.show_empty()
        if self.first_run:
            self._land()
        else:
            self.refresh_summary()
            self.reload()

    @work(exclusive=True, group="waiting")
    async def _land(self) -> None:
        """After the first poll: everything shown, the cursor on the fullest day of late."""
        found = await self.ask(lambda: data.landing(self.session))
        self.first_run = False
        if found is not None:
            self.up_to, day = found
            self.reload(anchor=Anchor(day))
            self.refresh_summary()

    def stop_polling(self) -> bool:
        """Stop a poll that is under way; what it stored stays. Says whether there was one."""
        if not self.polling:
            return False
        self.workers.cancel_group(self, "poll")
        self.status.say("poll stopped, what came so far is kept")
        return True

    def action_show_waiting(self) -> None:
        if not self.status.waiting:
            self.status.say("no new events are waiting")
        self.show_newest()


def _prepare() -> Callable[..., Awaitable[list[PollResult]]]:
    """Import what polls, which takes a while, and let processes be started although Textual holds stderr.

    The first process that is spawned starts multiprocessing's resource tracker, which is handed the file number of
    `sys.stderr`; that of Textual's is -1, which the system refuses.
    """
    with contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    return importlib.import_module("tui.service.polling.poll").poll  # type: ignore[no-any-return]
