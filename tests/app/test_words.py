"""Words: lines of the list, the detail, counts and states, as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app import world
from tui.app import words
from tui.app.detail.text import anchor_words, as_text, clock, explain, how_sure, quote
from tui.app.glyphs import ASCII, UNICODE
from tui.app.list.line import event_line, heading, when_text
from tui.model import (
    Basis,
    Event,
    EventDetail,
    Modality,
    PollOutcome,
    PollResult,
    Precision,
    Settings,
    Summary,
    When,
)
from tui.service.session import Session
from tui.service.timeline import listing as timeline

EVENT = Event(
    "1", "Freight train derails", When.day(date(2026, 1, 18)), Basis.STATED, 1.0, ("Reuters", "BBC"), world.NOW
)


def line(event: Event, width: int = 80, **more: bool) -> str:
    return "".join(text for text, _ in event_line(event, width, UNICODE, **more))


def test_a_line_of_the_list() -> None:
    assert line(EVENT, chosen=True).startswith("»• 18 Jan         Freight train derails ")
    assert line(EVENT).rstrip().endswith("Reuters +1")
    marked = replace(EVENT, read=True, starred=True, note="x", modality=Modality.PLANNED)
    assert line(marked).startswith("   18 Jan")
    assert line(marked).rstrip().endswith("★✎○")


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


@given(st.text(max_size=200), st.integers(40, 200), st.lists(st.text(max_size=30), max_size=3), st.booleans())
def test_lines_are_as_wide_as_asked(title: str, width: int, sources: list[str], ascii_only: bool) -> None:
    event = replace(EVENT, title=title, sources=tuple(sources))
    runs = event_line(event, width, ASCII if ascii_only else UNICODE)
    assert sum(cell_len(text) for text, _ in runs) == width
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
    assert line(replace(EVENT, when=when))[3:18] == f"{shown} "


def test_headings() -> None:
    text = "".join(part for part, _ in heading("Sun 18 Jan 2026", 1204, 60, UNICODE))
    assert text.startswith(" Sun 18 Jan 2026 ───") and text.endswith(" 1,204 events ")
    assert cell_len(text) == 60


# ---------------------------------------------------------------------- detail


def test_an_outlet_that_gives_two_dates_agrees_with_the_one(session: Session) -> None:
    detail = timeline.detail(session, "train")
    gazette = next(source for source in detail.sources if not source.agrees)
    both = replace(detail, sources=(*detail.sources, replace(gazette, when=detail.event.when, agrees=True)))
    assert "4 of 5 sources agree" in explain(detail, 100, UNICODE).plain
    assert "sources agree" not in explain(both, 100, UNICODE).plain


def test_the_detail_answers_when_how_sure_why_and_who(session: Session) -> None:
    detail = timeline.detail(session, "train")
    text = explain(detail, 76, UNICODE).plain
    assert "When    Sunday 18 January 2026" in text
    assert "to the day · counted from the article's date · 4 of 5 sources agree" in text
    assert "“The freight train derailed [on Sunday] near Valley Junction" in text
    assert "rule: weekday before publication · counted from Mon 19 Jan 2026" in text
    assert "Who     5 sources" in text
    assert "≠ says 17 Jan 2026" in text
    assert "Link    https://example.org/train" in text
    assert all(cell_len(row) <= 76 for row in text.splitlines())


def test_the_time_words_are_marked() -> None:
    content = quote("It fell on Sunday, they said.", 8, 17)
    assert content.plain == "“It fell [on Sunday], they said.”"
    (span,) = [span for span in content.spans if "underline" in str(span.style)]
    assert content.plain[span.start : span.end] == "[on Sunday]"
    assert quote("No words give it.", 0, 0).plain == "“No words give it.”"


def test_how_sure_is_said_in_words() -> None:
    guessed = replace(EVENT, when=When.month(2025, 12).about().guessed(), basis=Basis.PUBLISHED)
    assert how_sure(guessed, UNICODE) == (
        "to the month · no date given for it: placed at publication · the text says about · a guess"
    )
    edited = replace(EVENT, edited=True, when=When(date(2025, 1, 1), None, Precision.DAY))
    assert how_sure(edited, ASCII).startswith("to the day - date set by you")


def test_anchors_and_clocks() -> None:
    assert anchor_words("2026-01-02T08:00:00+03:00") == "Fri 2 Jan 2026"
    assert anchor_words("the story") == "the story"
    assert clock(datetime(2026, 1, 2, 8, 5, tzinfo=timezone(timedelta(hours=3)))) == "08:05 UTC+3"
    assert clock(datetime(2026, 1, 2, 8, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))) == "08:05 UTC+5.5"
    assert clock(world.NOW) == "09:00 UTC"


def test_what_is_copied(session: Session) -> None:
    copied = as_text(timeline.detail(session, "storm"))
    assert copied.splitlines() == [
        "Storm closes three mountain passes",
        "Saturday 17 January 2026",
        "AP: Storm closes three mountain passes https://example.org/storm",
    ]


def test_an_event_without_sources() -> None:
    text = explain(EventDetail(EVENT, (), ()), 60, UNICODE).plain
    assert "Sunday 18 January 2026" in text and "0 sources" in text


# ---------------------------------------------------------------------- counts and states


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=3), "3 min ago"),
        (timedelta(hours=5), "5 h ago"),
        (timedelta(days=9), "9 days ago"),
    ],
)
def test_ago(span: timedelta, expected: str) -> None:
    assert words.ago(world.NOW - span, world.NOW) == expected


def test_counts() -> None:
    summary = Summary(
        1412,
        37,
        900,
        last_polled=world.NOW - timedelta(minutes=3),
        next_poll=world.NOW + timedelta(minutes=12),
        failing=2,
    )
    assert words.counts(summary, world.NOW) == ("1,412 events", "37 unread", "polled 3 min ago", "next poll in 12 min")
    assert words.until(world.NOW, world.NOW) == "due"
    assert words.alarm(summary, Settings()) == "2 feeds failing"


def test_outcome_of_a_poll() -> None:
    feed = world.feed("AFP")
    failed = PollResult(feed, PollOutcome.FAILED, note="403 Forbidden")
    assert words.poll_outcome([]) == "there are no feeds to poll"
    assert words.poll_outcome([PollResult(feed, PollOutcome.NOT_DUE)]) == "no feed is due"
    assert words.poll_outcome([PollResult(feed, PollOutcome.NOT_MODIFIED)]) == "polled 1 feed: 0 new events"
    assert words.poll_outcome([failed] * 3) == (
        "polled 3 feeds: 0 new events; 3 failed (AFP: 403 Forbidden, AFP: 403 Forbidden, …)"
    )
