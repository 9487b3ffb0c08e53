"""The density strip as plain rows of marked text: labels, bars, brackets with today, marker; no widget, no colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from tui.app.axis import brackets, columns
from tui.app.axis.brackets import Bracket
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
        bar_rows: rows of bars.
        counts: column number to its counts; a missing column is not known yet.
        chosen: number of the selected column.
        span: first and last column of the days the selected event may have been, the selected column for a day.
        today: column of today.
        caption: what the selected column is called and how many events it has.
        glyphs: the marks.
        brackets: what is known to a stretch of time only.
        bracket_rows: rows of brackets.
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
    brackets: tuple[Bracket, ...] = ()
    bracket_rows: int = 1

    @property
    def count(self) -> int:
        """Columns that fit."""
        return max((self.width - 2 * STRIP_MARGIN) // COLUMN_WIDTH, 1)

    @property
    def last(self) -> int:
        """Number of the rightmost column."""
        return self.first + self.count - 1

    @property
    def rows(self) -> int:
        """Rows that it is drawn on."""
        return self.bar_rows + self.bracket_rows + 2

    def column_at(self, x: int) -> int:
        """Number of the column under a cell, kept within those shown."""
        return self.first + min(max((x - STRIP_MARGIN) // COLUMN_WIDTH, 0), self.count - 1)

    def x(self, number: int) -> int:
        """First cell of a column, which may lie outside."""
        return STRIP_MARGIN + (number - self.first) * COLUMN_WIDTH


def draw(view: StripView) -> list[list[Run]]:
    """The rows of the strip from top to bottom, each exactly `view.width` cells wide: labels, bars, brackets, marker."""
    return [_labels(view), *_bars(view), *_brackets(view), _marker(view)]


def _labels(view: StripView) -> list[Run]:
    """Each where its column begins; one that would be cut at the right end stands a little further left, where there is room."""
    line = " " * view.width
    used = -1
    for offset, text in columns.ticks(view.scale, view.first, view.count, COLUMN_WIDTH):
        x = min(STRIP_MARGIN + offset * COLUMN_WIDTH, view.width - len(text))
        if x > used:
            line = line[:x] + text + line[x + len(text) :]
            used = x + len(text)
    return [(line, "label")]


def _peak(view: StripView) -> float:
    shown = [bucket for number, bucket in (view.counts or {}).items() if 0 <= number - view.first < view.count]
    return max((bucket.exact for bucket in shown), default=0) or 1


def _level(value: float, peak: float, levels: int) -> int:
    """Height on a square-root scale: 0 only for nothing, `levels` for the peak."""
    return min(ceil(sqrt(value / peak) * levels), levels) if value > 0 else 0


def _bars(view: StripView) -> list[list[Run]]:
    peak = _peak(view)
    low, high = columns.limits(view.scale)
    rows: list[list[Run]] = [[(" " * STRIP_MARGIN, "")] for _ in range(view.bar_rows)]
    for number in range(view.first, view.first + view.count):
        bucket = (view.counts or {}).get(number)
        cells = _stack(bucket, peak, view) if bucket is not None else []
        if not cells and view.counts is not None and low <= number <= high:
            cells = [(view.glyphs.empty, "empty")]
        for row in range(view.bar_rows):
            mark, kind = cells[row] if row < len(cells) else (" ", "")
            rows[row] += [(mark, "chosen" if kind and number == view.chosen else kind), (" " * (COLUMN_WIDTH - 1), "")]
    return [_filled(runs, view.width) for runs in reversed(rows)]


def _stack(bucket: Bucket, peak: float, view: StripView) -> list[Run]:
    """The cells of a bar from the bottom up: dated, then placed at publication, then plans; each cell is drawn as what fills most
    of it. A plan whose day is over is dated like any other."""
    steps, marks = len(view.glyphs.bars), view.glyphs
    height = _level(bucket.exact, peak, steps * view.bar_rows)
    if not height:
        return []
    ahead = view.today is None or columns.index(view.scale, bucket.first) >= view.today
    planned = bucket.planned if ahead else 0
    dated = bucket.exact - bucket.undated - planned
    first_end = height * dated / bucket.exact
    second_end = height * (dated + bucket.undated) / bucket.exact
    cells: list[Run] = []
    for bottom in range(0, height, steps):
        top = min(bottom + steps, height)
        parts = (
            (min(first_end, top) - bottom, marks.bars, "bar"),
            (min(second_end, top) - max(first_end, bottom), marks.undated, "undated"),
            (top - max(second_end, bottom), marks.ahead, "ahead"),
        )
        _, glyphs, kind = max(parts, key=lambda part: part[0])
        cells.append((glyphs[ceil((top - bottom) * len(glyphs) / steps) - 1], kind))
    return cells


def _brackets(view: StripView) -> list[list[Run]]:
    """What is known to a stretch of time only, and today on the first of these rows, over everything else."""
    here = view.today is not None and view.first <= view.today <= view.last
    today = view.x(view.today) if here and view.today is not None else -1
    rows = []
    for number, layer in enumerate(brackets.layers(view.brackets, view.bracket_rows)):
        kept = range(today, today + 1) if here and not number else range(view.width, view.width)
        spans = [_cells_of(bracket, view) for bracket in layer]
        cells = brackets.draw_row(layer, spans, view.width, kept, view.glyphs)
        if here and not number:
            _draw_today(cells, today, view)
        rows.append(_merged(cells))
    return rows


def _cells_of(bracket: Bracket, view: StripView) -> tuple[int, int, bool, bool]:
    """First and last cell of a bracket within the strip, and whether it begins and ends there."""
    begins, ends = bracket.first >= view.first, bracket.last <= view.last
    left = view.x(bracket.first) if begins else 0
    return left, view.x(bracket.last) if ends else view.width - 1, begins, ends


def _draw_today(cells: list[Run], x: int, view: StripView) -> None:
    cells[x] = (view.glyphs.today, "today")
    word = f" {TODAY_WORD}"
    for start in (x + 1, x - len(word)):
        side = range(start, start + len(word))
        if side.start >= 0 and side.stop < view.width and all(not cells[cell][1] for cell in side):
            text = word if start > x else f"{TODAY_WORD} "
            cells[side.start : side.stop] = [(letter, "today") for letter in text]
            return


def _marker(view: StripView) -> list[Run]:
    """The marked days, their name beside them, and the scale's name where there is room for it."""
    cells: list[Run] = [(" ", "")] * view.width
    caption, size = view.caption, cell_width(view.caption)
    left, right = STRIP_MARGIN, STRIP_MARGIN
    if view.span is not None and view.span[0] <= view.last and view.span[1] >= view.first:
        left = view.x(max(view.span[0], view.first))
        right = view.x(min(view.span[1], view.last)) + 1
        cells[left:right] = [(view.glyphs.span, "mark")] * (right - left)
    sides = [range(start, start + size) for start in (right + 1, left - 1 - size)]
    fitting = [side for side in sides if side.start >= 0 and side.stop <= view.width]
    taken = fitting[0] if fitting else range(max(view.width - size, 0), view.width)
    for cell, letter in zip(taken, caption, strict=False):
        cells[cell] = (letter, "caption")
    scale = f"by {view.scale.value.upper()}"
    for start in (view.width - len(scale) - 1, 1):
        around = cells[max(start - 1, 0) : start + len(scale) + 1]
        if start > 0 and start + len(scale) < view.width and all(not kind for _, kind in around):
            cells[start : start + len(scale)] = [(letter, "scale") for letter in scale]
            break
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
