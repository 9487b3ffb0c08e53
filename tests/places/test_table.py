"""The table of places: names are found, and none is that of a common word."""

from __future__ import annotations

import pytest

from tui.places.fold import folded
from tui.places.table import FILE, Kind, beginning, begins_name, by_id, called


@pytest.mark.parametrize("name", ["Iran", "伊朗", "Иран", "ایران", "อิหร่าน"])
def test_a_country_has_its_name_in_all_scripts(name: str) -> None:
    assert [place.id for place in called(folded(name))][:1] == ["IR"]


def test_places_of_one_name_stand_by_kind_and_size() -> None:
    kinds = [place.kind for place in called("georgia")]
    assert kinds[0] is Kind.COUNTRY
    people = [place.people for place in called("london") if place.kind is Kind.CITY]
    assert people == sorted(people, reverse=True) and len(people) > 1


@pytest.mark.parametrize("word", ["white house", "makes", "talks", "nice", "reading", "monday", "may", ""])
def test_words_are_no_names(word: str) -> None:
    assert called(word) == ()


def test_first_and_last_names_of_the_list_are_found() -> None:
    assert begins_name("") is True
    assert called("\U0010ffff") == ()
    assert beginning("одесс", 1) != ()


def test_regions_are_known_by_their_codes() -> None:
    assert by_id("RU-AMU").country == "RU"
    assert by_id("RU-AMU").kind is Kind.REGION
    with pytest.raises(KeyError):
        by_id("XX-YY")


def test_the_table_is_small_enough_to_ship() -> None:
    assert FILE.stat().st_size < 2_500_000


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("São Paulo", "sao paulo"),
        ("Нью-Йорк", "нью иорк"),
        ("L’Aquila", "l aquila"),
        ("서울", "서울"),
        ("กรุงเทพ", "กรุงเทพ"),
    ],
)
def test_folds_names(written: str, plain: str) -> None:
    assert folded(written) == plain
