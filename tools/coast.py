"""Make the coast lines of the map, `tui/app/map/coast.txt`, from Natural Earth's land at 1:110 million.

usage: coast.py FILE [--write]

FILE is `land-110m.json` of the npm package `world-atlas` (2.0.2: Natural Earth 4.1, which is in the public domain, as TopoJSON):
`npm pack world-atlas` brings it. Without `--write` it prints what it would write.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from tui.app.map.coast import FILE, FORMAT, PER_DEGREE

Point = tuple[float, float]

EDGE = 179.9
"""Degrees east or west at which land is cut: what runs along there is no coast."""
SOUTHMOST = -89.0
"""Degrees south at which the land of Antarctica is closed: no coast either."""


def arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines of a TopoJSON file in degrees east and north."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * wide + west, y * high + south))
        yield line


def is_cut(start: Point, end: Point) -> bool:
    """Whether a piece runs along the border of the chart, or from the one side to the other."""
    if abs(start[0] - end[0]) > EDGE:
        return True
    return all(abs(east) >= EDGE for east, _ in (start, end)) or all(north <= SOUTHMOST for _, north in (start, end))


def coasts(lines: Iterable[Sequence[Point]]) -> Iterator[list[Point]]:
    """The lines without the pieces along the border."""
    for line in lines:
        part = [line[0]]
        for start, end in pairwise(line):
            if is_cut(start, end):
                yield part
                part = [end]
            else:
                part.append(end)
        yield part


def packed(lines: Iterable[Sequence[Point]]) -> str:
    """The file: its format, then a row a line: where it begins, then the steps, all in parts of a degree."""
    rows = [FORMAT]
    for line in lines:
        points = [(round(east * PER_DEGREE), round(north * PER_DEGREE)) for east, north in line]
        points = [point for number, point in enumerate(points) if not number or point != points[number - 1]]
        if len(points) > 1:
            steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(points)]
            rows.append(" ".join(f"{x},{y}" for x, y in (points[0], *steps)))
    return "\n".join(rows) + "\n"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE", help="land-110m.json of the npm package world-atlas")
    parser.add_argument("--write", action="store_true", help="write the file")
    options = parser.parse_args()
    text = packed(coasts(arcs(json.loads(options.file.read_text(encoding="utf-8")))))
    print(f"{text.count(chr(10)) - 1} lines, {text.count(',')} points, {len(text):,} bytes")
    if options.write:
        FILE.write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
