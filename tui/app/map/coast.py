"""The coast lines of the world, from Natural Earth's land at 1:110 million (public domain); `tools/coast.py` makes the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("coast.txt")
"""A line a row: where it begins, then steps."""
FORMAT = "dateline coast 1: Natural Earth 1:110m land, public domain; tenths of a degree east,north"
"""First row of the file."""
PER_DEGREE = 10
"""Parts of a degree that it counts in."""

Line = tuple[tuple[float, float], ...]
"""(degrees east, degrees north) of each of its points."""


@cache
def coast_lines() -> tuple[Line, ...]:
    """All of them.

    Raises:
        ValueError: the file is of another format.
    """
    first, *rows = FILE.read_text(encoding="ascii").splitlines()
    if first != FORMAT:
        raise ValueError(f"{FILE.name} begins with {first!r}, not {FORMAT!r}: make it anew with tools/coast.py")
    return tuple(map(_line, rows))


def _line(row: str) -> Line:
    x = y = 0
    points = []
    for step in row.split():
        east, _, north = step.partition(",")
        x, y = x + int(east), y + int(north)
        points.append((x / PER_DEGREE, y / PER_DEGREE))
    return tuple(points)
