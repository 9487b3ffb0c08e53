"""A folder of timelines: what stands in it, what is written again, and what is left alone."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from tests.store.make import T0, article, mention
from tui.errors import OutputError, UsageError
from tui.model import Query
from tui.service import edit
from tui.service.ingest.event_rows import refresh_events
from tui.service.publish import FEED_ENTRIES, FORMS, LIST, Outcome, editions, publish
from tui.service.session import Session
from tui.store import StoredMention


def tell(session: Session, name: str, day: str = "2026-01-02", outlet: str = "Wire", hours: int = 0) -> None:
    """An article of its own event, with the title `Event 0 of NAME`."""
    told = article(name, outlet, T0.replace(hour=T0.hour + hours))
    with session.store.transaction():
        session.store.put_article(told, name)
        rows = [StoredMention(mention(told, when=day), f"e-{name}")]
        refresh_events(session.store, session.store.put_mentions(name, rows, told.first_seen))


@pytest.fixture
def told(session: Session) -> Session:
    for hours, name in enumerate(("flood", "storm", "quake")):
        tell(session, name, f"2026-01-0{hours + 1}", hours=hours)
    tell(session, "local", outlet="Gazette")
    return session


WHOLE = editions(Query(), ())


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_timeline_has_all_its_forms_and_the_second_time_nothing_is_written(told: Session, tmp_path: Path) -> None:
    both = editions(Query(), [("Flöod & storm", Query(text='"flood" OR "storm"'))], "News")
    assert publish(told, tmp_path, both) == Outcome(shown=6, matching=6, written=10, same=0)
    first = files(tmp_path)
    assert set(first) == {LIST, *FORMS, *(f"flood-storm/{name}" for name in FORMS)}
    stamps = {name: (tmp_path / name).stat().st_mtime_ns for name in first}
    assert publish(told, tmp_path, both) == Outcome(shown=6, matching=6, written=0, same=10)
    assert files(tmp_path) == first
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in first} == stamps
    assert b">News</h1>" in first["index.html"] and b"href='flood-storm/index.html'" in first["index.html"]
    assert b"href='../index.html'" in first["flood-storm/index.html"]
    assert b"of quake" in first["index.html"] and b"of quake" not in first["flood-storm/index.html"]


def test_another_event_changes_the_files_that_tell_it_alone(told: Session, tmp_path: Path) -> None:
    both = editions(Query(), [("flood", Query(text='"flood"'))])
    publish(told, tmp_path, both)
    tell(told, "fire")
    assert publish(told, tmp_path, both).written == len(FORMS)


def test_the_feeds_know_their_addresses(told: Session, tmp_path: Path) -> None:
    publish(told, tmp_path, editions(Query(), [("Überflut", Query())]), address="https://example.org/t")
    folder = next(path for path in tmp_path.iterdir() if path.is_dir())
    parsed = feedparser.parse((folder / "feed.atom").read_bytes())
    links = {link.rel: link.href for link in parsed.feed.links}
    assert not parsed.bozo
    assert links == {
        "alternate": f"https://example.org/t/{folder.name}/",
        "self": f"https://example.org/t/{folder.name}/feed.atom",
    }
    feed = json.loads((tmp_path / "feed.json").read_text())
    assert (feed["home_page_url"], feed["feed_url"]) == ("https://example.org/t/", "https://example.org/t/feed.json")
    plain = tmp_path / "plain"
    publish(told, plain, WHOLE)
    assert "feed_url" not in json.loads((plain / "feed.json").read_text())


def test_a_page_shows_the_most_important_and_a_feed_what_changed_last(told: Session, tmp_path: Path) -> None:
    for number in range(FEED_ENTRIES):
        tell(told, f"n{number}", outlet=f"Outlet {number}", hours=5)
    tell(told, "twice")
    others = article("again", "Other", T0)
    with told.store.transaction():
        told.store.put_article(others, "again")
        rows = [StoredMention(mention(others, when="2026-01-02"), "e-twice")]
        refresh_events(told.store, told.store.put_mentions("again", rows, T0))
    assert publish(told, tmp_path, WHOLE, most=1).shown == 1
    page, feed = (tmp_path / "index.html").read_text(), (tmp_path / "feed.json").read_text()
    assert page.count("<li id=") == 1 and "of again" in page
    assert len(json.loads(feed)["items"]) == FEED_ENTRIES and "of again" not in feed
    assert publish(told, tmp_path, WHOLE, most=0).shown == FEED_ENTRIES + 5


def test_what_is_a_persons_own_is_published_only_when_asked(told: Session, tmp_path: Path) -> None:
    edit.note(told, "e-flood", "ask my cousin")
    edit.set_title(told, "e-flood", "My flood")
    edit.hide(told, ["e-quake"])
    asked = editions(Query(kept_off=True), [("hidden", Query(flags=("hidden",)))])
    publish(told, tmp_path / "public", asked)
    public = b"".join(files(tmp_path / "public").values())
    assert b"of flood" in public
    assert not any(own in public for own in (b"cousin", b"My flood", b"of quake"))
    assert publish(told, tmp_path / "own", asked, with_notes=True).matching == 5
    own = b"".join(files(tmp_path / "own").values())
    assert b"My flood" in own and b"of quake" in own


def test_a_file_of_somebody_else_is_never_touched(told: Session, tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text("mine")
    with pytest.raises(UsageError, match="was not published by dateline"):
        publish(told, tmp_path, WHOLE)
    assert files(tmp_path) == {"feed.atom": b"mine"}


def test_what_is_published_no_more_stays_and_is_named(told: Session, tmp_path: Path) -> None:
    publish(told, tmp_path, editions(Query(), [("flood", Query(text='"flood"'))]))
    (tmp_path / "flood" / "notes.txt").write_text("mine")
    before = files(tmp_path / "flood")
    outcome = publish(told, tmp_path, WHOLE)
    assert outcome.left == ("flood",) and files(tmp_path / "flood") == before
    assert publish(told, tmp_path, editions(Query(), [("flood", Query(text='"flood"'))])).left == ()


def test_a_full_disk_leaves_each_file_as_it_was(told: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(told, tmp_path, WHOLE)
    before = files(tmp_path)
    tell(told, "fire")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"index\.html cannot be written: No space left on device"):
        publish(told, tmp_path, WHOLE)
    assert files(tmp_path) == before


@pytest.mark.parametrize("damaged", ["", "[]", '{"files": 3}', "\x00"])
def test_a_list_that_is_damaged_is_said(told: Session, tmp_path: Path, damaged: str) -> None:
    (tmp_path / LIST).write_text(damaged)
    with pytest.raises(OutputError, match="is damaged"):
        publish(told, tmp_path, WHOLE)


@pytest.mark.parametrize(("names", "says"), [(["!?"], "cannot name a folder"), (["a b", "A-b"], "both be published")])
def test_names_that_make_no_folder_are_refused(names: list[str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        editions(Query(), [(name, Query()) for name in names])


def test_as_of_publishes_what_was_known_then(told: Session, tmp_path: Path) -> None:
    (whole,) = WHOLE
    then = replace(whole, query=replace(whole.query, as_of=T0))
    publish(told, tmp_path, [then])
    page = (tmp_path / "index.html").read_text()
    assert "of flood" in page and "of storm" not in page
