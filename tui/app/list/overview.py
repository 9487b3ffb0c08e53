"""The lines of the list when it is zoomed out: a heading for each column of the axis, with its most important events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.app.axis import columns
from tui.app.list.rows import RowIndex, Rows
from tui.model import Event, Group, Scale, When
from tui.service.timeline import axis
from tui.wording.counts import grouped

TOP_EVENTS = 3
"""Events shown of a column. Chosen: enough to say what a column was about."""
SCALES_BY_DAY = (Scale.DAY, Scale.WEEK)
"""Scales at which the list shows all events, by day."""


def is_overview(scale: Scale) -> bool:
    """Whether the list shows columns instead of days at a scale."""
    return scale not in SCALES_BY_DAY


class Overview(Rows):
    """Columns newest first, each with its most important events and, where there are more, a line that says so.

    Args:
        scale: what a column is.
        groups: as the overview service gives them, in chronological order.
        pinned: an event, by the heading of its group, that is shown although others are more important: the cursor
            stays on it when zooming.
    """

    short = True

    def __init__(self, scale: Scale, groups: Sequence[Group] = (), pinned: tuple[When, Event] | None = None) -> None:
        self.scale = scale
        self.pinned = pinned
        self.by_day = False
        self.dated = scale is Scale.DECADE
        super().__init__(groups)

    def counts_by(self, scale: Scale) -> bool:
        return scale is self.scale

    def shown(self, group: int) -> int:
        count = self.groups[group].count
        return min(count, TOP_EVENTS + (self.pinned is not None and self.pinned[0] == self.groups[group].when))

    def title(self, group: int) -> str:
        when = self.groups[group].when
        if not self.is_exact(group):
            return super().title(group)
        return columns.name(self.scale, columns.index(self.scale, when.first))

    def is_exact(self, group: int) -> bool:
        when = self.groups[group].when
        return when == axis.column(self.scale, when.first)

    def on_or_before(self, day: date) -> RowIndex | None:
        return self._of_column(day) or super().on_or_before(day)

    def newest_in(self, first: date, last: date) -> RowIndex | None:
        return self._of_column(first) or super().newest_in(first, last)

    def _of_column(self, day: date) -> RowIndex | None:
        """The first event of the column that holds a day: also if an interval too coarse for it begins later in it."""
        return self.under(axis.column(self.scale, day), 0)

    def position_words(self, row: RowIndex) -> str:
        """How many of all events the column has."""
        return f"{self.groups[row.group].count:,} of {grouped(self.events, 'event')} in this {self.scale.value}"

    def with_pinned(self, group: Group, events: Sequence[Event]) -> list[Event]:
        """The events of a group as they are shown."""
        shown = list(events)
        if self.pinned is not None and self.pinned[0] == group.when:
            shown = [*[event for event in shown if event.id != self.pinned[1].id][:TOP_EVENTS], self.pinned[1]]
        return shown
