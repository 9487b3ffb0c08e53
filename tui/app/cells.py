"""Text cut to cells: runs of text and kind that a line is painted from, made safe and exactly as wide as asked."""

from __future__ import annotations

from tui.text import cell_width, clean_title, head, set_width

Run = tuple[str, str]
"""(text, kind): each widget gives its kinds a component class, "" is its plain style."""


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
