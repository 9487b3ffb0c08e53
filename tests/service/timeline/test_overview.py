"""The timeline from afar: what is counted in which column, and what stands for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.make import put
from tui.model import Group, Query, Scale, When
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import listing as timeline
from tui.service.timeline import overview


def shown(session: Session, scale: Scale, query: Query | None = None) -> list[tuple[str, int, list[str]]]:
    groups = overview.bucket_groups(session, query or Query(), scale)
    best = overview.bucket_summaries(session, query or Query(), scale, groups)
    return [(str(g.when), g.count, [event.id for event in top]) for g, top in zip(groups, best, strict=True)]


@pytest.fixture
def filled(session: Session) -> Session:
    for n, day in enumerate(("2026-01-02", "2026-01-02", "2026-01-20", "2026-01", "2026-03-01", "2025-12-31")):
        put(session.store, f"e{n}", day, score=float(n))
    put(session.store, "year", "2026")
    put(session.store, "ramadan", "2026-02-18/2026-03-19", score=9.0)
    put(session.store, "since", "2026-01-05/..", score=1.5)
    return session


def test_columns_with_their_best_and_what_is_too_coarse_for_one(filled: Session) -> None:
    assert shown(filled, Scale.MONTH) == [
        ("2025-12", 1, ["e5"]),
        ("2026", 1, ["year"]),
        ("2026-01", 5, ["e3", "e2", "since"]),
        ("2026-02-18/2026-03-19", 1, ["ramadan"]),
        ("2026-03", 1, ["e4"]),
    ]
    assert shown(filled, Scale.QUARTER)[2] == ("2026-33", 7, ["ramadan", "e4", "e3"])
    assert shown(filled, Scale.YEAR)[1][:2] == ("2026", 8)
    assert shown(filled, Scale.DECADE)[0][:2] == ("202X", 9)


def test_filters_hidden_and_later_events_count_for_nothing(filled: Session) -> None:
    water = filled.store.high_water()
    put(filled.store, "later", "2026-01-03", score=99.0)
    edit.hide(filled, ["e3"])
    assert shown(filled, Scale.MONTH, Query(up_to=water))[2] == ("2026-01", 4, ["e2", "since", "e1"])
    assert shown(filled, Scale.MONTH)[2] == ("2026-01", 5, ["later", "e2", "since"])
    assert shown(filled, Scale.MONTH, Query(text='"e2"')) == [("2026-01", 1, ["e2"])]
    assert shown(filled, Scale.MONTH, Query(flags=("hidden",))) == [("2026-01", 1, ["e3"])]
    assert shown(filled, Scale.MONTH, Query(text='"nothing"')) == []


@pytest.mark.parametrize("scale", list(Scale))
def test_the_columns_say_what_the_axis_says(filled: Session, scale: Scale) -> None:
    buckets = timeline.buckets(filled, Query(), scale, date(2025, 1, 1), date(2027, 1, 1))
    exact = {(bucket.first, bucket.last): bucket.exact for bucket in buckets if bucket.exact}
    groups = {(g.when.first, g.when.last): g.count for g in overview.bucket_groups(filled, Query(), scale)}
    assert exact.items() <= groups.items()
    assert sum(groups.values()) == timeline.count(filled, Query())


@given(st.sampled_from(list(Scale)), st.dates(), st.integers(0, 5000))
def test_every_range_stands_in_its_column_or_for_itself(scale: Scale, first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    when = When.between(first, last)
    heading = overview.heading(scale, when)
    assert heading == when or (heading.first <= first <= heading.last and (heading.days or 0) >= (last - first).days)
    assert overview.heading(scale, heading) == heading


def test_one_group_alone(filled: Session) -> None:
    (best,) = overview.bucket_summaries(filled, Query(), Scale.MONTH, [Group(When.month(2026, 1), 4)], 1)
    assert [event.id for event in best] == ["e3"]
