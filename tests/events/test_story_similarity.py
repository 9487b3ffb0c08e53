"""How similar events are as parts of one story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import said
from tui.events.story_similarity import affair, apart, countries, faded, is_one_affair, keys, marks, words
from tui.events.tuning import TUNING
from tui.model import Evidence, Role

STORIES = TUNING.stories


def test_names_say_more_and_numbers_and_reprints_nothing() -> None:
    one = replace(said("a", "taldan train 231"), evidence=Evidence("A train derailed near Taldan."))
    reprint = replace(said("b", "other"), role=Role.REPRINT)
    weights = words([one, reprint])
    assert set(weights) == {"taldan", "train"}
    assert weights["taldan"] == pytest.approx(STORIES.name * weights["train"])
    assert set(words([reprint])) == {"other"}


def test_keys_are_the_most_telling_words_as_a_vector() -> None:
    weights = {f"word{n}": 1.0 + n / 100 for n in range(40)} | {"offici": 1.0}
    vector = keys(weights)
    assert len(vector) == STORIES.keys and "offici" not in vector
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1, abs=0.001)
    assert keys({}) == {}


def test_a_country_tells_affairs_apart_however_often_news_names_it() -> None:
    vector = keys({"ukrain": 1.0, "talk": 1.0})
    assert vector["ukrain"] > vector["talk"]


def test_headlines_of_different_countries_are_less_alike() -> None:
    iran, ukraine = (
        countries([replace(said("a", title), lang="en")]) for title in ("US and Iran meet", "Ukraine meets US")
    )
    assert (iran, ukraine) == ({"IR"}, {"UA"})
    assert apart(0.6, iran, ukraine) == STORIES.elsewhere * 0.6
    assert apart(0.6, iran, iran | ukraine) == apart(0.6, iran, frozenset()) == 0.6


def test_similarity_fades() -> None:
    assert faded(0.5, 0) == 0.5
    assert faded(0.5, round(STORIES.fading)) == pytest.approx(0.5 / 2.718, rel=0.01)


def told(title: str, sentence: str, terms: str) -> tuple[list[str], list[str]]:
    one = replace(said("a", terms), title=title, evidence=Evidence(sentence), lang="en")
    telling = list(keys(words([one])))
    return telling, marks([one], telling)


FERRY = told(
    "Ferry sinks near Kalmunai",
    "A ferry sank near Kalmunai, Minister Anna Lundqvist said.",
    "ferri kalmunai anna lundqvist",
)


@pytest.mark.parametrize(
    ("title", "sentence", "terms", "is_one"),
    [
        ("Search goes on near Kalmunai", "Divers near Kalmunai looked for the ferry.", "kalmunai ferri diver", True),
        ("Lundqvist visits Kalmunai", "On Monday Anna Lundqvist came to Kalmunai.", "kalmunai lundqvist visit", True),
        ("Lundqvist opens a school", "On Monday Anna Lundqvist opened a school.", "anna lundqvist school", False),
        ("Ferry prices rise", "The ferry companies raise prices.", "ferri price compani", False),
    ],
)
def test_an_affair_has_two_names_or_one_and_a_thing(title: str, sentence: str, terms: str, is_one: bool) -> None:
    other = affair(*told(title, sentence, terms))
    assert is_one_affair(affair(*FERRY), other) is is_one_affair(other, affair(*FERRY)) is is_one


def test_where_no_word_shows_that_it_is_a_name_all_rare_ones_may_be() -> None:
    one, other = (affair(*told("", "", terms)) for terms in ("taldan zeya", "taldan zeya kundur"))
    assert is_one_affair(one, other)
    assert not is_one_affair(one, affair(*told("", "", "taldan presid")))
