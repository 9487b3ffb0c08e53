"""How similar events are as parts of one story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import said
from tui.events.story_similarity import closeness, faded, keys, likely_keys, rarity, words
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
    likely = likely_keys(weights)
    assert len(likely) == STORIES.likely_keys and "offici" not in likely
    vector = keys(weights, dict.fromkeys(likely, 1), 100)
    assert len(vector) == STORIES.keys
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1, abs=0.001)
    assert keys({}, {}, 0) == {}


def test_a_word_that_many_events_have_is_less_telling() -> None:
    assert rarity(0.0, 1, 100) > rarity(0.0, 50, 100) > 0
    assert rarity(0.1, 1, 100) < rarity(0.0, 1, 100)


def test_similarity_fades() -> None:
    assert faded(0.5, 0) == 0.5
    assert faded(0.5, round(STORIES.fading)) == pytest.approx(0.5 / 2.718, rel=0.01)


def test_a_large_story_asks_for_more_and_its_nearest_events_speak() -> None:
    near = [0.4, 0.1, 0.4, 0.4]
    assert closeness(near, 4) == pytest.approx(0.4 - 2 * STORIES.growth)
    assert closeness(near, 400) < closeness(near, 4)
    assert closeness([0.4], 1) == 0.4
