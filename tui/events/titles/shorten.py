"""Cut a statement to the length of a headline where a whole statement is left, never inside a name, a list or a quotation."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues
from tui.events.sentences.verbs import LIST, has_verb
from tui.text import small

LIMIT = 90
"""Longest title in code points."""

TAIL = 30
"""Code points at the end of a text in which its last word stands."""

SHORTEST = 30
"""A statement cut to less than this says too little."""

SHORTEST_HEADLINE = 35
"""As much for headlines, whose verbs are not known."""

# Both are put to small letters: a pattern that ignores case takes twice as long.
_STRONG = re.compile(
    r"(?=[\s,;:–—])(?:"
    r"\s*[;:–—]\s|\s*—|\s--\s|,\s|(?<=[?!])\s|\s+(?:\(|- )|\s+(?=(?:which|who|whom|whose|after|as|while|when|because|amid|following|despite|but|where|before"
    r"|although|though|if|unless|until|since|whereas|ahead of|during|due to|over claims|including|saying|citing|adding|accusing|calling|arguing|warning|"
    r"marking|leaving|making|sending|claiming|describing|urging|raising|killing|prompting|showing|depicting|alleging|demanding|suggesting|reporting)\s))"
)
"""Looks at the sign first, so that letters take one step."""
_WEAK = re.compile(
    r"\s+(?=(?:at|in|with|for|from|by|under|through|via|about|over|without|within|across|into|on|near|between|against|among|alongside|toward"
    r"|towards|aimed|aiming|so that|and\s+\w+(?:s|ed))\s)"
)
HANGING = frozenset(
    "a an the of to in on at by for from with and or but as that than into over under after before during its his her their our is are was were has"
    " have had be been being will would could may might not who which whose where when while if so about against between amid through across"
    " starting beginning even just only days weeks months years hours told far very more most least up out also both either some such this these those"
    " no any all one two own".split()
)
"""Words that want another after them."""

_NO_ADVERB = re.compile(r"(?:reply|supply|apply|rely|comply|imply|fly|ally|family|italy|july|assembly|anomaly)$")
_UNITS = frozenset({"hour", "day", "week", "month", "year"})
_PERIOD = re.compile(r"(?:a|an|one|two|three|\d+) (?:hour|day|week|month|year)$")
_VERBAL = frozenset(
    "is are was were be been being called linked accused charged based aimed named set known due able likely expected according used forced"
    " responsible guilty part kind sort number member".split()
)
_TOLD = re.compile(r"\b(?:told|tells|asked|informed|warned|assured)\s+\S+(?:\s\S+)?$", re.IGNORECASE)
_ONE_WORD = re.compile(r"\b(?:a|an|the|its|his|her|their)\s\w+$", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r",\s(?!\w+ing\b|(?:a|an|the|and|but|or|as|at|in|on|by|for|with|to|from|of|who|which|where|when|while|after|before|his|her|its|their|he|she"
    r"|it|they|was|were|is|are|has|had|will|said|says)\s)[a-z]+\s"
)
"""The second of two adjectives ("the vast, frozen plain"), after the first of which no statement ends."""
_SAYING_NEXT = re.compile(r"(?:saying|adding|telling|writing|asserting|stating|with)\b")
_JOINED = re.compile(r"(?:and|but|or)\s")
_UNSAID = re.compile(r"\bwhat (?:he|she|they|it|we|[A-Z]\w+)\s\w+$", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?:^|\s)(?:agrees?|calls?|depends?|faces?|focuses|joins?|leads?|looks?|meets?|plans?|refers?|relates?|responds?|speaks?|talks?|uses?|warns?)$",
    re.IGNORECASE,
)
"""Verbs of headlines that want something after them."""
_HALF = re.compile(
    r"\b(?:following|amid|despite|including|after|before|due to|because of|dozens of|hundreds of|number of)\s(?:\w+\s)?[a-z]+$"
)
"""An adjunct of a word or two, which loses what it is about where the rest goes on."""
_BY_DOING = re.compile(r"\s(?:in|into|from)\s[a-z]+ing\b")
"""What a thing was done in, without which it says nothing ("joined others in signing")."""
_SPLIT_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s[A-ZÀ-Þ]$")


def balanced(text: str) -> bool:
    """Whether every bracket and quotation mark that opens is closed."""
    return (
        text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("‘") <= text.count("’")
        and text.count("[") == text.count("]")
        and text.count("«") == text.count("»")
    )


def hangs(text: str) -> bool:
    """Whether a text ends in a word that wants another after it."""
    word = text[text.rfind(" ") + 1 :]
    last = word.lower() if len(word) < 2 or not word.isupper() else word
    if last in HANGING or (last.endswith("ly") and not _NO_ADVERB.search(last)):
        return True
    return last in _UNITS and _PERIOD.search(text.lower(), max(0, len(text) - TAIL)) is not None


def shorten(text: str, cues: Cues | None = None, least: int = 0) -> str:
    """At most LIMIT code points: a whole statement if a cut leaves one, else cut at a word and marked with an ellipsis.

    Args:
        text: the statement, or a headline.
        cues: word lists by which what is left must have a verb; None for a headline, whose words are not looked at.
        least: code points that must stay.
    """
    if len(text) <= LIMIT:
        return text
    floor = max(SHORTEST_HEADLINE if cues is None else SHORTEST, least)
    low = small(text)
    for breaks in (_STRONG, _WEAK):
        for cut in reversed(_cuts(low, breaks, floor)):
            kept = text[:cut].strip(" ,;:–—-")
            if _is_whole(kept, text[cut:], cues, weak=breaks is _WEAK):
                return kept
    space = text.rfind(" ", 0, LIMIT - 1)
    kept = text[: space if space > LIMIT // 2 else LIMIT - 1]
    while _SPLIT_NAME.search(text[max(len(kept) - 30, 0) : len(kept) + 2]) and kept.rfind(" ") > LIMIT // 2:
        kept = kept[: kept.rfind(" ")]
    while hangs(kept) and kept.rfind(" ") > LIMIT // 2:
        kept = kept[: kept.rfind(" ")]
    return kept.rstrip(" ,;:–—") + "…"


def _cuts(text: str, breaks: re.Pattern[str], floor: int) -> list[int]:
    return [cut for match in breaks.finditer(text, 0, LIMIT + 20) if floor <= (cut := match.start()) <= LIMIT]


def _is_whole(kept: str, rest: str, cues: Cues | None, weak: bool) -> bool:
    """Whether a statement may end here: nothing is torn that belongs together."""
    if not balanced(kept) or hangs(kept) or _TOLD.search(kept):
        return False
    if weak and (_last_word(kept) in _VERBAL or _HALF.search(kept) or _BY_DOING.match(rest)):
        return False
    if rest.startswith(",") and (LIST.match(rest) or (_ONE_WORD.search(kept) and _ADJECTIVE.match(rest))):
        return False
    if rest.startswith((", and ", ", or ")) and not (
        cues and has_verb(rest[:LIMIT].lstrip(", ").partition(",")[0], cues)
    ):
        return False
    if _UNSAID.search(kept) or (rest.startswith((" as ", " As ")) and kept.endswith(("ed", "known", "seen"))):
        return False
    if cues is None:
        return not (weak and _PRESENT.search(kept))
    if not cues.known:
        return True
    last = kept.rpartition(", ")[2]
    if last is not kept and (_SAYING_NEXT.match(last) or (_JOINED.match(last) and not has_verb(last, cues))):
        return False
    said = kept.rpartition(" that ")[2]
    if said is not kept and not has_verb(said, cues):
        return False
    return has_verb(kept, cues) and not (weak and _ends_in_verb(kept, cues))


def _ends_in_verb(kept: str, cues: Cues) -> bool:
    last = _last_word(kept)
    return last in cues.past or last in cues.planned or last in cues.saying or last.endswith(("ed", "ing"))


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :].lower()
