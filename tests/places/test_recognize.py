"""Places in texts: every script, cases, adjectives; and what is no place."""

from __future__ import annotations

import pytest

from tui.places.recognize import place_names, places_in

KYIV, ODESA, KHARKIV = "703448", "698740", "706483"
LIMA, AREQUIPA, CHICAGO = "3936456", "3947322", "4887398"

NAMED = [
    ("en", "Bakers in Kyiv queue as Ukrainian grain runs short", [KYIV, "UA"]),
    ("en", "A tram jumped its rails near Kharkiv's old depot", [KHARKIV]),
    ("en", "U.S. envoy lands in Peru", ["US", "PE"]),
    ("en", "They said us and them", []),
    ("de", "In Charkiw fällt der Strom aus, sagt das ukrainische Ministerium", [KHARKIV, "UA"]),
    ("de", "Bulgariens Präsident reist nach Bayern", ["BG", "DE-BY"]),
    ("fr", "La police chilienne cherche un camion à Odessa", ["CL", ODESA]),
    ("es", "El alcalde de Arequipa visita Lima", [AREQUIPA, LIMA]),
    ("it", "La squadra ungherese arriva in Perù", ["HU", "PE"]),
    ("pt", "Governo brasileiro envia médicos ao Nepal", ["BR", "NP"]),
    ("pl", "Pożar składu drewna w Odessie", [ODESA]),
    ("ru", "В Одессе открыли мост, построенный болгарской фирмой", [ODESA, "BG"]),
    ("ru", "Паводок в Амурской области", ["RU-AMU"]),
    ("uk", "У Харкові зупинили трамваї", [KHARKIV]),
    ("et", "Odessale saadeti abi", [ODESA]),
    ("zh", "秘鲁总统抵达尼泊尔", ["PE", "NP"]),
    ("ja", "ペルーの首都リマで停電", ["PE", LIMA]),
    ("ko", "러시아에서 화물열차 멈춰", ["RU"]),
    ("ar", "وصل الوفد إلى أوكرانيا", ["UA"]),
]
"""Language, sentence, ids of the places that it names."""

NOT_NAMED = [
    ("en", "The White House checks its calls"),
    ("en", "Nancy Bolton said Paul George would play"),
    ("en", "A good reading of the poem is nice"),
    ("en", "Marcus Washington Kent sang"),
    ("de", "Er isst gern Essen aus der Halle"),
    ("fr", "Un grec m'a dit de lire"),
    ("es", "Las chinchetas son baratas"),
    ("", ""),
]
"""Language, sentence without a place (the French one has a small letter: a person)."""


@pytest.mark.parametrize(("lang", "text", "ids"), NAMED, ids=[row[1] for row in NAMED])
def test_names_places_in_any_language(lang: str, text: str, ids: list[str]) -> None:
    assert [place.id for place in places_in(text, lang)] == ids


@pytest.mark.parametrize(("lang", "text"), [row for row in NOT_NAMED if row[0] != "fr"])
def test_words_and_persons_are_no_places(lang: str, text: str) -> None:
    assert [place.name for place in places_in(text, lang) if place.id != "US"] == []


def test_a_given_name_that_another_language_calls_a_country_by_is_a_person() -> None:
    assert places_in("Maurice Dorn opens the dam", "en") == ()
    assert [place.id for place in places_in("La pluie tombe sur Maurice", "fr")] == ["MU"]


def test_a_country_of_several_words_or_letters_is_that_one() -> None:
    assert [place.id for place in places_in("Talks in DR Congo", "en")] == ["CD"]
    assert [place.id for place in places_in("Talks in the DRC", "en")] == ["CD"]
    assert [place.id for place in places_in("Talks in Congo", "en")] == ["CG"]


def test_tells_where_in_the_text_a_name_stands() -> None:
    text = "Rain fell on New York City and on São Paulo."
    assert [text[name.start : name.end] for name in place_names(text, "en")] == ["New York City", "São Paulo"]


def test_a_small_town_needs_its_country_and_a_word_that_places_it() -> None:
    assert [place.id for place in places_in("A dam broke in Talca", "en")][:1] != ["US"]
    small = "Skovorodino"
    assert places_in(f"Wagons stood in {small}", "en") == ()
    assert places_in(f"{small} waits for news from Russia", "en")[0].id == "RU"


@pytest.mark.parametrize("text", ["A" * 100_000, "Ab " * 50_000, "中" * 50_000, "Éa-" * 30_000])
def test_long_texts_end(text: str) -> None:
    assert isinstance(place_names(text, "ru"), tuple)
