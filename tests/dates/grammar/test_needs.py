"""What matches of a pattern have in common, found without matching."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tui.dates.grammar.needs import NEVER, beginnings, needed

PATTERNS = {
    "[ab][c]": ({"ab", "c"}, 2, "ab"),
    "[a]?[b]": ({"b"}, 1, "ab"),
    "(?:[a]|[b][c])[d]": ({"d", "ab", "ac"}, 2, "ab"),
    "(?P<x>[a]{0,2})[b](?=[c])": ({"b", "c"}, 1, "ab"),
    "[a](?:[b][c]){1,2}": ({"a", "b", "c"}, 3, "a"),
    "(?<=[a])[b](?![c])": ({"a", "b"}, 1, "b"),
    f"{NEVER}?[a]": ({"a"}, 1, "a"),
    f"(?:{NEVER}[b]|[c])[a]": ({"a", "c"}, 2, "c"),
    "[a]?": (set(), 0, ""),
    "[a](?=[b]|$)": ({"a"}, 1, "a"),
}
"""Pattern to the sets that each match holds one of, its least length, and what it can begin with ("" for anything)."""


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_a_pattern_needs(pattern: str) -> None:
    kinds, least, first = PATTERNS[pattern]
    found, size = needed(pattern)
    assert ({"".join(sorted(kind)) for kind in found}, size) == (kinds, least)
    assert "".join(sorted(beginnings(pattern))) == first


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_match_is_without_it(pattern: str) -> None:
    found, size = needed(pattern)
    for signs in product("abcd", repeat=4):
        text = "".join(signs)
        for match in re.finditer(pattern, text):
            assert len(match[0]) >= size
            assert all(kind & set(text) for kind in found)
            assert not beginnings(pattern) or match[0][0] in beginnings(pattern)
