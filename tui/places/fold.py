"""Names as they are compared: small letters without accents, one space between words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 32_768
"""Names that stay folded: those of some days of news."""

_ACCENT = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+")
"""Accents of letters in Latin, Greek and Cyrillic, and the vowels that Hebrew and Arabic leave out as a rule."""

_KEPT = frozenset("LMN")
"""Unicode's categories of letters, marks and digits; anything else parts words."""


@lru_cache(maxsize=REMEMBERED)
def folded(name: str) -> str:
    """`São Paulo` -> `sao paulo`, `Нью-Йорк` -> `нью иорк`, `Kharkiv's` -> `kharkiv s`."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        name = unicodedata.normalize("NFC", _ACCENT.sub("", decomposed))
        name = "".join(char if unicodedata.category(char)[0] in _KEPT else " " for char in name)
    else:
        name = "".join(char if char.isalnum() else " " for char in name.lower())
    return " ".join(name.split())
