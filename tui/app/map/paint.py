"""The map as lines of text: coasts, dots by how many events happened where, names beside the largest, the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from tui.app.cells import Run, fit, fit_title, plain
from tui.app.glyphs import ASCII, Glyphs
from tui.app.map.chart import Chart
from tui.app.map.outline import outline
from tui.service.timeline.told_places import ToldPlace
from tui.text import cell_width

CELLS_A_NAME = 160
"""Cells of the map for each name on it at most. Chosen: coasts stay in sight between them."""
LONGEST_NAME = 18
"""Cells of a name on the map at most."""
COUNT_WIDTH = 7
"""Cells of the column of counts."""
PLACE_SHARE, LONGEST_PLACE = 3, 34
"""The column of places has one of so many parts of a row, and at most so many cells."""


class _Sheet:
    """Cells that can be written on: a sign and a kind each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.signs = [list(line) for line in lines]
        self.kinds = [["coast" if sign != " " else "" for sign in line] for line in lines]

    def is_free(self, column: int, line: int, width: int) -> bool:
        """Whether there are so many cells that hold no more than a coast."""
        row = self.kinds[line]
        return column >= 0 and column + width <= len(row) and set(row[column : column + width]) <= {"", "coast"}

    def write(self, column: int, line: int, text: str, kind: str) -> None:
        """Write a text of one-cell signs, cut at the border."""
        room = len(self.signs[line]) - column
        for number, sign in enumerate(text[:room]):
            self.signs[line][column + number], self.kinds[line][column + number] = sign, kind

    def runs(self) -> list[list[Run]]:
        """The lines as runs of one kind."""
        out: list[list[Run]] = []
        for signs, kinds in zip(self.signs, self.kinds, strict=True):
            runs: list[Run] = []
            for sign, kind in zip(signs, kinds, strict=True):
                if runs and runs[-1][1] == kind:
                    runs[-1] = (runs[-1][0] + sign, kind)
                else:
                    runs.append((sign, kind))
            out.append(runs)
        return out


def world(chart: Chart, dots: Sequence[ToldPlace], selected: ToldPlace | None, marks: Glyphs) -> list[list[Run]]:
    """The lines of a map.

    Args:
        chart: what is in view.
        dots: places with a position, those of most events first.
        selected: the place under the cursor, which need not have events of its own.
        marks: signs; with those of ASCII the coasts are drawn so, too.
    """
    sheet = _Sheet(outline(chart, ascii_only=marks == ASCII))
    placed: list[tuple[tuple[int, int], ToldPlace]] = []
    taken = set()
    for place in dots:
        cell = chart.cell(place.at) if place.at is not None else None
        if cell is not None and cell not in taken:
            taken.add(cell)
            placed.append((cell, place))
            level = _level(place.own, dots[0].own, len(marks.places))
            sheet.write(*cell, marks.places[level], f"dot{level}")
    here = chart.cell(selected.at) if selected is not None and selected.at is not None else None
    if here is not None and selected is not None:
        if here not in taken:
            sheet.write(*here, marks.places[0], "cursor")
        sheet.kinds[here[1]][here[0]] = "cursor"
        _name(sheet, here, selected, marks, "cursor")
    names = chart.width * chart.height // CELLS_A_NAME
    for cell, place in placed[:names]:
        if cell != here:
            _name(sheet, cell, place, marks, "name")
    return sheet.runs()


def _name(sheet: _Sheet, cell: tuple[int, int], place: ToldPlace, marks: Glyphs, kind: str) -> None:
    """Write a name beside its dot, to the right or to the left, where there is room; that of the cursor always."""
    name = plain(place.name)
    if cell_width(name) != len(name):
        name = place.id
    text = f"{fit(name, min(len(name), LONGEST_NAME), marks.ellipsis)} {place.own or place.count:,}"
    column, line = cell
    for start in (column + 1, column - len(text) - 2):
        if sheet.is_free(start, line, len(text) + 2):
            sheet.write(start, line, f" {text} ", kind)
            return
    if kind == "cursor":
        fits = column + len(text) + 2 <= len(sheet.signs[line])
        sheet.write(
            column + 1 if fits else max(column - len(text) - 1, 0), line, f" {text}" if fits else f"{text} ", kind
        )


def _level(count: int, most: int, levels: int) -> int:
    """Which of so many sizes a dot has: equal steps of the logarithm."""
    return min(int(log(count) / log(most + 1) * levels), levels - 1) if count > 0 else 0


def table_head(width: int) -> str:
    """The names of the columns of the table."""
    return f" {fit('place', place_width(width), '')} {'events':>{COUNT_WIDTH}}  the most important one"[:width]


def place_width(width: int) -> int:
    """Cells of the column of places in a row of so many."""
    return min(width // PLACE_SHARE, LONGEST_PLACE)


def table_row(place: ToldPlace, width: int, marks: Glyphs) -> list[Run]:
    """`Lyon, France                12  Train derails near Lyon`."""
    room = place_width(width)
    before = [
        (" " + fit(place_words(place), room, marks.ellipsis), "strong"),
        (f" {place.count:>{COUNT_WIDTH},}  ", ""),
    ]
    rest = width - sum(cell_width(text) for text, _ in before) - 1
    return [*before, (fit_title(plain(place.title), rest, marks.ellipsis) + " ", "")]


def place_words(place: ToldPlace) -> str:
    """`Lyon, France`, or `France`."""
    return plain(f"{place.name}, {place.country}" if place.country else place.name)
