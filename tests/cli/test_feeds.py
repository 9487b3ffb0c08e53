"""`dateline feeds`: what each command writes, and where."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Runner
from tests.feeds.inprocess import InProcessPool
from tests.feeds.server import FeedServer, item, rss, running_server
from tui.cli import feeds as feeds_command
from tui.cli.main import run
from tui.config.feedsfile import load
from tui.model import FeedState
from tui.service.polling import check as checking
from tui.store import Store

FILE = """\
# mine
[polling]
host_gap = 0.0

[[feed]]
name = "One"
url = "https://one.example/feed"
tags = ["a"]
lang = "en"
every = "90m"

[[feed]]
name = "Two"
url = "https://two.example/feed"
enabled = false
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checking, "WorkerPool", InProcessPool)
    path = tmp_path / "feeds.toml"
    path.write_text(FILE)
    return path


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with running_server() as server:
        yield server


def feeds(path: Path, *args: str) -> int:
    return run(["--feeds", str(path), "--now", "2026-02-18T04:00Z", "feeds", *args])


def test_list(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert feeds(path, "list") == 0
    out, err = capsys.readouterr()
    assert [" ".join(row.split()) for row in out.splitlines()] == [
        "One en https://one.example/feed a",
        "Two - https://two.example/feed (off)",
    ]
    assert err == f"2 feeds in {path}\n"
    assert feeds(path, "list", "--format", "json") == 0
    records = json.loads(capsys.readouterr().out)
    assert records[0]["every"] == "1h30m" and records[1]["enabled"] is False


def test_add_takes_title_and_language_of_the_feed(
    path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    url = server.serve("/f", rss(item(1), title="Ein &lt;b&gt;Titel&lt;/b&gt;", extra="<language>de-DE</language>"))
    assert feeds(path, "add", url, "--tag", "x", "--tag", "y", "--every", "15m") == 0
    assert capsys.readouterr() == ("", f'Added "Ein Titel" to {path}.\n')
    feed = load(path).feeds[2]
    assert (feed.name, feed.url, feed.lang, feed.tags) == ("Ein Titel", url, "de", ("x", "y"))
    assert path.read_text().startswith(FILE)


def test_add_numbers_a_title_that_is_there(path: Path, server: FeedServer) -> None:
    for number in (1, 2):
        assert feeds(path, "add", server.serve(f"/{number}", rss(item(1), title="ONE"))) == 0
    assert [feed.name for feed in load(path).feeds] == ["One", "Two", "ONE (2)", "ONE (3)"]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["ftp://x.example/"], 2, "must start with http"),
        (["https://one.example/feed"], 2, "already"),
        (["https://x.example/", "--every", "soon"], 2, "must be an interval"),
        (["https://x.example/", "--name", "one", "--no-check"], 2, "already"),
    ],
)
def test_add_refuses(path: Path, capsys: pytest.CaptureFixture[str], args: list[str], code: int, words: str) -> None:
    assert feeds(path, "add", *args) == code
    assert words in capsys.readouterr().err
    assert path.read_text() == FILE


def serve_page(server: FeedServer, *hrefs: str) -> str:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in hrefs)
    return server.serve("/page", f"<!DOCTYPE html><html><head>{links}</head><body></body></html>")


