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
    close_margin: float = 0.35
    """Difference of two scores, in log-odds, under which the better one is uncertain. Chosen: odds of 1.4 to 1."""


TUNING = Tuning()

WEIGHTS: dict[str, float] = {
    "a noun's in the same sentence": 0.42,
    "a week or month": -0.28,
    "a year or longer": -0.76,
    "ahead": -0.59,
    "clause beside it, before": 0.45,
    "clause beside it, behind": 0.57,
    "few sentences before": -0.50,
    "first of the recent days": 0.75,
    "future, before the news": -0.00,
    "heading, another day": -0.54,
    "heading, news": 0.54,
    "last seven days": 0.01,
    "late, news": -0.14,
    "main, news": 0.50,
    "main, published": 0.28,
    "many sentences before": -0.32,
    "most alike": 0.08,
    "named early": 1.20,
    "named most": 0.59,
    "news": 0.51,
    "none, before the news": 0.15,
    "of a clause that belongs to it, participle": 0.55,
    "of a clause that belongs to it, quoted": 0.24,
    "of a clause that belongs to it, relative": 0.67,
    "of a clause that belongs to it, subordinate": 0.81,
    "older": 1.04,
    "only in asides": 0.71,
    "only plans are told": -0.03,
    "only reports are told": -0.10,
    "only says which noun": 0.64,
    "open": -0.27,
    "participle, news": -0.02,
    "participle, of the clause it belongs to": 0.38,
    "participle, published": 0.05,
    "past perfect, before the news": 0.18,
    "past, before the news": 0.25,
    "perfect, before the news": -0.13,
    "present, before the news": 0.46,
    "published": -0.14,
    "published, no other day of news": 0.03,
    "quoted, news": 0.09,
    "quoted, of the clause it belongs to": -0.10,
    "quoted, published": -0.31,
    "relative, news": -0.87,
    "relative, of the clause it belongs to": 0.25,
    "relative, published": -0.24,
    "reported, news": 0.51,
    "reported, of the clause it belongs to": 0.09,
    "reported, published": 0.04,
    "same sentence, before": 0.11,
    "same sentence, behind": 0.14,
    "saying, news": 0.28,
    "saying, published": 0.28,
    "sentence before": 0.15,
    "shares a word": 0.14,
    "shares words": 0.45,
    "subordinate, news": 0.02,
    "subordinate, of the clause it belongs to": 1.03,
    "subordinate, published": -0.21,
    "today": -0.46,
    "told last in another paragraph, old": -0.23,
    "told last in another paragraph, recent": 0.28,
    "told last, aside": 0.28,
    "told last, deed": 1.05,
    "told last, noun": 0.36,
    "told last, old": 0.96,
    "told last, plan": -0.16,
    "told last, recent": 0.75,
    "told last, report": 0.24,
    "yesterday": 0.27,
}
"""Feature -> what it adds to the log-odds of a time. Fitted by tools/fit_anchors.py (`--write`) on events/en-affairs and
events/en-dev of the shared corpora."""
