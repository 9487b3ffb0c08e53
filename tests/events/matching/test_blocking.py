"""Mentions by their words."""

from __future__ import annotations

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
