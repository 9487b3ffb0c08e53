"""The same text again."""

from __future__ import annotations

from tui.events.matching.reprints import is_copy

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
