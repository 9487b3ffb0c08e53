"""The same text again, by the runs of words in common; and the same headline with other words filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.matching.tuning import TUNING, Tuning

_WORD = re.compile(r"\w+")


def shingles(terms: Sequence[str], length: int = TUNING.shingle) -> frozenset[tuple[str, ...]]:
    """Every run of so many words of a text (w-shingling, Broder 1997)."""
    return frozenset(tuple(terms[at : at + length]) for at in range(len(terms) - length + 1))


def is_copy(one: Sequence[str], other: Sequence[str], tuning: Tuning = TUNING) -> bool:
    """Whether two texts, as words in order, are the same text, give or take an edited headline or a cut."""
    mine, theirs = shingles(one, tuning.shingle), shingles(other, tuning.shingle)
    common = len(mine & theirs)
    return common >= tuning.least_shingles and common >= tuning.copied * min(len(mine), len(theirs))


def headline_words(title: str) -> tuple[str, ...]:
    """The words of a headline as `is_series` compares them."""
    return tuple(_WORD.findall(title.casefold()))


def is_series(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two headlines are one form with other words filled in ("Flood warning issued for River ..."), as the items of a series have
    them: each has words where the other has others, and at least half of both is the same in the same place."""
    longer = max(len(one), len(other))
    if len(one) == len(other):
        same = sum(mine == theirs for mine, theirs in zip(one, other, strict=True))
        return longer / 2 <= same < longer
    shorter = min(len(one), len(other))
    first = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    last = next((at for at in range(shorter - first) if one[-1 - at] != other[-1 - at]), shorter - first)
    return longer / 2 <= first + last < shorter
