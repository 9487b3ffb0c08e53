"""Articles into the store as they arrive: kept at once, read later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.feeds.read.identity import content_hash
from tui.model import Article
from tui.store import Store


@dataclass(frozen=True, slots=True)
class Arrived:
    """What was stored.

    Args:
        ids: given id -> id under which the article is stored, of those that are new or changed.
        new, updated: how many of them.
    """

    ids: Mapping[str, str]
    new: int = 0
    updated: int = 0


def store_arrivals(
    store: Store,
    articles: Sequence[Article],
    aliases: Mapping[str, Sequence[str]],
    hashes: Mapping[str, str],
    *,
    without_pruned: bool = False,
) -> Arrived:
    """Store the articles that are new or changed, to be read; inside a transaction.

    Args:
        store: open for writing.
        articles: in any order.
        aliases: article id -> the keys that find it when its guid has changed.
        hashes: article id -> hash of what the feed gave, where the text has come from the article's page.
        without_pruned: whether articles that were taken out for their age stay out while they are as they were.
    """
    wanted = [article.id for article in articles]
    known = store.known_articles(wanted)
    if without_pruned:
        known = store.care.pruned(wanted) | known
    rows: dict[str, tuple[Article, str, Sequence[str]]] = {}
    ids: dict[str, str] = {}
    for article in articles:
        given, keys = article.id, aliases.get(article.id, ())
        hash_ = hashes.get(given) or content_hash(article)
        if given not in known and keys:
            held = next(iter(store.find_alias(article.feed, keys).values()), None)
            if held is not None:
                article = replace(article, id=held)
                known.update(store.known_articles([held]))
        if known.get(article.id) != hash_:
            rows[article.id] = article, hash_, keys
            ids[given] = article.id
    store.reading.put_unread(list(rows.values()))
    updated = sum(id_ in known for id_ in rows)
    return Arrived(ids, len(rows) - updated, updated)
