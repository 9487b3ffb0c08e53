"""Places and people by name: what `where:` and `who:` mean, what they may be completed to, what the ids of places are called."""

from __future__ import annotations

from collections.abc import Sequence

from tui.errors import UsageError
from tui.places.fold import folded
from tui.places.table import Kind, Place, by_id, called
from tui.places.words import nation, region
from tui.service.session import Session
from tui.text import unaccented

CHOICES = 400
"""Names looked at for completion, those of most events first (chosen: a screen shows far fewer)."""


def places_called(name: str) -> tuple[str, ...]:
    """The ids of all places that a name, in any language, or an id can mean.

    Raises:
        UsageError: there is none.
    """
    place = _by_id(name.strip().upper())
    if place is not None:
        return (place.id,)
    plain = folded(name)
    found = called(plain) or nation(plain, name.strip()) or region(plain)
    if not found:
        raise UsageError(
            f"There is no place called {name!r}.", "Write a country, a region or a city, or its id: where:UA."
        )
    countries = [place for place in found if place.kind is Kind.COUNTRY]
    return tuple(place.id for place in countries or found)


def place_names(ids: Sequence[str]) -> tuple[str, ...]:
    """What places are called, cities and regions with their country: `Lyon, France`."""
    places = [place for id_ in ids if (place := _by_id(id_)) is not None]
    inner = [place for place in places if place.kind is not Kind.COUNTRY]
    outer = {place.country for place in inner}
    names = [f"{place.name}, {by_id(place.country).name}" for place in inner]
    return (*names, *(place.name for place in places if place.kind is Kind.COUNTRY and place.id not in outer))


def place_choices(session: Session, typed: str) -> list[str]:
    """Names of places that events name and that begin so, the most frequent first."""
    beginning = folded(typed)
    names = (place.name for id_ in session.store.most_named("where", "", CHOICES) if (place := _by_id(id_)) is not None)
    return list(dict.fromkeys(name for name in names if folded(name).startswith(beginning)))


def people_choices(session: Session, typed: str) -> list[str]:
    """Names of people, from the word on that begins so, the most frequent first."""
    beginning = unaccented(typed)
    names = session.store.most_named("who", beginning, CHOICES)
    return list(dict.fromkeys(name[max(f" {name}".find(f" {beginning}"), 0) :] for name in names))


def _by_id(code: str) -> Place | None:
    try:
        return by_id(code)
    except KeyError:
        return None
