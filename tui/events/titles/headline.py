"""Headlines of events: the sentence without its time words and attribution, cut at a clause, never in a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.sentences.asides import without_asides, without_opener
from tui.events.sentences.cues import Cues
from tui.events.sentences.verbs import OPENER, has_verb, last_verb
from tui.events.titles.shorten import LIMIT, shorten
from tui.text import small

SHORTEST = 24
"""A clause shorter than this says too little to stand alone."""

LEAST_WORDS = 3
"""A headline keeps its time words, its tail or its first part where less than this would be left."""

LABEL_WORDS = 5
"""Words of an occasion that stands before the dash of a headline."""

NEAR = 40
"""Code points before a time expression in which its preposition stands."""

REACH = 200
"""Code points of a clause in which its verb is looked for."""

_STATEMENT_OPENERS = frozenset(
    {"and", "but", "when", "while", "after", "before", "because", "although", "though", "where"}
)
"""Words after which a statement may stand alone, if it has a subject and a verb."""

MARK = "\ue000"
"""Stands where a title should be near while a sentence is being cut: a sign for private use, taken out in the end."""

_SPACED_MARK = re.compile(r" (?=[,.;:!?])")
_DOUBLE_COMMA = re.compile(r", ?,")
_PREPOSITION = re.compile(
    r"(?<!\S)(?:(?:just|only|late|early|shortly before|shortly after|back)\s+)?"
    r"(?:as of|on|in|at|by|during|over|late|early)\s+(?:the\s+)?$"
)
"""Before a date, in small letters."""
_MONTH_OR_LONGER = re.compile(
    r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|fall|winter|century|decade|season|quarter|half|weeks?|days?|months?"
    r"|years?|time)",
    re.IGNORECASE,
)
"""Time expressions that "in" goes before; before others it belongs to the verb ("weighed in on Monday")."""
_RANGE = re.compile(r"(?<!\S)(?:between|from)\s+(?:the\s+)?$")
"""What opens two dates that are one ("from 3 to 9 May"), in small letters."""
_TWO = re.compile(r"\s(?:and|to|until|through)\s|–")
_ON = re.compile(r"\b(?:on|over)\b")
_LOCAL_TIME = re.compile(r",?\s+(?:local time|EST|EDT|ET|GMT)\b,?")
_VERB_NEXT = re.compile(r"\s+(?:will|was|were|is|are|has|had|have|would|could|may|might|marks?|saw|brought)\b")
_FREE_BEFORE = re.compile(r"(?:^|[,;:(—–]\s*|[^\W\d][.)”’]?\s+)$")
_BOUND_BEFORE = re.compile(
    r"\b(?:a|an|the|of|for|and|or|to|than|his|her|their|its|this|that|between|with|before|after|most|since|until|till|from|within|throughout|through|every|starting|beginning|effective|spent|spend|took|take|takes|lasted|last|due|about|around|\w{2,}ing)\s+$"
)
"""What a date belongs to that stands behind it, in small letters."""
_LOOSE_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\]—–]|(?:at|in|on|to|by|for|from|with|when|after|before|as|that|and|but|while|near|over|into|of|he|she|it|they|the|a"
    r"|was|were|had|has|will|is|are|because|during|against|following|amid|outside|inside|under|about|who|which|where)\b)",
    re.IGNORECASE,
)
_FORMS = r"(?:said|says|told|tells|reported|reports|announced|confirmed|added|according to|wrote|noted|claimed|stated)"
_SAID_WHEN = r"(?:on|in|to|at|via|late|early|later|earlier|during|after|this|last|from|by|reporters|[a-z]\w+)"
_TAIL = re.compile(
    rf",(?!\s*(?:was|were|is|are|has|have|had|will)\b)\s*(?:according to\b[^,]*|(?:[^,]{{1,60}}?\s)?{_FORMS}(?:\s+{_SAID_WHEN}\b[^,]{{0,60}})?)(?:,(?=\s|$)|(?=[.!?]?$)|$)"
)
"""Who says so behind a comma, in small letters."""
_ALSO = re.compile(r" also(?<=[\w,].{5})(?= \w)")
"""A link to what was told before, which a title does not have."""
_LINKS = ("instead", "too", "as well", "however", "though")
_LINK_AT_END = re.compile(rf"(?<=\w),? (?:{'|'.join(_LINKS)})$")
_LINK_INSIDE = re.compile(
    r"\b(was|were|has|have|had|will|would|is|are) (?:similarly|likewise|then|later|subsequently|previously|already|in turn)(?= \w)"
)
_PLUPERFECT = re.compile(
    r"\bhad ([a-z]+ed|made|met|sent|held|told|found|lost|won|said|left|put)(?=[,.]|$| (?:an?|the|his|her|its|their|in|on|at|to|for|from|by|with|that"
    r"|over|against|as|into|out|up|down|off|after|before|about|some|more|two|\d+)\b)"
)
"""What was over before something else was; by itself it simply happened. Not "had limited access"."""
_HEAD = re.compile(
    r"(?:[A-Z][^,.:;]{0,60}?\s)?(?:said|says|told reporters|told [A-Z]\w+|reported|announced|confirmed|added|wrote|noted|claimed|stated)"
    r"(?:\s+(?:in a statement|late|early))?\s+that\s+"
)
_SAID_HEAD = re.compile(
    r"[A-Z][^,.:;“\"]{1,60}?\s(?:said|says)\s+(?!that\b|he\b|she\b|they\b|it\b|his\b|her\b|their\b|its\b|in\b|on\b|at\b|to\b|of\b|by\b|there\b|no\b"
    r"|this\b|these\b|what\b|[“\"‘])(?=\w)"
)
_ACCORDING = re.compile(r"According to [^,]{1,80},\s*", re.IGNORECASE)
_OUTLET = re.compile(r"\s+[-–—|]\s+[A-ZА-ЯÀ-Þ][\w.&' ]{1,28}$")
_PREFIX = re.compile(
    r"^(?:Watch|Live|Listen|Video|Photos|Exclusive|Breaking|Opinion|Analysis|Explainer|Just in|Updated?|Read)\s*[:|]\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?=[\s:.–—|-])\s*(?:[-–—|]\s*as it happened|[:.–—-]\s+(?:here[’']s\s+)?what (?:we|you|to)\b[^.:]*|\s[–—|-]\s(?:live updates?|in pictures|video))$",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?=[\s.:—–])(?:(?<=\w)[.:—–]|\s[-–])\s*[A-Z“‘][^.:?]*\?$")
_DAY_AT_END = re.compile(r"\s+[-–—|]\s+(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?,? \d{4}$")
_SAYS_TAIL = re.compile(
    r",\s+(?:according to\s[^,]+|(?:[^,]{2,40}\s)?(?:say|says|said|finds?)(?:\s(?!that\b)[^,‘“]{2,40})?)$",
    re.IGNORECASE,
)
_SAYS_INSIDE = re.compile(
    r",\s+(?:(?:say|says|said)\s[^,]{2,30}|(?:[^,\s]+\s){1,3}(?:say|says|said))(?:,(?=\sas\b)|(?=,\s))", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_SOURCE_TAIL = re.compile(
    r"(?::|\s[-–—])\s+(?:[a-z]+\s)?(?:study|report|reports|monitors?|sources?|officials?|police|analysis|survey|poll|lawyers?|prosecutors|experts|scientists"
    r"|researchers|media|ministry|minister|army|military|watchdog|[A-Z]{3,6})$"
)
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|Dr)\.)$")
_PARTICIPLE_ASIDE = re.compile(r"(?<=\w), [A-Z]?[a-z]+ed\s[^,]{3,80}, (?=[A-Z]?[a-z]+s\b)")
_BREAKS = re.compile(
    r"\s*(?:[;:–—]\s|,\s)|\s+(?=(?:which|who|after|as|while|when|because|amid|following|despite|but|where)\s)"
)
_OWN_SUBJECT = re.compile(
    r"(?:and |but |while |when |after |before )?(?:the|a|an|its|his|her|their|two|three|four|[A-ZÀ-ÞА-ЯЁ][\w’'-]+)\s",
    re.UNICODE,
)
_CONJUNCTION = re.compile(r"\s*(?:,? ?(?:and|or|to|until|through)|,|-|–)\s*(?:on |in )?", re.IGNORECASE)
_QUOTES = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»")


def from_headline(title: str, spans: Sequence[tuple[int, int]] = ()) -> str:
    """An article's headline as an event's title.

    It loses what belongs to the page and not to the news: the outlet's name, "Watch:", "as it happened"; who says so at its
    end; and, where the rest stands without it, the one time word that it has.

    Args:
        title: as it stands in the feed.
        spans: code points of its time expressions.
    """
    text = _timeless(title, *spans[0]) if len(spans) == 1 else title
    text = _PREFIX.sub("", " ".join(text.split()).strip(" ,"))
    for pattern in (_PAGE, _QUESTION, _DAY_AT_END, _SAYS_TAIL, _SOURCE_TAIL):
        plain = pattern.sub("", text)
        if plain != text and len(plain.split()) >= LEAST_WORDS + (pattern in (_PAGE, _QUESTION)):
            text = plain
    text = _SAYS_INSIDE.sub("", _OUTLET.sub("", text))
    if not _ABBREVIATED.search(text):
        text = text.rstrip(".")
    if len(text) > LIMIT:
        text = _PARTICIPLE_ASIDE.sub(" ", text)
    if len(text) > LIMIT:
        text = _without_label(text)
    return shorten(text)


def _timeless(title: str, low: int, high: int) -> str:
    """A headline without a time word that stands by itself behind its verb."""
    before = title[:low]
    if not before.strip() or _BY.search(before) or any(a < high and low < b for a, b in _quoted(title)):
        return title
    if title[low:high].isdigit() and not _PREPOSITION.search(before.lower()):
        return title
    cut = _without(title, low, high)
    return title if cut is None or len("".join(cut).split()) < LEAST_WORDS else "".join(cut)


def _without_label(text: str) -> str:
    """A long headline without the country or quotation before its colon, or the occasion before its dash and what the rest
    opens with, if enough is left to stand alone."""
    label, colon, rest = text.partition(": ")
    short = len(label.split()) <= LEAST_WORDS or label[:1] in "‘“'\""
    if colon and short and len(rest.split()) > LEAST_WORDS:
        text = rest
    label, dash, rest = text.partition(" - ")
    if len(text) > LIMIT and dash and len(label.split()) <= LABEL_WORDS:
        told = OPENER.sub("", rest)
        text = told if len(told.split()) > LABEL_WORDS else text
    return text


def _quoted(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTES.finditer(text)]


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
        quoted = _quoted(sentence) if spans else []
        for low, high in reversed(_joined(sentence, spans)):
            if any(a < high and low < b for a, b in quoted):
                continue
            cut = _without(text, low, high)
            if cut is not None:
                before, after = cut
                if low <= focus < high:
                    focus = len(before)
                elif low < focus:
                    focus = max(0, focus - (len(text) - len(before) - len(after)))
                text = before + after
    if focus:
        text = f"{text[:focus]}{MARK}{text[focus:]}"
    text = _named(_clean(text, cues), name)
    if not cues.known:
        return _finished(text, cues, 0)
    for reduced in (without_opener, without_asides):
        if len(text) > LIMIT:
            text = reduced(text, cues, MARK)
    if len(text) > LIMIT:
        text = _from_focus(text, cues)
    mark = text.find(MARK)
    return _finished(text, cues, last_verb(text[:mark], cues) if mark > 0 and len(text) > LIMIT else 0)


def _joined(sentence: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Time expressions in order, those that a conjunction joins as one ("on 13 and 16 January"): taking one of them out would
    leave half a list."""
    out: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if out and low >= out[-1][1] and _CONJUNCTION.fullmatch(sentence[out[-1][1] : low]):
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


