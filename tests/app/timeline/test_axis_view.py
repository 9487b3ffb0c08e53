"""What the axis shows of a state: the span of the selected event, the caption, and only counts of its own scale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.app.states import state
from tui.app.axis import columns
from tui.app.axis.viewport import Viewport
from tui.app.glyphs import UNICODE
from tui.app.key_names import KeyNames
from tui.app.list.rows import RowIndex
from tui.app.timeline import transitions
from tui.app.timeline.axis_view import ColumnCounts, axis_view, brackets_of
from tui.app.timeline.empty_day import empty_day
from tui.app.timeline.state import TimelineState
from tui.model import Bucket, Group, Precision, Query, Scale, When

TODAY = date(2026, 1, 9)
FIFTH = columns.index(Scale.DAY, date(2026, 1, 5))
COUNTS = ColumnCounts(
    Query(), Scale.DAY, FIFTH - 30, FIFTH + 30, {FIFTH: Bucket(date(2026, 1, 5), date(2026, 1, 5), 2)}
)


def caption(of: TimelineState, counts: ColumnCounts | None = COUNTS) -> str:
    return axis_view(of, counts, 80, 24, TODAY, UNICODE).caption


def test_the_selected_day_and_its_count() -> None:
    view = axis_view(state(), COUNTS, 80, 24, TODAY, UNICODE)
    assert (view.chosen, view.span, view.today, view.bar_rows) == (FIFTH, (FIFTH, FIFTH), FIFTH + 4, 2)
    assert view.caption == "Mon 5 Jan 2026: 2 events"
    sizes = [(axis_view(state(), COUNTS, 140, height, TODAY, UNICODE)) for height in (15, 24, 30, 40)]
    assert [(size.bar_rows, size.bracket_rows) for size in sizes] == [(1, 1), (2, 1), (3, 2), (4, 2)]


def test_brackets_say_what_is_missing() -> None:
    groups = [Group(When.month(2026, 1), 45), Group(When(date(2026, 1, 3), date(2026, 1, 5), Precision.DAY), 1)]
    month, days = brackets_of(Scale.DAY, groups)
    assert month.labels[0] == "Jan 2026: 45 events, no day" and month.labels[-1] == "45"
    assert (month.last - month.first, month.count) == (30, 45)
    assert days.labels[0] == "3 - 5 Jan 2026: 1 event"
    (year,) = brackets_of(Scale.MONTH, [Group(When.year(2026), 2)])
    assert year.labels[0] == "2026: 2 events, no month"
    far = replace(COUNTS, brackets=(month, replace(month, first=0, last=9)))
    assert axis_view(state(), far, 80, 24, TODAY, UNICODE).brackets == (month,)


def test_an_event_of_a_month_spans_it_and_is_named_by_its_heading() -> None:
    month = transitions.move_to(state(), RowIndex(1, 0))
    view = axis_view(month, COUNTS, 80, 24, TODAY, UNICODE)
    assert view.span is not None and view.span[1] - view.span[0] == 30
    assert view.caption == "Some time in January 2026: 1 event"


def test_an_event_that_stands_in_marks_only_the_selected_day() -> None:
    empty = transitions.to_day(state(), date(2026, 1, 3))
    view = axis_view(empty, COUNTS, 80, 24, TODAY, UNICODE)
    assert view.span == (view.chosen, view.chosen) and view.chosen == FIFTH - 2
    none = replace(COUNTS, buckets={FIFTH - 2: Bucket(date(2026, 1, 3), date(2026, 1, 3), 0)})
    assert caption(empty, none) == "Sat 3 Jan 2026: no events"


def test_counts_of_another_scale_are_left_out() -> None:
    weeks = transitions.zoom(state(), -1)
    assert axis_view(weeks, COUNTS, 80, 24, TODAY, UNICODE).counts is None
    assert caption(weeks) == "5 - 11 Jan 2026"


def test_whether_counts_are_all_that_is_needed() -> None:
    view = Viewport(Scale.DAY, date(2026, 1, 5), 10, FIFTH)
    assert COUNTS.covers(Query(), view)
    assert not COUNTS.covers(Query(flags=("unread",)), view)
    assert not COUNTS.covers(Query(), replace(view, first=FIFTH + 22))
    assert not COUNTS.covers(Query(), replace(view, scale=Scale.WEEK))


def test_what_is_said_of_an_empty_day() -> None:
    keys = KeyNames({})
    assert empty_day(transitions.to_day(state(), date(2026, 1, 3)), keys) == (
        "No events on Sat 3 Jan 2026.  [ 1 Jan 2026  ] 5 Jan 2026"
    )
    assert empty_day(transitions.pan(state(scale=Scale.MONTH), 1), keys) == "No events in Feb 2026.  [ Jan 2026"
    week = transitions.zoom(transitions.to_day(state(), date(2026, 1, 2)), -1)
    assert empty_day(week, keys) == "No events on 2 Jan 2026."
