"""The grammar of filters: what is written reads back, anything typed is read or refused, in time that grows with its length."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import FilterError
from tui.service.filters.syntax import (
    All,
    Either,
    Node,
    Not,
    Term,
    all_of,
    either_of,
    negated,
    read,
    tokens,
)

VALUES = st.text("abcXYZé -,()", min_size=1, max_size=6).filter(
    lambda value: value.strip(' ,"') == value and value != ""
)
TERMS = st.one_of(
    st.builds(Term, st.just(""), st.tuples(st.from_regex(r"[a-z*]{1,6}", fullmatch=True))),
    st.builds(Term, st.just(""), st.tuples(VALUES), st.just(True)),
    st.builds(
        Term, st.sampled_from(["src", "is", "where", "other"]), st.lists(VALUES, min_size=1, max_size=3).map(tuple)
    ),
)
NODES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=3).map(all_of),
        st.lists(inner, min_size=2, max_size=3).map(either_of),
    ),
    max_leaves=12,
)


def written(node: Node) -> str:
    """A tree as a person would type it."""
    if isinstance(node, Term):
        if not node.key:
            return f'"{node.values[0]}"' if node.quoted else node.values[0]
        return f"{node.key}:" + ",".join(
            f'"{value}"' if re.search(r"[\s,()]", value) else value for value in node.values
        )
    if isinstance(node, Not):
        return "-" + (written(node.part) if isinstance(node.part, Term) else f"({written(node.part)})")
    if isinstance(node, Either):
        return " OR ".join(f"({written(part)})" if isinstance(part, All) else written(part) for part in node.parts)
    return " ".join(f"({written(part)})" if isinstance(part, Either) else written(part) for part in node.parts)


@given(NODES)
def test_a_written_tree_reads_back(node: Node) -> None:
    assert read(written(node)) == node


@given(st.text('ab -():,"*\t', max_size=40))
def test_anything_typed_is_read_or_refused_at_a_place_in_it(typed: str) -> None:
    try:
        read(typed)
    except FilterError as error:
        assert error.place is not None and 0 <= error.place[0] < error.place[1] <= len(typed)


@given(st.text('ab -():,"*OR', max_size=40))
def test_tokens_stand_in_order_and_cover_all_but_space(typed: str) -> None:
    end, rest = 0, ""
    for token in tokens(typed):
        assert end <= token.place[0] < token.place[1]
        rest += typed[end : token.place[0]]
        end = token.place[1]
    assert not (rest + typed[end:]).strip()


def test_what_is_left_open_ends_with_the_text() -> None:
    assert read("(a OR (b -src:x") == read("(a OR (b -src:x))")
    assert read("a (") == read("a")
    assert read("") == All(())


def test_an_or_without_two_sides_is_a_word_or_nothing() -> None:
    assert read("OR a") == All((Term("", ("OR",)), Term("", ("a",))))
    assert read("a OR") == Term("", ("a",))
    assert read("(a OR)") == Term("", ("a",))


@pytest.mark.parametrize(
    "piece",
    ["a ", "(", "-(a OR ", "a OR ", 'src:"', "src:,", "src: ,", "a,", ' "', "-", "( )", ",   ", "from:last week "],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        with suppress(FilterError):
            read(piece * times)
        return time.process_time() - began

    assert min(seconds(8000) for _ in range(3)) < 12 * max(min(seconds(2000) for _ in range(3)), 0.002)
