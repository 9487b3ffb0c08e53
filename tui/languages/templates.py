"""Patterns whose words belong to a language: the shape stands in code with slots, the words come from the language's folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import ClassVar

from tui.languages.lists import word_lists
from tui.languages.loader import codes

_SLOT = re.compile(r"\{([A-Za-z]\w*)(\??)\}")
_ALL = "*"
"""Stands for all languages together among the codes of languages."""
_NEVER = re.compile(r"(?!)")
"""Matches nothing."""


class _Patterns(dict[str, re.Pattern[str]]):
    """Language -> the pattern of a template with its words, put together when first asked for; looking one up that is there
    costs no call of a Python function."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._template = template

    def __missing__(self, lang: str) -> re.Pattern[str]:
        pattern = self[lang] = self._template.compiled(lang)
        return pattern


class Template:
    """A regular expression with slots, such as `\\b(?:{ahead_of})\\s`, for running text of any language.

    A slot is the name of a word list in the language's data file and stands for its alternatives, longest first:

    - `{articles}`: the words as they stand in the file; a space in a phrase stands for any white space, and either
      apostrophe for the other. A language that lacks the list has a pattern that matches nothing, so that a rule never
      fires in a language whose words for it are not known.
    - `{Articles}`: the same with a capital letter at the beginning of each.
    - `{articles?}`: where the language lacks the list, the slot alone matches nothing, and the rest of the pattern stays.

    Args:
        text: the pattern; a repetition such as `{2,5}` is left as it is.
        flags: of `re`.
        file: name of the data file that holds the lists.
    """

    all: ClassVar[list[Template]] = []
    """Every template of the modules that are loaded."""

    def __init__(self, text: str, flags: int = 0, *, file: str = "events") -> None:
        self.text = text
        self._flags = flags
        self.file = file
        self._patterns = _Patterns(self)
        self.of: Callable[[str], re.Pattern[str]] = self._patterns.__getitem__
        """The pattern with the words of a language (ISO 639-1; "" counts as English)."""
        Template.all.append(self)

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of the word lists that the pattern needs, in order of appearance."""
        return tuple(dict.fromkeys(_list_name(slot) for slot, optional in _SLOT.findall(self.text) if not optional))

    @property
    def all_slots(self) -> tuple[str, ...]:
        """Those, and the word lists that it can do without."""
        return tuple(dict.fromkeys(_list_name(slot) for slot, _ in _SLOT.findall(self.text)))

    def compiled(self, lang: str) -> re.Pattern[str]:
        """The pattern for a language, put together anew; `of` remembers it."""
        lists = word_lists(lang or "en", self.file)
        return self._compile([lists]) if lists.keys() >= set(self.slots) else _NEVER

    def of_all(self) -> re.Pattern[str]:
        """The pattern with the words of all languages together, for what is looked for before the language is known."""
        pattern = self._patterns.get(_ALL)
        if pattern is None:
            pattern = self._patterns[_ALL] = self._compile([word_lists(lang, self.file) for lang in codes()])
        return pattern

    def _compile(self, tables: list[dict[str, tuple[str, ...]]]) -> re.Pattern[str]:
        def fill(slot: re.Match[str]) -> str:
            name = slot.group(1)
            words = [word for lists in tables for word in lists.get(_list_name(name), ())]
            return (
                alternatives(word[:1].upper() + word[1:] for word in words)
                if name[0].isupper()
                else alternatives(words)
            )

        return re.compile(_SLOT.sub(fill, self.text), self._flags)


def prepare(lang: str, file: str = "events") -> None:
    """Put together all patterns of a language whose words are in that file: once, before its first text is read."""
    for template in Template.all:
        if template.file == file:
            template.of(lang)


def _list_name(slot: str) -> str:
    return slot[0].lower() + slot[1:]


def alternatives(words: Iterable[str]) -> str:
    """Words and phrases as the alternatives of a pattern, the longest first so that none hides another; what never matches
    for no words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    shapes = (r"\s+".join(re.escape(part).replace("'", "['’]") for part in word.split()) for word in ordered)
    return "|".join(shapes) or "(?!)"
