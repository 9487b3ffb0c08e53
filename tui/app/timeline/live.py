"""The timeline kept live: counts, events that wait until they are let in, and polls."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from textual import work

from tui.app import words
from tui.app.bars import TROUBLE_SECONDS
from tui.app.cells import plain
from tui.app.dialogs.leaving import is_going
from tui.app.dialogs.prompt import Answer
from tui.app.modes.filters import filter_or_error
from tui.app.modes.wishes import LiveChanged, Said
from tui.app.place import Live, Mode, Place
from tui.app.saved.prompts import filter_prompt, name_prompt
from tui.app.service_screen import READ_ONLY
from tui.app.timeline import queries, transitions
from tui.app.timeline.poll import PollProgress, run_poll, run_reading
from tui.app.timeline.queries import Loaded
from tui.app.timeline.state import Anchor
from tui.app.timeline.view import DETAIL_DELAY, TimelineView
from tui.errors import DatelineError
from tui.model import Query, Summary
from tui.service import saved
from tui.service.saved import SavedFilter, WatchNews, watch_news, watched_of
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
        self, session: Session, kept: Place | None = None, keep: Callable[[Place], None] = lambda _: None
    ) -> None:
        super().__init__(session)
        self._kept = kept
        self._keep = keep
        self._summary: Summary | None = None
        self._live = Live()
        self._watch_news = WatchNews()
        self._watched: dict[str, bool] = {}
        """Id of an event that was in the list -> whether something that is watched finds it."""
        self._version = -1
        """The store's version when it was last looked at."""

    @work(exclusive=True, group="rows")
    async def begin(self) -> None:
        """Show everything stored, where the person was or the cursor on today's events or the last before; poll if there is
        nothing yet."""
        newest = await self.ask(lambda: timeline.high_water(self.session))
        self.become(transitions.let_in(self.state, newest or 0))
        loaded = await self._go_to(self._kept or Place(self.state.viewport.day))
        if loaded is None:
            return
        self.refresh_summary()
        if self.session.is_read_only:
            return
        if not loaded.total and any(feed.enabled for feed in self.session.settings.feeds):
            self.start_poll(everything=True, first_run=True)
        elif await self.ask(lambda: timeline.to_read(self.session)):
            self.start_reading()

    async def _go_to(self, place: Place) -> Loaded | None:
        """Read and show the list where the person was; a filter that cannot be read is none."""
        state = transitions.back_to(self.state, place.day, place.scale, kept_off=place.kept_off)
        self.become(state)
        query = replace(Query(kept_off=place.kept_off), up_to=state.up_to)
        found = await self.ask(lambda: filter_or_error(place.filter, self.session, query))
        query = found if isinstance(found, Query) else query
        if query.source_text:
            self.find_bar.fill(query.source_text)
        else:
            self.find_bar.close()
        loaded = await self.ask(lambda: queries.load(self.session, query, Anchor(place.day, place.event), place.scale))
        if loaded is not None:
            self.show(loaded)
        return loaded

    @work(exclusive=True, group="rows")
    async def _arrive(self, place: Place) -> None:
        if await self._go_to(place) is not None:
            self.refresh_summary()

    def arrive(self, place: Place) -> None:
        if place.filter != self.state.query.source_text:
            self.become(transitions.begin_find(self.state))
        self._arrive(place)
        self.to_list()

    def leave(self, place: Place) -> Place:
        if not self.loaded:
            return place
        state, event = self.state, self.state.selected
        return Place(
            state.viewport.day,
            state.scale,
            event.id if event else "",
            (event.story or "") if event else "",
            state.query.source_text,
            state.query.kept_off,
            state.up_to,
        )

    def refresh_rows(self) -> None:
        self.reload()

    def on_unmount(self) -> None:
        """Say where the person is, for the next start."""
        if self.loaded:
            self._keep(self.leave(Place(self.state.viewport.day)))

    @work(exclusive=True, group="summary")
    async def refresh_summary(self) -> None:
        """Bring the counts up to date; new events wait, unless there is nothing on the screen yet."""
        session, up_to = self.session, self.state.up_to
        answer = await self.ask(lambda: (timeline.summary(session, up_to), watch_news(session)))
        if answer is None:
            return
        summary, news = answer
        if news.rings > self._watch_news.rings and self._summary is not None:
            self.app.bell()
        if news.filters != self._watch_news.filters:
            self._watched = {}
            self._look_for_watched()
        self._summary, self._watch_news = summary, news
        self._show_summary()
        state = self.state
        if summary.waiting and (state.first_run or not state.rows.lines) and not state.is_filtered:
            self.show_newest()
        else:
            self._tell(waiting=summary.waiting)

    def _show_summary(self) -> None:
        """The title line; what it says of past and coming polls changes with the time."""
        if (summary := self._summary) is not None:
            key, shown = self.key_names.first("find.kept-off"), self.state.query.kept_off
            self.status.kept_off = words.kept_off(summary, shown=shown, key=key, dot=self.marks.dot)
            self._tell(
                counts=words.counts(self._as_listed(summary), self.session.now()),
                alarm="read only" if self.session.is_read_only else words.alarm(self.session.settings, summary),
                badges=(
                    (Mode.SOURCES, f"{summary.failing}!" if summary.failing else ""),
                    (Mode.SAVED, f"{self._watch_news.new:,}" if self._watch_news.new else ""),
                ),
                version=self._version,
            )

    def _as_listed(self, summary: Summary) -> Summary:
        """The counts, with the events that the list has: what others changed meanwhile waits."""
        state = self.state
        return replace(summary, events=state.total) if state.loaded and not state.query.kept_off else summary

    def show(self, loaded: Loaded, *, zoomed: bool = False, keep_day: bool = False) -> None:
        """Show a list that was read: nothing in it is older than the store."""
        super().show(loaded, zoomed=zoomed, keep_day=keep_day)
        self._tell(changed=0)
        self._show_summary()

    def _tell(self, **changes: Any) -> None:
        """Say what is new of all that goes on, here and, through the app, in the other modes."""
        live = replace(self._live, **changes)
        self.show_live(live)
        if live != self._live:
            self._live = live
            self.post_message(LiveChanged(live))

    def _follow_cursor(self) -> None:
        super()._follow_cursor()
        self._look_for_watched()

    def action_save_filter(self) -> None:
        """Save the filter that is on, under a name; without one, ask for a word to watch."""
        text = self.state.query.source_text

        def named(answer: Answer[str] | None) -> None:
            if answer is not None:
                self._save(answer.text, SavedFilter(text))

        def typed(answer: Answer[str] | None) -> None:
            if answer is not None and answer.value:
                self._save("", SavedFilter(answer.value, watch=True))

        if text:
            self.app.push_screen(name_prompt(text), named)
        else:
            self.app.push_screen(filter_prompt(self.session, "Watch for"), typed)

    @work(group="edit")
    async def _save(self, name: str, wanted: SavedFilter) -> None:
        kept = await self.write(lambda: saved.save(self.session, name, wanted))
        if kept is not None:
            key = self.key_names.first("mode.saved")
            self.status.say(f"{'watched' if wanted.watch else 'saved'}: {plain(kept)}; {key} lists them")
            self.refresh_summary()

    @work(exclusive=True, group="watched")
    async def _look_for_watched(self) -> None:
        """Mark what is watched among the events that are here, once the cursor rests."""
        await asyncio.sleep(DETAIL_DELAY)
        if is_going(self):
            return
        ids = [event.id for event in self.state.pages.events()]
        unknown = [id_ for id_ in ids if id_ not in self._watched]
        if unknown:
            found = await self.ask(lambda: watched_of(self.session, unknown))
            if found is None:
                return
            self._watched |= {id_: id_ in found for id_ in unknown}
        self.events.show_watched(frozenset(id_ for id_ in ids if self._watched[id_]))

    @work(exclusive=True, group="waiting")
    async def show_newest(self) -> None:
        """Let the events in that wait; the cursor stays on its event."""
        newest = await self.ask(lambda: timeline.high_water(self.session))
        if newest is not None:
            self.become(transitions.let_in(self.state, newest))
            self._tell(waiting=0, changed=0)
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

    def start_poll(self, *, everything: bool, first_run: bool = False, names: Sequence[str] = ()) -> None:
        """Poll what is due, or everything, or the feeds with these names, in the background."""
        if self.session.is_read_only:
            self.status.say(READ_ONLY, TROUBLE_SECONDS)
            return
        self.become(transitions.begin_poll(self.state, first_run=first_run))
        self._poll(everything, names)

    def start_reading(self) -> None:
        """Read in the background what an ended poll, or an older dateline, has left."""
        self.become(transitions.begin_poll(self.state))
        self._run(PollProgress(0), lambda progress: run_reading(self.session, progress))

    def _poll(self, everything: bool, names: Sequence[str]) -> None:
        progress = PollProgress(len(names) or sum(feed.enabled for feed in self.session.settings.feeds))
        self._run(progress, lambda progress: run_poll(self.session, everything, progress, names))

    @work(exclusive=True, group="poll")
    async def _run(self, progress: PollProgress, task: Callable[[PollProgress], Awaitable[str]]) -> None:
        """Do something that polls or reads, and keep the screen current meanwhile."""
        self._tell(progress=str(progress))

        def show_progress() -> None:
            self._tell(progress=str(progress))
            self.refresh_summary()

        timer = self.set_interval(PROGRESS_SECONDS, show_progress)
        try:
            self._say_everywhere(await task(progress))
        except DatelineError as error:
            self._say_everywhere(str(error))
        finally:
            timer.stop()
            if self.app.is_running:
                self._end_poll()

    def _say_everywhere(self, said: str) -> None:
        self.status.say(said, TROUBLE_SECONDS)
        self.post_message(Said(said, TROUBLE_SECONDS))

    def _end_poll(self) -> None:
        self._tell(progress="")
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
