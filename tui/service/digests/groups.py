"""Under which heading of a digest an event stands: the country, or the part of the world, that it or its story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.events.terms import terms
from tui.model import DigestEntry
from tui.places.recognize import places_in
from tui.places.table import by_id
from tui.places.words import part_of_world

WIDELY_TOLD = 3
"""Outlets of an event whose country is a heading even if it is its only one (chosen: it leads the day)."""
COMMON_WORDS = 2
"""Words that a sentence shares with a title to tell of the same (chosen: one may be a name that both only mention)."""
LANGUAGE = "en"
"""Whose endings of names are known where an article's language is not at hand (chosen: that of most feeds)."""


def with_headings(
    entries: Sequence[DigestEntry], titles: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[DigestEntry, ...]:
    """Entries with the country that most titles of their story name, or its part of the world where that is its only event; an
    event of whose titles none names a country counts with its sentence.

    Args:
        entries: in their order.
        titles: event -> titles of the articles about it, each with its language.
    """
    threads: dict[str, Counter[str]] = {}
    for entry in entries:
        threads.setdefault(_thread(entry), Counter()).update(_countries(entry, titles.get(entry.event.id, ())))
    spread = Counter(country for countries in threads.values() for country in countries)
    about = {thread: _country(countries, spread) for thread, countries in threads.items()}
    busy = Counter(about[_thread(entry)] for entry in entries)
    busy.update(about[_thread(entry)] for entry in entries if len(entry.event.sources) >= WIDELY_TOLD)
    return tuple(replace(entry, group=_heading(about[_thread(entry)], busy)) for entry in entries)


def _thread(entry: DigestEntry) -> str:
    return entry.event.story or entry.event.id


def _countries(entry: DigestEntry, titles: Sequence[tuple[str, str]]) -> Counter[str]:
    """How many titles name a country, the event's own first; without any, those of the sentence if that tells of the same."""
    own = entry.event.title
    said = Counter(country for title, lang in ((own, ""), *titles) for country in _named(title, lang))
    sentence = entry.source.evidence.text
    if not said and len(set(terms(own)) & set(terms(sentence))) >= COMMON_WORDS:
        said = Counter(_named(sentence, "").keys())
    return said


def _named(text: str, lang: str) -> dict[str, None]:
    return dict.fromkeys(place.country for place in places_in(text, lang or LANGUAGE))


def _country(countries: Counter[str], spread: Counter[str]) -> str:
    """The country that is named most; of equals the one that the fewest stories name, of these the first."""
    return max(countries, key=lambda country: (countries[country], -spread[country])) if countries else ""


def _heading(country: str, busy: Counter[str]) -> str:
    """A country of several events, or of one that many tell; the part of the world that another country lies in."""
    return by_id(country).name if busy[country] > 1 and country else part_of_world(country)
