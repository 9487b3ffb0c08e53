"""Headlines of events: without time words and attribution, never broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.events import cues, titles

EN = cues.load("en")


def made(sentence: str, *time_words: str, focus: int = 0) -> str:
    spans = [(sentence.index(words), sentence.index(words) + len(words)) for words in time_words]
    return titles.from_sentence(sentence, spans, EN, focus)


@pytest.mark.parametrize(
    ("sentence", "time_words", "title"),
    [
        ("The dam burst on Sunday.", ["Sunday"], "The dam burst"),
        ("On Sunday, the dam burst.", ["Sunday"], "The dam burst"),
        ("The dam burst on Sunday, police said.", ["Sunday"], "The dam burst"),
        ("Police said that the dam burst on Sunday.", ["Sunday"], "The dam burst"),
        ("According to the mayor, the dam burst on Sunday.", ["Sunday"], "The dam burst"),
        ("He thanked them at a December ceremony.", ["December"], "He thanked them at a December ceremony"),
        ("Both gave New Year's addresses.", ["New Year's"], "Both gave New Year's addresses"),
        ("They spent Saturday night in a gym.", ["Saturday night"], "They spent Saturday night in a gym"),
        ("The road is shut until Monday.", ["Monday"], "The road is shut until Monday"),
        ('One sign read "closed on Monday" for hours.', ["Monday"], 'One sign read "closed on Monday" for hours'),
        ("The dam failed on 13 January and 16 January.", ["13 January", "16 January"], "The dam failed"),
        ("The ban, starting Monday, was announced.", ["Monday"], "The ban, starting Monday, was announced"),
        ("The dam failed over the weekend.", ["the weekend"], "The dam failed"),
        ("The mayor says the dam failed on Sunday.", ["Sunday"], "The mayor says the dam failed"),
        ("But yesterday the bank cut rates.", ["yesterday"], "The bank cut rates"),
    ],
)
def test_time_words_go_where_nothing_breaks(sentence: str, time_words: list[str], title: str) -> None:
    assert made(sentence, *time_words) == title


def test_a_long_sentence_ends_at_a_clause() -> None:
    sentence = (
        "The national railway suspended every service on the northern line on Tuesday after an inspection found cracks in "
        "eleven axles, a defect that the maker had reported to it in the spring."
    )
    title = made(sentence, "Tuesday")
    assert title == "The national railway suspended every service on the northern line"
    assert len(title) <= titles.LIMIT


def test_without_word_lists_the_time_words_stay() -> None:
    sentence = "Der Damm brach am Sonntag."
    assert titles.from_sentence(sentence, [(18, 25)], cues.load("de")) == "Der Damm brach am Sonntag"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The regional governor, a former general of the northern army and a friend of poets, resigned on Sunday after the court (the "
            "country's highest) ordered a second count of the ballots.",
            "The regional governor resigned",
        ),
        (
            "Following a night of talks in which neither side gave way on the length of the working week, dockers at the port of "
            "Vila Nova walked out on Sunday.",
            "Dockers at the port of Vila Nova walked out",
        ),
    ],
)
def test_what_is_said_by_the_way_goes_first(sentence: str, title: str) -> None:
    assert made(sentence, "Sunday", focus=sentence.index("Sunday")).startswith(title)


def test_attribution_stays_where_it_holds_the_date() -> None:
    sentence = "Ada Lund was arrested in March and has always said that the charge was false."
    assert made(sentence, "March", focus=sentence.index("March")).startswith("Ada Lund was arrested")


def test_a_name_is_never_cut_in_two() -> None:
    sentence = "The committee handed the gold medal of courage and of honour to captain Josephine Aldous Winterbourne."
    assert made(sentence).endswith("to captain…")


def test_a_pronoun_gives_way_to_the_name() -> None:
    assert (
        titles.from_sentence("He thanked the crews on Sunday.", [(24, 30)], EN, 0, "Ada Lund")
        == "Ada Lund thanked the crews"
    )
    assert titles.from_sentence("Her office confirmed it.", [], EN, 0, "Ada Lund") == "Ada Lund's office confirmed it"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Dam bursts above town - BBC News", "Dam bursts above town"),
        ("Dam bursts | The Valley Post", "Dam bursts"),
        ("Dam bursts - and nobody is hurt", "Dam bursts - and nobody is hurt"),
    ],
)
def test_the_outlet_is_no_part_of_a_headline(headline: str, title: str) -> None:
    assert titles.from_headline(headline) == title


@given(st.text(max_size=400))
def test_no_title_is_longer_than_the_limit(text: str) -> None:
    assert len(titles.from_headline(text)) <= titles.LIMIT
    assert len(titles.from_sentence(text, [], EN)) <= titles.LIMIT + 1
