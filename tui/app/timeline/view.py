"""The timeline's view: what it is made of, what is loaded, which event and day are selected."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from tui.app import words
from tui.app.actions import TIMELINE, actions, keys_of
from tui.app.axis import columns
from tui.app.axis.strip import StripView
from tui.app.axis.viewport import Viewport
from tui.app.axis.widget import Axis
from tui.app.bars import KeyBar, StatusLine, TitleBar
from tui.app.detail.pane import Detail
from tui.app.glyphs import glyphs
from tui.app.list.event_list import EventList
from tui.app.list.pages import EventPages
from tui.app.timeline import queries as data
from tui.app.timeline.find_bar import FindBar
from tui.app.timeline.queries import Anchor, Loaded
from tui.app.words import plural
from tui.errors import DatelineError
from tui.model import Bucket, EventDetail, Query, Scale, Summary
from tui.service.session import Session
from tui.service.timeline import listing as timeline

T = TypeVar("T")
DETAIL_DELAY = 0.05
"""Seconds the cursor must rest before the detail follows."""
TALL = 30
"""Rows from which the axis has two rows of bars."""


class TimelineView(Screen[None]):
    """Owns the state of the view: filter, selected day and event, what is loaded; widgets only show it."""

    title_bar = query_one(TitleBar)
    axis = query_one(Axis)
    find_bar = query_one(FindBar)
    events = query_one(EventList)
    empty = query_one("#empty", Static)
    detail = query_one(Detail)
    status = query_one(StatusLine)
    too_small = query_one("#too-small", Static)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.marks = glyphs(session.settings.glyphs)
        self.query_now = Query()
        self.up_to = 0
        self.viewport = Viewport.around(session.today(), Scale.DAY, 30)
        self.aside = ""
        """Id of the event that the cursor was put on only because the selected day has none."""
        self._empty_said = ""
        self.polling = False
        self.first_run = False
        """Whether the very first poll is under way and the person has not moved yet: then nothing waits."""
        self._placed = ""
        self.loaded = False
        """Whether the first rows have come."""
        self.edit_lock = asyncio.Lock()
        self._counts: dict[int, Bucket] = {}
        self._counted: tuple[Query, Scale, int, int] | None = None
        self._summary: Summary | None = None
        self._detail_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Axis(self._strip())
        yield FindBar(self.complete)
        with Container(id="body"):
            with Vertical(id="list"):
                yield EventList(self.marks, self._open_key())
                yield Static(id="empty", markup=False)
            yield Detail(self.marks)
        yield StatusLine()
        yield KeyBar(TIMELINE, dict(self.session.settings.keys))
        yield Static(id="too-small", markup=False)

    def _open_key(self) -> str:
        keymap = dict(self.session.settings.keys)
        return next(keys_of(action, keymap)[0] for action in actions(TIMELINE) if action.id == "event.open")

    # ------------------------------------------------------------------ loading

    async def ask(self, question: Callable[[], T]) -> T | None:
        """Run a verb of the service in a thread; an error is said in words and gives None.

        A worker that was superseded is cancelled while it waits here, so its answer is dropped.
        """
        answer: T | None = None
        problem = ""
        try:
            answer = await asyncio.to_thread(question)
        except DatelineError as error:
            problem = str(error)
        if not self.app.is_running:
            # The widgets are going; nothing may be shown any more.
            raise asyncio.CancelledError
        if problem:
            self.status.say(problem, seconds=20)
        return answer

    @work(exclusive=True, group="rows")
    async def reload(self, *, event: str = "", anchor: Anchor | None = None, zoomed: bool = False) -> None:
        """Read the rows again, as the scale wants them; the cursor stays on its event, or goes to `event`, or to `anchor`.

        Args:
            event: id of the event to go to.
            anchor: where to go to.
            zoomed: only the scale is another; a selected day without events stays selected.
        """
        stay = zoomed and bool(self.aside)
        target = anchor or (Anchor(self.viewport.day) if stay else self.here(event))
        query, scale = replace(self.query_now, up_to=self.up_to), self.viewport.scale
        loaded = await self.ask(lambda: data.load(self.session, query, target, scale))
        if loaded is not None:
            self.show(loaded, zoomed=zoomed, stay=stay)

    def here(self, event: str = "") -> Anchor:
        """The cursor's place as it is now, or `event`."""
        selected, place = self.events.selected, self.events.cursor
        if event or selected is None or place is None:
            return Anchor(self.viewport.day, event)
        return Anchor(self.viewport.day, selected.id, self.events.rows.groups[place.group].when, place.offset)

    def show(self, loaded: Loaded, *, zoomed: bool = False, stay: bool = False) -> None:
        """Show the rows that were read; with `stay`, the cursor's event does not select its day."""
        self.loaded = True
        before = self.events.selected
        self.first_run = self.first_run and (before is None or before.id == self._placed)
        self.query_now = loaded.query
        if not zoomed:
            self._counted = None
        self.events.show(loaded.rows, loaded.pages, loaded.place)
        self._placed = self.events.selected.id if self.events.selected else ""
        if stay:
            self.aside = self._placed
        self.show_empty()
        if loaded.query.source_text:
            self.find_bar.found(loaded.rows.events, loaded.total)
        self.show_axis()

    @on(EventList.PagesWanted)
    def _pages_wanted(self) -> None:
        self._load_pages(self.events.pages)

    @work(exclusive=True, group="pages")
    async def _load_pages(self, pages: EventPages) -> None:
        """Read wanted pages in a thread; another list in the meantime makes them useless and harmless."""
        keys = pages.missing()
        found = await self.ask(lambda: pages.fetch(keys))
        for key, page in zip(keys, found or (), strict=False):
            pages.put_page(key, page)
        if pages is self.events.pages and found:
            self.events.came()

    def show_empty(self) -> None:
        """What stands in place of an empty list."""
        filtered, empty = self.query_now.source_text, not self.events.rows.lines
        self.set_class(empty, "-nothing")
        if empty:
            feeds_file = str(self.session.paths.feeds)
            text = words.nothing(self.session.settings, feeds_file, filtered=filtered, polling=self.polling)
            self.empty.update(Content(text))
        elif self.focused is None:
            self.events.focus()

    def show_changed(self, detail: EventDetail | None) -> None:
        """Show new marks on an event without moving anything."""
        if detail is not None:
            self.events.put(detail.event)
            if self.detail.shown is not None and self.detail.shown.event.id == detail.event.id:
                self.detail.show(detail)
            self.refresh_summary()

    # ------------------------------------------------------------------ the selected event

    @on(EventList.Highlighted)
    def _highlighted(self, message: EventList.Highlighted) -> None:
        event, place = message.event, self.events.cursor
        self.detail.preview(event)
        if event is None or place is None:
            self.status.position = ""
            return
        self.status.position = self.events.rows.position(place)
        if event.id != self.aside:
            self.aside = ""
            self.status.forget(self._empty_said)
            self.viewport = self.viewport.select(event.when.first)
        self.show_axis()
        if self._detail_timer is not None:
            self._detail_timer.stop()
        self._detail_timer = self.set_timer(DETAIL_DELAY, lambda: self._load_detail(event.id))

    @work(exclusive=True, group="detail")
    async def _load_detail(self, event_id: str) -> None:
        detail = await self.ask(lambda: timeline.detail(self.session, event_id))
        if detail is not None and self.events.selected is not None and self.events.selected.id == event_id:
            self.detail.show(detail)

    def say_empty(self, message: str) -> None:
        """Say that there is nothing, until the cursor comes to something."""
        self._empty_said = message
        self.status.say(message)

    def to_list(self) -> None:
        self.remove_class("-reading")
        self.events.focus()

    # ------------------------------------------------------------------ the axis

    @on(Axis.Resized)
    def _axis_resized(self) -> None:
        self.viewport = self.viewport.resized(self._strip().count)
        self.show_axis()

    def show_axis(self) -> None:
        """Draw the viewport, and load its counts where they are not known."""
        self.axis.view = self._strip()
        wanted = (self.query_now, self.viewport.scale)
        known = self._counted
        if (
            known is None
            or known[:2] != wanted
            or not known[2] <= self.viewport.first <= self.viewport.last <= known[3]
        ):
            self._load_counts()

    @work(exclusive=True, group="counts")
    async def _load_counts(self) -> None:
        query, scale, view, rows = self.query_now, self.viewport.scale, self.viewport, self.events.rows
        first, last = (columns.clamp(scale, edge) for edge in (view.first - view.count, view.last + view.count))
        counts = await self.ask(lambda: data.buckets(self.session, query, scale, first, last, rows))
        if counts is not None:
            self._counts = counts
            self._counted = (query, scale, view.first - view.count, view.last + view.count)
            self.axis.view = self._strip()

    def _strip(self) -> StripView:
        view, scale = self.viewport, self.viewport.scale
        known = self._counts if self._counted is not None and self._counted[1] is scale else None
        span, caption = (view.column, view.column), columns.name(scale, view.column)
        place = self.events.cursor if self.is_mounted else None
        event = self.events.selected if place is not None else None
        if event is not None and event.id != self.aside:
            span = (columns.index(scale, event.when.first), columns.index(scale, event.when.last))
        if place is not None and span[0] != span[1]:
            rows = self.events.rows
            caption = f"{rows.title(place.group)}: {plural(rows.groups[place.group].count, 'event')}"
        elif known is not None and view.column in known:
            exact = known[view.column].exact
            caption += f": {plural(exact, 'event')}" if exact else ": no events"
        return StripView(
            scale=scale,
            first=view.first,
            width=self.size.width,
            bar_rows=2 if self.size.height >= TALL else 1,
            counts=known,
            chosen=view.column,
            span=span,
            today=columns.index(scale, self.session.today()),
            caption=caption,
            glyphs=self.marks,
        )

    # ------------------------------------------------------------------ counts

    @work(exclusive=True, group="summary")
    async def refresh_summary(self) -> None:
        """Bring the counts up to date; new events wait, unless there is nothing on the screen yet."""
        summary = await self.ask(lambda: timeline.summary(self.session, self.up_to))
        if summary is None:
            return
        self._summary = summary
        self.show_counts()
        if summary.waiting and (self.first_run or not self.events.rows.lines) and not self.query_now.source_text:
            self.show_newest()
        else:
            self.status.waiting = summary.waiting

    def show_counts(self) -> None:
        """The title line; what it says of past and coming polls changes with the time."""
        if self._summary is not None:
            self.title_bar.counts = words.counts(self._summary, self.session.now())
            self.title_bar.alarm = words.alarm(self._summary, self.session.settings)

    @work(exclusive=True, group="waiting")
    async def show_newest(self) -> None:
        """Let the events in that wait; the cursor stays on its event."""
        newest = await self.ask(lambda: (data.high_water(self.session),))
        if newest is not None:
            self.up_to = newest[0]
            self.status.waiting = 0
            self.reload()
            self.refresh_summary()

    def complete(self, text: str, cursor: int) -> list[str]:
        """Whole texts that the word before the cursor of the find bar may become."""
        return data.complete(self.session, text, cursor)

    def on_resize(self) -> None:
        size = self.size
        self.too_small.update(
            Content(f"At least 60x15 is needed, this is {size.width}x{size.height}.\n\nOr run: dateline digest")
        )
