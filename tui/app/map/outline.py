"""The coast lines of a chart as text: dots of braille, or in ASCII a sign for the upper and the lower half of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from tui.app.map.chart import DOTS_HIGH, DOTS_WIDE, Chart
from tui.app.map.coast import coast_lines

_BRAILLE = ord("\u2800")
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of each dot of a cell of braille, by line and column."""
_UPPER, _LOWER = sum(map(sum, _BITS[:2])), sum(map(sum, _BITS[2:]))
"""The dots of the upper and of the lower half of a cell."""
CHARTS_KEPT = 8
"""Outlines that are kept: going back to one costs nothing. Chosen: some zooms and places."""


@lru_cache(maxsize=CHARTS_KEPT)
def outline(chart: Chart, *, ascii_only: bool) -> tuple[str, ...]:
    """Its lines, each as wide as the chart."""
    masks = [[0] * chart.width for _ in range(chart.height)]
    for x, y in _dots(chart):
        column, line = x // DOTS_WIDE, y // DOTS_HIGH
        if 0 <= column < chart.width and 0 <= line < chart.height:
            masks[line][column] |= _BITS[y % DOTS_HIGH][x % DOTS_WIDE]
    sign = _ascii if ascii_only else _braille
    return tuple("".join(map(sign, row)) for row in masks)


def _braille(mask: int) -> str:
    return chr(_BRAILLE + mask) if mask else " "


def _ascii(mask: int) -> str:
    upper, lower = mask & _UPPER, mask & _LOWER
    return (":" if lower else "'") if upper else ("." if lower else " ")


def _dots(chart: Chart) -> Iterator[tuple[int, int]]:
    """The dots of all coast lines of which a piece may be in view."""
    wide, high = chart.width * DOTS_WIDE, chart.height * DOTS_HIGH
    for line in coast_lines():
        for (from_x, from_y), (to_x, to_y) in pairwise(chart.dot(*point) for point in line):
            if max(from_x, to_x) < 0 or min(from_x, to_x) >= wide or max(from_y, to_y) < 0 or min(from_y, to_y) >= high:
                continue
            steps = max(abs(to_x - from_x), abs(to_y - from_y), 1)
            for step in range(steps + 1):
                yield from_x + (to_x - from_x) * step // steps, from_y + (to_y - from_y) * step // steps
