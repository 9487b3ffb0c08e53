"""Moving through time: panning, zooming, jumping to days."""

from __future__ import annotations

from datetime import date

from textual import on

from tui.app.axis import columns
from tui.app.axis.widget import Axis
from tui.app.dialogs.prompt import Prompt
from tui.app.list.overview import is_overview
from tui.app.list.rows import RowIndex
from tui.app.timeline.view import TimelineView
from tui.model import Scale
from tui.service.timeline import filter_language as queries
from tui.wording.dates import short_day


class TimeActions(TimelineView):
    """The part of the timeline screen that moves the axis; the list follows."""

    def action_pan(self, steps: int) -> None:
        self._go_to_columns(self.viewport.pan(steps).day, self.viewport.scale)

    def action_pan_page(self, direction: int) -> None:
        self._go_to_columns(self.viewport.pan(direction * self.viewport.count).day, self.viewport.scale)

    def action_day(self, direction: int) -> None:
        scale = self.viewport.scale if is_overview(self.viewport.scale) else Scale.DAY
        first, last = columns.days(scale, columns.index(scale, self.viewport.day))
        day = self.events.rows.next_day(last if direction > 0 else first, direction)
        if day is None:
            self.status.say("There are no " + ("later" if direction > 0 else "earlier") + " events.")
        elif scale is Scale.DAY:
            self.go_to_day(day)
        else:
            self._go_to_columns(day, scale)

    def action_month(self, direction: int) -> None:
        # From afar, where a month is less than a column, it goes by columns: else one way would not lead back the other.
        scale = self.viewport.scale if is_overview(self.viewport.scale) else Scale.MONTH
        column = columns.clamp(scale, columns.index(scale, self.viewport.day) + direction)
        self._go_to_columns(columns.days(scale, column)[0], scale)

    def action_zoom(self, steps: int) -> None:
        zoomed = self.viewport.zoom(steps)
        if zoomed.scale is self.viewport.scale:
            self.status.say(f"A column is a {zoomed.scale.value} already, there is nothing beyond.")
            return
        by_day = not is_overview(zoomed.scale) and not is_overview(self.viewport.scale)
        self.viewport = zoomed
        self.show_axis()
        if not by_day:
            self.reload(zoomed=True)

    def action_today(self) -> None:
        self.go_to_day(self.session.today())

    def action_go_to_date(self) -> None:
        hint = "last tuesday   18 January   2024-03   +2w   yesterday"
        self.app.push_screen(Prompt("Go to date", hint=hint, check=self._read_day), self._went_to)

    def _read_day(self, text: str) -> str:
        when = queries.day_of(text, self.session.now())
        return columns.name(Scale.DAY, columns.index(Scale.DAY, when.first))

    def _went_to(self, text: str | None) -> None:
        if text:
            self.go_to_day(queries.day_of(text, self.session.now()).first)

    @on(Axis.Chosen)
    def _column_clicked(self, message: Axis.Chosen) -> None:
        self._go_to_columns(columns.days(self.viewport.scale, message.column)[0], self.viewport.scale)

    @on(Axis.Zoomed)
    def _axis_wheel(self, message: Axis.Zoomed) -> None:
        self.action_zoom(message.steps)

    def go_to_day(self, day: date) -> None:
        """Select a day, and the first event of that day or the nearest before it; zoomed out, of its column."""
        place = self.events.rows.on_or_before(day)
        if is_overview(self.viewport.scale):
            first, last = columns.days(self.viewport.scale, columns.index(self.viewport.scale, day))
            place = self.events.rows.newest_in(first, last) or place
        here = place is not None and self.events.rows.groups[place.group].when.first == day
        self._select(day, place, there=here)

    def _go_to_columns(self, day: date, scale: Scale) -> None:
        """Select the column of a day and the newest event that begins in it, or the nearest before it."""
        if is_overview(self.viewport.scale):
            scale = self.viewport.scale
        first, last = columns.days(scale, columns.index(scale, day))
        place = self.events.rows.newest_in(first, last)
        if place is not None:
            self._select(self.events.rows.groups[place.group].when.first, place, there=True)
        else:
            self._select(first, self.events.rows.on_or_before(first), there=False)

    def _select(self, day: date, place: RowIndex | None, *, there: bool) -> None:
        """Select a day on the axis and an event in the list, which is another day's where the day has none."""
        self.viewport = self.viewport.select(day)
        event = self.events.event_at(place) if place is not None else None
        self.aside = "" if there or event is None else event.id
        self.events.cursor = place
        self.show_axis()
        if not there:
            self._say_empty()

    def _say_empty(self) -> None:
        rows, name = self.events.rows, columns.name(self.viewport.scale, self.viewport.column)
        first, last = columns.days(self.viewport.scale, self.viewport.column)
        if rows.newest_in(first, last) is not None:
            if not is_overview(self.viewport.scale):
                self.say_empty(f"No events on {short_day(self.viewport.day)}.")
            return
        later, earlier = rows.next_day(last, 1), rows.next_day(first, -1)
        words = [f"No events {'on' if self.viewport.scale is Scale.DAY else 'in'} {name}."]
        for key, day in (("[", earlier), ("]", later)):
            if day is not None:
                words.append(f"{key} {self._named(day)}")
        self.say_empty("  ".join(words))

    def _named(self, day: date) -> str:
        """The day, or zoomed out its column."""
        scale = self.viewport.scale
        return columns.name(scale, columns.index(scale, day)) if is_overview(scale) else short_day(day)
