"""What feeds.toml mutes: the patterns of each feed, the articles that they fit, and the events that only such articles tell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from tui.model import NEWS, Article
from tui.store.codec import to_json
from tui.store.rows import stories
from tui.store.sql import chunks, rows_in, slots
from tui.text import is_muted

Mutes = Mapping[str, Sequence[str]]
"""Key and name of a feed -> its patterns, as `mute` in feeds.toml has them."""

_WHOLLY = (
    "SELECT m.event FROM mentions m JOIN articles a ON a.id = m.article WHERE m.retired IS NULL AND m.event IN ({}) "
    "GROUP BY m.event HAVING min(a.muted) = 1"
)


def current(db: Connection) -> dict[str, list[str]]:
    """The patterns that articles were judged by."""
    return {feed: json.loads(patterns) for feed, patterns in db.execute("SELECT feed, patterns FROM mutes")}


def holds(mutes: Mutes, article: Article) -> bool:
    """Whether an article is muted; a document that no feed has brought, by the feed that bears its outlet's name."""
    patterns = mutes.get(article.feed or article.source)
    return bool(patterns) and is_muted(patterns or (), article.url, article.title)


def replace(db: Connection, mutes: Mutes) -> None:
    """Judge all articles of feeds whose patterns are others now, and the events that tell of them."""
    before = current(db)
    changed = [feed for feed in {**before, **mutes} if list(before.get(feed, ())) != list(mutes.get(feed, ()))]
    db.execute("DELETE FROM mutes")
    db.executemany("INSERT INTO mutes VALUES (?, ?)", [(feed, to_json(list(mutes[feed]))) for feed in sorted(mutes)])
    query = (
        "SELECT a.id, a.url, a.title, a.muted, iif(s.feed = '', s.name, s.feed) FROM articles a JOIN sources s "
        "ON s.id = a.source WHERE iif(s.feed = '', s.name, s.feed) IN"
    )
    verdicts = [
        (is_muted(mutes.get(feed, ()), url, title), id_, bool(muted))
        for id_, url, title, muted, feed in rows_in(db, query, changed)
    ]
    turned = [(muted, id_) for muted, id_, was in verdicts if muted is not was]
    db.executemany("UPDATE articles SET muted = ? WHERE id = ?", turned)
    told = rows_in(
        db, "SELECT DISTINCT event FROM mentions WHERE retired IS NULL AND article IN", [id_ for _, id_ in turned]
    )
    _update(db, sorted({row[0] for row in told}))


def _update(db: Connection, events: Sequence[str]) -> None:
    wholly = of_events(db, events)
    db.executemany(
        f"UPDATE events SET muted = ?1, feature = (weight < {NEWS} OR ?1) WHERE id = ?2",
        [(event in wholly, event) for event in events],
    )
    stories.touch(db, events)


def of_events(db: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these events that only muted articles tell."""
    if not db.execute("SELECT EXISTS (SELECT 1 FROM articles WHERE muted = 1)").fetchone()[0]:
        return set()
    return {row[0] for part in chunks(ids) for row in db.execute(_WHOLLY.format(slots(part)), part)}


def of_articles(db: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these articles that are muted."""
    return {row[0] for row in rows_in(db, "SELECT id FROM articles WHERE muted = 1 AND id IN", ids)}
