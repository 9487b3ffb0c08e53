"""An article's headline as an event's title: without what belongs to the page and not to the news.

Who says so stays, and so does the topic before a colon: without them a claim becomes a fact, and a statement loses what it is
about.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tui.dates.language.roles import split_words
from tui.events.clauses.quotes import OPENING
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords, side_by_side
from tui.events.titles.draft import Draft
from tui.events.titles.shorten import cut_if_long
from tui.events.titles.time_words import is_by, loose_times, preposition_before
from tui.events.titles.tuning import TUNING
from tui.languages import codes, word_lists
from tui.places.recognize import place_names

_LABEL, _ENDING, _KIND = listed("page_labels"), listed("page_endings"), listed("page_kinds")
_LIVE = listed("live_labels")
_EXPLAINER, _BYLINE = listed("explainer_endings"), listed("bylines")
_FINAL_ABBREVIATION = listed("final_abbreviations")

_DASHES = frozenset("-–—|")
_LONG_DASHES = frozenset("–—|")
_BEHIND_LABEL, _BEHIND_BYLINE = frozenset(":|"), frozenset(":|–—")
_BEFORE_EXPLAINER, _BEFORE_QUESTION = frozenset(":.–—-"), frozenset(":.–—")
_ENDS, _QUESTION_SIGNS = frozenset(".:"), frozenset(".:?")
_QUOTES = frozenset("“‘")
_BEFORE_LIVE, _TICKER = frozenset(",-–"), "+"
"""Signs before the label of a live blog ("Oster-Liveblog"); that of its items ("++ Dam bursts ++")."""
_SIGNS_OF_NAMES = frozenset(".’'&,/-")


def from_headline(
    words: SentenceWords, cues: Cues, spans: Sequence[tuple[int, int]] = (), *, outlet: str = "", url: str = ""
) -> str:
    """An article's headline as an event's title.

    It loses what belongs to the page and not to the news: the outlet's name, the byline, "Watch:", "as it happened"; and,
    where the rest stands without it, the one time word that it has. It is shortened only beyond `TUNING.longest` code points,
    at a word.

    Args:
        words: of the headline as it stands in the feed.
        cues: word lists of its language.
        spans: code points of its time expressions.
        outlet: name of who published it, "" if unknown.
        url: its address, "" if unknown.
    """
    if not words.lows:
        return " ".join(words.text.split())[: TUNING.longest]
    if cues.known and len(spans) == 1:
        words = _timeless(words, *spans[0], cues)
    words = _without_repeated_place(_without_label(words))
    words = _kept(words, _page_part(words), TUNING.words_least + 1)
    if cues.known:
        words = _kept(words, _question(words), TUNING.words_least + 1)
    words = _kept(words, _day_at_end(words), TUNING.words_least)
    words = _without_outlet(_without_byline(words), outlet, url)
    words = words.part(0, len(words) - _has_loose_stop(words))
    return " ".join(cut_if_long(words, cues).text.split())


def _kept(words: SentenceWords, end: int, least: int) -> SentenceWords:
    """The words before a place, where so many between spaces are left; all of them where it is `NONE`."""
    return words.part(0, end) if end != NONE and words.spaced(0, end) >= least else words


def _stands_apart(words: SentenceWords, place: int) -> bool:
    """Whether a sign has spaces on both sides."""
    return place > 0 and not words.touches(place) and not words.touches(place + 1)


def _timeless(words: SentenceWords, low: int, high: int, cues: Cues) -> SentenceWords:
    """A headline without a time word that stands by itself behind its verb."""
    date, behind = words.at(low), words.at(high)
    if not date or is_by(words, date) or (words.has_capital(behind) and not words.touches(behind)):
        return words
    if words.text[low:high].isdigit() and preposition_before(words, date) == NONE:
        return words
    left = Draft(words).without(loose_times(words, [(date, behind)], cues)).words
    return left if left.spaced(0, len(left)) >= TUNING.words_least else words


def _without_label(words: SentenceWords) -> SentenceWords:
    """A headline without "Watch:" and commas at its ends."""
    first, behind = 0, len(words)
    while first < behind - 1 and words.lows[first] == ",":
        first += 1
    while first < behind - 1 and words.lows[behind - 1] == ",":
        behind -= 1
    label = words.behind(first, _LABEL)
    if NONE < label < behind and words.lows[label] in _BEHIND_LABEL:
        first = label + 1
    return _without_live_label(words.part(first, behind))


def _without_live_label(words: SentenceWords) -> SentenceWords:
    """A headline without what says that its page goes on: "Oster updates: dam bursts" is "Oster: dam bursts"."""
    most = min(len(words) - 1, TUNING.label_words)
    sign = next((place for place in range(1, most) if words.lows[place] in _BEHIND_LABEL), NONE)
    label = words.before(sign, _LIVE) if sign != NONE and words.held & _LIVE else NONE
    if label == NONE:
        return words
    while label and words.lows[label - 1] in _BEFORE_LIVE:
        label -= 1
    if words.spaced(0, label) > TUNING.name_words or any(place < label for place in words.finite):
        return words
    first, behind = sign + 1, len(words)
    while first < behind and words.lows[first] == _TICKER:
        first += 1
    while first < behind and words.lows[behind - 1] == _TICKER:
        behind -= 1
    rest = words.part(first, behind)
    if first == behind:
        return words
    if not label:
        return rest.written(rest.text[:1].upper() + rest.text[1:])
    return side_by_side([(words, 0, label), (words, sign, sign + 1), (rest, 0, len(rest))])


def _without_repeated_place(words: SentenceWords) -> SentenceWords:
    """A headline without the place before its colon that it names again ("Osteria: Dam bursts in Osteria")."""
    most = min(len(words) - 1, TUNING.name_words)
    sign = next((place for place in range(1, most) if words.lows[place] == ":"), NONE)
    if sign == NONE or words.touches(sign + 1):
        return words
    names = place_names(words.text, words.classes.lang)
    label, rest = words.text[: words.ends[sign - 1]], words.part(sign + 1, len(words))
    if not names or (names[0].start, names[0].end) != (0, len(label)) or rest.spaced(0, len(rest)) < TUNING.words_least:
        return words
    repeated = any(words.text[name.start : name.end] == label for name in names[1:])
    return rest.written(rest.text[:1].upper() + rest.text[1:]) if repeated else words


def _page_part(words: SentenceWords) -> int:
    """Place of the sign before what only says what kind of page it is ("— as it happened", ": What we know", "| In pictures")."""
    for place in range(1, len(words) - 1):
        low, following = words.lows[place], place + 1
        if low in _DASHES and words.behind(following, _ENDING) == len(words):
            return place
        if low in _DASHES and _stands_apart(words, place) and words.behind(following, _KIND) == len(words):
            return place
        explains = low in _BEFORE_EXPLAINER and not words.touches(following)
        if explains and words.behind(following, _EXPLAINER) != NONE and _ENDS.isdisjoint(words.lows[following:]):
            return place
    return NONE


def _question(words: SentenceWords) -> int:
    """Place of the sign before a question that a headline ends with."""
    if words.lows[-1] != "?":
        return NONE
    for place in range(1, len(words) - 1):
        low, following = words.lows[place], place + 1
        behind_word = low in _BEFORE_QUESTION and words.touches(place) and words.lows[place - 1][-1].isalnum()
        if not behind_word and (low not in ("-", "–") or words.touches(place)):
            continue
        opens = words.has_capital(following) or words.lows[following] in _QUOTES
        if opens and _QUESTION_SIGNS.isdisjoint(words.lows[following:-1]):
            return place
    return NONE


def _day_at_end(words: SentenceWords) -> int:
    """Place of the sign before the day that a headline ends with ("– 3 May 2026")."""
    lows, place = words.lows, len(words) - 1
    if not lows[place].isdigit() or len(lows[place]) != TUNING.year_digits:
        return NONE
    place -= 1
    place -= lows[place] == ","
    place -= _is_day(lows[place])
    place -= lows[place] == "."
    if place < 2 or not words.has_capital(place) or not lows[place].isalpha():
        return NONE
    place -= 1
    place -= _is_day(lows[place])
    return place if lows[place] in _DASHES and _stands_apart(words, place) else NONE


def _is_day(low: str) -> bool:
    return low.isdigit() and len(low) <= 2


def _without_byline(words: SentenceWords) -> SentenceWords:
    """A headline without "By Ann Roe" behind a dash or bar, or before a colon at its beginning."""
    for place in range(1, len(words) - 1):
        if words.lows[place] in _DASHES and _stands_apart(words, place):
            name = words.behind(place + 1, _BYLINE)
            if name != NONE and _is_name(words, name, len(words)):
                words = _kept(words, place, TUNING.words_least)
                break
    name = words.behind(0, _BYLINE) if words.has_capital(0) else NONE
    end = next((place for place in range(max(name, 0), len(words)) if words.lows[place] in _BEHIND_BYLINE), NONE)
    if NONE < name < end and not words.touches(end + 1) and _is_name(words, name, end):
        rest = words.part(end + 1, len(words))
        return rest if rest.spaced(0, len(rest)) >= TUNING.words_least else words
    return words


def _without_outlet(words: SentenceWords, outlet: str, url: str) -> SentenceWords:
    """A headline without its last parts as long as they name who published it."""
    while True:
        place = _last_part(words)
        if place == NONE or words.spaced(0, place) < TUNING.outlet_words_before:
            return words
        if not _names_outlet(words, place, outlet, url):
            return words
        words = words.part(0, place)


def _last_part(words: SentenceWords) -> int:
    """Place of the sign before the last part of a headline; `NONE` where it has one part."""
    for place in range(1, len(words) - 1):
        if words.lows[place] in _DASHES and _stands_apart(words, place):
            chars = words.ends[-1] - words.starts[place + 1]
            if 2 <= chars <= TUNING.outlet_chars and _LONG_DASHES.isdisjoint(words.lows[place + 1 :]):
                return place
    return NONE


def _names_outlet(words: SentenceWords, sign: int, outlet: str, url: str) -> bool:
    """Whether the last part of a headline is a name of its outlet: it is the one that is known, it has a word of such names, or
    it is a name behind a bar or a plain hyphen. Behind a quotation a name is that of who said it."""
    first = sign + 1
    if not _is_name(words, first, len(words)):
        return False
    part = words.text[words.starts[first] : words.ends[-1]]
    letters, known = _letters(part), _letters(outlet)
    host = _letters(url.partition("//")[2].partition("/")[0])
    if letters == known or (len(known) >= TUNING.outlet_letters and known in letters):
        return True
    if len(letters) >= TUNING.outlet_letters and (letters in known or letters in host):
        return True
    if _has_outlet_word(words, first):
        return True
    if any(mark in words.lows[:sign] for mark in f"{OPENING}‘'"):
        return False
    if words.lows[sign] == "|":
        return True
    return words.lows[sign] == "-" and words.spaced(first, len(words)) > 1 and not _is_name(words, 0, sign)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


@cache
def _outlet_words() -> dict[str, list[list[str]]]:
    """First word -> all words, of what stands in outlets' names in any language: who published a text need not speak its language."""
    found: dict[str, list[list[str]]] = {}
    for lang in codes():
        for name in word_lists(lang).get("outlet_words", ()):
            parts = split_words(name)
            found.setdefault(parts[0], []).append(parts)
    return found


