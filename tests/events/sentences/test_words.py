"""The words of a sentence: what they are, and what stands before, behind and between them."""

from __future__ import annotations

import pytest

from tui.dates.language.load import load
from tui.dates.language.tokens import tokenize
from tui.events.clauses.word_classes import listed, word_classes
from tui.events.sentences.words import NONE, SentenceWords, TokenRow, words_of

SINCE, LINKS = listed("since"), listed("compared_links")
COMPARED = listed("compared_with")
DENIED = listed("contracted_negations")


def test_what_the_reader_of_dates_has_joined_stands_as_words() -> None:
    text = "Osterby was to sing on New Year’s Eve"
    whole = " " * 7 + text
    words = SentenceWords(text, 7, TokenRow(whole, tokenize(whole, load("en")), word_classes("en")))
    assert words.lows == ["osterby", "was", "to", "sing", "on", "new", "year", "'s", "eve"]
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)][-3:] == ["Year", "’s", "Eve"]


def test_phrases_are_found_with_single_words() -> None:
    words = words_of("The mill has stood ever since 1901, more than in the 1800s, compared with Brill.", "en")
    assert [words.lows[slice(*place)] for place in (words.find(SINCE) or (0, 0),)] == [["ever", "since"]]
    assert words.has(COMPARED) and words.has(COMPARED, words.at(60))
    year = words.lows.index("1901")
    assert words.before(year, SINCE) == year - 2
    assert words.behind(year - 2, SINCE) == year
    assert words.before(year - 1, SINCE) == NONE
    than = words.lows.index("than")
    assert words.before(words.before_all(words.lows.index("1800s"), LINKS), COMPARED) == than


def test_a_phrase_does_not_reach_out_of_its_stretch() -> None:
    words = words_of("Flour was compared with bread", "en")
    place = words.lows.index("compared")
    assert words.find(COMPARED, 0, place + 1) is None
    assert not words.has(COMPARED, 0, place + 1)
    assert words.has(COMPARED, 0, place + 2)


@pytest.mark.parametrize("mark", ["'", "’"])
def test_either_apostrophe_is_one(mark: str) -> None:
    assert words_of(f"It wasn{mark}t sold", "en").has(DENIED)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mayor of Brill resigned and fled.", ["resigned", "fled"]),
        ("A sustained campaign", []),
        ("The town's wounded", []),
        ("Lea was re-elected over a so-called well-known row", ["was", "elected"]),
        ("Osterby plans a vote", ["plans"]),
    ],
)
def test_finite_verbs(text: str, verbs: list[str]) -> None:
    words = words_of(text, "en")
    assert [words.lows[place] for place in words.finite] == verbs
    assert words.has_verb() == bool(verbs)
    assert not verbs or not words.has_verb(0, words.finite[0])


def test_a_text_without_words() -> None:
    words = words_of("", "en")
    assert (len(words), words.has(SINCE), words.find(SINCE), words.before(0, SINCE), words.has_verb()) == (
        0, False, None, NONE, False,
    )  # fmt: skip
