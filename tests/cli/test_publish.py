"""`dateline publish` on the demo: what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Ran, Runner
from tui.demo.loader import FEEDS_FILE, NOW
from tui.service.saved import SavedFilter, save
from tui.service.session import open_session


def test_the_demo_as_a_folder(on_demo: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    ran = on_demo("publish", folder, "--query", "Rail=derail* amur", "--title", "Demo", "--url", "https://example.org")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("2 timelines with ") and ran.err.endswith(": 10 files written, 0 as before.\n")
    assert "Amur" in (folder / "rail" / "timeline.mw").read_text()
    assert "<title>Demo</title>" in (folder / "index.html").read_text()
    first = {path: path.read_bytes() for path in folder.rglob("*.*")}
    again = on_demo(
        "publish", folder, "--title", "Demo", "--url", "https://example.org", "--query", "Rail=derail* amur"
    )
    assert again.err.endswith(": 0 files written, 10 as before.\n")
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == first
    few = on_demo("publish", folder, "--most", "3")
    assert few.err.startswith("1 timeline with 3 of ") and f"{folder / 'rail'} is of an earlier time" in few.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--query", "derail*"], "has no name"),
        (["--query", "rail=from:"], "from: needs a value"),
        (["--query", "x=is:nothing"], "There is no is:nothing"),
        (["--query", "../=derail"], "cannot name a folder"),
        (["--url", "ftp://example.org"], "is no web address"),
        (["--as-of", "2030-01-01"], "is still to come"),
    ],
)
def test_what_makes_no_sense_writes_nothing(on_demo: Runner, tmp_path: Path, options: list[str], says: str) -> None:
    ran = on_demo("publish", tmp_path / "site", *options)
    assert ran.code == 2 and says in ran.err
    assert not (tmp_path / "site").exists()


def test_a_folder_that_cannot_be_made_is_said(on_demo: Runner) -> None:
    ran = on_demo("publish", "/proc/site")
    assert ran.code == 1 and ran.err.startswith("dateline: /proc/site/.dateline.json cannot be written: ")


def test_saved_filters_are_published_but_for_what_is_ones_own(dateline: Runner, demo: Path, tmp_path: Path) -> None:
    store, folder = copy(demo, tmp_path / "own.db"), tmp_path / "site"
    with open_session(FEEDS_FILE, store, NOW) as session:
        save(session, "Rail", SavedFilter("derail* amur"))
        save(session, "To read", SavedFilter("is:unread"))
        save(session, "Noted", SavedFilter("has:note"))

    def publish(*args: str) -> Ran:
        return dateline("publish", folder, *args, "--feeds", FEEDS_FILE, "--store", store, "--now", NOW.isoformat())

    ran = publish()
    assert ran.code == 0 and ran.err.count("asks for what is your own and is left out") == 2
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"rail"}
    assert "2 timelines" in publish("--query", "Rail=amur").err, "what is named goes before what is saved"
    assert "1 timeline " in publish("--no-saved").err
    assert "4 timelines" in publish("--with-notes").err
