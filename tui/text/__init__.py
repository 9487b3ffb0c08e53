"""Plain, safe text: feed text cleaned once at the door, web addresses, and how many cells a text takes in a terminal."""

from tui.text.cleaning import MAX_MARKS, MAX_MARKUP, clean_text, clean_title, printable, small, unaccented
from tui.text.marks import MARKS
from tui.text.urls import MAX_URL, safe_url, without_password, without_tracking
from tui.text.widths import cell_width, head, set_width, shorten, truncate
from tui.text.wildcards import is_muted, matches

__all__ = [
    "MARKS",
    "MAX_MARKS",
    "MAX_MARKUP",
    "MAX_URL",
    "cell_width",
    "clean_text",
    "clean_title",
    "head",
    "is_muted",
    "matches",
    "printable",
    "safe_url",
    "set_width",
    "shorten",
    "small",
    "truncate",
    "unaccented",
    "without_password",
    "without_tracking",
]