def _named(text: str, name: str) -> str:
    """The text with the person's name for a pronoun at its beginning."""
    if not name or not text.startswith(("He ", "She ", "His ", "Her ")):
        return text
    pronoun, _, rest = text.partition(" ")
    return f"{name} {rest}" if pronoun in ("He", "She") else f"{name}'s {rest}"


def _without(text: str, low: int, high: int) -> tuple[str, str] | None:
    """The text around a time expression that stands by itself, or None where it is part of a phrase."""
    local = _LOCAL_TIME.match(text, high)
    before, after = text[:low], text[local.end() if local else high :]
    spoken, near = small(before), max(0, low - NEAR)
    preposition = _PREPOSITION.search(spoken, near)
    if preposition is None and _TWO.search(text, low, high):
        preposition = _RANGE.search(spoken, near)
    stands = _LOOSE_AFTER.match(after) or (preposition and _ON.search(preposition.group()) and after[:1] == " ")
    if not stands or (not before.strip() and _VERB_NEXT.match(after)):
        return None
    if preposition and preposition.group().strip() == "in" and not _MONTH_OR_LONGER.search(text, low, high):
        preposition = None
    if preposition:
        before = before[: preposition.start()]
    elif _BOUND_BEFORE.search(spoken, near) or not _FREE_BEFORE.search(before, near):
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
    return head, tail if tail[:1] in ",.;:!?)—" else f" {tail}"


