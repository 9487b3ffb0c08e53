"""Zoomed out: columns as headings with their best events; zooming keeps the event, opening goes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.app import world
from tests.app.stage import Stage, on_stage
from tui.app.axis import columns
from tui.app.list.overview import Overview
from tui.app.list.rows import RowIndex
from tui.app.modes.filters import read_filter
from tui.app.timeline import queries
from tui.app.timeline.state import Anchor
from tui.model import Basis, Event, Group, Query, Scale, Settings, When
from tui.service.session import Session
from tui.service.timeline import listing as timeline
from tui.service.timeline.details import event_detail

pytestmark = pytest.mark.slow

GROUPS = (Group(When.year(2025), 5), Group(When.month(2025, 12), 2), Group(When.month(2026, 1), 9))


def lines(stage: Stage) -> list[str]:
    """The lines of the list."""
    region = stage.screen.events.region
    return [line[: region.width].rstrip() for line in stage.text.splitlines()[region.y : region.bottom]]


async def zoom(stage: Stage, *keys: str) -> None:
    await stage.press(*keys)
    await stage.settle()


def test_rows_of_an_overview() -> None:
    rows = Overview(Scale.MONTH, GROUPS)
    assert [rows.title(n) for n in range(3)] == ["Jan 2026", "Dec 2025", "Some time in 2025"]
    assert ([rows.shown(n) for n in range(3)], [rows.more(n) for n in range(3)]) == ([3, 2, 3], [6, 0, 2])
    assert (rows.events, rows.lines) == (16, 13)
    assert rows.at(4) == RowIndex(0, 3) and not rows.is_event(RowIndex(0, 3))
    assert rows.at(5) == RowIndex(1, -1)
    assert rows.nearest(rows.at(4)) == RowIndex(0, 2) and rows.nearest(rows.at(5)) == RowIndex(1, 0)
    assert [rows.nth(n) for n in (3, 4, 99)] == [RowIndex(0, 2), RowIndex(1, 0), RowIndex(2, 2)]


def test_a_pinned_event_has_a_line_of_its_own() -> None:
    events = [Event(f"e{n}", "t", When.month(2026, 1), Basis.STATED, 1.0, (), world.NOW) for n in range(9)]
    rows = Overview(Scale.MONTH, GROUPS, (When.month(2026, 1), events[7]))
    assert (rows.shown(0), rows.more(0), rows.lines) == (4, 5, 14)
    assert rows.with_pinned(rows.groups[0], events[:3]) == [*events[:3], events[7]]
    assert rows.with_pinned(rows.groups[1], events[:2]) == events[:2]


async def test_a_month_shows_its_best_events_and_how_many_more(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus")
        shown = lines(stage)
        assert shown[0].startswith(" Feb 2026 ─") and shown[0].endswith(" 1 event")
        assert shown[2].startswith(" Jan 2026 ─") and shown[2].endswith(" 8 events")
        assert shown[3].startswith("»18 Jan         ●●● Freight train")
        assert [line[1:7] for line in shown[4:6]] == ["18 Jan", "18 Jan"]
        assert shown[6].strip() == "… 5 more, enter opens"
        assert shown[7].startswith(" Dec 2025 ─")
        assert stage.selected == "train"
        assert "Jan 2026: 8 events" in stage.text and "8 of 58 events in this month" in stage.text


async def test_what_is_known_to_a_coarser_unit_keeps_its_heading(session: Session) -> None:
    async with on_stage(session, 80, 40) as stage:
        await stage.go("renewal")
        await zoom(stage, "minus", "minus")
        assert any(line.startswith(" Some time in 2025 ─") for line in lines(stage))
        await zoom(stage, "minus", "minus")
        assert stage.state.viewport.scale is Scale.YEAR
        assert not any("Some time" in line for line in lines(stage))
        await zoom(stage, "minus")
        assert any(line.startswith(" 1990s ─") for line in lines(stage))
        assert any("2 Jun 1998" in line for line in lines(stage))


async def test_zooming_keeps_an_event_that_is_not_among_the_best(session: Session) -> None:
    async with on_stage(session, 80, 40) as stage:
        await stage.go("item45")
        column = stage.state.viewport.column - stage.state.viewport.first
        for key in ["minus"] * 5 + ["plus"] * 5:
            await zoom(stage, key)
            view = stage.state.viewport
            assert (stage.selected, view.column - view.first) == ("item45", column)
            assert any(line.startswith("»") and "46. time" in line for line in lines(stage))
        assert stage.state.viewport.day == date(2025, 12, 30)


@pytest.mark.parametrize("key", ["enter", "plus"])
async def test_enter_goes_into_the_column_of_the_event(session: Session, key: str) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus", "minus")
        await stage.press("G")
        assert stage.selected == "old"
        await zoom(stage, key)
        assert stage.state.viewport.scale is Scale.MONTH
        assert stage.selected == "old" and not stage.screen.has_class("-reading")
        assert any(line.startswith(" Jun 1998 ─") for line in lines(stage))
        await zoom(stage, key)
        assert stage.state.viewport.scale is Scale.WEEK
        assert any(line.startswith(" Tue 2 Jun 1998 ─") for line in lines(stage))


async def test_moving_by_columns(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus")
        await stage.press("left")
        assert stage.state.viewport.day.month == 12
        assert lines(stage)[0].startswith(" Dec 2025") or any("Dec 2025" in line for line in lines(stage))
        await stage.press("[")
        assert stage.state.viewport.day.month == 11
        await stage.press("]", "]")
        assert stage.state.viewport.day == date(2026, 1, 18)
        assert stage.selected == "train"
        await stage.press("j", "j", "j")
        assert stage.state.viewport.day < date(2026, 1, 1)
        await stage.press("right", "right")
        assert stage.selected == "timetable"
        await stage.press("right")
        assert "No events in Mar 2026.  [ Feb 2026" in stage.text


async def test_from_afar_months_go_by_columns_and_back(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus", "minus", "minus")
        assert stage.state.viewport.scale is Scale.YEAR
        here = stage.state.viewport.column
        await stage.press("left_curly_bracket")
        assert stage.state.viewport.column == here - 1
        await stage.press("right_curly_bracket")
        assert stage.state.viewport.column == here


async def test_a_date_gone_to_is_kept_through_zooming(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus", "d")
        await stage.type("2025-11-20")
        await stage.press("enter")
        await stage.settle()
        assert stage.state.viewport.day == date(2025, 11, 20)
        assert "Nov 2025" in next(line for line in reversed(lines(stage)[: cursor(stage)]) if "─" in line)
        await zoom(stage, "plus")
        assert stage.state.viewport.day == date(2025, 11, 20)
        assert stage.selected == "item25"
        await zoom(stage, "minus", "enter")
        assert stage.state.viewport.scale is Scale.WEEK


def cursor(stage: Stage) -> int:
    return next(n for n, line in enumerate(lines(stage)) if line.startswith("»"))


def test_a_column_is_found_although_something_coarser_begins_later_in_it() -> None:
    rows = Overview(Scale.QUARTER, (Group(When.quarter(2025, 4), 5), Group(When.season(2025, 4), 1)))
    assert [rows.title(n) for n in range(2)] == ["Some time in winter 2025-26", "Q4 2025"]
    assert rows.on_or_before(date(2025, 12, 24)) == RowIndex(1, 0)
    assert rows.newest_in(date(2025, 10, 1), date(2025, 12, 31)) == RowIndex(1, 0)
    assert rows.on_or_before(date(2026, 3, 1)) == RowIndex(0, 0)


async def test_marks_and_filters_zoomed_out(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus", "s")
        assert "★" in lines(stage)[3]
        await stage.press("n")
        await stage.until(lambda: stage.selected == "valley")
        assert event_detail(session, "train").event.read
        await zoom(stage, "x")
        await stage.until(lambda: "Jan 2026: 7 events" in stage.text and "Operator" not in stage.text)
        await zoom(stage, "u")
        await stage.press("slash")
        await stage.type("council")
        await stage.until(lambda: stage.screen.events.rows.events == 48)
        await stage.settle()
        assert any(line.startswith(" Dec 2025 ─") for line in lines(stage))
        await stage.press("escape")
        await stage.until(lambda: stage.screen.events.rows.events == 58)
        assert stage.state.viewport.scale is Scale.MONTH


async def test_pages_far_away_are_fetched(session: Session) -> None:
    for year in range(1900, 1990):
        for month in range(1, 13):
            world.simple(session.store, f"m{year}-{month}", f"Minutes of {year}-{month}", When.month(year, month))
    async with on_stage(session) as stage:
        await zoom(stage, "minus", "minus", "G")
        await stage.until(lambda: "Minutes of 1900-1" in stage.text)
        assert stage.selected == "m1900-1"
        await stage.press(*["pageup"] * 3)
        await stage.until(lambda: f"{'…':>4}" not in [line[:4] for line in lines(stage)])


async def test_a_click_on_more_selects_and_a_double_click_on_a_title_opens(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus")
        await stage.pilot.click(stage.screen.events, offset=(30, 6))
        assert stage.screen.events.cursor == RowIndex(1, 2)
        await stage.pilot.click(stage.screen.events, offset=(30, 3), times=2)
        await stage.settle()
        assert stage.state.viewport.scale is Scale.WEEK


async def test_an_own_key_is_named(session: Session) -> None:
    settings = Settings(keys=(("event.open", "f5"),))
    async with on_stage(replace(session, settings=settings)) as stage:
        await stage.go("train")
        await zoom(stage, "minus", "minus")
        assert "… 5 more, f5 opens" in stage.text


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("text", ["", "council", "is:unread -derailment"])
def test_the_axis_counts_the_same_from_rows_and_from_the_store(session: Session, scale: Scale, text: str) -> None:
    query = read_filter(text, session, Query(up_to=timeline.high_water(session)))
    rows = queries.load(session, query, Anchor(session.today()), scale).pages.rows
    here = columns.index(scale, session.today())
    own = queries.column_counts(session, query, scale, here - 40, here + 5, rows)
    other_rows = Overview(scale.zoom(-1 if scale is Scale.DAY else 1))
    store = queries.column_counts(session, query, scale, here - 40, here + 5, other_rows)
    counts, asked = own.buckets, store.buckets
    for number, bucket in asked.items():
        assert (bucket.exact, bucket.undated, bucket.planned) == (
            counts[number].exact,
            counts[number].undated,
            counts[number].planned,
        )
    assert [bucket.coarse for bucket in counts.values()] == pytest.approx([b.coarse for b in asked.values()])
    assert sorted(map(str, own.brackets)) == sorted(map(str, store.brackets))
