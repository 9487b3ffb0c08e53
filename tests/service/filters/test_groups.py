"""What is kept out and what stands in parentheses: the same as sets of events, by SQL and as of an earlier time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.demo import loader
from tui.model import Query, Settings
from tui.service import edit
from tui.service.answers import is_private
from tui.service.filters.language import parse_query
from tui.service.session import Clock, Paths, Session
from tui.service.timeline import listing
from tui.store import Store

LATER = loader.NOW + timedelta(days=1)
TERMS = (
    "train*", "-train*", "src:wire", "src:o,a", "where:russia", "who:kim", "from:2025-12-28", "to:2025-12", "on:2026-01",
    "precision:month,year", "is:starred", "is:planned", "is:undated", "has:note", "story:derail", "tag:world",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo() -> Iterator[Session]:
    store = Store.temporary()
    with Session(Settings(), store, Clock(loader.NOW), Paths(Path("f"), store.path)) as session:
        loader.load(session)
        ids = [event.id for event in listing.events(session, Query())]
        edit.star(session, ids[:5])
        edit.note(session, ids[3], "mine")
        yield session


def found(session: Session, text: str, **fields: object) -> set[str]:
    query = replace(parse_query(text, loader.NOW), features=True, **fields)  # type: ignore[arg-type]
    return {event.id for event in listing.events(session, query)}


@pytest.mark.parametrize("term", TERMS)
def test_a_minus_keeps_what_the_term_leaves_out(demo: Session, term: str) -> None:
    everything = {event.id for event in listing.events(demo, Query(features=True))}
    contrary = term[1:] if term.startswith("-") else f"-{term}"
    assert found(demo, contrary) == everything - found(demo, term)
    assert found(demo, f"-({term})") == everything - found(demo, term)


@given(st.data())
def test_parts_are_as_sets(demo: Session, data: st.DataObject) -> None:
    a, b, c = (data.draw(st.sampled_from(TERMS)) for _ in range(3))
    assume(sum(term.startswith(("from:", "to:", "on:")) for term in (a, b)) < 2)  # the later of two would count
    everything = {event.id for event in listing.events(demo, Query(features=True))}
    x, y, z = (found(demo, term) for term in (a, b, c))
    cases = {
        f"({a}) OR ({b})": x | y,
        f"(({a}) OR ({b})) ({c})": (x | y) & z,
        f"(({a}) ({b})) OR ({c})": found(demo, f"{a} {b}") | z,
        f"-(({a}) OR ({b}))": everything - x - y,
        f"({a}) -(({b}) OR ({c}))": x - y - z,
    }
    for text, expected in cases.items():
        assert found(demo, text) == expected, text
        assert found(demo, text, as_of=LATER) == expected, text
        assert len(expected) == listing.count(demo, replace(parse_query(text, loader.NOW), features=True))


def test_several_flags_after_a_minus_are_each_kept_out(demo: Session) -> None:
    assert found(demo, "-is:starred,undated") == found(demo, "-is:starred -is:undated")


def test_what_is_hidden_or_a_feature_shows_where_it_is_asked_for_within(demo: Session) -> None:
    (hidden,) = [listing.events(demo, Query()).__next__().id]
    edit.hide(demo, [hidden])
    try:
        assert hidden in {
            event.id for event in listing.events(demo, parse_query("(is:hidden OR is:planned)", loader.NOW))
        }
        assert hidden not in {event.id for event in listing.events(demo, parse_query("-is:planned", loader.NOW))}
    finally:
        edit.undo(demo)


@pytest.mark.parametrize("text", ["is:starred", "-is:read", "flood OR (x -has:note)"])
def test_what_is_ones_own_is_seen_anywhere_in_a_filter(text: str) -> None:
    assert is_private(parse_query(text, loader.NOW))
    assert not is_private(parse_query("-src:bbc (flood OR is:planned)", loader.NOW))
