"""What the word before the cursor may become: keys, and the values that a key allows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tui.service.filters.syntax import KEYS, PRECISIONS
from tui.store import FLAGS

_BEFORE = re.compile(r"[-(]*")
"""What may stand before a word: it is kept."""


def word_at(text: str, cursor: int) -> tuple[int, str]:
    """(where the word before the cursor begins, the word); a value in quotes that is still open belongs to its key."""
    head = text[:cursor]
    opened = head.rfind('"') if head.count('"') % 2 else len(head)
    space = max((head.rfind(mark, 0, opened) for mark in " \t\n"), default=-1)
    start = space + 1
    before = _BEFORE.match(head, start)
    start = before.end() if before else start
    return start, head[start:]


def complete(text: str, cursor: int, names: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """What the word before the cursor may become.

    Args:
        text, cursor: the line, and the place in it, in characters.
        names: values of `src`, `tag`, `story`, `where` and `who`, if they are known.

    Returns:
        Whole words to replace the one before the cursor, in order.
    """
    _, word = word_at(text, cursor)
    key, colon, value = word.partition(":")
    if not colon:
        return [f"{name}:" for name in KEYS if word and name.startswith(word.lower())]
    choices: dict[str, Sequence[str]] = {
        "is": tuple(FLAGS),
        "has": ("note",),
        "precision": PRECISIONS,
        "from": ("today", "yesterday"),
        "to": ("today", "yesterday"),
        "on": ("today", "yesterday", "tomorrow"),
        **(names or {}),
    }
    done, comma, last = value.rpartition(",")
    return [
        f"{key}:{done}{comma}{_quoted(name)}"
        for name in choices.get(key.lower(), ())
        if name.casefold().startswith(last.strip('"').casefold())
    ]


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r"[\s,()]", name) else name
