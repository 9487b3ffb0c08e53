"""What each format promises, whatever stands in the feeds."""

from __future__ import annotations

import csv as stdlib_csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as clocktime
from email import message_from_string
from email.policy import default
from html.parser import HTMLParser
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export import make
from tui.export.format import Renderer
from tui.export.formats import markdown, markwhen, org
from tui.export.page import Page, wrap
from tui.export.registry import DATES, DIGEST, TIMELINE
from tui.model import KeyDate, When
from tui.text import cell_width


def written(render: Renderer[Any], value: object, query: str = "") -> str:
    return "".join(render(value, Page(query=query)))


class Tags(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("page", "scripts"),
    [(written(TIMELINE["html"], make.TIMELINE, "<x>"), 1), (written(DIGEST["html"], make.DIGEST), 0)],
)
def test_html_holds_no_tag_of_a_feed(page: str, scripts: int) -> None:
    seen = Tags()
    seen.feed(page)
    assert not seen.tags & {"img", "b"} and page.count("<script") == page.count("</script") == scripts
    assert all(link.startswith("https://") for link in seen.links)
    assert "<script>alert(1)</script>" in seen.text


@pytest.mark.parametrize("width", [40, 52, 76, 80])
def test_text_keeps_its_width(width: int) -> None:
    page = Page(width)
    parts = [*DIGEST["text"](make.DIGEST, page), *TIMELINE["text"](make.TIMELINE, page)]
    for line in "".join(parts).splitlines():
        assert cell_width(line) <= width or "://" in line or " " not in line.strip(), line
        assert "\x1b" not in line
        assert line == line.rstrip()


@given(st.text(st.sampled_from("ab 界é\n-"), max_size=60), st.integers(4, 20))
def test_wrapping_loses_no_word(words: str, width: int) -> None:
    lines = wrap(words, width)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(cell_width(line) <= width or line.isascii() for line in lines)


def test_csv_reads_back_and_runs_no_formula() -> None:
    rows = list(stdlib_csv.DictReader(io.StringIO(written(TIMELINE["csv"], make.TIMELINE), newline="")))
    assert [row["id"] for row in rows] == [detail.event.id for detail in make.TIMELINE]
    assert rows[0]["title"].startswith("'=HYPERLINK")
    assert rows[0]["evidence"] == make.HOSTILE.sources[0].evidence.text
    assert (rows[0]["start"], rows[0]["end"]) == ("2022-02-24", "")
    assert rows[1]["approximate"] == "true"
    assert not any(value and value[0] in "=+-@" for row in rows for value in row.values())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"])
def test_no_cell_is_a_formula(cell: str) -> None:
    detail = replace(make.BURN, event=replace(make.BURN.event, title=cell, sources=(cell,), note=cell))
    (row,) = stdlib_csv.DictReader(io.StringIO(written(TIMELINE["csv"], [detail]), newline=""))
    assert row["title"] == row["sources"] == row["note"] == f"'{cell}"


def test_a_table_for_spreadsheets_begins_with_a_byte_order_mark() -> None:
    plain = "".join(TIMELINE["csv"](make.TIMELINE, Page()))
    assert "".join(TIMELINE["csv"](make.TIMELINE, Page(byte_order_mark=True))) == "\ufeff" + plain
    assert plain.startswith("id,")


def test_calendar_lines_are_short_and_nothing_of_a_feed_becomes_a_property() -> None:
    content = written(TIMELINE["ics"], make.TIMELINE)
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    assert "\n" not in content.replace("\r\n", "")
    unfolded = content.replace("\r\n ", "").split("\r\n")
    names = {re.split("[:;]", line)[0] for line in unfolded if line}
    assert names == {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND",
        "SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP",
    }  # fmt: skip
    starts = [line for line in unfolded if line.startswith("DTSTART")]
    assert starts[1:5] == [
        "DTSTART;VALUE=DATE:20250101",
        "DTSTART;VALUE=DATE:20251201",
        "DTSTART;VALUE=DATE:20251231",
        "DTSTART:20260102T034000",
    ]
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == len(make.TIMELINE)


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("*b* _i_ `c`", r"\*b\* \_i\_ \`c\`"),
        ("[x](y) <z>", r"\[x\](y) \<z\>"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("# head", r"\# head"),
        ("two\nlines", "two lines"),
        ("2026 was", "2026 was"),
    ],
)
def test_markdown_reads_as_written(plain: str, escaped: str) -> None:
    assert markdown.escape(plain) == escaped


