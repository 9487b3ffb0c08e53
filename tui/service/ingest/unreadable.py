"""What is said of an article that cannot be read; by itself, so that it can be said without loading what reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.wording.counts import counted


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that cannot be read, and why."""

    article: str
    reason: str


def in_words(unreadable: Sequence[Unreadable]) -> str:
    """`3 articles cannot be read (takes longer than 10 seconds to read)`, or ""."""
    if not unreadable:
        return ""
    return f"{counted(len(unreadable), 'article')} cannot be read ({unreadable[0].reason.rstrip('.')})"
