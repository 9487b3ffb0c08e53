"""The steps of the timeline: what a key or an answer makes of the state; pure, so that each can be tested by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tui.app.axis import columns
from tui.app.axis.viewport import Viewport
from tui.app.list.pages import EventPages
from tui.app.list.rows import RowIndex
from tui.app.timeline.state import TimelineState
from tui.model import Event, Group, Query, Scale

FAR_OFF_SHARE = 20
"""One of so many events at each end of time may be left out where the scale is fitted to the list. Chosen: a few old dates do not make
the rest small."""

# ---------------------------------------------------------------------- the list


def show_list(
    state: TimelineState,
    query: Query,
    pages: EventPages,
    row: RowIndex | None,
    total: int,
    *,
    found_waiting: int = 0,
    keep_day: bool = False,
) -> TimelineState:
    """A list that was read, with the cursor on `row`; its event selects its day unless `keep_day`."""
    before = state.selected
    still_first = state.first_run and (before is None or before.id == state.arrived_on)
    shown = replace(
        state,
        query=query,
        pages=pages,
        cursor=row,
        total=total,
        found_waiting=found_waiting,
        loaded=True,
        first_run=still_first,
        arrived_on="",
        joined={},
        range_from=None,
    )
    if (event := shown.selected) is not None:
        shown = replace(shown, arrived_on=event.id)
    return replace(shown, stand_in=shown.arrived_on) if keep_day else select_its_day(shown)


def select_its_day(state: TimelineState) -> TimelineState:
    """The day of the selected event becomes the selected day, unless the event only stands in for another day's."""
    event = state.selected
    if event is None or event.id == state.stand_in:
        return state
    return replace(state, viewport=state.viewport.select(event.when.first), stand_in="", day_is_empty=False)


def move_to(state: TimelineState, row: RowIndex | None) -> TimelineState:
    """The cursor on another row; on the same one nothing changes."""
    return state if row == state.cursor else select_its_day(replace(state, cursor=row))


def move_events(state: TimelineState, count: int) -> TimelineState:
    """The cursor `count` events down (or up), stopping at both ends."""
    return state if state.cursor is None else move_to(state, state.rows.events_away(state.cursor, count))


def move_lines(state: TimelineState, count: int) -> TimelineState:
    """The cursor about `count` lines down (or up)."""
    return state if state.cursor is None else move_to(state, state.rows.lines_away(state.cursor, count))


def begin_find(state: TimelineState) -> TimelineState:
    """Remember the place to come back to when the filter is left."""
    return state if state.is_filtered else replace(state, before_find=state.anchor())


def let_in(state: TimelineState, up_to: int) -> TimelineState:
    """Events up to this number may be shown; the list must be read again."""
    return replace(state, up_to=up_to)


def back_to(state: TimelineState, day: date, scale: Scale, *, kept_off: bool) -> TimelineState:
    """Where the person was, before the list is read."""
    viewport = Viewport.around(day, scale, state.viewport.count)
    return replace(state, viewport=viewport, query=replace(state.query, kept_off=kept_off))


def join(state: TimelineState, joined: Mapping[str, Event]) -> TimelineState:
    """These events of the list have become part of others; their rows stay until the list is read again."""
    return state if joined == state.joined else replace(state, joined=joined)


def take_over(state: TimelineState, event: Event) -> TimelineState:
    """What an event has become, where others have joined it."""
    return join(state, {id_: event if other.id == event.id else other for id_, other in state.joined.items()})


# ---------------------------------------------------------------------- marks


def toggle_mark(state: TimelineState) -> TimelineState:
    """Mark the selected event, or take its mark off, and go on to the next one."""
    if (event := state.selected) is None:
        return state
    without = tuple(id_ for id_ in state.marked if id_ != event.id)
    marked = without if event.id in state.marked else (*state.marked, event.id)
    return move_events(replace(state, marked=marked), 1)


def begin_range(state: TimelineState) -> TimelineState:
    """From here to the cursor, wherever it goes, all are to be marked."""
    return replace(state, range_from=state.cursor)


def end_range(state: TimelineState, ids: Sequence[str]) -> TimelineState:
    """The events of the range are marked."""
    return replace(state, marked=tuple(dict.fromkeys((*state.marked, *ids))), range_from=None)


def clear_marks(state: TimelineState) -> TimelineState:
    """Nothing is marked any more."""
    return replace(state, marked=(), range_from=None)


# ---------------------------------------------------------------------- the axis


def resize(state: TimelineState, count: int) -> TimelineState:
    """Another number of columns fits."""
    return replace(state, viewport=state.viewport.resized(count))


def zoom(state: TimelineState, steps: int) -> TimelineState:
    """Finer (positive) or coarser columns; the same scale where there is nothing beyond."""
    return replace(state, viewport=state.viewport.zoom(steps))


