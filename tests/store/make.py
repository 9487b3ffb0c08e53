"""Articles, mentions and events for tests, made as extraction and fusing would make them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tui.model import Article, Basis, Event, Evidence, Mention, Role, When
from tui.store import Store, StoredMention

T0 = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)


def article(id: str = "a", source: str = "Courier", at: datetime = T0, **fields: object) -> Article:
    values: dict[str, object] = {
        "title": f"Title of {id}",
        "text": f"Text of {id}.",
        "published": at,
        "first_seen": at,
        "url": f"https://example.org/{id}",
        "lang": "en",
    }
    return Article(id=id, source=source, **(values | fields))  # type: ignore[arg-type]


def mention(of: Article, n: int = 0, when: When | str = "2026-01-02", **fields: object) -> Mention:
    day = When.parse(when) if isinstance(when, str) else when
    values: dict[str, object] = {
        "title": f"Event {n} of {of.id}",
        "basis": Basis.STATED,
        "score": 0.5,
        "evidence": Evidence(f"Sentence {n} of {of.id} on Friday.", 0, 8, "weekday", "2026-01-02"),
        "role": Role.MENTION if n else Role.MAIN,
        "terms": ("train", "derail"),
        "time": n,
        "span": (0, 20),
        "lang": of.lang,
        "url": of.url,
    }
    return Mention(
        id=f"{of.id}#{n}",
        article=of.id,
        source=of.source,
        when=day,
        published=of.published,
        first_seen=of.first_seen,
        **(values | fields),  # type: ignore[arg-type]
    )


def event(id: str = "e", when: When | str = "2026-01-02", **fields: object) -> Event:
    values: dict[str, object] = {
        "title": f"Title of {id}",
        "basis": Basis.STATED,
        "score": 1.0,
        "sources": ("Courier",),
        "first_reported": T0,
    }
    day = When.parse(when) if isinstance(when, str) else when
    return Event(id=id, when=day, **(values | fields))  # type: ignore[arg-type]


def put(store: Store, id: str, when: When | str = "2026-01-02", **fields: object) -> Event:
    """One event with one mention in one article, stored; `source`, `at`, `feed` go to the article, `evidence` and `worth` to the mention."""
    at = fields.pop("at", T0)
    source = fields.pop("source", "Courier")
    feed = fields.pop("feed", "")
    text = fields.pop("evidence", f"Sentence of {id}.")
    worth = fields.pop("worth", 0.5)
    told = article(f"article-{id}", str(source), at, feed=feed)  # type: ignore[arg-type]
    made = event(id, when, **({"first_reported": at, "sources": (str(source),)} | fields))
    evidence = Evidence(str(text), 0, 0, "published", "")
    said = mention(told, 0, made.when, title=made.title, score=worth, evidence=evidence)
    store.put_article(told, "hash")
    store.put_mentions(told.id, [StoredMention(said, id)])
    store.put_events([made])
    return made


def days(first: str, count: int) -> Sequence[str]:
    """ISO days from `first` on."""
    start = datetime.fromisoformat(first).date()
    return [(start + timedelta(days=n)).isoformat() for n in range(count)]
