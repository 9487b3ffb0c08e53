"""Logistic regression in a few lines, for fits of a dozen weights: Newton's method, each weight held near the one that stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

MAX_STEPS = 30
CLOSE = 1e-6
"""Change of all weights, relative to their scale, below which the fit is done."""
STEEPEST = 35.0
"""Log-odds past which a probability is certain."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One observation.

    Args:
        features: a number a weight.
        label: whether it is a positive one.
        count: how much it counts.
    """

    features: tuple[float, ...]
    label: bool
    count: float = 1.0


def fit(samples: Sequence[Sample], now: Sequence[float], strength: float = 1.0) -> list[float]:
    """The weights that make the labels most likely, given that each is expected near the one that stands.

    The expectation is a normal distribution around the weight that stands, as wide as that weight (at least 1): a weight of which
    the samples say nothing stays as it is.

    Args:
        samples: at least one.
        now: the weights that stand.
        strength: of that expectation; 0 asks the samples alone, and fails where they leave a weight open.
    """
    weights = [float(weight) for weight in now]
    precision = [strength / max(abs(weight), 1.0) ** 2 for weight in now]

    def surprise(weights: Sequence[float]) -> float:
        expected = sum(p * (a - b) ** 2 for p, a, b in zip(precision, weights, now, strict=True)) / 2
        return expected + sum(sample.count * _surprise(sample, weights) for sample in samples)

    least = surprise(weights)
    for _ in range(MAX_STEPS):
        gradient, curvature = _slopes(samples, weights)
        for place, (p, stands, weight) in enumerate(zip(precision, now, weights, strict=True)):
            gradient[place] += p * (stands - weight)
            curvature[place][place] += p
        step = solve(curvature, gradient)
        length = 1.0
        # Far from the best weights a whole step may lead further away.
        while (nearer := surprise(_moved(weights, step, length))) > least and length > CLOSE:
            length /= 2
        weights, least = _moved(weights, step, length), nearer
        if all(abs(change) < CLOSE * max(abs(weight), 1.0) for change, weight in zip(step, weights, strict=True)):
            break
    return weights


def _moved(weights: Sequence[float], step: Sequence[float], length: float) -> list[float]:
    return [weight + length * change for weight, change in zip(weights, step, strict=True)]


def _slopes(samples: Sequence[Sample], weights: Sequence[float]) -> tuple[list[float], list[list[float]]]:
    """Gradient of the log-likelihood, and its curvature, downward positive."""
    size = len(weights)
    gradient = [0.0] * size
    curvature = [[0.0] * size for _ in range(size)]
    for sample in samples:
        chance = _probability(_odds(sample, weights))
        error = sample.count * (sample.label - chance)
        spread = sample.count * chance * (1 - chance)
        present = [(place, value) for place, value in enumerate(sample.features) if value]
        for place, value in present:
            gradient[place] += error * value
            row, scaled = curvature[place], spread * value
            for other, other_value in present:
                row[other] += scaled * other_value
    return gradient, curvature


def log_loss(samples: Sequence[Sample], weights: Sequence[float]) -> float:
    """Mean surprise in bits; 0 where each label was certain."""
    total = sum(sample.count * _surprise(sample, weights) for sample in samples)
    return total / sum(sample.count for sample in samples) / math.log(2)


def solve(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """The solution of a linear system, by elimination with row pivots.

    Raises:
        ValueError: there is none, or more than one.
    """
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        if not rows[pivot][column]:
            raise ValueError("the samples leave a weight open")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(column + 1, size):
            factor = rows[row][column] / rows[column][column]
            for place in range(column, size + 1):
                rows[row][place] -= factor * rows[column][place]
    solution = [0.0] * size
    for row in reversed(range(size)):
        known = sum(rows[row][place] * solution[place] for place in range(row + 1, size))
        solution[row] = (rows[row][size] - known) / rows[row][row]
    return solution


def _odds(sample: Sample, weights: Sequence[float]) -> float:
    odds: float = sum(map(mul, weights, sample.features))
    return odds


def _surprise(sample: Sample, weights: Sequence[float]) -> float:
    """Negative logarithm of the probability of the label."""
    odds = _odds(sample, weights)
    return math.log1p(math.exp(min(-odds if sample.label else odds, STEEPEST)))


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-min(max(odds, -STEEPEST), STEEPEST)))
