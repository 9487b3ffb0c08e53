"""The timeline from afar: the columns of an axis as headings, with the most important events of each."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Event, Group, Query, Scale, When
from tui.service.session import Session
from tui.service.timeline import axis, listing
from tui.service.timeline.tuning import TUNING
from tui.store import Span


def heading(scale: Scale, when: When) -> When:
    """What an event is counted under at a scale: the column in which it starts, or its own interval if that says less."""
    column = axis.column(scale, when.first)
    return column if axis.fits(when, scale, column.first, column.last) else when


def bucket_groups(session: Session, query: Query, scale: Scale) -> tuple[Group, ...]:
    """The columns that hold matching events, and the intervals too coarse for a column, in order of time."""
    counts: dict[When, tuple[int, int, int]] = {}
    column: When | None = None
    for group in listing.groups(session, query):
        # In order of time, so that a column is computed once for all that starts in it.
        if column is None or group.when.first > column.last:
            column = axis.column(scale, group.when.first)
        when = column if axis.fits(group.when, scale, column.first, column.last) else group.when
        count, undated, planned = counts.get(when, (0, 0, 0))
        counts[when] = count + group.count, undated + group.undated, planned + group.planned
    ordered = sorted(counts, key=lambda when: when.sort_key())
    return tuple(Group(when, *counts[when]) for when in ordered)


def bucket_summaries(
    session: Session, query: Query, scale: Scale, groups: Sequence[Group], top: int = TUNING.column_events
) -> list[list[Event]]:
    """The most important events of each of some `bucket_groups`, read at once."""
    return session.store.best(query, [_span(scale, group.when) for group in groups], top)


def _span(scale: Scale, when: When) -> Span:
    column = axis.column(scale, when.first)
    if when == column:
        return Span.column(when.first, when.last, scale.unit)
    return Span.heading(when)
