"""The numbers that titles depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Lengths of titles and of what is looked at around a time expression, in code points where no other unit is named."""

    longest: int = 90
    """Longest title. Chosen: one line of a terminal of 100 columns, beside its date."""
    statement_least: int = 30
    """A statement cut to less says too little. Chosen by eye."""
    headline_least: int = 35
    """As much for headlines, whose verbs are not known. Chosen by eye."""
    clause_least: int = 24
    """A clause of less, from the middle of a sentence, says too little to stand alone. Chosen by eye."""
    words_least: int = 3
    """Words: a headline keeps its time words, its tail or its first part where fewer would be left. Chosen: subject, verb,
    object."""
    label_words: int = 5
    """Words of an occasion that stands before the dash of a headline. Chosen by eye."""
    preposition_window: int = 40
    """Before a time expression, where its preposition stands. Chosen: the longest is "shortly before on the"."""
    verb_window: int = 200
    """Of a clause, where its verb is looked for. Chosen: two titles."""
    cut_window: int = 20
    """Beyond the longest title, up to which a break may end. Chosen: longer than any word that opens a clause."""
    last_word_window: int = 30
    """At the end of a text, in which its last words stand. Chosen: "one hundred-and-fifty years" and shorter."""
    context_windows: tuple[int, int] = (150, 500)
    """Before a title's sentence, where what "the country" means has been named; the nearest say most. Chosen by eye."""
    last_name_letters: int = 3
    """Letters of a last name, at least. Chosen: shorter ones are mostly abbreviations."""
    remembered_places: int = 8
    """Tables of places that are kept. Chosen: two kinds, in the languages of one round of polling."""
    remembered_articles: int = 8
    """Articles whose full names are kept. Chosen: their mentions are made one after the other."""


TUNING = Tuning()
