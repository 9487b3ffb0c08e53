"""The first page of a find: the events nearest to a day, the same that the whole list has there; and reading that ends when unwanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.make import article, event, mention
from tui.errors import StoreStoppedError
from tui.model import Alternatives, Event, Query
from tui.store import Store, StoredMention
from tui.store.queries import nearest

DAY = date(2026, 1, 1)
OUTLETS = 3


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two events a day, before and after; every third tells of a flood, every second is Courier's."""
    filled = Store.temporary()
    with filled.transaction():
        for number in range(-60, 60):
            when = (DAY + timedelta(number // 2)).isoformat()
            told = article(
                f"a{number}", "Courier" if number % 2 else "Herald", title="Flood" if number % 3 == 0 else "Talks"
            )
            said = mention(told, 0, when)
            filled.put_article(told, "hash")
            filled.put_mentions(told.id, [StoredMention(said, f"e{number}")])
            filled.put_events([event(f"e{number}", when, title=told.title, sources=(told.source,))])
    yield filled
    filled.close()


QUERIES = [
    Query(text='"flood"'),
    Query(text='"flo"*'),
    Query(text='NOT "flood"'),
    Query(sources=("courier",)),
    Query(text='"flood"', sources=("courier",)),
    Query(groups=(Alternatives((Query(text='"flood"'), Query(sources=("courier",)))),)),
    Query(text='"flood"', groups=(Alternatives((Query(sources=("courier",)),), negated=True),)),
]


@pytest.mark.parametrize("query", QUERIES)
def test_it_is_what_stands_around_the_day(store: Store, query: Query, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "FEW", 1)
    everything: list[Event] = list(store.stream(query))
    before = [one for one in everything if one.when.first <= DAY]
    after = [one for one in everything if one.when.first > DAY]
    found = store.nearest(query, DAY, 4, 3)
    assert found is not None and len(found) == 7
    days = [one.when.first for one in found]
    assert days == sorted(days)
    assert days == [one.when.first for one in before[-4:] + after[:3]]
    assert {one.id for one in found} <= {one.id for one in everything}
    assert store.nearest(query, DAY, 4, 3) == found


def test_where_few_match_all_are_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.nearest(Query(text='"flood"'), DAY, 4, 3) is None
    monkeypatch.setattr(nearest, "LOOKED_AT", 3)
    assert store.nearest(Query(sources=("courier",)), DAY, 4, 3) is None


def test_what_is_hidden_stays_out(store: Store) -> None:
    found = store.nearest(replace(QUERIES[3], newer_than=10**6), DAY, 1, 1)
    assert found is None


def test_reading_ends_when_it_is_unwanted_but_not_writing(store: Store) -> None:
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    unwanted = threading.Event()
    timer = threading.Timer(0.05, unwanted.set)
    timer.start()
    with store.until(unwanted.is_set), pytest.raises(StoreStoppedError):
        store._read(lambda db: db.execute(endless).fetchone())
    with store.until(unwanted.is_set):
        store._write(lambda db: db.execute(endless.replace("FROM n)", "FROM n WHERE x < 100000)")).fetchone())
    assert store.count(Query()) == 120
