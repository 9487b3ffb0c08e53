"""What every mention of an article shares, and what its background is read against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.events.extraction.worth import Held
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.words import SentenceWords
from tui.model import Article, Basis, Mention, When

Scored = tuple[Mention, tuple[Held, ...]]
"""A mention, and the cues that make up its score."""


@dataclass(frozen=True, slots=True)
class News:
    """What the background is read against: the article, its language's cues, the event it is about and the words of its headline."""

    article: Article
    cues: Cues
    main: Mention
    headline: SentenceWords
    used: frozenset[int]
    """Indexes of the time expressions that dated the main event."""
    every: bool = True
    """Whether dated clauses that score too low for a timeline are wanted as well."""

    @property
    def topic(self) -> str:
        """The headline as a title, "" where the article has none."""
        return self.main.title if self.article.title else ""

    def is_dated_by(self, sentence: Sentence, part: Dated) -> bool:
        """Whether a date of a sentence is that of the main event."""
        if part.index is not None:
            return part.index in self.used
        evidence = self.main.evidence
        return self.main.span == (sentence.start, sentence.end) and part.spans[0] == (evidence.start, evidence.end)

    def mention(self, number: int, title: str, when: When, basis: Basis, **own: Any) -> Mention:
        """A mention of this number beside the main one, as likely news as that; `own` are the fields that only it has."""
        return mention_of(
            self.article, number, title, when, basis, news=self.main.news, weighty=self.main.weighty, **own
        )


def mention_of(article: Article, number: int, title: str, when: When, basis: Basis, **own: Any) -> Mention:
    """The mention of this number with what every mention of an article shares, and the fields that are its own."""
    return Mention(
        id=f"{article.id}#{number}", article=article.id, source=article.source, title=title, when=when, basis=basis,
        published=article.published, first_seen=article.first_seen, lang=article.lang, url=article.url, **own,
    )  # fmt: skip
