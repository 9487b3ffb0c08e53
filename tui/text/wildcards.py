"""Patterns as a person writes them: `*` for any text, `?` for one sign. Found in time that grows with text times pattern."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

ANY, ONE = "*", "?"


def matches(text: str, pattern: str) -> bool:
    """Whether a pattern fits a whole text; capitals do not matter."""
    first, *rest = pattern.casefold().split(ANY)
    text = text.casefold()
    if not _stands(first, text, 0):
        return False
    if not rest:
        return len(text) == len(first)
    place = len(first)
    # What is found first leaves the most room for what comes after it: no need ever to go back.
    for piece in rest[:-1]:
        place = next((at for at in range(place, len(text) - len(piece) + 1) if _stands(piece, text, at)), -1)
        if place < 0:
            return False
        place += len(piece)
    end = len(text) - len(rest[-1])
    return end >= place and _stands(rest[-1], text, end)


def is_in_section(url: str, section: str) -> bool:
    """Whether the folders of a section (`/puzzles/`, `/sport/*/results`) stand one after the other in the path of an address."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    folders, wanted = path.strip("/").split("/"), section.strip("/").split("/")
    return any(
        all(map(matches, folders[start : start + len(wanted)], wanted))
        for start in range(len(folders) - len(wanted) + 1)
    )


def is_muted(patterns: Sequence[str], url: str | None, title: str) -> bool:
    """Whether an article's address lies in one of the sections among the patterns (they begin with a slash), or one of the others
    fits its title."""
    return any(
        is_in_section(url or "", pattern) if pattern.startswith("/") else matches(title, pattern)
        for pattern in patterns
    )


def _stands(piece: str, text: str, at: int) -> bool:
    """Whether a piece without `*` stands at a place of a text."""
    return len(text) - at >= len(piece) and all(
        sign in (ONE, char) for sign, char in zip(piece, text[at : at + len(piece)], strict=True)
    )
