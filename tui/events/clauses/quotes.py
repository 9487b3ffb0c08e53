"""Quotation marks and brackets: what somebody else's words are, and whether all that opens is closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]
"""First code point of a stretch of text, and the one behind its last."""

OPENING = '"“„«'
"""Signs that open a quotation; the German closing mark, which opens in English, is among them."""

CLOSING = '"”“»'
"""Signs that close one."""

_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»")
_OPEN_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”?|„[^“]*“|«[^»]*»")
"""The same where an English quotation may go on in the next sentence."""

_SAID = re.compile(r"(?=[“\"‘'«„])(?:“[^”]*”|\"[^\"]*\"|‘[^’]*’|(?<!\w)'[^']+'(?!\w)|«[^»]*»|„[^“”]*[“”])")
"""The same between single marks as well."""

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


def said(text: str) -> list[tuple[int, int]]:
    """The same of what stands between marks of any kind, single ones too: what somebody else says or calls something."""
    return [match.span() for match in _SAID.finditer(text)]


def is_within(at: int, spans: Sequence[Span]) -> bool:
    """Whether a code point stands in one of some spans."""
    return any(low <= at < high for low, high in spans)


def balanced(text: str) -> bool:
    """Whether every bracket and quotation mark that opens is closed; a single closing mark may be an apostrophe."""
    if _PAIRED.search(text) is None:
        return True
    return (
        all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
        and text.count('"') % 2 == 0
        and text.count("‘") <= text.count("’")
    )
