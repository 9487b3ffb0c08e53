"""The timeline screen: the view with everything that a person can do on it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from tui.app.actions import TIMELINE, bindings, unknown_keys
from tui.app.list.event_list import EventList
from tui.app.list.overview import is_overview
from tui.app.timeline import queries as data
from tui.app.timeline.event_actions import EventActions
from tui.app.timeline.finding import FindActions
from tui.app.timeline.polling import PollActions
from tui.app.timeline.queries import Anchor
from tui.app.timeline.time_actions import TimeActions
from tui.model import Query


class TimelineScreen(TimeActions, EventActions, FindActions, PollActions):
    """Axis, list of events by day, detail of the selected one."""

    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TIMELINE)

    def on_mount(self) -> None:
        self.title_bar.name_of_screen = "Timeline"
        self.find_bar.display = False
        unknown = unknown_keys(dict(self.session.settings.keys))
        wrong = [f"feeds.toml [keys]: there is no action {', '.join(unknown)}"] if unknown else []
        for notice in (*self.session.notices, *wrong):
            self.status.say(notice, seconds=20)
        self.events.focus()
        self._begin()
        self.start_watching()

    @work(exclusive=True, group="rows")
    async def _begin(self) -> None:
        """Show everything stored, the cursor on today's events or the last before; poll if there is nothing yet."""
        newest = await self.ask(lambda: (data.high_water(self.session),))
        self.up_to = newest[0] if newest is not None else 0
        self.query_now = Query(up_to=self.up_to)
        loaded = await self.ask(lambda: data.load(self.session, self.query_now, Anchor(self.viewport.day)))
        if loaded is not None:
            self.show(loaded)
            self.refresh_summary()
            if not loaded.total and any(feed.enabled for feed in self.session.settings.feeds):
                self.first_run = True
                self.action_poll(True)

    @on(EventList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """By day, to the detail; zoomed out, into the column of the selected event."""
        if is_overview(self.viewport.scale) and self.events.selected is not None:
            self.aside = ""
            self.viewport = self.viewport.select(self.events.selected.when.first)
            self.action_zoom(1)
        else:
            super().action_open()

    def action_move(self, count: int) -> None:
        self.events.move(count)

    def action_move_page(self, share: float) -> None:
        self.events.move_lines(int(share * max(self.events.size.height - 1, 1)))

    def action_move_end(self, direction: int) -> None:
        self.events.move(direction * self.events.rows.events)

    def action_scroll_detail(self, lines: int) -> None:
        self.detail.body.scroll_relative(y=lines, animate=False)

    def action_pane(self) -> None:
        if self.detail.body.has_focus:
            self.to_list()
        else:
            self.detail.body.focus()

    def action_clear(self) -> None:
        """Escape: leave the detail, else the filter, else stop the poll."""
        if self.detail.body.has_focus or self.has_class("-reading"):
            self.to_list()
        elif self.query_now.source_text:
            self.clear_find(None)
        else:
            self.stop_polling()
