"""Quotation marks and brackets: what somebody else's words are, and whether all that opens is closed."""

from __future__ import annotations

import re

OPENING = '"“„«'
"""Signs that open a quotation; the German closing mark, which opens in English, is among them."""

CLOSING = '"”“»'
"""Signs that close one."""

_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»")
_OPEN_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”?|„[^“]*“|«[^»]*»")
"""The same where an English quotation may go on in the next sentence."""

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_PAIRED = re.compile(r"[()\[\]“”«»\"‘]")
"""Any sign that has to be paired: most texts have none, and are balanced."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Code points of the closed quotations of a text, marks included, in order."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def open_quotations(text: str) -> list[tuple[int, int]]:
    """The same with one that may go on behind the text."""
    if not any(mark in text for mark in OPENING):
        return []
    return [match.span() for match in _OPEN_QUOTATION.finditer(text)]


def balanced(text: str) -> bool:
    """Whether every bracket and quotation mark that opens is closed; a single closing mark may be an apostrophe."""
    if _PAIRED.search(text) is None:
        return True
    return (
        all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
        and text.count('"') % 2 == 0
        and text.count("‘") <= text.count("’")
    )
