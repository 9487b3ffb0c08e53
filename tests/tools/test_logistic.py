"""The regression that tuned weights are fitted with."""

from __future__ import annotations

import math
import random

import pytest

from tools.logistic import Sample, fit, log_loss, solve


def chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def samples(weights: list[float], count: int) -> list[Sample]:
    """Observations that follow these weights; the last feature is always 0."""
    rng = random.Random(7)
    out = []
    for _ in range(count):
        features = (1.0, rng.random(), rng.random() * 3, 0.0)
        out.append(Sample(features, rng.random() < chance(sum(map(float.__mul__, weights, features)))))
    return out


def test_weights_are_found_again_and_what_the_samples_do_not_tell_stays() -> None:
    truth = [-1.0, 3.0, -0.5, 9.0]
    seen = samples(truth, 6000)
    now = [0.5, 1.0, 0.5, 4.0]
    weights = fit(seen, now)
    assert weights[:3] == pytest.approx(truth[:3], abs=0.25)
    assert weights[3] == 4.0
    assert log_loss(seen, weights) < log_loss(seen, now)


def test_a_sample_that_counts_twice_is_two() -> None:
    seen = samples([0.3, -1.0, 0.4, 0.0], 300)
    twice = [Sample(one.features, one.label, 2.0) for one in seen]
    assert fit(twice, [0.0] * 4) == pytest.approx(fit(seen * 2, [0.0] * 4))


def test_a_linear_system() -> None:
    assert solve([[0.0, 2.0], [4.0, 1.0]], [2.0, 9.0]) == [2.0, 1.0]
    with pytest.raises(ValueError, match="leave a weight open"):
        solve([[1.0, 1.0], [1.0, 1.0]], [1.0, 2.0])
