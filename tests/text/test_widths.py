"""Cells of a terminal: how many a text takes, and texts cut to them."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from tui.text import cell_width, head, set_width, shorten, truncate, widths


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3), ("日本", 4), ("café", 4), ("e\u0301", 1), ("한", 2), ("a\x1bb", 2), ("", 0), ("👍", 2), ("👍🏽", 2),
        ("👩\u200d🚀", 2), ("❤\ufe0f", 2), ("❤", 1), ("🇩🇪", 2), ("“–”", 3), ("☰", 2),
    ],
)  # fmt: skip
def test_width_in_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


@given(st.text(max_size=40), st.integers(0, 20))
def test_truncated_text_fits(text: str, width: int) -> None:
    cut = truncate(text, width)
    assert cell_width(cut) <= width
    assert cut == text if cell_width(text) <= width else len(cut) <= len(text)


def test_truncation_marks_what_it_cuts() -> None:
    assert truncate("timeline", 5) == "time…"
    assert truncate("日本語", 4) == "日…"
    assert truncate("timeline", 5, "") == "timel"
    assert truncate("timeline", 0) == ""


def test_no_grapheme_is_cut() -> None:
    assert head("a👩\u200d🚀b", 2) == "a"
    assert head("a👩\u200d🚀b", 3) == "a👩\u200d🚀"
    assert head("e\u0301e\u0301", 1) == "e\u0301"
    assert head("abc", -1) == ""


@given(st.text(max_size=40), st.integers(0, 30))
def test_a_set_width_is_kept(text: str, width: int) -> None:
    assert cell_width(set_width(text, width)) == width


def test_what_is_taken_for_narrow_is_narrow() -> None:
    """The fast path says what wcwidth says, of every character that it lets through."""
    narrow = [char for char in map(chr, range(0x110000)) if widths._NARROW.fullmatch(char)]
    assert len(narrow) > 1000
    assert {wcwidth.wcwidth(char) for char in narrow} == {1}


@given(st.text(st.sampled_from("aé“–д界한e\u0301👍🏽\u200d\ufe0f ★☂")))
def test_the_measure_is_that_of_wcwidth(text: str) -> None:
    assert cell_width(text) == wcwidth.wcswidth(text)


@given(st.text(), st.integers(1, 40))
def test_shortened_text_fits(text: str, width: int) -> None:
    cut = shorten(text, width)
    assert cell_width(cut) <= width and (cut == text or cell_width(text) > width)


def test_text_is_shortened_behind_a_word() -> None:
    assert shorten("Iran calls the talks constructive, at last", 35) == "Iran calls the talks constructive…"
    assert shorten("Iran calls the talks constructive, at last", 30) == "Iran calls the talks…"
    assert shorten("Donaudampfschifffahrtsgesellschaft", 12) == "Donaudampfs…"
    assert shorten("short", 12) == "short"
