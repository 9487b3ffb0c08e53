"""The time zone on whose clocks a country or a place lives.

The table comes from the time zone database; `tools/zones.py` makes it.
"""

from __future__ import annotations

from functools import cache
from math import cos, radians
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.places.table import Kind, Place

FILE = Path(__file__).with_name("zones.tsv")
"""A zone a line: country, name, degrees north and east of its chief town; a country's main zone is its first."""

_ZoneRow = tuple[str, float, float]


@cache
def _zones() -> dict[str, list[_ZoneRow]]:
    zones: dict[str, list[_ZoneRow]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        country, name, latitude, longitude = line.split("\t")
        zones.setdefault(country, []).append((name, float(latitude), float(longitude)))
    return zones


@cache
def zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name ("Australia/Sydney"), or None where there is none, or none on this system."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None


def zone_of_country(code: str) -> ZoneInfo | None:
    """The main zone of a country (ISO 3166-1), that of its capital; None for an unknown one."""
    zones = _zones().get(code)
    return zone(zones[0][0]) if zones else None


def zone_of_place(place: Place) -> ZoneInfo | None:
    """The zone of a city: that of its country whose chief town is nearest; of a country or region of one zone, that.

    None where a country or region has several, for nobody knows which of them is meant.
    """
    zones = _zones().get(place.country, [])
    if len(zones) == 1:
        return zone(zones[0][0])
    if place.kind is not Kind.CITY or not zones:
        return None
    narrow = cos(radians(place.latitude))

    def distance(row: _ZoneRow) -> tuple[float, str]:
        name, north, east = row
        return (north - place.latitude) ** 2 + ((east - place.longitude) * narrow) ** 2, name

    return zone(min(zones, key=distance)[0])
