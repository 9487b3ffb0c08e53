"""Under which heading of a digest an event stands: the country, or the part of the world, that it or its story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tui.model import DigestEntry
from tui.places.recognize import places_in
from tui.places.table import by_id
from tui.places.words import part_of_world

LANGUAGE = "en"
"""Whose endings of names are known where an article's language is not at hand (chosen: that of most feeds)."""


def with_headings(entries: Sequence[DigestEntry], langs: dict[str, str]) -> tuple[DigestEntry, ...]:
    """Entries with the country that most titles of their story name, or its part of the world where that is its only event; a
    title without a country counts with its sentence.

    Args:
        entries: in their order.
        langs: article -> language of its text.
    """
    threads: dict[str, Counter[str]] = {}
    for entry in entries:
        threads.setdefault(_thread(entry), Counter()).update(_countries(entry, langs))
    spread = Counter(country for countries in threads.values() for country in countries)
    about = {thread: _country(countries, spread) for thread, countries in threads.items()}
    busy = Counter(about[_thread(entry)] for entry in entries)
    return tuple(replace(entry, group=_heading(about[_thread(entry)], busy)) for entry in entries)


def _thread(entry: DigestEntry) -> str:
    return entry.event.story or entry.event.id


def _countries(entry: DigestEntry, langs: dict[str, str]) -> tuple[str, ...]:
    """Countries that a title names, in order; without one, those of the sentence."""
    lang = langs.get(entry.source.article) or LANGUAGE
    for text in (entry.event.title, entry.source.evidence.text):
        countries = dict.fromkeys(place.country for place in places_in(text, lang))
        if countries:
            return tuple(countries)
    return ()


def _country(countries: Counter[str], spread: Counter[str]) -> str:
    """The country that is named most; of equals the one that the fewest stories name, of these the first."""
    return max(countries, key=lambda country: (countries[country], -spread[country])) if countries else ""


def _heading(country: str, busy: Counter[str]) -> str:
    """A country of several events; the part of the world that a country of one lies in."""
    return by_id(country).name if busy[country] > 1 and country else part_of_world(country)
