"""The events of the list, read by the page and kept for the pages used last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.cache import LRUCache

from tui.app.list.rows import RowIndex, Rows
from tui.model import Event, Group

PAGE_EVENTS = 100
"""Events of a page. Chosen: more than a screen shows."""
GROUPS_AHEAD = 24
"""Groups on both sides that are fetched with those that are wanted: one query for many costs hardly more."""
PAGES_KEPT = 256
"""Pages kept. Chosen: bounds the memory of a long session."""

PageRequest = tuple[Group, int, int]
"""(group, offset, limit)"""
Fetch = Callable[[Sequence[PageRequest]], Sequence[list[Event]]]
"""What is wanted -> the events of each."""
PageKey = tuple[int, int]
"""(index of the group in display order, number of the page in it)."""


class EventPages:
    """Events of the rows, fetched by the page and kept for the pages used last.

    Args:
        rows: what they are pages of.
        fetch: gives the events.
        kept: number of pages kept.
        waiting: whether `get` fetches what is missing at once; without it, it only notes what is wanted, for someone
            to fetch in a thread and `keep`.
    """

    def __init__(self, rows: Rows, fetch: Fetch, kept: int = PAGES_KEPT, *, waiting: bool = True) -> None:
        self.rows = rows
        self._fetch = fetch
        self._pages: LRUCache[PageKey, list[Event]] = LRUCache(kept)
        self.waiting = waiting
        self.wanted: dict[PageKey, None] = {}
        """EventPages that were asked for and are not here, in the order in which they were."""

    @classmethod
    def none(cls) -> EventPages:
        """Those of an empty list."""
        return cls(Rows(), lambda wanted: [[] for _ in wanted])

    def get(self, row: RowIndex) -> Event | None:
        """The event there; None where it is not here yet, or the store changed and there is none any more."""
        page, inside = divmod(row.offset, PAGE_EVENTS)
        key = (row.group, page)
        events = self._pages.get(key)
        if events is None:
            if not self.waiting:
                self.wanted[key] = None
                return None
            (events,) = self.fetch([key])
            self.keep(key, events)
        return events[inside] if inside < len(events) else None

    def fetch(self, keys: Iterable[PageKey]) -> list[list[Event]]:
        """Read pages from the store; may run in a thread."""
        return list(self._fetch([(self.rows.groups[group], page * PAGE_EVENTS, PAGE_EVENTS) for group, page in keys]))

    def missing(self) -> list[PageKey]:
        """The pages that are wanted, and the first ones of the groups around that are not here."""
        if not self.wanted:
            return []
        groups = [group for group, _ in self.wanted]
        near = range(max(min(groups) - GROUPS_AHEAD, 0), min(max(groups) + GROUPS_AHEAD + 1, len(self.rows.groups)))
        return list(self.wanted | dict.fromkeys((group, 0) for group in near if (group, 0) not in self._pages))

    def keep(self, key: PageKey, events: list[Event]) -> None:
        """Keep a page that was read."""
        self._pages.set(key, events)
        self.wanted.pop(key, None)

    def events(self) -> list[Event]:
        """Those that are here."""
        return [event for key in list(self._pages.keys()) for event in self._pages.get(key) or []]

    def row_of(self, event: str) -> RowIndex | None:
        """Where an event stands, by its id; None where it is not here."""
        for group, page in list(self._pages.keys()):
            for inside, kept in enumerate(self._pages.get((group, page)) or []):
                if kept.id == event:
                    return RowIndex(group, page * PAGE_EVENTS + inside)
        return None

    def between(self, first: RowIndex, last: RowIndex) -> list[Event]:
        """The events between two, both included, read from the store; may run in a thread."""
        return [event for events in self._fetch(self.rows.between(first, last)) for event in events]

    def replace(self, event: Event) -> RowIndex | None:
        """Replace an event that a person marked, wherever it is kept; returns its row."""
        row = self.row_of(event.id)
        if row is not None:
            page, inside = divmod(row.offset, PAGE_EVENTS)
            if events := self._pages.get((row.group, page)):
                events[inside] = event
        return row
