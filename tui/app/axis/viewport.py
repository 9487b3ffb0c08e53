"""What part of time the axis shows, and which day is selected; every change gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tui.app.axis import columns
from tui.model import Scale

EDGE_COLUMNS = 2
"""Columns kept between the selected one and the border. Chosen: what comes next is in sight."""
VIEWPORT_PARTS = 3
"""A day that is gone to stands at two of so many parts of the width."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """The columns on the screen.

    Args:
        scale: what a column is.
        day: the selected day; its column is the selected column.
        count: columns that fit.
        first: number of the leftmost column.
        before: first and count before the terminal took another size, None where the person has moved since: the same size
            shows the same columns again.
    """

    scale: Scale
    day: date
    count: int
    first: int
    before: tuple[int, int] | None = None

    @classmethod
    def around(cls, day: date, scale: Scale, count: int) -> Viewport:
        """With `day` at two thirds of the width: more is known of the past than of the future."""
        return cls(scale, day, count, columns.index(scale, day) - count * 2 // VIEWPORT_PARTS)

    @property
    def column(self) -> int:
        """Number of the selected column."""
        return columns.index(self.scale, self.day)

    @property
    def last(self) -> int:
        """Number of the rightmost column."""
        return self.first + self.count - 1

    def select(self, day: date) -> Viewport:
        """Select a day, panning no further than needed; a far jump puts it where `around` would."""
        column = columns.index(self.scale, day)
        if not self.first - self.count <= column <= self.last + self.count:
            return Viewport.around(day, self.scale, self.count)
        edge = min(EDGE_COLUMNS, (self.count - 1) // 2)
        first = max(min(self.first, column - edge), column - self.count + 1 + edge)
        stays = (day, first) == (self.day, self.first)
        return replace(self, day=day, first=first, before=self.before if stays else None)

    def pan(self, steps: int) -> Viewport:
        """Select the column `steps` further on (or back), stopping at the ends of the calendar."""
        column = columns.clamp(self.scale, self.column + steps)
        return self.select(columns.days(self.scale, column)[0]) if column != self.column else self

    def zoom(self, steps: int) -> Viewport:
        """Finer (positive) or coarser columns; the selected day keeps its place on the screen."""
        scale = self.scale.zoom(steps)
        offset = min(max(self.column - self.first, 0), self.count - 1)
        return replace(self, scale=scale, first=columns.index(scale, self.day) - offset, before=None)

    def resized(self, count: int) -> Viewport:
        """Another number of columns; the selected one stays in view."""
        if count == self.count:
            return self
        first, of = before = self.before or (self.first, self.count)
        offset = (self.column - first) * count // max(of, 1)
        return replace(replace(self, count=count, first=self.column - offset).select(self.day), before=before)