def test_markdown_links_keep_their_target() -> None:
    assert markdown.link("a", "https://x.example/a (b)]") == "[a](https://x.example/a%20%28b%29%5D)"
    assert markdown.link("a", None) == "a"


def test_timelinejs_dates_are_no_more_exact_than_known() -> None:
    slides = {
        slide["unique_id"]: slide for slide in json.loads(written(TIMELINE["timelinejs"], make.TIMELINE, "x"))["events"]
    }
    assert slides["e4"]["start_date"] == {"year": 2025}
    assert slides["e3"]["start_date"] == {"year": 2025, "month": 12}
    assert slides["e2"]["start_date"] == {"year": 2026, "month": 1, "day": 2, "hour": 3, "minute": 40}
    assert "<script>" not in slides["e7"]["text"]["headline"]


def test_a_streamed_list_is_the_same_json() -> None:
    whole = json.loads(written(TIMELINE["json"], make.TIMELINE, 'a "b"'))
    assert whole["query"] == 'a "b"'
    assert [json.loads(line) for line in written(TIMELINE["jsonl"], make.TIMELINE).splitlines()] == whole["events"]
    assert json.loads(written(TIMELINE["json"], ())) == {"schema": 1, "query": "", "events": []}


def test_a_mail_is_read_back_as_its_two_forms() -> None:
    page = Page(to=("reader@example.org",))
    source = written_to(DIGEST["eml"], make.DIGEST, page)
    assert source.isascii() and max(map(len, source.split("\n"))) <= 78, "it passes any server as it is"
    mail = message_from_string(source, policy=default)
    assert (mail["To"], mail["From"], mail["Subject"]) == ("reader@example.org", None, "DATELINE Friday 2 January 2026")
    assert mail.get_content_type() == "multipart/alternative" and not mail.defects
    text, page_of = mail.iter_parts()
    assert text.get_content() == written_to(DIGEST["text"], make.DIGEST, page)
    assert page_of.get_content() == written_to(DIGEST["html"], make.DIGEST, page)


def written_to(render: Renderer[Any], value: object, page: Page) -> str:
    return "".join(render(value, page))


CHANGED = [replace(detail, updated=make.SEEN + timedelta(hours=n)) for n, detail in enumerate(make.TIMELINE)]
"""Events of which the last in time has changed last."""


def test_a_feed_reader_reads_atom_and_finds_what_changed_last_first() -> None:
    parsed = feedparser.parse(written(TIMELINE["atom"], CHANGED, "tag:rail"))
    assert not parsed.bozo and parsed.version == "atom10" and parsed.feed.title == "tag:rail"
    ids = [detail.event.id for detail in reversed(CHANGED)]
    assert [entry.id.rpartition(":")[2] for entry in parsed.entries] == ids
    assert parsed.feed.updated == parsed.entries[0].updated == "2026-01-02T16:30:00Z"
    hostile = next(entry for entry in parsed.entries if entry.id.endswith(make.HOSTILE.event.id))
    assert hostile.title.endswith(make.HOSTILE.event.title) and hostile.link == make.HOSTILE.sources[0].url
    other = feedparser.parse(written(TIMELINE["atom"], [], "tag:sea"))
    assert other.feed.id != parsed.feed.id, "each query is a feed of its own"


