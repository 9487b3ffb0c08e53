"""A sentence is read once: clauses with their kinds, tenses and spans."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.dates.tagging import read, read_context
from tui.events.sentences.clause_tree import Clause
from tui.events.sentences.sentence import Sentence, read_sentences

DAY = datetime(2026, 1, 2, tzinfo=UTC)


def sentence_of(text: str, lang: str = "en") -> Sentence:
    context = read_context(text, DAY, lang)
    return read_sentences(text, context.tokens, tuple(time for time, _, _ in read(context)), lang)[0]


def shown(sentence: Sentence, clause: Clause) -> str:
    return f"{clause.kind}, {clause.tense}: {sentence.text[clause.start : clause.end]}"


CASES = {
    "The mayor of Brill, who resigned on Friday, said on Saturday that six people had died.": [
        "saying, past: The mayor of Brill, who resigned on Friday, said on Saturday",
        "relative, past: who resigned on Friday",
        "reported, past perfect: that six people had died",
    ],
    "Two keepers are dead.": ["main, present: Two keepers are dead"],
    "The only injury was a broken leg.": ["main, past: The only injury was a broken leg"],
    "Police arrested two men and closed the road after the dam failed on Monday.": [
        "main, past: Police arrested two men",
        "main, past: closed the road",
        "subordinate, past: after the dam failed on Monday",
    ],
    "After the dam failed in 2019, the town was flooded and 300 people were evacuated.": [
        "main, past: the town was flooded",
        "subordinate, past: After the dam failed in 2019",
        "main, past: 300 people were evacuated",
    ],
    "The man arrested on Friday was freed on Sunday.": [
        "main, past: The man arrested on Friday was freed on Sunday",
        "participle, none: arrested on Friday",
    ],
    "The dam, built in 1931, failed on 3 December.": [
        "main, past: The dam, built in 1931, failed on 3 December",
        "participle, none: built in 1931",
    ],
    "Six people had fallen, police said on Saturday.": [
        "reported, past perfect: Six people had fallen",
        "saying, past: police said on Saturday",
    ],
    "“We saw the dam break,” Lea Maes said on Monday.": [
        "saying, past: Lea Maes said on Monday",
        "quoted, past: We saw the dam break",
    ],
    "On Monday, police said the quake killed six and injured 30.": [
        "saying, past: On Monday, police said",
        "reported, past: the quake killed six",
        "reported, past: injured 30",
    ],
    "Lea Maes told reporters on Monday the bridge would open in May.": [
        "saying, past: Lea Maes told reporters on Monday",
        "reported, future: the bridge would open in May",
    ],
    "Prices have risen since March.": ["main, perfect: Prices have risen since March"],
    "The bridge is being rebuilt.": ["main, progressive: The bridge is being rebuilt"],
    "The company plans to sell the mill.": ["main, present: The company plans to sell the mill"],
    "After the vote the mayor quit.": ["main, past: After the vote the mayor quit"],
    "The raid that captured the governor began on Tuesday.": [
        "main, past: The raid that captured the governor began on Tuesday",
        "relative, past: that captured the governor",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_a_sentence_is_cut_into_its_clauses(text: str) -> None:
    sentence = sentence_of(text)
    assert [shown(sentence, clause) for clause in sentence.clauses] == CASES[text]


def test_a_clause_governs_the_times_inside_it() -> None:
    sentence = sentence_of("The mayor, who resigned on Friday, said on Saturday that six had died in May.")
    assert [[sentence.times[place].text for place in clause.times] for clause in sentence.clauses] == [
        ["Saturday"],
        ["Friday"],
        ["May"],
    ]


def test_a_language_without_words_has_one_clause_a_sentence() -> None:
    sentence = sentence_of("Katten sover, og hunden som kom i går spiser.", "da")
    assert [(clause.start, clause.end) for clause in sentence.clauses] == [(0, len(sentence.text))]
