"""The numbers that titles depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Lengths of titles and of what is looked at around a time expression, in code points where no other unit is named."""

    longest: int = 200
    """Longest title. Chosen: longer than nearly all headlines, so that none is torn; screens shorten what they have no room
    for."""
    comfortable: int = 110
    """Longest title made of a sentence that keeps what is only said by the way. Chosen: little more than a line of a terminal."""
    with_appositions: int = 160
    """Longest one that keeps what stands between commas, which mostly says who somebody is. Chosen: two lines of a terminal."""
    least_kept: int = 160
    """A title that is cut at a word keeps at least as much, unless a single word is longer. Chosen: two lines of a terminal."""
    statement_least: int = 30
    """A statement cut to less says too little. Chosen by eye."""
    clause_least: int = 24
    """A clause of less, from the middle of a sentence, says too little to stand alone. Chosen by eye."""
    words_least: int = 3
    """Words: a headline keeps its time words, its tail or its first part where fewer would be left. Chosen: subject, verb,
    object."""
    outlet_words_before: int = 2
    """Words before the name of an outlet, at least. Chosen: "Dam bursts"."""
    label_words: int = 10
    """Words and signs before the colon behind which the label of a live blog ends. Chosen: "War in Oster and Brill, live updates"."""
    outlet_chars: int = 40
    """Longest name of an outlet at the end of a headline. Chosen: half a line of a terminal."""
    year_digits: int = 4
    """Digits of a year."""
    outlet_letters: int = 4
    """Letters of a name that is looked for in the address of its article. Chosen: fewer stand in any."""
    small_word_letters: int = 3
    """Letters of a small word inside a name ("of the"). Chosen."""
    subject_words: int = 6
    """Words at the beginning of a title in which "it" did or suffered something. Chosen: "it was later heavily fined"."""
    name_words: int = 5
    """Words with a capital in the name at the beginning of a headline. Chosen: "Royal Society of Oster and Brill Bank"."""
    plain_noun_words: int = 4
    """Words up to which a noun, its article included, says no more than what was told before. Chosen: two adjectives."""
    topic_chars: int = 80
    """Code points of a headline that stands before a title which does not stand alone. Chosen: half of a title."""
    cleft_chars: int = 60
    """Of what a sentence begins with that says when before it says what. Chosen: "It was not until the end of May that"."""
    concession_chars: int = 160
    """Of a clause at the beginning that only says what did not hinder the statement. Chosen: two lines of a terminal."""
    source_chars: int = 80
    """Of "According to the mayor" at the beginning of a sentence. Chosen: one line of a terminal."""
    context_windows: tuple[int, int] = (150, 500)
    """Before a title's sentence, where what "the country" means has been named; the nearest say most. Chosen by eye."""
    said_words: int = 3
    """Telling words, at least, of what somebody says without naming anybody. Chosen: "no changes were planned" has two."""
    last_name_letters: int = 3
    """Letters of a last name, at least. Chosen: shorter ones are mostly abbreviations."""
    remembered_places: int = 8
    """Tables of places that are kept. Chosen: two kinds, in the languages of one round of polling."""


TUNING = Tuning()
