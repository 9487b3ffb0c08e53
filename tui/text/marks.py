"""Signs inside words that are no letters to Unicode: patterns for words have to let them in."""

from __future__ import annotations

MARKS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
"""Vowels and other signs of Devanagari, and the joints of Persian words, as ranges of a pattern."""
