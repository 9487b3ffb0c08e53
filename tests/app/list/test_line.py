"""A line of the list: as wide as asked, a date as exact as it is known, headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app import world
from tui.app.glyphs import ASCII, UNICODE
from tui.app.list.line import beyond, event_line, heading, joined_line, rest_line, when_text
from tui.app.words import event_title
from tui.demo.loader import articles
from tui.model import (
    Basis,
    Event,
    Modality,
    Precision,
    When,
)
from tui.text import cell_width

EVENT = Event(
    "1", "Freight train derails", When.day(date(2026, 1, 18)), Basis.STATED, 1.0, ("Reuters", "BBC"), world.NOW
)


DAY = EVENT.when


def line(event: Event, width: int = 80, chosen: bool = False, heading: When | None = DAY) -> str:
    return "".join(text for text, _ in event_line(event, width, UNICODE, chosen=chosen, heading=heading))


def test_a_line_of_the_list() -> None:
    assert line(EVENT, chosen=True).startswith("»       ●● Freight train derails ")
    assert line(EVENT).startswith("▌ ")
    assert line(EVENT, 120).rstrip().endswith("Reuters +1")
    marked = replace(EVENT, read=True, starred=True, note="x", modality=Modality.PLANNED)
    assert line(marked).startswith("        ●● Freight")
    assert line(marked).endswith("Reuters ★✎○")
    assert line(replace(marked, basis=Basis.PUBLISHED)).endswith("Reuters ★✎")


def test_without_a_heading_a_line_gives_its_date() -> None:
    assert line(EVENT, heading=None).startswith("▌18 Jan          ●● Freight")


def test_an_event_of_many_outlets_is_bold_and_has_more_dots() -> None:
    many = replace(EVENT, sources=("A", "B", "C", "D"))
    kinds = {kind: text for text, kind in event_line(many, 80, UNICODE, heading=DAY)}
    assert "●●●" in line(many) and kinds["weighty"].startswith("Freight")
    assert "weighty" not in {kind for _, kind in event_line(EVENT, 80, UNICODE, heading=DAY)}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When.day(date(2026, 1, 18)), "18 Jan"),
        (When.day(date(2026, 1, 18)).about(), "18 Jan ~"),
        (When.day(date(2026, 1, 18), datetime(2026, 1, 18, 3, 40).time()), "18 Jan 03:40"),
        (When.month(2026, 1).guessed(), "Jan 2026 ?"),
        (When.year(2025), "2025"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(when: When, expected: str) -> None:
    assert when_text(replace(EVENT, when=when)) == expected


@pytest.mark.parametrize(
    ("when", "basis", "expected"),
    [
        (When.day(date(2026, 1, 18)), Basis.STATED, ""),
        (When.day(date(2026, 1, 18)), Basis.PUBLISHED, "pub"),
        (When.day(date(2026, 1, 18)).about(), Basis.STATED, "~"),
        (When.day(date(2026, 1, 18)).about().guessed(), Basis.RELATIVE, "~?"),
        (When.day(date(2026, 1, 18), datetime(2026, 1, 18, 3, 40).time()), Basis.STATED, "03:40"),
        (When.day(date(2026, 1, 18), datetime(2026, 1, 18, 3, 40).time()).guessed(), Basis.STATED, "0340?"),
        (When(date(2026, 1, 18), date(2026, 1, 19), Precision.DAY), Basis.STATED, "–19"),
        (When(date(2026, 1, 18), date(2026, 2, 3), Precision.DAY), Basis.STATED, "–Feb"),
    ],
)
def test_under_a_day_only_what_differs_is_said(when: When, basis: Basis, expected: str) -> None:
    assert beyond(replace(EVENT, when=when, basis=basis), DAY, UNICODE) == expected


@given(
    st.text(max_size=200),
    st.integers(40, 200),
    st.lists(st.text(max_size=30), max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_lines_are_as_wide_as_asked(title: str, width: int, sources: list[str], ascii_only: bool, dated: bool) -> None:
    event = replace(EVENT, title=title, sources=tuple(sources))
    runs = event_line(event, width, ASCII if ascii_only else UNICODE, heading=None if dated else DAY)
    assert sum(cell_width(text) for text, _ in runs) == width
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for text, _ in runs for letter in text)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When(date(2025, 12, 31), date(2026, 1, 1), Precision.DAY), "31 Dec - 1 Jan"),
        (When(date(2025, 11, 14), date(2026, 1, 3), Precision.DAY).about(), "14 Nov–3 Jan ~"),
        (When.week(date(2026, 1, 5)).about(), "wk 5 Jan ~    "),
        (When.day(date(2026, 1, 18)), "18 Jan        "),
    ],
)
def test_a_long_date_drops_the_years_and_keeps_its_marks(when: When, shown: str) -> None:
    assert line(replace(EVENT, when=when), heading=None)[1:16] == f"{shown} "


def test_headings() -> None:
    text = "".join(part for part, _ in heading("Sun 18 Jan 2026", 1204, 60, UNICODE))
    assert text.startswith(" Sun 18 Jan 2026 ───") and text.endswith(" 1,204 events ")
    assert cell_width(text) == 60


@pytest.mark.parametrize(("columns", "most"), [(79, 0.65), (97, 0.35)], ids=["80", "140 beside the detail"])
def test_few_headlines_of_the_demo_are_cut(columns: int, most: float) -> None:
    titles = [article.title for _, batch in articles() for article in batch if article.title]
    events = [replace(EVENT, title=title, sources=("Harbour Post", "Wire")) for title in titles]
    shown = [{kind: text for text, kind in event_line(event, columns, UNICODE, heading=DAY)} for event in events]
    assert sum(runs["title"].rstrip().endswith(UNICODE.ellipsis) for runs in shown) / len(titles) <= most


@given(st.text("ab é界 -,", max_size=150), st.integers(40, 110))
def test_the_rest_of_a_title_is_what_its_line_leaves_out(title: str, width: int) -> None:
    event = replace(EVENT, title=f"Train {title}")
    rest = rest_line(event, width, UNICODE, heading=DAY)
    shown = {kind: text for text, kind in event_line(event, width, UNICODE, heading=DAY)}["title"].rstrip()
    if rest is None:
        assert shown == event_title(event)
        return
    assert sum(cell_width(text) for text, _ in rest) == width
    more = rest[1][0].strip()
    assert more.startswith(f"{UNICODE.ellipsis} ")
    head, tail = shown.removesuffix(UNICODE.ellipsis), more[2:].removesuffix(UNICODE.ellipsis).rstrip()
    assert event_title(event).startswith(head) and tail in event_title(event)
    between = event_title(event)[len(head) :]
    assert between.lstrip(" ,-").startswith(tail.lstrip(" ,-"))


def test_a_heading_says_how_many_have_a_date_and_which_day_is_today() -> None:
    def text(width: int, **more: object) -> str:
        return "".join(part for part, _ in heading("Wed 18 Feb 2026", 16, width, UNICODE, **more))  # type: ignore[arg-type]

    assert text(80, dated=9, today=True).endswith("─ today ── 16 events · 9 dated in their text ")
    assert text(40, dated=9).endswith(" 16 events ") and "dated" not in text(40, dated=9)
    assert "dated" not in text(80) and "today" not in text(80)
    for width in range(30, 100):
        assert cell_width(text(width, dated=9, today=True)) == width


@pytest.mark.parametrize("width", [30, 60, 100])
def test_an_event_that_joined_another_is_a_quiet_line(width: int) -> None:
    other = replace(EVENT, id="2", title="Two trains collide near the harbour")
    runs = joined_line(EVENT, other, width, UNICODE, chosen=True, heading=DAY)
    text = "".join(part for part, _ in runs)
    assert cell_width(text) == width and text.startswith("»") and "●" not in text and "derails" not in text
    assert runs[-1][1] == "rest" and runs[-1][0].startswith("joined “Two ")
