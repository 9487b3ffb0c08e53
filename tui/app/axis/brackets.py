"""Brackets under the bars: what is known to a stretch of time only, each as wide as that stretch and with its number of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.app.cells import Run
from tui.app.glyphs import Glyphs
from tui.text import cell_width


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stretch of time that some events are known to.

    Args:
        first, last: numbers of its columns, which may lie outside of the window.
        labels: what it is called, longest first: the first that fits is written.
        count: number of its events.
    """

    first: int
    last: int
    labels: tuple[str, ...]
    count: int


def layers(brackets: Sequence[Bracket], rows: int) -> list[list[Bracket]]:
    """The brackets on so many rows, none over another: those with most events first, each on the first row that is free there;
    what finds no room is left out."""
    placed: list[list[Bracket]] = [[] for _ in range(rows)]
    for bracket in sorted(brackets, key=lambda one: (-one.count, one.last - one.first, one.first)):
        free = (row for row in placed if all(bracket.last < other.first or other.last < bracket.first for other in row))
        if (row := next(free, None)) is not None:
            row.append(bracket)
    return placed


def draw_row(
    brackets: Sequence[Bracket], spans: Sequence[tuple[int, int, bool, bool]], width: int, kept: range, marks: Glyphs
) -> list[Run]:
    """One row of brackets, a run a cell.

    Args:
        brackets: none over another.
        spans: of each, its first and last cell within the row, and whether it begins and ends there.
        width: cells of the row.
        kept: cells that nothing may be written on: those of today's mark.
        marks: the set to draw with.
    """
    cells: list[Run] = [(" ", "")] * width
    for bracket, (left, right, begins, ends) in zip(brackets, spans, strict=True):
        if right < left:
            continue
        corner, rule, end = marks.bracket
        for x in range(left, right + 1):
            cells[x] = (rule, "bracket")
        if begins:
            cells[left] = (corner, "bracket")
        if ends and right > left:
            cells[right] = (end, "bracket")
        for text, start in _fitting(bracket.labels, left, right, kept):
            for x, letter in enumerate(text, start):
                cells[x] = (letter, "words")
            break
    return cells


def _fitting(labels: Sequence[str], left: int, right: int, kept: range) -> Iterator[tuple[str, int]]:
    """The words that fit between two corners, with the cell where each begins: in the middle, or beside what is kept. They stand
    free of the bracket where there is room."""
    low = left + 1
    for text in (*(f" {label} " for label in labels), labels[-1]):
        high = right - cell_width(text)
        if high < low:
            continue
        for start in ((low + high) // 2, kept.start - cell_width(text), kept.stop):
            if low <= start <= high and (start + cell_width(text) <= kept.start or start >= kept.stop):
                yield text, start
                break
