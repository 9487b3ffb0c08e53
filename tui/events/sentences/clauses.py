"""The clause of a sentence that a date belongs to, and whether it is one of its verb or of a noun."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from tui.events.sentences.cues import AUXILIARIES, NOT_PAST, PERFECT, Cues, words
from tui.events.sentences.verbs import LIST, OCCASION, OPENER, SUBJECT, VERB_FIRST, VERB_REACH, has_verb
from tui.text import small

EDGE = re.compile(
    r"[;:,]\s|[—–]\s?"
    r"|\s(?:[—–]\s?|--\s|(?=(?:who|whose|which|that|where|when|while|after|before|because|although|though|as|but|if|since|until)\s))"
)
"""Where a clause may begin, in small letters: a pattern that ignores case takes twice as long."""
RELATIVE = frozenset("who whose whom which where that".split())
"""Words that open a clause whose subject stands before it."""

SUBJECTS = frozenset({"who", "which", "that"})
"""Those of them that stand for the subject of their clause."""

_ANTECEDENT = re.compile(
    r"(?:^|(?<=[,;:—] )|(?<=\s))(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w’'-]+\s){0,6}[\w’'-]+"
    r"|(?:[A-ZÀ-Þ][\w.’'-]*\s)*[A-ZÀ-Þ][\w’'-]*)$"
)
"""The noun with its words, or the name, that a relative clause speaks of."""
_NO_SUBJECT = re.compile(
    r"\s(?:that|as|than)\s|^(?:[Tt]he|[Aa]n?)\s(?:one|two|three|four|first|last|same|only|others?|people|person|thing|fact|way)\b"
)
_VAGUE = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s[a-z’'-]+(?:\s[a-z’'-]+)?$")
"""A noun with hardly a word about it, which says too little outside its sentence."""
_NAME_BEFORE = re.compile(r"((?:[A-ZÀ-Þ][\w.’'-]*\s)+[A-ZÀ-Þ][\w’'-]*), $")
"""A name that an apposition explains."""
_NAMED_LAST = re.compile(r"\s(?:of|for|from|to|with|by|at)\s((?:[A-ZÀ-Þ][\w.’'-]*\s)*[A-ZÀ-Þ][\w’'-]*)$")

CONJUNCTIONS = frozenset(
    "when while after before because although though as but if and until since despite amid following".split()
)
"""Words that open a clause of its own."""

_BARE_RELATIVE = re.compile(
    r"\b([^\W\d_]+)\s(?:he|she|they|it)\s(?:himself\s|herself\s|themselves\s|had\s|was\s|were\s|also\s){0,2}[^\W\d_]+(?:ed|en|t|d|n|k|w|e)\b[^,;:—–]*$"
)
"""A relative clause without "that": a noun, a pronoun and its verb ("the medal she was awarded")."""

_REDUCED_RELATIVE = re.compile(
    r"(?:(?<![\w,])|(?=ly\b))((?!\w+ly\b)[\w,]+)\s([a-z]+)\s(?:(?:on|in|at|by|late|early|the|earlier|back)\s)*$"
)
"""A participle for a relative clause, right before a date: a noun and what was done to it ("a deal struck last summer"). It is
tried where a word begins and at its "-ly", not at each of its letters."""
_NO_NOUN = (
    AUXILIARIES
    | PERFECT
    | frozenset("and but or then also he she they it we who which that not to being get got".split())
)
_LIST_TAIL = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}(?:and|or)\s(?:the\s)?[A-ZÀ-Þ]")
"""The end of an enumeration of names, behind its last comma."""

NOUN_OPENERS = frozenset("after before since until despite amid following".split())
"""Those that may also stand before a noun: a date behind it tells when that was, not when what went before."""

_FIRST = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"(?:and|but|or|yet|so|then)\s+", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    r"\b(?:since|prior to|following|ahead of|despite|amid|pending|(?:after|before|while|without|from)\s+\w+ing)\s+[^\s,;:—–][^,;:—–]*$"
)
_LOOSE = re.compile(
    r"\s*(?:$|[.,;:!?()\]—–“”\"‘]|(?:at|in|on|to|by|for|from|with|when|after|before|as|that|and|but|or|while|near|over|into|of|he|she|it|they|the"
    r"|a|an|his|her|their|its|was|were|had|has|have|will|is|are|would|could|because|during|against|following|amid|outside|inside|under|about"
    r"|who|which|where|through|until|if|than|across|without|despite|since|between|once|so|then|also|only|again|along|alongside|around|due|ahead|upon|toward|towards|this|these|those|not|now|yet|still|just|even|prior|unless|although|though|whether|how|why|what|there|all|both|some|no|each|any)\b|[A-ZÀ-ÞА-ЯЁ])",
)
_CAPITAL_NEXT = re.compile(r"\s[A-ZÀ-Þ]")
_COMMA = re.compile(r"\s?,\s")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ADVERBIAL = re.compile(r"\b(?:on|over|by|until|since|around|early|late)\s+(?:the\s+)?$", re.IGNORECASE)
_LAW = re.compile(r"\b(?:Act|Bill|Law|Code|Decree|Ordinance|Regulations?)(?:\s\([^()]*\))*,?\s$")
_NAMED_BY = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|its|his|her|their|this|upcoming|next)|(?<![.!?] )\b[A-ZÀ-Þ]\w+)\s$")
"""What stands before a year that is part of a name ("the 2026 Winter Games", "Milan 2026 Games")."""

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”?|„[^“]*“|«[^»]*»")


AT_START = 15
"""A date this close to the beginning of a clause comes before its verb."""

REACH = 12
"""Edges before a date that are looked at."""

SHORT_OPENER = 6
"""Words of an opening phrase up to which it only says when ("On Friday afternoon, in Kyiv, …")."""


class Place(StrEnum):
    """Where in its sentence a date stands."""

    MAIN = "main"
    OWN = "own"
    """In a clause that is a statement by itself ("…, after the dam failed in 2019")."""
    LOOSE = "loose"
    """In a relative clause, participle phrase or aside, whose subject stands elsewhere."""


@lru_cache(maxsize=64)
def clause_of(text: str, low: int, high: int, cues: Cues) -> tuple[Place, str]:
    """Where code points `low` to `high` stand, and the clause that they date.

    The clause reaches back to the nearest edge behind which a finite verb stands; a piece without a verb belongs to what
    stands before it, and one at the head of the sentence to what follows.
    """
    edges = [match.span() for match in EDGE.finditer(small(text))]
    before = [edge for edge in edges if edge[1] <= low][-REACH:]
    end = next((edge[0] for edge in edges if edge[0] >= high and not _goes_on(text, *edge)), len(text))
    while before:
        _, start = before[-1]
        joined = _JOINED.match(text, start)
        start = joined.end() if joined else start
        first = _FIRST.match(text[start:])
        opener = first.group().lower() if first else ""
        piece = text[start:end]
        if VERB_FIRST.match(piece) or opener in cues.past:
            return (Place.MAIN, text[:end]) if _continues(text, edges, start, cues) else (Place.LOOSE, piece)
        if opener in RELATIVE:
            told = (
                _with_antecedent(text[: before[-1][0] + 1].rstrip(), opener, piece[len(opener) :].lstrip(), cues)
                if opener in SUBJECTS
                else ""
            )
            return (Place.OWN, told) if told and not _hangs_on_noun(text, start, low, cues) else (Place.LOOSE, piece)
        body = piece[len(opener) :].lstrip() if opener in CONJUNCTIONS else piece
        if body is piece and not joined and _LIST_TAIL.match(piece):
            before.pop()
            continue
        leads = low - start <= AT_START or (OCCASION.match(text, start) and not has_verb(text[start:low], cues))
        if joined and leads and not has_verb(text[start:high], cues) and _begins_statement(text, high, cues):
            return Place.OWN, text[start:]
        if body is not piece and VERB_FIRST.match(body):
            return Place.LOOSE, body
        if has_verb(text[start:low] if low - start > AT_START else body, cues):
            own = SUBJECT.match(body) and not _hangs_on_noun(text, start, low, cues)
            return (Place.OWN if own else Place.LOOSE), body
        if opener in NOUN_OPENERS and text[start + len(opener) : low].strip():
            return Place.LOOSE, piece
        before.pop()
    opening = OPENER.match(text)
    if opening is not None and high <= opening.end():
        conjunction, _, body = opening.group().partition(" ")
        body = body.strip(" ,")
        subordinate = conjunction.lower() in CONJUNCTIONS
        if subordinate and SUBJECT.match(body) and has_verb(body, cues):
            return Place.OWN, body
        if subordinate or (len(words(body)) > SHORT_OPENER and not OCCASION.match(opening.group())):
            return Place.LOOSE, body
        joint = 0
    else:
        joint = _joint(text, low, high, cues)
        if _hangs_on_noun(text, joint, low, cues):
            return Place.LOOSE, text[joint:end]
    if joint:
        return Place.OWN, text[joint:end]
    if text[:low].endswith(" and ") and not joint:
        return Place.LOOSE, text[:end]
    if edges and low < edges[0][0] and VERB_FIRST.match(text[:1].lower() + text[1:]) and not OCCASION.match(text):
        return Place.LOOSE, text[:end]
    later = [edge[0] for edge in edges if edge[0] > end] + [len(text)]
    while end < len(text) and not has_verb(text[:end], cues):
        end = later.pop(0)
    return Place.MAIN, text[:end]


def _goes_on(text: str, edge: int, following: int) -> bool:
    """Whether a clause goes on behind an edge: inside an enumeration, and before what somebody says."""
    return text.startswith("that ", following) or (text[edge] == "," and LIST.match(text, edge) is not None)


def _with_antecedent(before: str, opener: str, rest: str, cues: Cues) -> str:
    """A relative clause as a statement: what stands before it as the subject of its verb, "" where neither is plain."""
    verb = rest.split(" ", 1)[0].lower()
    if not has_verb(verb, cues) and not VERB_FIRST.match(rest):
        return ""
    found = _ANTECEDENT.search(before.rstrip(" ,"))
    if found is None or has_verb(found.group(), cues) or _NO_SUBJECT.search(found.group()):
        return ""
    aside = before.endswith(",") or opener == "which"
    explained = _NAME_BEFORE.search(before[: found.start()])
    if explained is not None:
        return f"{explained.group(1)} {rest}"
    if found.start() and _VAGUE.match(found.group()):
        return ""
    named = _NAMED_LAST.search(found.group()) if aside else None
    if not aside and found.group()[:1].isupper() and not found.group().startswith(("The ", "A ", "An ")):
        return ""
    return f"{named.group(1) if named else found.group()} {rest}"


def _joint(text: str, low: int, high: int, cues: Cues) -> int:
    """Code point behind the last "and" before a date that joins two whole statements, 0 if there is none."""
    place = text.rfind(" and ", max(0, low - VERB_REACH), low)
    start = place + len(" and ")
    if place >= 0 and start == low and _begins_statement(text, high, cues):
        return start
    if place < 0 or not SUBJECT.match(text, start):
        return 0
    return start if has_verb(text[start:low], cues) and has_verb(text[:place][-VERB_REACH:], cues) else 0


def joint_after(text: str, high: int, cues: Cues) -> int:
    """Code point of the first "and" behind a date that joins a further statement to it, the end of the text if there is none."""
    place = text.find(" and ", high)
    start = place + len(" and ")
    if place < 0 or not SUBJECT.match(text, start) or not has_verb(text[start : start + VERB_REACH], cues):
        return len(text)
    return place


def _begins_statement(text: str, high: int, cues: Cues) -> bool:
    """Whether a subject and its verb follow a date and a comma ("but on Monday, the dam failed")."""
    comma = _COMMA.match(text, high)
    return (
        comma is not None
        and bool(SUBJECT.match(text, comma.end()))
        and has_verb(text[comma.end() : high + VERB_REACH], cues)
    )


def _hangs_on_noun(text: str, start: int, low: int, cues: Cues) -> bool:
    """Whether the last words before a date bind it to a noun or a verbal noun, behind a verb that it does not date: "has led
    the bank since leaving it in 2012", "fell following a strike in May", "gave him the medal she won in 2012"."""
    first = max(start, low - VERB_REACH)
    match = _OF_A_NOUN.search(small(text[:low]), first)
    if match is not None and not has_verb(match.group(), cues) and text[start : match.start()].strip():
        return True
    reduced = _REDUCED_RELATIVE.search(text, first, low)
    if reduced is not None and reduced.group(1).lower() not in _NO_NOUN and _is_participle(reduced.group(2), cues):
        return has_verb(text[start : reduced.start()], cues)
    bare = _BARE_RELATIVE.search(text, first, low)
    return (
        bare is not None
        and not cues.opens_statement(bare.group(1).lower())
        and has_verb(text[start : bare.end(1)], cues)
    )


