"""The chart: which part of the world is in view, and where a place lies on it. An equirectangular projection."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

DOTS_WIDE, DOTS_HIGH = 2, 4
"""Dots of a cell of braille."""
WEST, EAST = -180.0, 180.0
"""Degrees of the borders of the whole chart."""
NORTH, SOUTH = 84.0, -58.0
"""The same north and south. Chosen: all coasts with towns; Antarctica would take a fifth of the room."""
MOST_STRETCHED = 1.4
"""How much wider a degree may be one way than the other, so that the chart fills the screen. Chosen: coasts stay known."""
ZOOMS = (1, 2, 4, 8)
"""How many times the whole chart is enlarged. Chosen: from there on the coast lines have no more to show."""

Position = tuple[float, float]
"""(degrees north, degrees east)."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A part of the world on some cells.

    Args:
        width, height: cells.
        north, west: degrees of the upper left corner.
        per_degree: dots of a degree (across, down).
    """

    width: int
    height: int
    north: float
    west: float
    per_degree: tuple[float, float]

    @classmethod
    def of(cls, width: int, height: int, zoom: int = 0, middle: Position | None = None) -> Chart:
        """The world on so many cells, enlarged by one of `ZOOMS` around a position as far as its borders allow."""
        width, height = max(width, 1), max(height, 1)
        wide, high = width * DOTS_WIDE, height * DOTS_HIGH
        across, down = wide / (EAST - WEST), high / (NORTH - SOUTH)
        across, down = min(across, down * MOST_STRETCHED), min(down, across * MOST_STRETCHED)
        across, down = across * ZOOMS[zoom], down * ZOOMS[zoom]
        north, east = middle or ((NORTH + SOUTH) / 2, (EAST + WEST) / 2)
        return cls(
            width,
            height,
            _begin(north + high / down / 2, high / down, NORTH, NORTH - SOUTH),
            -_begin(wide / across / 2 - east, wide / across, -WEST, EAST - WEST),
            (across, down),
        )

    def dot(self, east: float, north: float) -> tuple[int, int]:
        """(dots from the left, dots from the top), which may be out of view."""
        return floor((east - self.west) * self.per_degree[0]), floor((self.north - north) * self.per_degree[1])

    def cell(self, position: Position) -> tuple[int, int] | None:
        """(column, line) of a position; None out of view."""
        x, y = self.dot(position[1], position[0])
        column, line = x // DOTS_WIDE, y // DOTS_HIGH
        return (column, line) if 0 <= column < self.width and 0 <= line < self.height else None


def _begin(wanted: float, span: float, border: float, whole: float) -> float:
    """Where the view begins, counted down from `border`: as wanted if it stays on the chart, amid it if it is larger."""
    if span >= whole:
        return border + (span - whole) / 2
    return max(min(wanted, border), border - whole + span)
