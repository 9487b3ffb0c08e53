"""The detail in words: when, how sure, why, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from tests.app import world
from tui.app.detail import state
from tui.app.detail.readings import readings
from tui.app.detail.state import DetailState
from tui.app.detail.text import clock, detail_text, how_sure, quote
from tui.app.glyphs import ASCII, UNICODE
from tui.model import (
    Basis,
    Event,
    EventDetail,
    Precision,
    ReportedDate,
    Source,
    When,
)
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline.details import event_detail
from tui.text import cell_width

EVENT = Event(
    "1", "Freight train derails", When.day(date(2026, 1, 18)), Basis.STATED, 1.0, ("Reuters", "BBC"), world.NOW
)


def text_of(detail: EventDetail, width: int, **more: object) -> str:
    return detail_text(state.show(DetailState(), detail), width, UNICODE, **more).content.plain  # type: ignore[arg-type]


def test_an_outlet_that_gives_two_dates_agrees_with_the_one(session: Session) -> None:
    detail = event_detail(session, "train")
    gazette = next(source for source in detail.sources if not source.agrees)
    both = replace(detail, sources=(*detail.sources, replace(gazette, when=detail.event.when, agrees=True)))
    assert "4 of 5 sources agree" in text_of(detail, 100)
    assert "sources agree" not in text_of(both, 100)


def test_the_detail_answers_when_how_sure_why_and_who(session: Session) -> None:
    detail = event_detail(session, "train")
    text = text_of(detail, 76)
    assert "When    Sunday 18 January 2026" in text
    assert "to the day · counted from the article's date · 4 of 5 sources agree" in text
    assert "“The freight train derailed [on Sunday] near Valley Junction" in text
    assert "rule: weekday before publication · counted from Mon 19 Jan 2026" in text
    assert "Who     5 sources" in text
    assert "≠ says 17 Jan 2026" in text
    order = [text.index(words) for words in ("“The freight", "When    ", "╰", "Who     ")]
    assert order == sorted(order), "in the order of use"
    assert all(cell_width(row) <= 76 for row in text.splitlines())


def test_all_dates_of_the_sources_stand_on_one_row(session: Session) -> None:
    detail = event_detail(session, "train")
    rows = [row.strip() for row in text_of(detail, 76).splitlines()]
    columns = rows.index("17 Jan      18 Jan 2026")
    assert rows[columns + 1] == "╰── 1 ≠ ──╯ ╰─── 4 ───╯"
    assert not readings(EVENT, 60, UNICODE), "one date needs no axis"
    years = replace(
        EVENT, reported_dates=(ReportedDate(When.year(1998), ("AP",)), ReportedDate(When.year(2026), ("BBC",), False))
    )
    assert next(row.plain for row in readings(years, 60, ASCII)).split()[0] == "1990s"


def test_the_story_is_told_by_what_came_before_and_comes_after(session: Session) -> None:
    world.tell_stories(session.store)
    detail = event_detail(session, "valley")
    assert detail.before is not None and detail.before.id == "train"
    assert detail.after is not None and detail.after.id == "inquiry"
    rows = text_of(detail, 76).splitlines()
    place = next(number for number, row in enumerate(rows) if row.startswith("Story"))
    told = [row[2:].split("  ")[-1] for row in rows[place + 1 : place + 4]]
    assert [words[:12] for words in told] == ["Freight trai", "Operator sus", "Inquiry into"]


def test_notes_of_several_lines_and_own_changes(session: Session) -> None:
    edit.note(session, "storm", "first line\nsecond line")
    edit.star(session, ["storm"])
    rows = text_of(event_detail(session, "storm"), 60).splitlines()
    place = rows.index("Note    first line")
    assert rows[place + 1] == "        second line"
    assert rows[place + 2 : place + 4] == [
        "Yours   20 Jan 2026  note: first line second line",
        "        20 Jan 2026  starred",
    ]


def test_the_cursor_goes_over_the_story_and_the_sources(session: Session) -> None:
    world.tell_stories(session.store)
    shown = state.show(DetailState(), event_detail(session, "train"))
    assert shown.item is None
    after = state.move(shown, 1).item
    assert isinstance(after, Event) and after.id == "valley"
    last = state.move(shown, 99)
    assert isinstance(last.item, Source) and last.item.source == "Local Gazette"
    text = detail_text(last, 76, UNICODE, cursor=True)
    rows = text.content.plain.splitlines()
    first, end = text.places[last.cursor]
    assert rows[first].startswith("» Local Gazette") and len(text.places) == len(last.items)
    assert "≠ says 17 Jan 2026" in rows[first + 1]
    assert "derailed" in " ".join(rows[first:end]), "who disagrees says why"
    folded = detail_text(state.unfold(last), 76, UNICODE, cursor=True)
    assert folded.places[last.cursor][1] - folded.places[last.cursor][0] == 2
    assert state.show(last, event_detail(session, "train")).cursor == last.cursor
    assert state.show(last, event_detail(session, "storm")).cursor == -1


def test_a_plan_of_the_past_is_not_yet_to_come(session: Session) -> None:
    detail = event_detail(session, "timetable")
    assert "planned, not yet happened" in text_of(detail, 76, today=date(2026, 2, 1))
    over = text_of(detail, 76, today=date(2026, 2, 2))
    assert "not yet happened" not in over and "told as a plan, before its day" in over


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


def test_an_event_without_sources() -> None:
    text = text_of(EventDetail(EVENT, ()), 60)
    assert "Sunday 18 January 2026" in text and "0 sources" in text
