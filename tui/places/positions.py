"""Where places lie: of cities and most countries the table of places says it, of regions and the rest a small one.

The data are GeoNames' (CC BY 4.0): a region lies at the town nearest to the middle of its towns; `tools/positions.py` makes the table.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tui.places.table import Place

FILE = Path(__file__).with_name("positions.tsv")
"""A place a row: id, degrees north, degrees east."""
FORMAT = "dateline positions 1"
"""First row of the file."""


def position(place: Place) -> tuple[float, float] | None:
    """(degrees north, degrees east) of a place; None where that is not known."""
    if place.latitude or place.longitude:
        return place.latitude, place.longitude
    return _others().get(place.id)


@cache
def _others() -> dict[str, tuple[float, float]]:
    """Id of a place -> its position.

    Raises:
        ValueError: the file is of another format.
    """
    first, *rows = FILE.read_text(encoding="ascii").splitlines()
    if first != FORMAT:
        raise ValueError(f"{FILE.name} begins with {first!r}, not {FORMAT!r}: make it anew with tools/positions.py")
    parts = (row.split("\t") for row in rows)
    return {code: (float(north), float(east)) for code, north, east in parts}
