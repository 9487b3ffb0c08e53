"""What a hostile folder, feeds.toml or document can do: nothing is obeyed, sent or shown that should not be."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Runner
from tests.feeds.inprocess import InProcessPool, poll_in_process
from tests.feeds.server import FeedServer, item, rss, running_server
from tui.service.polling import check as checking

TITLE = r"\u001b]0;owned\u0007"
TOML = """
[[feed]]
name = "One"
url = "https://me:secret@one.example/feed"
"x{title}" = 1
every = "{title}"

[[feed]]
name = "Two"
url = "ftp://me:secret@two.example/{title}"
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    poll_in_process(monkeypatch)
    monkeypatch.setattr(checking, "WorkerPool", InProcessPool)
    with running_server() as server:
        yield server


def test_keys_and_values_of_feeds_toml_are_printed_clean_and_without_passwords(
    dateline: Runner, tmp_path: Path
) -> None:
    (tmp_path / "f.toml").write_text(TOML.replace("{title}", TITLE))
    for command in (["feeds", "list"], ["feeds", "list", "--format", "json"], ["feeds", "export"], ["doctor"]):
        ran = dateline("--feeds", tmp_path / "f.toml", *command)
        said = ran.out + ran.err
        assert "\x1b" not in said and "\x07" not in said and "secret" not in said
        assert "One" in said or command == ["doctor"]


def test_a_feeds_toml_of_the_folder_is_named_and_not_trusted(
    dateline: Runner, tmp_path: Path, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKEN", "s3cret")
    url = server.serve("/a", rss(item(1)))
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'[[feed]]\nname = "Here"\nurl = "{url}"\n\n[[feed]]\nname = "Token"\nurl = "https://192.0.2.1/"\n'
        'headers = { Authorization = "env:TOKEN" }\n'
    )
    ran = dateline("poll")
    assert f"Using {path}" in ran.err
    assert "leads to the private address" in ran.out and "variable of the environment" in ran.out
    assert not server.requests
    ran = dateline("--feeds", path, "poll", "--all", "Here")
    assert "Using" not in ran.err and ran.code == 0
    assert len(server.requests) == 1


def test_what_is_made_is_its_owners_alone(dateline: Runner, tmp_path: Path) -> None:
    assert dateline("--store", tmp_path / "s.db", "feeds", "add", "https://one.example/", "--no-check").code == 0
    document = {"id": "a", "published": "2026-01-02", "text": "A bridge fell in Marle."}
    (tmp_path / "d.jsonl").write_text(json.dumps(document))
    assert dateline("--store", tmp_path / "s.db", "ingest", tmp_path / "d.jsonl").code == 0
    (made,) = tmp_path.rglob("dateline/feeds.toml")
    assert {stat.S_IMODE(file.stat().st_mode) for file in (made, *tmp_path.glob("s.db*"))} == {0o600}
    made.chmod(0o640)
    dateline("feeds", "add", "https://two.example/", "--no-check")
    assert stat.S_IMODE(made.stat().st_mode) == 0o640


def test_documents_are_cleaned_and_json_escapes_what_a_terminal_obeys(dateline: Runner, tmp_path: Path) -> None:
    bad = "\x9b31m\x1b]0;owned\x07\u202e"
    document = {
        "id": f"a{bad}",
        "published": "2026-01-02",
        "text": f"A bridge fell in Marle {bad}.",
        "lang": "\x1b[",
        "country": "\x9b3",
    }
    line = json.dumps(document)
    (tmp_path / "d.jsonl").write_text(line)
    assert dateline("--store", tmp_path / "s.db", "ingest", tmp_path / "d.jsonl").code == 0
    timeline = dateline("--store", tmp_path / "s.db", "timeline", "--format", "json").out
    extracted = dateline("extract", "--jsonl", input=line + "\n").out
    assert json.loads(extracted)["id"] == document["id"]
    assert "Marle" in timeline
    for said in (timeline, extracted):
        assert not any(char in said for char in "\x9b\x1b\x07\u202e")
    (article,) = json.loads(timeline)["events"][0]["articles"]
    assert article["id"] == "a31m]0;owned"
