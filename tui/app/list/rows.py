"""The lines of the list: groups newest first, a heading before each; a line, an event or a day leads to its row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from tui.model import Group, Scale, When
from tui.wording.counts import grouped
from tui.wording.dates import heading


@dataclass(frozen=True, slots=True)
class RowIndex:
    """Where an event stands in the list.

    Args:
        group: index of its group in display order.
        offset: of the event in its group; -1 is the group's heading.
    """

    group: int
    offset: int


class Rows:
    """Groups laid out as lines, newest first; of groups that begin the same day the coarser stands first.

    A group is a heading, its events, and in an overview a line that says how many more there are.

    Args:
        groups: as the timeline service gives them, in chronological order.
    """

    by_day = True
    """Whether the headings give the dates of the events below them."""
    dated = False
    """Whether lines give the year, since the headings do not."""
    short = False
    """Whether groups are short enough to be shown as a whole."""
    complete = True
    """Whether they are all that there are."""

    def __init__(self, groups: Sequence[Group] = ()) -> None:
        self.groups = tuple(sorted(groups, key=lambda group: -group.when.first.toordinal()))
        self.events = sum(group.count for group in groups)
        self._lay_out()
        self._days = [-group.when.first.toordinal() for group in self.groups]

    def _lay_out(self) -> None:
        sizes = [self.shown(number) for number in range(len(self.groups))]
        tails = [0, *accumulate(self.more(number) > 0 for number in range(len(self.groups)))]
        self._events = [0, *accumulate(sizes)]
        self._starts = [sum(parts) for parts in zip(self._events, tails, range(len(tails)), strict=True)]

    def counts_by(self, scale: Scale) -> bool:
        """Whether the groups say how many events lie in the columns of a scale."""
        return True

    def shown(self, group: int) -> int:
        """Number of events of a group that have a line."""
        return self.groups[group].count

    def more(self, group: int) -> int:
        """Number of events of a group that have none."""
        return self.groups[group].count - self.shown(group)

    def title(self, group: int) -> str:
        """What the heading of a group says."""
        return heading(self.groups[group].when)

    def is_exact(self, group: int) -> bool:
        """Whether its events are known as exactly as the list can say."""
        return self.groups[group].when.is_day

    def position_words(self, row: RowIndex) -> str:
        """Where an event stands among all, in words."""
        return f"{self.number(row):,} of {grouped(self.events, 'event')}"

    @property
    def lines(self) -> int:
        """Number of lines, headings included."""
        return self._starts[-1]

    def at(self, line: int) -> RowIndex:
        """What stands on a line; offset -1 is the group's heading, an offset beyond its events what says how many more."""
        group = bisect_right(self._starts, line) - 1
        return RowIndex(group, line - self._starts[group] - 1)

    def is_event(self, row: RowIndex) -> bool:
        """Whether an event stands there."""
        return 0 <= row.offset < self.shown(row.group)

    def nearest(self, row: RowIndex) -> RowIndex:
        """The event of the same group that is nearest."""
        return RowIndex(row.group, min(max(row.offset, 0), self.shown(row.group) - 1))

    def events_away(self, row: RowIndex, count: int) -> RowIndex:
        """The event `count` events further down (or up), stopping at both ends."""
        return self.nth(self.number(row) + count)

    def lines_away(self, row: RowIndex, count: int) -> RowIndex:
        """An event about `count` lines further down (or up), at least one event away unless it is the last."""
        line = min(max(self.line(row) + count, 0), self.lines - 1)
        there = self.nearest(self.at(line))
        return there if there != row else self.events_away(row, 1 if count > 0 else -1)

    def between(self, first: RowIndex, last: RowIndex) -> list[tuple[Group, int, int]]:
        """What lies between two events, both included: group, offset of the first there, number of events."""
        spans = []
        for number in range(first.group, last.group + 1):
            begin = first.offset if number == first.group else 0
            end = last.offset + 1 if number == last.group else self.shown(number)
            spans.append((self.groups[number], begin, end - begin))
        return spans

    def line(self, row: RowIndex) -> int:
        """The line of an event."""
        return self._starts[row.group] + 1 + row.offset

    def number(self, row: RowIndex) -> int:
        """1 for the first event from the top."""
        return self._events[row.group] + row.offset + 1

    def nth(self, number: int) -> RowIndex:
        """The inverse of `number`, stopping at both ends; there must be an event."""
        number = min(max(number, 1), self._events[-1])
        group = bisect_right(self._events, number - 1) - 1
        return RowIndex(group, number - 1 - self._events[group])

    def under(self, heading: When, offset: int) -> RowIndex | None:
        """The event at an offset under a heading, or its last; None if there is no such heading."""
        for number in range(bisect_left(self._days, -heading.first.toordinal()), len(self.groups)):
            if self.groups[number].when == heading:
                return self.nearest(RowIndex(number, offset))
            if self.groups[number].when.first < heading.first:
                break
        return None

    def on_or_before(self, day: date) -> RowIndex | None:
        """The first event of the newest group that does not begin after `day`, an exact one before coarser groups.

        Falls back to the oldest group; None if there are no events.
        """
        if not self.groups:
            return None
        first = bisect_right(self._days, -day.toordinal() - 1)
        if first == len(self.groups):
            first -= 1
        return RowIndex(self._exact(first), 0)

    def newest_in(self, first: date, last: date) -> RowIndex | None:
        """The first event of the newest group that begins between two days, an exact one before coarser groups; None if
        there is none."""
        group = bisect_right(self._days, -last.toordinal() - 1)
        if group < len(self.groups) and self.groups[group].when.first >= first:
            return RowIndex(self._exact(group), 0)
        return None

    def _exact(self, group: int) -> int:
        """The exact one of the groups from this one on that begin the same day; this one if there is none."""
        same = range(group, bisect_right(self._days, self._days[group]))
        return next((number for number in same if self.is_exact(number)), group)

    def next_day(self, day: date, direction: int) -> date | None:
        """The nearest day after (1) or before (-1) `day` on which a group begins; None past the ends."""
        at = -day.toordinal()
        group = bisect_right(self._days, at - 1) - 1 if direction > 0 else bisect_right(self._days, at)
        return self.groups[group].when.first if 0 <= group < len(self.groups) else None


class FirstRows(Rows):
    """The rows around the cursor, before all of them are known."""

    complete = False

    def counts_by(self, scale: Scale) -> bool:
        return False

    def position_words(self, row: RowIndex) -> str:
        return ""
