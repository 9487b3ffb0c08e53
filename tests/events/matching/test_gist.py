"""What a text tells whatever its language."""

from __future__ import annotations

import pytest

from tui.events.matching.gist import gist, kinds_of
from tui.languages import codes, read

ONE_FLOOD = [
    ("en", "Flood in Peru leaves 14 dead as dam fails"),
    ("de", "14 Tote bei Hochwasser in Peru nach Dammbruch"),
    ("fr", "Inondation au Pérou : 14 morts"),
    ("es", "Inundación en Perú deja 14 muertos"),
    ("ru", "Наводнение в Перу: 14 погибших"),
    ("uk", "Повінь у Перу: 14 загиблих"),
    ("zh", "秘鲁洪水致14人死亡"),
    ("ja", "ペルーで洪水、14人死亡"),
    ("ko", "페루 홍수로 14명 사망"),
    ("ar", "فيضانات في بيرو تسفر عن 14 قتلى"),
    ("tr", "Peru'da sel: 14 ölü"),
    ("pl", "Powódź w Peru: 14 ofiar"),
]


@pytest.mark.parametrize(("lang", "title"), ONE_FLOOD, ids=[lang for lang, _ in ONE_FLOOD])
def test_one_event_has_one_gist_in_all_languages(lang: str, title: str) -> None:
    told = gist(title, "", lang)
    assert {"flood", "kill"} <= told.kinds
    assert told.countries == {"PE"}


@pytest.mark.parametrize("lang", [lang for lang in codes() if read(lang, "kinds")])
def test_the_keys_are_the_same_in_all_languages(lang: str) -> None:
    assert list(read(lang, "kinds")["kinds"]) == list(read("en", "kinds")["kinds"])


def test_a_stem_stands_for_its_endings_and_a_word_for_itself() -> None:
    assert "derail" in set(kinds_of("Tram derailed", "en"))
    assert "fire" in set(kinds_of("Depot fire", "en"))
    assert "fire" not in set(kinds_of("Firemen march", "en"))


def test_the_parts_of_a_compound_count() -> None:
    assert "army" in set(kinds_of("Bundeswehr-Manöver", "de"))


def test_a_text_without_words_of_ours_has_no_kinds() -> None:
    assert gist("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "", "chr").kinds == frozenset()
    assert gist("", "", "").told == frozenset()


def test_what_only_the_opening_tells_is_told_but_no_kind_of_the_headline() -> None:
    told = gist("Night of fear in Lima", "An earthquake shook the capital of Peru.", "en")
    assert "quake" in told.told and "quake" not in told.kinds
    assert "PE" in told.countries
