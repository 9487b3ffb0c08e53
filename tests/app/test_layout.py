"""Both layouts, resizing, terminals that are too small, marks without colour and in ASCII, empty states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.app import world
from tests.app.stage import on_stage
from tui.app.dialogs.prompt import Prompt
from tui.model import Problem, Settings, When
from tui.service.session import Session

pytestmark = pytest.mark.slow


async def test_narrow_stacks_and_wide_puts_beside(session: Session) -> None:
    async with on_stage(session, 80, 24) as stage:
        screen = stage.screen
        assert screen.detail.region.y >= screen.events.region.bottom
        assert screen.detail.size.height == 7
        await stage.pilot.resize_terminal(140, 40)
        await stage.until(lambda: screen.has_class("-wide"))
        await stage.settle()
        assert screen.detail.region.x >= screen.events.region.right
        assert screen.detail.region.y == screen.events.region.y
        assert screen.axis.size.height == screen.axis.view.rows == 8
        assert stage.selected == "train"
        lines = stage.text.splitlines()
        assert all(len(line) == 140 for line in lines)
        assert "5 sources" in stage.text and "≠ says 17 Jan" in stage.text


async def test_the_border_that_was_moved_stays_where_it_is(session: Session) -> None:
    async with on_stage(session, 140, 40) as stage:
        before = stage.screen.detail.size.width
        await stage.press("ctrl+left")
        await stage.until(lambda: stage.screen.detail.size.width > before)
        wider = stage.screen.detail.size.width
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: stage.screen.detail.size.width == 80)
        await stage.pilot.resize_terminal(140, 40)
        await stage.until(lambda: stage.screen.detail.size.width == wider)
    async with on_stage(session, 140, 40) as again:
        assert again.screen.detail.size.width == wider


async def test_resizing_keeps_event_and_day(session: Session) -> None:
    async with on_stage(session, 140, 40) as stage:
        await stage.go("item20")
        day = stage.state.viewport.day
        for width, height in ((80, 24), (60, 15), (200, 50), (50, 10), (80, 24)):
            await stage.pilot.resize_terminal(width, height)
            await stage.settle()
            assert (stage.selected, stage.state.viewport.day) == ("item20", day)
            view = stage.state.viewport
            assert view.first <= view.column <= view.last
        assert "Council meets for the 21. time" in stage.text


async def test_the_cursor_is_in_view_from_the_start(session: Session) -> None:
    for number in range(40):
        world.simple(session.store, f"later{number}", "Planned", When.day(date(2026, 3, 1 + number % 28)))
    async with on_stage(session) as stage:
        assert stage.selected == "train"
        assert "Freight train" in stage.cursor_line
        await stage.press("g")
        assert "Planned" in stage.cursor_line
        await stage.press("t")
        assert stage.text.splitlines()[9] == stage.cursor_line
        assert "Freight train" in stage.cursor_line


async def test_a_short_terminal_drops_the_detail(session: Session) -> None:
    async with on_stage(session, 80, 16) as stage:
        assert not stage.screen.detail.display
        assert stage.screen.events.size.height == 9
        await stage.press("enter")
        assert stage.screen.detail.display and not stage.screen.query_one("#list").display


@pytest.mark.parametrize(("width", "height", "small"), [(59, 24, True), (80, 14, True), (60, 15, False)])
async def test_too_small_says_the_size(session: Session, width: int, height: int, small: bool) -> None:
    async with on_stage(session, width, height) as stage:
        assert (f"At least 60x15 is needed, this is {width}x{height}." in stage.text) is small
        assert ("dateline digest" in stage.text) is small


async def test_hostile_titles_are_shown_as_they_are(session: Session) -> None:
    title = "[bold]not bold[/bold] [red]\x1b[31mred\x1b]0;owned\x07 [@click=app.quit]quit[/] \u202eevil"
    world.simple(session.store, "hostile", title, When.day(date(2026, 1, 19)), source="[b]Out\x1blet[/b]")
    async with on_stage(session, 140, 40) as stage:
        assert stage.selected == "hostile"
        await stage.until(lambda: stage.screen.detail.shown is not None)
        assert stage.text.count("[bold]not bold[/bold]") >= 2
        assert "[b]Outlet[/b]" in stage.text
        assert not set(stage.text) & set("\x1b\x07\u202e")
        await stage.press("i")
        await stage.until(lambda: "[bold]not bold[/bold]" in stage.text)


async def test_every_line_fills_the_screen_with_wide_letters(session: Session) -> None:
    world.simple(
        session.store, "wide", "平壌で式典が行われた " * 8, When.day(date(2026, 1, 19)), source="朝鮮中央通信" * 4
    )
    from rich.cells import cell_len

    async with on_stage(session) as stage:
        assert stage.selected == "wide"
        assert {cell_len(line) for line in stage.text.splitlines()} == {80}


async def test_no_color_shows_the_cursor_by_reverse(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(session) as stage:
        style = stage.screen.events.get_component_rich_style("event-list--cursor")
        assert style.reverse and style.bold
        assert stage.screen.axis.get_component_rich_style("axis--chosen").reverse
        assert "Freight train" in stage.cursor_line
        for strip in stage.app.screen._compositor.render_strips():
            for segment in strip.apply_filter(stage.app._filters[-1], stage.app.screen.background_colors[1]):
                assert segment.style is None or (segment.style.color is None and segment.style.bgcolor is None)


async def test_ascii_marks(session: Session) -> None:
    async with on_stage(replace(session, settings=Settings(glyphs="ascii"))) as stage:
        await stage.press("s")
        await stage.until(lambda: "+" in stage.text.splitlines()[9])
        line = stage.text.splitlines()[9]
        assert line.startswith("> ") and "@@@ Freight train" in line
        for key in ("f6", "d", "escape", "question_mark"):
            await stage.press(key)
            assert stage.text.isascii()


async def test_a_theme_of_the_settings_is_used(session: Session) -> None:
    async with on_stage(replace(session, settings=Settings(theme="dateline-light"))) as stage:
        assert stage.app.theme == "dateline-light"


async def test_own_keys_replace_ours(session: Session) -> None:
    settings = Settings(keys=(("event.star", "f5"), ("time.go", "D")))
    async with on_stage(replace(session, settings=settings), 140, 24) as stage:
        await stage.press("s")
        assert "★" not in stage.text
        await stage.press("f5")
        await stage.until(lambda: "★" in stage.text)
        assert "D date" in stage.text
        await stage.press("question_mark")
        await stage.until(lambda: "f5" in stage.text)


async def test_unknown_keys_are_named(session: Session) -> None:
    async with on_stage(replace(session, settings=Settings(keys=(("event.shred", "f5"),)))) as stage:
        assert "feeds.toml [keys]: there is no action event.shred" in stage.text


async def test_keys_that_do_two_things_and_themes_that_are_not_there_are_named(session: Session) -> None:
    keys = Settings(keys=(("event.star", "x"),))
    async with on_stage(replace(session, settings=keys), 120, 24) as stage:
        assert "x is both event.star and event.hide" in stage.text
    async with on_stage(replace(session, settings=Settings(theme="plaid"))) as stage:
        assert "feeds.toml [display]: there is no theme plaid" in stage.text


async def test_a_key_without_an_action_says_so(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("f9")
        await stage.until(lambda: "f9 is not bound; ? shows the keys" in stage.text)
        await stage.press("slash", "f8", "Q")
        assert stage.screen.find_bar.input.value == "Q"


async def test_the_palette_runs_what_the_registry_offers(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("ctrl+p")
        await stage.until(lambda: isinstance(stage.app.focused, Input))
        await stage.type("oldest")
        await stage.until(lambda: "key G or end" in stage.text)
        await stage.press("down", "enter")
        await stage.until(lambda: stage.selected == "old")


# ---------------------------------------------------------------------- nothing to show


async def test_an_empty_store_without_feeds(empty_session: Session) -> None:
    async with on_stage(empty_session) as stage:
        assert "No events yet." in stage.text
        assert "dateline feeds add URL" in stage.text
        for key in ("j", "k", "l", "plus", "enter", "s", "n", "x", "e", "y", "o", "G", "bracketleft", "pagedown"):
            await stage.press(key)
        assert "No events yet." in stage.text


async def test_an_empty_store_with_problems_in_feeds_toml(empty_session: Session) -> None:
    problem = Problem("feeds.toml", 37, "url", "must be http(s), got htp://x")
    settings = Settings(feeds=(replace(world.feed("AFP"), enabled=False),), problems=(problem,))
    async with on_stage(replace(empty_session, settings=settings)) as stage:
        assert 'feeds.toml:37: "url" must be http(s), got htp://x' in stage.text
        assert "1 problem in feeds.toml" in stage.text


async def test_the_pane_with_the_focus_is_marked_and_the_hint_goes_with_it(session: Session) -> None:
    async with on_stage(session) as stage:
        title, hint = stage.screen.detail.title, stage.screen.find_bar.hint
        at_rest = title.styles.background
        await stage.press("tab")
        assert title.styles.background != at_rest
        await stage.press("tab", "slash")
        assert title.styles.background == at_rest
        assert hint.display
        await stage.type("derail")
        await stage.press("enter")
        await stage.settle()
        assert not hint.display and stage.screen.find_bar.display


async def test_nothing_matches(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("slash")
        await stage.type("zebra is:starred")
        await stage.until(lambda: "Nothing matches: zebra is:starred" in stage.text)
        assert "0 of 58 events" in stage.text
        await stage.press("escape")
        await stage.until(lambda: stage.selected == "train")


async def test_an_error_in_a_filter_is_said_and_the_list_stays(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("slash")
        await stage.type("is:purple")
        await stage.until(lambda: "There is no is:purple." in stage.text)
        assert "Freight train derails" in stage.text


async def test_go_to_date_reads_words_and_says_what_it_cannot_read(session: Session) -> None:
    async with on_stage(session) as stage:
        await stage.press("d")
        await stage.type("the day the music died")
        await stage.until(lambda: "Cannot read" in stage.text)
        await stage.press("enter")
        assert isinstance(stage.app.screen, Prompt)
        stage.app.screen.query_one(Input).value = "last saturday"
        await stage.until(
            lambda: "Sat 17 Jan 2026" in stage.app.screen.query_one("#prompt-hint", Static).render().plain
        )
        await stage.press("enter")
        await stage.until(lambda: stage.selected == "storm")


async def test_a_column_without_events_says_where_the_next_are(session: Session) -> None:
    async with on_stage(session, 100, 24) as stage:
        await stage.press("l", "l")
        assert "No events on Tue 20 Jan 2026.  [ 18 Jan 2026  ] 1 Feb 2026" in stage.text
        assert stage.selected == "train"
        await stage.press("j")
        assert stage.selected == "valley"
        assert stage.state.viewport.day == date(2026, 1, 18)
        await stage.until(lambda: "No events" not in stage.text)


async def test_a_store_that_breaks_is_reported(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tui.errors import StoreError

    def broken(*_: object) -> None:
        raise StoreError("The store cannot be read.", "Run dateline doctor.")

    async with on_stage(session) as stage:
        monkeypatch.setattr("tui.service.timeline.listing.groups", broken)
        stage.screen.reload()
        await stage.until(lambda: "The store cannot be read. Run dateline doctor." in stage.text)


# ---------------------------------------------------------------------- mouse


async def test_mouse(session: Session) -> None:
    async with on_stage(session) as stage:
        events = stage.screen.events
        await stage.pilot.click(events, offset=(20, 5))
        assert stage.selected == "inquiry"
        top = events.scroll_offset.y
        events.post_message(_wheel(events))
        await stage.until(lambda: events.scroll_offset.y > top)
        assert stage.selected == "inquiry"
        axis = stage.screen.axis
        await stage.pilot.click(axis, offset=(axis.view.x(axis.view.today - 3), 2))  # type: ignore[operator]
        assert stage.selected == "storm"
        await stage.pilot.click(events, offset=(20, 1), times=2)
        await stage.until(lambda: stage.screen.detail.body.has_focus)
        await stage.pilot.click(stage.screen.query_one("KeyBar"), offset=(stage.text.splitlines()[-1].index("?"), 0))
        await stage.until(lambda: "Keys and marks" in stage.text)


async def test_drawing_over_the_axis_keeps_the_events_of_these_days(session: Session) -> None:
    async with on_stage(session) as stage:
        axis = stage.screen.axis
        columns = (axis.view.today - 3, axis.view.today - 2)  # type: ignore[operator]
        first, last = ((axis.view.x(column), 1) for column in columns)
        await stage.pilot.mouse_down(axis, offset=last)
        await stage.pilot.mouse_up(axis, offset=first)
        await stage.until(lambda: stage.state.query.source_text == "from:2026-01-17 to:2026-01-18")
        assert "Storm closes three" in stage.text and "Council" not in stage.text
        await stage.press("escape")
        await stage.until(lambda: not stage.state.is_filtered)


def _wheel(widget):
    from textual.events import MouseScrollDown

    return MouseScrollDown(widget, 1, 1, 0, 0, 0, False, False, False, 1, 1)


async def test_all_that_is_wrong_in_the_settings_is_said_at_once(session: Session) -> None:
    settings = Settings(keys=(("no.such", "b"),), theme="no-such")
    async with on_stage(replace(session, settings=settings), 140, 24) as stage:
        await stage.until(lambda: "there is no action no.such" in stage.text and "no theme no-such" in stage.text)
