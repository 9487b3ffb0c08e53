"""Under which heading of a digest an event stands: the country, or the part of the world, that it or its story is about. A line
alone has no heading of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tui.events.terms import terms
from tui.model import DigestEntry
from tui.places.recognize import places_in
from tui.places.table import by_id
from tui.places.words import is_part, part_of_world, parts_named

LINES = 2
"""Events that share a heading, at least (chosen: a heading over a single line says what the line says)."""
COMMON_WORDS = 2
"""Words that a sentence shares with a title to tell of the same (chosen: one may be a name that both only mention)."""
LANGUAGE = "en"
"""Whose endings of names are known where an article's language is not at hand (chosen: that of most feeds)."""


def with_headings(
    entries: Sequence[DigestEntry], titles: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[DigestEntry, ...]:
    """Entries with the country that most titles of their story name where that has several events here, else with its part of the
    world where that has, else with the next that they name; a story of several events that name no country has the name of the person that they are about. An
    event of whose titles none names a country counts with its sentence.

    Args:
        entries: in their order.
        titles: event -> titles of the articles about it, each with its language.
    """
    threads: dict[str, Counter[str]] = {}
    for entry in entries:
        threads.setdefault(_thread(entry), Counter()).update(_countries(entry, titles.get(entry.event.id, ())))
    spread = Counter(country for countries in threads.values() for country in countries)
    about = {thread: _ranked(countries, spread) for thread, countries in threads.items()}
    first = [next(iter(about[_thread(entry)]), "") for entry in entries]
    countries = _shared(where for where in first if not is_part(where))
    parts = _shared(_part(where) for where in first if where not in countries)
    people = _people(entries)

    def heading(thread: str) -> str:
        for where in about[thread]:
            if where in countries:
                return by_id(where).name
            if _part(where) in parts:
                return _part(where)
        return "" if about[thread] else people.get(thread, "")

    return tuple(replace(entry, group=heading(_thread(entry))) for entry in entries)


def _shared(headings: Iterable[str]) -> frozenset[str]:
    """Those that stand over several events."""
    return frozenset(heading for heading, lines in Counter(headings).items() if heading and lines >= LINES)


def _people(entries: Sequence[DigestEntry]) -> dict[str, str]:
    """Story -> the person that most of its events name, and several do; of equals the one named first."""
    named: dict[str, Counter[str]] = {}
    for entry in entries:
        named.setdefault(_thread(entry), Counter()).update(dict.fromkeys(entry.event.people, 1))
    first = {thread: max(people, key=lambda name: people[name]) for thread, people in named.items() if people}
    return {thread: name for thread, name in first.items() if named[thread][name] >= LINES}


def _thread(entry: DigestEntry) -> str:
    return entry.event.story or entry.event.id


def _countries(entry: DigestEntry, titles: Sequence[tuple[str, str]]) -> Counter[str]:
    """How many titles name a country, the event's own first; without any, those of the sentence if that tells of the same, else the
    country of all places that its articles name, if it is one."""
    own = entry.event.title
    said = Counter(country for title, lang in ((own, ""), *titles) for country in _named(title, lang))
    sentence = entry.source.evidence.text
    if not said and len(set(terms(own)) & set(terms(sentence))) >= COMMON_WORDS:
        said = Counter(_named(sentence, "").keys())
    if not said and len(countries := {by_id(place).country for place in entry.event.places}) == 1:
        said = Counter(countries)
    return said


def _named(text: str, lang: str) -> dict[str, None]:
    """Countries that a text names, and the parts of the world that it names beside."""
    countries = dict.fromkeys(place.country for place in places_in(text, lang or LANGUAGE))
    within = {part_of_world(country) for country in countries}
    return countries | {part: None for part in parts_named(text) if part not in within}


def _part(where: str) -> str:
    return where if is_part(where) else part_of_world(where)


def _ranked(named: Counter[str], spread: Counter[str]) -> list[str]:
    """Countries and parts of the world, those named most first; of equals those that the fewest stories name, of these the first."""
    return sorted(named, key=lambda where: (-named[where], spread[where]))
