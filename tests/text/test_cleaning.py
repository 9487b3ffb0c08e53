"""Cleaning of feed text: nothing that a terminal obeys or hides survives, and nothing readable is lost."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.text.hostile import HOSTILE
from tui.text import MAX_MARKS, clean_text, clean_title, small

MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<br/>", "<b", ">", "'", '"', "<!--", "-->", "<script>", "</script>", "<pre>", "&amp;", "&lt;",
         "&#27;", "&#x202e;", "&#155;", "&#xd800;", "&#99999999999;", "text", "e\u0301", " ", "\n", "]]>", "<![CDATA["]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def is_safe(text: str) -> bool:
    return not any(
        (unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char != "\n") or ord(char) & 0xFFFE == 0xFFFE
        for char in text
    )


def longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        longest = max(longest, run)
    return longest


@given(st.one_of(HOSTILE, MARKUP), st.booleans())
@example("a" + "\u0344" * 9, False)
@example("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", True)
@example("&#27;]52;c;aGk=&#7;", True)
def test_nothing_a_terminal_obeys_survives(raw: str, html: bool) -> None:
    text, title = clean_text(raw, html=html), clean_title(raw, html=html)
    assert is_safe(text) and is_safe(title)
    assert "\n" not in title
    assert longest_run_of_marks(text) <= MAX_MARKS
    assert longest_run_of_marks(title) <= MAX_MARKS
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")


@given(HOSTILE)
def test_cleaning_plain_text_twice_changes_nothing(raw: str) -> None:
    text, title = clean_text(raw, html=False), clean_title(raw, html=False)
    assert clean_text(text, html=False) == text
    assert clean_title(title, html=False) == title


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=50))
def test_letters_numbers_and_brackets_of_plain_text_stay(raw: str) -> None:
    kept = "".join(char for char in unicodedata.normalize("NFC", raw) if char not in "\u115f\u1160\u3164\uffa0")
    assert clean_text(raw, html=False) == kept


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<p>wrapped\n   source</p>", "wrapped source"),
        ("line one\nline two", "line one\nline two"),
        ("<pre>line one\nline two</pre>after", "line one\nline two\nafter"),
        ("<td>1</td><td>2</td>", "1 2"),
        ("in<b>ter</b>est", "interest"),
        ("&amp;lt;b&amp;gt; &eacute; &#8364; &quot;", '&lt;b&gt; é € "'),
        ("AT&T and 5 < 6 > 4", "AT&T and 5 < 6 > 4"),
        ("a<script>alert('<p>')</script>b<style>p{}</style>c", "abc"),
        ("a<script>never closed", "a"),
        ("a<!-- <p>hidden</p> -->b", "ab"),
        ('<a title="5 > 4" href=x>link</a>', "link"),
        ("<a title='unclosed>link</a>", "link"),
        ("<![CDATA[kept]]>", "kept"),
        ("[bold]not markup[/bold] [link=x]", "[bold]not markup[/bold] [link=x]"),
        ("10\u00a0000\u202f€\u3000x", "10 000 € x"),
        ("co\u00adoperate", "cooperate"),
        ("lone \ud800 surrogate", "lone � surrogate"),
        ("cafe\u0301", "café"),
        ("next\u2028line\x85end", "next\nline\nend"),
        ("&#" + "9" * 5000 + ";", "�"),
    ],
)
def test_html_becomes_text(raw: str, text: str) -> None:
    assert clean_text(raw) == text


def test_plain_text_keeps_paragraphs_tags_and_entities() -> None:
    assert clean_text("a\n\n\n\nb  c &amp; <b>", html=False) == "a\n\nb c &amp; <b>"


def test_limits_cut_at_a_space_and_say_so_in_a_title() -> None:
    assert clean_text("word " * 100, limit=23) == "word word word word"
    assert clean_text("x" * 100, limit=10) == "x" * 10
    title = clean_title("x" * 600)
    assert len(title) == 500 and title.endswith("…")


@pytest.mark.parametrize(
    "unit",
    ["<a ", "<a '\"", "<a '\">", '<a ">" ', "&#", "<!--", "<script>", "<![CDATA[", "e\u0301\u0316" * 9, "<p>", "< "],
)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    raw = unit * (1_000_000 // len(unit)) + ">"
    started = time.process_time()
    clean_text(raw)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("text", "low"), [("The Mayor", "the mayor"), ("ÉLYSÉE", "élysée"), ("İzmir, IZMIR", "İzmir, izmir"), ("", "")]
)
def test_small_letters_stand_where_the_large_ones_stood(text: str, low: str) -> None:
    assert small(text) == low
