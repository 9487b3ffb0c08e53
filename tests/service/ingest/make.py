"""Extractions of made-up mentions, for tests of what is stored of them."""

from __future__ import annotations

from tui.events.extraction.extract import Extraction
from tui.model import Article, Mention


def extraction(*mentions: Mention) -> Extraction:
    """An article that holds these mentions, the main one first."""
    main = mentions[0]
    text = "\n".join(one.title for one in mentions)
    article = Article(main.article, main.source, main.title, text, main.published, main.first_seen)
    return Extraction(article, (), (), mentions)
