"""The file as a whole: as text and back, old articles out, views for other programs, a copy before it changes."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.make import T0, article, mention, put
from tests.store.older import take_back_views
from tui.errors import StoreError, StoreUnwritableError
from tui.model import FeedState, Query, When
from tui.store import Store, StoredMention, backup, backups, migrations


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(Store.temporary()) as opened:
        yield opened


def views(store: Store, query: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(store.path)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(query)]


# ---------------------------------------------------------------------- views


def test_views_say_days_and_names(store: Store) -> None:
    put(store, "day", when="2026-01-02")
    put(store, "month", when="2025-12~")
    put(store, "open", when="2022-02-24/..")
    put(store, "early", when="0001-01-01")
    put(store, "late", when="9999-12-31")
    rows = {row["id"]: row for row in views(store, "SELECT * FROM events_view")}
    assert {id_: (row["first_day"], row["last_day"], row["precision"], row["about"]) for id_, row in rows.items()} == {
        "day": ("2026-01-02", "2026-01-02", "day", 0),
        "month": ("2025-12-01", "2025-12-31", "month", 1),
        "open": ("2022-02-24", None, "day", 0),
        "early": ("0001-01-01", "0001-01-01", "day", 0),
        "late": ("9999-12-31", "9999-12-31", "day", 0),
    }
    assert rows["day"]["first_reported"].endswith("Z") and rows["day"]["outlets"]
    (told,) = views(store, "SELECT * FROM mentions_view WHERE event_id = 'month'")
    assert (told["first_day"], told["precision"], told["event"]) == ("2025-12-01", "month", rows["month"]["title"])
    assert all(row["published"].endswith("Z") for row in views(store, "SELECT * FROM articles_view"))
    assert views(store, "SELECT * FROM stories_view") == []


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1582, 10, 15), date(1900, 2, 28), date(2000, 2, 29), date(9999, 12, 31)]
)
def test_a_day_of_a_view_is_the_day_that_was_put(store: Store, day: date) -> None:
    put(store, "e", when=When.day(day))
    assert views(store, "SELECT first_day FROM events_view") == [{"first_day": day.isoformat()}]


# ---------------------------------------------------------------------- as text


def filled(store: Store) -> list[dict[str, Any]]:
    put(store, "e1", when="2026-01-02")
    put(store, "e2", when="2025-12")
    store.put_feed_state(FeedState("https://a.example/f", newest=T0))
    store.put_named_days("a", [1], T0)
    return list(store.care.rows())


def test_all_rows_come_back_to_the_letter(store: Store, tmp_path: Path) -> None:
    lines = [json.loads(json.dumps(row)) for row in filled(store)]
    assert len(lines) == store.care.count_rows() and not store.care.is_empty()
    with closing(Store.open(tmp_path / "copy.db")) as copy:
        assert copy.care.is_empty()
        assert copy.care.put_rows(store.care.version, lines) == len(lines)
        assert list(copy.care.rows()) == list(store.care.rows())
        assert copy.groups(Query()) == store.groups(Query()), "what triggers count is counted"
        assert len(set(copy.care.counts().values())) == 1
        put(copy, "e3")
        assert copy.high_water() == store.high_water() + 1, "numbers go on where they were"


def test_rows_of_an_older_version_are_taken_as_far_as_they_cannot_be_made_again(store: Store, tmp_path: Path) -> None:
    lines = [*filled(store), {"table": "no_more", "row": {"x": 1}}]
    lines[1:1] = [{"table": "sources", "row": {"id": 77, "name": "Old", "feed": "f", "gone": 1}}]
    with closing(Store.open(tmp_path / "copy.db")) as copy:
        copy.care.put_rows(store.care.version - 1, lines)
        assert copy.article_count() == store.article_count() == copy.reading.unread_count()
        assert copy.count(Query()) == 0 and copy.feed_states() == store.feed_states()


@pytest.mark.parametrize(
    "line",
    [
        {"table": "nothing", "row": {}},
        {"table": "events", "row": {"id": "x", "no such": 1}},
        {"table": "events", "row": {"id": "x"}},
        {"table": "articles", "row": [1]},
        {"table": "sources", "row": {"id": 1 << 70, "name": "a", "feed": "b"}},
        {"table": "sources", "row": {"id": 1, "name": ["a"], "feed": "b"}},
        {},
    ],
)
def test_a_row_that_is_none_of_ours_leaves_the_store_empty(store: Store, line: dict[str, Any]) -> None:
    with pytest.raises(StoreError):
        store.care.put_rows(store.care.version, [{"table": "preferences", "row": {"name": "a", "value": "b"}}, line])
    assert "preferences" not in {row["table"] for row in store.care.rows()}


# ---------------------------------------------------------------------- old articles


def test_what_is_old_goes_unless_something_keeps_it(store: Store) -> None:
    old, day = T0 - timedelta(days=800), "2023-10-01"
    put(store, "gone", day, at=old)
    put(store, "plan", "2028-07-01", at=old)
    put(store, "both", day, at=old)
    later = article("later")
    store.put_article(later, "hash")
    store.put_mentions("later", [StoredMention(mention(later, when=day), "both")])
    put(store, "new")
    found = store.care.old(T0 - timedelta(days=365), ("starred",))
    assert found.gone == ("article-gone",)
    assert (found.old, found.gone_events, found.kept) == (3, 1, {"later": 2})
    assert store.care.old(datetime(2020, 1, 1, tzinfo=UTC), ()).gone == ()


def test_articles_that_went_are_remembered_by_their_hashes(store: Store) -> None:
    put(store, "e")
    with store.transaction():
        assert store.care.remove(["article-e"]) == {"e"}
    assert store.articles(["article-e"]) == [] and store.known_articles(["article-e"]) == {}
    assert store.care.pruned(["article-e", "other"]) == {"article-e": "hash"}


# ---------------------------------------------------------------------- room and counts


def test_counts_that_went_wrong_are_told_and_made_anew(store: Store) -> None:
    for n in range(3):
        put(store, f"e{n}")
    before = store.groups(Query())
    with closing(sqlite3.connect(store.path)) as db, db:
        db.execute("UPDATE day_counts SET n = 7")
    assert store.care.counts() == {"events": 3, "days": 7, "all": 3, "words": 3, "told": 3}
    store.care.recount()
    assert store.groups(Query()) == before
    store.care.vacuum()
    assert store.integrity() == "" and store.groups(Query()) == before


# ---------------------------------------------------------------------- a copy before it changes


def older(path: Path) -> int:
    """A store of the version before this one; returns that version."""
    with closing(Store.open(path)) as made:
        put(made, "e")
    with closing(sqlite3.connect(path)) as db, db:
        take_back_views(db)
        db.execute("DROP TABLE pruned")
        db.execute(f"PRAGMA user_version = {migrations.VERSION - 1}")
    return migrations.VERSION - 1


def test_a_store_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "my *store*.db"
    version = older(path)
    before = backup.backup_path(path, 3)
    before.write_bytes(b"of an earlier time")
    other = tmp_path / "my other.db.v3.bak"
    other.write_bytes(b"of another store")
    with closing(Store.open(path)) as opened:
        copy = opened.backup
        assert opened.count(Query()) == 1
    assert copy == backup.backup_path(path, version) and backups(path) == [copy]
    assert other.exists()
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
        assert db.execute("SELECT count(*) FROM events").fetchone() == (1,)
    with closing(Store.open(path)) as opened:
        assert opened.backup is None, "once"


def test_without_room_for_a_copy_the_store_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    version = older(path)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(StoreUnwritableError, match="No space left on device"):
        Store.open(path)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
    assert backups(path) == [] and not list(tmp_path.glob("*.bak*"))


def test_a_copy_that_another_process_has_made_is_left(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Store.open(path).close()
    other = backup.backup_path(path, 3)
    other.write_bytes(b"as it was before the other brought it up to date")
    with closing(sqlite3.connect(path)) as db:
        assert backup.back_up(db, path, 3) == other
    assert other.read_bytes().startswith(b"as it was") and backups(path) == [other]


def test_a_new_store_needs_no_copy(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "s.db")) as opened:
        assert opened.backup is None
    assert backups(tmp_path / "s.db") == []
