"""Cut text into sentences with their offsets; knows the abbreviations that do not end one.

Abbreviations are those of all languages together: a text names people, companies and offices of other languages, and its own
language need not be known for it to be cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.events.sentences.tuning import TUNING
from tui.languages import Template, codes, word_lists

_END = re.compile(
    r"""[.!?…।۔؟。！？\n]
    (?:(?<=[.!?…।۔؟])[.!?…।۔؟]*[\"'”’»)\]]*(?=\s|$)
    |(?<=[。！？])[。！？]*[」』”）]*
    |(?<=\n)\n*)""",
    re.VERBOSE,
)
"""Begins with all signs that it may begin with, so that the letters between them are passed over at once."""
_BEFORE_WORD = re.compile(r"[\s\"“”'(]")
_OPENER = re.compile(r"\s*[\"“„«'(\[¿¡—-]*\s*(\S)")
_NEXT_SENTENCE = Template(r"\s+[\"“‘'(]?(?:{Sentence_openers})\s")
"""Words that begin a sentence rather than a name, after an abbreviation that may stand in the middle of one."""
_MONTH_NEXT = Template(r"\s+(?:{Months_after_ordinals})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ZONE = Template(r"\s+(?:\d|{time_zones}|[A-Z]{1,4}T\b)")

_PLACE_NAME = r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’.-]+(?:[ /][A-ZÀ-ÞА-ЯЁ][\w'’.-]+){0,4}"
_DATELINE = re.compile(rf"^{_PLACE_NAME}(?:, [^—–()\n]{{2,40}})?(?: \([^)\n]{{1,40}}\))?\s*(?:—|–|--|-|_|:)\s+(?=\S)")
_AGENCY = re.compile(
    r"""^(?:\[[^\]\n]{2,40}\]\s*
    (?:[A-ZÀ-Þ][\w'’.-]+(?:\ [A-ZÀ-Þ][\w'’.-]+){0,2}\s*(?:--|—|–)\s+(?=\S))?
    |\([A-ZÀ-Þ][^)\n]{1,40}\)\s*(?:--|—|–|-)\s+)(?=\S|$)""",
    re.VERBOSE,
)
"""Opening of syndicated copy: "[Daily Post] Nairobi -- ", "(Daily Post) - "; "[Daily Post]" may be all of it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as it was cut from a text: code points `start` to `end` of the text, and the number of its paragraph counted from 0."""

    start: int
    end: int
    text: str
    paragraph: int


Row = tuple[int, int, str, int]
"""The fields of a `Cut`."""


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """Words of all languages, lower case without their last full stop.

    Args:
        inside: those after which a full stop is no sentence end.
        capital: those that are such with a capital only ("Ore.", but Italian "ore.").
        names: those of names, which stand before a name more often than they end a sentence.
        last: those that may be the last word of a sentence, where the next begins with a capital.
    """

    inside: frozenset[str]
    capital: frozenset[str]
    names: frozenset[str]
    last: frozenset[str]


def without_dateline(text: str) -> int:
    """Code points of the agency dateline that a text opens with ("KYIV, Dec 30 (Agency) — "), 0 if there is none."""
    match = _AGENCY.match(text) or _DATELINE.match(text)
    return match.end() if match else 0


def split(text: str) -> list[Cut]:
    """The sentences of a text, white space trimmed, in order; linear in the length of the text."""
    return [Cut(*row) for row in cuts(text)]


def cuts(text: str) -> list[Row]:
    """The same, each as the fields of a `Cut`."""
    sentences: list[Row] = []
    start, paragraph = without_dateline(text), 0
    for match in _END.finditer(text, start):
        stop, end = match.span()
        newline = text[stop] == "\n"
        if text[stop] == "." and not _ends_sentence(text, start, stop, end):
            continue
        _add(sentences, text, start, stop if newline else end, paragraph)
        start = end
        paragraph += newline
    _add(sentences, text, start, len(text), paragraph)
    return sentences


def _add(sentences: list[Row], text: str, start: int, end: int, paragraph: int) -> None:
    trimmed = text[start:end].strip()
    if trimmed:
        start = text.index(trimmed, start)
        sentences.append((start, start + len(trimmed), trimmed, paragraph))


@lru_cache(maxsize=1)
def _abbreviations() -> _Abbreviations:
    def all_of(name: str) -> frozenset[str]:
        return frozenset(word for lang in codes() for word in word_lists(lang).get(name, ()))

    small, capital = all_of("abbreviations"), all_of("capital_abbreviations")
    return _Abbreviations(small, capital, all_of("name_abbreviations"), all_of("last_abbreviations"))


def _continues_day(text: str, end: int, following: str) -> bool:
    """Whether a small letter or a month follows a day of the month with its full stop."""
    window = end + TUNING.month_window
    return not following.isupper() or _MONTH_NEXT.of_all().match(text, end, window) is not None


def _ends_sentence(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` ends the sentence that began at `start`."""
    word = _BEFORE_WORD.split(text[max(start, stop - TUNING.abbreviation_window) : stop])[-1].lower()
    opener = _OPENER.match(text, end)
    following = opener.group(1) if opener else ""
    if end - stop == 1:
        known = _abbreviations()
        if "." in word and word in known.names:
            return bool(_NEXT_SENTENCE.of_all().match(text, end))
        is_initial = len(word) == 1 and text[stop - 1].isupper()
        is_known = word in known.inside or (word in known.capital and text[stop - len(word)].isupper())
        if is_known or is_initial or _INITIALS.fullmatch(word):
            return word in known.last and following.isupper() and not _ZONE.of_all().match(text, end)
        is_day = word.isdigit() and len(word) <= TUNING.day_digits
        if is_day and following and _continues_day(text, end, following):
            return False
    return not following.islower()
