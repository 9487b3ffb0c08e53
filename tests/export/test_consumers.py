"""Each format read by a program that people use it with, with hostile text in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest

from tests.export import make
from tui.export.page import Neighbour, Page, Place
from tui.export.registry import DATES, DIGEST, EXPLANATION, STORIES, TIMELINE
from tui.model import KeyDate

PAGE = Page(query="derail* <x>")
HOSTILE = (
    "</script><script>alert(1)</script>",
    "two\r\nEND:VCALENDAR\r\nlines",
    "=HYPERLINK(1)",
    "]]> &amp; <!-- {% x %} ",
    "# tag @person // comment [a](b)",
    "2026-01-01: no event of its own",
    "ü" * 200,
    "日本の地震 \U0001f30b",
    "مظاهرة في القاهرة",
)
"""Titles that would be something else in one format or another."""
TOLD = [*make.TIMELINE, *(
    replace(make.BURN, event=replace(make.BURN.event, id=f"h{number}", title=title))
    for number, title in enumerate(HOSTILE)
)]  # fmt: skip
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE, MODULES = shutil.which("node"), os.environ.get("DATELINE_NODE_MODULES")
"""A folder in which `npm install @markwhen/parser mermaid jsdom` was run."""
needs_node = pytest.mark.skipif(
    not (NODE and MODULES), reason="DATELINE_NODE_MODULES names no folder, or there is no node"
)


def written(parts: Any) -> str:
    return "".join(parts)


def run_in_node(script: str, text: str) -> Any:
    """What a script prints as JSON that gets a text as `text`."""
    assert NODE
    code = f'import {{ readFileSync }} from "fs"; const text = readFileSync(0, "utf8");\n{script}'
    ran = subprocess.run(
        [NODE, "--input-type=module", "-e", code], input=text, cwd=MODULES, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


# ---------------------------------------------------------------------- calendars


def test_a_calendar_is_read_whole() -> None:
    calendar = icalendar.Calendar.from_ical(written(TIMELINE["ics"](TOLD, PAGE)))
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == PAGE.title
    entries = {str(entry["UID"]).partition("@")[0]: entry for entry in calendar.walk("VEVENT")}
    assert list(entries) == [detail.event.id for detail in TOLD]
    for number, title in enumerate(HOSTILE):
        assert entries[f"h{number}"]["SUMMARY"] == title.replace("\r", ""), "whatever stands in a title stays in it"
    assert entries["e3"]["DTSTART"].dt == date(2025, 12, 1) and entries["e3"]["DTEND"].dt == date(2026, 1, 1)
    assert entries["e2"]["DTSTART"].dt == datetime(2026, 1, 2, 3, 40)
    assert all(not entry.errors for entry in entries.values())


# ---------------------------------------------------------------------- feed readers


def test_an_atom_feed_is_read_whole() -> None:
    place = Place("A <b> & c", "https://example.org/t/", (Neighbour("Atom feed", "feed.atom", "application/atom+xml"),))
    parsed = feedparser.parse(written(TIMELINE["atom"](TOLD, replace(PAGE, place=place))).encode())
    assert not parsed.bozo and len(parsed.entries) == len(TOLD)
    assert parsed.feed.title_detail.value == "A <b> & c"
    titles = {entry.id: entry.title_detail for entry in parsed.entries}
    for number, title in enumerate(HOSTILE):
        found = titles[f"urn:dateline:event:h{number}"]
        assert found.type == "text/plain" and "".join(title.split()) in "".join(found.value.split())


def test_a_feed_without_entries_is_one_all_the_same() -> None:
    parsed = feedparser.parse(written(TIMELINE["atom"]([], PAGE)).encode())
    assert not parsed.bozo and parsed.entries == [] and parsed.feed.updated == "1970-01-01T00:00:00Z"


def test_a_json_feed_is_read_by_the_reader_of_feeds() -> None:
    from tui.feeds.read.parse import parse
    from tui.model import Feed

    text = written(TIMELINE["jsonfeed"](TOLD, PAGE))
    address = "https://example.org/f"
    found = parse(text.encode(), Feed("F", address), address, datetime(2026, 1, 3, tzinfo=UTC))
    assert len(found.articles) == len(TOLD)


# ---------------------------------------------------------------------- JSON

SCHEMA = json.loads(files("tui.export").joinpath("dateline.schema.json").read_text(encoding="utf-8"))


def strict(schema: Any) -> Any:
    """The schema as one that allows no key that it does not name, so that each key has its description."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: strict(value) for key, value in schema.items()}
    if made.get("type") == "object" and "properties" in made:
        made.setdefault("unevaluatedProperties" if "allOf" in made else "additionalProperties", False)
    return made


