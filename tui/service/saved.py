"""Filters that a person has saved, and of these the ones that are watched: what is new for them is counted, and marked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from tui.errors import UsageError
from tui.model import Query
from tui.service.filters.language import parse_query
from tui.service.session import Session
from tui.store import Edit, MarkChange
from tui.text import clean_title

KIND = "saved"
"""Kind of the edits that save a filter or take it away, and the field that they change."""
LONGEST_NAME = 60
"""Code points of a name (chosen: a line of the list holds it)."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter under a name.

    Args:
        text: as typed.
        watch: whether what is new for it is counted and marked.
        bell: whether the terminal rings then.
    """

    text: str
    watch: bool = False
    bell: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved filter and what it finds.

    Args:
        name: unlike all others.
        filter: what was saved.
        total: events that it finds.
        new: of these, those that came since it was opened last.
        trouble: why it finds nothing, where it cannot be read any more.
    """

    name: str
    filter: SavedFilter
    total: int = 0
    new: int = 0
    trouble: str = ""


def saved(session: Session) -> list[Saved]:
    """All saved filters with their counts, watched ones first, each part by name."""
    found = []
    for name, (value, seen) in session.store.preferences.saved().items():
        its = SavedFilter(**json.loads(value))
        try:
            query = parse_query(its.text, session.now())
        except UsageError as error:
            found.append(Saved(name, its, trouble=str(error)))
            continue
        new = session.store.count(replace(query, newer_than=seen)) if its.watch else 0
        found.append(Saved(name, its, session.store.count(query), new))
    return sorted(found, key=lambda each: (not each.filter.watch, each.name.casefold()))


@dataclass(frozen=True, slots=True)
class WatchNews:
    """What is new for all that is watched.

    Args:
        new: events, each counted once a filter.
        rings: of these, those of filters that ring.
        filters: what is watched, as typed.
    """

    new: int = 0
    rings: int = 0
    filters: tuple[str, ...] = ()


def watch_news(session: Session) -> WatchNews:
    """How much is new for what is watched; next to nothing where nothing is."""
    new = rings = 0
    watched = _watched(session)
    for its, query, seen in watched:
        count = session.store.count(replace(query, newer_than=seen))
        new, rings = new + count, rings + count * its.bell
    return WatchNews(new, rings, tuple(its.text for its, _, _ in watched))


def watched_of(session: Session, ids: Sequence[str]) -> set[str]:
    """Those of some events that one of the watched filters finds."""
    found: set[str] = set()
    if ids:
        for _, query, _ in _watched(session):
            found |= {event.id for event in session.store.stream(replace(query, ids=tuple(ids)))}
    return found


def watched_queries(session: Session) -> list[Query]:
    """What the filters that are watched find."""
    return [query for _, query, _ in _watched(session)]


def saved_query(session: Session, name: str) -> Query:
    """What a saved filter finds.

    Raises:
        UsageError: there is none of that name, or it cannot be read.
    """
    rows = session.store.preferences.saved()
    if name not in rows:
        names = ", ".join(sorted(rows, key=str.casefold))
        raise UsageError(
            f'There is no saved filter "{name}".', f"Saved are: {names}." if names else "Save one in the app, with w."
        )
    return parse_query(SavedFilter(**json.loads(rows[name][0])).text, session.now())


def _watched(session: Session) -> list[tuple[SavedFilter, Query, int]]:
    """(filter, its query, newest event seen) of what is watched and can be read."""
    watched = []
    for value, seen in session.store.preferences.saved().values():
        its = SavedFilter(**json.loads(value))
        if its.watch:
            try:
                watched.append((its, parse_query(its.text, session.now()), seen))
            except UsageError:
                continue
    return watched


def save(session: Session, name: str, wanted: SavedFilter) -> str:
    """Save a filter under a name, in place of one that has it; returns the name as it is kept.

    Raises:
        UsageError: the filter is empty or cannot be read.
    """
    text = wanted.text.strip()
    if not text:
        raise UsageError("There is no filter to save.", "Type one first.")
    parse_query(text, session.now())
    name = clean_title(name or text, html=False, limit=LONGEST_NAME)
    store = session.store
    is_new = name not in store.preferences.saved()
    with store.transaction():
        _put(session, name, replace(wanted, text=text))
        if is_new:
            store.preferences.put_seen(name, store.high_water())
    return name


def rename(session: Session, name: str, new: str) -> str:
    """Give a saved filter another name, with what was seen of it, in one change; returns it as it is kept.

    Raises:
        UsageError: there is none of that name, or one of the new name.
    """
    rows = session.store.preferences.saved()
    new = clean_title(new, html=False, limit=LONGEST_NAME)
    if name not in rows or not new or new in rows:
        raise UsageError(f"There is a filter called {new!r} already." if new in rows else f"There is no {name!r}.")
    value, seen = rows[name]
    changes = (MarkChange(name, KIND, value, None), MarkChange(new, KIND, None, value))
    with session.store.transaction():
        session.store.put_edit(Edit(KIND, "", changes=changes), session.now())
        session.store.preferences.put_seen(new, seen)
    return new


def remove(session: Session, name: str) -> str:
    """Take a saved filter away and return its name; what was seen of it is remembered, should it come back."""
    _put(session, name, None)
    return name


def mark_seen(session: Session, name: str) -> None:
    """Nothing is new any more for a saved filter."""
    session.store.preferences.put_seen(name, session.store.high_water())


def _put(session: Session, name: str, wanted: SavedFilter | None) -> None:
    before, _ = session.store.preferences.saved().get(name, (None, 0))
    after = json.dumps(asdict(wanted), ensure_ascii=False) if wanted else None
    if before != after:
        session.store.put_edit(Edit(KIND, "", changes=(MarkChange(name, KIND, before, after),)), session.now())
