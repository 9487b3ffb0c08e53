"""The feeds with their health, and what a person changes of feeds.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.app import world
from tests.feeds.server import FeedServer, item, rss
from tui.errors import ConfigError, FeedError, UsageError
from tui.model import Basis, FeedState, PollingSettings, When
from tui.service import sources
from tui.service.session import Paths, Session, reload
from tui.service.sources import Health
from tui.store import Store, StoredMention

NOW = world.NOW
FILE = """\
# mine
[[feed]]
name = "Wire"   # the first
url = "https://wire.example/feed"
tags = ["world"]

[[feed]]
name = "Gazette"
url = "https://gazette.example/feed"
enabled = false # for now

[[feed]]
name = "Post"
url = "https://post.example/feed"
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "feeds.toml"
    path.write_text(FILE)
    store = Store.open(tmp_path / "d.db")
    with world.session_on(store, Paths(path, store.path)) as opened:
        yield reload(opened)


def health(session: Session) -> dict[str, Health]:
    return {source.feed.name: source.health for source in sources.sources(session)}


def test_health_of_each_feed(session: Session) -> None:
    assert health(session) == {"Wire": Health.NEW, "Gazette": Health.OFF, "Post": Health.NEW}
    polled = FeedState("https://wire.example/feed", last_polled=NOW, last_ok=NOW, status="ok")
    session.store.put_feed_state(polled)
    session.store.put_feed_state(
        FeedState("https://post.example/feed", last_polled=NOW, failures=5, note="403 Forbidden", status="failed")
    )
    assert health(session) == {"Wire": Health.OK, "Gazette": Health.OFF, "Post": Health.FAILED}
    failed = next(source for source in sources.sources(session) if source.feed.name == "Post")
    assert failed.is_in_trouble and failed.note == "403 Forbidden"
    session.store.put_feed_state(replace(polled, duration=8.4))
    assert health(session)["Wire"] is Health.SLOW
    session.store.put_feed_state(replace(polled, newest=NOW - timedelta(days=200)))
    assert health(session)["Wire"] is Health.SILENT


def test_new_articles_and_the_share_with_a_date(session: Session) -> None:
    for number, basis in enumerate((Basis.STATED, Basis.PUBLISHED, Basis.RELATIVE, Basis.PUBLISHED)):
        published = NOW - timedelta(hours=20 * number + 1)
        article = replace(
            world.article(f"a{number}", "Wire", f"Title {number}", published), feed="https://wire.example/feed"
        )
        mention = world.mention(article, When.day(published.date()), basis=basis)
        with session.store.transaction():
            session.store.put_article(article, article.id)
            session.store.put_mentions(article.id, [StoredMention(mention, f"e{number}", 1.0, ())])
    (wire,) = (source for source in sources.sources(session) if source.feed.name == "Wire")
    assert (wire.new, wire.dated, wire.articles) == (2, 2, 4)


def test_the_log_of_polls(session: Session) -> None:
    feed = session.settings.feeds[0]
    for hour in (1, 2):
        session.store.put_poll_log(feed.key, datetime(2026, 1, 20, hour, tzinfo=UTC), "ok", hour, "", 0.5)
    assert [(poll.at.hour, poll.new) for poll in sources.poll_log(session, feed)] == [(2, 2), (1, 1)]


def test_turning_off_and_on_keeps_comments(session: Session) -> None:
    path = session.paths.feeds
    wire, gazette, _ = session.settings.feeds
    off = sources.set_enabled(session, wire, False)
    assert [feed.enabled for feed in off.settings.feeds] == [False, False, True]
    on = sources.set_enabled(off, gazette, True)
    assert [feed.enabled for feed in on.settings.feeds] == [False, True, True]
    assert "enabled = true # for now" in path.read_text() and "# the first" in path.read_text()
    assert sources.set_enabled(on, wire, True).settings.feeds[0].enabled
    gone = replace(wire, url="https://gone.example/")
    with pytest.raises(UsageError, match="There is no feed"):
        sources.set_enabled(session, gone, True)


def test_the_store_knows_the_tags_of_a_file_that_was_read_again(session: Session) -> None:
    session.paths.feeds.write_text(FILE.replace('"world"', '"rail"'))
    assert set(reload(session).store.tags) == {"rail"}
    session.paths.feeds.write_text("not toml [")
    with pytest.raises(ConfigError):
        reload(session)


def test_a_file_of_the_folder_stays_distrusted(session: Session) -> None:
    assert all(feed.is_trusted for feed in reload(session).settings.feeds)
    assert not any(feed.is_trusted for feed in reload(replace(session, is_trusted=False)).settings.feeds)


def test_opml(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "subs.opml"
    file.write_text(
        '<opml version="2.0"><body><outline type="rss" text="Wire" xmlUrl="https://wire.example/feed"/>'
        '<outline type="rss" text="Post" xmlUrl="https://other.example/feed"/>'
        '<outline type="rss" text="Broken" xmlUrl="nonsense"/></body></opml>'
    )
    after, imported = sources.import_opml(session, file)
    assert [feed.name for feed in after.settings.feeds][-1] == "Post (2)"
    assert (len(imported.added), imported.there, len(imported.refused)) == (1, 1, 1)
    for wrong in (tmp_path / "none.opml", session.paths.feeds):
        with pytest.raises(ConfigError):
            sources.import_opml(session, wrong)


@pytest.mark.slow
async def test_a_feed_and_a_page_are_looked_at_and_added(session: Session) -> None:
    page = b'<html><link rel="alternate" type="application/rss+xml" title="News" href="/feed"></html>'
    async with FeedServer() as server:
        feed = server.serve("/feed", rss(item(1, "Ferry sinks", "It did.")))
        home = server.serve("/", page, Content_Type="text/html")
        quick = replace(session.settings, polling=PollingSettings(host_gap=0.0, workers=1))
        session = replace(session, settings=quick)
        (found,) = await sources.look(session, feed)
        (of_page,) = await sources.look(session, home)
        assert found.url == of_page.url == feed and of_page.name
        after = sources.add(session, [found])
        assert after.settings.feeds[-1].url == feed
        with pytest.raises(UsageError, match=r"feeds\.toml already"):
            await sources.look(after, feed)
        with pytest.raises(FeedError):
            await sources.look(session, f"{feed}/none")
    with pytest.raises(UsageError, match="That"):
        await sources.look(session, "ftp://old.example/feed")