def test_a_json_feed_has_what_its_readers_need() -> None:
    feed = json.loads(written(TIMELINE["jsonfeed"], CHANGED, "tag:rail"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"] == "tag:rail"
    assert [item["_dateline"]["id"] for item in feed["items"]] == [detail.event.id for detail in reversed(CHANGED)]
    assert all(item["id"] and item["content_text"] and item["date_modified"] for item in feed["items"])


def test_a_calendar_says_when_an_entry_changed() -> None:
    content = written(TIMELINE["ics"], [CHANGED[1]])
    assert "LAST-MODIFIED:20260102T093000Z\r\nSEQUENCE:3600\r\n" in content


def test_a_calendar_says_what_was_called_off() -> None:
    planned = replace(make.PLANNED, called_off=True)
    assert "STATUS:CANCELLED" in written(TIMELINE["ics"], [planned])
    assert "STATUS:TENTATIVE" in written(TIMELINE["ics"], [make.PLANNED])


@pytest.mark.parametrize("form", [form for form in TIMELINE if form != "ics"])
def test_every_format_says_what_was_called_off(form: str) -> None:
    text = written(TIMELINE[form], [replace(make.PLANNED, called_off=True)])
    assert re.search("called.off", text) and "planned" not in text
    assert "called" not in written(TIMELINE[form], [make.PLANNED])


@pytest.mark.parametrize("form", [form for form in DIGEST if form != "eml"])
def test_every_digest_says_what_was_called_off(form: str) -> None:
    value = replace(make.DIGEST, upcoming=(replace(make.entry(make.PLANNED), called_off=True),))
    assert re.search("called.off", written(DIGEST[form], value))


@given(st.text("#@![]()%/: -_ab1\n"))
def test_nothing_is_markup_in_markwhen(text: str) -> None:
    escaped = markwhen.escape(text)
    assert not re.search(r"[#@!\[%]\S", escaped.replace("\u200b", " ")) and "//" not in escaped
    assert escaped.replace("\u200b", "") == " ".join(text.split())


@given(st.text("*#|:+-[]<>/_=~TODONEab1 \n"))
def test_nothing_is_markup_in_org(text: str) -> None:
    escaped = org.escape(text)
    assert not re.match(r"[*#|:+-]|(TODO|DONE|COMMENT)\b", escaped)
    assert not re.search(r"\[\[|<\d|[*/_=~+]\w|:$", escaped)
    assert escaped.replace("\u200b", "") == " ".join(text.split())


def test_days_in_org_are_timestamps_and_coarser_dates_words() -> None:
    lines = written(TIMELINE["org"], make.TIMELINE).splitlines()
    assert "  <2026-01-02 Fri 03:40>" in lines and "  <2025-12-31 Wed>--<2026-01-01 Thu>" in lines
    assert "  December 2025" in lines
    heads = [number for number, line in enumerate(lines) if line.startswith("* ")]
    assert len(heads) == len(make.TIMELINE) and all(lines[head + 1] == "  :PROPERTIES:" for head in heads)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("text", "  2 Jan 2026: "),
        ("markdown", "- 2 Jan 2026: **"),
        ("html", "<li>2 Jan 2026: "),
        ("mermaid", "        : 2 Jan 2026, "),
    ],
)
def test_an_event_under_a_day_that_is_not_its_own_says_its_date(form: str, shown: str) -> None:
    entries, when = (make.entry(make.DERAILED),), make.DERAILED.event.when
    assert shown not in written(DATES[form], (KeyDate(when.first, 1.0, entries),))
    assert shown in written(DATES[form], (KeyDate(when.last + timedelta(days=1), 1.0, entries),))


def test_nothing_of_a_feed_is_markup_in_mermaid() -> None:
    lines = written(DATES["mermaid"], (KeyDate(make.DATES[0].day, 1.0, (make.entry(make.HOSTILE),)),)).splitlines()
    assert lines[0] == "timeline" and lines[2] == f"    {make.DATES[0].day.day} Dec 2025"
    assert re.fullmatch(r"        : [^:;<>\"`{}%\[\]()|\\&#]+", re.sub(r"#\d+;", "x", lines[3]))


@pytest.mark.parametrize(
    ("clock", "start", "line"),
    [
        ("03:40", "DTSTART:20260102T034000", "2026-01-02T03:40:00Z: "),
        ("03:40+09:00", "DTSTART:20260101T184000Z", "2026-01-01T18:40:00Z: "),
    ],
)
def test_a_time_whose_zone_is_known_is_a_moment(clock: str, start: str, line: str) -> None:
    when = When.day(date(2026, 1, 2), clocktime.fromisoformat(clock))
    told = [replace(make.BURN, event=replace(make.BURN.event, when=when))]
    assert f"\r\n{start}\r\n" in written(TIMELINE["ics"], told)
    assert f"\n{line}" in written(TIMELINE["markwhen"], told)
