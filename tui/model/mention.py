"""Mentions: one article saying that something happened at a When."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.model.article import Role
from tui.model.evidence import Basis, Evidence
from tui.model.when import When


class Modality(StrEnum):
    """Whether an event took place, as its text tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    """Denied, doubted, or conditional."""


NEWS = 0.5
"""Least probability of news for an event to stand on the timeline; under it an event is a feature."""

WORTH = 0.45
"""Least score of a mention that puts an event on the timeline by itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One article saying that something happened at a When.

    Args:
        id: `ARTICLE_ID#N`, N counting from 0 within the article; 0 is the main event.
        article: id of the article.
        source: outlet.
        title: headline of the event, one line, under 90 characters where the words allow.
        when, basis: its date and how it is known.
        score: ranks within the article, higher first; 0 to 1.
        evidence: sentence and rule.
        news: probability that its article brings news rather than a feature, 0 to 1.
        weighty: probability that a daily digest would print what its article is about.
        published, first_seen: of the article.
        role: main, mention or reprint.
        modality: happened, ongoing, planned or denied.
        span: code points of the evidence sentence in the article's `field`.
        field: "text" or "title".
        clause: code points of the clause that tells it, within `span`; (0, 0) where that is not known.
        time: index into the article's time expressions, or None.
        lang: of the article.
        url: of the article.
        places: ids of the places that it names, each city and region followed by its country.
        people: the people that it names in full.
        terms: the words that matching compares, most telling first.
    """

    id: str
    article: str
    source: str
    title: str
    when: When
    basis: Basis
    score: float
    evidence: Evidence
    published: datetime
    first_seen: datetime
    role: Role = Role.MENTION
    modality: Modality = Modality.HAPPENED
    span: tuple[int, int] = (0, 0)
    field: str = "text"
    clause: tuple[int, int] = (0, 0)
    time: int | None = None
    lang: str = ""
    url: str | None = None
    terms: tuple[str, ...] = ()
    news: float = 1.0
    weighty: float = 0.0
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
