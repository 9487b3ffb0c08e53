"""The map: its steps, and its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tui.app.axis.viewport import Viewport
from tui.app.glyphs import ASCII, UNICODE
from tui.app.map import paint, state
from tui.app.map.chart import Chart
from tui.app.map.state import MapState
from tui.model import Scale
from tui.service.timeline.told_places import ToldPlace
from tui.text import cell_width

DAY = date(2026, 1, 18)


def place(id_: str, at: tuple[float, float] | None, count: int, own: int | None = None) -> ToldPlace:
    return ToldPlace(id_, id_.capitalize(), "", at, count, count if own is None else own, f"Something in {id_}")


MOSCOW = place("moscow", (55.8, 37.6), 50)
RUSSIA = place("russia", (55.8, 37.6), 60, 8)
CAIRO = place("cairo", (30.1, 31.2), 7)
WELLINGTON = place("wellington", (-41.3, 174.8), 3)
REYKJAVIK = place("reykjavik", (64.1, -21.9), 1)
EGYPT = place("egypt", (30.1, 31.2), 7, 0)
NOWHERE = place("nowhere", None, 2)
PLACES = (RUSSIA, MOSCOW, CAIRO, EGYPT, WELLINGTON, NOWHERE, REYKJAVIK)


def on_map() -> MapState:
    return state.show(MapState(Viewport.around(DAY, Scale.DAY, 30)), PLACES)


def test_the_cursor_begins_where_most_happened() -> None:
    assert on_map().selected == "moscow"
    assert [each.id for each in on_map().dots] == ["moscow", "russia", "cairo", "wellington", "reykjavik"]
    assert state.show(MapState(Viewport.around(DAY, Scale.DAY, 30)), ()).place is None


def test_the_cursor_stays_on_its_place() -> None:
    there = state.select(on_map(), CAIRO)
    assert state.show(there, [WELLINGTON, CAIRO]).selected == "cairo"
    assert state.show(there, [WELLINGTON]).selected == "wellington"


@pytest.mark.parametrize(
    ("start", "east", "north", "end"),
    [
        (MOSCOW, 0, -1, "cairo"),
        (MOSCOW, -1, 0, "reykjavik"),
        (MOSCOW, 1, 0, "wellington"),
        (MOSCOW, 0, 1, "reykjavik"),
        (CAIRO, 0, 1, "moscow"),
        (CAIRO, 0, -1, "wellington"),
        (REYKJAVIK, -1, 0, "reykjavik"),
        (REYKJAVIK, 1, 0, "moscow"),
        (WELLINGTON, 1, 0, "wellington"),
        (NOWHERE, 1, 0, "moscow"),
    ],
)
def test_arrows_go_to_the_nearest_place_that_way(start: ToldPlace, east: int, north: int, end: str) -> None:
    assert state.move(state.select(on_map(), start), east, north).selected == end


def test_every_place_is_reached_by_steps() -> None:
    here, seen = state.step(on_map(), -9), []
    for _ in PLACES:
        seen.append(here.selected)
        here = state.step(here, 1)
    assert seen == [each.id for each in PLACES] and here.selected == seen[-1]


def test_windows_of_time() -> None:
    here = on_map()
    first, last = here.days
    assert (last - first).days == 29 and first <= DAY <= last
    later = state.pan(here, 1)
    assert (later.days[0] - last).days == 1 and (later.viewport.day - DAY).days == 30
    assert state.pan(later, -1) == here
    whole = state.toggle_whole(here)
    assert whole.days == (date.min, date.max) and state.toggle_whole(whole) == here
    far = replace(here, viewport=Viewport.around(date.max, Scale.DECADE, 30))
    assert state.pan(far, 1).days[1] == date.max


def test_zoom_stops_and_keeps_the_place_in_view() -> None:
    here = state.zoom(state.select(on_map(), WELLINGTON), 9)
    assert state.zoom(here, 1) == here
    assert Chart.of(60, 10, here.zoom, here.middle).cell((-41.3, 174.8)) is not None
    moved = state.select(here, REYKJAVIK)
    assert Chart.of(60, 10, moved.zoom, moved.middle).cell((64.1, -21.9)) is not None
    assert state.zoom(moved, -9).middle is None


@pytest.mark.parametrize(("width", "height"), [(60, 9), (80, 18), (140, 34), (240, 54), (5, 2)])
@pytest.mark.parametrize("marks", [UNICODE, ASCII])
def test_lines_are_as_wide_as_the_map(width: int, height: int, marks: object) -> None:
    assert marks in (UNICODE, ASCII)
    marks = ASCII if marks == ASCII else UNICODE
    for selected in (MOSCOW, WELLINGTON, EGYPT, NOWHERE, None):
        lines = paint.world(Chart.of(width, height), on_map().dots, selected, marks)
        assert [sum(cell_width(text) for text, _ in line) for line in lines] == [width] * height
        chosen = [text for line in lines for text, kind in line if kind == "cursor"]
        assert bool(chosen) is (selected not in (NOWHERE, None))


def test_the_largest_dot_is_where_most_happened() -> None:
    chart = Chart.of(140, 34)
    lines = ["".join(text for text, _ in line) for line in paint.world(chart, on_map().dots, CAIRO, UNICODE)]
    for each, mark in ((MOSCOW, "●"), (CAIRO, "•"), (REYKJAVIK, "∙")):
        column, line = chart.cell(each.at or (0, 0)) or (-1, -1)
        assert lines[line][column] == mark
    assert any("Moscow 50" in line for line in lines) and any("Cairo 7" in line for line in lines)
    assert not any("Russia" in line for line in lines)


def test_names_do_not_cover_other_dots() -> None:
    near = [place(f"town{number}", (50.0, 10.0 + number), 9 - number) for number in range(6)]
    chart = Chart.of(140, 34)
    lines = ["".join(text for text, _ in line) for line in paint.world(chart, near, None, UNICODE)]
    cells = {chart.cell(each.at or (0, 0)) for each in near}
    assert all(cell is not None and lines[cell[1]][cell[0]] in UNICODE.places for cell in cells)


@pytest.mark.parametrize("width", [60, 80, 140, 240])
def test_rows_of_the_table(width: int) -> None:
    row = "".join(text for text, _ in paint.table_row(replace(MOSCOW, country="Russia"), width, UNICODE))
    assert cell_width(row) == width and "Moscow, Russia" in row and "50" in row
    assert paint.table_head(width).index("events") + len("events") == row.index("50") + 2
