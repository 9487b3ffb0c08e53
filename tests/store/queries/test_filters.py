"""What a query keeps: filters, flags, slices, words."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from tests.store.make import T0, event, put
from tui.model import Basis, Event, Group, Modality, Precision, Query, When
from tui.store import Edit, MarkChange, Slice, Store


@pytest.fixture
def store() -> Store:
    return Store.temporary({"world": ("https://w", "Wire")})


def ids(store: Store, query: Query) -> list[str]:
    return [found.id for found in store.stream(query)]


def edit(store: Store, id_: str, field: str, value: bool | str) -> None:
    store.put_edit(Edit(field, id_, changes=(MarkChange(id_, field, type(value)(), value),)), T0)


def test_filters(store: Store) -> None:
    put(store, "a", "2026-01-02", source="BBC News", feed="https://w", title="Train derails at Köln")
    put(store, "b", "2025-12", source="Wire", basis=Basis.PUBLISHED, modality=Modality.PLANNED)
    put(store, "c", "2024?", source="Reuters", modality=Modality.DENIED)
    story = store.stories.create("c")
    store.stories.assign("c", story, "2026-01-02T09:00:00")
    put(store, "d", When(date(2022, 2, 24), None, Precision.DAY, approximate=True), source="BBC World")
    cases = {
        "a": [
            Query(sources=("bbc news",)),
            Query(text='"koln"'),
            Query(text='"derail"*'),
            Query(since=date(2026, 1, 1)),
        ],
        "b": [Query(flags=("undated",)), Query(flags=("planned",)), Query(precisions=(Precision.MONTH,))],
        "c": [Query(flags=("guessed",)), Query(stories=(story.upper(),)), Query(flags=("denied",))],
        "ad": [Query(sources=("BBC",))],
        "ab": [Query(tags=("World",)), Query(since=date(2025, 12, 31))],
        "bcd": [Query(until=date(2025, 12, 1)), Query(text='NOT "train"')],
        "d": [Query(flags=("about",)), Query(until=date(2023, 1, 1))],
        "": [Query(tags=("sport",)), Query(sources=("nobody",)), Query(flags=("starred",)), Query(has_note=True)],
        "abcd": [Query(), Query(flags=("unread",)), Query(as_of=T0)],
    }
    for wanted, queries in cases.items():
        for query in queries:
            assert sorted(ids(store, query)) == list(wanted), query
            assert store.count(query) == len(wanted), query
            assert sum(group.count for group in store.groups(query)) == len(wanted), query
    assert ids(store, Query(as_of=T0 - timedelta(seconds=1))) == []


def test_search_reads_evidence_and_article_titles_and_scripts_without_spaces(store: Store) -> None:
    put(store, "a", title="An event", evidence="北京时间周五上午，列车脱轨。")
    put(store, "b", title="另一个事件", evidence="Nothing here.")
    assert ids(store, Query(text='"脱 轨"')) == ["a"]
    assert ids(store, Query(text='"事 件"')) == ["b"]
    assert ids(store, Query(text='"article"')) == ["a", "b"]  # their articles' titles
    store.put_events([event("a", title="Renamed")])
    assert ids(store, Query(text='"renamed"')) == ["a"]
    store.drop_events(["a"])
    assert ids(store, Query(text='"脱 轨"')) == []
    assert store.matching_text([("x", "列车脱轨"), ("y", "a train")], '"脱 轨"') == {"x"}
    assert store.matching_text([("x", "列车脱轨"), ("y", "a train")], 'NOT "脱 轨"') == {"y"}


def test_slices_in_sql_and_in_python_agree(store: Store) -> None:
    rng = random.Random(3)
    shapes = ["2026-01-0{}", "2026-01-0{}/2026-01-09", "2026-01", "2026", "2026-01-0{}/2026-02-20", "202X"]
    for n in range(60):
        when: When = When.parse(rng.choice(shapes).format(rng.randrange(1, 9)))
        if n % 10 == 0:
            when = When(when.start, None, when.precision)
        modality = rng.choice(list(Modality))
        basis = rng.choice([Basis.STATED, Basis.PUBLISHED])
        put(store, f"e{n:02}", when, at=T0 + timedelta(hours=n), modality=modality, basis=basis, score=rng.random())
    everything = list(store.stream(Query()))
    parts = [
        Slice(starts=(date(2026, 1, 2), date(2026, 1, 4))),
        Slice(coarse=True),
        Slice(coarse=False, without=frozenset(("e01", "e02", "e03"))),
        Slice(ended_before=date(2026, 1, 8)),
        Slice(reported=(T0 + timedelta(hours=5), T0 + timedelta(hours=9))),
        Slice(expected_after=date(2026, 1, 5), coarse=False),
    ]
    for part in parts:
        wanted = {event.id for event in everything if part.holds(event)}
        found: list[Event] = store.events_in(Query(), part)
        assert {event.id for event in found} == wanted
        assert [event.score for event in found] == sorted((event.score for event in found), reverse=True)
        assert store.count_in(Query(), part) == len(wanted) > 0
        assert [event.id for event in store.events_in(Query(), part, 3)] == [event.id for event in found[:3]]


def test_hidden_events_are_seen_only_when_asked_for(store: Store) -> None:
    put(store, "a")
    put(store, "b")
    edit(store, "a", "hidden", True)
    assert ids(store, Query()) == ["b"]
    assert ids(store, Query(flags=("hidden",))) == ["a"]
    assert store.groups(Query()) == [Group(When.day(date(2026, 1, 2)), 1)]
    (vote,) = store.day_votes(Query())
    assert (vote.day, vote.event, vote.basis) == (date(2026, 1, 2).toordinal(), "b", "stated")


def test_features_are_seen_only_where_words_or_marks_or_features_are_asked_for(store: Store) -> None:
    put(store, "news", title="Dam bursts")
    put(store, "why", title="Why the dam burst", weight=0.2)
    assert ids(store, Query()) == ["news"]
    assert store.groups(Query()) == [Group(When.day(date(2026, 1, 2)), 1)]
    assert ids(store, Query(text='NOT "ferry"')) == ["news"]
    assert ids(store, Query(text='"dam"')) == ["news", "why"]
    assert ids(store, Query(flags=("feature",))) == ["why"]
    assert ids(store, Query(flags=("starred",))) == []
    edit(store, "why", "starred", True)
    assert ids(store, Query(flags=("starred",))) == ["why"]
    put(store, "why", title="Why the dam burst", weight=0.8)
    assert ids(store, Query()) == ["news", "why"]
    assert store.groups(Query()) == [Group(When.day(date(2026, 1, 2)), 2)]
