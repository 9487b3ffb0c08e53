"""The same text again: runs of words in common, exactly counted."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.matching.tuning import TUNING, Tuning


def shingles(terms: Sequence[str], length: int = TUNING.shingle) -> frozenset[tuple[str, ...]]:
    """Every run of so many words of a text (w-shingling, Broder 1997)."""
    return frozenset(tuple(terms[at : at + length]) for at in range(len(terms) - length + 1))


def is_copy(one: Sequence[str], other: Sequence[str], tuning: Tuning = TUNING) -> bool:
    """Whether two texts, as words in order, are the same text, give or take an edited headline or a cut."""
    mine, theirs = shingles(one, tuning.shingle), shingles(other, tuning.shingle)
    common = len(mine & theirs)
    return common >= tuning.least_shingles and common >= tuning.copied * min(len(mine), len(theirs))
