"""Text cut to cells: runs of text and kind that a line is painted from, made safe and exactly as wide as asked."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tui.text import clean_title

Run = tuple[str, str]
"""(text, kind): each widget gives its kinds a component class, "" is its plain style."""


def plain(text: str) -> str:
    """Feed text once more made safe for the terminal: one line, no control character."""
    return clean_title(text, html=False)


def fit(text: str, width: int, ellipsis: str) -> str:
    """The text cut or padded to exactly `width` cells."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + ellipsis, width)
