"""Headlines of events: the sentence without its time words and attribution, cut at a clause, never in a word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tui.events.cues import Cues

LIMIT = 90
"""Longest title in code points."""

SHORTEST = 24
"""A clause shorter than this says too little to stand alone."""

_SPACES = re.compile(r"\s+")
_PREPOSITION = re.compile(
    r"(?:,\s*)?\b(?:on|in|at|by|since|during|from|late|early|until|before|after|of|the|for|back in)\s+$", re.IGNORECASE
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
    r"\s*(?:[;:–—]\s|,\s)|\s+(?=(?:which|who|after|as|while|when|because|amid|following|despite|but|where|and)\s)"
)


def from_headline(title: str) -> str:
    """An article's headline as an event's title: without the outlet's name at its end."""
    plain = _OUTLET.sub("", _SPACES.sub(" ", title).strip())
    return shorten(plain.rstrip("."))


def from_sentence(sentence: str, spans: Sequence[tuple[int, int]], cues: Cues, focus: int = 0) -> str:
    """A title from a sentence.

    Args:
        sentence: as it stands in the article.
        spans: code points of its time expressions; they are left out with the preposition before them.
        cues: word lists of its language.
        focus: code point that the title should keep near, where the sentence is too long.
    """
    marks = sorted(spans, reverse=True)
    text = sentence
    for low, high in marks:
        before = text[:low]
        cut = _PREPOSITION.search(before)
        while cut:
            before = before[: cut.start()] + (" " if cut.start() else "")
            cut = _PREPOSITION.search(before)
        after = text[high:]
        after = re.sub(r"^['’]s?\b", "", after)
        if before.rstrip().endswith(",") and after.lstrip().startswith(","):
            after = after.lstrip()[1:]
        if low <= focus:
            focus = max(0, focus - (len(text) - len(before) - len(after)))
        text = f"{before.rstrip()} {after.lstrip()}" if before.strip() else after.lstrip(" ,")
    text = _clean(text, cues)
    return shorten(_best_clause(text, focus, cues)) if len(text) > LIMIT else text


def _clean(text: str, cues: Cues) -> str:
    text = _SPACES.sub(" ", text).strip()
    text = _ACCORDING.sub("", text)
    text = _HEAD.sub("", text)
    text = _TAIL.sub(",", text)
    text = text.strip(' "“”„«».,;:–—-')
    words = text.split(" ", 1)
    while len(words) == 2 and words[0].strip(",").lower() in cues.leading:
        text = words[1].lstrip(" ,")
        words = text.split(" ", 1)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",\s*,", ",", text).replace("( ", "(").replace("()", "").strip(" ,")
    return text[:1].upper() + text[1:]


def _best_clause(text: str, focus: int, cues: Cues) -> str:
    """The run of clauses around `focus` that fits the limit, from the nearest clause that has a subject of its own."""
    edges = [0, *(match.start() for match in _BREAKS.finditer(text)), len(text)]
    parts = [(low, high) for low, high in itertools.pairwise(edges) if high > low]
    at = next((i for i, (low, high) in enumerate(parts) if low <= focus < high), 0)
    first = at
    while first > 0 and parts[at][1] - parts[first - 1][0] <= LIMIT:
        first -= 1
    if first > 0 and parts[0][1] <= LIMIT and at == 0:
        first = 0
    last = at
    while last + 1 < len(parts) and parts[last + 1][1] - parts[first][0] <= LIMIT:
        last += 1
    chosen = text[parts[first][0] : parts[last][1]].strip(" ,;:–—")
    head = chosen.split(" ", 1)
    if len(head) == 2 and head[0].lower() in (cues.subordinate | {"and", "but"}):
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
