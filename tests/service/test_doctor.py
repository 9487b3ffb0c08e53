"""The doctor's findings."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.make import T0, article, put
from tui.model import FeedState
from tui.service.doctor import Finding, Verdict, check
from tui.service.session import Clock
from tui.store import Store

URL = "https://wire.example/feed"
ENV = {"LANG": "en_GB.UTF-8", "TERM": "xterm"}


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feed]]\nname = "Wire"\nurl = "{URL}"\n')
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def look(feeds: Path, store: Path, **env: str) -> list[Finding]:
    return list(check(feeds, store, Clock(T0), {**ENV, **env}))


def bad(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.verdict is not Verdict.OK]


def test_all_is_well(feeds: Path, store: Path) -> None:
    opened = Store.open(store)
    put(opened, "e")
    opened.close()
    found = look(feeds, store)
    assert bad(found) == []
    assert any("1 articles, 1 events, sound" in finding.what for finding in found)


def test_nothing_is_there_yet(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = bad(list(check(None, store, Clock(T0), {**ENV, "HOME": str(tmp_path)})))
    assert [finding.verdict for finding in found] == [Verdict.WARN, Verdict.WARN]
    assert all(finding.remedy for finding in found)
    assert not store.exists()


def test_full_text_that_cannot_be_had_is_told_for_the_feeds_that_ask_for_it(
    feeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(store).close()
    feeds.write_text(feeds.read_text() + "full_text = true\n")
    assert bad(look(feeds, store)) == []
    monkeypatch.setattr("tui.feeds.read.fulltext.PACKAGES", ("no_such_package",))
    (missing,) = bad(look(feeds, store))
    assert missing.verdict is Verdict.WARN and missing.what.startswith("Wire: full_text = true needs packages")
    assert "`pip install 'dateline[fulltext]'`" in missing.remedy
    feeds.write_text(feeds.read_text() + "enabled = false\n")
    assert not any("full_text = true" in finding.what for finding in look(feeds, store))


def test_what_is_wrong_comes_with_a_remedy(feeds: Path, store: Path) -> None:
    feeds.write_text(feeds.read_text() + '\n[[feed]]\nname = "Odd"\nurl = "htp://odd"\n')
    store.write_bytes(b"no database " * 500)
    found = bad(look(feeds, store, LANG="C"))
    assert [finding.verdict for finding in found] == [Verdict.FAIL, Verdict.FAIL, Verdict.WARN]
    assert "feeds.toml:7" in found[0].what
    assert "damaged" in found[1].what
    assert "UTF-8" in found[2].what
    assert all(finding.remedy for finding in found)


def test_a_broken_feeds_file_does_not_hide_the_store(feeds: Path, store: Path) -> None:
    feeds.write_text("not toml at all [")
    Store.open(store).close()
    found = look(feeds, store)
    assert found[0].verdict is Verdict.FAIL
    assert any("sound" in finding.what for finding in found)


def test_failing_feeds_and_a_clock_that_runs_behind(feeds: Path, store: Path) -> None:
    opened = Store.open(store)
    opened.put_feed_state(FeedState(URL, failures=5, note="403 Forbidden", last_polled=T0 + timedelta(days=400)))
    opened.close()
    found = bad(look(feeds, store))
    assert "5 failed polls in a row: 403 Forbidden" in found[0].what
    assert "clock" in found[1].what


def test_polls_that_stopped(feeds: Path, store: Path) -> None:
    opened = Store.open(store)
    opened.put_feed_state(FeedState(URL, last_polled=T0 - timedelta(days=9)))
    opened.close()
    assert "9 days" in bad(look(feeds, store))[0].what


def test_a_proxy_that_is_not_used_and_a_secret_that_is_missing(feeds: Path, store: Path) -> None:
    feeds.write_text(feeds.read_text() + 'headers = { X-Key = "env:WIRE_KEY" }\n')
    found = bad(look(feeds, store, HTTPS_PROXY="http://proxy.example:3128"))
    assert "(https_proxy); feeds are polled without it" in found[0].what
    assert found[1].verdict is Verdict.FAIL and "WIRE_KEY" in found[1].what
    assert not [one for one in bad(look(feeds, store, WIRE_KEY="x")) if "Wire" in one.what]


def test_a_file_of_the_folder_that_asks_for_a_secret_is_told_to_be_named(
    feeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds.write_text(feeds.read_text() + 'headers = { X-Key = "env:WIRE_KEY" }\n')
    monkeypatch.chdir(feeds.parent)
    found = list(check(None, store, Clock(T0), {**ENV, "WIRE_KEY": "x"}))
    assert found[0].verdict is Verdict.OK and "name it with --feeds to trust it" in found[0].what
    failed = [one for one in found if one.verdict is Verdict.FAIL]
    assert [one.what[:35] for one in failed] == ["Wire needs a variable of the enviro"]
    assert "--feeds" in failed[0].remedy


def test_a_feed_none_of_whose_stamps_can_be_read_is_named(feeds: Path, store: Path) -> None:
    with closing(Store.open(store)) as opened:
        opened.put_feed_state(FeedState(URL, status="ok", last_polled=T0, unread_stamp="three hours ago"))
    (finding,) = [finding for finding in bad(look(feeds, store)) if "Wire" in finding.what]
    assert finding.what == 'Wire: none of its stamps can be read, such as "three hours ago".'
    assert "timezone" in finding.remedy


def test_a_silent_feed_is_named(feeds: Path, store: Path) -> None:
    with closing(Store.open(store)) as opened:
        opened.put_feed_state(FeedState(URL, last_polled=T0, last_ok=T0, newest=T0 - timedelta(days=91)))
    texts = [finding.what for finding in bad(look(feeds, store))]
    assert texts == [f"Wire is silent: its newest article is of {(T0 - timedelta(days=91)).date()}"]


def test_articles_that_are_not_read_are_told(feeds: Path, store: Path) -> None:
    with closing(Store.open(store)) as opened:
        opened.reading.put_unread([(article(id_), "h", ()) for id_ in "abc"])
        opened.reading.mark_unreadable(["c"])
    waiting, failed = bad(look(feeds, store))
    assert waiting.what == "2 articles are not read yet." and "doctor --read-again" in waiting.remedy
    assert failed.what.startswith("1 article could not be read")


def test_where_every_feed_fails_that_is_said_once(feeds: Path, store: Path) -> None:
    other = "https://other.example/feed"
    feeds.write_text(f"{feeds.read_text()}\n[[feed]]\nname = 'Other'\nurl = '{other}'\n")
    with closing(Store.open(store)) as opened:
        for url in (URL, other):
            opened.put_feed_state(FeedState(url, failures=2, note="no route", last_polled=T0))
    (told,) = (one for one in bad(look(feeds, store)) if "no route" in one.what)
    assert told.what == "All 2 feeds fail; the first of them: no route" and "online" in told.remedy


def test_dead_feeds_are_told_from_those_that_fail(feeds: Path, store: Path) -> None:
    with closing(Store.open(store)) as opened:
        opened.put_feed_state(FeedState(URL, status="gone", failures=1, note="is gone", last_polled=T0))
    assert [one.what for one in bad(look(feeds, store))] == ["Wire is dead: its server says that it is gone."]
    long_ago = T0 - timedelta(days=31)
    with closing(Store.open(store)) as opened:
        opened.put_feed_state(FeedState(URL, failures=40, note="no answer", last_polled=T0, last_ok=long_ago))
    (dead,) = bad(look(feeds, store))
    assert dead.what == f"Wire is dead: it was last read on {long_ago.date()}, 40 failed polls ago: no answer"
    assert "enabled = false" in dead.remedy


def test_counts_that_disagree_are_a_fault_and_a_copy_is_named(feeds: Path, store: Path) -> None:
    with closing(Store.open(store)) as opened:
        put(opened, "e")
        with opened.transaction() as db:
            db.execute("UPDATE day_counts SET n = 7")
    (store.parent / "store.db.v3.bak").write_bytes(b"x" * 2_000_000)
    found = look(feeds, store)
    (wrong,) = bad(found)
    assert wrong.verdict is Verdict.FAIL
    assert wrong.what == "Counts disagree: 7 events on the timeline, 1 rows; 7 events by day, 1 rows."
    assert any("store.db.v3.bak (2 MB) is what the store was" in one.what for one in found)
    with closing(Store.open(store)) as opened:
        opened.care.recount()
    assert bad(look(feeds, store)) == []


def test_what_the_app_cannot_use_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[display]\ntheme = "no-such"\n')
    found = list(check(path, tmp_path / "s.db", Clock(), {}, lambda settings: [f"no theme {settings.theme}"]))
    assert [finding.verdict for finding in found if finding.what == "no theme no-such"] == [Verdict.WARN]
