"""Cut text into sentences with their offsets; knows the abbreviations that do not end one."""

from __future__ import annotations

import re
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st gen col lt sgt capt cmdr maj adm rev hon gov sen rep pres sec vs etc no nos vol pp fig approx"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd co corp bros est dept"
    " u.s u.k u.n e.u a.m p.m d.c e.g i.e cf al ca nr bzw usw ggf dipl ing str tel mio mrd z.b d.h u.a m av art"
    " wis calif fla mass conn ill ind kan ky mich minn mont neb nev okla ore tenn tex wash ariz ark colo ala n.y n.j n.c n.m s.c w.va ont que"
    " г гг тыс млн млрд ул им т д руб св sig sra dott avv ec ecc pág núm ud uds sres".split()
)
"""Lower-case words after which a full stop is no sentence end."""

_END = re.compile(
    r"[.!?…。！？\n](?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?=\s|$)|(?<=[。！？])[。！？]*[」』”）]*|(?<=\n)\n*)"
)
"""Begins with all signs that it may begin with, so that the letters between them are passed over at once."""
_BEFORE_WORD = re.compile(r"[\s\"“”'(]")
_OPENER = re.compile(r"\s*[\"“„«'(\[¿¡—-]*\s*(\S)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: code points `start` to `end` of the text, and the number of its paragraph counted from 0."""

    start: int
    end: int
    text: str
    paragraph: int


_MID_OR_LAST = frozenset({"u.s", "u.k", "e.u", "u.n", "d.c", "u.a.e"})
"""Abbreviations of names, which stand before a name more often than they end a sentence."""

_NEXT_SENTENCE = re.compile(
    r"\s+[\"“‘'(]?(?:The|An?|He|She|It|They|We|I|In|On|At|But|And|This|That|These|Those|There|However|Meanwhile|His|Her|Their|Its|As|After"
    r"|Before|When|While|If|For|With|By|From|Since|Some|Many|Most|Both|Also|Other|According|Last|Earlier|Later|So|Yet|Still)\s"
)
"""Words that begin a sentence rather than a name, after an abbreviation that may stand in the middle of one."""

_GERMAN_MONTH = re.compile(r"\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_HOUR = re.compile(r"[ap]\.m")
_ZONE = re.compile(r"\s+(?:\d|GMT|UTC|E\.T|[A-Z]{1,4}T\b)")

_DATELINE = re.compile(
    r"^[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’.-]+(?:[ /][A-ZÀ-ÞА-ЯЁ][\w'’.-]+){0,4}(?:, [^—–()\n]{2,40})?(?: \([^)\n]{1,40}\))?\s*(?:—|–|--|-|_|:)\s+(?=\S)"
)


_AGENCY = re.compile(r"^\[[^\]\n]{2,40}\]\s*(?:[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}\s*(?:--|—|–)\s+)?(?=\S)")
"""Opening of syndicated copy: "[Daily Post] Nairobi -- "."""


def without_dateline(text: str) -> int:
    """Code points of the agency dateline that a text opens with ("KYIV, Dec 30 (Agency) — "), 0 if there is none."""
    match = _AGENCY.match(text) or _DATELINE.match(text)
    return match.end() if match else 0


def split(text: str) -> list[Sentence]:
    """The sentences of a text, white space trimmed, in order; linear in the length of the text."""
    out: list[Sentence] = []
    start, paragraph = without_dateline(text), 0
    for match in _END.finditer(text, start):
        stop, end = match.span()
        newline = text[stop] == "\n"
        if text[stop] == "." and not _ends_sentence(text, start, stop, end):
            continue
        _push(out, text, start, stop if newline else end, paragraph)
        start = end
        paragraph += newline
    _push(out, text, start, len(text), paragraph)
    return out


def _push(out: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    told = text[start:end].strip()
    if told:
        start = text.index(told, start)
        out.append(Sentence(start, start + len(told), told, paragraph))


def _ends_sentence(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` ends the sentence that began at `start`."""
    word = _BEFORE_WORD.split(text[max(start, stop - 30) : stop])[-1].lower()
    opener = _OPENER.match(text, end)
    following = opener.group(1) if opener else ""
    if end - stop == 1:
        if "." in word and word in _MID_OR_LAST:
            return bool(_NEXT_SENTENCE.match(text, end))
        if word in ABBREVIATIONS or _INITIALS.fullmatch(word) or (len(word) == 1 and text[stop - 1].isupper()):
            ends = word in ("etc", "inc", "г") or _HOUR.fullmatch(word)
            return bool(ends) and following.isupper() and not _ZONE.match(text, end)
        if word.isdigit() and len(word) <= 2 and following and not following.isupper():
            return False
        if word.isdigit() and len(word) <= 2 and _GERMAN_MONTH.match(text, end, end + 12):
            return False
    return not following.islower()
