"""Which year two digits mean: one of the hundred years around the anchor, on either side of a century's turn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dates.reading.which_year import full_year
from tui.dates.tagging import find_times
from tui.dates.tuning import TUNING


@pytest.mark.parametrize(
    ("short", "near", "year"),
    [
        (1, 1999, 2001),
        (19, 1999, 2019),
        (20, 1999, 1920),
        (99, 1999, 1999),
        (45, 1999, 1945),
        (99, 2001, 1999),
        (0, 2026, 2000),
        (46, 2026, 2046),
        (47, 2026, 1947),
    ],
)
def test_two_digits_mean_a_year_of_the_hundred_around_the_anchor(short: int, near: int, year: int) -> None:
    assert full_year(short, near) == year


@given(short=st.integers(0, 99), near=st.integers(100, 9999))
def test_the_hundred_years_end_so_many_years_ahead(short: int, near: int) -> None:
    year = full_year(short, near)
    assert year % 100 == short
    assert near + TUNING.short_year_ahead - 100 < year <= near + TUNING.short_year_ahead


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The lease ends on 12/31/01.", date(1999, 6, 1), "2001-12-31"),
        ("The ship sank on 4/14/12.", date(1999, 6, 1), "2012-04-14"),
        ("He was born on 4/14/45.", date(1999, 6, 1), "1945-04-14"),
        ("The bridge fell on 12/31/99.", date(2001, 6, 1), "1999-12-31"),
        ("The team of '03 will be young.", date(1999, 6, 1), "2003"),
    ],
)
def test_dates_with_two_digits_cross_the_century_both_ways(text: str, published: date, value: str) -> None:
    assert [time.value for time in find_times(text, published, "en", "US")] == [value]
