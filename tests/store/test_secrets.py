"""User and password of an address stand in feeds.toml alone: no store holds them, nor one that an older dateline wrote."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.store.make import article
from tests.store.older import take_back_names
from tui.model import Feed, FeedState
from tui.store import Store, migrations

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FEED = Feed("Wire", "https://reader:geheim17@wire.example/feed")
SIGNS = (b"geheim17", b"reader:")


def held(folder: Path) -> list[bytes]:
    """The secrets that the files of a store hold."""
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    return [sign for sign in SIGNS if sign in content]


def test_the_key_of_a_feed_holds_no_password() -> None:
    assert FEED.key == "https://wire.example/feed"
    assert Feed("x", "https://h.example/@someone/feed").key == "https://h.example/@someone/feed"


def test_an_older_store_loses_the_passwords_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store.open(path)
    for id_, key in (("a", FEED.url), ("b", FEED.key), ("c", "")):
        store.put_article(replace(article(id_), source="Wire", feed=key), "h", [f"alias-{id_}"])
    store.put_feed_state(FeedState(FEED.url, etag='"1"', last_polled=NOW, note=f"leads from {FEED.url} to nowhere"))
    store.put_poll_log(FEED.url, NOW, "failed", 0, f"{FEED.url} does not answer.", 1.0)
    store.close()
    with sqlite3.connect(path) as db:
        take_back_names(db)
        db.execute(f"PRAGMA user_version = {_before_secrets()}")
    db.close()
    assert held(tmp_path) == list(SIGNS)

    store = Store.open(path)
    assert [one.feed for one in store.articles(["a", "b", "c"])] == [FEED.key, FEED.key, ""]
    assert store.find_alias(FEED.key, ["alias-a", "alias-b"]) == {"alias-a": "a", "alias-b": "b"}
    state = store.feed_state(FEED.key)
    assert state is not None and (state.key, state.etag) == (FEED.key, '"1"')
    assert list(store.feed_states()) == [FEED.key]
    assert store.poll_log(FEED.key)[0][3] == "https://wire.example/feed does not answer."
    assert store.integrity() == ""
    store.close()
    assert held(tmp_path) == []


def _before_secrets() -> int:
    return next(number for number, step in enumerate(migrations.STEPS, 1) if "without_password" in step)
