"""How many cells a text takes in a terminal, and texts cut or padded to a number of cells.

The measure is that of the package wcwidth: graphemes, East Asian width, emoji sequences. It is loaded only for text that
holds other characters than Latin, Greek and Cyrillic letters and common signs, which take a cell each.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NARROW = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u1e00-\u1eff"  # letters
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u257f\u2580-\u25fc\u2605\u2606]*"  # signs
)
"""Text of characters that take one cell each, whatever stands beside them."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CACHED = 4096
"""Texts whose measure is remembered."""


def cell_width(text: str) -> int:
    """Number of terminal cells that `text` takes, control characters counted as none."""
    return len(text) if _NARROW.fullmatch(text) else _measured(text)


def head(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells; no grapheme is cut."""
    if width <= 0:
        return ""
    if _NARROW.fullmatch(text):
        return text[:width]
    from wcwidth import iter_graphemes

    used = end = 0
    for grapheme in iter_graphemes(text):
        used += cell_width(grapheme)
        if used > width:
            break
        end += len(grapheme)
    return text[:end]


def set_width(text: str, width: int) -> str:
    """`text` cut or padded with spaces to exactly `width` cells."""
    text = head(text, width)
    return text + " " * (width - cell_width(text))


def truncate(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` cut to at most `width` cells, ending in `ellipsis` where something was cut off and it fits."""
    if cell_width(text) <= width:
        return text
    if cell_width(ellipsis) > width:
        ellipsis = ""
    return head(text, width - cell_width(ellipsis)).rstrip() + ellipsis


def shorten(text: str, width: int) -> str:
    """`text` cut to at most `width` cells, behind a whole word where one ends in the second half."""
    cut = truncate(text, width)
    if not cut.endswith("…") or cut == text:
        return cut
    kept = cut[:-1]
    if not text[len(kept) : len(kept) + 1].isspace():
        words = kept.rpartition(" ")[0]
        kept = words if cell_width(words) * 2 > width else kept
    return f"{kept.rstrip(' ,;:–—-')}…"


@lru_cache(maxsize=_CACHED)
def _measured(text: str) -> int:
    from wcwidth import wcswidth

    return int(wcswidth(_CONTROLS.sub("", text)))
