"""A sentence is read once: clauses with their kinds, tenses and spans."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

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


@pytest.mark.parametrize(
    ("lang", "text", "noun"),
    [
        ("en", "The April 12 vote passed.", "April 12 vote"),
        ("en", "Monday’s quake killed six.", "Monday’s quake"),
        ("en", "He spoke at a December ceremony.", "December ceremony"),
        ("en", "The vote of 12 April was close.", "vote of 12 April"),
        ("en", "On Monday protests erupted.", None),
        ("en", "On Monday the vote was lost.", None),
        ("de", "Die Wahl vom 3. Mai war knapp.", "Wahl vom 3. Mai"),
        ("fr", "Les élections du 3 mai étaient libres.", "élections du 3 mai"),
        ("es", "La votación del 3 de mayo fue anulada.", "votación del 3 de mayo"),
        ("de", "Bei dem Brand wurden am Dienstag sechs Menschen verletzt.", None),
    ],
)
def test_a_noun_can_have_a_date_of_its_own(lang: str, text: str, noun: str | None) -> None:
    sentence = sentence_of(text, lang)
    (time,) = sentence.times
    span = sentence.dated_noun(time.start, time.end)
    assert (span and text[span[0] : span[1]]) == noun


@pytest.mark.parametrize(
    ("lang", "text", "words", "bound"),
    [
        ("en", "The appeal by Dorn, jailed in 2019 for fraud, was dismissed on Monday.", "2019", True),
        ("en", "The appeal by Dorn, jailed in 2019 for fraud, was dismissed on Monday.", "Monday", False),
        ("en", "A fire destroyed the mill, killing six on Monday.", "Monday", False),
        ("en", "Police charged Lea Maes over Friday’s raid.", "Friday", True),
        ("en", "Lea Maes won Friday’s vote.", "Friday", False),
        ("en", "Lea Maes spoke at a December ceremony.", "December", False),
        ("en", "The club has sacked its coach after a defeat on Saturday.", "Saturday", True),
        ("en", "Two people died after a crash on Saturday.", "Saturday", False),
        ("en", "Families of victims of the 2018 fire sued the builder.", "2018", True),
        ("en", "In the 2018 fire nine keepers died.", "2018", False),
        ("de", "Der Trainer ist nach der Niederlage vom 3. Mai entlassen worden.", "3. Mai", True),
        ("fr", "Le maire a démissionné après l’incendie du 3 mai.", "3 mai", True),
        ("fr", "Le maire a démissionné le 3 mai.", "3 mai", False),
        ("es", "El juez ha citado al piloto por el accidente del 3 de febrero.", "3 de febrero", True),
        ("it", "Il ponte, inaugurato nel 2015, è crollato domenica.", "2015", True),
        ("it", "Il ponte, inaugurato nel 2015, è crollato domenica.", "domenica", False),
        ("ru", "Суд арестовал директора после пожара 9 февраля.", "9 февраля", True),
        ("ru", "Суд арестовал директора 9 февраля.", "9 февраля", False),
    ],
)
def test_a_date_can_tell_of_something_else_than_its_sentence(lang: str, text: str, words: str, bound: bool) -> None:
    sentence = sentence_of(text, lang)
    low = text.index(words)
    assert sentence.binds(low, low + len(words)) is bound


def test_the_words_of_a_sentence_are_those_of_its_article() -> None:
    text = "Osterby fell.\n \nLea Maes was to sing on New Year's Eve. Brill rose."
    context = read_context(text, DAY, "en")
    sentences = read_sentences(text, context.tokens, (), "en")
    for sentence in sentences:
        alone = sentence_of(sentence.text).words
        assert (sentence.words.lows, sentence.words.starts, sentence.words.bits) == (
            alone.lows,
            alone.starts,
            alone.bits,
        )
    assert len(sentences) == 3
