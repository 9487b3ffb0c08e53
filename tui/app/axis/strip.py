"""The density strip as plain rows of marked text: labels, bars, coarse share, marker; no widget, no colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from tui.app.axis import columns
from tui.app.cells import Run
from tui.app.glyphs import UNICODE, Glyphs
from tui.model import Bucket, Scale
from tui.text import cell_width

COLUMN_WIDTH = 2
"""Cells of a column: the bar and a gap."""
STRIP_MARGIN = 1
"""Cells left free on the left."""
TODAY_WORD = "today"


@dataclass(frozen=True, slots=True)
class StripView:
    """Everything the strip shows.

    Args:
        scale: what a column is.
        first: number of the leftmost column.
        width: cells.
        bar_rows: rows of bars, 1 or 2.
        counts: column number to its counts; a missing column is not known yet.
        chosen: number of the selected column.
        span: first and last column of the days the selected event may have been, the selected column for a day.
        today: column of today.
        caption: what the selected column is called and how many events it has.
        glyphs: the marks.
    """

    scale: Scale
    first: int
    width: int
    bar_rows: int = 1
    counts: Mapping[int, Bucket] | None = None
    chosen: int | None = None
    span: tuple[int, int] | None = None
    today: int | None = None
    caption: str = ""
    glyphs: Glyphs = UNICODE

    @property
    def count(self) -> int:
        """Columns that fit."""
        return max((self.width - 2 * STRIP_MARGIN) // COLUMN_WIDTH, 1)

    def column_at(self, x: int) -> int:
        """Number of the column under a cell, kept within those shown."""
        return self.first + min(max((x - STRIP_MARGIN) // COLUMN_WIDTH, 0), self.count - 1)

    def x(self, number: int) -> int:
        """First cell of a column, which may lie outside."""
        return STRIP_MARGIN + (number - self.first) * COLUMN_WIDTH


def draw(view: StripView) -> list[list[Run]]:
    """The rows of the strip from top to bottom, each exactly `view.width` cells wide: labels, bars, coarse, marker."""
    return [_labels(view), *_bars(view), _coarse(view), _marker(view)]


def _labels(view: StripView) -> list[Run]:
    scale = f"by {view.scale.value.upper()} "
    line = [" "] * view.width
    room = view.width - len(scale) - 1
    for offset, text in columns.ticks(view.scale, view.first, view.count, COLUMN_WIDTH):
        x = STRIP_MARGIN + offset * COLUMN_WIDTH
        if x + len(text) <= room:
            line[x : x + len(text)] = text
    return [("".join(line)[: view.width - len(scale)], "label"), (scale, "scale")]


def _peak(view: StripView) -> float:
    shown = [bucket for number, bucket in (view.counts or {}).items() if 0 <= number - view.first < view.count]
    return max((max(bucket.exact, bucket.coarse) for bucket in shown), default=0) or 1


def _level(value: float, peak: float, levels: int) -> int:
    """Height on a square-root scale: 0 only for nothing, `levels` for the peak."""
    return min(ceil(sqrt(value / peak) * levels), levels) if value > 0 else 0


def _bars(view: StripView) -> list[list[Run]]:
    steps, peak = len(view.glyphs.bars), _peak(view)
    low, high = columns.limits(view.scale)
    rows: list[list[Run]] = []
    for row in reversed(range(view.bar_rows)):
        runs: list[Run] = [(" " * STRIP_MARGIN, "")]
        for number in range(view.first, view.first + view.count):
            bucket = (view.counts or {}).get(number)
            chosen = number == view.chosen
            level = _level(bucket.exact, peak, steps * view.bar_rows) if bucket else 0
            here = min(max(level - row * steps, 0), steps)
            if here:
                runs.append((view.glyphs.bars[here - 1], "chosen" if chosen else "bar"))
            elif row == 0 and view.counts is not None and low <= number <= high:
                runs.append((view.glyphs.empty, "chosen" if chosen else "empty"))
            else:
                runs.append((" ", ""))
            runs.append((" " * (COLUMN_WIDTH - 1), ""))
        rows.append(_filled(runs, view.width))
    return rows


def _coarse(view: StripView) -> list[Run]:
    peak, steps = _peak(view), len(view.glyphs.coarse)
    runs: list[Run] = [(" " * STRIP_MARGIN, "")]
    for number in range(view.first, view.first + view.count):
        bucket = (view.counts or {}).get(number)
        level = _level(bucket.coarse, peak, steps) if bucket else 0
        runs.append((view.glyphs.coarse[level - 1] if level else " ", "coarse"))
        runs.append((" " * (COLUMN_WIDTH - 1), ""))
    return _filled(runs, view.width)


def _marker(view: StripView) -> list[Run]:
    """The marked days, their name beside them, and today."""
    cells: list[Run] = [(" ", "")] * view.width
    last = view.first + view.count - 1
    caption = view.caption
    left, right = STRIP_MARGIN, STRIP_MARGIN
    if view.span is not None and view.span[0] <= last and view.span[1] >= view.first:
        left = view.x(max(view.span[0], view.first))
        right = view.x(min(view.span[1], last)) + 1
        cells[left:right] = [(view.glyphs.span, "mark")] * (right - left)
    today = view.x(view.today) if view.today is not None else -1
    size = cell_width(caption)
    beyond = max(today + len(view.glyphs.today + TODAY_WORD) + 1, right) + 1
    starts = (right + 1, left - 1 - size, beyond)
    sides = [range(start, start + size) for start in starts]
    fitting = [side for side in sides if side.start >= 0 and side.stop <= view.width]
    fitting.sort(key=lambda side: today in side)
    taken = fitting[0] if fitting else range(max(view.width - size, 0), view.width)
    for cell, letter in zip(taken, caption, strict=False):
        cells[cell] = (letter, "caption")
    if view.today is not None and view.first <= view.today <= last:
        x = today
        word = f"{view.glyphs.today}{TODAY_WORD}"
        room = [cell for cell in range(x, x + len(word)) if cell < view.width and cells[cell][1] == ""]
        if len(room) == len(word):
            cells[x : x + len(word)] = [(letter, "today") for letter in word]
        elif cells[x][1] == "":
            cells[x] = (view.glyphs.today, "today")
    return _merged(cells)


def _filled(runs: list[Run], width: int) -> list[Run]:
    used = sum(len(text) for text, _ in runs)
    return _merged([*runs, (" " * max(width - used, 0), "")])


def _merged(runs: list[Run]) -> list[Run]:
    """Neighbours of one kind as one run."""
    merged: list[Run] = []
    for text, kind in runs:
        if merged and merged[-1][1] == kind:
            merged[-1] = (merged[-1][0] + text, kind)
        else:
            merged.append((text, kind))
    return merged
