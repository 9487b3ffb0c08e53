"""A person's word on events from the command line, what timeline and digest make of it, and what leaves the house."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Ran, Runner
from tui.demo.loader import FEEDS_FILE, NOW

Line = Callable[..., Ran]


@pytest.fixture
def own(dateline: Runner, demo: Path, tmp_path: Path) -> Line:
    """The command line on a copy of the demo."""
    store = copy(demo, tmp_path / "own.db")
    return lambda *args: dateline(*args, "--feeds", FEEDS_FILE, "--store", store, "--now", NOW.isoformat())


def events(own: Line, *args: str) -> dict[str, dict[str, object]]:
    ran = own("timeline", "--format", "jsonl", *args)
    assert ran.code == 0
    return {record["id"]: record for record in map(json.loads, ran.out.splitlines())}


def first(own: Line) -> str:
    return next(id_ for id_, event in events(own).items() if not event["feature"])


def test_a_verdict_shows_in_the_timeline_and_is_undone(own: Line) -> None:
    id_ = first(own)
    title = str(events(own)[id_]["title"])[:40]
    before = own("timeline").out.count(title)
    assert own("edit", "not-news", id_).err == "Not news now: 1 event.\n"
    assert (events(own)[id_]["feature"], events(own)[id_]["weight"]) == (True, 0.0)
    assert own("timeline").out.count(title) < before
    everything = own("timeline", "--kept-off").out
    assert everything.count(title) >= before and "not news" in everything
    told = own("timeline", "--verbose")
    assert "Kept off: " in told.err and "--kept-off shows them" in told.err
    own("edit", "news", id_)
    assert (events(own)[id_]["feature"], events(own)[id_]["weight"]) == (False, 1.0)
    assert own("edit", "undo").err.startswith("Taken back: news or not news:")
    assert events(own)[id_]["feature"] is True
    assert own("edit", "redo").err.startswith("Made again: news or not news:")
    assert own("edit", "redo").err == "Nothing to make again.\n"
    assert events(own)[id_]["feature"] is False
    own("edit", "undo")
    own("edit", "undo")
    assert events(own)[id_]["feature"] is False


def test_own_titles_and_notes_leave_the_house_only_when_asked(own: Line) -> None:
    id_ = first(own)
    found = events(own)[id_]["title"]
    own("edit", "title", id_, "As I call it")
    own("edit", "note", id_, "my secret")
    assert "As I call it" in own("timeline").out and "my secret" in own("timeline").out
    for form in ("jsonl", "json", "csv", "html", "ics", "markdown", "timelinejs"):
        for extra in ((), ("--dates", "50")) if form in ("json", "html", "markdown") else ((),):
            ran = own("timeline", "--format", form, *extra)
            assert ran.code == 0 and "As I call it" not in ran.out and "my secret" not in ran.out, form
    assert events(own)[id_]["title"] == found
    assert events(own, "--with-notes")[id_]["title"] == "As I call it"
    assert "my secret" in own("timeline", "--format", "csv", "--with-notes").out
    own("edit", "title", id_, "")
    assert events(own, "--with-notes")[id_]["title"] == found


def test_marks_dates_merges_and_splits(own: Line) -> None:
    known = events(own)
    one, other = [id_ for id_, event in known.items() if not event["feature"]][:2]
    own("edit", "star", one)
    own("edit", "date", one, "2025-11")
    assert events(own, "is:starred")[one]["when"] == "2025-11"
    own("edit", "date", one, "")
    own("edit", "star", "--off", one)
    assert events(own, "is:starred") == {}
    kept = own("edit", "merge", one, other, "--into", one).out.strip()
    assert kept == one and other not in events(own)
    article = known[other]["articles"][0]["id"]  # type: ignore[index]
    new = own("edit", "split", one, article).out.strip()
    assert [told["id"] for told in events(own)[new]["articles"]] == [article]  # type: ignore[attr-defined]
    own("edit", "hide", new)
    assert new not in events(own) and new in events(own, "is:hidden", "--with-notes")
    assert own("edit", "star", "nobody").code == 2
