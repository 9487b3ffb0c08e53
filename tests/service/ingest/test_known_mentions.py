"""Mentions that are kept in memory: the same as the store would give, and not too many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.store.make import T0, article, mention
from tui.service.ingest.known_mentions import KnownMentions
from tui.service.session import Session
from tui.store import StoredMention


def put(session: Session, id_: str, *events: str, later: int = 0) -> list[StoredMention]:
    """Store an article with a mention of each event."""
    about = article(id_, at=T0 + timedelta(hours=later))
    session.store.put_article(about, "h")
    rows = [StoredMention(mention(about, n, "2026-01-02"), event) for n, event in enumerate(events)]
    session.store.put_mentions(id_, rows, about.first_seen)
    return rows


@pytest.fixture
def known(session: Session) -> KnownMentions:
    put(session, "b", "e1", "e2", later=1)
    return KnownMentions(session.store, room=4)


def ids(by_event: dict[str, list[StoredMention]]) -> dict[str, list[str]]:
    return {event: [row.mention.id for row in rows] for event, rows in by_event.items()}


def test_what_is_added_stands_in_its_order(session: Session, known: KnownMentions) -> None:
    assert known.of(["e2", "e1", "e3"]) == session.store.mentions_of(["e1", "e2", "e3"])
    for id_, later in (("c", 2), ("a", 0)):
        known.add(put(session, id_, "e1", later=later))
    assert ids(known.of(["e1", "e2"])) == {"e1": ["a#0", "b#0", "c#0"], "e2": ["b#1"]}
    assert known.of(["e1", "e2"]) == session.store.mentions_of(["e1", "e2"])


def test_what_is_not_known_is_read(session: Session, known: KnownMentions) -> None:
    known.add(put(session, "c", "e1"))
    assert ids(known.of(["e1"])) == {"e1": ["c#0", "b#0"]}
    put(session, "d", "e1", later=3)
    assert len(known.of(["e1"])["e1"]) == 2, "nobody has said so"
    known.discard(["e1", "e9"])
    assert len(known.of(["e1"])["e1"]) == 3


def test_only_so_many_are_kept(session: Session, known: KnownMentions, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(4):
        put(session, f"m{n}", "e3")
    read: list[str] = []
    real = session.store.mentions_of

    def mentions_of(wanted: Sequence[str]) -> dict[str, list[StoredMention]]:
        read.extend(wanted)
        return real(wanted)

    monkeypatch.setattr(session.store, "mentions_of", mentions_of)
    known.of(["e1"])
    known.of(["e3"])
    known.of(["e3"])
    known.of(["e1"])
    assert read == ["e1", "e3", "e1"]
