"""Several pages and the best of several spans, each in one query: the same as asking one by one."""

from __future__ import annotations

import random
from datetime import date, time

import pytest

from tests.store.make import T0, days, put
from tui.model import Group, Precision, Query, When
from tui.store import Edit, MarkChange, Span, Store

QUERIES = (
    Query(),
    Query(up_to=40),
    Query(text='"odd"'),
    Query(text='NOT "odd"'),
    Query(sources=("Wire",)),
    Query(tags=("world",)),
    Query(flags=("unread",)),
    Query(flags=("hidden",)),
    Query(flags=("feature",)),
    Query(flags=("planned",)),
    Query(since=date(2026, 1, 2), precisions=(Precision.DAY, Precision.MONTH)),
)


@pytest.fixture(scope="module")
def store() -> Store:
    """Sixty events of every shape, some hidden, some read, some features."""
    store = Store.temporary({"world": ("https://w", "Wire")})
    rng = random.Random(3)
    shapes = [When.parse(day) for day in days("2026-01-01", 4)]
    shapes += [
        When.parse(text) for text in ("2026-01", "2026", "2026-01-01/2026-01-09", "2026-01-02/..", "../2026-01-03")
    ]
    shapes += [When.day(date(2026, 1, 2), time(8)), When.parse("2025-12")]
    for n in range(60):
        title = f"{'odd' if n % 2 else 'even'} one"
        source = rng.choice(("Wire", "Courier"))
        put(
            store,
            f"e{n}",
            rng.choice(shapes),
            title=title,
            source=source,
            score=float(rng.randrange(4)),
            weight=0.2 if n % 5 == 0 else 0.9,
        )
    for n in range(0, 60, 7):
        field = "hidden" if n % 2 else "read"
        store.put_edit(Edit(field, f"e{n}", changes=(MarkChange(f"e{n}", field, False, True),)), T0)
    return store


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_pages_are_those_of_the_groups(store: Store, query: Query) -> None:
    groups = store.groups(query)
    wanted = [(group, offset, limit) for group in groups for offset, limit in ((0, 100), (1, 2))]
    assert store.pages(query, wanted) == [store.group_events(query, *one) for one in wanted]
    assert store.pages(query, [(Group(When.parse("1999"), 0), 0, 9)]) == [[]]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_best_are_the_first_by_score(store: Store, query: Query) -> None:
    january, year = When.parse("2026-01"), When.parse("2026")
    spans = [
        Span.column(january.first, january.last, Precision.MONTH),
        Span.heading(year),
        Span.heading(When.parse("2026-01-02/..")),
        Span.column(date(1999, 1, 1), date(1999, 1, 31), Precision.MONTH),
    ]
    events = list(store.stream(query))
    inside = [
        e
        for e in events
        if january.contains(e.when.first) and e.when.precision >= Precision.MONTH and (e.when.days or 0) <= 31
    ]
    wanted = [
        inside,
        [e for e in events if e.when == year],
        [e for e in events if e.when.edtf() == "2026-01-02/.."],
        [],
    ]
    best = [sorted(some, key=lambda e: (-e.score, e.when.first, e.id))[:3] for some in wanted]
    assert store.best(query, spans, 3) == best
