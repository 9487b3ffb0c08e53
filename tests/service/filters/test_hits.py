"""Where titles hold what was looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.service.filters.hits import needles, places


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        ("derail", "Train derails; the derailed train", ["derails", "derailed"]),
        ("derail train", "Train derails; the derailed train", ["Train", "train"]),
        ("derail* train", "Train derails", ["Train", "derails"]),
        ('"freight train"', "A freight train and a freight", ["freight train"]),
        ("elysee", "Élysée opens", ["Élysée"]),
        ("flood -drill src:bbc", "Drill before the flood", ["flood"]),
        ("(rain OR storm) -(night watch) x", "Storm by night: rain", ["Storm", "rain"]),
        ("北京", "今日北京天气", ["北京"]),
        ("", "Anything", []),
        (")", "Anything )", []),
    ],
)
def test_hits(typed: str, text: str, shown: list[str]) -> None:
    assert [text[first:last] for first, last in places(text, needles(typed, typing=True))] == shown


@given(st.text(max_size=60), st.text(max_size=60))
def test_hits_stand_in_order_within_the_text(typed: str, text: str) -> None:
    end = 0
    for first, last in places(text, needles(typed, typing=True)):
        assert end <= first < last <= len(text)
        end = last
