"""A sentence as an event's title: without its time words and attribution, cut at a clause, never in a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.clauses.quotes import CLOSING, OPENING, quotations
from tui.events.sentences.asides import without_asides, without_opener
from tui.events.sentences.cues import Cues
from tui.events.sentences.verbs import has_verb, last_verb
from tui.events.titles.shorten import shorten
from tui.events.titles.time_words import around, joined
from tui.events.titles.tuning import TUNING
from tui.languages import Template

MARK = "\ue000"
"""Stands where a title should be near while a sentence is being cut: a sign for private use, taken out in the end."""

_SPACED_MARK = re.compile(r" (?=[,.;:!?])")
_DOUBLE_COMMA = re.compile(r", ?,")
_ALSO = Template(r" (?:{also})(?= \w)")
"""A link to what was said before, which a title does not have; it stands behind a word or a comma."""
_WORD_OR_COMMA = re.compile(r"[\w,]")
_LINK_AT_END = Template(r" (?<=[\w,] )(?:{links_at_end})$")
_LINK_INSIDE = Template(r"( (?:{auxiliaries_before_links})) (?:{links_inside})(?= \w)")
_PLUPERFECT = Template(
    r"""\b(?:{had})\ ([a-z]+(?:{past_endings})|{pluperfect_participles})
    (?=[,.]|$|\ (?:{after_pluperfect}|\d+)\b)""",
    re.VERBOSE,
)
"""What was over before something else was; by itself it simply happened. Not "had limited access"."""
_HAD = Template(r" (?:{had}) ")
_ACCORDING = Template(r"((?:{according}) [^,;:]{1,80}),\s*", re.IGNORECASE)
"""Who says so at the beginning of a sentence."""
_SPOKEN_BY = Template(r"(, )(?:{he_she})(?= (?:{said_forms})\b)|(, (?:{said_forms}) )(?:{he_she})(?=[,.]|$)")
"""Whom a pronoun names as who says so, behind a comma."""
_CONCESSION = Template(r"(?:(?:{coordinators}),? )?(?:{concessions}) [^,;]{2,160},\s+", re.IGNORECASE)
"""A clause at the beginning of a sentence that only says what did not hinder it."""
_CLEFT = Template(r"(?:{cleft_subjects}) (?:{being_forms}) [^,;]{2,60}? (?:{that}) ", re.IGNORECASE)
"""What a sentence begins with that says when before it says what ("It was not until May that")."""
_BREAKS = Template(r"\s*(?:[;:–—]\s|,\s)|\s+(?=(?:{statement_breaks})\s)")
_OWN_SUBJECT = Template(r"(?:(?:{before_subjects}) )?(?:{own_subjects}|[A-ZÀ-ÞА-ЯЁ][\w’'-]+)\s")
_PRONOUN = Template(r"(?:({He_she})|(?:{His_her}))\s")


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
    cleft = _CLEFT.of(cues.lang).match(sentence)
    if cleft is not None and any(high < cleft.end() for _, high in spans):
        start = cleft.end()
        spans = [(low - start, high - start) for low, high in spans if low >= start]
        sentence, focus = sentence[start:], max(focus - start, 0)
    text = sentence
    if cues.known:
        text, focus = _without_times(sentence, spans, cues, focus)
    if focus:
        text = f"{text[:focus]}{MARK}{text[focus:]}"
    text = _named(_clean(text, cues), name, cues)
    if not cues.known:
        return _finished(text, cues, 0)
    for reduced in (without_opener, without_asides):
        if len(text) > TUNING.comfortable:
            text = reduced(text, cues, MARK)
    if len(text) > TUNING.longest:
        text = _from_focus(text, cues)
    mark = text.find(MARK)
    return _finished(text, cues, last_verb(text[:mark], cues) if mark > 0 and len(text) > TUNING.longest else 0)


def _without_times(sentence: str, spans: Sequence[tuple[int, int]], cues: Cues, focus: int) -> tuple[str, int]:
    """A sentence without the time expressions that stand by themselves, and where its focus has come to be."""
    text = sentence
    quoted = quotations(sentence) if spans else []
    for low, high in reversed(joined(sentence, spans, cues)):
        if any(a < high and low < b for a, b in quoted):
            continue
        halves = around(text, low, high, cues)
        if halves is not None:
            before, after = halves
            if low <= focus < high:
                focus = len(before)
            elif low < focus:
                focus = max(0, focus - (len(text) - len(before) - len(after)))
            text = before + after
    return text, focus


def _named(text: str, name: str, cues: Cues) -> str:
    """The text with the person's name for a pronoun at its beginning, or for that of who says so."""
    text = _SPOKEN_BY.of(cues.lang).sub(lambda match: f"{match[1] or match[2]}{name}", text) if name else text
    pronoun = _PRONOUN.of(cues.lang).match(text) if name else None
    if pronoun is None:
        return text
    possessive = "" if pronoun.group(1) else "".join(cues.possessive_endings[:1])
    return f"{name}{possessive} {text[pronoun.end() :]}"


