"""Stores that an older dateline wrote are read again: false dates go, a person's edits stay, killed at any moment."""

from __future__ import annotations

import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.feeds import dying
from tests.store.older import take_back_mutes
from tui.events.extraction.extract import extract
from tui.model import READER_VERSION, Article, Event, Query, Settings, When
from tui.service import edit
from tui.service.ingest.archive import read_stored
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Clock, Paths, Session, open_session
from tui.store import Store

SEEN = datetime(2026, 1, 14, 10, tzinfo=UTC)
NOW = SEEN + timedelta(days=7)
FEED = "https://f.example/feed"
KILLS = 20
BEFORE_VERSIONS = 7
"""Version of the last stores that did not know which reader had read their articles."""

TOWNS = ("Velden", "Orlow", "Casparia", "Mirna", "Tolsk", "Breda", "Lunda", "Ostry", "Perga", "Sarn")


def article(
    id_: str, title: str, text: str, published: datetime = SEEN - timedelta(hours=1), **more: object
) -> Article:
    values: dict[str, object] = {"first_seen": SEEN, "lang": "en", "feed": FEED, "source": "Courier"}
    return Article(id=id_, title=title, text=text, published=published, **(values | more))  # type: ignore[arg-type]


def articles() -> list[Article]:
    """One without a stamp, one that is stamped now at every fetch, and some as they should be."""
    towns = [
        article(town, f"Council of {town} closes bridge", f"The council of {town} closed bridge {n} on Monday.")
        for n, town in enumerate(TOWNS)
    ]
    bridge = article(
        "bridge",
        "Harbour bridge closes for repairs",
        "The harbour bridge closed on Tuesday. It first opened on 3 March 1906.",
        SEEN,
        dated=False,
    )
    ferry = article("ferry", "Ferry Naxos sinks", "The ferry Naxos sank on Monday, officials said.", SEEN)
    return [*towns, bridge, ferry]


def session(path: Path) -> Session:
    return Session(Settings(), Store.open(path), Clock(NOW), Paths(path.with_name("feeds.toml"), path))


def make_old(path: Path) -> None:
    """A store as older versions left it: a day of 1906 for the bridge, and the ferry's day moved with its stamps."""
    with session(path) as old:
        ingestor = Ingestor(old)
        for day in (0, 3, 7):
            now = SEEN + timedelta(days=day)
            given = articles() if day == 0 else [replace(articles()[-1], published=now, first_seen=now, text=f"{day}")]
            given[-1] = replace(given[-1], text=f"The ferry Naxos sank on Monday, officials said {'again ' * day}.")
            ingestor.add([extract(one) for one in given])
        edit.star(old, [of(old, "ferry").id])
        edit.note(old, of(old, "Orlow").id, "look again")
        edit.set_date(old, of(old, "Mirna").id, When.parse("2026-01-05"))
        edit.hide(old, [of(old, "Tolsk").id])
        edit.merge(old, [of(old, "Breda").id, of(old, "Lunda").id])
        with old.store.transaction() as db:
            false = ("1906-03-03T12:00:00", date(1906, 3, 3).toordinal(), date(1906, 3, 3).toordinal())
            db.execute("UPDATE articles SET published = ? WHERE id = 'bridge'", false[:1])
            db.execute("UPDATE mentions SET published = ?, start = ?, end = ? WHERE article = 'bridge'", false)
            refresh_events(old.store, [of(old, "bridge").id])
    with closing(sqlite3.connect(path)) as db:
        take_back_mutes(db)
        db.execute("DROP TABLE story_links")
        db.execute("DROP INDEX articles_read_by")
        db.execute("ALTER TABLE articles DROP COLUMN changed")
        db.execute("ALTER TABLE articles DROP COLUMN read_by")
        db.execute(f"PRAGMA user_version = {BEFORE_VERSIONS}")
        db.commit()


def of(session: Session, article: str) -> Event:
    """The event that an article is about."""
    with session.store.transaction() as db:
        (id_,) = db.execute(
            "SELECT event FROM mentions WHERE article = ? AND retired IS NULL AND role <> 'mention'", (article,)
        ).fetchone()
    (event,) = session.store.events([id_])
    return event


