"""The words that matching compares."""

from __future__ import annotations

import pytest

from tui.events.terms import names, terms
from tui.languages import read_shared


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,914 votes; 1 914 voix; 1.914 Stimmen; 1’914", ["1914", "vote", "1914", "voix", "1914", "stimmen", "1914"]),
        ("3.5 per cent, 3,5 Prozent", ["3.5", "cent", "3.5", "prozent"]),
        ("$8.6B in 2026", ["8.6", "2026"]),
        ("U.S. troops, US troops, American troops", ["usa", "troop", "usa", "troop", "usa", "troop"]),
        ("it is up to us", []),
        ("होटल में आग", ["होटल", "आग"]),
        ("Russian, Russia's, russische, Россию, российского", ["russia"] * 5),
        ("COVID-19 and coronavirus", ["covid", "19", "covid"]),
        ("C.D.C. and CDC", ["cdc", "cdc"]),
        ("derailed derails derailment", ["derail", "derail", "derail"]),
        ("в Амурской области, близ Талдана", ["amur", "oblast", "bliz", "taldan"]),
        ("Élysée Elysee", ["elyse", "elyse"]),
        ("北海道", ["北海", "海道"]),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    assert list(terms(text)) == found


def test_no_more_than_asked_for() -> None:
    assert len(terms("coal " * 99, 7)) == 7


def test_no_word_of_a_long_text_is_lost() -> None:
    lines = [f"Harbour {number} reopens after the storm of 1 {number:03d}" for number in range(60)]
    assert terms("\n".join(lines), 1000) == tuple(term for line in lines for term in terms(line))


def test_an_alias_stands_for_one_word_only() -> None:
    table = read_shared("names")
    rows = [row for part in table.values() for row in part.items()]
    words = [word for name, others in rows for word in [name, *others.split()]]
    assert sorted(words) == sorted(set(words))


def test_a_credit_is_no_part_of_a_text() -> None:
    assert terms("[Daily Gazette] Abuja -- Pilots strike") == terms("Pilots strike")
    assert terms("[WATCH] Pilots strike") == terms("Pilots strike")
    assert terms("Pilots [in Abuja] strike") == terms("Pilots in Abuja strike")


def test_capitalised_words_inside_a_sentence_are_names_but_for_days() -> None:
    assert names("Trains of the Amur line stood still near Taldan. Police said so on Friday.") == ["amur", "taldan"]
