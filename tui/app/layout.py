"""Sizes of the terminal at which the layout changes; the style sheets read them as classes such as `-wide`."""

from __future__ import annotations

MIN_COLUMNS = 60
"""Cells below which the app says that it is too small. Chosen: there a title still has twenty."""
WIDE_COLUMNS = 130
"""Cells from which the detail stands beside the list. Chosen: the list then has 91, and seven titles of ten fit."""
MIN_ROWS = 15
"""Rows below which the app says that it is too small. Chosen: there the list still has eight."""
DETAIL_ROWS = 18
"""Rows from which the detail stands under the list. Chosen: the list keeps four lines."""
TALL_ROWS = 30
"""Rows from which axis and detail are higher. Chosen: the list keeps eight lines."""

TENTHS = 10
"""Into which list and detail share the width."""
LIST_TENTHS = 7
"""Tenths of the width that the list has beside the detail. Chosen: at 140 cells seven titles of ten are shown whole."""
DETAIL_CELLS, LIST_CELLS = 42, 157
"""Cells that the detail has as long as the list has not so many. Chosen: at 200 cells nineteen titles of twenty are shown whole."""

WIDTH_CLASSES = [(0, "-tiny"), (MIN_COLUMNS, "-narrow"), (WIDE_COLUMNS, "-wide")]
HEIGHT_CLASSES = [(0, "-flat"), (MIN_ROWS, "-short"), (DETAIL_ROWS, "-medium"), (TALL_ROWS, "-tall")]

AXIS_ROWS = ((40, 4, 2), (TALL_ROWS, 3, 2), (24, 2, 1), (0, 1, 1))
"""From how many rows of the terminal on the axis has so many rows of bars, and so many of brackets. Chosen: the list keeps eight
lines."""


def axis_rows(height: int) -> tuple[int, int]:
    """Rows of bars and rows of brackets of the axis on a terminal so high."""
    return next((bars, brackets) for least, bars, brackets in AXIS_ROWS if height >= least)


def list_cells(width: int, tenths: int = 0) -> int:
    """Cells of the list beside the detail on a terminal so wide: as many tenths as the person chose, 0 where they did not. A wider
    terminal never gives it less."""
    if tenths:
        return width * tenths // TENTHS
    return max(width * LIST_TENTHS // TENTHS, min(width - DETAIL_CELLS, LIST_CELLS))
