"""The same text again: runs of words in common, exactly counted."""

from __future__ import annotations

from collections.abc import Sequence

RUN = 3
"""Words that follow each other in a shingle."""

COPIED = 0.8
"""Share of the shorter text's shingles that the other has too, from which on it is the same text."""

LEAST = 12
"""Shingles that two texts have in common at least: short headlines are alike by chance."""


def shingles(terms: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Every run of words of a text."""
    return frozenset(tuple(terms[at : at + RUN]) for at in range(len(terms) - RUN + 1))


def is_copy(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, as words in order, are the same text, give or take an edited headline or a cut."""
    mine, theirs = shingles(one), shingles(other)
    common = len(mine & theirs)
    return common >= LEAST and common >= COPIED * min(len(mine), len(theirs))
