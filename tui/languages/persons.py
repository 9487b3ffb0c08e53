"""Words by which the names of people and of places are told from other words with a capital: `people.toml`, and lists of languages."""

from __future__ import annotations

from functools import cache

from tui.languages.lists import word_lists
from tui.languages.loader import read_shared

UNKNOWN = "en"
"""Whose lists are taken for a text of a language that is not known."""


@cache
def shared_words(name: str) -> frozenset[str]:
    """A list of `people.toml`, folded."""
    return frozenset(read_shared("people")[name].split())


def given_names() -> frozenset[str]:
    """Words that begin a full name: given names, and family names where these stand first."""
    return shared_words("given")


def doubtful_names() -> frozenset[str]:
    """Given names that are words, too."""
    return shared_words("doubtful")


def name_particles() -> frozenset[str]:
    """Small words inside names."""
    return shared_words("particles")


def last_words_of_things() -> frozenset[str]:
    """Last words of the names of firms, streets, bodies."""
    return shared_words("others")


def no_places() -> frozenset[str]:
    """Names of places in some language that are other words as a rule."""
    return shared_words("no_places")


def is_of_a_continent(country: str, before: str) -> bool:
    """Whether the adjective of a country is that of a continent behind a word (folded)."""
    table = read_shared("people")["continents"]
    return before in table.get(country, "").split()


@cache
def offices(lang: str) -> frozenset[str]:
    """Offices and titles before a name, in small letters, without full stops."""
    return frozenset(word.casefold().strip(".") for word in word_lists(lang or UNKNOWN).get("offices", ()))


@cache
def no_person_words(lang: str) -> frozenset[str]:
    """Words that make a name one of something else than a person, in small letters."""
    return last_words_of_things() | {word.casefold() for word in word_lists(lang or UNKNOWN).get("no_person_words", ())}