def _clean(text: str, cues: Cues) -> str:
    text = " ".join(text.split())
    according = _ACCORDING.match(text)
    text = text[according.end() :] if according else text
    head = _HEAD.match(text) if " that " in text else None
    text = text[head.end() :] if head and MARK not in head.group() else text
    said = _SAID_HEAD.match(text) if MARK in text else None
    if said and MARK in text[said.end() :] and has_verb(text[said.end() :], cues):
        text = text[said.end() :]
    for tail in reversed(list(_TAIL.finditer(small(text)))):
        text = f"{text[: tail.start()]},{text[tail.end() :]}"
    text = _ALSO.sub("", text)
    text = text.strip(" ,.;:–—-")
    words = text.split(" ", 1)
    while len(words) == 2 and words[0].strip("," + MARK).lower() in cues.leading:
        text = words[1].lstrip(" ,")
        words = text.split(" ", 1)
    text = _DOUBLE_COMMA.sub(",", _SPACED_MARK.sub("", text)).strip(" ,")
    if text[:1] in '"“„«' and not any(mark in text[1:] for mark in '"”“»'):
        text = text[1:]
    return text


def _from_focus(text: str, cues: Cues) -> str:
    """A long sentence from its start if that reaches the mark, else from the last clause before it that has its own subject,
    with the verb before any comma."""
    focus = text.find(MARK)
    if focus <= LIMIT:
        return text
    start = 0
    for match in _BREAKS.finditer(text):
        clause = text[match.end() :].lstrip(" ,;:–—")
        if match.end() <= focus and _OWN_SUBJECT.match(clause) and has_verb(clause[:REACH].partition(",")[0], cues):
            start = len(text) - len(clause)
    chosen = text[start:]
    head, _, rest = chosen.partition(" ")
    if start and head.lower().strip(MARK) in _STATEMENT_OPENERS:
        chosen = rest
    return chosen if len(chosen) >= SHORTEST else text


def _finished(text: str, cues: Cues, least: int) -> str:
    """Without the mark, no longer than the limit, with a capital; at least `least` code points where it has to be cut."""
    text = _SPACED_MARK.sub("", " ".join(text.replace(MARK, "").split()).strip(" ,;:–—"))
    text = _ALSO.sub("", text)
    if text.endswith(_LINKS):
        text = _LINK_AT_END.sub("", text)
    if cues.known:
        text = _plainly_told(text, cues)
    text = shorten(text, cues, least)
    if text.endswith((".”", '."', ",”", ',"')):
        text = text[:-2] + text[-1]
    return text[:1].upper() + text[1:]


def _plainly_told(text: str, cues: Cues) -> str:
    """Without the words that set it in the order of what the article tells, which is not that of a timeline."""
    text = _LINK_INSIDE.sub(r"\1", text)
    before, had, _ = text.partition(" had ")
    if had and not has_verb(before, cues):
        return _PLUPERFECT.sub(r"\1", text, count=1)
    return text