def problems(value: Any, kind: str) -> Iterator[str]:
    made = strict(SCHEMA)
    # What is put together of an event and more must let the event alone have more.
    made["$defs"]["entry"]["allOf"] = [dict(made["$defs"]["event"])]
    del made["$defs"]["entry"]["allOf"][0]["additionalProperties"]
    made["$defs"]["witness"]["allOf"] = [dict(made["$defs"]["article"])]
    del made["$defs"]["witness"]["allOf"][0]["additionalProperties"]
    wanted = {"$schema": SCHEMA["$schema"], "$defs": made["$defs"], "$ref": f"#/$defs/{kind}"}
    jsonschema.Draft202012Validator.check_schema(wanted)
    for error in jsonschema.Draft202012Validator(wanted).iter_errors(value):
        yield f"{error.json_path}: {error.message}"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("timeline", written(TIMELINE["json"](TOLD, PAGE))),
        ("dates", written(DATES["json"](make.DATES, PAGE))),
        ("digest", written(DIGEST["json"](make.DIGEST, PAGE))),
        ("digest", written(DIGEST["json"](make.CHANGED, PAGE))),
        ("digest", written(DIGEST["json"](make.EMPTY, PAGE))),
        ("stories", written(STORIES["json"](make.STORIES, PAGE))),
        ("explanation", written(EXPLANATION["json"](make.EXPLANATION, PAGE))),
        ("explanation", written(EXPLANATION["json"](replace(make.EXPLANATION, standing=None, apart=None), PAGE))),
    ],
)
def test_what_is_written_as_json_is_as_its_schema_says(kind: str, text: str) -> None:
    value = json.loads(text)
    assert list(problems(value, kind)) == []
    assert list(problems({**value, "schema": 2}, kind)), "another version is another schema"
    assert list(problems({**value, "more": 1}, kind)), "no key goes without its description"
    jsonschema.validate(value, SCHEMA)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("event", written(TIMELINE["jsonl"](TOLD, PAGE))), ("story", written(STORIES["jsonl"](make.STORIES, PAGE)))],
)
def test_lines_of_json_are_as_their_schema_says(kind: str, text: str) -> None:
    assert text.endswith("\n") and "\r" not in text
    for line in text.splitlines():
        assert list(problems(json.loads(line), kind)) == []


# ---------------------------------------------------------------------- programs of npm

_MARKWHEN = """
import { parse } from "@markwhen/parser";
const found = [];
const walk = (node) => {
  const inner = node.children || (Array.isArray(node.value) ? node.value : null);
  if (inner) { inner.forEach(walk); return; }
  const event = node.value || node;
  found.push([event.dateRangeIso.fromDateTimeIso, event.dateRangeIso.toDateTimeIso, event.firstLine.restTrimmed, event.tags.length]);
};
const parsed = parse(text);
walk(parsed.events);
console.log(JSON.stringify({ title: parsed.header.title, found, errors: parsed.documentMessages || [] }));
"""


@needs_node
def test_markwhen_reads_a_timeline_whole() -> None:
    read = run_in_node(_MARKWHEN, written(TIMELINE["markwhen"](TOLD, PAGE)))
    assert read["title"] == PAGE.title
    assert len(read["found"]) == len(TOLD)
    assert all(tags == 0 for *_, tags in read["found"]), "no tag comes from a feed"
    assert [" ".join(title.replace("\u200b", "").split()) for _, _, title, _ in read["found"]] == [
        " ".join(detail.event.title.split()) for detail in TOLD
    ]
    starts = {title: start[:10] for start, _, title, _ in read["found"]}
    assert starts["Kim admits sending troops"] == "2025-12-01"


_MERMAID = """
import { JSDOM } from "jsdom";
const dom = new JSDOM("<html><body></body></html>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const mermaid = (await import("mermaid")).default;
await mermaid.parse(text);
const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
console.log(JSON.stringify({ kind: diagram.type, tasks: diagram.db.getTasks().map((task) => [task.task, task.events]) }));
"""


@needs_node
def test_mermaid_reads_dates_whole() -> None:
    dates = (*make.DATES, KeyDate(date(2026, 1, 3), 1.0, tuple(make.entry(detail) for detail in TOLD[-len(HOSTILE) :])))
    read = run_in_node(_MERMAID, written(DATES["mermaid"](dates, PAGE)))
    assert read["kind"] == "timeline"
    assert [len(events) for _, events in read["tasks"]] == [len(each.events) for each in dates]


# ---------------------------------------------------------------------- a browser

needs_browser = pytest.mark.skipif(not BROWSER, reason="there is no Chromium")


def in_browser(page: Path, fragment: str = "") -> str:
    """The document as its script leaves it."""
    assert BROWSER
    ran = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=2000",
            "--dump-dom",
            f"{page.as_uri()}{fragment}",
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return ran.stdout


@needs_browser
@pytest.mark.slow
def test_the_page_filters_zooms_and_runs_no_script_of_a_feed(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(written(TIMELINE["html"](TOLD, PAGE)), encoding="utf-8")
    whole = in_browser(page)
    assert f">{len(TOLD)} events</output>" in whole
    assert '<button type="button" title=' in whole, "the strip is drawn"
    assert f">1 of {len(TOLD)} events</output>" in in_browser(page, "#q=%22freight+train%22+amur+-probe")
    assert f">{len(TOLD) - 1} of {len(TOLD)} events</output>" in in_browser(page, "#q=-S%C3%88NDING")
    assert f">0 of {len(TOLD)} events</output>" in in_browser(page, "#q=no-such-word")
    day = in_browser(page, "#at=2025-12-31")
    assert f" of {len(TOLD)} events</output>" in day and "31 Dec 2025: 1 event" in day
    assert whole.count("<script") == 1 and "<img" not in whole
