"""Counts: a number and its noun in the right form."""

from __future__ import annotations

from tui.model import KeptOff


def plural(noun: str) -> str:
    """`event` to `events`, `story` to `stories`."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """`1 feed`, `2 feeds`, `1234 feeds`: for texts and files."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def grouped(number: int, noun: str) -> str:
    """`1 feed`, `1,234 feeds`: for the screen, where large numbers are read at a glance."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def kept_off_words(kept: KeptOff) -> str:
    """`25 not news, 4 muted, 2 hidden`: what the timeline shows only to who asks for it, or ""."""
    parts = ((kept.features, "not news"), (kept.muted, "muted"), (kept.hidden, "hidden"))
    return ", ".join(f"{count:,} {words}" for count, words in parts if count)
