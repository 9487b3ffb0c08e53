"""The axis as the state wants it: which columns, their counts, what is marked and what the marker is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tui.app.axis import columns
from tui.app.axis.strip import StripView
from tui.app.axis.viewport import Viewport
from tui.app.glyphs import Glyphs
from tui.app.layout import TALL_ROWS
from tui.app.timeline.state import TimelineState
from tui.model import Bucket, Query, Scale
from tui.wording.counts import grouped


@dataclass(frozen=True, slots=True)
class ColumnCounts:
    """Counts of some columns.

    Args:
        query: of which events.
        scale: what a column is.
        first, last: numbers of the columns.
        buckets: by number of the column.
    """

    query: Query
    scale: Scale
    first: int
    last: int
    buckets: Mapping[int, Bucket]

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
    buckets = counts.buckets if counts is not None and counts.scale is view.scale else None
    span = _span(state)
    return StripView(
        scale=view.scale,
        first=view.first,
        width=width,
        bar_rows=2 if height >= TALL_ROWS else 1,
        counts=buckets,
        chosen=view.column,
        span=span,
        today=columns.index(view.scale, today),
        caption=_caption(state, span, buckets),
        glyphs=marks,
    )


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
