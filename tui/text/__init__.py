"""Plain, safe text: feed text cleaned once at the door, web addresses, and how many cells a text takes in a terminal."""

from tui.text.cleaning import (
    MAX_MARKS,
    MAX_MARKUP,
    MAX_URL,
    cell_width,
    clean_text,
    clean_title,
    counted,
    safe_url,
    small,
    truncate,
)

__all__ = [
    "MAX_MARKS",
    "MAX_MARKUP",
    "MAX_URL",
    "cell_width",
    "clean_text",
    "clean_title",
    "counted",
    "safe_url",
    "small",
    "truncate",
]