def _clean(text: str, cues: Cues) -> str:
    """A sentence without links to the one before, and without loose signs; who says so at its beginning comes to its end."""
    text = _with_source_last(" ".join(text.split()), cues)
    text = _ALSO.of(cues.lang).sub(_unlinked, text)
    text = _without_opening(text.strip(" ,.;:–—-।۔"), cues)
    text = _DOUBLE_COMMA.sub(",", _SPACED_MARK.sub("", text)).strip(" ,")
    if text[:1] in OPENING and not any(mark in text[1:] for mark in CLOSING):
        text = text[1:]
    return text


def _without_opening(text: str, cues: Cues) -> str:
    """A statement without the words and clauses at its beginning that only link it to what was said before, or that say what
    did not hinder it."""
    while True:
        first, space, rest = text.partition(" ")
        if space and first.strip("," + MARK).lower() in cues.leading:
            text = rest.lstrip(" ,")
            continue
        concession = _CONCESSION.of(cues.lang).match(text)
        if concession is None or MARK in concession.group():
            return text
        rest = text[concession.end() :]
        opens_another = _CONCESSION.of(cues.lang).match(rest) is not None
        if not opens_another and not has_verb(rest[: TUNING.verb_window].partition(",")[0], cues):
            return text
        text = rest


def _with_source_last(text: str, cues: Cues) -> str:
    """A sentence with "According to the mayor," at its end, as headlines have it."""
    according = _ACCORDING.of(cues.lang).match(text)
    if according is None or MARK in according.group():
        return text
    source = according.group(1)
    return f"{text[according.end() :].rstrip(' .')}, {source[:1].lower()}{source[1:]}"


def _unlinked(link: re.Match[str]) -> str:
    """What is put for an "also": nothing where it stands behind a word or a comma."""
    before = link.string[link.start() - 1 : link.start()] if link.start() else ""
    return "" if _WORD_OR_COMMA.match(before) else link.group()


def _from_focus(text: str, cues: Cues) -> str:
    """A long sentence from its start if that reaches the mark, else from the last clause before it that has its own subject,
    with the verb before any comma."""
    focus = text.find(MARK)
    if focus <= TUNING.longest:
        return text
    own_subject = _OWN_SUBJECT.of(cues.lang)
    start = 0
    for match in _BREAKS.of(cues.lang).finditer(text):
        clause = text[match.end() :].lstrip(" ,;:–—")
        if match.end() > focus or not own_subject.match(clause):
            continue
        if has_verb(clause[: TUNING.verb_window].partition(",")[0], cues):
            start = len(text) - len(clause)
    chosen = text[start:]
    head, _, rest = chosen.partition(" ")
    if start and head.lower().strip(MARK) in cues.statement_heads:
        chosen = rest
    return chosen if len(chosen) >= TUNING.clause_least else text


def _finished(text: str, cues: Cues, least: int) -> str:
    """Without the mark, no longer than the limit, with a capital; at least `least` code points where it has to be cut."""
    text = _SPACED_MARK.sub("", " ".join(text.replace(MARK, "").split()).strip(" ,;:–—"))
    text = _ALSO.of(cues.lang).sub(_unlinked, text)
    link = _LINK_AT_END.of(cues.lang).search(text, max(0, len(text) - TUNING.last_word_window))
    text = text[: link.start()].removesuffix(",") if link else text
    if cues.known:
        text = _in_plain_past(text, cues)
    text = shorten(text, cues, least)
    if text.endswith((".”", '."', ",”", ',"')):
        text = text[:-2] + text[-1]
    return text[:1].upper() + text[1:]


def _in_plain_past(text: str, cues: Cues) -> str:
    """Without the words that set it in the order of what the article tells, which is not that of a timeline."""
    text = _LINK_INSIDE.of(cues.lang).sub(r"\1", text)
    had = _HAD.of(cues.lang).search(text)
    if had and not has_verb(text[: had.start()], cues):
        return _PLUPERFECT.of(cues.lang).sub(r"\1", text, count=1)
    return text
