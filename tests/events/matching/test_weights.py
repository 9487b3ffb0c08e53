"""Words by how telling they are."""

from __future__ import annotations

import pytest

from tui.events.matching.weights import DocumentFrequencies, common_terms, cosine, shares
from tui.events.terms import terms


def test_words_that_many_articles_have_weigh_less() -> None:
    frequencies = DocumentFrequencies()
    for _ in range(400):
        frequencies.add(["vote"])
    vector = frequencies.vector(["vote", "taldan"])
    assert vector["taldan"] > 2 * vector["vote"]
    assert sum(weight * weight for weight in vector.values()) == pytest.approx(1)


def test_words_of_any_news_are_common_in_an_empty_store() -> None:
    vector = DocumentFrequencies().vector(["offici", "taldan"])
    assert vector["taldan"] > 1.5 * vector["offici"]
    assert common_terms()["offici"] > common_terms()["victim"]


def test_what_was_added_can_be_taken_back() -> None:
    frequencies, fresh = DocumentFrequencies(), DocumentFrequencies()
    frequencies.add(["a", "b", "b"])
    frequencies.remove(["a", "b", "b"])
    assert frequencies.vector(["a", "c"]) == fresh.vector(["a", "c"])


def test_words_said_twice_weigh_more_but_not_twice_as_much() -> None:
    vector = DocumentFrequencies().vector(["x", "x", "y"])
    assert vector["y"] < vector["x"] < 2 * vector["y"]


def test_a_text_without_words_is_like_nothing() -> None:
    assert DocumentFrequencies().vector([]) == {}
    assert cosine({}, {"a": 1.0}) == 0


def test_shares_tell_what_makes_two_texts_alike() -> None:
    one, other = {"a": 0.8, "b": 0.6}, {"a": 0.6, "b": 0.1, "c": 0.7}
    parts = shares(one, other)
    assert [term for term, _ in parts] == ["a", "b"]
    assert sum(share for _, share in parts) == pytest.approx(1)
    assert cosine(one, other) == cosine(other, one) == pytest.approx(0.54)


def test_countries_are_common_from_the_start() -> None:
    vector = DocumentFrequencies().vector(terms("Chile Taldan"))
    assert vector["taldan"] > 1.2 * vector["chile"]
