"""The first stamp that a feed gave an article stays, whatever stamps it gives later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.model import Article


def keep_first_stamps(articles: Sequence[Article], stored: Mapping[str, Article]) -> list[Article]:
    """Articles as published when they were first seen to be.

    Args:
        articles: as the feed gives them now.
        stored: id of one of them -> the same as it is in the store, of those that are there.
    """
    return [_as_first(article, stored.get(article.id)) for article in articles]


def _as_first(article: Article, old: Article | None) -> Article:
    if old is None:
        return article
    if old.dated:
        return replace(article, published=old.published, dated=True)
    # A feed that has learned to say when says it of all its articles: only what cannot be true is left.
    return (
        article
        if article.dated and article.published <= old.first_seen
        else replace(article, published=old.first_seen.astimezone(old.published.tzinfo), dated=False)
    )
