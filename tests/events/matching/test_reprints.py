"""The same text again."""

from __future__ import annotations

import pytest

from tui.events.matching.reprints import headline_words, is_copy, is_series

TEXT = "a freight train derailed near the village of taldan on friday and blocked both tracks of the railway".split()
TITLE = "train leaves rails".split()


def test_an_edited_headline_or_a_cut_hides_no_copy() -> None:
    assert is_copy([*TITLE, *TEXT], ["derailment", "in", "amur", *TEXT])
    assert is_copy(TEXT, TEXT[:15])


def test_other_words_or_another_order_are_another_text() -> None:
    assert not is_copy(TEXT, TEXT[::-1])
    assert not is_copy(TEXT, [word if n % 3 else "other" for n, word in enumerate(TEXT)])


def test_short_headlines_are_alike_by_chance() -> None:
    assert not is_copy(["morning", "briefing", "live"], ["morning", "briefing", "live"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Flood warning issued for River Ouse", "Flood warning issued for River Trent", True),
        ("Flood warning issued for River Trent", "Flood warning issued for River Great Ouse", True),
        ("Lecture 3: Kant, third part", "Lecture 14: Kant, third part", True),
        ("Episode two", "Episode three", True),
        ("Barge strikes Marlow bridge", "Barge strikes Marlow bridge, two hurt", False),
        ("Barge strikes Marlow bridge", "Barge strikes Marlow bridge", False),
        ("Barge strikes Marlow bridge", "Marlow mayor wins second term", False),
        ("", "Barge strikes Marlow bridge", False),
        ("", "", False),
    ],
)
def test_one_form_with_other_words_filled_in_is_a_series(one: str, other: str, expected: bool) -> None:
    words = headline_words(one), headline_words(other)
    assert is_series(*words) is is_series(*words[::-1]) is expected