def _has_outlet_word(words: SentenceWords, first: int) -> bool:
    """Whether a word or phrase of outlets' names stands behind a place."""
    known, lows = _outlet_words(), words.lows
    return any(
        lows[place : place + len(parts)] == parts
        for place in range(first, len(lows))
        for parts in known.get(lows[place], ())
    )


def _is_name(words: SentenceWords, first: int, behind: int) -> bool:
    """Whether every word between two places has a capital but the small ones between them."""
    begun = False
    for place in range(first, behind):
        low = words.lows[place]
        if not low[0].isalnum() and low[0] not in _SIGNS_OF_NAMES:
            return False
        if low[0].isalpha() and (place == first or not words.touches(place)):
            is_small = words.text[words.starts[place]].islower() and len(low) > TUNING.small_word_letters
            if is_small or not (begun or words.has_capital(place)):
                return False
            begun = True
    return begun


def _has_loose_stop(words: SentenceWords) -> bool:
    """Whether a headline ends with a full stop that is no part of an abbreviation or of dots."""
    if len(words) < 2 or words.lows[-1] != ".":
        return False
    low = words.lows[-2]
    is_letter = low.isalpha() and len(low) == 1
    return low != "." and not is_letter and low[-2:-1] != "." and not words.bits[-2] & _FINAL_ABBREVIATION
