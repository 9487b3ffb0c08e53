"""Titles of background events: each date has the statement that it dates, and each title says of whom it speaks."""

from __future__ import annotations

import pytest

from tests.events.conftest import Read
from tui.events.extraction.title_shape import Vagueness, says_who, vagueness_of
from tui.events.sentences import cues
from tui.events.sentences.words import words_of
from tui.model import WORTH


def titles(read: Read, text: str, title: str = "Osterby opens its dam") -> list[tuple[str, str]]:
    mentions = read(text, title=title, every=True).mentions[bool(title) :]
    return [(mention.when.edtf(), mention.title) for mention in mentions if mention.time is not None]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "In May 2019 the mill closed and in June 2019 the mayor resigned.",
            [
                ("2019-05", "Osterby opens its dam: the mill closed"),
                ("2019-06", "Osterby opens its dam: the mayor resigned"),
            ],
        ),
        (
            "Lea Maes quit in 2018 and in 2019 thousands of mill hands struck.",
            [("2018", "Lea Maes quit"), ("2019", "Osterby opens its dam: thousands of mill hands struck")],
        ),
        (
            "It was in May 2019 that Lea Maes first opened the vault under the mill.",
            [("2019-05", "Lea Maes first opened the vault under the mill")],
        ),
        (
            "Although the board had warned her twice, and although two judges had told her not to, Lea Maes sold the mill in May 2019.",
            [("2019-05", "Lea Maes sold the mill")],
        ),
        (
            "Her words came as thousands rallied in May 2019 in Brill, as well as in Osterby, to oppose Jan Vale's plans.",
            [("2019-05", "Thousands rallied in Brill, as well as in Osterby, to oppose Jan Vale's plans")],
        ),
        (
            "He spoke after Lea Maes sold the mill in May 2019, forcing forty hands to move to Brill, and left.",
            [("2019-05", "Lea Maes sold the mill, forcing forty hands to move to Brill, and left")],
        ),
        (
            "He cites the town's exit from a pact with Brill in 1978, which was formalized in 1980.",
            [
                (
                    "1978",
                    "Osterby opens its dam: he cites the town's exit from a pact with Brill, which was formalized",
                ),
                (
                    "1980",
                    "Osterby opens its dam: he cites the town's exit from a pact with Brill, which was formalized",
                ),
            ],
        ),
    ],
)
def test_each_date_has_its_statement(read: Read, text: str, events: list[tuple[str, str]]) -> None:
    assert titles(read, text) == events


def test_a_clause_that_says_which_is_no_statement(read: Read) -> None:
    text = "In the weeks before the flood that drowned the chapel in May 2019, crews had shut two gates."
    assert "The flood drowned the chapel" not in [title for _, title in titles(read, text)]


def test_a_lead_without_a_headline_is_titled_by_its_own_clause(read: Read) -> None:
    mentions = read("A gate fell on Friday and on Saturday two keepers quit.", title="").mentions
    assert mentions[0].title == "A gate fell"
    assert "Two keepers quit" in [mention.title for mention in mentions[1:]]


def test_the_company_is_the_one_of_the_headline(read: Read) -> None:
    text = "Osprey Steel bought the mill on Monday. The company was fined in May 2019. It was sold in May 2020."
    told = titles(read, text, "Osprey Steel buys the mill of Osterby")
    assert ("2019-05", "Osprey Steel was fined") in told
    assert ("2020-05", "Osprey Steel was sold") in told


def test_what_points_at_something_unnamed_stays_off_the_timeline(read: Read) -> None:
    mentions = read("The town cheered. This ban was lifted in May 2019.", title="Osterby sells beer again").mentions
    (lifted,) = [mention for mention in mentions if mention.when.edtf() == "2019-05"]
    assert lifted.title == "Osterby sells beer again: this ban was lifted"
    assert lifted.score < WORTH


def test_a_hospital_is_nobody(read: Read) -> None:
    text = "He was taken to the 4 de Mayo Hospital in 2019. He spent a month there."
    assert not any(title.startswith(("Mayo", "Hospital")) for _, title in titles(read, text))


def test_a_plural_at_the_beginning_is_nobody(read: Read) -> None:
    text = "Mara Quill quit on Monday. Voters returned her in 2020. Her brother resigned in March 2021."
    told = titles(read, text, "Senator Mara Quill quits")
    assert ("2021-03", "Mara Quill's brother resigned") in told


def test_what_is_voted_on_has_its_topic(read: Read) -> None:
    text = "The council met. Residents will decide on 3 May on the plan put forward."
    assert ("2026-05-03", "Osterby opens its dam: Residents will decide on the plan") in titles(read, text)


