"""The numbers that reading a sentence depends on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Limits of what is looked at around a date, in code points where no other unit is named."""

    perfect_words: int = 3
    """Words before a participle among which its "has" or "was" stands. Chosen: "has not yet been" is the longest."""
    existential_words: int = 3
    """Words at the beginning of a clause among which "there" makes a noun its event. Chosen: "On Monday there"."""
    past_ending_letters: int = 3
    """Letters beyond which a word in -ed is a past form. Chosen: "red", "bed" and "led" are none by their ending."""
    clause_start_chars: int = 15
    """A date this close to the beginning of a clause comes before its verb. Chosen: "on 31 December,"."""
    clause_edges: int = 12
    """Edges before a date that are looked at for its clause. Chosen: more are a list."""
    opener_words: int = 6
    """Words of an opening phrase up to which it only says when ("On Friday afternoon, in Kyiv, …"). Chosen by eye."""
    list_members: int = 12
    """Commas of an enumeration up to the "and" before its last member. Chosen: more are a table."""
    list_member_words: int = 5
    """Words of each member. Chosen: "the former mayor of Brill"."""
    list_names: int = 3
    """Words of the name before the "and" that ends an enumeration of names. Chosen by eye."""
    antecedent_words: int = 8
    """Words of the noun that a relative clause speaks of. Chosen by eye."""
    leading_words: int = 9
    """Words before the first verb of a sentence among which its subject's name is looked for. Chosen by eye."""
    opening_chars: int = 160
    """Longest phrase or clause before the first comma of a sentence. Chosen: two lines of a terminal."""
    saying_window: int = 60
    """From a length to the day on which it ends. Chosen: longer than "conference in the capital, ending on"."""
    saying_chars: int = 40
    """Between a verb of saying and the date that it has. Chosen: "told reporters at a news conference in X on"."""
    dates_per_sentence: int = 40
    """Dates of one sentence that are read. Chosen: what has more is a table, and reading it takes the square of their number."""
    touching_chars: int = 2
    """Between two expressions that are written as one ("Monday, 5 January"). Chosen: a comma and a space."""
    same_date_chars: int = 20
    """Between two dates that can be one ("on Sunday, in the early hours of 18 January"). Chosen by eye."""
    abbreviation_window: int = 30
    """Before a full stop, where the word that it ends begins. Chosen: longer than any abbreviation."""
    month_window: int = 12
    """Behind a full stop, in which a month makes it that of an ordinal number. Chosen: the longest month and two spaces."""
    year_digits: int = 4
    """Digits of a year."""
    day_digits: int = 2
    """Digits of a day of the month, behind which a full stop may make it an ordinal number."""
    aside_least_chars: int = 3
    """Of an aside. Chosen: fewer are an age."""
    aside_chars: int = 160
    """Of a relative clause between commas, or of an opening phrase. Chosen: longer ones are statements of their own."""
    dashed_chars: int = 140
    """Of what stands between dashes, or between a subject and its verb. Chosen by eye."""
    bracket_chars: int = 120
    """Between brackets. Chosen: more is a sentence."""
    apposition_chars: int = 90
    """Of a noun between commas that says more about the one before. Chosen by eye."""
    subject_words: int = 7
    """Words before an aside that are its subject. Chosen: more are a statement."""
    remembered_languages: int = 32
    """Languages whose cues are kept. Chosen: all that there are."""
    remembered_texts: int = 256
    """Pieces of text whose words are kept. Chosen: several questions are put to each of the few dozen pieces of an article."""
    news_words_kept: int = 50_000
    """Words that are remembered by their lists of `news.toml`. Chosen: some 5 MB."""
    remembered_clauses: int = 16
    """Dates whose clause is kept. Chosen: title and score ask for it in turn, for one sentence at a time."""


TUNING = Tuning()
