"""Titles without words that only their article explains: full names for last names, the country's name for "the country"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.events.sentences.cues import Cues
from tui.events.terms import fold, known_names
from tui.events.titles.tuning import TUNING
from tui.languages import Template, read

_UNNAMED = Template(r" (?:{country_nouns}|{continent_nouns})\b")
"""What either of the next two holds: begins with a space, so that most titles are passed over at once."""
_COUNTRY = Template(r"\b()(?:{definite}|{Definite}) (?:{country_nouns})\b(?! (?:{after_country_nouns})\b)")
_CONTINENT = Template(
    r"\b(?:({on_places}) )?(?:{definite}|{Definite}) (?:{continent_nouns})\b(?! (?:{after_continent_nouns})\b)"
)
_PLACE_NAME = Template(r"\b(?:(?:{place_names?})(?!\w)|[A-ZÀ-Þ]\w+)")
_FULL_NAME = Template(
    r"""(?=[A-ZÀ-Þ])(?:(?<=[a-zà-þ,;”]\ )|(?:{offices_before_full_names})\ )
    ([A-ZÀ-Þ][a-zà-þ’'-]+)\ ([A-ZÀ-Þ][\w’'-]+?)
    (?=(?:{possessive_endings})?(?:[,.;:]|\s[^A-ZÀ-Þ]|$))""",
    re.VERBOSE,
)
_FIRST_WORD = Template(r"([A-ZÀ-Þ][\w’'-]+?)(?=(?:{possessive_endings})?\s[a-z])")


def spelt_out(title: str, headline: str, text: str, place: int, cues: Cues) -> str:
    """A title that says who and where without its article, as far as that is plain.

    Args:
        title: made from one sentence.
        headline, text: of its article.
        place: code point of the text at which the sentence begins.
        cues: word lists of its language.
    """
    unnamed = _UNNAMED.of(cues.lang).search(title) is not None
    for pattern, kind in ((_COUNTRY, "countries"), (_CONTINENT, "continents")) if unnamed else ():
        if phrase := pattern.of(cues.lang).search(title):
            nearby = (text[max(place - window, 0) : place] for window in TUNING.context_windows)
            title = _with_place(title, phrase, kind, (*nearby, headline), cues)
    return _with_first_name(title, text, cues)


def _with_place(title: str, phrase: re.Match[str], kind: str, texts: Sequence[str], cues: Cues) -> str:
    """The title with the name of the one place for "the country", by the first of some texts that names just one."""
    table = read(cues.lang, "places")
    named = _places(title[: phrase.start()], kind, cues.lang)
    for text in texts:
        places = _places(text, kind, cues.lang) - named
        if len(places) == 1 and (place := places.pop()) not in table.get("unclear", ()):
            shown = str(table.get("shown", {}).get(place, place.capitalize()))
            if phrase.group(1):
                shown = f"{table.get('within', phrase.group(1))} {shown}"
            if not phrase.start():
                shown = shown[0].upper() + shown[1:]
            return title[: phrase.start()] + shown + title[phrase.end() :]
    return title


def _places(text: str, kind: str, lang: str) -> set[str]:
    known = _known(kind, lang)
    names = (fold(match[0].replace(".", "")) for match in _PLACE_NAME.of(lang).finditer(text))
    return {known[name] for name in names if name in known}


@lru_cache(maxsize=TUNING.remembered_places)
def _known(kind: str, lang: str) -> Mapping[str, str]:
    """Folded words of places -> the name of the place."""
    rows = known_names()[kind].items()
    more: dict[str, str] = read(lang, "places").get(kind, {})
    return {word: name for name, words in rows for word in (name, *words.split())} | more


def _with_first_name(title: str, text: str, cues: Cues) -> str:
    """The title with the full name of its subject, where the article gives just one to that last name."""
    word = _FIRST_WORD.of(cues.lang).match(title)
    if word is None or len(word[1]) < TUNING.last_name_letters or word[1].isupper():
        return title
    firsts = _full_names(text, cues).get(word[1])
    if firsts is None or len(firsts) != 1 or len(title) + len(firsts[0]) + 1 > TUNING.longest:
        return title
    return f"{firsts[0]} {title}"


@lru_cache(maxsize=TUNING.remembered_articles)
def _full_names(text: str, cues: Cues) -> Mapping[str, tuple[str, ...]]:
    """Last name -> the first names that it stands behind."""
    names: dict[str, dict[str, None]] = {}
    places = _known_places(cues.lang)
    for match in _FULL_NAME.of(cues.lang).finditer(text):
        first, last = match.groups()
        if fold(first) not in cues.no_first_names and fold(first) not in places and fold(last) not in places:
            names.setdefault(last, {})[first] = None
    return {last: tuple(firsts) for last, firsts in names.items()}


@lru_cache(maxsize=TUNING.remembered_places)
def _known_places(lang: str) -> frozenset[str]:
    """Folded words of all places, which are no part of a person's name."""
    return frozenset(_known("countries", lang)) | frozenset(_known("continents", lang))
