"""The table of places: what a name can mean, found in a sorted list of names without a dictionary of them all in memory.

Its data come from Unicode's CLDR (names of countries and regions) and GeoNames (cities; CC BY 4.0); `tools/places.py` makes it.
"""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("places.xz")
"""Names and places, compressed."""

FORMAT = "dateline places 1"
"""First line of the file."""

BETWEEN = 4096
"""Bytes of names between two that are looked at first (chosen: a thousand of them take no time to make)."""

KEPT = 16_384
"""Looked up names that stay in memory: those of some days of news."""


class Kind(StrEnum):
    """What sort of place it is, widest first."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place.

    Args:
        id: ISO 3166-1 of a country ("IR"), ISO 3166-2 of a region ("RU-AMU"), GeoNames' number of a city ("2950159").
        country: ISO 3166-1 of the country that it lies in; a country's own.
        kind: country, region or city.
        people: its inhabitants; 0 where the table does not know.
        latitude: degrees north; a country's is its capital's, a region's unknown (0).
        longitude: degrees east.
        name: what English calls it, else its own people.
    """

    id: str
    country: str
    kind: Kind
    people: int
    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True, slots=True)
class _Data:
    rows: list[bytes]
    names: bytes


@cache
def _data() -> _Data:
    places, names = lzma.decompress(FILE.read_bytes()).split(b"\n\n", 1)
    rows = places.split(b"\n")
    if rows[0].decode() != FORMAT:
        raise ValueError(f"{FILE.name} begins with {rows[0]!r}, not {FORMAT!r}: make it anew with tools/places.py")
    return _Data(rows[1:], names)


@cache
def _sampled() -> tuple[list[bytes], list[int]]:
    """Names at even distances, and where their lines begin: a look at them leaves little to be searched."""
    names = _data().names
    starts = list(dict.fromkeys(names.rfind(b"\n", 0, at) + 1 for at in range(0, len(names), BETWEEN)))
    return [names[start : names.find(b"\t", start)] for start in starts], [*starts, len(names)]


def _first_from(key: bytes) -> int:
    """Where the first line begins whose name is not less than `key`."""
    names = _data().names
    keys, starts = _sampled()
    place = bisect_left(keys, key)
    low, high = starts[place - 1] if place else 0, starts[place]
    while low < high:
        middle = (low + high) // 2
        start = names.rfind(b"\n", low, middle) + 1 or low
        end = names.find(b"\n", middle)
        if names[start : names.find(b"\t", start)] < key:
            low = end + 1
        else:
            high = start
    return low


@lru_cache(maxsize=KEPT)
def called(name: str) -> tuple[Place, ...]:
    """The places that a folded name can mean: countries first, then by their number of people."""
    key = name.encode()
    start = _first_from(key)
    names = _data().names
    if names[start : start + len(key) + 1] != key + b"\t":
        return ()
    return tuple(place(int(number)) for number in names[start + len(key) + 1 : names.find(b"\n", start)].split(b","))


@lru_cache(maxsize=KEPT)
def beginning(stem: str, longest: int) -> tuple[str, ...]:
    """Folded names that begin with a stem and have at most `longest` letters more."""
    key = stem.encode()
    names = _data().names
    start = _first_from(key)
    out = []
    while names.startswith(key, start):
        name = names[start : names.find(b"\t", start)].decode()
        if len(name) <= len(stem) + longest:
            out.append(name)
        start = names.find(b"\n", start) + 1
        if start == 0:
            break
    return tuple(out)


@lru_cache(maxsize=KEPT)
def begins_name(start: str) -> bool:
    """Whether a folded name begins so."""
    key = start.encode()
    return _data().names.startswith(key, _first_from(key))


@lru_cache(maxsize=KEPT)
def place(number: int) -> Place:
    """A place by its number in the table."""
    code, country, people, latitude, longitude, name = _data().rows[number].decode().split("\t")
    area = Kind.COUNTRY if code == country else Kind.REGION
    return Place(
        code, country, area if code[0].isalpha() else Kind.CITY, int(people), float(latitude), float(longitude), name
    )


def all_places() -> Iterator[Place]:
    """Every place of the table, countries and regions first."""
    return map(place, range(len(_data().rows)))


def by_id(code: str) -> Place:
    """A place by its id.

    Raises:
        KeyError: the table has no such place.
    """
    return place((_cities() if code[:1].isdigit() else _areas())[code])


@cache
def _cities() -> dict[str, int]:
    """Id of a city -> its number."""
    ids = (row[: row.index(b"\t")].decode() for row in _data().rows)
    return {code: number for number, code in enumerate(ids) if code[0].isdigit()}


@cache
def _areas() -> dict[str, int]:
    """Code of a country or region -> its number; they stand before the cities."""
    areas: dict[str, int] = {}
    for number, row in enumerate(_data().rows):
        code = row[: row.index(b"\t")].decode()
        if code[0].isdigit():
            break
        areas[code] = number
    return areas
