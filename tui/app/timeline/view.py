"""The timeline's view: shows a state, reads what it needs for it, and takes over the next one."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static

from tui.app import words
from tui.app.actions import TIMELINE
from tui.app.axis.strip import StripView
from tui.app.axis.viewport import Viewport
from tui.app.axis.widget import Axis
from tui.app.bars import KeyBar, StatusLine, TitleBar
from tui.app.detail.pane import Detail
from tui.app.layout import MIN_COLUMNS, MIN_ROWS
from tui.app.list.event_list import EventList
from tui.app.list.pages import EventPages
from tui.app.modes.screen import ModeScreen
from tui.app.place import Mode
from tui.app.timeline import queries, transitions
from tui.app.timeline.axis_view import ColumnCounts, axis_view
from tui.app.timeline.find_bar import FindBar
from tui.app.timeline.queries import Loaded
from tui.app.timeline.state import Anchor, TimelineState
from tui.model import Scale
from tui.service.filters.hits import needles
from tui.service.filters.language import readings
from tui.service.session import Session
from tui.service.timeline import details

DETAIL_DELAY = 0.05
"""Seconds the cursor must rest before the detail follows. Chosen: a key that is held down does not read each event."""
COLUMNS_AT_FIRST = 30
"""Columns of the axis before it knows its width."""


class TimelineView(ModeScreen):
    """Axis, find bar, list of events, detail and status line, all of one `TimelineState`.

    Whoever decides what comes next asks for it by `become` (another state), `reload` or `show` (another list).
    """

    mode = Mode.TIMELINE
    axis = query_one(Axis)
    find_bar = query_one(FindBar)
    events = query_one(EventList)
    empty = query_one("#empty", Static)
    detail = query_one(Detail)
    too_small = query_one("#too-small", Static)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state = TimelineState(Viewport.around(session.today(), Scale.DAY, COLUMNS_AT_FIRST))
        self._counts: ColumnCounts | None = None
        self._detail_timer: Timer | None = None
        self._said_empty = ""
        """What was said of an empty day, to be taken back when the cursor comes to something."""

    def compose(self) -> ComposeResult:
        names = self.key_names
        yield TitleBar(self.mode, names)
        yield Axis(self._axis_view())
        yield FindBar(self._complete, self._readings, names.first("find.clear"))
        with Container(id="body"):
            with Vertical(id="list"):
                yield EventList(self.marks, names.first("event.open"), self.session.today())
                yield Static(id="empty", markup=False)
            yield Detail(self.marks, self.session.today())
        yield StatusLine(names)
        yield KeyBar(TIMELINE, names)
        yield Static(id="too-small", markup=False)

    # ------------------------------------------------------------------ the state

    @property
    def state(self) -> TimelineState:
        """What is shown now."""
        return self._state

    @property
    def loaded(self) -> bool:
        """Whether the first rows have come."""
        return self._state.loaded

    def become(self, state: TimelineState) -> None:
        """Take over another state and show it."""
        before, self._state = self._state, state
        if state.joined != before.joined:
            self.events.show_joined(state.joined)
        if state.pages is not before.pages:
            self._show_list(before)
        elif state.cursor != before.cursor:
            self.events.cursor = state.cursor
            self._follow_cursor()
        elif state.joined != before.joined:
            self._follow_cursor()
        elif state.polling is not before.polling:
            self._show_empty()
        if (state.marked, state.range) != (before.marked, before.range):
            self.events.mark(state.marked, state.range)
            self.status.marked = words.marked(state.marked_events, open_range=state.range is not None)
        if not state.day_is_empty:
            self.status.forget(self._said_empty)
        self._show_axis()

    def say_day_is_empty(self, message: str) -> None:
        """Say that nothing is there, until the cursor comes to something."""
        self._said_empty = message
        self.status.say(message)

    # ------------------------------------------------------------------ the list

    @work(exclusive=True, group="rows")
    async def reload(self, *, event: str = "", anchor: Anchor | None = None, zoomed: bool = False) -> None:
        """Read the list again, as the scale wants it; the cursor stays on its event, or goes to `event`, or to `anchor`.

        Args:
            event: id of the event to go to.
            anchor: where to go to.
            zoomed: only the scale is another; a selected day without events stays selected.
        """
        state = self._state
        keep_day = zoomed and bool(state.stand_in)
        target = anchor or (Anchor(state.viewport.day) if keep_day else state.anchor(event))
        loaded = await self.ask(lambda: queries.load(self.session, state.wanted_query, target, state.scale))
        if loaded is not None:
            self.show(loaded, zoomed=zoomed, keep_day=keep_day)

    def show(self, loaded: Loaded, *, zoomed: bool = False, keep_day: bool = False) -> None:
        """Show a list that was read; with `zoomed` its events are those that were counted for the axis."""
        if not zoomed and loaded.pages.rows.complete:
            self._counts = None
        query, pages, row = loaded.query, loaded.pages, loaded.row
        waiting = loaded.found_waiting
        self.become(
            transitions.show_list(
                self._state, query, pages, row, loaded.total, found_waiting=waiting, keep_day=keep_day
            )
        )

    def _show_list(self, before: TimelineState) -> None:
        state = self._state
        self.events.looked_for = needles(state.query.source_text, typing=self.find_bar.has_focus_within)
        self.events.show(state.pages, state.cursor)
        self._show_empty()
        if state.is_filtered:
            if state.rows.complete:
                self.find_bar.show_count(state.rows.events, state.total)
            else:
                self.find_bar.show_counting()
        self._follow_cursor()

    def _show_empty(self) -> None:
        """What stands in place of an empty list."""
        state, empty = self._state, not self._state.rows.lines
        self.set_class(empty, "-nothing")
        if empty:
            feeds_file, filtered = str(self.session.paths.feeds), state.query.source_text
            settings, polling = self.session.settings, state.polling
            text = words.empty_list(
                settings, feeds_file, self.key_names, filtered=filtered, waiting=state.found_waiting, polling=polling
            )
            self.empty.update(Content(text))
        elif self.focused is None:
            self.events.focus()

    @on(EventList.PagesWanted)
    def _pages_wanted(self) -> None:
        self._load_pages(self._state.pages)

    @work(exclusive=True, group="pages")
    async def _load_pages(self, pages: EventPages) -> None:
        """Read wanted pages in a thread; another list in the meantime makes them useless and harmless."""
        keys = pages.missing()
        arrived = await self.ask(lambda: pages.fetch(keys)) or []
        for key, page in zip(keys, arrived, strict=False):
            pages.keep(key, page)
        if pages is self._state.pages and arrived:
            self.events.repaint()
            self.become(transitions.select_its_day(self._state))
            self._follow_cursor()

    def to_list(self) -> None:
        """Leave the detail or the find bar."""
        self.remove_class("-reading")
        self.set_focus(self.events)

    # ------------------------------------------------------------------ the selected event

    def _follow_cursor(self) -> None:
        """Show where the cursor stands, and soon its event in full."""
        event, row = self._state.selected, self._state.cursor
        self.detail.preview(event)
        if event is None or row is None:
            self.status.position = ""
            return
        self.status.position = self._state.rows.position_words(row)
        if self._detail_timer is not None:
            self._detail_timer.stop()
        self._detail_timer = self.set_timer(DETAIL_DELAY, lambda: self._load_detail(event.id))

    @work(exclusive=True, group="detail")
    async def _load_detail(self, event_id: str) -> None:
        detail = await self.ask(lambda: details.event_detail(self.session, event_id))
        selected = self._state.selected
        if detail is not None and selected is not None and selected.id == event_id:
            self.detail.show(detail)

    # ------------------------------------------------------------------ the axis

    @on(Axis.Resized)
    def _axis_resized(self) -> None:
        self.become(transitions.resize(self._state, self._axis_view().count))

    def _show_axis(self) -> None:
        """Draw the axis, and read its counts where they are not known."""
        self.axis.view = self._axis_view()
        if not self._state.rows.complete:
            return  # its counts come with the rest of it
        if self._counts is None or not self._counts.covers(self._state.query, self._state.viewport):
            self._load_counts()

    def _axis_view(self) -> StripView:
        size, today = self.size, self.session.today()
        return axis_view(self._state, self._counts, size.width, size.height, today, self.marks)

    @work(exclusive=True, group="counts")
    async def _load_counts(self) -> None:
        """Count the columns in view and as many on both sides."""
        state, view = self._state, self._state.viewport
        first, last = view.first - view.count, view.last + view.count
        counts = await self.ask(
            lambda: queries.column_counts(self.session, state.query, view.scale, first, last, state.rows)
        )
        if counts is not None:
            self._counts = counts
            self.axis.view = self._axis_view()

    # ------------------------------------------------------------------ the rest

    def _complete(self, text: str, cursor: int) -> list[str]:
        """Whole texts that the word before the cursor of the find bar may become."""
        return queries.complete(self.session, text, cursor)

    def _readings(self, text: str) -> list[str]:
        """What the dates in words of a filter were read as."""
        return readings(text, self.session.now())

    def on_resize(self) -> None:
        needed, here = f"{MIN_COLUMNS}x{MIN_ROWS}", f"{self.size.width}x{self.size.height}"
        self.too_small.update(Content(f"At least {needed} is needed, this is {here}.\n\nOr run: dateline digest"))
