"""Titles of background events: each date has the statement that it dates, and each title says of whom it speaks."""

from __future__ import annotations

import pytest

from tests.events.conftest import Read
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
            [("2018", "Lea Maes quit"), ("2019", "Thousands of mill hands struck")],
        ),
        (
            "It was in May 2019 that Lea Maes first opened the vault under the mill.",
            [("2019-05", "Lea Maes first opened the vault under the mill")],
        ),
        (
            "Although the board had warned her twice, and although two judges had told her not to, Lea Maes sold the mill in May 2019.",
            [("2019-05", "Lea Maes sold the mill")],
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


def test_a_pronoun_needs_its_article_in_any_language(read: Read) -> None:
    text = "Der Hafen ist offen. Er wurde im Mai 2020 gesperrt. Das Tor brach im Juni 2021."
    mentions = read(text, title="Hafen von Osterby öffnet", lang="de").mentions[1:]
    assert [mention.title for mention in mentions] == [
        "Hafen von Osterby öffnet: er wurde im Mai 2020 gesperrt",
        "Das Tor brach im Juni 2021",
    ]
    assert mentions[0].score < WORTH <= mentions[1].score
