"""Where a text holds the words that a filter looks for, to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.errors import UsageError
from tui.service.filters.syntax import Node, Not, Place, Term, read
from tui.store import spaced
from tui.text import unaccented

MOST_NEEDLES = 32
"""Words and phrases that are shown (chosen: nobody types more)."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Needle:
    """A word or phrase that is looked for.

    Args:
        words: folded as the index folds them.
        is_beginning: whether the last of them only begins a word.
    """

    words: tuple[str, ...]
    is_beginning: bool


def needles(text: str, *, typing: bool) -> tuple[Needle, ...]:
    """What a filter looks for by words, not what it keeps out.

    Args:
        text: the filter; where it cannot be read there are none.
        typing: whether its last word may be the beginning of one.
    """
    try:
        terms = list(_terms(read(text)))
    except UsageError:
        return ()
    found = []
    for term in terms:
        value = term.values[0]
        is_beginning = not term.quoted and (value.endswith("*") or (typing and term.place[1] == len(text.rstrip())))
        if words := tuple(unaccented(word) for word in _WORD.findall(spaced(value))):
            found.append(Needle(words, is_beginning))
    return tuple(found[:MOST_NEEDLES])


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        if not node.key and node.values:
            yield node
    elif not isinstance(node, Not):
        for part in node.parts:
            yield from _terms(part)


def places(text: str, looked_for: Sequence[Needle]) -> list[Place]:
    """From which to which character of a text its words are looked for; in order, none over another."""
    if not looked_for:
        return []
    words = list(_words(text))
    found: list[Place] = []
    number = 0
    while number < len(words):
        size = max((_size(words, number, needle) for needle in looked_for), default=0)
        if size:
            found.append((words[number][1], words[number + size - 1][2]))
        number += max(size, 1)
    return found


def _size(words: Sequence[tuple[str, int, int]], number: int, needle: Needle) -> int:
    """Number of words from there on that are the needle, 0 where they are not."""
    there = [word for word, _, _ in words[number : number + len(needle.words)]]
    if len(there) < len(needle.words) or there[:-1] != list(needle.words[:-1]):
        return 0
    last, wanted = there[-1], needle.words[-1]
    return len(there) if last == wanted or (needle.is_beginning and last.startswith(wanted)) else 0


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """(folded, from, to) of each word as the index has them."""
    for match in _WORD.finditer(text):
        start = match.start()
        for piece in spaced(match[0]).split():
            yield unaccented(piece), start, start + len(piece)
            start += len(piece)
