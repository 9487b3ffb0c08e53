"""Words by how telling they are."""

from __future__ import annotations

import random

import pytest

from tui.events.matching.weights import common_terms, cosine, share, shares, vector
from tui.events.terms import terms


def test_words_that_a_language_uses_often_weigh_less() -> None:
    weighed = vector(terms("window taldan"))
    assert weighed["taldan"] > 1.1 * weighed["window"]
    assert sum(weight * weight for weight in weighed.values()) == pytest.approx(1, abs=1e-5)


def test_words_that_stand_in_any_news_weigh_less() -> None:
    weighed = vector(["offici", "taldan"])
    assert weighed["taldan"] > 1.5 * weighed["offici"]
    assert common_terms()["offici"] > common_terms()["victim"]
    assert share("offici") > share("victim") > share("taldan")


def test_words_said_twice_weigh_more_but_not_twice_as_much() -> None:
    weighed = vector(["xx", "xx", "yy"])
    assert weighed["yy"] < weighed["xx"] < 2 * weighed["yy"]


def test_a_text_without_words_is_like_nothing() -> None:
    assert vector([]) == {}
    assert cosine({}, {"a": 1.0}) == 0


def test_shares_tell_what_makes_two_texts_alike() -> None:
    one, other = {"a": 0.8, "b": 0.6}, {"a": 0.6, "b": 0.1, "c": 0.7}
    parts = shares(one, other)
    assert [term for term, _ in parts] == ["a", "b"]
    assert sum(share for _, share in parts) == pytest.approx(1)
    assert cosine(one, other) == cosine(other, one) == pytest.approx(0.54)


def test_a_cosine_is_the_same_to_the_last_bit_in_any_order_of_words() -> None:
    rng = random.Random(3)
    one, other = ([f"w{rng.randrange(60)}" for _ in range(40)] for _ in range(2))
    expected = cosine(vector(one), vector(other))
    for _ in range(5):
        rng.shuffle(one)
        rng.shuffle(other)
        assert cosine(vector(one), vector(other)) == cosine(vector(other), vector(one)) == expected


def test_countries_are_common_from_the_start() -> None:
    weighed = vector(terms("Chile Taldan"))
    assert weighed["taldan"] > 1.1 * weighed["chile"]
