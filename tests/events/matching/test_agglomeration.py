"""Groups from the probabilities of pairs."""

from __future__ import annotations

import random

from tui.events.matching.agglomeration import agglomerate


def test_the_likeliest_pair_comes_first_and_the_mean_decides() -> None:
    likely = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.5, (2, 3): 0.6}
    assert agglomerate(4, likely, 0.5) == [[0, 1, 2], [3]]  # a mean of 0.65 for the third, of 0.2 for the fourth
    assert agglomerate(4, likely, 0.7) == [[0, 1], [2], [3]]
    assert agglomerate(4, likely, 0.95) == [[0], [1], [2], [3]]


def test_of_equals_the_first_are_joined() -> None:
    assert agglomerate(3, {(1, 2): 0.75, (0, 1): 0.75}, 0.5) == [[0, 1], [2]]
    assert agglomerate(0, {}, 0.5) == []


def test_the_order_of_the_pairs_says_nothing() -> None:
    rng = random.Random(1)
    pairs = [((one, other), rng.randrange(64) / 64) for one in range(30) for other in range(one + 1, 30)]
    groups = agglomerate(30, dict(pairs), 0.55)
    assert 1 < len(groups) < 30
    for _ in range(5):
        rng.shuffle(pairs)
        assert agglomerate(30, dict(pairs), 0.55) == groups
