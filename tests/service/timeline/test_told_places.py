"""Where events happened: counts by place, without counting a city's events again for its country."""

from __future__ import annotations

from datetime import date

import pytest

from tests.app import world
from tui.model import Query, When
from tui.service.filters.language import parse_query
from tui.service.session import Session
from tui.service.timeline.told_places import ToldPlace, filter_value, told_places

JAN_1, JAN_9 = date(2026, 1, 1), date(2026, 1, 9)


@pytest.fixture
def told(session: Session) -> Session:
    for key, title, day, places, score in (
        ("a", "Bridge opens", 2, ("524901", "RU"), 1.0),
        ("b", "Bridge closes", 3, ("524901", "RU"), 3.0),
        ("c", "Court rules", 3, ("RU",), 2.0),
        ("d", "Talks begin", 4, ("RU", "360630", "EG"), 1.0),
        ("e", "Ferry sinks", 20, ("NZ",), 1.0),
        ("f", "Nothing is named", 4, (), 9.0),
        ("g", "A place that the table does not know", 4, ("XX-YY",), 9.0),
    ):
        world.simple(session.store, key, title, When.day(date(2026, 1, day)), "BBC", score, places=places)
    return session


def test_places_are_counted_once_an_event(told: Session) -> None:
    found = told_places(told, Query(), JAN_1, JAN_9)
    assert [(place.name, place.country, place.count, place.own) for place in found] == [
        ("Russia", "", 4, 2),
        ("Moscow", "Russia", 2, 2),
        ("Cairo", "Egypt", 1, 1),
        ("Egypt", "", 1, 0),
    ]
    assert [place.title for place in found] == ["Bridge closes", "Bridge closes", "Talks begin", "Talks begin"]


def test_days_and_filter_hold(told: Session) -> None:
    def names(text: str, first: date = date.min, last: date = date.max) -> list[str]:
        return [place.name for place in told_places(told, parse_query(text, world.NOW), first, last)]

    assert names("ferry") == ["New Zealand"]
    assert names("where:egypt", JAN_1, JAN_9) == ["Cairo", "Egypt", "Russia"]
    assert names("to:2026-01-02") == ["Moscow", "Russia"]
    assert names("from:2026-01-04", JAN_1, JAN_9) == ["Cairo", "Egypt", "Russia"]
    assert names("", date(2026, 1, 10), date(2026, 1, 19)) == []


def test_what_is_kept_off_is_not_counted(told: Session) -> None:
    world.simple(told.store, "h", "Hidden", When.day(JAN_1), places=("PE",), hidden=True)
    assert "Peru" not in {place.name for place in told_places(told, Query(), JAN_1, JAN_9)}
    assert "Peru" in {place.name for place in told_places(told, Query(kept_off=True), JAN_1, JAN_9)}


def test_of_equal_events_one_title_tells_in_any_order(session: Session) -> None:
    for key, title in (("b", "Beta"), ("a", "Alpha"), ("c", "Gamma")):
        world.simple(session.store, key, title, When.day(JAN_1), places=("PE",))
    (place,) = told_places(session, Query(), JAN_1, JAN_9)
    assert (place.title, place.count) == ("Gamma", 3)


@pytest.mark.parametrize(
    ("id_", "name", "value"),
    [("EG", "Egypt", "Egypt"), ("360630", "Cairo", "Cairo"), ("3143244", "Oslo", "Oslo"), ("4726206", "San Antonio", "4726206")],
)  # fmt: skip
def test_where_finds_just_that_place(id_: str, name: str, value: str) -> None:
    place = ToldPlace(id_, name, "", None, 1, 1, "")
    assert filter_value(place) in {value, id_}
    assert parse_query(f'where:"{filter_value(place)}"', world.NOW).places == (id_,)
