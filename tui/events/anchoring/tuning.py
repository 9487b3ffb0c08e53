"""The numbers that anchoring depends on: limits of what is compared, and the weights of the ranker's features."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Limits of what is compared, and what a small margin is."""

    clause_chars: int = 400
    """Code points of a clause whose words are compared. Chosen: a longer one is a list."""
    touching_chars: int = 1
    """Between a date and the verb that it stands right before."""
    noun_words: int = 3
    """Words behind a date among which the noun that it qualifies stands ("the 2019 hotel fire")."""
    days_of_a_sentence: int = 4
    """Times named in its own sentence that a clause is offered. Chosen: a sentence with more is a list."""
    name_words: int = 8
    """Words behind "a day after" among which the event is named. Chosen: a name with all its adjectives ("the deadly fire in …")."""
    clause_terms: int = 2
    """Words in common by which a clause ("a day after the ferry sank") is the one told before. Chosen: its verb and who did it."""
    family_letters: int = 5
    """Letters that a verb and its noun have in common at least ("explosion", "exploded"). Chosen: fewer join "attack" and "attached"."""
    family_share: float = 0.6
    """Share of the shorter of the two that these must be. Chosen: as above ("collision", "collided")."""
    remembered_words: int = 4096
    """Words whose families are remembered. Chosen: those of some articles."""
    recent_tellings: int = 12
    """Places before a clause that are looked through for the times named last. Chosen: three for each that is offered."""
    recent_days: int = 4
    """Times told last that a clause is offered. Chosen: the fourth last was right in one of a hundred clauses of events/en-affairs."""
    alike_days: int = 2
    """Times told in like words that it is offered. Chosen: as above."""
    days_of_a_term: int = 4
    """Times that are remembered for a word. Chosen: a word of more is one of the whole article."""
    tellings: int = 8
    """Places of one time that are looked at. Chosen: an article that names a day more often is about that day."""
    period_days: int = 28
    """Days that the period of a headline's figures has at least. Chosen: the shortest month."""
    period_age_days: int = 400
    """Days before publication in which it ended at most. Chosen: figures of a year come out within the next."""
    close_margin: float = 0.35
    """Difference of two scores, in log-odds, under which the better one is uncertain. Chosen: odds of 1.4 to 1."""


TUNING = Tuning()

WEIGHTS: dict[str, float] = {
    "a noun's in the same sentence": 0.39,
    "a week or month": -0.28,
    "a year or longer": -0.74,
    "ahead": -0.58,
    "clause beside it, before": 0.62,
    "clause beside it, behind": 0.58,
    "few sentences before": -0.54,
    "first of the recent days": 0.68,
    "future, before the news": -0.05,
    "heading, another day": -0.64,
    "heading, news": 0.64,
    "last seven days": 0.07,
    "late, news": -0.23,
    "main, news": 0.57,
    "main, published": 0.14,
    "many sentences before": -0.38,
    "most alike": 0.17,
    "named early": 1.22,
    "named most": 0.64,
    "news": 0.57,
    "none, before the news": 0.18,
    "of a clause that belongs to it, participle": 0.55,
    "of a clause that belongs to it, quoted": 0.22,
    "of a clause that belongs to it, relative": 0.59,
    "of a clause that belongs to it, subordinate": 0.79,
    "older": 1.01,
    "only in asides": 0.87,
    "only plans are told": -0.04,
    "only reports are told": -0.03,
    "only says which noun": 0.67,
    "open": -0.29,
    "participle, news": -0.18,
    "participle, of the clause it belongs to": 0.23,
    "participle, published": 0.10,
    "past perfect, before the news": 0.18,
    "past, before the news": 0.19,
    "perfect, before the news": -0.11,
    "present, before the news": 0.42,
    "published": -0.28,
    "published, no other day of news": 0.17,
    "quoted, news": 0.05,
    "quoted, of the clause it belongs to": -0.08,
    "quoted, published": -0.26,
    "relative, news": -0.90,
    "relative, of the clause it belongs to": 0.28,
    "relative, published": -0.21,
    "reported, news": 0.54,
    "reported, of the clause it belongs to": 0.09,
    "reported, published": 0.10,
    "same sentence, before": 0.13,
    "same sentence, behind": 0.12,
    "saying, news": 0.29,
    "saying, published": 0.29,
    "sentence before": 0.07,
    "shares a word": 0.15,
    "shares words": 0.40,
    "subordinate, news": 0.20,
    "subordinate, of the clause it belongs to": 1.00,
    "subordinate, published": -0.27,
    "today": -0.52,
    "told last in another paragraph, old": -0.22,
    "told last in another paragraph, recent": 0.24,
    "told last, aside": 0.33,
    "told last, deed": 0.96,
    "told last, noun": 0.45,
    "told last, old": 0.91,
    "told last, plan": -0.15,
    "told last, recent": 0.81,
    "told last, report": 0.15,
    "yesterday": 0.30,
}
"""Feature -> what it adds to the log-odds of a time. Fitted by tools/fit_anchors.py (`--write`) on events/en-affairs and
events/en-dev of the shared corpora."""
