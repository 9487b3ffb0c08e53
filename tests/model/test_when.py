"""Whens: EDTF in and out, order, overlap, containment."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Precision, When

days = st.dates()
years = st.integers(1, 9998)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any When that the date reader makes: units, ranges, open ends, with and without qualifiers."""
    day = draw(days)
    kind = draw(
        st.sampled_from(
            [
                "day",
                "clock",
                "week",
                "month",
                "year",
                "quarter",
                "half",
                "season",
                "decade",
                "century",
                "range",
                "from",
                "to",
            ]
        )
    )
    match kind:
        case "day":
            when = When.day(day)
        case "clock":
            zone = draw(st.none() | st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))))
            when = When.day(day, time(draw(st.integers(0, 23)), draw(st.integers(0, 59)), tzinfo=zone))
        case "week":
            when = When.week(day)
        case "month":
            when = When.month(day.year, day.month)
        case "year":
            when = When.year(day.year)
        case "quarter":
            when = When.quarter(day.year, draw(st.integers(1, 4)))
        case "half":
            when = When.half(day.year, draw(st.integers(1, 2)))
        case "season":
            when = When.season(min(day.year, 9998), draw(st.integers(1, 4)))
        case "decade":
            when = When.decade(day.year // 10 * 10)
        case "century":
            when = When.century(day.year // 100 * 100)
        case "range":
            other = draw(days)
            when = When(min(day, other), max(day, other), Precision.DAY)
        case "from":
            when = When(day, None, Precision.DAY)
        case _:
            when = When(None, day, Precision.DAY)
    if draw(st.booleans()):
        when = when.about()
    return when.guessed() if draw(st.booleans()) else when


@given(when=whens())
def test_edtf_round_trip_keeps_days_and_qualifiers(when: When) -> None:
    again = When.parse(when.edtf())
    assert (again.start, again.end) == (when.start, when.end)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)
    assert again.clock == when.clock
    assert When.parse(again.edtf()).edtf() == again.edtf()


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        (When.day(date(2025, 12, 31)), "2025-12-31"),
        (When.month(2025, 12).about(), "2025-12~"),
        (When.year(2025).guessed(), "2025?"),
        (When.year(2025).about().guessed(), "2025%"),
        (When.decade(2020), "202X"),
        (When.century(1900), "19XX"),
        (When.quarter(2025, 1), "2025-33"),
        (When.season(2025, 1), "2025-21"),
        (When.season(2025, 4), "2025-24"),
        (When.half(2025, 2), "2025-07/2025-12"),
        (When(date(2025, 12, 30), date(2026, 1, 2), Precision.DAY), "2025-12-30/2026-01-02"),
        (When(None, date(2025, 12, 31), Precision.MONTH), "../2025-12"),
        (When(date(2022, 2, 1), None, Precision.MONTH), "2022-02/.."),
        (When.day(date(2026, 1, 2), time(3, 40)), "2026-01-02T03:40:00"),
    ],
)
def test_edtf_forms(when: When, edtf: str) -> None:
    assert when.edtf() == edtf
    assert When.parse(edtf).edtf() == edtf


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-1", "2025-13-01", "2025-02-30", "25-01-01", "2025-01-01/2024-01-01", "../.."]
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        When.parse(text)


@given(a=whens(), b=whens())
def test_overlap_is_symmetric_and_follows_from_containment(a: When, b: When) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    if a.contains(b):
        assert a.overlaps(b)
    if a.contains(b) and b.contains(a):
        assert (a.start, a.end) == (b.start, b.end)


@given(when=whens())
def test_a_when_contains_itself_and_its_ends(when: When) -> None:
    assert when.contains(when)
    assert when.overlaps(when)
    assert when.contains(when.first)
    assert when.contains(when.last)


@given(when=whens())
def test_days_are_counted_with_both_ends(when: When) -> None:
    if when.is_open:
        assert when.days is None
    else:
        assert when.start is not None and when.end is not None
        assert when.days == (when.end - when.start).days + 1


@given(several=st.lists(whens(), max_size=12))
def test_order_is_chronological_and_total(several: list[When]) -> None:
    ordered = sorted(several, key=When.sort_key)
    assert [when.first for when in ordered] == sorted(when.first for when in several)
    backwards = list(reversed(several))
    assert [when.sort_key() for when in sorted(backwards, key=When.sort_key)] == [when.sort_key() for when in ordered]


def test_the_coarser_when_comes_first() -> None:
    day, month, year = When.day(date(2026, 1, 1)), When.month(2026, 1), When.year(2026)
    early = When.day(date(2026, 1, 1), time(3, 40))
    assert sorted([early, day, month, year], key=When.sort_key) == [year, month, day, early]


@given(day=days)
def test_a_week_has_its_day_and_begins_on_monday(day: date) -> None:
    week = When.week(day)
    assert week.contains(day)
    assert week.start is not None
    assert week.start.weekday() == 0 or week.start == date.min
    assert (week.days or 0) <= 7


@given(year=years, month=st.integers(1, 12))
def test_units_nest(year: int, month: int) -> None:
    whole = When.year(year)
    assert whole.contains(When.month(year, month))
    assert whole.contains(When.quarter(year, (month + 2) // 3))
    assert When.quarter(year, (month + 2) // 3).contains(When.month(year, month))
    assert When.decade(year // 10 * 10).contains(whole)
    assert When.century(year // 100 * 100).contains(When.decade(year // 10 * 10))


def test_a_when_must_have_an_end_and_a_direction() -> None:
    with pytest.raises(ValueError, match="needs a start or an end"):
        When(None, None, Precision.DAY)
    with pytest.raises(ValueError, match="cannot end"):
        When(date(2026, 1, 2), date(2026, 1, 2) - timedelta(days=1), Precision.DAY)
