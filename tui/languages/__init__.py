"""All the words of a language as data: a folder a language, one loader, and patterns with slots for the words."""

from tui.languages.lists import lacking, word_list, word_lists
from tui.languages.loader import codes, line_of, read, read_all, read_shared, source, word_frequencies
from tui.languages.templates import Template, prepare

__all__ = [
    "Template",
    "codes",
    "lacking",
    "line_of",
    "prepare",
    "read",
    "read_all",
    "read_shared",
    "source",
    "word_frequencies",
    "word_list",
    "word_lists",
]
