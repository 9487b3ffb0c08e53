"""Columns: every day lies in its column, names carry the year, labels never touch."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.axis import columns
from tui.app.axis.strip import COLUMN_WIDTH
from tui.model import Scale

SCALES = st.sampled_from(list(Scale))


@given(SCALES, st.dates())
def test_a_day_lies_in_its_column(scale: Scale, day: date) -> None:
    number = columns.index(scale, day)
    first, last = columns.days(scale, number)
    assert first <= day <= last
    assert columns.index(scale, first) == columns.index(scale, last) == number


@given(SCALES, st.dates(max_value=date.max - timedelta(days=1)))
def test_columns_follow_each_other_without_a_gap(scale: Scale, day: date) -> None:
    last = columns.days(scale, columns.index(scale, day))[1]
    if last < date.max:
        following = last + timedelta(days=1)
        assert columns.index(scale, following) == columns.index(scale, last) + 1
        assert columns.days(scale, columns.index(scale, following))[0] == following


@given(SCALES, st.dates(), st.integers(20, 120))
def test_labels_do_not_touch_and_carry_the_year(scale: Scale, day: date, count: int) -> None:
    first = columns.index(scale, day)
    labels = columns.ticks(scale, first, count, COLUMN_WIDTH)
    for (left, text), (right, _) in pairwise(labels):
        assert left * COLUMN_WIDTH + len(text) < right * COLUMN_WIDTH
    for offset, text in labels:
        year = columns.days(scale, first + offset)[1].year
        assert str(year // 10 * 10 if scale is Scale.DECADE else year) in text


@pytest.mark.parametrize(
    ("scale", "name"),
    [
        (Scale.DAY, "Sun 18 Jan 2026"),
        (Scale.WEEK, "12 - 18 Jan 2026"),
        (Scale.MONTH, "Jan 2026"),
        (Scale.QUARTER, "Q1 2026"),
        (Scale.YEAR, "2026"),
        (Scale.DECADE, "2020s"),
    ],
)
def test_names(scale: Scale, name: str) -> None:
    assert columns.name(scale, columns.index(scale, date(2026, 1, 18))) == name


@pytest.mark.parametrize("scale", list(Scale))
def test_the_ends_of_the_calendar(scale: Scale) -> None:
    low, high = columns.limits(scale)
    assert columns.days(scale, low - 5)[0] == date.min
    assert columns.days(scale, high + 5)[1] == date.max
    assert columns.ticks(scale, high - 3, 40, COLUMN_WIDTH) is not None
