"""What a token is: a stretch of text with the roles that it can play, and the kinds of tokens that their form alone tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.text import MARKS

Roles = dict[str, "str | int | float"]
"""Role name to value; what a word or number can be."""

OTHER = "o"
"""Class character of everything that has no role."""

Tables = dict[str, dict[str, list[str]]]
"""Role to value to words, as a data file has them."""

CODES = range(0xE000, 0xF900)
"""Code points of class characters: private ones, so that no sign of a pattern is among them."""

SHAPES: dict[str, tuple[str, ...]] = {
    "month_number": ("int", "count", "dom", "mon", "hour", "small"),
    "hour_number": ("int", "count", "dom", "hour", "small"),
    "day_number": ("int", "count", "dom", "small"),
    "two_digits": ("int", "count", "small", "yy"),
    "small_number": ("int", "count", "small"),
    "year_number": ("int", "year"),
    "buddhist_year": ("int", "year", "otheryear"),
    "jalali_year": ("int", "otheryear"),
    "number": ("int", "count"),
    "decimal": ("count", "decimal"),
    "quantity": ("quantity",),
    "ordinal": ("domord", "ordinal"),
    "high_ordinal": ("ordinal",),
    "iso": ("iso",),
    "numeric": ("numeric",),
    "clock": ("clock",),
    "clock_dot": ("clockdot", "decimal", "count"),
    "decades": ("decades",),
    "tens": ("tens",),
    "short_year": ("shortyear",),
    "comma": ("comma",),
    "hyphen": ("hyphen", "to"),
    "slash": ("slash",),
    "stop": ("stop",),
    "possessive": ("poss",),
    "money": ("money",),
    "percent": ("percent",),
    "open": ("open",),
    "close": ("close",),
    "newline": ("newline",),
}
"""Kinds of tokens told by their form alone, and the roles each can play."""


class Token(NamedTuple):
    """One token: code points in the text, lower-case form, roles, class character."""

    start: int
    end: int
    low: str
    roles: Roles
    code: str


_WORD_ONLY = re.compile(
    rf"['’]s\b|[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*(?:[.](?=[a-z][.]?(?![a-z]))[a-z])*|\d+|[^\w\s]", re.IGNORECASE
)


def split_words(phrase: str) -> list[str]:
    """The tokens of a phrase of the lexicon, cut the way text is cut."""
    return _WORD_ONLY.findall(phrase.lower().replace("’", "'"))
