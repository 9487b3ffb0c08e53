"""The timeline at a scale: columns of the axis, headings of the list, counts of the title line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tui.model.calendar import Precision
from tui.model.when import When


class Scale(StrEnum):
    """Width of one column of the axis."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"

    @property
    def unit(self) -> Precision:
        """The unit of the calendar that a column is."""
        return Precision[self.name]

    def zoom(self, steps: int) -> Scale:
        """The scale `steps` finer (positive) or coarser (negative), stopping at the ends."""
        order = list(Scale)
        return order[min(max(order.index(self) - steps, 0), len(order) - 1)]


@dataclass(frozen=True, slots=True)
class Bucket:
    """One column of the axis: the days `first` to `last` and how many events lie there.

    Args:
        first, last: days, both included.
        exact: events that start in it and are known to a unit no coarser and to no more days than it has.
        coarse: share of the events known less exactly, spread evenly over their days.
        undated: those of `exact` that stand at their publication for want of a date.
        planned: those of `exact` that are told as plans, with a date.
    """

    first: date
    last: date
    exact: int
    coarse: float = 0.0
    undated: int = 0
    planned: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading of the timeline: those of one day, or those known only to the same coarser interval.

    Groups stand in the order of (first day, rank, last day), so that "2026" and "January 2026" head 1 January 2026.

    Args:
        when: the interval, without qualifiers and without a time of day.
        count: number of events.
        undated: those of them that stand at their publication for want of a date.
        planned: those of them that are told as plans, with a date.
    """

    when: When
    count: int
    undated: int = field(default=0, compare=False)
    planned: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class KeptOff:
    """How many events the timeline shows only to who asks for them: features, what feeds.toml mutes, what a person has hidden; each
    counts once, by the last of these that holds."""

    features: int = 0
    muted: int = 0
    hidden: int = 0

    @property
    def total(self) -> int:
        return self.features + self.muted + self.hidden


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of the title line.

    Args:
        events, unread: events on the timeline, and those of them that the person has not read.
        articles, to_read: articles in the store, and those of them that have yet to be read by us, or read again.
        waiting: events that are not in the list yet.
        last_polled, next_poll: of all feeds, the latest and the earliest.
        failing: feeds whose last poll failed.
        kept_off: events that are kept off the timeline.
        unpolled: feeds that have never been polled.
        offline: whether none of the feeds was reached at its last poll.
    """

    events: int
    unread: int
    articles: int
    to_read: int = 0
    waiting: int = 0
    last_polled: datetime | None = None
    next_poll: datetime | None = None
    failing: int = 0
    kept_off: KeptOff = KeptOff()
    unpolled: int = 0
    offline: bool = False
