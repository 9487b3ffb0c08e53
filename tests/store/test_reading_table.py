"""Which articles are to be read, and in what order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.make import T0, article, mention
from tui.model import READER_VERSION
from tui.store import Store, StoredMention

HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "s.db")


def test_articles_wait_in_order_of_publication_until_they_are_read(store: Store) -> None:
    given = [article(id_, at=T0 - hours * HOUR) for id_, hours in (("c", 1), ("a", 3), ("b", 2))]
    store.reading.put_unread([(one, f"hash of {one.id}", ()) for one in given])
    (first, second), (third,) = (
        store.reading.next_unread(2),
        store.reading.next_unread(2, store.reading.next_unread(2)[-1]),
    )
    assert [one.article.id for one in (first, second, third)] == ["a", "b", "c"]
    assert (first.article, first.hash, first.known) == (given[1], "hash of a", given[1].first_seen)
    assert store.reading.unread_count() == 3
    store.reading.mark_read([("a", "de", T0), ("b", "en", T0)])
    assert (store.reading.unread_count(), store.reading.outdated_count()) == (1, 0)
    assert [one.article.id for one in store.reading.next_unread(5)] == ["c"]
    (read,) = store.articles(["a"])
    assert (read.lang, read.published) == ("de", T0)


def test_an_article_that_changes_is_read_again_and_what_was_read_of_it_stays_meanwhile(store: Store) -> None:
    told = article("a")
    store.reading.put_unread([(told, "h1", ())])
    store.reading.mark_read([("a", "en", T0)])
    store.put_mentions("a", [StoredMention(mention(told), "e")])
    store.reading.put_unread([(replace(told, first_seen=T0 + HOUR), "h2", ())])
    (unread,) = store.reading.next_unread(5)
    assert (unread.hash, unread.known, unread.article.first_seen) == ("h2", T0 + HOUR, T0)
    assert set(store.mentions_of(["e"])) == {"e"} and store.reading.mentioned(["a", "b"]) == {"a"}
    assert store.reading.still_unread({"a": "h1"}) == set() and store.reading.still_unread({"a": "h2"}) == {"a"}


def test_a_newer_reader_reads_what_older_ones_have_read_last(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for id_ in "ab":
        store.put_article(article(id_), "h")
    store.reading.mark_unreadable(["b"])
    assert store.reading.next_unread(5) == [] and store.reading.failed_count() == 1
    store.reading.put_unread([(article("c"), "h", ())])
    monkeypatch.setattr("tui.store.reading_table.READER_VERSION", READER_VERSION + 1)
    assert [one.article.id for one in store.reading.next_unread(5)] == ["b", "c", "a"]
    assert (store.reading.unread_count(), store.reading.outdated_count()) == (1, 2)


def test_an_undated_article_is_read_as_of_its_first_sight(store: Store) -> None:
    undated = article("a", dated=False, feed="https://f.example", first_seen=T0 + HOUR)
    store.reading.put_unread([(undated, "h", ())])
    assert store.reading.next_unread(1)[0].article.published == T0 + HOUR


def test_named_days_of_a_version_are_replaced_and_those_of_an_older_one_stay(store: Store) -> None:
    store.reading.put_unread([(article("a"), "h1", ())])
    store.reading.put_named_days({"a": (1, 2)})
    store.reading.put_named_days({"a": (2, 3)})
    assert store.named_days(["a"]) == [("a", 2), ("a", 3)]
    store.reading.put_unread([(article("a", first_seen=T0 + HOUR), "h2", ())])
    store.reading.put_named_days({"a": (4,)})
    assert store.named_days(["a"]) == [("a", 2), ("a", 3), ("a", 4)] and store.named_days(["a"], T0) == [
        ("a", 2),
        ("a", 3),
    ]
