"""Titles made of sentences: without time words and attribution, never broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.events.sentences import cues
from tui.events.sentences.words import words_of
from tui.events.titles.statement import from_sentence
from tui.events.titles.tuning import TUNING

EN = cues.load("en")


def made(sentence: str, *time_words: str, focus: int = 0) -> str:
    spans = [(sentence.index(words), sentence.index(words) + len(words)) for words in time_words]
    return from_sentence(words_of(sentence, "en"), spans, EN, focus).text


@pytest.mark.parametrize(
    ("sentence", "time_words", "title"),
    [
        ("The dam burst on Sunday.", ["Sunday"], "The dam burst"),
        ("On Sunday, the dam burst.", ["Sunday"], "The dam burst"),
        ("The dam burst on Sunday, police said.", ["Sunday"], "The dam burst, police said"),
        ("Police said that the dam burst on Sunday.", ["Sunday"], "Police said that the dam burst"),
        ("According to the mayor, the dam burst on Sunday.", ["Sunday"], "The dam burst, according to the mayor"),
        ("The vote was on Sunday.", ["Sunday"], "The vote was on Sunday"),
        ("It was in May that the dam burst.", ["May"], "The dam burst"),
        ("It was not until May that the mayor resigned.", ["May"], "The mayor resigned"),
        ("Although it rained, and though the wind rose, crews left on Sunday.", ["Sunday"], "Crews left"),
        ("He saw Night Train 2046 in Oster.", ["2046"], "He saw Night Train 2046 in Oster"),
        ("They met on 3 June Street in Oster.", ["3 June"], "They met on 3 June Street in Oster"),
        (
            "The dam burst on Sunday and on Monday two ministers quit.",
            ["Sunday", "Monday"],
            "The dam burst and two ministers quit",
        ),
        ("He thanked them at a December ceremony.", ["December"], "He thanked them at a December ceremony"),
        ("Both gave New Year's addresses.", ["New Year's"], "Both gave New Year's addresses"),
        ("They spent Saturday night in a gym.", ["Saturday night"], "They spent Saturday night in a gym"),
        ("The road is shut until Monday.", ["Monday"], "The road is shut until Monday"),
        ('One sign read "closed on Monday" for hours.', ["Monday"], 'One sign read "closed on Monday" for hours'),
        ("The dam failed on 13 January and 16 January.", ["13 January", "16 January"], "The dam failed"),
        ("The ban, starting Monday, was announced.", ["Monday"], "The ban, starting Monday, was announced"),
        ("Between 3 May, and 7 June the dam was shut.", ["3 May", "7 June"], "The dam was shut"),
        ("From 3 May to 7 June the dam was shut.", ["3 May", "7 June"], "The dam was shut"),
        ("The dam failed over the weekend.", ["the weekend"], "The dam failed"),
        ("The mayor says the dam failed on Sunday.", ["Sunday"], "The mayor says the dam failed"),
        ("But yesterday the bank cut rates.", ["yesterday"], "The bank cut rates"),
        ("Last year Oster leapt to third place.", ["Last year"], "Oster leapt to third place"),
        ("Last week police in Oster arrested a banker.", ["Last week"], "Police in Oster arrested a banker"),
        ("Earlier this month Ann Roe resigned.", ["Earlier this month"], "Ann Roe resigned"),
        ("Last year marked the end of the mill.", ["Last year"], "Last year marked the end of the mill"),
        ("Last year's storm killed two.", ["Last year"], "Last year's storm killed two"),
        ("Ann Roe came around midnight on Monday in Oster.", ["midnight on Monday"], "Ann Roe came in Oster"),
        ("The dam burst shortly before noon Tuesday.", ["noon Tuesday"], "The dam burst"),
        ("Ann Roe meets the mayor later Tuesday.", ["Tuesday"], "Ann Roe meets the mayor"),
    ],
)
def test_time_words_go_where_nothing_breaks(sentence: str, time_words: list[str], title: str) -> None:
    assert made(sentence, *time_words) == title


LONG = (
    "The national railway suspended every service on the northern line on Tuesday after an inspection found cracks in "
    "eleven axles, a defect that the maker had reported to it in the spring, in a letter that was read by nobody, {}."
)


def test_a_long_sentence_ends_at_a_clause() -> None:
    title = made(LONG.format("as far as the inspectors could find out in the weeks after"), "Tuesday")
    assert title.startswith(
        "The national railway suspended every service on the northern line after an inspection found cracks"
    )
    assert len(title) <= TUNING.longest
    assert not title.endswith("…")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor made clear before an audience of engineers and landowners from both banks that the dam would be built.",
        "The mill laid off without notice and over the protest of those who had founded the place forty of its hands.",
        "The board tasked two judges after a series of complaints from parents at the school with finding out who had known.",
        "The old editor, Tam, dismissed—by letter, on a wet evening, with no word to the works council—half of the staff.",
        "The judge asked the clerk who had served the count whose men had burned the mill whether the books had been kept.",
    ],
)
def test_no_statement_loses_its_object(sentence: str) -> None:
    assert made(sentence) == sentence.rstrip(".")


def test_without_word_lists_the_time_words_stay() -> None:
    sentence = "Der Damm brach am Sonntag."
    assert from_sentence(words_of(sentence, "de"), [(18, 25)], cues.load("de")).text == "Der Damm brach am Sonntag"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The regional governor, a former general of the northern army and a friend of poets, resigned on Sunday after the court (the "
            "country's highest) ordered a second count of all of the ballots of the town.",
            "The regional governor resigned",
        ),
        (
            "The regional governor, a friend of poets, resigned on Sunday after the court (the country's highest) ordered a second "
            "count of the ballots.",
            "The regional governor, a friend of poets, resigned after the court ordered a second count",
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


FAR = "of the twelve villages of the upper and the lower valley of the river Renn and of the old market town of Oster"
"""Makes a sentence too long."""


def test_a_name_is_never_cut_in_two() -> None:
    sentence = "The committee handed the gold medal of courage and of honour to captain Josephine Aldous Winterbourne."
    assert made(sentence.replace("committee", f"committee {FAR}")).endswith("to captain…")


def test_a_link_to_what_was_told_before_goes() -> None:
    assert made("The storm also swept five islands.") == "The storm swept five islands"
    assert made("Not only the bridge but also the mill burned.") == "Not only the bridge but the mill burned"


def test_a_pronoun_gives_way_to_the_name() -> None:
    assert (
        from_sentence(words_of("He thanked the crews on Sunday.", "en"), [(24, 30)], EN, 0, "Ada Lund").text
        == "Ada Lund thanked the crews"
    )
    assert (
        from_sentence(words_of("Her office confirmed it.", "en"), [], EN, 0, "Ada Lund").text
        == "Ada Lund's office confirmed it"
    )


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The mayor of Oster flew to the three towns of the upper valley, Lund, Brill and Vena, which the flood of the night had cut off.",
            "The mayor of Oster flew to the three towns of the upper valley, Lund, Brill and Vena",
        ),
        (
            "The mayor of Oster told the people of the valley that “the dam will hold whatever the river brings us this time of year”.",
            "The mayor of Oster told the people of the valley that “the dam will hold whatever the river…",
        ),
        (
            "The mayor of Oster has promised the people of the upper valley a new road, adding that the old bridge will be torn down.",
            "The mayor of Oster has promised the people of the upper valley a new road",
        ),
        (
            "The mayor of Oster was dismissed following disclosures about the dam that nobody had been told of before the flood.",
            "The mayor of Oster was dismissed",
        ),
        (
            "The people of Oster left their homes after films appeared on the net showing dozens of cracks in the wall of the dam.",
            "The people of Oster left their homes after films appeared on the net",
        ),
    ],
)
def test_a_cut_tears_nothing(sentence: str, title: str) -> None:
    assert made(sentence.replace("of Oster", FAR)) == title.replace("of Oster", FAR)


@given(st.text(max_size=400))
def test_no_title_is_longer_than_the_limit(text: str) -> None:
    assert len(from_sentence(words_of(text, "en"), [], EN).text) <= TUNING.longest + 1


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The mayor had previously called the dam a danger.", "The mayor called the dam a danger"),
        ("The town had limited access to water.", "The town had limited access to water"),
        ("The mayor said the dam had failed at night.", "The mayor said the dam had failed at night"),
        ("The mayor was later forced to resign over the dam.", "The mayor was forced to resign over the dam"),
    ],
)
def test_the_order_of_the_article_is_not_that_of_the_timeline(sentence: str, title: str) -> None:
    assert made(sentence) == title
