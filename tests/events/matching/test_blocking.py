"""Live mentions by their words."""

from __future__ import annotations

from tui.events.matching.register import Register

from tests.events.make import said
from tui.events.matching.blocking import TermIndex


def test_a_word_in_too_many_texts_is_not_looked_up() -> None:
    register, index = Register(), TermIndex(limit=2)
    live = [register.weighed(said(name, f"common rare{name}")) for name in "abc"]
    for mention in live[:2]:
        index.add(mention)
    assert set(index.similarities(live[2].vector)) == {0, 1}
    index.add(live[2])
    assert set(index.similarities(live[2].vector)) == {2}
    index.remove(live[0])
    assert set(index.similarities(live[2].vector)) == {1, 2}
