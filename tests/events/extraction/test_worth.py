"""Which dated clauses belong on a timeline."""

from __future__ import annotations

from datetime import date

import pytest

from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.worth import CLAUSE_CUES, MOST_BESIDE, cues_of_clause, cues_of_title, is_hopeless, total
from tui.events.sentences import cues
from tui.events.sentences.clauses import Place
from tui.events.sentences.dates import Dated
from tui.events.sentences.sentence import sentence_of
from tui.events.sentences.words import words_of
from tui.model import WORTH, Basis, When

PUBLISHED = date(2026, 1, 2)


def worth(text: str, title: str, part: Dated) -> float:
    sentence = sentence_of(text, "en")
    clause = DatedClause.of(sentence, part, cues.load("en"), 3, PUBLISHED).titled(words_of(title, "en"))
    return total((*cues_of_clause(clause), *cues_of_title(clause)))


def scored(text: str, words: str, when: str, saying: bool = False) -> float:
    low = text.index(words)
    part = Dated(When.parse(when), Basis.STATED, "calendar-date", "", ((low, low + len(words)),), (0,), saying)
    return worth(text, text, part)


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("The army seized the port on 3 December.", "3 December", "2025-12-03"),
        ("Two bridges were washed away in November.", "November", "2025-11"),
        ("The court will rule on 14 March.", "14 March", "2026-03-14"),
        ("The games open in Milan on 6 February.", "6 February", "2026-02-06"),
        ("The treaty, signed in 2019 after years of talks, was torn up on 3 December.", "3 December", "2025-12-03"),
        ("The inquiry followed an admission last month.", "last month", "2025-12"),
    ],
)
def test_deeds_and_plans_are_kept(text: str, words: str, when: str) -> None:
    assert scored(text, words, when) >= WORTH


def titled(title: str) -> float:
    text = f"{title} on 3 December."
    low = text.index("3 December")
    part = Dated(When.parse("2025-12-03"), Basis.STATED, "calendar-date", "", ((low, low + 10),), (0,))
    return worth(text, title, part)


@pytest.mark.parametrize(
    ("vague", "named"),
    [
        ("The policy was dropped", "The policy of open gates was dropped"),
        ("The bill was passed", "The Harbour Bill was passed"),
    ],
)
def test_a_title_without_a_name_is_not_kept(vague: str, named: str) -> None:
    assert titled(vague) < WORTH <= titled(named)


def test_a_name_behind_the_verb_helps_half() -> None:
    assert titled("The fair opened") < titled("The fair opened in Osterby") < titled("Osterby Fair opened")


def test_a_title_that_points_at_what_was_told_before_is_worth_less() -> None:
    assert titled("Osterby lifted the ban") < titled("Osterby lifted the ban on ferries")
    assert titled("Osterby lifted this ban") < titled("Osterby lifted the ban")
    assert titled("The Belgian singer won a prize") < titled("The Belgian singer Lea Maes won a prize")


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("Output was larger than in November.", "November", "2025-11"),
        ("The minister might resign in March.", "March", "2026-03"),
        ("“We never slept on 3 December,” the captain recalled.", "3 December", "2025-12-03"),
        ("The mood in December was calm.", "December", "2025-12"),
        ("Published in the Ledger, 3 December 2025.", "3 December 2025", "2025-12-03"),
        ("She was born in Lyon in 1961.", "1961", "1961"),
        ("We moved here in 2019 and loved it.", "2019", "2019"),
    ],
)
def test_talk_comparison_and_biography_are_not(text: str, words: str, when: str) -> None:
    assert scored(text, words, when) < WORTH


def test_the_day_of_saying_is_worth_less_than_that_of_doing() -> None:
    text = "He resigned on 3 December."
    assert scored(text, "3 December", "2025-12-03", saying=True) < scored(text, "3 December", "2025-12-03")


def test_no_title_is_no_event_and_no_fault() -> None:
    text = "On 3 December."
    part = Dated(When.parse("2025-12-03"), Basis.STATED, "calendar-date", "", ((3, 13),), (0,), False)
    assert worth(text, "", part) < WORTH


def test_a_date_without_a_statement_is_given_up_before_its_cues_are_asked() -> None:
    assert is_hopeless(Place.LOOSE) and not is_hopeless(Place.MAIN) and not is_hopeless(Place.OWN)
    day = Dated(When.parse("2025-12-03"), Basis.STATED, "calendar-date", "", ((33, 43),), (0,))
    sentence = sentence_of("A fire destroyed the mill on the 3 December.", "en")
    clause = DatedClause.of(sentence, day, cues.load("en"), 0, PUBLISHED)
    assert total(cues_of_clause(clause)) <= MOST_BESIDE < sum(max(cue.weight, 0) * 9 for cue in CLAUSE_CUES)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("A fire destroyed the mill on 3 December.", True), ("Lea Maes said the mood on 3 December was not calm.", False)],
)
def test_no_further_cue_is_asked_for_once_a_score_is_out_of_reach(text: str, is_told: bool) -> None:
    low = text.index("3 December")
    day = Dated(When.parse("2025-12-03"), Basis.STATED, "calendar-date", "", ((low, low + 10),), (0,))
    clause = DatedClause.of(sentence_of(text, "en"), day, cues.load("en"), 0, PUBLISHED)
    held, asked = cues_of_clause(clause), cues_of_clause(clause, WORTH)
    assert (total(held) >= WORTH) is (total(asked) >= WORTH) is is_told
    assert held == asked if is_told else held[: len(asked)] == asked != held
