"""Mentions by their words."""

from __future__ import annotations

import random

from tests.events.make import said
from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import live_mention
from tui.events.matching.tuning import TUNING
from tui.events.matching.weights import cosine


def test_texts_that_share_a_word_are_found_with_their_cosine() -> None:
    index = TermIndex()
    first, second, other = (
        live_mention(said(name, words), TUNING) for name, words in (("a", "aa bb"), ("b", "bb cc dd"), ("c", "ee ff"))
    )
    for mention in (first, second, other):
        index.add(mention)
    assert index.similarities(first.vector) == {
        0: cosine(first.vector, first.vector),
        1: cosine(first.vector, second.vector),
    }
    index.remove(first)
    assert set(index.similarities(second.vector)) == {1}
    assert first not in index and len(index) == 2


def test_no_text_of_the_least_similarity_is_left_out_where_common_words_are_looked_up_last() -> None:
    rng, index = random.Random(4), TermIndex()
    texts = [" ".join(["all", *rng.sample([f"w{n}" for n in range(40)], 12)]) for _ in range(80)]
    lives = [live_mention(said(str(number), text), TUNING) for number, text in enumerate(texts)]
    for live in lives:
        index.add(live)
    all_found = least_found = 0
    for least in (0.1, 0.25, 0.5):
        for live in lives:
            found = index.similarities(live.vector, least)
            exact = index.similarities(live.vector)
            assert {s: found.get(s, 0.0) for s in exact if exact[s] >= least} == {
                s: exact[s] for s in exact if exact[s] >= least
            }
            all_found, least_found = all_found + len(exact), least_found + len(found)
    assert least_found < all_found
