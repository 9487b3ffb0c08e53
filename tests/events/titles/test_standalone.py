"""Titles that say who and where without their article."""

from __future__ import annotations

from functools import partial

import pytest

from tui.events.sentences import cues
from tui.events.sentences.words import words_of
from tui.events.titles.standalone import spelt_out
from tui.events.titles.tuning import TUNING

words = partial(words_of, lang="en")
TEXT = "Voters in Peru go to the polls on Sunday. The race is led by Rosa Quispe, a former mayor. Quispe left the senate last year."


@pytest.mark.parametrize(
    ("title", "before", "expected"),
    [
        ("Floods struck the country", "Peru votes\nPeruvians are tired.", "Floods struck Peru"),
        ("The country’s oldest dam burst", "Dam bursts\nEngineers in Chile had warned.", "Chile’s oldest dam burst"),
        ("The country left the pact", "Pact falls apart\nThe U.S. was angry.", "The U.S. left the pact"),
        (
            "Voters across the country stayed at home",
            "Chile looks on\nIn Peru few voted.",
            "Voters across Peru stayed at home",
        ),
        ("Floods struck the country", "Peru votes\nChile and Bolivia look on.", "Floods struck Peru"),
        ("Floods struck the country", "Region votes\nChile and Bolivia look on.", "Floods struck the country"),
        ("Floods struck the country", "Nobody votes\nKorea looks on.", "Floods struck the country"),
        ("Chile sent help to the country", "Peru votes\nChile has seen floods.", "Chile sent help to Peru"),
        ("A storm hit the country of the rivers", "Peru votes\n", "A storm hit the country of the rivers"),
        (
            "The worst storm on the continent killed nine",
            "Storm over Europe\n",
            "The worst storm in Europe killed nine",
        ),
    ],
)
def test_a_country_is_named_where_just_one_is_meant(title: str, before: str, expected: str) -> None:
    headline, _, text = before.partition("\n")
    made = spelt_out(words(title), words(headline), words(text), len(text), cues.load("en"))
    assert made.text == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Quispe left the senate", TEXT, "Rosa Quispe left the senate"),
        ("Quispe’s party split", TEXT, "Rosa Quispe’s party split"),
        ("Rosa Quispe left the senate", TEXT, "Rosa Quispe left the senate"),
        ("Quispe left the senate", f"{TEXT} It is not about Hugo Quispe.", "Quispe left the senate"),
        ("Ibarra left the senate", "The town met.\nAna Ibarra, a judge, spoke.", "Ana Ibarra left the senate"),
        ("Ibarra left the senate", "The town met.\nAfter Ibarra, the judge, nobody spoke.", "Ibarra left the senate"),
        ("Ibarra left the senate", "They met Jens-Oluf Ibarra there.", "Jens-Oluf Ibarra left the senate"),
        ("Ibarra left the senate", "They met Maria Lena Ibarra there.", "Maria Lena Ibarra left the senate"),
        ("Andrew left the palace", "They met his aide, Andrew Vale-Roe, and left.", "Andrew Vale-Roe left the palace"),
        ("Andrew’s aide left", "They met Andrew Vale. Andrew’s aide left.", "Andrew Vale’s aide left"),
        ("Andrew left", "They met Andrew Vale and Andrew Roe.", "Andrew left"),
        ("Victoria voted", "They came from Victoria Station to vote.", "Victoria voted"),
        ("Andrew left", "Prince Andrew Vale came.", "Andrew left"),
        ("Ibarra left the senate", "A rally for President Ana Ibarra was held.", "Ana Ibarra left the senate"),
        ("Peru left the pact", "They came to northern Peru and to New Peru by bus.", "Peru left the pact"),
        ("Orleans flooded again", "They came to New Orleans by bus.", "Orleans flooded again"),
        ("Quispe " + "left " * 38 + "it", TEXT, "Quispe " + "left " * 38 + "it"),
    ],
)
def test_a_last_name_gets_the_first_name_that_the_article_gives(title: str, text: str, expected: str) -> None:
    assert len(title) <= TUNING.longest
    assert spelt_out(words(title), words(""), words(text), 0, cues.load("en")).text == expected


def test_of_several_with_a_last_name_the_title_means_the_one_of_the_headline() -> None:
    text = words("Votes for Rosa Quispe were counted, those for Hugo Quispe were not.")
    title = spelt_out(words("Quispe won"), words("Hugo Quispe sworn in"), text, 0, cues.load("en"))
    assert title.text == "Hugo Quispe won"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ann Quillby sold flour.", "Osterby fined Ann Quillby"),
        ("Ann Quillby sold flour. The miller Tom Quillby did not.", "Osterby fined Quillby"),
        ("Osterby wept for Quillby.", "Osterby fined Quillby"),
        ("of Peru’s Gov. Ann Quillby sold flour.", "Osterby fined Ann Quillby"),
    ],
)
def test_who_is_named_behind_the_subject_has_the_one_full_name_of_the_article(text: str, shown: str) -> None:
    given = f"The vote was lost. The baker {text}"
    title = spelt_out(
        words_of("Osterby fined Quillby", "en"), words_of("Dam opens", "en"), words_of(given, "en"), 0, cues.load("en")
    )
    assert title.text == shown


def test_who_is_called_by_the_last_name_in_the_headline_is_known() -> None:
    text, title = words_of("The baker Ann Quillby sold flour.", "en"), words_of("Osterby fined Quillby", "en")
    assert spelt_out(title, words_of("Quillby fined", "en"), text, 0, cues.load("en")).text == "Osterby fined Quillby"
