"""All the words of a language as data: a folder a language, one loader, and patterns with slots for the words."""

from tui.languages.loader import codes, read, read_all, read_shared
from tui.languages.templates import Template, word_list

__all__ = ["Template", "codes", "read", "read_all", "read_shared", "word_list"]
