"""Positions: every kind of place has one, and lies where it should."""

from __future__ import annotations

import pytest

from tui.places.positions import position
from tui.places.table import all_places, by_id


@pytest.mark.parametrize(
    ("code", "north", "east"),
    [
        ("524901", 55.8, 37.6),
        ("360630", 30.1, 31.2),
        ("2179537", -41.3, 174.8),
        ("IS", 64.1, -21.9),
        ("BR", -15.8, -47.9),
        ("RU-AMU", 52.0, 127.7),
        ("US-TX", 31.1, -97.7),
        ("UA-14", 48.0, 37.8),
    ],
)
def test_places_lie_where_they_should(code: str, north: float, east: float) -> None:
    at = position(by_id(code))
    assert at is not None and at == pytest.approx((north, east), abs=0.3)


def test_what_is_not_known_is_nowhere() -> None:
    assert position(by_id("AQ")) is None


def test_most_places_have_a_position() -> None:
    everywhere = [position(place) for place in all_places()]
    known = [at for at in everywhere if at is not None]
    assert len(known) > 0.97 * len(everywhere)
    assert all(-90 <= north <= 90 and -180 <= east <= 180 for north, east in known)
