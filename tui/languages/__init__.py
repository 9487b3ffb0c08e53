"""All the words of a language as data: a folder a language, and the one loader that reads them."""

from tui.languages.loader import codes, read, read_all, read_shared

__all__ = ["codes", "read", "read_all", "read_shared"]
