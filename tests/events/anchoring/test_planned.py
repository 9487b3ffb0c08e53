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


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Osterby will open its mill", "en"),
        ("Kessler wird zurücktreten", "de"),
        ("Le pont sera fermé", "fr"),
        ("马尔勒队将前往奥顿参赛", "zh"),
    ],
)
def test_a_headline_in_the_future_tells_of_a_plan(read: Read, title: str, lang: str) -> None:
    assert _mode(read, title, lang) is Modality.PLANNED


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("I would wake at night: Women of Marle tell of the flood", "en"),
        ("New dam would flood three villages", "en"),
        ("Marle won't open its mill", "en"),
        ("Marle will not open its mill", "en"),
        ("Will Marle open its mill?", "en"),
        ("Keeper insists mill will open", "en"),
        ("Keeper says the mill will open", "en"),
        ("'The mill will open': keeper of Marle", "en"),
        ("We will open the mill: keeper of Marle", "en"),
        ("In Marle wird das Rudern immer beliebter", "de"),
        ("Was der Müller mit der Flut zu tun hat", "de"),
        ("Deux semaines de mise à pied pour le meunier", "fr"),
        ("Le pont serait trop lourd", "fr"),
    ],
)
def test_what_would_be_is_denied_asked_or_only_said_is_no_plan(read: Read, title: str, lang: str) -> None:
    assert _mode(read, title, lang) is Modality.HAPPENED


def _mode(read: Read, title: str, lang: str) -> Modality:
    return read("A town by the river.", title, published=PUBLISHED, lang=lang).mentions[0].modality
