"""The clause that a date belongs to."""

from __future__ import annotations

import pytest

from tui.events.sentences import cues
from tui.events.sentences.asides import asides, opener_end
from tui.events.sentences.clauses import Place, clause_of
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.sentence import sentence_of
from tui.events.sentences.words import words_of

EN = cues.load("en")


@pytest.mark.parametrize(
    ("text", "words", "place", "clause"),
    [
        ("The dam failed on Sunday.", "Sunday", Place.MAIN, "The dam failed on Sunday."),
        ("On Sunday, the dam failed.", "Sunday", Place.MAIN, "On Sunday, the dam failed."),
        ("The mayor, who fled on Sunday, is back.", "Sunday", Place.OWN, "The mayor fled on Sunday"),
        ("The treaty, signed in 2019, was torn up.", "2019", Place.LOOSE, "signed in 2019"),
        ("The treaty, signed in 2019, was torn up on Sunday.", "Sunday", Place.MAIN, "The treaty, signed in 2019, was torn up on Sunday."),
        ("Crews repaired a cable to Oster that failed on Sunday.", "Sunday", Place.OWN, "a cable to Oster failed on Sunday."),
        ("Rain fell after the storm at Cape Ann, which hit in 2019.", "2019", Place.OWN, "Cape Ann hit in 2019."),
        ("The bank gave him a medal she won in 2019.", "2019", Place.LOOSE, "The bank gave him a medal she won in 2019."),
        ("They spoke of a deal struck in 2019.", "2019", Place.LOOSE, "They spoke of a deal struck in 2019."),
        ("The bank has grown since opening in 2019.", "2019", Place.LOOSE, "opening in 2019."),
        ("Crews left on Sunday and the dam failed on Monday.", "Monday", Place.OWN, "the dam failed on Monday."),
        ("Her praise comes after Kai Dorn, the envoy, left in 2019.", "2019", Place.OWN, "Kai Dorn, the envoy, left in 2019."),
        ("Vale stayed after Kai Dorn, the envoy, left in 2019.", "2019", Place.OWN, "Kai Dorn, the envoy, left in 2019."),
        ("The dam, as the mayor, Kai Dorn, feared, burst in 2019.", "2019", Place.MAIN, "The dam, as the mayor, Kai Dorn, feared, burst in 2019."),
        ("Guards were posted after the dam failed in 2019.", "2019", Place.OWN, "the dam failed in 2019."),
        ("Guards were posted after failing tests in 2019.", "2019", Place.LOOSE, "failing tests in 2019."),
        ("Fires burned in Italy, Spain and Greece in July.", "July", Place.MAIN, "Fires burned in Italy, Spain and Greece in July."),
    ],
)  # fmt: skip
def test_a_date_belongs_to_its_clause(text: str, words: str, place: Place, clause: str) -> None:
    low = text.index(words)
    piece = clause_of(sentence_of(text, "en"), low, low + len(words), EN)
    assert (piece.where, piece.of(text)) == (place, clause)


def test_asides_and_openers_go() -> None:
    assert asides(words_of("The mayor, who is 61, left (again) for Rome.", "en")) == [(2, 7), (8, 11)]
    head = words_of("Ada Lund, head of the bank, left.", "en")
    assert asides(head) == [(2, 8)]
    assert asides(head, kept=6) == []
    assert opener_end(words_of("After a long night, the talks failed.", "en")) == 5
    assert opener_end(words_of("After a long night, the talks failed.", "en"), kept=3) == 0
    assert opener_end(words_of("After a long night, peace.", "en")) == 0


def test_verbs_and_attributes() -> None:
    assert words_of("the dam failed", "en").has_verb()
    assert not words_of("a long night of talks", "en").has_verb()


@pytest.mark.parametrize(
    ("text", "date", "attributive"),
    [
        ("the 2021 coup", "2021", True),
        ("Thursday's vote", "Thursday", True),
        ("the Milan 2026 Games", "2026", True),
        ("In 2026 Milan won", "2026", False),
        ("the Water Act (Northern Isles), 2019, was torn up", "2019", True),
        ("the mill, 2019, was torn up", "2019", False),
        ("it fell in 2021 and rose", "2021", False),
        ("it stood until 2021 rains", "2021", False),
    ],
)
def test_a_date_can_qualify_a_noun(text: str, date: str, attributive: bool) -> None:
    low = text.index(date)
    assert is_attributive(words_of(text, "en"), low, low + len(date)) is attributive
