"""An article's headline as an event's title: without what belongs to the page and not to the news.

Who says so stays, and so does the topic before a colon: without them a claim becomes a fact, and a statement loses what it is
about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.clauses.quotes import OPENING
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, words_of
from tui.events.titles.draft import Draft
from tui.events.titles.shorten import cut_at_word
from tui.events.titles.time_words import is_by, loose_times, preposition_before
from tui.events.titles.tuning import TUNING
from tui.languages import Template

_LAST_PART = re.compile(r"\s+(?P<sign>[-–—|])\s+(?P<part>[^|–—]{2,40})$")
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
_BYLINE_AT_END = Template(r"\s+[-–—|]\s+(?:{bylines})\s+(?P<name>[^\W\d_][\w.’' -]{2,50})$", re.IGNORECASE)
_BYLINE_AT_START = Template(r"^(?:{Bylines})\s+(?P<name>[^\W\d_][\w.’' -]{2,50}?)\s*[:|–—]\s+")
_OUTLET = Template(r"(?<!\w)(?:{outlet_words})(?!\w)", re.IGNORECASE)
_ABBREVIATED = Template(r"(?:\b[A-Za-z]\.|\b(?:{final_abbreviations?})\.)$")
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_SIGNS_OF_NAMES = re.compile(r"[\w.’'&,/ -]+")
_ALL_LETTERS = re.compile(r"[^\W_]+")


def from_headline(
    title: str, cues: Cues, spans: Sequence[tuple[int, int]] = (), *, outlet: str = "", url: str = ""
) -> str:
    """An article's headline as an event's title.

    It loses what belongs to the page and not to the news: the outlet's name, the byline, "Watch:", "as it happened"; and,
    where the rest stands without it, the one time word that it has. It is shortened only beyond `TUNING.longest` code points,
    at a word.

    Args:
        title: as it stands in the feed.
        cues: word lists of its language.
        spans: code points of its time expressions.
        outlet: name of who published it, "" if unknown.
        url: its address, "" if unknown.
    """
    lang = cues.lang
    text = _timeless(title, *spans[0], cues) if cues.known and len(spans) == 1 else title
    text = _PREFIX.of(lang).sub("", " ".join(text.split()).strip(" ,"))
    text = _without(_PAGE.of(lang), text, TUNING.words_least + 1)
    if cues.known:
        text = _without(_QUESTION, text, TUNING.words_least + 1)
    text = _without(_DAY_AT_END, text, TUNING.words_least)
    text = _without_outlet(_without_byline(text, lang), outlet, url)
    if not _ABBREVIATED.of(lang).search(text) and not text.endswith(".."):
        text = text.removesuffix(".")
    return text if len(text) <= TUNING.longest else cut_at_word(words_of(text, cues.lang), cues).text


def _without(pattern: re.Pattern[str], text: str, words: int) -> str:
    """The text without what a pattern matches, where so many words are left."""
    plain = pattern.sub("", text)
    return plain if plain != text and len(plain.split()) >= words else text


def _without_byline(text: str, lang: str) -> str:
    """The text without "By Ann Roe" behind a dash or bar, or before a colon at its beginning."""
    for pattern in (_BYLINE_AT_END, _BYLINE_AT_START):
        match = pattern.of(lang).search(text)
        if match is None or not _is_name(match["name"]):
            continue
        rest = text[: match.start()] + text[match.end() :]
        if len(rest.split()) >= TUNING.words_least:
            text = rest
    return text


def _without_outlet(text: str, outlet: str, url: str) -> str:
    """The text without its last parts as long as they name who published it."""
    while match := _LAST_PART.search(text):
        rest = text[: match.start()]
        if len(rest.split()) < TUNING.outlet_words_before or not _names_outlet(
            match["part"], match["sign"], rest, outlet, url
        ):
            break
        text = rest
    return text


def _names_outlet(part: str, sign: str, rest: str, outlet: str, url: str) -> bool:
    """Whether the last part of a headline is a name of its outlet: it is the one that is known, it has a word of such names, or
    it is a name behind a bar or a plain hyphen. Behind a quotation a name is that of who said it."""
    if not _is_name(part):
        return False
    letters = "".join(_ALL_LETTERS.findall(part.casefold()))
    known = "".join(_ALL_LETTERS.findall(outlet.casefold()))
    host = "".join(_ALL_LETTERS.findall(url.partition("//")[2].partition("/")[0].casefold()))
    if letters == known:
        return True
    if len(known) >= TUNING.outlet_letters and known in letters:
        return True
    if len(letters) >= TUNING.outlet_letters and (letters in known or letters in host):
        return True
    if _OUTLET.of_all().search(part):
        return True
    if any(mark in rest for mark in f"{OPENING}‘'"):
        return False
    if sign == "|":
        return True
    return sign == "-" and len(part.split()) > 1 and not _is_name(rest)


def _is_name(text: str) -> bool:
    """Whether every word has a capital but the small ones between them."""
    words = _WORD.findall(text)
    if not words or not _SIGNS_OF_NAMES.fullmatch(text):
        return False
    small = [word for word in words if word[:1].islower()]
    return words[0][:1].isupper() and all(len(word) <= TUNING.small_word_letters for word in small)


def _timeless(title: str, low: int, high: int, cues: Cues) -> str:
    """A headline without a time word that stands by itself behind its verb."""
    words = words_of(title, cues.lang)
    date, behind = words.at(low), words.at(high)
    if not date or is_by(words, date) or (words.has_capital(behind) and not words.touches(behind)):
        return title
    if title[low:high].isdigit() and preposition_before(words, date) == NONE:
        return title
    left = Draft(words).without(loose_times(words, [(date, behind)], cues)).words.text
    return left if len(left.split()) >= TUNING.words_least else title
