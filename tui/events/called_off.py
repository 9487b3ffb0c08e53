"""Whether a sentence says that what was planned will not happen."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.languages import word_lists

WORDS_BETWEEN = 2
"""Words that may stand between one that turns round and what it turns round (chosen: "has not yet been cancelled")."""

_LANGUAGES_KEPT = 32
"""Of which the pattern is kept: more than there are."""


def says_called_off(text: str, lang: str) -> bool:
    """Whether words of the language say that something was called off; False where it has no list of such words."""
    pattern = _pattern(lang)
    return pattern is not None and any(not match["not"] for match in pattern.finditer(text.lower()))


@lru_cache(maxsize=_LANGUAGES_KEPT)
def _pattern(lang: str) -> re.Pattern[str] | None:
    lists = word_lists(lang, "plans")
    words, turned = (_any(lists.get(name, ())) for name in ("called_off", "not_so"))
    if not words:
        return None
    return re.compile(rf"(?P<not>\b(?:{turned or '(?!)'})(?:\s+\w+){{0,{WORDS_BETWEEN}}}\s+)?\b(?:{words})\b")


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