def check_mended(opened: Session) -> None:
    assert (opened.store.reading.outdated_count(), opened.store.integrity()) == (0, "")
    assert of(opened, "bridge").when == When.parse("2026-01-13"), "a Tuesday before it was first seen"
    assert of(opened, "ferry").when == When.parse("2026-01-12"), "a Monday before the first stamp"
    assert [one.published for one in opened.store.articles(["bridge", "ferry"])] == [SEEN, SEEN]


def check_edits(opened: Session) -> None:
    assert of(opened, "ferry").starred and of(opened, "Tolsk").hidden
    assert (of(opened, "Orlow").note, of(opened, "Mirna").when) == ("look again", When.parse("2026-01-05"))
    assert of(opened, "Breda").id == of(opened, "Lunda").id


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "s.db"
    make_old(path)
    yield path


def test_false_dates_go_and_edits_stay(old: Path) -> None:
    with session(old) as opened:
        assert opened.store.reading.outdated_count() == len(TOWNS) + 2
        assert of(opened, "bridge").when == When.parse("1906-03-03") and of(opened, "ferry").when != When.parse(
            "2026-01-12"
        )
        check_edits(opened)
        told: list[tuple[int, int]] = []
        read_stored(opened, lambda done, total, events: told.append((done, total)), lambda problem: None)
        assert told == [(len(TOWNS) + 2, len(TOWNS) + 2)]
        check_mended(opened)
        check_edits(opened)
        then = opened.store.mentions_of([of(opened, "bridge").id], SEEN + timedelta(minutes=1))
        assert [row.mention.when for rows in then.values() for row in rows] == [When.parse("2026-01-13")], (
            "as of then, too"
        )
        read_stored(opened, lambda done, total, events: told.append((done, total)), lambda problem: None)
        assert len(told) == 1, "only once"


def test_who_only_looks_is_told(old: Path) -> None:
    feeds = old.with_name("feeds.toml")
    feeds.write_text("")
    with open_session(feeds, old, NOW, read_only=True) as looked:
        (notice,) = looked.notices
        assert notice.startswith("12 articles were read by an older dateline. `dateline poll` reads them")
    with session(old) as opened:
        read_stored(opened, lambda *_: None, lambda problem: None)
    with open_session(feeds, old, NOW, read_only=True) as looked:
        assert looked.notices == ()


def test_what_is_read_already_is_left_alone(old: Path) -> None:
    with session(old) as one, session(old) as other:
        waiting = one.store.reading.next_unread(100)
        read_stored(other, lambda *_: None, lambda problem: None)
        hashes = {unread.article.id: unread.hash for unread in waiting}
        assert len(hashes) == 12 and one.store.reading.still_unread(hashes) == set()


def test_an_article_that_cannot_be_read_waits_for_the_next_version(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with session(old) as opened:
        opened.store.reading.mark_unreadable(["ferry"])
        assert (opened.store.reading.failed_count(), opened.store.reading.outdated_count()) == (1, 11)
        assert "ferry" not in [unread.article.id for unread in opened.store.reading.next_unread(100)]
        monkeypatch.setattr("tui.store.reading_table.READER_VERSION", READER_VERSION + 1)
        assert "ferry" in [unread.article.id for unread in opened.store.reading.next_unread(100)]


@pytest.mark.slow
def test_reading_again_that_is_killed_goes_on(old: Path) -> None:
    (old.with_name("feeds.toml")).write_text("")
    rng, killed, rest = random.Random(6), 0, [len(TOWNS) + 2]
    for _ in range(KILLS):
        code = dying.run(dying.read_again, old.with_name("feeds.toml"), old, NOW, rng.randrange(1, 120))
        killed += code == -signal.SIGKILL
        with session(old) as opened:
            assert opened.store.integrity() == ""
            rest.append(opened.store.reading.outdated_count())
            check_edits(opened)
    assert rest == sorted(rest, reverse=True) and killed >= KILLS // 4
    assert dying.run(dying.read_again, old.with_name("feeds.toml"), old, NOW, 0) == 0
    with session(old) as opened:
        assert opened.store.count(Query(features=True)) > 0
        check_mended(opened)
        check_edits(opened)
