"""What is a person's own stays with them: no output for others holds notes, own titles or hidden events unless they say so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Ran, Runner
from tui.demo.loader import FEEDS_FILE, NOW
from tui.export.registry import DATES, DIGEST, EXPLANATION, FOR_PEOPLE, STORIES, TIMELINE
from tui.service.edit import rename_story
from tui.service.session import open_session

Line = Callable[..., Ran]
NOTE, TITLE, STORY = "ask my cousin Zebulon", "As I call it at home", "My own affair"


@pytest.fixture(scope="module")
def store(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copy(demo, tmp_path_factory.mktemp("private") / "own.db"))


@pytest.fixture
def line(dateline: Runner, store: Path) -> Line:
    return lambda *args: dateline(*args, "--feeds", FEEDS_FILE, "--store", store, "--now", NOW.isoformat())


@pytest.fixture
def own(line: Line) -> tuple[Line, dict[str, str]]:
    """The command line on a store in which an event has a note and a title of one's own and another is hidden, both of one
    story; and the ids of both and the title of the hidden one."""
    told = {
        record["id"]: record
        for record in map(json.loads, line("timeline", "--format", "jsonl", "--with-notes").out.splitlines())
    }
    hidden = [
        json.loads(row)["id"]
        for row in line("timeline", "is:hidden", "--format", "jsonl", "--with-notes").out.splitlines()
    ]
    if not hidden:
        stories = [json.loads(row) for row in line("stories", "--format", "jsonl").out.splitlines()]
        ids = next(
            ids for story in stories if len(ids := [id_ for id_ in story["events"] if not told[id_]["feature"]]) > 2
        )
        line("edit", "note", ids[0], NOTE)
        line("edit", "title", ids[0], TITLE)
        line("edit", "hide", ids[1])
        hidden, titled = ids[1:2], ids[0]
    else:
        (titled,) = [id_ for id_, record in told.items() if record["title"] == TITLE]
    record = next(map(json.loads, line("timeline", "is:hidden", "--format", "jsonl", "--with-notes").out.splitlines()))
    return line, {"titled": titled, "hidden": hidden[0], "title": record["title"], "day": record["when"][:10]}


FORMS = [
    *(("timeline", "--format", form) for form in TIMELINE if form != FOR_PEOPLE),
    *(("timeline", "--dates", "99", "--format", form) for form in DATES if form != FOR_PEOPLE),
    *(
        (
            "digest",
            "2026-01-02",
            "--days",
            "2",
            "--all",
            "--top",
            "99",
            "--format",
            form,
            *(("--to", "a@example.org") if form == "eml" else ()),
        )
        for form in DIGEST
        if form != FOR_PEOPLE
    ),
]


@pytest.mark.parametrize("command", FORMS, ids=" ".join)
def test_forms_for_others_hold_nothing_that_is_ones_own(
    own: tuple[Line, dict[str, str]], command: tuple[str, ...]
) -> None:
    line, names = own
    asked: list[tuple[str, ...]] = [(), ("--kept-off",)]
    if command[0] == "timeline":
        asked += [("is:hidden",), ("is:titled",), ("has:note",)]
    for options in asked:
        ran = line(*command, *options)
        assert ran.code == 0, ran.err
        text = ran.out.replace("=\n", "")
        for secret in (NOTE, TITLE, names["title"], names["hidden"]):
            assert secret not in text, (secret, options)


@pytest.mark.parametrize("form", [form for form in TIMELINE if form != FOR_PEOPLE])
def test_with_notes_they_hold_it(own: tuple[Line, dict[str, str]], form: str) -> None:
    line, names = own
    assert TITLE in line("timeline", "is:titled", "--with-notes", "--format", form).out
    hidden = line("timeline", "is:hidden", "--with-notes", "--format", form).out
    assert json.dumps(names["title"])[1:10] in hidden


@pytest.mark.parametrize("form", [form for form in STORIES if form != FOR_PEOPLE])
def test_stories_name_no_hidden_event_and_bear_the_titles_that_were_found(
    own: tuple[Line, dict[str, str]], store: Path, form: str
) -> None:
    line, names = own
    first = json.loads(line("stories", "--format", "jsonl").out.splitlines()[0])
    with open_session(FEEDS_FILE, store, NOW) as session:
        rename_story(session, first["id"], STORY)
    assert STORY in line("stories").out and STORY in line("stories", "--with-notes", "--format", form).out
    assert STORY not in line("stories", "--format", form).out
    assert json.loads(line("stories", "--format", "jsonl").out.splitlines()[0]) == first
    plain = line("stories", "--format", form).out
    assert names["titled"] in plain and names["hidden"] not in plain
    assert TITLE not in plain and NOTE not in plain and names["title"] not in plain
    assert names["hidden"] not in line("stories", "is:hidden", "--format", form).out


@pytest.mark.parametrize("form", [form for form in EXPLANATION if form != FOR_PEOPLE])
def test_an_explanation_has_the_title_that_was_found(own: tuple[Line, dict[str, str]], form: str) -> None:
    line, names = own
    assert TITLE not in line("timeline", "--explain", names["titled"], "--format", form).out
    assert TITLE in line("timeline", "--explain", names["titled"], "--with-notes", "--format", form).out
    refused = line("timeline", "--explain", names["hidden"], "--format", form)
    assert refused.code == 2 and names["title"] not in refused.err and "--with-notes" in refused.err
    assert line("timeline", "--explain", names["hidden"], "--with-notes", "--format", form).code == 0


def test_what_is_published_holds_none_of_it(own: tuple[Line, dict[str, str]], tmp_path: Path) -> None:
    line, names = own
    queries = ["--query", "h=is:hidden", "--query", "t=is:titled", "--query", "n=has:note"]
    assert line("publish", tmp_path / "out", *queries).code == 0
    text = "".join(path.read_text() for path in (tmp_path / "out").rglob("*.*") if path.is_file())
    assert not any(secret in text for secret in (NOTE, TITLE, names["title"], names["hidden"]))
    line("publish", tmp_path / "own", *queries, "--with-notes")
    text = "".join(path.read_text() for path in (tmp_path / "own").rglob("*.*") if path.is_file())
    assert TITLE in text and names["hidden"] in text


def test_the_app_is_not_shown_to_others_unless_one_says_so(line: Line) -> None:
    ran = line("serve", "--host", "0.0.0.0")
    assert ran.code == 2 and "--with-notes" in ran.err and "dateline publish" in ran.err


def test_text_for_people_keeps_what_is_theirs(own: tuple[Line, dict[str, str]]) -> None:
    line, names = own
    assert TITLE in line("timeline").out and NOTE in line("timeline").out
    assert names["title"] not in line("timeline").out
