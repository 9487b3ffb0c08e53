"""Zones of countries and places."""

from __future__ import annotations

import pytest

from tui.places.recognize import places_in
from tui.places.zones import FILE, zone, zone_of_country, zone_of_place


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("AU", "Australia/Sydney"),
        ("US", "America/New_York"),
        ("RU", "Europe/Moscow"),
        ("JP", "Asia/Tokyo"),
        ("XX", None),
    ],
)
def test_a_country_has_the_zone_of_its_capital(country: str, name: str | None) -> None:
    found = zone_of_country(country)
    assert (found.key if found else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Perth", "Australia/Perth"),
        ("Москва", "Europe/Moscow"),
        ("Los Angeles", "America/Los_Angeles"),
        ("Chicago", "America/Chicago"),
        ("Japan", "Asia/Tokyo"),
        ("Australia", None),
    ],
)
def test_a_place_has_the_zone_of_the_nearest_chief_town(text: str, name: str | None) -> None:
    found = zone_of_place(places_in(text, "ru" if text == "Москва" else "en")[0])
    assert (found.key if found else None) == name


def test_every_zone_of_the_table_is_one() -> None:
    names = [line.split("\t")[1] for line in FILE.read_text().splitlines()]
    assert len(names) > 400 and all(zone(name) is not None for name in names)


def test_a_name_that_is_no_zone_is_none() -> None:
    assert zone("Mars/Phobos") is None and zone("../../etc/passwd") is None and zone("") is None
