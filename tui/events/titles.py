"""Headlines of events: the sentence without its time words and attribution, cut at a clause, never in a word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tui.events.clauses import has_verb, without_asides, without_opener
from tui.events.cues import Cues

LIMIT = 90
"""Longest title in code points."""

SHORTEST = 24
"""A clause shorter than this says too little to stand alone."""

MARK = "\ue000"
"""Stands where a title should be near while a sentence is being cut: a sign for private use, taken out in the end."""

_SPACES = re.compile(r"\s+")
_PREPOSITION = re.compile(
    r"(?:(?:^|(?<=\s))(?:just|only|late|early|shortly before|shortly after|back)\s+)?"
    r"(?:^|(?<=\s))(?:as of|on|in|at|by|during|late|early)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LOCAL_TIME = re.compile(r"^,?\s+(?:local time|EST|EDT|ET|GMT)\b,?")
_VERB_NEXT = re.compile(r"\s+(?:will|was|were|is|are|has|had|have|would|could|may|might|marks?|saw|brought)\b")
_FREE_BEFORE = re.compile(r"(?:^|[,;:(—–]\s*|[^\W\d]\s+)$")
_BOUND_BEFORE = re.compile(
    r"\b(?:a|an|the|of|for|and|or|to|than|his|her|their|its|this|that|between|with|before|after|most|since|until|till|from|within|throughout|through|over|every|spent|spend|took|take|takes|lasted|last|due|about|around)\s+$",
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
_SPLIT_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s[A-ZÀ-Þ]$")
_CONJUNCTION = re.compile(r"\s*(?:,|and|or|to|-|–|through)\s*(?:on |in )?", re.IGNORECASE)
_HANGING = re.compile(
    r"\s+(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|than|into|over|under|after|before|during|its|his|her|their|is|are|was"
    r"|were|has|have|had|be|been|will|would|not|who|which)$",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»")


def from_headline(title: str) -> str:
    """An article's headline as an event's title: without the outlet's name at its end."""
    plain = _OUTLET.sub("", _SPACES.sub(" ", title).strip())
    return shorten(plain.rstrip("."))


def from_sentence(sentence: str, spans: Sequence[tuple[int, int]], cues: Cues, focus: int = 0, name: str = "") -> str:
    """A title from a sentence.

    Time words are left out where they stand by themselves ("on Sunday"), together with their preposition; they stay where
    they belong to a noun ("a December ceremony"), in quotations, and in languages without word lists. A long sentence
    loses what is only said by the way.

    Args:
        sentence: as it stands in the article.
        spans: code points of its time expressions.
        cues: word lists of its language.
        focus: code point that the title should keep near, where the sentence is too long.
        name: whom a "He" or "She" at the beginning means, if known.
    """
    text = sentence
    if cues.known:
        quoted = [match.span() for match in _QUOTES.finditer(sentence)]
        listed = _listed(sentence, spans)
        for low, high in sorted(spans, reverse=True):
            if (low, high) in listed or any(a < high and low < b for a, b in quoted):
                continue
            cut = _without(text, low, high)
            if cut is not None:
                before, after = cut
                if low == focus:
                    focus = len(before)
                elif low < focus:
                    focus = max(0, focus - (len(text) - len(before) - len(after)))
                text = before + after
    if focus:
        text = f"{text[:focus]}{MARK}{text[focus:]}"
    text = _named(_clean(text, cues), name)
    if cues.known and len(text) > LIMIT:
        text = without_opener(text, cues, MARK)
    if cues.known and len(text) > LIMIT:
        text = without_asides(text, cues, MARK)
    return _finished(_from_focus(text, cues) if len(text) > LIMIT else text, cues)


def _listed(sentence: str, spans: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Time words that a conjunction joins to others ("on 13 and 16 January"): taking one out would leave half a list."""
    ordered = sorted(spans)
    return {
        span
        for pair in itertools.pairwise(ordered)
        if _CONJUNCTION.fullmatch(sentence[pair[0][1] : pair[1][0]])
        for span in pair
    }


def _named(text: str, name: str) -> str:
    """The text with the person's name for a pronoun at its beginning."""
    if not name:
        return text
    text = re.sub(r"^(?:He|She)(?=\s)", name, text)
    return re.sub(r"^(?:His|Her)(?=\s)", f"{name}'s", text)


def _without(text: str, low: int, high: int) -> tuple[str, str] | None:
    """The text around a time expression that stands by itself, or None where it is part of a phrase."""
    before, after = text[:low], _LOCAL_TIME.sub("", text[high:])
    if not _LOOSE_AFTER.match(after) or (not before.strip() and _VERB_NEXT.match(after)):
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
    text = _HEAD.sub(lambda match: match.group() if MARK in match.group() else "", text)
    text = _TAIL.sub(",", text)
    text = text.strip(" ,.;:–—-")
    words = text.split(" ", 1)
    while len(words) == 2 and words[0].strip("," + MARK).lower() in cues.leading:
        text = words[1].lstrip(" ,")
        words = text.split(" ", 1)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",\s*,", ",", text).strip(" ,")
    if text[:1] in '"“„«' and not any(mark in text[1:] for mark in '"”“»'):
        text = text[1:]
    return text


def _from_focus(text: str, cues: Cues) -> str:
    """A long sentence from its start if that reaches the mark, else from the last clause before it with its own subject."""
    focus = text.find(MARK)
    start = 0
    if focus > LIMIT:
        for match in _BREAKS.finditer(text):
            clause = text[match.end() :].lstrip(" ,;:–—")
            if match.end() <= focus and _OWN_SUBJECT.match(clause) and has_verb(clause, cues):
                start = len(text) - len(clause)
    chosen = text[start:]
    head = chosen.split(" ", 1)
    if len(head) == 2 and head[0].lower().strip(MARK) in cues.subordinate | {"and", "but"}:
        chosen = head[1]
    return chosen if len(chosen) >= SHORTEST else text


def _finished(text: str, cues: Cues) -> str:
    """Without the mark, no longer than the limit, with a capital."""
    text = _SPACES.sub(" ", text.replace(MARK, "")).strip(" ,;:–—")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = shorten(text, cues)
    return text[:1].upper() + text[1:]


def shorten(text: str, cues: Cues | None = None) -> str:
    """At most LIMIT code points: cut at the last clause that leaves a whole statement, else at a word, marked with an ellipsis."""
    if len(text) <= LIMIT:
        return text
    cuts = [match.start() for match in _BREAKS.finditer(text) if LIMIT // 3 <= match.start() <= LIMIT]
    for cut in reversed(cuts):
        kept = text[:cut].strip(" ,;:–—")
        whole = cut >= LIMIT // 2 if cues is None else not cues.known or has_verb(kept, cues)
        if whole and not _HANGING.search(kept):
            return kept
    space = text.rfind(" ", 0, LIMIT - 1)
    kept = text[: space if space > LIMIT // 2 else LIMIT - 1]
    while _SPLIT_NAME.search(text[max(len(kept) - 30, 0) : len(kept) + 2]) and kept.rfind(" ") > LIMIT // 2:
        kept = kept[: kept.rfind(" ")]
    while (hanging := _HANGING.search(kept)) and hanging.start() > LIMIT // 2:
        kept = kept[: hanging.start()]
    return kept.rstrip(" ,;:–—") + "…"
