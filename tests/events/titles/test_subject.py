"""Whom a title speaks of: names for pronouns and for "the company", the headline before what stays unnamed."""

from __future__ import annotations

import pytest

from tui.events.sentences import cues
from tui.events.sentences.words import words_of
from tui.events.titles.subject import named, organisation, with_topic
from tui.events.titles.tuning import TUNING

EN = cues.load("en")


@pytest.mark.parametrize(
    ("headline", "lead", "name"),
    [
        ("Osprey Steel buys the mill of Osterby", "The mill goes to Osprey Steel, its board said.", "Osprey Steel"),
        ("Osprey Steel buys the mill of Osterby", "The mill has a new owner.", ""),
        ("Lea Maes buys the mill of Osterby", "Lea Maes has bought the mill.", ""),
        ("Mill of Osterby is sold", "Osprey Steel has bought the mill.", ""),
    ],
)
def test_an_article_is_about_the_organisation_of_its_headline(headline: str, lead: str, name: str) -> None:
    assert organisation(words_of(headline, "en"), lead, EN) == name


@pytest.mark.parametrize(
    ("title", "person", "thing", "expected"),
    [
        ("The company was fined by a court", "", "Osprey Steel", "Osprey Steel was fined by a court"),
        ("The company’s owner was fined", "", "Osprey Steel", "Osprey Steel’s owner was fined"),
        ("It was fined by a court", "", "Osprey Steel", "Osprey Steel was fined by a court"),
        ("Its owner was fined by a court", "", "Osprey Steel", "Osprey Steel's owner was fined by a court"),
        ("It is the oldest of the valley", "", "Osprey Steel", "It is the oldest of the valley"),
        ("The company was fined by a court", "Lea Maes", "", "The company was fined by a court"),
        ("The board elected her director", "Lea Maes", "", "The board elected Lea Maes director"),
        ("The board dismissed him over a letter", "Ivo Maes", "", "The board dismissed Ivo Maes over a letter"),
        ("The board read her letter", "Lea Maes", "", "The board read Lea Maes's letter"),
        ("Rosa Quispe sold her mill", "Lea Maes", "", "Rosa Quispe sold her mill"),
    ],
)
def test_a_name_stands_for_what_points_at_it(title: str, person: str, thing: str, expected: str) -> None:
    assert named(words_of(title, "en"), person, thing, EN).text == expected


def test_what_stays_unnamed_stands_behind_its_headline() -> None:
    assert (
        with_topic(words_of("The ban was lifted", "en"), "Osterby sells beer again")
        == "Osterby sells beer again: the ban was lifted"
    )
    assert (
        with_topic(words_of("Maes lifted the ban", "en"), "Osterby sells beer again")
        == "Osterby sells beer again: Maes lifted the ban"
    )
    assert with_topic(words_of("The ban was lifted", "en"), "") == "The ban was lifted"
    topic, _, title = with_topic(words_of("The ban was lifted", "en"), "Osterby sells beer again " * 9).partition("…: ")
    assert title == "the ban was lifted"
    assert len(topic) <= TUNING.topic_chars
