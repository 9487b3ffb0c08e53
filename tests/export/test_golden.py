"""Every format, byte for byte, against files that a person has read. `UPDATE_GOLDEN=1 pytest tests/export` writes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.export import make
from tui.export import csv, extraction, html, ics, markdown, records, text, timelinejs

GOLDEN = Path(__file__).with_name("golden")
EVENTS = {detail.event.id: detail.event for detail in make.TIMELINE}
PAGE = text.Page(76)

CASES: dict[str, Callable[[], str | Iterable[str]]] = {
    "digest.txt": lambda: text.digest(make.DIGEST, PAGE),
    "digest-narrow-colour.txt": lambda: text.digest(make.DIGEST, text.Page(44, color=True)),
    "digest-days.txt": lambda: text.digest(make.DAYS, PAGE),
    "digest-empty.txt": lambda: text.digest(make.EMPTY, PAGE),
    "digest.md": lambda: markdown.digest(make.DIGEST),
    "digest.html": lambda: html.digest(make.DIGEST),
    "digest.json": lambda: records.dump(records.digest_record(make.DIGEST)),
    "timeline.txt": lambda: text.timeline(make.TIMELINE, PAGE),
    "timeline.md": lambda: markdown.timeline(make.TIMELINE),
    "timeline.html": lambda: html.timeline(make.TIMELINE, "derail* <x>"),
    "timeline.json": lambda: records.timeline_json("derail*", make.TIMELINE),
    "timeline.jsonl": lambda: records.timeline_jsonl(make.TIMELINE),
    "timeline.csv": lambda: csv.timeline(make.TIMELINE),
    "timeline.ics": lambda: ics.timeline(make.TIMELINE),
    "timelinejs.json": lambda: timelinejs.timeline(make.TIMELINE, "derail* <x>"),
    "dates.txt": lambda: text.key_dates(make.DATES, PAGE),
    "dates.md": lambda: markdown.key_dates(make.DATES),
    "dates.html": lambda: html.key_dates(make.DATES, "Dates"),
    "dates.json": lambda: records.dump(records.dates_record("derail*", make.DATES)),
    "extraction.txt": lambda: extraction.text("A train derails", make.TEXT, make.EXTRACTED, PAGE),
    "stories.txt": lambda: text.stories([make.STORY], EVENTS, PAGE),
    "stories.jsonl": lambda: records.line(records.story_record(make.STORY)),
}


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_it_was_read(name: str) -> None:
    made = CASES[name]()
    found = (made if isinstance(made, str) else "".join(made)).encode()
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(found)
    assert found.decode() == path.read_bytes().decode()
