"""Headlines that announce what is to come, and the day that the text gives it."""

from __future__ import annotations

import pytest

from tests.events.conftest import Read
from tui.events.anchoring.planned import is_announced
from tui.events.sentences.words import words_of
from tui.model import Modality

PUBLISHED = "2024-03-07T12:00+00:00"
"""A Thursday."""


@pytest.mark.parametrize(
    "title",
    [
        "Parliament to vote on budget",
        "Osterby: rail staff to strike over pay",
        "Marle and Osterby flags to return at games",
        "Kessler set to face Orton court",
        "Second tanker expected to head to Marle, officials say",
    ],
)
def test_a_headline_announces(title: str) -> None:
    assert is_announced(words_of(title, "en"))


@pytest.mark.parametrize(
    "title",
    [
        "A bid to buy the mill",
        "Mayor wants Osterby to return to the league",
        "Council pushes farmers to return to Marle",
        "Osterby assembles team to examine files",
        "Ferry to Marle sinks",
        "Marle's new plans to tackle rents",
        "Kessler discharged, preparing to leave Marle",
        "Osterby looks to shore up its walls",
        "The keeper trying to stop a launch",
        "Kessler was set to face court",
        "",
    ],
)
def test_a_headline_announces_nothing(title: str) -> None:
    assert not is_announced(words_of(title, "en"))


def test_announced_news_takes_the_day_that_the_text_gives_it_further_on(read: Read) -> None:
    text = "Lawmakers have argued for weeks. The opposition wants cuts. The vote, due on 14 March, will decide the fate of the cabinet."
    main = read(text, "Parliament to vote on budget", published=PUBLISHED).mentions[0]
    assert (main.when.edtf(), main.modality) == ("2024-03-14", Modality.PLANNED)


def test_announced_news_without_a_day_is_planned(read: Read) -> None:
    main = read("The union and the airline have not agreed.", "Orton pilots to strike", published=PUBLISHED).mentions[0]
    assert (main.when.edtf(), main.modality) == ("2024-03-07", Modality.PLANNED)


def test_another_day_ahead_is_not_that_of_the_news(read: Read) -> None:
    text = "The union and the airline have not agreed. A fair in Marle opens on Monday."
    assert read(text, "Orton pilots to strike", published=PUBLISHED).mentions[0].when.edtf() == "2024-03-07"


def test_what_has_happened_takes_no_day_ahead(read: Read) -> None:
    text = "Pilots in Orton walked out. The pilots will meet on Monday."
    assert read(text, "Pilots walk out", published=PUBLISHED).mentions[0].when.edtf() == "2024-03-07"
