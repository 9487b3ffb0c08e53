"""Text cut to cells: runs of text and kind that a line is painted from, made safe and exactly as wide as asked."""

from __future__ import annotations

from tui.text import cell_width, clean_title, head, set_width

Run = tuple[str, str]
"""(text, kind): each widget gives its kinds a component class, "" is its plain style."""


_LOOSE_SIGNS = " ,;:–—-"
"""Signs that no shortened title ends in."""


def plain(text: str) -> str:
    """Feed text once more made safe for the terminal: one line, no control character."""
    return clean_title(text, html=False)


def fit(text: str, width: int, ellipsis: str) -> str:
    """The text cut or padded to exactly `width` cells."""
    if width <= 0:
        return ""
    if cell_width(text) <= width:
        return set_width(text, width)
    return set_width(head(text, width - 1).rstrip() + ellipsis, width)


def fit_title(text: str, width: int, ellipsis: str) -> str:
    """The same for a title, which is cut behind a word if one ends in the second half of the room."""
    if width <= 0 or cell_width(text) <= width:
        return fit(text, width, ellipsis)
    return set_width(_kept(text, width).rstrip(_LOOSE_SIGNS) + ellipsis, width)


def rest_of_title(text: str, width: int) -> str:
    """What `fit_title` leaves out of a title, "" where it is shown whole."""
    return "" if cell_width(text) <= width else text[len(_kept(text, width)) :].strip()


def _kept(text: str, width: int) -> str:
    """The beginning of a title that is too wide."""
    kept = head(text, max(width - 1, 0))
    if not text[len(kept)].isspace():
        last = kept.rstrip().rfind(" ")
        kept = kept[:last] if cell_width(kept[: max(last, 0)]) * 2 >= width else kept
    return kept
