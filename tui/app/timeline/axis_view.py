"""The axis as the state wants it: which columns, their counts, what is marked, and what the marker and the brackets are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tui.app.axis import columns
from tui.app.axis.brackets import Bracket
from tui.app.axis.strip import StripView
from tui.app.axis.viewport import Viewport
from tui.app.glyphs import Glyphs
from tui.app.layout import axis_rows
from tui.app.timeline.state import TimelineState
from tui.model import Bucket, Group, Precision, Query, Scale
from tui.service.timeline import axis
from tui.wording.counts import grouped
from tui.wording.dates import short


@dataclass(frozen=True, slots=True)
class ColumnCounts:
    """Counts of some columns.

    Args:
        query: of which events.
        scale: what a column is.
        first, last: numbers of the columns.
        buckets: by number of the column.
        brackets: what is known to a longer stretch of time than a column.
    """

    query: Query
    scale: Scale
    first: int
    last: int
    buckets: Mapping[int, Bucket]
    brackets: tuple[Bracket, ...] = ()

    def covers(self, query: Query, viewport: Viewport) -> bool:
        """Whether they are all that the axis needs."""
        return (
            self.query == query
            and self.scale is viewport.scale
            and self.first <= viewport.first
            and viewport.last <= self.last
        )


def axis_view(
    state: TimelineState, counts: ColumnCounts | None, width: int, height: int, today: date, marks: Glyphs
) -> StripView:
    """The strip for a screen of `width` by `height` cells; counts of another scale are left out."""
    view = state.viewport
    known = counts if counts is not None and counts.scale is view.scale else None
    buckets = known.buckets if known is not None else None
    span = _span(state)
    bar_rows, bracket_rows = axis_rows(height)
    return StripView(
        scale=view.scale,
        first=view.first,
        width=width,
        bar_rows=bar_rows,
        counts=buckets,
        chosen=view.column,
        span=span,
        today=columns.index(view.scale, today),
        caption=_caption(state, span, buckets),
        glyphs=marks,
        brackets=_in_view(known.brackets, view) if known is not None else (),
        bracket_rows=bracket_rows,
    )


def _in_view(brackets: Sequence[Bracket], view: Viewport) -> tuple[Bracket, ...]:
    return tuple(bracket for bracket in brackets if bracket.first <= view.last and bracket.last >= view.first)


def brackets_of(scale: Scale, groups: Sequence[Group]) -> tuple[Bracket, ...]:
    """A bracket for each heading that says less than a column: `Jan 2026: 45 events, no day`."""
    brackets = []
    for group in groups:
        first, last = axis.extent(group.when)
        name, count = short(group.when), grouped(group.count, "event")
        # A range of days says which days it means.
        missing = (
            f"{name}: {count}, no {_MISSING[scale]}" if group.when.precision < Precision.DAY else f"{name}: {count}"
        )
        labels = (missing, f"{name}: {count}", f"{name}: {group.count:,}", count, f"{group.count:,}")
        brackets.append(Bracket(columns.index(scale, first), columns.index(scale, last), labels, group.count))
    return tuple(brackets)


_MISSING = {
    Scale.DAY: "day",
    Scale.WEEK: "day",
    Scale.MONTH: "month",
    Scale.QUARTER: "month",
    Scale.YEAR: "year",
    Scale.DECADE: "year",
}
"""What the date of an event lacks to be counted in a column."""


def _span(state: TimelineState) -> tuple[int, int]:
    """First and last column of the days that the selected event may have been, or the selected column."""
    view, event = state.viewport, state.selected
    if event is None or event.id == state.stand_in:
        return view.column, view.column
    return columns.index(view.scale, event.when.first), columns.index(view.scale, event.when.last)


def _caption(state: TimelineState, span: tuple[int, int], buckets: Mapping[int, Bucket] | None) -> str:
    view, row = state.viewport, state.cursor
    if row is not None and span[0] != span[1]:
        return f"{state.rows.title(row.group)}: {grouped(state.rows.groups[row.group].count, 'event')}"
    name = columns.name(view.scale, view.column)
    if buckets is None or view.column not in buckets:
        return name
    exact = buckets[view.column].exact
    return f"{name}: {grouped(exact, 'event')}" if exact else f"{name}: no events"
