"""The viewport: the selected column stays in view, zooming keeps it where it is."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.app.axis.viewport import Viewport
from tui.model import Scale

VIEWS = st.builds(Viewport.around, st.dates(), st.sampled_from(list(Scale)), st.integers(1, 100))


@given(VIEWS, st.dates())
def test_a_selected_day_is_in_view(view: Viewport, day: date) -> None:
    moved = view.select(day)
    assert moved.day == day
    assert moved.first <= moved.column <= moved.last


@given(VIEWS, st.lists(st.integers(-1, 1), max_size=12))
def test_zooming_keeps_day_and_place(view: Viewport, steps: list[int]) -> None:
    offset = view.column - view.first
    for step in steps:
        view = view.zoom(step)
        assert view.column - view.first == offset
        assert view.first <= view.column <= view.last


@given(VIEWS, st.integers(-500, 500))
def test_panning_selects_the_first_day_of_a_column_in_view(view: Viewport, steps: int) -> None:
    moved = view.pan(steps)
    assert moved.first <= moved.column <= moved.last
    assert abs(moved.column - view.column) <= abs(steps)


def test_a_short_way_moves_the_window_no_further_than_needed() -> None:
    view = Viewport(Scale.DAY, date(2026, 1, 10), 20, date(2026, 1, 1).toordinal())
    assert view.select(date(2026, 1, 15)).first == view.first
    assert view.select(date(2026, 1, 20)).first == view.first + 2
    assert view.select(date(2020, 1, 1)).first != view.first


@given(VIEWS, st.integers(1, 100))
def test_resizing_keeps_the_day_in_view(view: Viewport, count: int) -> None:
    resized = view.resized(count)
    assert (resized.day, resized.count) == (view.day, count)
    assert resized.first <= resized.column <= resized.last


def test_the_same_size_shows_the_same_columns_again() -> None:
    before = Viewport.around(date(2026, 1, 18), Scale.DAY, 40)
    after = before
    for count in (30, 100, 20, 40, 65, 64, 30, 120, 40):
        after = after.resized(count)
    assert (after.first, after.count) == (before.first, before.count)
    assert after.pan(1).before is None
