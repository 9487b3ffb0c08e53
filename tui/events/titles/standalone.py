"""Titles without words that only their article explains: full names for last names, the country's name for "the country"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.events.terms import fold, known_names
from tui.events.titles.shorten import LIMIT

NEAR = (150, 500)
"""Code points before a title's sentence in which what "the country" means has been named; the nearest say most."""

SHORTEST = 3
"""Letters of a last name."""

_COUNTRY = re.compile(r"(?=[Tt])\b[Tt]he (?:country|nation|kingdom|republic)\b(?! of\b| to\b)")
_CONTINENT = re.compile(r"(?=[oTt])\b(?:on )?[Tt]he continent\b(?! of\b)")
_CAPITALISED = re.compile(r"\b(?:U\.S\.|U\.K\.|US\b|UK\b|United States|United Kingdom|South Sudan|[A-ZÀ-Þ]\w+)")
_FULL_NAME = re.compile(
    r"(?=[A-ZÀ-Þ])(?:(?<=[a-zà-þ,;”] )|(?<=President )|(?<=Minister )|(?<=Secretary )|(?<=Chancellor )|(?<=Senator ))"
    r"([A-ZÀ-Þ][a-zà-þ’'-]+) ([A-ZÀ-Þ][\w’'-]+?)(?=(?:['’]s)?(?:[,.;:]|\s[^A-ZÀ-Þ]|$))"
)
_FIRST_WORD = re.compile(r"([A-ZÀ-Þ][\w’'-]+?)(?=(?:['’]s)?\s[a-z])")
_NO_FIRST_NAME = frozenset(
    "president minister secretary chancellor senator prince princess king queen general judge justice mayor governor mr mrs ms dr sir lord lady pope"
    " prime foreign chief vice former acting new old north south east west northern southern eastern western central great san santa saint los las"
    " port lake mount fort hong tel saudi sri white house team operation hurricane cyclone typhoon tropical storm super monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september october november december".split()
)
_SHOWN = {"usa": "the U.S.", "uk": "the U.K.", "netherlands": "the Netherlands", "philippines": "the Philippines"}
_UNCLEAR = frozenset({"korea", "saudi", "congo", "sudan", "georgia"})
"""Countries whose one word does not say which is meant."""


def spelt_out(title: str, headline: str, text: str, place: int) -> str:
    """A title that says who and where without its article, as far as that is plain.

    Args:
        title: made from one sentence.
        headline, text: of its article.
        place: code point of the text at which the sentence begins.
    """
    for phrase, kind in ((_COUNTRY, "countries"), (_CONTINENT, "continents")):
        if found := phrase.search(title):
            title = _with_place(
                title, found, kind, (*(text[max(place - reach, 0) : place] for reach in NEAR), headline)
            )
    return _with_first_name(title, text)


def _with_place(title: str, found: re.Match[str], kind: str, told: Sequence[str]) -> str:
    """The title with the name of the one place for "the country", by the first of some texts that names just one."""
    named = _places(title[: found.start()], kind)
    for text in told:
        places = _places(text, kind) - named
        if len(places) == 1 and (place := places.pop()) not in _UNCLEAR:
            shown = "in " * found[0].startswith("on ") + _SHOWN.get(place, place.capitalize())
            if not found.start():
                shown = shown[0].upper() + shown[1:]
            return title[: found.start()] + shown + title[found.end() :]
    return title


def _places(text: str, kind: str) -> set[str]:
    known = _known(kind)
    return {known[name] for match in _CAPITALISED.finditer(text) if (name := fold(match[0].replace(".", ""))) in known}


@lru_cache(maxsize=2)
def _known(kind: str) -> Mapping[str, str]:
    rows = known_names()[kind].items()
    more = {"us": "usa", "united states": "usa", "united kingdom": "uk"} if kind == "countries" else {}
    return {word: name for name, words in rows for word in (name, *words.split())} | more


def _with_first_name(title: str, text: str) -> str:
    """The title with the full name of its subject, where the article gives just one to that last name."""
    found = _FIRST_WORD.match(title)
    if found is None or len(found[1]) < SHORTEST or found[1].isupper():
        return title
    last = found[1]
    firsts = _full_names(text).get(last)
    if firsts is None or len(firsts) != 1 or len(title) + len(firsts[0]) + 1 > LIMIT:
        return title
    return f"{firsts[0]} {title}"


@lru_cache(maxsize=8)
def _full_names(text: str) -> Mapping[str, tuple[str, ...]]:
    """Last name -> the first names that it stands behind."""
    found: dict[str, dict[str, None]] = {}
    places = _places_known()
    for match in _FULL_NAME.finditer(text):
        first, last = match.groups()
        if fold(first) not in _NO_FIRST_NAME and fold(first) not in places and fold(last) not in places:
            found.setdefault(last, {})[first] = None
    return {last: tuple(firsts) for last, firsts in found.items()}


@lru_cache(maxsize=1)
def _places_known() -> frozenset[str]:
    return frozenset(_known("countries").keys() | _known("continents").keys())
