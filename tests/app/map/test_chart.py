"""The chart: places lie where the coasts say, whatever the size."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tui.app.map.chart import EAST, NORTH, SOUTH, WEST, ZOOMS, Chart
from tui.app.map.coast import coast_lines
from tui.app.map.outline import outline

SIZES = [(60, 9), (80, 18), (140, 34), (240, 54)]
MOSCOW, CAIRO, WELLINGTON, REYKJAVIK = (55.8, 37.6), (30.1, 31.2), (-41.3, 174.8), (64.1, -21.9)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_world_fits_and_keeps_its_order(width: int, height: int) -> None:
    chart = Chart.of(width, height)
    cells = [chart.cell(at) for at in (MOSCOW, CAIRO, WELLINGTON, REYKJAVIK)]
    assert None not in cells
    moscow, cairo, wellington, reykjavik = (cell for cell in cells if cell is not None)
    assert reykjavik[0] < cairo[0] <= moscow[0] < wellington[0]
    assert reykjavik[1] <= moscow[1] < cairo[1] < wellington[1]
    assert all(chart.cell((north, east)) for north in (NORTH - 1, SOUTH + 1) for east in (WEST + 1, EAST - 2))


@pytest.mark.parametrize("zoom", range(1, len(ZOOMS)))
@pytest.mark.parametrize("middle", [CAIRO, WELLINGTON, REYKJAVIK])
def test_enlarged_the_view_stays_on_the_chart(zoom: int, middle: tuple[float, float]) -> None:
    chart = Chart.of(80, 18, zoom, middle)
    assert chart.cell(middle) is not None
    across, down = chart.per_degree
    assert chart.north <= NORTH and chart.north - 18 * 4 / down >= SOUTH - 0.01
    assert chart.west + 80 * 2 / across <= EAST + 0.01
    assert middle != CAIRO or chart.cell(CAIRO) in {(40, 8), (40, 9)}


@pytest.mark.parametrize(("width", "height"), [*SIZES, (1, 1), (7, 60)])
def test_outlines_are_as_large_as_asked(width: int, height: int) -> None:
    for ascii_only in (False, True):
        lines = outline(Chart.of(width, height), ascii_only=ascii_only)
        assert len(lines) == height and {len(line) for line in lines} == {width}
        assert all(line.isascii() for line in lines) or not ascii_only


def test_there_is_sea_amid_the_oceans_and_a_coast_where_one_is() -> None:
    chart = Chart.of(240, 54)
    lines = outline(chart, ascii_only=False)
    for open_sea in ((0.0, -30.0), (-30.0, 80.0), (-20.0, -120.0), (30.0, -160.0), (40.0, -40.0)):
        column, line = chart.cell(open_sea) or (-1, -1)
        assert lines[line][column - 1 : column + 2].isspace(), open_sea
    for cape in ((-34.8, 20.0), (36.0, -5.6), (-55.0, -67.0)):
        column, line = chart.cell(cape) or (-1, -1)
        assert any(not row[column - 1 : column + 2].isspace() for row in lines[line - 1 : line + 2]), cape


def test_no_line_crosses_the_chart() -> None:
    for line in coast_lines():
        assert all(abs(one[0] - other[0]) < 90 for one, other in pairwise(line))
