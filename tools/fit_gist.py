"""Fit again what the gist of two texts in different languages says, and print the weights beside the ones that stand.

`python tools/fit_gist.py [--corpora DIR]`

Reads `languages/events.jsonl`: short texts in ten languages about events that come in families of near-misses (two quakes, two
ferries, a rate cut and a rate held). Every pair of two languages is a sample: whether it is about one event. The weights of
`Tuning.gist` are fitted by logistic regression. "Left out" is the F1 of the pairs that touch one family, by weights that were fitted on
pairs of the others. Nothing is written; a better weight is put into `tui/events/matching/tuning.py` by hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import corpora
import logistic

from tui.events.matching.gist import gist, gist_features
from tui.events.matching.tuning import TUNING, GistWeights

OPENING = 300
"""Characters of a text that are read as its first sentences."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts in different languages.

    Args:
        families: of the two.
        sample: what they have in common, and whether they are about one event.
    """

    families: frozenset[str]
    sample: logistic.Sample


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    corpora.add_option(parser)
    options = parser.parse_args()
    pairs = list(read_pairs(corpora.read_lines(corpora.path(options.corpora, "languages/events.jsonl"))))
    now = list(TUNING.gist)
    fitted = logistic.fit([pair.sample for pair in pairs], now)
    print(f"{len(pairs)} pairs, {sum(pair.sample.label for pair in pairs)} of them about one event\n")
    print("\n".join(corpora.table(zip(GistWeights._fields, now, fitted, strict=True))))
    families = sorted(frozenset().union(*(pair.families for pair in pairs)))
    left_out = [judged(pairs, family, now) for family in families]
    print(
        f"\nF1 now {f1(counts(pairs, now)):.3f}, fitted {f1(counts(pairs, fitted)):.3f}, left out {f1(total(left_out)):.3f}"
    )


def read_pairs(rows: Sequence[dict[str, str]]) -> Iterator[Pair]:
    """The pairs of two languages of which at least one is about an event."""
    told = [(row, gist(row["title"], row["text"][:OPENING], row["lang"])) for row in rows]
    for (one, mine), (other, theirs) in combinations(told, 2):
        if one["lang"] != other["lang"] and (one["event"] or other["event"]):
            is_same = bool(one["event"]) and one["event"] == other["event"]
            features = tuple(map(float, gist_features(mine, theirs)))
            yield Pair(frozenset({one["family"], other["family"]} - {""}), logistic.Sample(features, is_same))


def judged(pairs: Sequence[Pair], family: str, now: Sequence[float]) -> tuple[int, int, int]:
    """What weights that never saw a family make of it."""
    others = [pair.sample for pair in pairs if family not in pair.families]
    return counts([pair for pair in pairs if family in pair.families], logistic.fit(others, now))


def counts(pairs: Sequence[Pair], weights: Sequence[float]) -> tuple[int, int, int]:
    """(right, wrong, missed) of the pairs that are about one event."""
    said = [
        (sum(w * x for w, x in zip(weights, pair.sample.features, strict=True)) > 0, pair.sample.label)
        for pair in pairs
    ]
    return said.count((True, True)), said.count((True, False)), said.count((False, True))


def total(rows: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """The sums of the columns."""
    right, wrong, missed = (sum(column) for column in zip(*rows, strict=True))
    return right, wrong, missed


def f1(counted: tuple[int, int, int]) -> float:
    """Of (right, wrong, missed)."""
    right, wrong, missed = counted
    return 2 * right / (2 * right + wrong + missed)


if __name__ == "__main__":
    main()
