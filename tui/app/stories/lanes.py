"""The lanes of the stories as runs of text and kind: names on the left, events by column, counts on the right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from tui.app.axis import columns
from tui.app.cells import Run, fit_title, plain
from tui.app.glyphs import Glyphs
from tui.model import Lane, Scale
from tui.text import cell_width

COUNT_WIDTH = 5
"""Cells of each of the two counts on the right."""
NAMES_SHARE = 3
"""The names of the stories take one of so many parts of the width …"""
MIN_NAMES_WIDTH, MAX_NAMES_WIDTH = 18, 46
"""… but at least and at most so many cells. Chosen: two words, and the longest title in full."""
DAY_PARTS = 3
"""The selected day stands at two of so many parts of the columns."""


@dataclass(frozen=True, slots=True)
class LaneWindow:
    """The part of time that the lanes show.

    Args:
        scale: what a column is; it is one cell wide.
        first: number of the leftmost column.
        width: cells of the whole line.
    """

    scale: Scale
    first: int
    width: int

    @property
    def names(self) -> int:
        """Cells for the names of the stories, mark and cursor included."""
        return min(max(self.width // NAMES_SHARE, MIN_NAMES_WIDTH), MAX_NAMES_WIDTH)

    @property
    def count(self) -> int:
        """Columns that fit."""
        return max(self.width - self.names - 2 * COUNT_WIDTH - 2, 1)

    @property
    def middle(self) -> date:
        """A day about in its middle."""
        return columns.days(self.scale, columns.clamp(self.scale, self.first + self.count // 2))[0]


def window_at(scale: Scale, day: date, width: int) -> LaneWindow:
    """The window with a day at two thirds of its columns, as the axis has it at first."""
    window = LaneWindow(scale, 0, width)
    return replace(window, first=columns.clamp(scale, columns.index(scale, day) - window.count * 2 // DAY_PARTS))


def header(window: LaneWindow) -> list[Run]:
    """Labels of the time, each where its column begins."""
    line = " " * window.count
    for offset, text in columns.ticks(window.scale, window.first, window.count, 1):
        if offset + cell_width(text) <= window.count:
            line = line[:offset] + text + line[offset + len(text) :]
    return [
        (f" by {window.scale.value}".ljust(window.names + 1), "scale"),
        (line, "label"),
        ("   ev  src ", "scale"),
    ]


def lane_line(lane: Lane, window: LaneWindow, today: int, marks: Glyphs, *, chosen: bool, marked: bool) -> list[Run]:
    """`»Valley derailment   ──●●══●●●───○   12   18`, exactly as wide as the window."""
    head = (marks.cursor if chosen else " ") + (marks.marked if marked else " ")
    runs: list[Run] = [
        (head, "mark"),
        (fit_title(plain(lane.story.title), window.names - 2, marks.ellipsis), "title"),
        (" ", ""),
        *_cells(lane, window, today, marks),
    ]
    return [*runs, (f"{len(lane.story.events):{COUNT_WIDTH}}{lane.sources:{COUNT_WIDTH}} ", "count")]


def _cells(lane: Lane, window: LaneWindow, today: int, marks: Glyphs) -> list[Run]:
    counts = Counter(columns.index(window.scale, day) for day, _ in lane.days)
    all_planned = set(counts) - {columns.index(window.scale, day) for day, planned in lane.days if not planned}
    first, last = min(counts), max(counts)
    cells: list[Run] = []
    for number in range(window.first, window.first + window.count):
        if counts[number]:
            several = counts[number] > 1
            mark = marks.planned if number in all_planned else marks.span if several else marks.event
            cells.append((mark, "event"))
        elif first < number < last:
            cells.append((marks.rule, "rule"))
        else:
            cells.append((marks.today_lane if number == today else " ", "today"))
    if cells and last < window.first:
        cells[0] = (marks.steps[0], "mark")
    if cells and first >= window.first + window.count:
        cells[-1] = (marks.steps[1], "mark")
    return [("".join(mark for mark, _ in same), kind) for kind, same in groupby(cells, key=lambda cell: cell[1])]
