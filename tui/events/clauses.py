"""Clauses of a sentence: the one around a date, and the sentence without what is only said by the way."""

from __future__ import annotations

import re
from enum import StrEnum

from tui.events.cues import Cues, words

EDGE = re.compile(
    r"[;:]\s|\s?[—–]\s?|,\s|\s(?=(?:who|whose|which|that|where|when|while|after|before|because|although|though|as|but|if)\s)",
    re.IGNORECASE,
)
RELATIVE = frozenset("who whose whom which where that".split())
"""Words that open a clause whose subject stands before it."""

CONJUNCTIONS = frozenset(
    "when while after before because although though as but if and until since despite amid following".split()
)
"""Words that open a clause of its own."""

_FIRST = re.compile(r"[^\W\d_]+")
_VERB_FIRST = re.compile(
    r"(?:[a-z]+ly\s+|also\s+|then\s+)?(?:was|were|has|had|have|is|are|will|would|[a-z]{2,}(?:ing|ed|wn|ken|ven))\b(?!\s+(?:was|were|has|had)\b)"
)
_SUBJECT = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|our|this|these|some|many|several|more|most|two|three|four|five|six|seven|eight|nine|ten|he|she|they|it"
    r"|at least|about|around|nearly|hundreds|thousands|dozens)\s|\d|[A-ZÀ-ÞА-ЯЁ“\"])",
)
_BRACKETS = re.compile(r"\s*\([^()]{0,120}\)")
_RELATIVE = re.compile(r",\s*(?:who|whose|whom|which|where)\s[^,;]{2,160},\s*")
_APPOSITION = re.compile(r"(?<=[\w.”\"]),\s(?!and\s|but\s|or\s)([^,;:]{3,90}),\s")
_NO_APPOSITION = re.compile(r"^[\d\s.]+$|^(?!an?\s).*\b(?:and|or)\b|\b(?:who|which|that|whose)\b|^\S+$", re.IGNORECASE)
"""What stands between commas without being one: years, parts of lists, beginnings of relative clauses, single words."""
_OPENER = re.compile(
    r"^(?:following|with|without|after|before|in|as|when|while|despite|amid|during|since|by|at|on|under|for|among|besides|like|unlike"
    r"|asked|recogni[sz]ed|speaking|given|earlier|until|if|although|though)\b[^,;]{2,160},\s+",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\s*(?:$|[.,;:!?)\]—–”\"]|(?:at|in|on|to|by|for|from|with|when|after|before|as|that|and|but|or|while|near|over|into|of|he|she|it|they|the"
    r"|a|an|his|her|their|its|was|were|had|has|have|will|is|are|would|could|because|during|against|following|amid|outside|inside|under|about"
    r"|who|which|where|through|until|if|than|across|without|despite|since|between)\b|[A-ZÀ-ÞА-ЯЁ])",
)
_LEADING = re.compile(
    r"((?:[A-ZÀ-Þ][\w.'’-]+,?\s+|(?:the|of|al|de|van|von|bin|el)\s+|[a-z][\w'’-]+\s+){1,9}?)(?:said|has|had|was|is|will|who|\w+ed|told|made|won|took)\b"
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+\s+){1,3}[A-ZÀ-Þ][\w'’-]+(?=,?\s|$)")
_OFFICE = re.compile(
    r"^(?:(?:Prime|Vice|Former|Deputy|Acting|Foreign|Interior|Defen[cs]e|Finance|Business|Health|Home|Chief|First|Crown|Attorney|Chancellor"
    r"|President|Minister|Secretary|Senator|Governor|Mayor|General|Justice|Judge|King|Queen|Prince|Princess|Pope|Lieutenant|Colonel|Captain"
    r"|Republican|Democratic|Democrat|Rep\.|Sen\.|Gov\.|Gen\.|Dr\.|Mr\.|Mrs\.|Ms\.|US|U\.S\.|UK|Lady|Lord|Sir)\s*)+"
)
_PLACE_LIKE = re.compile(
    r"\b(?:Ministry|Department|Court|Council|Party|University|States|Nations|Korea|Union|Bank|Agency|Police|House|Senate|Parliament|Service|Commission|Institute|Street|County|City|River|League|Corporation|Company|Group|News)\b"
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”?|„[^“]*“|«[^»]*»")


SHORT_OPENER = 6
"""Words of an opening phrase up to which it only says when ("On Friday afternoon, in Kyiv, …")."""


class Place(StrEnum):
    """Where in its sentence a date stands."""

    MAIN = "main"
    OWN = "own"
    """In a clause that is a statement by itself ("…, after the dam failed in 2019")."""
    LOOSE = "loose"
    """In a relative clause, participle phrase or aside, whose subject stands elsewhere."""


def clause_of(text: str, low: int, high: int, cues: Cues) -> tuple[Place, str]:
    """Where code points `low` to `high` stand, and the clause that they date.

    The clause reaches back to the nearest edge behind which a finite verb stands; a piece without a verb belongs to what
    stands before it, and one at the head of the sentence to what follows.
    """
    edges = [(match.start(), match.end(), match.group().strip(" ,").lower()) for match in EDGE.finditer(text)]
    before = [edge for edge in edges if edge[1] <= low]
    end = next((edge[0] for edge in edges if edge[0] >= high), len(text))
    later = [edge[0] for edge in edges if edge[0] > end] + [len(text)]
    while before:
        _, start, _ = before[-1]
        first = _FIRST.match(text[start:])
        opener = first.group().lower() if first else ""
        piece = text[start:end]
        if _VERB_FIRST.match(piece):
            return (Place.MAIN, text[:end]) if _continues(text, edges, start, cues) else (Place.LOOSE, piece)
        if opener in RELATIVE:
            return Place.LOOSE, piece
        body = piece[len(opener) :].lstrip() if opener in CONJUNCTIONS else piece
        if body is not piece and _VERB_FIRST.match(body):
            return Place.LOOSE, body
        if has_verb(body, cues):
            return (Place.OWN if _SUBJECT.match(body) else Place.LOOSE), body
        before.pop()
    opening = _OPENER.match(text)
    if opening is not None and high <= opening.end():
        body = opening.group().partition(" ")[2].strip(" ,")
        if _SUBJECT.match(body) and has_verb(body, cues):
            return Place.OWN, body
        if len(words(body)) > SHORT_OPENER:
            return Place.LOOSE, body
    while end < len(text) and not has_verb(text[:end], cues):
        end = later.pop(0)
    return Place.MAIN, text[:end]


def _continues(text: str, edges: list[tuple[int, int, str]], start: int, cues: Cues) -> bool:
    """Whether a piece that begins with a verb goes on with the subject at the head of the sentence ("The treaty, signed in
    2019, was torn up"): nothing has said what that does yet, and no later piece does."""
    if has_verb(text[: edges[0][0]], cues):
        return False
    return not any(_VERB_FIRST.match(text[edge[1] :]) for edge in edges if edge[1] > start)


def without_asides(text: str, cues: Cues, keep: str = "") -> str:
    """A sentence without brackets, relative clauses between commas, and appositions without a verb.

    Args:
        text: the sentence.
        cues: word lists of its language.
        keep: a sign that marks what must stay; an aside that holds it is left alone.
    """

    def drop(match: re.Match[str]) -> str:
        return match.group() if keep and keep in match.group() else " "

    def drop_apposition(match: re.Match[str]) -> str:
        inner = match.group(1)
        if (keep and keep in inner) or has_verb(inner, cues) or _NO_APPOSITION.search(inner):
            return match.group()
        return " "

    text = _BRACKETS.sub(lambda match: match.group() if keep and keep in match.group() else "", text)
    text = _RELATIVE.sub(drop, text)
    return _APPOSITION.sub(drop_apposition, text)


def without_opener(text: str, cues: Cues, keep: str = "") -> str:
    """A sentence without the phrase before its first comma, if that holds no mark and what is left is a sentence."""
    match = _OPENER.match(text)
    if match is None or (keep and keep in match.group()):
        return text
    rest = text[match.end() :]
    return rest if has_verb(rest, cues) else text


def has_verb(text: str, cues: Cues) -> bool:
    """Whether a piece of text holds a finite verb, as far as the word lists tell."""
    for word in words(text):
        if word in cues.past or word in cues.planned or word in cues.states or word in cues.saying:
            return True
        if word in ("has", "have", "can", "may", "must") or (word.endswith("ed") and len(word) > 3):
            return True
    return False


def is_attributive(text: str, low: int, high: int) -> bool:
    """Whether a date only qualifies the noun behind it ("the 2021 coup", "Thursday's election")."""
    return text[high : high + 2] in ("'s", "’s") or not _LOOSE.match(text[high:])


def is_quoted(text: str, low: int) -> bool:
    """Whether code point `low` stands in somebody's words."""
    return any(match.start() < low < match.end() for match in _QUOTED.finditer(text))


def leading_name(sentence: str) -> str:
    """The full name of the person a sentence is about, "" if none is plain: the last run of capitalised words, at least two,
    before the first verb-like word."""
    match = _LEADING.match(sentence)
    if match is None:
        return ""
    runs = [_OFFICE.sub("", run).strip() for run in _NAME.findall(match.group(1))]
    return (
        runs[-1]
        if runs and " " in runs[-1] and not runs[-1].startswith("The ") and not _PLACE_LIKE.search(runs[-1])
        else ""
    )
