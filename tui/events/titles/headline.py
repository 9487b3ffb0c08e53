"""An article's headline as an event's title: without what belongs to the page and not to the news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.sentences.cues import Cues
from tui.events.sentences.quotes import quotations
from tui.events.sentences.verbs import OPENER
from tui.events.titles.shorten import shorten
from tui.events.titles.time_words import PREPOSITION, around
from tui.events.titles.tuning import TUNING
from tui.languages import Template

_OUTLET = re.compile(r"\s+[-–—|]\s+[A-ZА-ЯÀ-Þ][\w.&' ]{1,28}$")
_PREFIX = Template(r"^(?:{page_labels})\s*[:|]\s*", re.IGNORECASE)
_PAGE = Template(
    r"""(?=[\s:.–—|-])\s*
    (?:[-–—|]\s*(?:{page_endings})
    |[:.–—-]\s+(?:{explainer_endings})\b[^.:]*
    |\s[–—|-]\s(?:{page_kinds}))$""",
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = re.compile(r"(?=[\s.:—–])(?:(?<=\w)[.:—–]|\s[-–])\s*[A-Z“‘][^.:?]*\?$")
_DAY_AT_END = re.compile(r"\s+[-–—|]\s+(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?,? \d{4}$")
_SAYS_TAIL = Template(
    r",\s+(?:(?:{according})\s[^,]+|(?:[^,]{2,40}\s)?(?:{say}|{find})(?:\s(?!(?:{that})\b)[^,‘“]{2,40})?)$",
    re.IGNORECASE,
)
_SAYS_INSIDE = Template(
    r",\s+(?:(?:{say})\s[^,]{2,30}|(?:[^,\s]+\s){1,3}(?:{say}))(?:,(?=\s(?:{as})\b)|(?=,\s))", re.IGNORECASE
)
_BY = Template(r"\b(?:{by})\s+$", re.IGNORECASE)
_SOURCE_TAIL = Template(r"(?::|\s[-–—])\s+(?:[a-z]+\s)?(?:{sources?}|[A-Z]{3,6})$")
_ABBREVIATED = Template(r"(?:\b[A-Za-z]\.|\b(?:{final_abbreviations?})\.)$")
_PARTICIPLE_ASIDE = Template(
    r"(?<=\w), [A-Z]?[a-z]+(?:{past_endings})\s[^,]{3,80}, (?=[A-Z]?[a-z]+(?:{present_endings})\b)"
)
_LABEL_QUOTES = "‘“'\""
"""Signs that open a quotation before the colon of a headline."""


def from_headline(title: str, cues: Cues, spans: Sequence[tuple[int, int]] = ()) -> str:
    """An article's headline as an event's title.

    It loses what belongs to the page and not to the news: the outlet's name, "Watch:", "as it happened"; who says so at its
    end; and, where the rest stands without it, the one time word that it has.

    Args:
        title: as it stands in the feed.
        cues: word lists of its language.
        spans: code points of its time expressions.
    """
    lang = cues.lang
    text = _timeless(title, *spans[0], cues) if len(spans) == 1 else title
    text = _PREFIX.of(lang).sub("", " ".join(text.split()).strip(" ,"))
    for pattern, of_page in (
        (_PAGE.of(lang), True),
        (_QUESTION, True),
        (_DAY_AT_END, False),
        (_SAYS_TAIL.of(lang), False),
        (_SOURCE_TAIL.of(lang), False),
    ):
        plain = pattern.sub("", text)
        if plain != text and len(plain.split()) >= TUNING.words_least + of_page:
            text = plain
    text = _SAYS_INSIDE.of(lang).sub("", _OUTLET.sub("", text))
    if not _ABBREVIATED.of(lang).search(text):
        text = text.rstrip(".")
    if len(text) > TUNING.longest:
        text = _PARTICIPLE_ASIDE.of(lang).sub(" ", text)
    if len(text) > TUNING.longest:
        text = _without_label(text, cues)
    return shorten(text, cues, headline=True)


def _timeless(title: str, low: int, high: int, cues: Cues) -> str:
    """A headline without a time word that stands by itself behind its verb."""
    before = title[:low]
    if (
        not before.strip()
        or _BY.of(cues.lang).search(before)
        or any(a < high and low < b for a, b in quotations(title))
    ):
        return title
    if title[low:high].isdigit() and not PREPOSITION.of(cues.lang).search(before.lower()):
        return title
    halves = around(title, low, high, cues)
    return title if halves is None or len("".join(halves).split()) < TUNING.words_least else "".join(halves)


def _without_label(text: str, cues: Cues) -> str:
    """A long headline without the country or quotation before its colon, or the occasion before its dash and what the rest
    opens with, if enough is left to stand alone."""
    label, colon, rest = text.partition(": ")
    short = len(label.split()) <= TUNING.words_least or label[:1] in _LABEL_QUOTES
    if colon and short and len(rest.split()) > TUNING.words_least:
        text = rest
    label, dash, rest = text.partition(" - ")
    if len(text) > TUNING.longest and dash and len(label.split()) <= TUNING.label_words:
        plain = OPENER.of(cues.lang).sub("", rest)
        text = plain if len(plain.split()) > TUNING.label_words else text
    return text
