"""The detail in words: when, how sure, why, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from tests.app import world
from tui.app.detail.text import as_text, clock, detail_text, how_sure, quote
from tui.app.glyphs import ASCII, UNICODE
from tui.model import (
    Basis,
    Event,
    EventDetail,
    Precision,
    When,
)
from tui.service.session import Session
from tui.service.timeline.details import event_detail
from tui.text import cell_width

EVENT = Event(
    "1", "Freight train derails", When.day(date(2026, 1, 18)), Basis.STATED, 1.0, ("Reuters", "BBC"), world.NOW
)


def test_an_outlet_that_gives_two_dates_agrees_with_the_one(session: Session) -> None:
    detail = event_detail(session, "train")
    gazette = next(source for source in detail.sources if not source.agrees)
    both = replace(detail, sources=(*detail.sources, replace(gazette, when=detail.event.when, agrees=True)))
    assert "4 of 5 sources agree" in detail_text(detail, 100, UNICODE).plain
    assert "sources agree" not in detail_text(both, 100, UNICODE).plain


def test_the_detail_answers_when_how_sure_why_and_who(session: Session) -> None:
    detail = event_detail(session, "train")
    text = detail_text(detail, 76, UNICODE).plain
    assert "When    Sunday 18 January 2026" in text
    assert "to the day · counted from the article's date · 4 of 5 sources agree" in text
    assert "“The freight train derailed [on Sunday] near Valley Junction" in text
    assert "rule: weekday before publication · counted from Mon 19 Jan 2026" in text
    assert "Who     5 sources" in text
    assert "≠ says 17 Jan 2026" in text
    assert "Link    https://example.org/train" in text
    assert all(cell_width(row) <= 76 for row in text.splitlines())


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


def test_clocks() -> None:
    assert clock(datetime(2026, 1, 2, 8, 5, tzinfo=timezone(timedelta(hours=3)))) == "08:05 UTC+3"
    assert clock(datetime(2026, 1, 2, 8, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))) == "08:05 UTC+5.5"
    assert clock(world.NOW) == "09:00 UTC"


def test_what_is_copied(session: Session) -> None:
    copied = as_text(event_detail(session, "storm"))
    assert copied.splitlines() == [
        "Storm closes three mountain passes",
        "Saturday 17 January 2026",
        "AP: Storm closes three mountain passes https://example.org/storm",
    ]


def test_an_event_without_sources() -> None:
    text = detail_text(EventDetail(EVENT, ()), 60, UNICODE).plain
    assert "Sunday 18 January 2026" in text and "0 sources" in text
