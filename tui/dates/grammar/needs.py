"""What every match of a compiled pattern has: kinds of characters, a least length, a first one; so that most are never tried.

Reads what the grammar writes: character classes, groups with alternatives, quantifiers; classes hold no brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

NEVER = "(?!)"
"""What stands for a role that a language has no words for."""

PATTERNS_KEPT = 4096
"""Patterns that are remembered: those of some twenty languages, which alike ones share."""

MOST_KINDS = 16
"""Sets of characters that are kept of what a pattern needs (chosen: the smallest ones say most)."""

_BESIDE = ("(?=", "(?<=")
"""Beginnings of groups that stand beside a match."""
_GROUP = re.compile(r"\(\?(?::|P<\w+>|<?=)")

Needed = tuple[tuple[frozenset[str], ...], int]
"""Sets of characters of each of which a match holds at least one, smallest first, and the least characters that it has."""


@lru_cache(maxsize=PATTERNS_KEPT)
def needed(pattern: str) -> Needed:
    """What every match of a pattern holds.

    Of alternatives, each has one of the sets of its own: so one of the union of any choice of them is there in any case.
    """
    (kinds, least), *others = [_needed_in_row(branch) for branch in _branches(pattern)]
    for its, size in others:
        kinds = _smallest(one | other for one in kinds for other in its)
        least = min(least, size)
    return kinds, least


def _needed_in_row(branch: str) -> Needed:
    """The same of a pattern without alternatives: what each of its parts needs."""
    kinds: list[frozenset[str]] = []
    least = 0
    for part, can_lack in _parts(branch):
        if can_lack:
            continue
        if part[0] == "[":
            kinds.append(frozenset(part[1:-1]))
            least += 1
        elif part == NEVER:
            kinds.append(frozenset())
        elif group := _GROUP.match(part):
            inner, size = needed(part[group.end() : -1])
            kinds += inner
            least += 0 if group[0] in _BESIDE else size
    return _smallest(kinds), least


def _smallest(kinds: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The smallest of some sets without those that hold another one, which say less."""
    out: list[frozenset[str]] = []
    for kind in sorted(set(kinds), key=lambda kind: (len(kind), sorted(kind))):
        if len(out) < MOST_KINDS and not any(other <= kind for other in out):
            out.append(kind)
    return tuple(out)


def beginnings(pattern: str) -> frozenset[str]:
    """The characters that a match of a pattern can begin with; none where it can be empty, and so begin with anything."""
    chars, can_be_empty = _first(pattern)
    return frozenset() if can_be_empty else chars


def _first(pattern: str) -> tuple[frozenset[str], bool]:
    """First characters of the matches of a pattern, and whether one can be empty."""
    rows = [_first_in_row(branch) for branch in _branches(pattern)]
    return frozenset().union(*(chars for chars, _ in rows)), any(can_be_empty for _, can_be_empty in rows)


def _first_in_row(branch: str) -> tuple[frozenset[str], bool]:
    """The same of a pattern without alternatives."""
    found: frozenset[str] = frozenset()
    for part, can_lack in _parts(branch):
        chars, can_be_empty = frozenset(part), False
        if part[0] == "[":
            chars = frozenset(part[1:-1])
        elif part == NEVER:
            if not can_lack:
                return frozenset(), False
            continue
        elif part[0] == "(":
            group = _GROUP.match(part)
            if group is None or group[0] in _BESIDE:
                continue
            chars, can_be_empty = _first(part[group.end() : -1])
        elif part == "$":
            continue
        found |= chars
        if not (can_lack or can_be_empty):
            return found, False
    return found, True


def _parts(branch: str) -> Iterator[tuple[str, bool]]:
    """The classes, groups and single signs of a pattern without alternatives, and whether a match can do without each."""
    place = 0
    while place < len(branch):
        start, char = place, branch[place]
        if char == "[":
            place = branch.index("]", place)
        elif char == "(":
            depth = 1
            while depth:
                place += 1
                depth += (branch[place] == "(") - (branch[place] == ")")
        part, place = branch[start : place + 1], place + 1
        quantifier = _QUANTIFIER.match(branch, place)
        place = quantifier.end() if quantifier else place
        yield part, quantifier is not None and quantifier[0].startswith(("?", "*", "{0"))


_QUANTIFIER = re.compile(r"[?*+]|\{\d+,\d+\}")


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    out, depth, start = [], 0, 0
    for place, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            out.append(pattern[start:place])
            start = place + 1
    return [*out, pattern[start:]]
