"""Which words of a text the lists of news hold."""

from __future__ import annotations

from tui.events.clauses.quotes import said
from tui.events.sentences.news_words import FUNCTION, kinds_of
from tui.events.sentences.words import words_of


def counts(text: str, lang: str = "en") -> dict[str, int]:
    return kinds_of(words_of(text, lang), lang, said(text)).counts


def test_a_word_is_held_by_its_beginning() -> None:
    assert counts("Sorrel signs the pact")["deeds"] == 1


def test_what_an_apostrophe_joins_is_one_word() -> None:
    kinds = kinds_of(words_of("The dam won’t hold", "en"), "en")
    assert (kinds.counts["negated"], kinds.size) == (1, 4)


def test_letters_with_dots_are_no_words_of_their_own() -> None:
    assert "personal" not in counts("F.B.I. opens an office in Sorrel")
    assert FUNCTION not in counts("U.S. envoy visits Sorrel")


def test_what_somebody_says_is_left_out() -> None:
    assert "personal" not in counts("Mayor says ‘we will not leave’")


def test_words_without_spaces_are_found_inside_the_text() -> None:
    assert counts("警方称三人死亡", "zh")["deaths"] >= 1


def test_a_text_that_goes_on_keeps_its_first_word() -> None:
    whole = kinds_of(words_of("How it began", "en"), "en").and_of(kinds_of(words_of("Police said so", "en"), "en"))
    assert "soft" in whole.first
    assert whole.size == 6
