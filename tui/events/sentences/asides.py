"""A sentence without what is only said by the way: brackets, asides to its subject, opening phrases."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues
from tui.events.sentences.verbs import OCCASION, OPENER, VERB_REACH, has_verb

_BRACKETS = re.compile(r"\s*\([^()]{0,120}\)")
_RELATIVE = re.compile(r",\s*(?:who|whose|whom|which|where)\s[^,;]{2,160},\s*")
_APPOSITION = re.compile(r"(?<=[\w.”\"]),\s(?!and\s|but\s|or\s)([^,;:]{3,90}),\s")
_NO_APPOSITION = re.compile(r"^[\d\s.]+$|^(?!an?\s).*\b(?:and|or)\b|\b(?:who|which|that|whose)\b|^\S+$", re.IGNORECASE)
"""What stands between commas without being one: years, parts of lists, beginnings of relative clauses, single words."""
_DASHED_ASIDE = re.compile(r"((?:[^\s,—]+\s){0,6}[^\s,—]+)\s?—[^—]{3,140}—\s?")
_SUBJECT_ASIDE = re.compile(
    r"((?:[^\s,]+\s){0,7}[^\s,]+), (?:an?|the|one of|formerly|known as|also known as|head of|who|which)\s[^,]{3,140},(?=\s(?:is|was|has|had|will|were|are"
    r"|[a-z]+ed|made|took|won|said|told|gave|began|became|left|held)\b)"
)


def without_asides(text: str, cues: Cues, keep: str = "") -> str:
    """A sentence without brackets, relative clauses between commas, and appositions to its subject.

    Args:
        text: the sentence.
        cues: word lists of its language.
        keep: a sign that marks what must stay; an aside that holds it is left alone.
    """

    def drop(match: re.Match[str]) -> str:
        if keep and (keep in match.group() or has_verb(match.string[: match.start()][:VERB_REACH], cues)):
            return match.group()
        return " "

    def drop_apposition(match: re.Match[str]) -> str:
        inner = match.group(1)
        if (keep and keep in inner) or has_verb(inner, cues) or _NO_APPOSITION.search(inner):
            return match.group()
        before = match.string[: match.start()]
        return match.group() if len(before) > VERB_REACH or has_verb(before, cues) else " "

    dashed = _DASHED_ASIDE.match(text) if "—" in text else None
    if dashed and not (keep and keep in dashed.group()):
        text = f"{dashed.group(1)} {text[dashed.end() :]}"
    commas = "," in text
    subject = _SUBJECT_ASIDE.match(text) if commas else None
    if subject and not (keep and keep in subject.group()):
        text = subject.group(1) + text[subject.end() :]
    if "(" in text:
        text = _BRACKETS.sub(lambda match: match.group() if keep and keep in match.group() else "", text)
    return _APPOSITION.sub(drop_apposition, _RELATIVE.sub(drop, text)) if commas else text


def without_opener(text: str, cues: Cues, keep: str = "") -> str:
    """A sentence without the phrase before its first comma, if that holds no mark and what is left is a sentence."""
    match = OPENER.match(text)
    if match is None or (keep and keep in match.group() and not OCCASION.match(match.group())):
        return text
    rest = text[match.end() :]
    return rest if has_verb(rest[:VERB_REACH].partition(",")[0], cues) else text