def _is_participle(word: str, cues: Cues) -> bool:
    return (word.endswith("ed") and word not in NOT_PAST) or word in cues.past or word in cues.participles


def _continues(text: str, edges: list[tuple[int, int]], start: int, cues: Cues) -> bool:
    """Whether a piece that begins with a verb goes on with the subject at the head of the sentence ("The treaty, signed in
    2019, was torn up"): nothing has said what that does yet, and no later piece does."""
    low = 0
    for edge, following in edges:
        if following > start:
            break
        piece = text[low:edge]
        if has_verb(piece, cues) and not VERB_FIRST.match(piece) and not OPENER.match(f"{piece}, "):
            return False
        low = following
    later = (VERB_FIRST.match(text, following) for _, following in edges if following > start)
    return not any(match is not None and not match.group().endswith("ing") for match in later)


def is_attributive(text: str, low: int, high: int) -> bool:
    """Whether a date only qualifies the noun behind it ("the 2021 coup", "Thursday's election", "the Milan 2026 Games")."""
    if text[high : high + 2] in ("'s", "’s"):
        return True
    if text[low:high].isdigit() and _LAW.search(text[max(low - 60, 0) : low]):
        return True
    if (
        _YEAR.search(text, low, high)
        and _CAPITAL_NEXT.match(text, high)
        and _NAMED_BY.search(text[max(low - 30, 0) : low])
    ):
        return not text[:low].rstrip().endswith(("In", "By", "Since", "Until", "During", "From", "Before", "After"))
    return not _LOOSE.match(text, high) and not _ADVERBIAL.search(text, max(low - 20, 0), low)


def is_quoted(text: str, low: int) -> bool:
    """Whether code point `low` stands in somebody's words."""
    if not any(mark in text for mark in '"“„«'):
        return False
    return any(match.start() < low < match.end() for match in _QUOTED.finditer(text))
