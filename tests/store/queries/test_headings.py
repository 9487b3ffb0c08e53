"""Headings and their counts, windows of events, neighbours."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time

import pytest

from tests.store.make import T0, days, event, put
from tui.model import Basis, Group, Modality, Precision, Query, When
from tui.store import Edit, MarkChange, Store


@pytest.fixture
def store() -> Store:
    return Store.temporary({"world": ("https://w", "Wire")})


def ids(store: Store, query: Query) -> list[str]:
    return [found.id for found in store.stream(query)]


def edit(store: Store, id_: str, field: str, value: bool | str) -> None:
    store.put_edit(Edit(field, id_, changes=(MarkChange(id_, field, type(value)(), value),)), T0)


def test_groups_stand_in_order_of_time_coarse_before_fine(store: Store) -> None:
    for n, when in enumerate(
        ["2026-01-01", "2026", "2026-01", "2026-01-01/2026-01-03", "2025-12-31", "2026-01-01T10:00"]
    ):
        put(store, f"e{n}", when)
    put(store, "open", When(date(2026, 1, 1), None, Precision.DAY))
    put(store, "until", When(None, date(2026, 1, 1), Precision.DAY))
    found = [(group.when.edtf(), group.count) for group in store.groups(Query())]
    assert found == [
        ("2025-12-31", 1), ("2026", 1), ("2026-01", 1), ("../2026-01-01", 1), ("2026-01-01", 2),
        ("2026-01-01/2026-01-03", 1), ("2026-01-01/..", 1),
    ]  # fmt: skip
    assert ids(store, Query()) == ["e4", "e1", "e2", "until", "e0", "e5", "e3", "open"]


def test_a_window_is_ordered_by_time_then_score_and_pages(store: Store) -> None:
    put(store, "b", "2026-01-02", score=1.0)
    put(store, "a", "2026-01-02", score=1.0)
    put(store, "top", "2026-01-02", score=5.0)
    put(store, "late", When.day(date(2026, 1, 2), time(20)), score=9.0)
    put(store, "early", When.day(date(2026, 1, 2), time(3, 40)), score=0.1)
    (group,) = store.groups(Query())
    everything = [e.id for e in store.group_events(Query(), group, 0, 10)]
    assert everything == ["top", "a", "b", "early", "late"]
    assert [e.id for e in store.group_events(Query(), group, 1, 2)] == everything[1:3]
    for offset, id_ in enumerate(everything):
        assert store.offset(Query(), store.events([id_])[0]) == offset


def test_counts_stay_right_through_changes(store: Store) -> None:
    """The maintained counts must equal counting, whatever happened before."""
    rng = random.Random(7)
    calendar = [*days("2026-01-01", 5), "2026-01", "2026"]
    for _ in range(300):
        id_ = f"e{rng.randrange(30)}"
        match rng.randrange(4):
            case 0:
                store.drop_events([id_])
            case 1 if store.events([id_]):
                edit(store, id_, "hidden", rng.random() < 0.5)
            case 2:
                store.undo(T0)
            case _:
                modality, basis = rng.choice(tuple(Modality)), rng.choice(tuple(Basis))
                edited = rng.random() < 0.2
                when = rng.choice(calendar)
                store.put_events([event(id_, when, modality=modality, basis=basis, edited=edited)])
    kept = Query(precisions=tuple(Precision))  # the same events, counted row by row
    assert _numbers(store.groups(Query())) == _numbers(store.groups(kept))
    assert sum(group.undated for group in store.groups(Query())) == sum(
        not each.has_day for each in store.stream(Query())
    )
    assert store.count(Query()) == store.count(kept) == len(ids(store, Query())) > 0
    water = store.high_water() - 3
    assert _numbers(store.groups(Query(up_to=water))) == _numbers(store.groups(replace(kept, up_to=water)))


def _numbers(groups: list[Group]) -> list[tuple[str, int, int, int]]:
    return [(group.when.edtf(), group.count, group.undated, group.planned) for group in groups]


def test_what_has_no_date_and_what_is_planned_is_counted(store: Store) -> None:
    day = When.parse("2026-01-02")
    store.put_events(
        [
            event("told", day),
            event("undated", day, basis=Basis.PUBLISHED),
            event("plan", day, modality=Modality.PLANNED),
            event("reported plan", day, basis=Basis.PUBLISHED, modality=Modality.PLANNED),
            event("dated by a person", day, basis=Basis.PUBLISHED, edited=True),
        ]
    )
    for query in (Query(), Query(text='"title"')):
        assert _numbers(store.groups(query)) == [("2026-01-02", 5, 2, 1)]


def test_the_offset_counts_what_the_filter_keeps(store: Store) -> None:
    for n in range(4):
        put(store, f"e{n}", title="odd one" if n % 2 else "even one")
    found = store.events(["e3"])[0]
    assert store.offset(Query(), found) == 3
    assert store.offset(Query(text='"odd"'), found) == 1
    assert store.offset(Query(text='"even"'), found) is None


def test_neighbours(store: Store) -> None:
    for id_, day in (("a", "2026-01-02"), ("b", "2026-01-05"), ("c", "2026-01-09")):
        put(store, id_, day, title=f"word{id_}")
    assert store.neighbour(Query(), date(2026, 1, 5), forward=True) == date(2026, 1, 9)
    assert store.neighbour(Query(), date(2026, 1, 5), forward=False) == date(2026, 1, 2)
    assert store.neighbour(Query(), date(2026, 1, 9), forward=True) is None
    assert store.neighbour(Query(text='"wordc"'), date(2026, 1, 2), forward=True) == date(2026, 1, 9)
