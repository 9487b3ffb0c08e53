"""The find bar and what it finds: a first page before all is counted, what dates mean, what is wrong and where."""

from __future__ import annotations

import threading

import pytest

from tests.app.stage import on_stage
from tui.app.timeline import queries
from tui.service.session import Session
from tui.store.queries import nearest

pytestmark = pytest.mark.slow


async def test_the_first_page_is_shown_before_all_is_counted(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "FEW", 1)
    monkeypatch.setattr(queries, "FIRST_BEFORE", 2)
    monkeypatch.setattr(queries, "FIRST_AFTER", 1)
    load, counted = queries.load, threading.Event()

    def slowly(*asked: object) -> queries.Loaded:
        counted.wait(20)
        return load(*asked)  # type: ignore[arg-type]

    async with on_stage(session) as stage:
        await stage.go("storm")
        monkeypatch.setattr(queries, "load", slowly)
        await stage.press("slash")
        await stage.type("-src:nobody")
        await stage.until(lambda: not stage.screen.state.rows.complete)
        await stage.until(lambda: "counting" in stage.text)
        assert stage.selected == "storm"
        assert stage.screen.events.rows.events == 3
        counted.set()
        await stage.until(lambda: stage.screen.state.rows.complete)
        await stage.until(lambda: "58 of 58 events" in stage.text)
        assert stage.selected == "storm"


async def test_what_dates_were_read_as_and_what_is_wrong_is_said(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("slash")
        await stage.type("on:last month")
        await stage.until(lambda: 'on:"last month" is' in stage.text)
        await stage.press("ctrl+u")
        await stage.type("derail -form:x")
        await stage.until(lambda: "There is no form: in filters. Did you mean from:?" in stage.text)
        assert stage.screen.find_bar.input.wrong.place == (7, 14)
        await stage.press("ctrl+u")
        await stage.type("derail")
        await stage.until(lambda: "2 of 58 events" in stage.text)
        assert stage.screen.find_bar.input.wrong.place is None


async def test_what_is_looked_for_is_shown_in_the_titles(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("slash")
        await stage.type("derail")
        events = stage.screen.events
        await stage.until(lambda: bool(events.looked_for) and events.rows.events > 0)
        lines = [events.render_line(y) for y in range(events.size.height)]
        shown = {segment.text for strip in lines for segment in strip if segment.style and segment.style.underline}
        assert shown and all(text.lower().startswith("derail") for text in shown)
        await stage.press("ctrl+u")
        await stage.until(lambda: not events.looked_for)
