"""What a text tells whatever its language: the kinds of things that happen in it, its places and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import mul

from tui.events.matching.particulars import numbers_of
from tui.events.matching.tuning import GistWeights
from tui.languages import read
from tui.places.fold import folded
from tui.places.recognize import places_in
from tui.places.table import Kind, Place

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A sign of a script that sets no spaces, or whose particles grow onto words."""
SHORTEST_STEM = 2
"""Letters of the shortest stem in the lists."""
MOST_NUMBERS = 2
"""Numbers that count: texts that share two hardly tell of two events."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What a text tells.

    Args:
        kinds: keys of the lists of kinds that its headline names.
        told: those that its first sentences name, too.
        places: ids of cities and regions.
        titled_places: those of them that its headline names.
        countries: ISO codes of the countries that it names, and of those that its places lie in.
        titled_countries: those of them that its headline names, or that its places there lie in.
        numbers: as digits.
    """

    kinds: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    titled_places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    titled_countries: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


NO_GIST = Gist()


def gist(title: str, opening: str, lang: str) -> Gist:
    """Of a headline and the first sentences of a text."""
    titled, opened = places_in(title, lang), places_in(opening, lang)
    kinds = frozenset(kinds_of(title, lang))
    return Gist(
        kinds=kinds,
        told=kinds | frozenset(kinds_of(opening, lang)),
        places=_ids((*titled, *opened)),
        titled_places=_ids(titled),
        countries=frozenset(place.country for place in (*titled, *opened)),
        titled_countries=frozenset(place.country for place in titled),
        numbers=frozenset(one for text in (title, opening) for one in numbers_of(text, lang)),
    )


def _ids(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(place.id for place in places if place.kind is not Kind.COUNTRY)


def is_elsewhere(one: Gist, other: Gist) -> bool:
    """Whether two texts are about places that exclude each other: what either headline names the other text does not, be it the
    country or, of one country, the city or the region. A city may lie in a region, so one of each says nothing."""
    if _apart(one.titled_countries, one.countries, other.titled_countries, other.countries):
        return True
    if not one.places or not other.places or not one.places.isdisjoint(other.places):
        return False
    return any(
        _apart(
            *(
                frozenset(filter(sort, ids))
                for ids in (one.titled_places, one.places, other.titled_places, other.places)
            )
        )
        for sort in (str.isdigit, _is_region)
    )


def _is_region(place: str) -> bool:
    return not place.isdigit()


def other_kinds(one: Gist, other: Gist) -> int:
    """How many kinds of things each headline has at least that the other text does not tell of."""
    return min(len(one.kinds - other.told), len(other.kinds - one.told))


def _apart(
    titled: frozenset[str], all_: frozenset[str], other_titled: frozenset[str], other_all: frozenset[str]
) -> bool:
    """Whether both headlines name something that the other text lacks; where one names nothing, whether the texts do."""
    mine, theirs = titled or all_, other_titled or other_all
    return bool(mine and theirs) and mine.isdisjoint(other_all) and theirs.isdisjoint(all_)


def kinds_of(text: str, lang: str) -> Iterator[str]:
    """Keys of the lists that a text has a word of."""
    exact, stems, longest = _kinds(lang)
    for match in _WORD.finditer(text):
        word = match.group()
        if _WIDE.search(word):
            for start in range(len(word)):
                for size in range(1, longest + 1):
                    yield from exact.get(word[start : start + size], ())
            continue
        for part in (word, *re.split("[-’'ʼ]", word)) if not word.isalpha() else (word,):
            plain = folded(part).replace(" ", "-")
            yield from exact.get(plain, ())
            for size in range(SHORTEST_STEM, len(plain) + 1):
                yield from stems.get(plain[:size], ())


def gist_features(one: Gist, other: Gist) -> tuple[float, ...]:
    """What two texts tell alike and unlike, as `GIST_WEIGHTS` weighs it; the same in either order."""
    places = bool(one.places and other.places)
    countries = bool(one.countries and other.countries)
    alone, others = len(one.kinds - other.told), len(other.kinds - one.told)
    return (
        1.0,
        len(one.told & other.told),
        min(alone, others),
        alone + others,
        places and not one.places.isdisjoint(other.places),
        is_elsewhere(one, other),
        countries and not one.countries.isdisjoint(other.countries),
        countries and one.countries.isdisjoint(other.countries),
        min(len(one.numbers & other.numbers), MOST_NUMBERS),
        min(len(one.numbers - other.numbers), len(other.numbers - one.numbers), MOST_NUMBERS),
    )


def gist_odds(weights: GistWeights, one: Gist, other: Gist) -> float:
    """Log-odds that two texts in different languages tell of one event, by what they tell alone."""
    return float(sum(map(mul, weights, gist_features(one, other))))


def meeting_points(told: Gist) -> Iterator[tuple[str, str]]:
    """(kind, country): texts in different languages are compared where they share one."""
    for kind in told.kinds:
        for country in told.countries:
            yield kind, country


@cache
def _kinds(lang: str) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], int]:
    """Word -> kinds, stem -> kinds, letters of the longest word."""
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for kind, words in read(lang, "kinds").get("kinds", {}).items():
        for word in words.split():
            plain = folded(word.rstrip("*")).replace(" ", "-")
            table = stems if word.endswith("*") else exact
            table[plain] = (*table.get(plain, ()), kind)
    return exact, stems, max(map(len, exact), default=0)
