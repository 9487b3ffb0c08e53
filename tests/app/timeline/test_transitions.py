"""The steps of the timeline, one by one, on a state that no screen shows."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.states import JAN_1, JAN_5, JAN_9, TOP_ROW, pages, state
from tui.app.axis import columns
from tui.app.axis.viewport import Viewport
from tui.app.list.pages import EventPages
from tui.app.list.rows import RowIndex, Rows
from tui.app.timeline import transitions
from tui.app.timeline.state import Anchor, TimelineState
from tui.model import Group, Query, Scale, When


def event_id(of: TimelineState) -> str:
    return of.selected.id if of.selected else ""


def empty(of: TimelineState) -> TimelineState:
    return transitions.show_list(of, Query(), EventPages.none(), None, 0)


def test_a_state_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        state().cursor = None  # type: ignore[misc]


def test_a_list_that_was_read_selects_the_day_of_its_event() -> None:
    shown = state()
    assert (event_id(shown), shown.viewport.day, shown.arrived_on) == ("2026-01-05/0", JAN_5, "2026-01-05/0")
    assert shown.loaded and not shown.day_is_empty


def test_a_list_read_for_another_scale_keeps_an_empty_day() -> None:
    before = replace(state(), viewport=Viewport.around(JAN_9, Scale.DAY, 40))
    shown = transitions.show_list(before, Query(), pages(), RowIndex(0, 0), 8, keep_day=True)
    assert (shown.viewport.day, shown.stand_in) == (JAN_9, "2026-01-05/0")
    assert transitions.select_its_day(shown) is shown


def test_moving_by_events_and_lines() -> None:
    down = transitions.move_events(state(), 3)
    assert (event_id(down), down.viewport.day) == ("2026-01-01/0", JAN_1)
    assert event_id(transitions.move_events(down, 99)) == "2025-12-30/1"
    assert event_id(transitions.move_events(down, -99)) == "2026-01-05/0"
    # Lines: heading, two events, heading of the month, its event …
    assert event_id(transitions.move_lines(state(), 3)) == "2026-01/0"
    assert event_id(transitions.move_lines(state(), 1)) == "2026-01-05/1"
    nothing = empty(state())
    assert transitions.move_events(nothing, 1) is nothing is transitions.move_lines(nothing, 1)


def test_the_same_row_changes_nothing() -> None:
    before = state()
    assert transitions.move_to(before, RowIndex(0, 0)) is before


def test_an_empty_day_is_selected_and_an_event_stands_in() -> None:
    there = transitions.to_day(state(), date(2026, 1, 3))
    assert (there.viewport.day, event_id(there), there.stand_in) == (date(2026, 1, 3), "2026-01-01/0", "2026-01-01/0")
    assert there.day_is_empty
    on = transitions.move_events(there, 1)
    assert (on.viewport.day, on.stand_in, on.day_is_empty) == (JAN_1, "", False)


def test_an_event_that_is_not_here_yet_selects_its_day_when_it_comes() -> None:
    lazy = pages(waiting=False)
    there = transitions.show_list(state(), Query(), lazy, RowIndex(2, 0), 8)
    assert there.selected is None and there.viewport.day == JAN_5
    for key, events in zip(keys := lazy.missing(), lazy.fetch(keys), strict=True):
        lazy.keep(key, events)
    assert transitions.select_its_day(there).viewport.day == JAN_1


def test_the_next_events_and_none_beyond_the_ends() -> None:
    back = transitions.to_next_events(state(), -1)
    assert back is not None and back.viewport.day == JAN_1
    assert transitions.to_next_events(state(), 1) is None
    between = transitions.to_day(state(), date(2026, 1, 3))
    on = transitions.to_next_events(between, 1)
    assert on is not None and event_id(on) == "2026-01-05/0"


def test_months_and_columns() -> None:
    back = transitions.to_next_month(state(), -1)
    assert event_id(back) == "2025-12-30/0"
    assert transitions.to_next_month(back, 1).viewport.day == JAN_5
    assert transitions.pan(state(), -4).viewport.day == JAN_1
    far = transitions.pan_page(state(), -1)
    assert far.viewport.column == state().viewport.column - 40 and far.day_is_empty


def test_from_afar_months_are_columns_and_a_column_has_its_events() -> None:
    afar = state(scale=Scale.MONTH)
    assert afar.is_overview and event_id(afar) == "2026-01/0"
    back = transitions.to_next_month(afar, -1)
    assert (event_id(back), back.viewport.day) == ("2025-12/0", date(2025, 12, 1))
    assert event_id(transitions.to_day(afar, date(2025, 12, 24))) == "2025-12/0"
    ahead = transitions.pan(afar, 1)
    assert ahead.day_is_empty and ahead.stand_in == "2026-01/0"


@given(st.sampled_from(list(Scale)), st.integers(-5, 5))
def test_zooming_keeps_the_column_on_the_screen(scale: Scale, steps: int) -> None:
    before = state(None, scale)
    after = transitions.zoom(before, steps)
    assert after.viewport.column - after.viewport.first == before.viewport.column - before.viewport.first
    assert after.scale is scale.zoom(steps)


def test_going_into_the_column_of_the_event() -> None:
    afar = transitions.pan(state(scale=Scale.MONTH), 1)
    inside = transitions.zoom_into_selected(afar)
    assert (inside.scale, inside.viewport.day, inside.stand_in) == (Scale.WEEK, JAN_1, "")
    nothing = empty(afar)
    assert transitions.zoom_into_selected(nothing) is nothing


def test_another_width_keeps_the_day_in_view() -> None:
    narrow = transitions.resize(state(), 11)
    assert narrow.viewport.count == 11
    assert narrow.viewport.first <= columns.index(Scale.DAY, JAN_5) <= narrow.viewport.last


def test_the_anchor_names_event_heading_and_offset() -> None:
    on = transitions.move_events(state(), 4)
    assert on.anchor() == Anchor(JAN_1, "2026-01-01/1", When.day(JAN_1), 1)
    assert on.anchor("other") == Anchor(JAN_1, "other")
    assert empty(state()).anchor() == Anchor(JAN_5)


def test_the_place_before_finding_is_remembered_once() -> None:
    finding = transitions.begin_find(state())
    assert finding.before_find == state().anchor()
    filtered = replace(finding, query=Query(source_text="x"), cursor=RowIndex(2, 0))
    assert transitions.begin_find(filtered) is filtered


def test_events_are_let_in_and_the_filter_stays() -> None:
    filtered = replace(state(), query=Query(text='"x"', up_to=3, source_text="x"))
    assert transitions.let_in(filtered, 9).wanted_query == replace(filtered.query, up_to=9)


def test_the_first_run_ends_when_a_person_moves() -> None:
    first = transitions.begin_poll(state(), first_run=True)
    more = transitions.show_list(first, Query(), pages(), RowIndex(0, 0), 8)
    assert more.first_run and more.polling
    moved = transitions.show_list(transitions.move_events(more, 1), Query(), pages(), RowIndex(0, 1), 8)
    assert not moved.first_run
    over = transitions.end_poll(more)
    assert over.first_run and not over.polling
    assert not transitions.end_first_run(over).first_run


def test_marks_go_on_to_the_next_event_and_come_off_again() -> None:
    first = state()
    both = transitions.toggle_mark(transitions.toggle_mark(first))
    assert (both.marked, both.cursor) == (("2026-01-05/0", "2026-01-05/1"), RowIndex(1, 0))
    back = transitions.toggle_mark(transitions.move_to(both, RowIndex(0, 0)))
    assert (back.marked, back.marked_events) == (("2026-01-05/1",), 1)
    assert transitions.clear_marks(back).marked == ()


def test_a_range_reaches_from_its_first_row_to_the_cursor() -> None:
    begun = transitions.begin_range(state(RowIndex(0, 1)))
    down = transitions.move_events(begun, 2)
    assert (down.range, down.marked_events) == ((RowIndex(0, 1), down.cursor), 3)
    up = transitions.move_events(begun, -1)
    assert (up.range, up.marked_events) == ((RowIndex(0, 0), RowIndex(0, 1)), 2)
    assert down.range is not None
    ids = [event.id for event in down.pages.between(*down.range)]
    ended = transitions.end_range(replace(down, marked=(ids[0],)), ids)
    assert (ended.marked, ended.range, len(ids)) == (tuple(ids), None, 3)


def test_a_list_read_anew_keeps_marks_and_ends_a_range() -> None:
    marked = transitions.begin_range(transitions.toggle_mark(state()))
    shown = transitions.show_list(marked, Query(), marked.pages, TOP_ROW, 8)
    assert (shown.marked, shown.range) == (("2026-01-05/0",), None)


def test_the_scale_is_fitted_to_most_events_then_to_all() -> None:
    groups = (Group(When.day(date(1950, 3, 1)), 1), *(Group(When.day(JAN_1 + timedelta(days=n)), 5) for n in range(20)))
    start = transitions.show_list(
        TimelineState(Viewport.around(JAN_9, Scale.YEAR, 40)), Query(), pages(Rows(groups)), RowIndex(0, 0), 101
    )
    most = transitions.fit(start)
    view = most.viewport
    assert (view.scale, view.day) == (Scale.DAY, date(2026, 1, 19))
    assert view.first <= columns.index(Scale.DAY, JAN_1) and view.last >= columns.index(Scale.DAY, date(2026, 1, 19))
    everything = transitions.fit(most).viewport
    assert everything.scale is Scale.DECADE
    assert everything.first <= columns.index(everything.scale, date(1950, 3, 1)) <= everything.last
    assert transitions.fit(TimelineState(view)).viewport == view