def test_what_stands_between_commas_is_not_the_subject(read: Read) -> None:
    text = "Maes, a former mayor of Osterby, who was elected judge of Brill in May 2019, sold the mill."
    assert ("2019-05", "Maes was elected judge of Brill") in titles(read, text)
    text = "Meanwhile, a former mayor of Osterby who was elected judge of Brill in May 2019, sold the mill."
    assert ("2019-05", "A former mayor of Osterby was elected judge of Brill") in titles(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Wire sat down with Lea Maes in May 2019 as she laid out plans for the mill.",
        "The old guard of Osterby rocked the town, with Lea Maes, formerly known as Judge Maes, stripped of her royal title in May 2019.",
        "Police in Osterby said a fire in May 2019 was set by Lea Maes.",
    ],
)
def test_some_dated_clauses_are_no_events(read: Read, text: str) -> None:
    mentions = read(f"The mayor spoke. {text}", title="Osterby opens its dam", every=True).mentions[1:]
    assert all(mention.score < WORTH for mention in mentions)


def test_a_country_is_no_person_that_a_pronoun_means(read: Read) -> None:
    text = "The mayor spoke of Russia.\nRussia closed the mine in May 2018.\nIn May 2019, Maes said her team had sold the mill. She left."
    assert ("2019-05", "Maes said her team had sold the mill") in titles(read, text)


def test_half_an_aside_is_no_subject(read: Read) -> None:
    text = "There were claims that Lea Maes—while serving as the U.K. trade envoy—shared secret plans with Osterby in May 2019."
    mentions = read(text, title="Osterby opens its dam", every=True).mentions[1:]
    assert all(mention.score < WORTH for mention in mentions)


def test_a_pronoun_needs_its_article_in_any_language(read: Read) -> None:
    text = "Der Hafen ist offen. Er wurde im Mai 2020 gesperrt. Der Hafen Osterby brannte im Juni 2021."
    mentions = read(text, title="Hafen von Osterby öffnet", lang="de").mentions[1:]
    assert [mention.title for mention in mentions] == [
        "Hafen von Osterby öffnet: er wurde im Mai 2020 gesperrt",
        "Der Hafen Osterby brannte im Juni 2021",
    ]
    assert mentions[0].score < WORTH <= mentions[1].score


def test_a_sentence_that_nobody_can_read_is_shown_where_it_speaks_of_what_the_headline_names(read: Read) -> None:
    text = "Der Hafen ist offen. Das Tor brach im Juni 2021. Der Hafen von Osterby brannte im Mai 2019."
    mentions = read(text, title="Hafen von Osterby öffnet", lang="de").mentions[1:]
    assert [mention.when.edtf() for mention in mentions if mention.score >= WORTH] == ["2019-05"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The remarks contrast with those by Lea Maes in May 2019.",
        "A second round of negotiations began in May 2019.",
        "The mayor’s internal count of the dead, not told before, passed the toll given by Osterby in May 2019.",
        "An announcement regarding Osterby was made in May 2019.",
        "The same police force searched the house of Lea Maes in May 2019.",
        "Police searched two houses in May 2019.",
        "A wedding ended in grief in May 2019 when an overcrowded boat sank.",
        "The governor invited Lea Maes to the fair in May 2019.",
        "Lea Maes thanked them for the gates in May 2019.",
        "Lea Maes opened the gates herself in May 2019.",
        "A vow of Lea Maes came in May 2019 after Osterby lost its mill.",
        "Lea Maes became president of the Bank in May 2019.",
        "An Osterby-brokered truce began in May 2019.",
    ],
)
def test_what_says_too_little_alone_stays_off_the_timeline(read: Read, sentence: str) -> None:
    text = f"Osterby opened its dam on Monday. Crowds came, police said. {sentence}"
    assert "2019-05" not in [
        m.when.edtf() for m in read(text, title="Osterby opens its dam").mentions if m.score >= WORTH
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A second round of negotiations between Osterby and Tarn began in May 2019.",
        "Lea Maes’s remarks angered the guild in May 2019.",
        "Thousands of mill hands struck in May 2019.",
        "Maes resigned in May 2019 after two votes of the guild.",
        "A fire destroyed the mill of Osterby in May 2019.",
    ],
)
def test_what_stands_alone_is_shown(read: Read, sentence: str) -> None:
    text = f"Osterby opened its dam on Monday. Crowds cheered Lea Maes. {sentence}"
    assert "2019-05" in [m.when.edtf() for m in read(text, title="Osterby opens its dam").mentions if m.score >= WORTH]


def test_who_brokered_a_deal_says_which_one() -> None:
    told = "The deal brokered by Lea Maes and signed by Tarn ended a strike"
    assert says_who(words_of(told, "en"), str.istitle)
    assert vagueness_of(words_of(told, "en"), cues.load("en")) is Vagueness.HALF_NAMED
    assert not says_who(words_of(told.replace(" by Lea Maes and signed by Tarn", ""), "en"), str.istitle)
