"""Make the table of time zones, `tui/places/zones.tsv`, from the time zone database (public domain).

usage: zones.py [--from FILE] [--write]

`--from` names its `zone.tab`, which most systems have in /usr/share/zoneinfo. Without `--write` it prints what it would write.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from tui.places.zones import FILE

MAIN = frozenset(
    f"{area}/{place}"
    for area, places in {
        "Africa": "Kinshasa",
        "America": "Argentina/Buenos_Aires Sao_Paulo Toronto Santiago Guayaquil Nuuk Mexico_City New_York",
        "Asia": "Shanghai Nicosia Jakarta Almaty Ulaanbaatar Kuala_Lumpur Hebron Tashkent",
        "Australia": "Sydney",
        "Europe": "Berlin Madrid Lisbon Moscow Kyiv",
        "Pacific": "Pohnpei Tarawa Majuro Auckland Tahiti Port_Moresby",
    }.items()
    for place in places.split()
)
"""Of the countries with several zones, the one of the capital."""

UNINHABITED = frozenset(("AQ", "UM", "BV", "HM"))
"""Countries that have no outlet and no city."""

_POSITION = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")
MINUTES = 60


def degrees(sign: str, whole: str, minutes: str, seconds: str) -> float:
    """Of ISO 6709's ±DDMM[SS]."""
    value = int(whole) + int(minutes) / MINUTES + int(seconds or 0) / MINUTES**2
    return round(-value if sign == "-" else value, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", type=Path, default=Path("/usr/share/zoneinfo/zone.tab"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows = []
    for line in given.source.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, position, zone, *_ = line.split("\t")
        if country not in UNINHABITED:
            parts = _POSITION.fullmatch(position)
            assert parts is not None, position
            values = parts.groups("0")
            latitude, longitude = degrees(*values[:4]), degrees(*values[4:])
            rows.append((country, zone not in MAIN, zone, latitude, longitude))
    text = "".join(f"{country}\t{zone}\t{low:g}\t{east:g}\n" for country, _, zone, low, east in sorted(rows))
    if given.write:
        FILE.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
