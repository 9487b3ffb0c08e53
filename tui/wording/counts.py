"""Counts: a number and its noun in the right form."""

from __future__ import annotations


def plural(noun: str) -> str:
    """`event` to `events`, `story` to `stories`."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """`1 feed`, `2 feeds`, `1234 feeds`: for texts and files."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def grouped(number: int, noun: str) -> str:
    """`1 feed`, `1,234 feeds`: for the screen, where large numbers are read at a glance."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"
