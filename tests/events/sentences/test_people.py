"""The person that a sentence is about."""

from __future__ import annotations

import pytest

from tui.events.sentences import cues
from tui.events.sentences.people import leading_name, only_name
from tui.events.sentences.words import words_of

EN = cues.load("en")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("North Korean leader Kim Jong Un admitted it.", "Kim Jong Un"),
        ("Prime Minister Ada Lund said so.", "Ada Lund"),
        ("The Supreme Court ruled.", ""),
        ("Business Secretary was the post.", ""),
        ("Nobody came.", ""),
        ("The town's leader, Ada Lund, admitted it.", "Ada Lund"),
        ("The minister for Planning Ada Lund said so.", ""),
        ("Lund won the vote.", "Lund"),
    ],
)
def test_whom_a_sentence_is_about(sentence: str, name: str) -> None:
    assert leading_name(words_of(sentence, "en"), EN) == name


def test_a_surname_means_whoever_bears_it() -> None:
    assert leading_name(words_of("Lund won the vote.", "en"), EN, "Ada Lund") == "Ada Lund"
    assert only_name(words_of("The court jailed the dealer Ada Lund for fraud.", "en"), EN) == "Ada Lund"
    assert only_name(words_of("The court jailed the dealers Ada Lund and Jon Brill.", "en"), EN) == ""
    assert only_name(words_of("He flew to New York at noon.", "en"), EN) == ""
