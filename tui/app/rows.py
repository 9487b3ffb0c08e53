"""The lines of the list: groups newest first, a heading before each, found by line, by event or by day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from textual.cache import LRUCache

from tui.model import Event, Group, When

PAGE = 100
"""Events fetched at once."""

Fetch = Callable[[Group, int, int], Sequence[Event]]
"""(group, offset, limit) -> the events there."""


@dataclass(frozen=True, slots=True)
class Place:
    """An event's place: index of its group in display order, and offset in the group."""

    group: int
    offset: int


class Rows:
    """Groups laid out as lines, newest first; of groups that begin the same day the coarser stands first.

    Args:
        groups: as the timeline service gives them, in chronological order.
    """

    def __init__(self, groups: Sequence[Group] = ()) -> None:
        order = sorted(range(len(groups)), key=lambda n: (-groups[n].when.first.toordinal(), n))
        self.groups = tuple(groups[n] for n in order)
        self._display = {n: shown for shown, n in enumerate(order)}
        self._events = [0, *accumulate(group.count for group in self.groups)]
        self._starts = [count + heading for heading, count in enumerate(self._events)]
        self._days = [-group.when.first.toordinal() for group in self.groups]

    @property
    def lines(self) -> int:
        """Number of lines, headings included."""
        return self._starts[-1]

    @property
    def events(self) -> int:
        return self._events[-1]

    def at(self, line: int) -> Place:
        """What stands on a line; offset -1 is the group's heading."""
        group = bisect_right(self._starts, line) - 1
        return Place(group, line - self._starts[group] - 1)

    def line(self, place: Place) -> int:
        """The line of an event."""
        return self._starts[place.group] + 1 + place.offset

    def number(self, place: Place) -> int:
        """1 for the first event from the top."""
        return self._events[place.group] + place.offset + 1

    def nth(self, number: int) -> Place:
        """The inverse of `number`, stopping at both ends; there must be an event."""
        number = min(max(number, 1), self.events)
        group = bisect_right(self._events, number - 1) - 1
        return Place(group, number - 1 - self._events[group])

    def place(self, chronological: int, offset: int) -> Place | None:
        """The place of what the service calls group `chronological`; None if it is not here."""
        group = self._display.get(chronological)
        return Place(group, offset) if group is not None and offset < self.groups[group].count else None

    def under(self, heading: When, offset: int) -> Place | None:
        """The event at an offset under a heading, or its last; None if there is no such heading."""
        for number in range(bisect_left(self._days, -heading.first.toordinal()), len(self.groups)):
            if self.groups[number].when == heading:
                return Place(number, min(offset, self.groups[number].count - 1))
            if self.groups[number].when.first < heading.first:
                break
        return None

    def on_or_before(self, day: date) -> Place | None:
        """The first event of the newest group that does not begin after `day`, an exact day before coarser groups.

        Falls back to the oldest group; None if there are no events.
        """
        if not self.groups:
            return None
        first = bisect_right(self._days, -day.toordinal() - 1)
        if first == len(self.groups):
            first -= 1
        begin = self._days[first]
        exact = next(
            (n for n in range(first, len(self.groups)) if self._days[n] == begin and self.groups[n].when.is_day), first
        )
        return Place(exact, 0)

    def newest_in(self, first: date, last: date) -> Place | None:
        """The first event from the top that begins between two days; None if there is none."""
        group = bisect_right(self._days, -last.toordinal() - 1)
        if group < len(self.groups) and self.groups[group].when.first >= first:
            return Place(group, 0)
        return None

    def next_day(self, day: date, direction: int) -> date | None:
        """The nearest day after (1) or before (-1) `day` on which a group begins; None past the ends."""
        at = -day.toordinal()
        group = bisect_right(self._days, at - 1) - 1 if direction > 0 else bisect_right(self._days, at)
        return self.groups[group].when.first if 0 <= group < len(self.groups) else None


PageKey = tuple[int, int]
"""(index of the group in display order, number of the page in it)."""


class Pages:
    """Events of the rows, fetched by the page and kept for the pages used last.

    Args:
        rows: what they are pages of.
        fetch: gives the events.
        keep: number of pages kept.
        waiting: whether `get` fetches what is missing at once; without it, it only notes what is wanted, for someone
            to fetch in a thread and `put_page`.
    """

    def __init__(self, rows: Rows, fetch: Fetch, keep: int = 64, *, waiting: bool = True) -> None:
        self._rows = rows
        self._fetch = fetch
        self._pages: LRUCache[PageKey, list[Event]] = LRUCache(keep)
        self.waiting = waiting
        self.wanted: dict[PageKey, None] = {}
        """Pages that were asked for and are not here, in the order in which they were."""

    def get(self, place: Place) -> Event | None:
        """The event there; None where it is not here yet, or the store changed and there is none any more."""
        page, inside = divmod(place.offset, PAGE)
        key = (place.group, page)
        events = self._pages.get(key)
        if events is None:
            if not self.waiting:
                self.wanted[key] = None
                return None
            events = self.fetch(key)
            self.put_page(key, events)
        return events[inside] if inside < len(events) else None

    def fetch(self, key: PageKey) -> list[Event]:
        """Read a page from the store; may run in a thread."""
        group, page = key
        return list(self._fetch(self._rows.groups[group], page * PAGE, PAGE))

    def put_page(self, key: PageKey, events: list[Event]) -> None:
        """Keep a page that was read."""
        self._pages.set(key, events)
        self.wanted.pop(key, None)

    def put(self, event: Event) -> Place | None:
        """Replace an event that a person marked, wherever it is kept; returns its place."""
        for group, page in list(self._pages.keys()):
            events = self._pages.get((group, page)) or []
            for inside, kept in enumerate(events):
                if kept.id == event.id:
                    events[inside] = event
                    return Place(group, page * PAGE + inside)
        return None