def fit(state: TimelineState) -> TimelineState:
    """The finest scale at which the events of the list fit, all but a few far-off ones; again, all of them.

    The selected day stays selected where it is in view then.
    """
    groups = sorted(state.rows.groups, key=lambda group: group.when.first)
    if not groups:
        return state
    everything = groups[0].when.first, groups[-1].when.first
    fitted = _fitted(state, *_bulk(groups))
    return _fitted(state, *everything) if fitted.viewport == state.viewport else fitted


def _bulk(groups: Sequence[Group]) -> tuple[date, date]:
    """The days between which most events begin."""
    left_out = sum(group.count for group in groups) // FAR_OFF_SHARE
    ends = []
    for ordered in (groups, groups[::-1]):
        passed = 0
        for group in ordered:
            passed += group.count
            if passed > left_out:
                ends.append(group.when.first)
                break
    return ends[0], ends[1]


def _fitted(state: TimelineState, first: date, last: date) -> TimelineState:
    view = state.viewport
    for scale in Scale:
        low, high = columns.index(scale, first), columns.index(scale, last)
        if high - low < view.count:
            break
    left = low - max(view.count - 1 - (high - low), 0) // 2
    day = view.day if low <= columns.index(scale, view.day) <= high else last
    return replace(state, viewport=replace(view, scale=scale, first=left, day=day), stand_in="")


def zoom_into_selected(state: TimelineState) -> TimelineState:
    """From afar, into the column of the selected event."""
    if (event := state.selected) is None:
        return state
    return zoom(replace(state, viewport=state.viewport.select(event.when.first), stand_in=""), 1)


def pan(state: TimelineState, steps: int) -> TimelineState:
    """The column `steps` further on (or back)."""
    return to_column(state, state.viewport.pan(steps).day, state.scale)


def pan_page(state: TimelineState, direction: int) -> TimelineState:
    """A screen of columns on (or back)."""
    return pan(state, direction * state.viewport.count)


def to_next_events(state: TimelineState, direction: int) -> TimelineState | None:
    """The next day after (1) or before (-1) the selected one on which events begin, zoomed out the next column; None if
    there is none."""
    scale = state.scale if state.is_overview else Scale.DAY
    first, last = columns.days(scale, columns.index(scale, state.viewport.day))
    day = state.rows.next_day(last if direction > 0 else first, direction)
    if day is None:
        return None
    return to_day(state, day) if scale is Scale.DAY else to_column(state, day, scale)


def to_next_month(state: TimelineState, direction: int) -> TimelineState:
    """The next month (or the one before).

    From afar, where a month is less than a column, it goes by columns: else one way would not lead back the other.
    """
    scale = state.scale if state.is_overview else Scale.MONTH
    number = columns.clamp(scale, columns.index(scale, state.viewport.day) + direction)
    return to_column(state, columns.days(scale, number)[0], scale)


def to_day(state: TimelineState, day: date) -> TimelineState:
    """Select a day, and the first event of that day or the nearest before it; zoomed out, of its column."""
    row = state.rows.on_or_before(day)
    if state.is_overview:
        row = state.rows.newest_in(*columns.days(state.scale, columns.index(state.scale, day))) or row
    its_own = row is not None and state.rows.groups[row.group].when.first == day
    return _select(state, day, row, its_own=its_own)


def to_column(state: TimelineState, day: date, scale: Scale) -> TimelineState:
    """Select the column of a day and the newest event that begins in it, or the nearest before it.

    Args:
        state: before.
        day: any day of the column.
        scale: what a column is, where the list is by day; zoomed out it is the axis's.
    """
    if state.is_overview:
        scale = state.scale
    first, last = columns.days(scale, columns.index(scale, day))
    row = state.rows.newest_in(first, last)
    if row is not None:
        return _select(state, state.rows.groups[row.group].when.first, row, its_own=True)
    return _select(state, first, state.rows.on_or_before(first), its_own=False)


def _select(state: TimelineState, day: date, row: RowIndex | None, *, its_own: bool) -> TimelineState:
    """Select a day on the axis and a row in the list, whose event is another day's where the day has none."""
    event = state.pages.get(row) if row is not None else None
    stand_in = "" if its_own or event is None else event.id
    viewport = state.viewport.select(day)
    return move_to(replace(state, viewport=viewport, stand_in=stand_in, day_is_empty=not its_own), row)


# ---------------------------------------------------------------------- polls


def begin_poll(state: TimelineState, *, first_run: bool = False) -> TimelineState:
    """A poll is under way."""
    return replace(state, polling=True, first_run=first_run)


def end_poll(state: TimelineState) -> TimelineState:
    """It is over; what came is shown, or waits."""
    return replace(state, polling=False)


def end_first_run(state: TimelineState) -> TimelineState:
    """From now on new events wait."""
    return replace(state, first_run=False)
