"""Where events happened: the places that they name, with their positions, counts and best titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tui.errors import UsageError
from tui.model import Query
from tui.places.positions import position
from tui.places.table import Kind, Place, by_id
from tui.service.session import Session
from tui.service.timeline.naming import places_called
from tui.store import NamedTogether


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place that events name.

    Args:
        id: of the place.
        name: what it is called.
        country: what its country is called; "" for a country.
        at: (degrees north, degrees east); None where that is not known.
        count: events that name it.
        own: those of them that name no place within it: these happened there as far as is known.
        title: of the most important one.
    """

    id: str
    name: str
    country: str
    at: tuple[float, float] | None
    count: int
    own: int
    title: str


def told_places(session: Session, query: Query, first: date, last: date) -> tuple[ToldPlace, ...]:
    """The places that matching events of some days name, those of most events first.

    Args:
        session: open.
        query: what else the events are.
        first, last: days; what overlaps them counts.
    """
    since, until = max(first, query.since or first), min(last, query.until or last)
    return _counted(session.store.named_places(replace(query, since=since, until=until)))


def _counted(groups: Sequence[NamedTogether]) -> tuple[ToldPlace, ...]:
    counts: Counter[str] = Counter()
    own: Counter[str] = Counter()
    best: dict[str, tuple[float, str]] = {}
    places: dict[str, Place | None] = {}
    for group in groups:
        named = []
        for id_ in group.places:
            if id_ not in places:
                places[id_] = _place(id_)
            if (place := places[id_]) is not None:
                named.append(place)
        within = {place.country for place in named if place.kind is not Kind.COUNTRY}
        for place in named:
            counts[place.id] += group.count
            if place.kind is not Kind.COUNTRY or place.id not in within:
                own[place.id] += group.count
            best[place.id] = max(best.get(place.id, (0.0, "")), (group.score, group.title))
    told = [
        ToldPlace(id_, place.name, _country(place), position(place), counts[id_], own[id_], best[id_][1])
        for id_, place in places.items()
        if place is not None
    ]
    return tuple(sorted(told, key=lambda place: (-place.count, place.name, place.id)))


def filter_value(place: ToldPlace) -> str:
    """What `where:` calls a place: its name where that means no other, else its id."""
    is_plain = not set(place.name) & set(',"()')
    try:
        return place.name if is_plain and places_called(place.name) == (place.id,) else place.id
    except UsageError:
        return place.id


def _country(place: Place) -> str:
    country = _place(place.country) if place.kind is not Kind.COUNTRY else None
    return country.name if country is not None else ""


def _place(code: str) -> Place | None:
    try:
        return by_id(code)
    except KeyError:
        return None
