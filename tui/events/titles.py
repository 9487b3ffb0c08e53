"""Headlines of events: the sentence without its time words and attribution, cut at a clause, never in a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.cues import Cues

LIMIT = 90
"""Longest title in code points."""

SHORTEST = 24
"""A clause shorter than this says too little to stand alone."""

_SPACES = re.compile(r"\s+")
_PREPOSITION = re.compile(
    r"(?:(?:^|(?<=\s))(?:just|only|late|early|shortly before|shortly after|back)\s+)?"
    r"(?:^|(?<=\s))(?:on|in|at|by|during|late|early)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FREE_BEFORE = re.compile(r"(?:^|[,;:(—–]\s*|[^\W\d]\s+)$")
_BOUND_BEFORE = re.compile(
    r"\b(?:a|an|the|of|for|and|or|to|than|his|her|their|its|this|that|between|with|before|after|most|since|until|till|from|within|spent|spend|took|take|takes|lasted|last|due|about|around)\s+$",
    re.IGNORECASE,
)
_LOOSE_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\]—–]|(?:at|in|on|to|by|for|from|with|when|after|before|as|that|and|but|while|near|over|into|of|he|she|it|they|the|a"
    r"|was|were|had|has|will|is|are|because|during|against|following|amid|outside|inside|under|about|who|which|where)\b)",
    re.IGNORECASE,
)
_FORMS = r"(?:said|says|told|tells|reported|reports|announced|confirmed|added|according to|wrote|noted|claimed|stated)"
_TAIL = re.compile(
    rf",\s*(?:according to\b[^,]*|(?:[^,]{{1,60}}?\s)?{_FORMS}\b(?!\s+that\b)[^,]{{0,80}})(?:,|(?=[.!?]?$)|$)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:[A-Z][^,.:;]{0,60}?\s)?(?:said|says|told reporters|told [A-Z]\w+|reported|announced|confirmed|added|wrote|noted|claimed|stated)"
    r"(?:\s+(?:in a statement|late|early))?\s+that\s+"
)
_ACCORDING = re.compile(r"^According to [^,]{1,80},\s*", re.IGNORECASE)
_OUTLET = re.compile(r"\s+[-–—|]\s+[A-ZА-ЯÀ-Þ][\w.&' ]{1,28}$")
_BREAKS = re.compile(
    r"\s*(?:[;:–—]\s|,\s)|\s+(?=(?:which|who|after|as|while|when|because|amid|following|despite|but|where)\s)"
)
_OWN_SUBJECT = re.compile(
    r"(?:and |but |while |when |after |before )?(?:the|a|an|its|his|her|their|two|three|four|[A-ZÀ-ÞА-ЯЁ][\w’'-]+)\s",
    re.UNICODE,
)
_QUOTES = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»")


def from_headline(title: str) -> str:
    """An article's headline as an event's title: without the outlet's name at its end."""
    plain = _OUTLET.sub("", _SPACES.sub(" ", title).strip())
    return shorten(plain.rstrip("."))


def from_sentence(sentence: str, spans: Sequence[tuple[int, int]], cues: Cues, focus: int = 0) -> str:
    """A title from a sentence.

    Time words are left out where they stand by themselves ("on Sunday"), together with their preposition; they stay where
    they belong to a noun ("a December ceremony"), in quotations, and in languages without word lists.

    Args:
        sentence: as it stands in the article.
        spans: code points of its time expressions.
        cues: word lists of its language.
        focus: code point that the title should keep near, where the sentence is too long.
    """
    text = sentence
    if cues.known:
        quoted = [match.span() for match in _QUOTES.finditer(sentence)]
        for low, high in sorted(spans, reverse=True):
            if any(a < high and low < b for a, b in quoted):
                continue
            cut = _without(text, low, high)
            if cut is not None:
                before, after = cut
                if low <= focus:
                    focus = max(0, focus - (len(text) - len(before) - len(after)))
                text = before + after
    text = _clean(text, cues)
    return shorten(_best_clause(text, focus, cues)) if len(text) > LIMIT else text


def _without(text: str, low: int, high: int) -> tuple[str, str] | None:
    """The text around a time expression that stands by itself, or None where it is part of a phrase."""
    before, after = text[:low], text[high:]
    if not _LOOSE_AFTER.match(after):
        return None
    preposition = _PREPOSITION.search(before)
    if preposition:
        before = before[: preposition.start()]
    elif _BOUND_BEFORE.search(before) or not _FREE_BEFORE.search(before):
        return None
    head = before.rstrip()
    if head.endswith(","):
        if after.lstrip().startswith(","):
            after = after.lstrip()[1:]
        elif not after.strip(" ."):
            head = head[:-1]
    if not head:
        return "", after.lstrip(" ,")
    tail = after.lstrip()
    return head, tail if tail[:1] in ",.;:!?)" else f" {tail}"


def _clean(text: str, cues: Cues) -> str:
    text = _SPACES.sub(" ", text).strip()
    text = _ACCORDING.sub("", text)
    text = _HEAD.sub("", text)
    text = _TAIL.sub(",", text)
    text = text.strip(" ,.;:–—-")
    words = text.split(" ", 1)
    while len(words) == 2 and words[0].strip(",").lower() in cues.leading:
        text = words[1].lstrip(" ,")
        words = text.split(" ", 1)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",\s*,", ",", text).strip(" ,")
    if text[:1] in '"“„«' and not any(mark in text[1:] for mark in '"”“»'):
        text = text[1:]
    return text[:1].upper() + text[1:]


def _best_clause(text: str, focus: int, cues: Cues) -> str:
    """As much of a long sentence as fits: from its start if that reaches `focus`, else from the last clause before `focus`
    that has a subject of its own."""
    edges = [0, *(match.start() for match in _BREAKS.finditer(text)), len(text)]
    start = 0
    if focus > LIMIT:
        for edge in edges[1:-1]:
            clause = text[edge:].lstrip(" ,;:–—")
            if edge <= focus and _OWN_SUBJECT.match(clause):
                start = len(text) - len(clause)
    chosen = text[start:]
    head = chosen.split(" ", 1)
    if len(head) == 2 and head[0].lower() in cues.subordinate | {"and", "but"}:
        chosen = head[1]
    if len(chosen) < SHORTEST:
        chosen = text
    return chosen[:1].upper() + chosen[1:]


def shorten(text: str) -> str:
    """At most LIMIT code points, cut at a clause where one ends in the second half, else at a word, marked with an ellipsis."""
    if len(text) <= LIMIT:
        return text
    cut = max((match.start() for match in _BREAKS.finditer(text) if match.start() <= LIMIT), default=0)
    if cut >= LIMIT // 2:
        return text[:cut].strip(" ,;:–—")
    space = text.rfind(" ", 0, LIMIT - 1)
    return text[: space if space > LIMIT // 2 else LIMIT - 1].rstrip(" ,;:–—") + "…"
