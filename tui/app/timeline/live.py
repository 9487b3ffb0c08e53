"""The timeline kept live: counts, events that wait until they are let in, and polls."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import work

from tui.app import words
from tui.app.bars import TROUBLE_SECONDS
from tui.app.timeline import queries, transitions
from tui.app.timeline.poll import PollProgress, run_poll, run_reading
from tui.app.timeline.state import Anchor
from tui.app.timeline.view import TimelineView
from tui.errors import DatelineError
from tui.model import Query, Summary
from tui.service.place_kept import PlaceKept
from tui.service.session import Session
from tui.service.timeline import listing as timeline

STORE_LOOK_SECONDS = 5.0
"""Seconds between two looks at what another process stored. Chosen: soon enough to be news."""
PROGRESS_SECONDS = 0.25
"""Seconds between two updates of the screen during a poll. Chosen: at most four a second."""


class LiveTimeline(TimelineView):
    """The view, and what goes on in the store meanwhile.

    Args:
        session: open.
        kept: where the person was when the app was last closed.
        keep: takes where they are when it is closed.

    Besides the view's: `begin`, `watch_store`, `refresh_summary`, `show_newest`, `start_poll` and `stop_poll`.
    """

    def __init__(
        self, session: Session, kept: PlaceKept | None = None, keep: Callable[[PlaceKept], None] = lambda _: None
    ) -> None:
        super().__init__(session)
        self._kept = kept
        self._keep = keep
        self._summary: Summary | None = None
        self._version = -1
        """The store's version when it was last looked at."""

    @work(exclusive=True, group="rows")
    async def begin(self) -> None:
        """Show everything stored, where the person was or the cursor on today's events or the last before; poll if there is
        nothing yet."""
        newest, kept = await self.ask(lambda: timeline.high_water(self.session)), self._kept
        state = transitions.let_in(self.state, newest or 0)
        if kept is not None:
            state = transitions.back_to(state, kept.day, kept.scale, kept_off=kept.kept_off)
        self.become(state)
        query = state.wanted_query
        if kept is not None and kept.filter:
            found = await self.ask(lambda: queries.filter_or_error(kept.filter, self.session, query))
            if isinstance(found, Query):
                query = found
                self.find_bar.fill(kept.filter)
        anchor = Anchor(state.viewport.day, kept.event if kept else "")
        loaded = await self.ask(lambda: queries.load(self.session, query, anchor, state.scale))
        if loaded is None:
            return
        self.show(loaded)
        self.refresh_summary()
        if not loaded.total and any(feed.enabled for feed in self.session.settings.feeds):
            self.start_poll(everything=True, first_run=True)
        elif await self.ask(lambda: timeline.to_read(self.session)):
            self.start_reading()

    def on_unmount(self) -> None:
        """Say where the person is, for the next start."""
        if not self.loaded:
            return
        state = self.state
        event = state.selected.id if state.selected else ""
        viewport, query = state.viewport, state.query
        self._keep(PlaceKept(viewport.day, viewport.scale, event, query.source_text, query.kept_off))

    @work(exclusive=True, group="summary")
    async def refresh_summary(self) -> None:
        """Bring the counts up to date; new events wait, unless there is nothing on the screen yet."""
        summary = await self.ask(lambda: timeline.summary(self.session, self.state.up_to))
        if summary is None:
            return
        self._summary = summary
        self._show_summary()
        state = self.state
        if summary.waiting and (state.first_run or not state.rows.lines) and not state.is_filtered:
            self.show_newest()
        else:
            self.status.waiting = summary.waiting

    def _show_summary(self) -> None:
        """The title line; what it says of past and coming polls changes with the time."""
        if self._summary is not None:
            self.title_bar.counts = words.counts(self._summary, self.session.now())
            self.title_bar.alarm = words.alarm(self._summary, self.session.settings)
            key, shown = self.key_names.first("find.kept-off"), self.state.query.kept_off
            self.status.kept_off = words.kept_off(self._summary, shown=shown, key=key, dot=self.marks.dot)

    @work(exclusive=True, group="waiting")
    async def show_newest(self) -> None:
        """Let the events in that wait; the cursor stays on its event."""
        newest = await self.ask(lambda: timeline.high_water(self.session))
        if newest is not None:
            self.become(transitions.let_in(self.state, newest))
            self.status.waiting = 0
            self.reload()
            self.refresh_summary()

    def watch_store(self) -> None:
        """Look regularly at what other processes store, and keep the counts current."""
        self.set_interval(STORE_LOOK_SECONDS, self._look_at_store)

    def _look_at_store(self) -> None:
        """Count again if something was written; reading the version costs next to nothing."""
        try:
            version = timeline.version(self.session)
        except DatelineError as error:
            self.status.say(str(error))
            return
        if version != self._version:
            self._version = version
            self.refresh_summary()
        else:
            self._show_summary()

    # ------------------------------------------------------------------ polls

    def start_poll(self, *, everything: bool, first_run: bool = False) -> None:
        """Poll what is due, or everything, in the background."""
        self.become(transitions.begin_poll(self.state, first_run=first_run))
        self._poll(everything)

    def start_reading(self) -> None:
        """Read in the background what an ended poll, or an older dateline, has left."""
        self.become(transitions.begin_poll(self.state))
        self._run(PollProgress(0), lambda progress: run_reading(self.session, progress))

    def _poll(self, everything: bool) -> None:
        progress = PollProgress(sum(feed.enabled for feed in self.session.settings.feeds))
        self._run(progress, lambda progress: run_poll(self.session, everything, progress))

    @work(exclusive=True, group="poll")
    async def _run(self, progress: PollProgress, task: Callable[[PollProgress], Awaitable[str]]) -> None:
        """Do something that polls or reads, and keep the screen current meanwhile."""
        self.status.progress = str(progress)

        def show_progress() -> None:
            self.status.progress = str(progress)
            self.refresh_summary()

        timer = self.set_interval(PROGRESS_SECONDS, show_progress)
        try:
            self.status.say(await task(progress), TROUBLE_SECONDS)
        except DatelineError as error:
            self.status.say(str(error), TROUBLE_SECONDS)
        finally:
            timer.stop()
            if self.app.is_running:
                self._end_poll()

    def _end_poll(self) -> None:
        self.status.progress = ""
        self.become(transitions.end_poll(self.state))
        if self.state.first_run:
            self._land()
        else:
            self.refresh_summary()
            self.reload()

    @work(exclusive=True, group="waiting")
    async def _land(self) -> None:
        """After the first poll: everything shown, the cursor on the fullest day of late."""
        landing = await self.ask(lambda: queries.landing(self.session))
        self.become(transitions.end_first_run(self.state))
        if landing is not None:
            newest, day = landing
            self.become(transitions.let_in(self.state, newest))
            self.reload(anchor=Anchor(day))
            self.refresh_summary()

    def stop_poll(self) -> None:
        """Stop the poll that is under way; what it stored stays."""
        self.workers.cancel_group(self, "poll")
        if not self.status.progress:  # it had not begun, and ends in no `finally`
            self._end_poll()
        self.status.say("poll stopped, what came so far is kept")
