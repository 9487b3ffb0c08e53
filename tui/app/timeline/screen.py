"""The timeline screen: every key that a person can press on it, as a step of the state or a verb of the service."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from tui.app.actions import DETAIL, FIND, TIMELINE, bindings, settings_trouble
from tui.app.axis import columns
from tui.app.axis.widget import Axis
from tui.app.bars import TROUBLE_SECONDS
from tui.app.detail.pane import Detail
from tui.app.dialogs.jump import Target
from tui.app.dialogs.output import Output
from tui.app.dialogs.prompt import Answer
from tui.app.layout import LIST_TENTHS, list_cells
from tui.app.list.event_list import EventList
from tui.app.list.overview import is_overview
from tui.app.list.rows import RowIndex
from tui.app.map.screen import Left, MapScreen
from tui.app.modes.filters import filter_or_error
from tui.app.place import Place
from tui.app.timeline import changes, queries, transitions
from tui.app.timeline.date_prompt import date_prompt
from tui.app.timeline.empty_day import empty_day
from tui.app.timeline.find_bar import FindBar
from tui.app.timeline.handing import HandingTimeline
from tui.app.timeline.state import Anchor, TimelineState
from tui.model import Query
from tui.service.filters.language import at_place, within

PAINT_DELAY = 0.02
"""Seconds in which the first page of a find is painted before the rest is read. Chosen: a frame."""
LEAST_TENTHS, MOST_TENTHS = 4, 8
"""Between which the border can be moved."""


class TimelineScreen(HandingTimeline):
    """Axis, list of events by day, detail of the selected one, and what can be done with them."""

    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TIMELINE)

    sections = (*TIMELINE, *DETAIL, *FIND)
    list_tenths = 0
    """Tenths of the width that the person gave the list; 0 where they did not."""

    def on_mount(self) -> None:
        self.find_bar.display = False
        wrong = settings_trouble(self.session.settings, self.app.available_themes)
        if self.session.notices:
            self.status.say("; ".join(self.session.notices), TROUBLE_SECONDS)
        if wrong:
            told = Output("Settings that are not used", "\n".join(wrong), self.key_names)
            self.call_after_refresh(self.app.push_screen, told)
        self.list_tenths = self._kept.list_tenths if self._kept else 0
        self.events.focus()
        self.begin()
        self.watch_store()

    # ------------------------------------------------------------------ list and detail

    def action_move(self, count: int) -> None:
        self.become(transitions.move_events(self.state, count))

    def action_move_page(self, share: float) -> None:
        lines = int(share * max(self.events.size.height - 1, 1))
        if self.state.cursor is not None:
            self.events.scroll_lines(lines)
            self.become(transitions.move_lines(self.state, lines))

    def action_move_end(self, direction: int) -> None:
        self.become(transitions.move_events(self.state, direction * self.state.rows.events))

    @on(EventList.Clicked)
    def _clicked(self, message: EventList.Clicked) -> None:
        self.become(transitions.move_to(self.state, message.row))
        if message.opened and self.state.selected is not None:
            self.action_open()

    def jump_targets(self) -> Sequence[Target]:
        """The events in view, and the detail where it stands beside or below them."""

        def to(row: RowIndex) -> None:
            self.to_list()
            self.become(transitions.move_to(self.state, row))

        rows = [Target(at, partial(to, row)) for at, row in self.events.in_sight()]
        detail = self.detail.region
        return [*rows, Target(detail.offset, self.action_pane)] if detail and rows else rows

    def action_open(self) -> None:
        """By day, to the detail, which a narrow screen then shows alone; zoomed out, into its column; one that was joined leads on."""
        event = self.state.selected
        if event is None:
            return
        if self.state.on_joined:
            self.go_to_joined(event)
        elif self.state.is_overview:
            self._zoom_to(transitions.zoom_into_selected(self.state))
        else:
            self.add_class("-reading")
            self.set_focus(self.detail.body)
            self.apply(changes.read(self.session, event))

    def action_pane(self) -> None:
        if self.detail.body.has_focus:
            self.to_list()
        elif not self.detail.region:
            self.action_open()
        else:
            self.set_focus(self.detail.body)

    def action_scroll_detail(self, lines: int) -> None:
        self.detail.body.scroll_relative(y=lines, animate=False)

    def action_share(self, tenths: int) -> None:
        """Move the border between list and detail, where they stand side by side."""
        if self.has_class("-wide"):
            before = self.list_tenths or LIST_TENTHS
            self.list_tenths = min(max(before + tenths, LEAST_TENTHS), MOST_TENTHS)
            self._lay_out()

    def on_resize(self) -> None:
        super().on_resize()
        self._lay_out()

    def _lay_out(self) -> None:
        """Beside each other they share the width as the person chose; stacked, both have all of it."""
        listed = self.query_one("#list")
        if self.has_class("-wide"):
            listed.styles.width = list_cells(self.size.width, self.list_tenths)
        else:
            listed.styles.clear_rule("width")

    def leave(self, place: Place) -> Place:
        return replace(super().leave(place), list_tenths=self.list_tenths)

    def action_clear(self) -> None:
        """Escape: leave the detail, else the marks, else the filter, else stop the poll."""
        if self.detail.body.has_focus or self.has_class("-reading"):
            self.to_list()
        elif self.state.marked or self.state.range_from is not None:
            self.become(transitions.clear_marks(self.state))
        elif self.state.is_filtered:
            self._leave_find(None)
        elif self.state.polling:
            self.stop_poll()

    @work(exclusive=True, group="unread")
    async def action_unread(self, direction: int) -> None:
        """The event that is left downwards counts as read."""
        event, query = self.state.selected, self.state.query
        if event is None:
            return
        answer = await self.ask(lambda: (queries.next_unread(self.session, query, event.id, direction),))
        if answer is None:
            return
        (unread,) = answer
        if unread is None:
            self.status.say("no more unread events " + ("below" if direction > 0 else "above"))
        else:
            self.reload(event=unread)
        if direction > 0:
            self.apply(changes.read(self.session, event))

    # ------------------------------------------------------------------ time

    def _go(self, state: TimelineState) -> None:
        """To another day or column; where it is empty, say where the next events are."""
        self.become(state)
        if state.day_is_empty and (words := empty_day(state, self.key_names)):
            self.say_day_is_empty(words)

    def action_pan(self, steps: int) -> None:
        self._go(transitions.pan(self.state, steps))

    def action_pan_page(self, direction: int) -> None:
        self._go(transitions.pan_page(self.state, direction))

    def action_day(self, direction: int) -> None:
        state = transitions.to_next_events(self.state, direction)
        if state is None:
            self.status.say("There are no " + ("later" if direction > 0 else "earlier") + " events.")
        else:
            self._go(state)

    def action_month(self, direction: int) -> None:
        self._go(transitions.to_next_month(self.state, direction))

    def action_today(self) -> None:
        self._go(transitions.to_day(self.state, self.session.today()))

    def action_go_to_date(self) -> None:
        self.app.push_screen(date_prompt(self.session), self._go_to_date)

    def _go_to_date(self, answer: Answer[date] | None) -> None:
        if answer is not None and answer.value is not None:
            self._go(transitions.to_day(self.state, answer.value))

    def action_zoom(self, steps: int) -> None:
        self._zoom_to(transitions.zoom(self.state, steps))

    def action_fit(self) -> None:
        before, state = self.state, transitions.fit(self.state)
        if state.viewport == before.viewport:
            self.status.say("The axis shows all events already.")
        elif state.scale is before.scale:
            self.become(state)
        else:
            self._zoom_to(state)

    def _zoom_to(self, state: TimelineState) -> None:
        before = self.state
        if state.scale is before.scale:
            self.status.say(f"A column is a {state.scale.value} already, there is nothing beyond.")
            return
        self.become(state)
        if state.is_overview or before.is_overview:
            self.reload(zoomed=True)

    @on(Axis.Chosen)
    def _column_clicked(self, message: Axis.Chosen) -> None:
        day = columns.days(self.state.scale, message.column)[0]
        self._go(transitions.to_column(self.state, day, self.state.scale))

    @on(Axis.Dragged)
    def _columns_dragged(self, message: Axis.Dragged) -> None:
        """Drawing over columns keeps the events of these days, as a filter that can be changed or cleared."""
        first = columns.days(self.state.scale, message.first)[0]
        last = columns.days(self.state.scale, message.last)[1]
        self.become(transitions.begin_find(self.state))
        self._fill_filter(within(self.state.query.source_text, first, last))

    def _fill_filter(self, text: str) -> None:
        """Filter by a text as if it had been typed, and go to the list."""
        self.find_bar.fill(text)
        self._filter(text)
        self.to_list()

    @on(Axis.Zoomed)
    def _axis_wheel(self, message: Axis.Zoomed) -> None:
        self.action_zoom(message.steps)

    # ------------------------------------------------------------------ finding

    def action_find(self) -> None:
        self.become(transitions.begin_find(self.state))
        self.find_bar.open()

    def action_map(self) -> None:
        """Where the events of the axis' window happened; the axis goes along where the map was moved in time."""

        def left(how: Left | None) -> None:
            if how is not None and how.day is not None:
                self.become(transitions.to_day(self.state, how.day))
            if how is not None and how.place:
                self.become(transitions.begin_find(self.state))
                self._fill_filter(at_place(self.state.query.source_text, how.place))

        self.app.push_screen(MapScreen(self.session, self.state.query, self.state.viewport), left)

    @work(exclusive=True, group="rows")
    async def action_kept_off(self) -> None:
        """Show what is kept off the timeline too, marked; or leave it out again."""
        state = self.state
        query = replace(state.wanted_query, kept_off=not state.query.kept_off)
        loaded = await self.ask(lambda: queries.load(self.session, query, state.anchor(), state.scale))
        if loaded is not None:
            self.show(loaded)
            self.refresh_summary()

    @on(FindBar.Changed)
    def _filter_typed(self, message: FindBar.Changed) -> None:
        self._filter(message.text)

    @work(exclusive=True, group="rows")
    async def _filter(self, text: str, anchor: Anchor | None = None) -> None:
        """Filter by what was typed; what is wrong with it is said, and the list stays as it is."""
        state = self.state
        target = anchor or state.anchor()
        query = await self.ask(lambda: filter_or_error(text, self.session, state.wanted_query))
        if not isinstance(query, Query):
            if query is not None:
                self.find_bar.show_error(query)
            return
        scale = self.state.scale
        if not query.is_empty and not is_overview(scale):
            first = await self.ask(lambda: queries.first_page(self.session, query, target))
            if first is not None:
                self.show(first)
                await asyncio.sleep(PAINT_DELAY)
        await self._find_all(query, target)

    async def _find_all(self, query: Query, target: Anchor) -> None:
        """Read the whole list; where the person has moved in its first page meanwhile, they stay where they are."""
        began = self.state
        anchor = target if began.rows.complete else began.anchor()
        loaded = await self.ask(lambda: queries.load(self.session, query, anchor, began.scale))
        if loaded is not None and not self.state.rows.complete and self.state.cursor != began.cursor:
            await self._find_all(query, target)
        elif loaded is not None:
            self.show(loaded)

    @on(FindBar.Done)
    def _find_done(self) -> None:
        self.find_bar.flush()
        if not self.find_bar.input.value.strip():
            self.find_bar.close()
        self.to_list()

    @on(FindBar.Cancelled)
    def _find_cancelled(self) -> None:
        self._leave_find(self.state.before_find)

    def _leave_find(self, anchor: Anchor | None) -> None:
        self.find_bar.close()
        self._filter("", anchor)
        self.to_list()

    # ------------------------------------------------------------------ its links

    @on(Detail.Chosen)
    def _story_event_chosen(self, message: Detail.Chosen) -> None:
        """To another event of the story; the detail keeps the focus."""
        self.reload(event=message.event)

    # ------------------------------------------------------------------ polling

    def action_poll(self, everything: bool) -> None:
        if self.state.polling:
            self.status.say(f"a poll is under way, {self.key_names.first('find.clear')} stops it")
        else:
            self.start_poll(everything=everything)

    def poll_these(self, names: Sequence[str]) -> str:
        """Poll the feeds with these names; what speaks against it in words, or ""."""
        if self.state.polling:
            return "a poll is under way"
        self.start_poll(everything=False, names=names)
        return ""
