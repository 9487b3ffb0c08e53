"""Patterns whose words belong to a language: the shape stands in code with slots, the words come from the language's folder."""

from __future__ import annotations

import re

from tui.languages.loader import read

_SLOT = re.compile(r"\{([a-z]\w*)\}")
_NEVER = re.compile(r"(?!)")
"""Matches nothing."""


class Template:
    """A regular expression with slots, such as `\\b(?:{ahead_of})\\s`, for running text of any language.

    A slot is the name of a word list in the language's data file and stands for its alternatives, longest first; a space
    in a phrase stands for any white space. A language that lacks one of the lists has a pattern that matches nothing, so
    that a rule never fires in a language whose words for it are not known.

    Args:
        text: the pattern; a repetition such as `{2,5}` is left as it is.
        flags: of `re`.
        file: name of the data file that holds the lists.
    """

    def __init__(self, text: str, flags: int = 0, *, file: str = "events") -> None:
        self.text = text
        self._flags = flags
        self._file = file
        self._patterns: dict[str, re.Pattern[str]] = {}

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of the word lists that the pattern needs, in order of appearance."""
        return tuple(dict.fromkeys(_SLOT.findall(self.text)))

    def of(self, lang: str) -> re.Pattern[str]:
        """The pattern with the words of a language (ISO 639-1; "" counts as English)."""
        pattern = self._patterns.get(lang)
        if pattern is None:
            pattern = self._patterns[lang] = self._compile(lang or "en")
        return pattern

    def _compile(self, lang: str) -> re.Pattern[str]:
        table = read(lang, self._file)
        if not all(table.get(slot) for slot in self.slots):
            return _NEVER
        filled = _SLOT.sub(lambda slot: alternatives(word_list(table[slot.group(1)])), self.text)
        return re.compile(filled, self._flags)


def word_list(value: str | list[str]) -> tuple[str, ...]:
    """A word list as data files write it: words parted by spaces, or an array where some are phrases."""
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def alternatives(words: tuple[str, ...]) -> str:
    """Words and phrases as the alternatives of a pattern, the longest first so that none hides another."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)
