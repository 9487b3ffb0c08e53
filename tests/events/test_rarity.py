"""Words by how telling they are."""

from __future__ import annotations

import pytest

from tui.events.matching.weights import Rarity, common, cosine, shares


def test_words_that_many_articles_have_weigh_less() -> None:
    rarity = Rarity()
    for _ in range(400):
        rarity.add(["vote"])
    vector = rarity.vector(["vote", "taldan"])
    assert vector["taldan"] > 2 * vector["vote"]
    assert sum(weight * weight for weight in vector.values()) == pytest.approx(1)


def test_words_of_any_news_are_common_in_an_empty_store() -> None:
    vector = Rarity().vector(["offici", "taldan"])
    assert vector["taldan"] > 1.5 * vector["offici"]
    assert common()["offici"] > common()["victim"]


def test_what_was_added_can_be_taken_back() -> None:
    rarity, fresh = Rarity(), Rarity()
    rarity.add(["a", "b", "b"])
    rarity.remove(["a", "b", "b"])
    assert rarity.vector(["a", "c"]) == fresh.vector(["a", "c"])


def test_words_said_twice_weigh_more_but_not_twice_as_much() -> None:
    vector = Rarity().vector(["x", "x", "y"])
    assert vector["y"] < vector["x"] < 2 * vector["y"]


def test_a_text_without_words_is_like_nothing() -> None:
    assert Rarity().vector([]) == {}
    assert cosine({}, {"a": 1.0}) == 0


def test_shares_tell_what_makes_two_texts_alike() -> None:
    one, other = {"a": 0.8, "b": 0.6}, {"a": 0.6, "b": 0.1, "c": 0.7}
    found = shares(one, other)
    assert [term for term, _ in found] == ["a", "b"]
    assert sum(share for _, share in found) == pytest.approx(1)
    assert cosine(one, other) == cosine(other, one) == pytest.approx(0.54)