def test_add_finds_the_only_feed_of_a_page(path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.serve("/good", rss(item(1), title="Good", extra="<language>fr</language>"))
    url = serve_page(server, "/good", "/missing", "http://10.0.0.1/private")
    assert feeds(path, "add", url, "--tag", "x") == 0
    out, err = capsys.readouterr()
    assert out == "" and err.splitlines()[0] == f"{url} is a web page; looking for its feeds."
    assert err.splitlines()[1].split() == ["1", "Good", server.url("/good"), "1", "article"]
    feed = load(path).feeds[2]
    assert (feed.name, feed.url, feed.lang, feed.tags) == ("Good", server.url("/good"), "fr", ("x",))
    assert feeds(path, "add", url) == 2
    assert f"{server.url('/good')} is in {path} already" in capsys.readouterr().err


def test_add_asks_which_feed_of_a_page(
    path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        server.serve(f"/{name}", rss(item(1), title=name.title()))
    url = serve_page(server, "/one", "/two", "/three")
    assert feeds(path, "add", url) == 2
    assert "names 3 feeds. Choose one with --pick NUMBER" in capsys.readouterr().err
    assert feeds(path, "add", url, "--pick", "4") == 2
    assert path.read_text() == FILE
    assert feeds(path, "add", url, "--pick", "2", "--name", "Mine") == 0
    monkeypatch.setattr(feeds_command, "on_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n3\n"))
    assert feeds(path, "add", url) == 0
    assert [(feed.name, feed.url) for feed in load(path).feeds][2:] == [
        ("Mine", server.url("/two")),
        ("Three", server.url("/three")),
    ]


def test_add_looks_where_feeds_commonly_are(path: Path, server: FeedServer) -> None:
    server.serve("/atom.xml", rss(item(1), title="Found"))
    assert feeds(path, "add", serve_page(server)) == 0
    assert load(path).feeds[2].url == server.url("/atom.xml")


def test_add_says_when_a_page_has_no_feed_and_can_be_told_not_to_look(
    path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    url = serve_page(server, "/missing")
    assert feeds(path, "add", url) == 1
    assert f"{url} is a web page, and no feed was found on it." in capsys.readouterr().err
    assert path.read_text() == FILE
    assert feeds(path, "add", url, "--no-check") == 0
    assert load(path).feeds[2].name == "127.0.0.1"


def test_add_makes_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feeds.toml"
    assert feeds(path, "add", "https://x.example/", "--no-check", "--name", "X") == 0
    assert [feed.name for feed in load(path).feeds] == ["X"]


def test_remove(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert feeds(path, "remove", "one") == 0
    assert [feed.name for feed in load(path).feeds] == ["Two"]
    assert path.read_text().startswith("# mine\n")
    assert feeds(path, "remove", "three") == 2
    assert 'no feed "three"' in capsys.readouterr().err


def test_check(tmp_path: Path, path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.serve("/good", rss(item(1)))
    server.serve("/moved", "", 301, Location="/good")
    entries = [f'[[feed]]\nname = "{name}"\nurl = "{server.url("/" + name)}"\n' for name in ("good", "moved", "bad")]
    path.write_text("[polling]\nhost_gap = 0.0\n" + "".join(entries))
    assert feeds(path, "check") == 0
    lines = {row.split()[1]: " ".join(row.split()) for row in capsys.readouterr().out.splitlines()}
    assert lines == {
        "good": "ok good 1 article, newest 2026-02-16",
        "moved": f"ok moved 1 article, newest 2026-02-16; has moved to {server.url('/good')}",
        "bad": "failed bad does not exist (404).",
    }
    assert feeds(path, "check", "--strict") == 4
    assert feeds(path, "check", "--strict", "GOOD") == 0
    assert feeds(path, "check", "bad") == 3
    assert feeds(path, "check", "nobody") == 2


def test_check_says_what_full_text_needs(
    path: Path, server: FeedServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(f'[[feed]]\nname = "good"\nurl = "{server.serve("/good", rss(item(1)))}"\nfull_text = true\n')
    assert feeds(path, "check") == 0
    assert "full text" not in capsys.readouterr().out
    monkeypatch.setattr("tui.feeds.read.fulltext.PACKAGES", ("no_such_package",))
    assert feeds(path, "check") == 0
    assert "1 article, newest 2026-02-16; full text needs more packages: pip install 'dateline[fulltext]'\n" in (
        capsys.readouterr().out
    )


def test_export_and_import(tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert feeds(path, "export") == 0
    opml = tmp_path / "f.opml"
    opml.write_text(capsys.readouterr().out.replace("https://two", "https://three"))
    assert feeds(path, "import", str(opml)) == 0
    assert capsys.readouterr().err == f"Added 1 feed to {path}; 1 was there already.\n"
    assert [(feed.name, feed.url) for feed in load(path).feeds][2:] == [("Two (2)", "https://three.example/feed")]
    fresh = tmp_path / "fresh.toml"
    assert feeds(fresh, "import", str(opml)) == 0
    assert [feed.tags for feed in load(fresh).feeds] == [("a",), ()]


def test_export_and_import_keep_all_but_secrets_which_are_named(
    tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(
        '[[feed]]\nname = "Own"\nurl = "https://me:secret@own.example/"\ntags = ["eu/west", "a, b"]\nenabled = false\n'
        'headers = { Authorization = "env:TOKEN" }\n'
    )
    assert feeds(path, "export") == 0
    out, err = capsys.readouterr()
    assert "secret" not in out and err == 'dateline: warning: "Own" is written without its password and its headers.\n'
    assert feeds(path, "export", "--with-passwords") == 0
    out, err = capsys.readouterr()
    assert err == 'dateline: warning: "Own" is written without its headers.\n'
    opml, fresh = tmp_path / "f.opml", tmp_path / "fresh.toml"
    opml.write_text(out)
    assert feeds(fresh, "import", str(opml)) == 0
    (feed,) = load(fresh).feeds
    assert (feed.url, feed.tags, feed.enabled) == ("https://me:secret@own.example/", ("eu/west", "a, b"), False)


def test_import_names_what_it_leaves_out(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opml = tmp_path / "f.opml"
    outlines = '<outline text="Good" xmlUrl="https://g.example/"/><outline text="Bad" xmlUrl="javascript:x()"/>'
    opml.write_text(f"<opml><body>{outlines}</body></opml>")
    assert feeds(path, "import", str(opml)) == 0
    assert capsys.readouterr().err.splitlines() == [
        'dateline: warning: left out "Bad": javascript:x() is no web address.',
        f"Added 1 feed to {path}; 1 left out.",
    ]


def test_import_from_standard_input_refuses_nonsense(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"no opml")))
    assert feeds(path, "import", "-") == 2
    assert "standard input: The file is no valid OPML" in capsys.readouterr().err
    assert path.read_text() == FILE


def test_list_says_which_feeds_are_silent(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "s.db"
    with closing(Store.open(store)) as opened:
        opened.put_feed_state(FeedState("https://one.example/feed", newest=datetime(2025, 9, 1, tzinfo=UTC)))
        opened.put_feed_state(FeedState("https://two.example/feed", newest=datetime(2026, 2, 1, tzinfo=UTC)))
    assert run(["--feeds", str(path), "--store", str(store), "--now", "2026-02-18T04:00Z", "feeds", "list"]) == 0
    one, two = capsys.readouterr().out.splitlines()
    assert one.endswith("(silent since 2025-09-01)") and "silent" not in two


def test_a_full_disk_leaves_the_feeds_as_they_were(
    dateline: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    feeds, opml = tmp_path / "feeds.toml", tmp_path / "more.opml"
    feeds.write_text("# mine\n")
    opml.write_text('<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>')
    monkeypatch.setattr(os, "fsync", full)
    for words in (("add", "https://b.example/f", "--name", "B", "--no-check"), ("import", opml)):
        ran = dateline("feeds", *words, "--feeds", feeds)
        assert ran.code == 2 and "feeds.toml cannot be written: No space left on device." in ran.err, words
    assert feeds.read_text() == "# mine\n" and sorted(path.name for path in tmp_path.iterdir()) == [
        "feeds.toml",
        "more.opml",
    ]
