"""Titles without words that only their article explains: full names for last names, the country's name for "the country"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from tui.events.clauses.word_classes import LETTERS, listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords, words_of
from tui.events.terms import fold, known_names
from tui.events.titles.tuning import TUNING
from tui.languages import read
from tui.languages.persons import doubtful_names, given_names, last_words_of_things

_DEFINITE, _ON = listed("definite"), listed("on_places")
_COUNTRY, _CONTINENT = listed("country_nouns"), listed("continent_nouns")
_UNNAMED = _COUNTRY | _CONTINENT
_BEHIND_COUNTRY, _BEHIND_CONTINENT = listed("after_country_nouns"), listed("after_continent_nouns")
_APPOSITION = listed("appositions")
_PLACE_NAME, _OFFICE = listed("place_names"), listed("offices_before_full_names")

_BEFORE_NAME, _BEHIND_NAME = frozenset(",;”"), frozenset(",.;:")
_PARTICLE = listed("further_particles")
_IN_NAME, _HYPHEN = frozenset("’'-"), "-"


def spelt_out(
    title: SentenceWords, headline: SentenceWords, text: SentenceWords, place: int, cues: Cues
) -> SentenceWords:
    """A title that says who and where without its article, as far as that is plain.

    Args:
        title: made from one sentence.
        headline, text: of its article.
        place: code point of the text at which the sentence begins.
        cues: word lists of its language.
    """
    if title.held & _UNNAMED and title.held & _DEFINITE:
        for nouns, behind, kind in (
            (_COUNTRY, _BEHIND_COUNTRY, "countries"),
            (_CONTINENT, _BEHIND_CONTINENT, "continents"),
        ):
            phrase = _phrase(title, nouns, behind)
            if phrase != NONE:
                end = text.at(place)
                nearby = [(text, text.at(max(place - window, 0)), end) for window in TUNING.context_windows]
                title = _with_place(title, phrase, kind, [*nearby, (headline, 0, len(headline))], cues)
    title = _with_last_name(_with_first_name(title, headline, text, cues), text, cues)
    return _with_further_names(title, headline, text, cues) if cues.no_first_names else title


def _phrase(words: SentenceWords, nouns: int, behind: int) -> int:
    """Place of the article of "the country", where nothing says more about it; `NONE` where it does not stand there."""
    for place in range(len(words) - 1):
        if not words.bits[place + 1] & nouns or not words.bits[place] & _DEFINITE or words.touches(place + 1):
            continue
        if words.has_capital(place + 1):  # a name ("the Republic")
            continue
        is_capital = words.text[words.starts[place] : words.ends[place]].isupper()
        says_more = words.behind(place + 2, behind) != NONE and not words.touches(place + 2)
        if not is_capital and not says_more:
            return place
    return NONE


def _with_place(
    title: SentenceWords, first: int, kind: str, texts: list[tuple[SentenceWords, int, int]], cues: Cues
) -> SentenceWords:
    """The title with the name of the one place for "the country", by the first of some stretches of words that names just one."""
    table = read(cues.lang, "places")
    behind = first + 2
    is_on = kind == "continents" and first > 0 and title.bits[first - 1] & _ON
    first -= bool(is_on)
    named = _places(title, 0, first, kind, cues.lang)
    for words, low, high in texts:
        places = _places(words, low, high, kind, cues.lang) - named
        if len(places) == 1 and (place := places.pop()) not in table.get("unclear", ()):
            shown = str(table.get("shown", {}).get(place, place.capitalize()))
            if is_on:
                shown = f"{table.get('within', title.lows[first])} {shown}"
            if not first:
                shown = shown[0].upper() + shown[1:]
            return words_of(title.text[: title.starts[first]] + shown + title.text[title.ends[behind - 1] :], cues.lang)
    return title


def _places(words: SentenceWords, first: int, behind: int, kind: str, lang: str) -> set[str]:
    """The countries or continents that stand between two places."""
    known = _known(kind, lang)
    names = (fold(name.replace(".", "")) for name in _names(words, first, behind))
    return {known[name] for name in names if name in known}


def _names(words: SentenceWords, first: int, behind: int) -> Iterator[str]:
    """Words with a capital, and phrases that are names of places."""
    place = first
    while place < behind:
        after = words.behind(place, _PLACE_NAME)
        if after == NONE:
            after = place + 1
        if words.has_capital(place):
            yield words.text[words.starts[place] : words.ends[after - 1]]
        place = after


@lru_cache(maxsize=TUNING.remembered_places)
def _known(kind: str, lang: str) -> Mapping[str, str]:
    """Folded words of places -> the name of the place."""
    rows = known_names()[kind].items()
    more: dict[str, str] = read(lang, "places").get(kind, {})
    return {word: name for name, words in rows for word in (name, *words.split())} | more


def _with_first_name(title: SentenceWords, headline: SentenceWords, text: SentenceWords, cues: Cues) -> SentenceWords:
    """The title with the full name of its subject, where the article gives just one to that last name, or else the headline."""
    last = _first_word(title) if cues.no_first_names else ""
    if len(last) < TUNING.last_name_letters or last.isupper():
        return title
    places = _known_places(cues.lang)
    if fold(last) in places:
        return title
    firsts = dict.fromkeys(_first_names(text, last, title.lows[0]))
    names = [first for first in firsts if (low := fold(first)) not in cues.no_first_names and low not in places]
    if len(names) > 1:
        names = [first for first in names if f"{first} {last}" in headline.text]
    if len(names) != 1 or len(title.text) + len(names[0]) + 1 > TUNING.longest:
        return title
    return words_of(f"{names[0]} {title.text}", cues.lang)


def _with_further_names(
    title: SentenceWords, headline: SentenceWords, text: SentenceWords, cues: Cues
) -> SentenceWords:
    """The title with the full names of those whom it calls by the last name behind its first word, where the article gives just one
    given name to it; who is called so in the headline is known."""
    places = _known_places(cues.lang)
    known = places | cues.no_first_names | frozenset(headline.lows)
    bare = [place for place in range(1, len(title)) if title.lows[place] not in known and _is_bare_name(title, place)]
    for place in reversed(bare):
        last, low = title.text[title.starts[place] : title.ends[place]], title.lows[place]
        if low in title.lows[:place]:
            continue
        firsts = {first for first in _first_names(text, last, low) if fold(first.split()[0]) in given_names()}
        if len(firsts) != 1 or fold(min(firsts)) in places:
            continue
        name = min(firsts)
        if f"{name} {last}" not in title.text and len(title.text) + len(name) < TUNING.longest:
            start = title.starts[place]
            title = words_of(f"{title.text[:start]}{name} {title.text[start:]}", cues.lang)
    return title


def _is_bare_name(words: SentenceWords, place: int) -> bool:
    """Whether a word with a capital stands by itself inside a statement, long enough for a last name."""
    if not words.has_capital(place) or len(words.lows[place]) < TUNING.last_name_letters or words.touches(place):
        return False
    written = words.text[words.starts[place] : words.ends[place]]
    behind = place + 1 + words.is_owner(place + 1)
    hangs = behind == place + 1 and words.touches(behind) and words.lows[behind] not in _BEHIND_NAME
    is_inside = words.bits[place - 1] & LETTERS and not words.has_capital(place - 1)
    return (
        bool(is_inside)
        and not words.bits[place - 1] & _PARTICLE
        and not written.isupper()
        and not words.has_capital(behind)
        and not hangs
    )


def _first_word(words: SentenceWords) -> str:
    """The word between spaces that a title begins with, a name by its capital, before a word without one; "" where it does not."""
    if len(words.begins) < 2 or not words.has_capital(0):
        return ""
    following = words.begins[1]
    end = following - words.is_owner(following - 1)
    is_name = all(words.bits[place] & LETTERS or words.lows[place][0] in _IN_NAME for place in range(end))
    return words.text[: words.ends[end - 1]] if is_name and words.text[words.starts[following]].islower() else ""


def _first_names(text: SentenceWords, last: str, low: str) -> Iterator[str]:
    """The first names before a last name in a text, where nothing else belongs to the name.

    Args:
        text: the words of it.
        last: the last name.
        low: its first word in small letters.
    """
    place = 0
    for _ in range(text.lows.count(low)):
        place = text.lows.index(low, place) + 1
        start = text.starts[place - 1]
        if not text.has_capital(place - 2) or not text.text.startswith(last, start):
            continue
        if _ends_name(text, start + len(last)):
            first = _first_name(text, place - 1, text.at(start + len(last)))
            if first:
                yield first


def _ends_name(text: SentenceWords, end: int) -> bool:
    """Whether a name ends at a code point: a pause, or a word without a capital, follows."""
    place = text.at(end)
    if text.is_owner(place):
        place += 1
    if place == len(text):
        return True
    if text.starts[place] < end or text.touches(place):
        return text.lows[place] in _BEHIND_NAME and text.starts[place] >= end
    return not text.has_capital(place)


def _first_name(text: SentenceWords, last: int, behind: int) -> str:
    """The one word with a capital before a last name, behind an office or a word without a capital, or at the beginning of a
    paragraph where it goes on with who that is; "" where there is none.

    Args:
        text: the words of it.
        last, behind: place of the first word of the last name, and the one behind it.
    """
    first = last - 1
    while first > 0 and text.touches(first) and not text.lows[first - 1].isspace():
        first -= 1
    if first < 0 or text.touches(last):
        return ""
    start, end = text.starts[first], text.ends[last - 1]
    name = text.text[start:end]
    rests = [part[1:] for part in name.split(_HYPHEN)]
    is_name = len(name) > 1 and name[0].isupper() and all(sign.islower() or sign in _IN_NAME for sign in "".join(rests))
    if not is_name or text.starts[last] - end != 1:
        return ""
    if first == 0 or text.lows[first - 1].isspace():
        return name if _says_who(text, behind) else ""
    if start - text.ends[first - 1] != 1:
        return ""
    if text.has_capital(first - 1) and text.lows[first - 1] in given_names():  # "Ana Rosa Quispe"
        return f"{text.text[text.starts[first - 1] : text.ends[first - 1]]} {name}"
    before = text.text[start - 2]
    office = first - 1
    if text.lows[office] == "." and text.touches(office):
        office -= 1
    is_inside = before.islower() or before in _BEFORE_NAME
    return name if is_inside or (text.bits[office] & _OFFICE and text.has_capital(office)) else ""


def _with_last_name(title: SentenceWords, text: SentenceWords, cues: Cues) -> SentenceWords:
    """The title with the full name of its subject, where it begins with a given name to which the article gives just one last name."""
    first = _first_word(title) if cues.no_first_names else ""
    if fold(first) not in given_names() or fold(first) in doubtful_names():
        return title
    names = {text.text[text.starts[low] : text.ends[high - 1]] for low, high in _last_names(text, title.lows[0])}
    full = [name for name in names if name.startswith(f"{first} ")]
    places = _known_places(cues.lang) | last_words_of_things()
    if len(full) != 1 or fold(full[0].split()[-1]) in places or len(title.text) + len(full[0]) > TUNING.longest:
        return title
    return words_of(full[0] + title.text[len(first) :], cues.lang)


def _last_names(text: SentenceWords, low: str) -> Iterator[tuple[int, int]]:
    """Places of a given name with the one word with a capital behind it, where no other stands beside these; each with the place
    behind its last word.

    Args:
        text: the words of it.
        low: the given name in small letters.
    """
    place = NONE
    for _ in range(text.lows.count(low)):
        place = text.lows.index(low, place + 1)
        last = place + 1
        if not text.has_capital(last) or text.touches(last) or (place and text.has_capital(place - 1)):
            continue
        behind = last + 1
        while text.touches(behind) and not text.is_owner(behind) and text.lows[behind][0] not in _BEHIND_NAME:
            behind += 1
        if not text.has_capital(behind) or text.touches(behind):
            yield place, behind


def _says_who(text: SentenceWords, place: int) -> bool:
    """Whether what stands behind a name says who that is: ", a judge", ", 42,"."""
    if text.lows[place : place + 1] != [","] or place + 1 >= len(text):
        return False
    if text.bits[place + 1] & _APPOSITION:
        return True
    age = place + 1
    return text.lows[age].isdigit() and text.lows[age + 1 : age + 2] == [","]


def is_place(name: str, lang: str) -> bool:
    """Whether a word is a name of a country or continent in a language, or of its people."""
    return fold(name) in _known_places(lang)


@lru_cache(maxsize=TUNING.remembered_places)
def _known_places(lang: str) -> frozenset[str]:
    """Folded words of all places, which are no part of a person's name."""
    return frozenset(_known("countries", lang)) | frozenset(_known("continents", lang))
