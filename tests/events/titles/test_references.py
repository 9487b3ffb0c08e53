"""What a title means and does not name: pronouns of somebody else, empty statements, places."""

from __future__ import annotations

import pytest

from tests.events.conftest import Read
from tui.events.sentences.cues import load
from tui.events.sentences.words import NONE, words_of
from tui.events.titles.references import is_empty, names_something, stranger, with_stranger, without_impersonal_opener
from tui.model import WORTH

EN = load("en")


@pytest.mark.parametrize(
    ("title", "pronoun"),
    [
        ("Lea Maes said two laboratories had examined his body", "his"),
        ("Lea Maes called for his resignation", "his"),
        ("Lea Maes said her guild had sent flour from his mill", "his"),
        ("A vote will be held in Lima, his lawyer Lea Maes said", "his"),
        ("The Council voted to expel him", "him"),
    ],
)
def test_a_pronoun_of_somebody_who_is_not_named_is_found(title: str, pronoun: str) -> None:
    words = words_of(title, "en")
    place = stranger(words)
    assert place != NONE and words.lows[place] == pronoun


@pytest.mark.parametrize(
    "title",
    [
        "Lea Maes sold her mill",
        "Lea Maes and Tom Dorn met before his resignation",
        "A baker was fined after he sold his mill",
        "Lea Maes announced her resignation",
    ],
)
def test_a_pronoun_of_who_is_named_is_none(title: str) -> None:
    assert stranger(words_of(title, "en")) == NONE


def test_the_name_of_whom_the_article_speaks_is_put_for_the_pronoun() -> None:
    words = words_of("Lea Maes called for his resignation", "en")
    assert with_stranger(words, "Tom Dorn", EN).text == "Lea Maes called for Tom Dorn's resignation"
    assert with_stranger(words, "", EN).text == words.text
    assert with_stranger(words, "Ada Maes", EN).text == words.text


@pytest.mark.parametrize(
    "title",
    [
        "Lea Maes reiterated that no changes were planned",
        "The Osterby Council unanimously recommended the same, citing the law",
        "The Osterby Council published a rule",
        "Lea Maes declined to open an investigation, citing doubts",
        "Lea Maes shared her disapproval openly",
    ],
)
def test_a_title_that_tells_nothing_by_itself_is_empty(title: str) -> None:
    assert is_empty(words_of(title, "en"), EN)


@pytest.mark.parametrize(
    "title",
    [
        "Lea Maes said the mill of Osterby would close",
        "The Osterby Council published a rule on flour",
        "Osterby and Brill signed the treaty",
        "Lea Maes said “no”",
        "Lea Maes fined the same mill",
    ],
)
def test_a_title_that_tells_something_is_not(title: str) -> None:
    assert not is_empty(words_of(title, "en"), EN)


def test_a_sentence_of_an_unread_language_has_a_name_and_does_not_point_back() -> None:
    assert names_something(words_of("Der Hafen von Osterby brannte", "de"))
    assert not names_something(words_of("Das sagte die Leiterin von Osterby", "de"))
    assert not names_something(words_of("Потолок цен начнёт действовать", "ru"))


def test_what_says_only_that_it_is_said_is_left_out() -> None:
    assert (
        without_impersonal_opener(words_of("Уточняется, что мост откроют весной", "ru")).text == "Мост откроют весной"
    )
    assert without_impersonal_opener(words_of("Мост откроют весной", "ru")).text == "Мост откроют весной"


def shown(
    read: Read, headline: str, sentence: str, lang: str = "en", lead: str = "Crowds came, police said."
) -> list[str]:
    mentions = read(f"{lead} {sentence}", title=headline, lang=lang).mentions[1:]
    return [mention.title for mention in mentions if mention.score >= WORTH]


def test_a_number_of_people_without_a_place_has_the_country_of_its_article(read: Read) -> None:
    sentence = "On 3 June 2019, two bakers were killed in a fire."
    assert shown(read, "Fire kills three in Peru", sentence) == ["Peru: two bakers were killed in a fire"]
    assert shown(read, "Osterby opens its dam", sentence) == ["Osterby opens its dam: two bakers were killed in a fire"]
    named = "On 3 June 2019, two bakers were killed in a fire in Lima."
    assert shown(read, "Fire kills three in Chile", named) == ["Two bakers were killed in a fire in Lima"]


def test_a_name_that_may_be_of_a_place_counts_unless_the_headline_begins_with_the_country(read: Read) -> None:
    sentence = "On 3 June 2019, two bakers were killed in the Brill District."
    assert shown(read, "Fire in Peru", sentence) == ["Two bakers were killed in the Brill District"]
    assert shown(read, "Peru: Fire", sentence) == ["Peru: two bakers were killed in the Brill District"]


def test_a_region_that_several_countries_have_is_no_place_of_its_own(read: Read) -> None:
    sentence = "On 3 June 2019, two bakers were killed in the North West District."
    assert shown(read, "Botswana: Fire", sentence) == ["Botswana: two bakers were killed in the North West District"]


def test_a_storm_without_a_place_has_the_country_of_its_article(read: Read) -> None:
    sentence = "Cyclone Ada made landfall in May 2019."
    assert shown(read, "Cyclone kills three in Fiji", sentence) == ["Fiji: Cyclone Ada made landfall"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A solo player, but was dropped by Brill in May 2019.",
        "Osterby has a rival, a guild led by Lea Maes in May 2019.",
        "Video In this film Lea Maes sold the mill of Osterby in May 2019.",
        "Lea Maes forwarded the letter to defend it in May 2019.",
    ],
)
def test_what_has_no_statement_of_its_own_stays_off_the_timeline(read: Read, sentence: str) -> None:
    assert shown(read, "Osterby opens its dam", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "is_shown"),
    [
        ("Der Hafen von Osterby brannte im Mai 2019.", True),
        ("Der Hafen von Osterby ist voll, weil er im Mai 2019 umgebaut wurde.", False),
        ("Der Hafen von Osterby brannte im Mai 2019", False),
        ("Der Hafen von Osterby („Tor brannte im Mai 2019.", False),
        ("Der Hafen von Osterby brannte im Mai 2019 und im Juni 2021.", False),
        ("Ein großer Kran brannte im Mai 2019.", False),
    ],
)
def test_of_an_unread_language_only_whole_plain_sentences_are_shown(read: Read, sentence: str, is_shown: bool) -> None:
    titles = shown(
        read, "Hafen von Osterby in der Provinz öffnet wieder", sentence, "de", "Heute kamen viele Menschen."
    )
    assert bool(titles) is is_shown
