"""Cutting text into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.events.sentences.split import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Smith left at 5 p.m. He took a bus.", ["Mr. Smith left at 5 p.m.", "He took a bus."]),
        ("It fell on Oct. 3 in St. Louis. Rain came.", ["It fell on Oct. 3 in St. Louis.", "Rain came."]),
        ("The U.S. economy grew. Prices fell.", ["The U.S. economy grew.", "Prices fell."]),
        ("Am 3. Oktober kam er. Sie ging.", ["Am 3. Oktober kam er.", "Sie ging."]),
        ("Ha atteso 24 ore. Ieri è uscito.", ["Ha atteso 24 ore.", "Ieri è uscito."]),
        (
            "He fell ill. Sat. night was calm in Bend, Ore. Police came.",
            ["He fell ill.", "Sat. night was calm in Bend, Ore. Police came."],
        ),
        ('"We won." He smiled.', ['"We won."', "He smiled."]),
        ("A heading\nThe text.", ["A heading", "The text."]),
        ("他来了。她走了。", ["他来了。", "她走了。"]),
        ("KYIV, Dec 30 (Agency) — Shells fell. Two died.", ["Shells fell.", "Two died."]),
        ("PORT WEXLEY, Wis. — A crew found a hole. It grew.", ["A crew found a hole.", "It grew."]),
        ("[Daily Post] Nairobi -- Workers struck. They won.", ["Workers struck.", "They won."]),
        ("[Daily Post] Workers struck.", ["Workers struck."]),
        ("[Daily Post]", []),
        ("(Daily Post) - Workers struck. They won.", ["Workers struck.", "They won."]),
        ("(Nobody came.) They won.", ["(Nobody came.)", "They won."]),
        ("US stocks fell - a bit. Then rose.", ["US stocks fell - a bit.", "Then rose."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split(text)] == sentences


def test_paragraphs_are_counted() -> None:
    assert [(s.text, s.paragraph) for s in split("A b. C d.\nE f.")] == [("A b.", 0), ("C d.", 0), ("E f.", 1)]


@given(st.text(max_size=300))
def test_offsets_hold_and_nothing_overlaps(text: str) -> None:
    end = 0
    for sentence in split(text):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert end <= sentence.start < sentence.end
        end = sentence.end
