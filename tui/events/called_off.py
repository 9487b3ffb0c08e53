"""Whether a report says that what was planned will not happen."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.languages import word_lists
from tui.model import Mention, Role

WORDS_BETWEEN = 2
"""Words that may stand between one that turns round and what it turns round (chosen: "has not yet been cancelled")."""

_LANGUAGES_KEPT = 32
"""Of which the pattern is kept: more than there are."""


_PART_ENDS = re.compile(r"[,;:—–、，；،؛]|\s-\s")
"""Signs at which a part of a sentence ends that tells of something else."""
_TOPIC = re.compile(r".*?[:：]\s+")
"""What stands before a statement in a title: what it is about, often a headline of another thing."""


def is_called_off(mention: Mention) -> bool:
    """Whether a mention of a plan says that it was called off: in its title, or of a headline also in the part of its sentence that
    names the day. What else a sentence calls off is another thing ("the harvest, cancelled last year, is back on for Saturday")."""
    if mention.role is Role.MENTION:
        return says_called_off(_TOPIC.sub("", mention.title, count=1), mention.lang)
    return says_called_off(mention.title, mention.lang) or says_called_off(_part_with_date(mention), mention.lang)


def _part_with_date(mention: Mention) -> str:
    """The part of the evidence around its time expression, "" without one."""
    text, start, end = mention.evidence.text, mention.evidence.start, mention.evidence.end
    if end <= start:
        return ""
    before = [match.end() for match in _PART_ENDS.finditer(text, 0, start)]
    after = _PART_ENDS.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


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
