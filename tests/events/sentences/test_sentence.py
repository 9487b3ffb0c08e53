"""A sentence is read once: clauses with their kinds, tenses and spans."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.dates.tagging import read, read_context
from tui.events.clauses.clause import Clause
from tui.events.sentences.sentence import Sentence, read_sentences

DAY = datetime(2026, 1, 2, tzinfo=UTC)


def sentence_of(text: str, lang: str = "en") -> Sentence:
    context = read_context(text, DAY, lang)
    return read_sentences(text, context.tokens, tuple(time for time, _, _ in read(context)), lang)[0]


def shown(sentence: Sentence, clause: Clause) -> str:
    return f"{clause.kind}, {clause.tense}: {sentence.text[clause.start : clause.end]}"


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
