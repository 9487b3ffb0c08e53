"""Average-link agglomeration: the groups of articles that tell of one event each, from the probabilities of pairs alone."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def agglomerate(count: int, likely: Mapping[tuple[int, int], float], join: float) -> list[list[int]]:
    """Groups of things, joined two at a time: always those two groups whose pairs have the highest mean probability, as long as it
    is high enough (unweighted average linkage, UPGMA). Of equals those with the smallest numbers come first.

    Args:
        count: number of things.
        likely: (one, a greater one) -> probability that they belong together; 0 for pairs that are not there.
        join: least mean probability for two groups to become one.

    Returns:
        The groups, each sorted, in the order of their first members. Time: a small multiple of the number of pairs.
    """
    members = {number: [number] for number in range(count)}
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), probability in likely.items():
        sums[one][other] = sums[other][one] = probability
    heap = [(-probability, one, other) for (one, other), probability in likely.items() if probability >= join]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if _mean(sums, members, one, other) != -negative:
            continue  # one of them has grown since; what the pair is worth now stands elsewhere in the heap
        _unite(sums, one, other)
        members[one] += members.pop(other)
        for third in sums[one]:
            mean = _mean(sums, members, one, third)
            if mean >= join:
                heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    return [sorted(group) for group in members.values()]


def _mean(sums: list[dict[int, float]], members: Mapping[int, list[int]], one: int, other: int) -> float:
    return sums[one][other] / (len(members[one]) * len(members[other]))


def _unite(sums: list[dict[int, float]], one: int, other: int) -> None:
    """Add the sums of the one that goes to those of the one that stays."""
    for third, total in sums[other].items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
    sums[other].clear()
