"""The timeline beside other writers: it polls by itself, changed rows wait, a store that is gone is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.dialogs.prompt import Prompt
from tui.app.timeline.store_watch import TRY_AGAIN, compare
from tui.model import FeedState, PollingSettings, Settings, When
from tui.service import edit
from tui.service.session import Clock, Session
from tui.service.timeline.listing import by_id

pytestmark = pytest.mark.slow

FEED = world.feed("Reuters", "https://a.example/f")


def test_marks_are_told_from_what_has_changed(session: Session) -> None:
    shown = by_id(session, ["train", "storm", "valley", "review"])
    now = [shown[0], replace(shown[1], starred=True), replace(shown[2], title="Other")]
    rows = compare(shown, now)
    assert (rows.marked, rows.changed, rows.gone) == ((now[1],), ("valley",), ("review",))


async def test_marks_of_another_window_are_shown_and_other_changes_wait(session: Session) -> None:
    async with on_stage(session) as stage:
        edit.star(session, ["train"])
        stage.screen._look_at_store()
        await stage.until(lambda: "★" in stage.cursor_line)
        edit.set_date(session, ["storm"][0], When.day(date(2026, 1, 5)))
        stage.screen._look_at_store()
        await stage.until(lambda: "1 changed event is waiting - press ." in stage.text)
        assert "Sat 17 Jan 2026" in stage.text
        await stage.press("full_stop")
        await stage.until(lambda: "waiting" not in stage.text and "Sat 17 Jan 2026" not in stage.text)
        assert stage.selected == "train"


async def test_an_event_that_joined_another_leaves_a_line_until_the_list_is_read_again(session: Session) -> None:
    async with on_stage(session, 100, 24) as stage:
        await stage.go("storm")
        edit.merge(session, ["train", "storm"], "train", as_it_stands=True)
        stage.screen._look_at_store()
        await stage.until(lambda: "joined “Freight train derails near Valley Junction”" in stage.cursor_line)
        await stage.until(lambda: "2 changed events are waiting - press ." in stage.text)
        await stage.until(lambda: "Storm closes" not in stage.text and "5 sources" in stage.text)
        assert stage.selected == "train", "what is done there is done to the one that it joined"
        await stage.press("s")
        await stage.until(lambda: by_id(session, ["train"])[0].starred)
        await stage.press("s")
        await stage.until(lambda: not by_id(session, ["train"])[0].starred)
        await stage.press("enter")
        await stage.until(lambda: stage.cursor_line.lstrip("» ●").startswith("Freight train derails"))
        assert stage.text.count("joined “") == 1 and stage.app.focused is stage.screen.events
        await stage.press("full_stop")
        await stage.until(lambda: "joined “" not in stage.text and "waiting" not in stage.text)
        assert stage.selected == "train"


async def test_one_that_came_back_has_its_row_again(session: Session) -> None:
    async with on_stage(session, 100, 24) as stage:
        edit.merge(session, ["train", "storm"], "train", as_it_stands=True)
        stage.screen._look_at_store()
        await stage.until(lambda: "joined “Freight train" in stage.text)
        edit.undo(session)
        stage.screen._look_at_store()
        await stage.until(lambda: "joined “" not in stage.text and "Storm closes" in stage.text)


@pytest.mark.parametrize("find", ["", "inquiry on:2026-01-18"])
async def test_enter_goes_to_a_survivor_that_is_not_in_the_list_yet(session: Session, find: str) -> None:
    """It came while the list was shown, and waits; or a filter keeps it out, which is said."""
    async with on_stage(session, 100, 24) as stage:
        if find:
            await stage.press("slash")
            await stage.type(find)
            await stage.press("enter")
            await stage.until(lambda: stage.state.is_filtered and stage.state.rows.events == 1)
        await stage.go("inquiry")
        world.simple(session.store, "closed", "Valley road closed by rocks", When.day(date(2026, 1, 12)))
        edit.merge(session, ["inquiry", "closed"], "closed", as_it_stands=True)
        stage.screen._look_at_store()
        await stage.until(lambda: "joined “Valley road closed by rocks”" in stage.cursor_line)
        await stage.press("enter")
        if find:
            await stage.until(lambda: "is not among the events that are shown" in stage.screen.status.message)
        else:
            await stage.until(lambda: "Valley road closed" in stage.cursor_line and "joined" not in stage.text)


async def test_counts_agree_while_what_another_window_did_waits(session: Session) -> None:
    """Hidden there, then brought back: each waits here, and title, heading and foot count the same events."""
    async with on_stage(session, 120, 24) as stage:
        await stage.go("train")
        total = stage.state.total

        def agrees(number: int) -> bool:
            title, foot = stage.text.splitlines()[0], stage.text.splitlines()[-2]
            return f"  {number} events" in title and f"of {number} events" in foot

        for verb, now in ((lambda: edit.hide(session, ["train"], True), 1), (lambda: edit.undo(session), 0)):
            before = total - (1 - now)
            verb()
            stage.screen._look_at_store()
            await stage.until(lambda: "1 changed event is waiting" in stage.text)
            await stage.settle()
            assert agrees(before)
            await stage.press("full_stop")
            await stage.until(lambda: "waiting" not in stage.text)
            await stage.settle()
            assert agrees(total - now)


async def test_a_filter_that_finds_only_what_waits_says_so(session: Session) -> None:
    async with on_stage(session) as stage:
        world.simple(session.store, "quake", "Earthquake shakes the harbour", When.day(date(2026, 1, 19)))
        await stage.press("slash")
        await stage.type("earthquake")
        await stage.until(lambda: "Nothing that is shown yet matches: earthquake" in stage.text)
        assert ".    shows 1 event waiting to be shown" in stage.text
        await stage.press("enter", "full_stop")
        await stage.until(lambda: "Earthquake shakes the harbour" in stage.text)


async def test_a_deleted_store_is_said_at_once(session: Session) -> None:
    async with on_stage(session, 120, 24) as stage:
        session.store.path.unlink()
        stage.screen._look_at_store()
        await stage.until(lambda: "dateline.db was deleted or replaced" in stage.text.splitlines()[0])
        await stage.press("3")
        await stage.until(lambda: "dateline.db was deleted or replaced" in stage.text.splitlines()[0])


@pytest.mark.parametrize(
    ("in_app", "fixed", "due", "polls"),
    [(True, False, True, True), (False, False, True, False), (True, True, True, False), (True, False, False, False)],
)
async def test_it_polls_what_is_due_by_itself(
    session: Session, in_app: bool, fixed: bool, due: bool, polls: bool
) -> None:
    clock = Clock(world.NOW) if fixed else Clock()
    polled = FeedState(FEED.key, last_polled=clock.now(), next_due=clock.now() + timedelta(hours=-1 if due else 1))
    session.store.put_feed_state(polled)
    settings = Settings(feeds=(FEED,), polling=PollingSettings(in_app=in_app))
    async with on_stage(replace(session, settings=settings, clock=clock)) as stage:
        started: list[dict[str, object]] = []
        stage.screen.start_poll = lambda **given: started.append(given)  # type: ignore[method-assign]
        for _ in range(2):
            stage.screen._look_at_store()
            await stage.settle()
        assert len(started) == polls
        if polls:
            stage.screen._next_try = clock.now() - TRY_AGAIN
            stage.screen._look_at_store()
            assert len(started) == 2


async def test_a_feed_that_was_never_polled_is_due(session: Session) -> None:
    async with on_stage(replace(session, settings=Settings(feeds=(FEED,)), clock=Clock())) as stage:
        started: list[dict[str, object]] = []
        stage.screen.start_poll = lambda **given: started.append(given)  # type: ignore[method-assign]
        stage.screen._look_at_store()
        await stage.settle()
        stage.screen._look_at_store()
        assert started == [{"everything": False}]


async def test_what_was_typed_comes_back_where_the_store_is_gone(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.go("train")
        session.store.path.unlink()
        await stage.press("c")
        await stage.type("a long thought")
        await stage.press("enter")
        await stage.until(
            lambda: "dateline.db was deleted or replaced" in stage.text and "a long thought" in stage.text
        )
        assert isinstance(stage.app.screen, Prompt) and "note kept" not in stage.text
