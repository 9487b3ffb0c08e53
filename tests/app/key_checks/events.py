"""Keys of the selected event and its detail."""

from __future__ import annotations

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.model import Query, When
from tui.service.timeline.details import event_detail


@checks("event.open")
async def open_event(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.settle()
    assert stage.screen.detail.body.has_focus
    assert not stage.screen.query_one("#list").display
    assert event_detail(stage.session, "train").event.read
    await stage.press("escape")
    assert stage.screen.events.has_focus and stage.screen.query_one("#list").display


@checks("event.pane")
async def pane(stage: Stage, key: str) -> None:
    await stage.press(key)
    assert stage.screen.detail.body.has_focus
    await stage.press(key)
    assert stage.screen.events.has_focus


@checks("detail.down")
async def scroll_detail_down(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.until(lambda: stage.screen.detail.body.scroll_offset.y == 1)
    assert stage.screen.events.has_focus


@checks("detail.up")
async def scroll_detail_up(stage: Stage, key: str) -> None:
    await stage.go("train")
    body = stage.screen.detail.body
    for lines in (1, 2):
        await stage.press("J")
        await stage.until(lambda lines=lines: body.scroll_offset.y == lines)
    await stage.press(key)
    await stage.until(lambda: body.scroll_offset.y == 1)


@checks("detail.page-down", "detail.bottom")
async def in_detail_down(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.go("train")
    await stage.press("tab", key)
    await stage.until(lambda: stage.screen.detail.body.scroll_offset.y > 0)
    assert stage.selected == "train"
    await stage.press("tab")


@checks("detail.page-up", "detail.top")
async def in_detail_up(stage: Stage, key: str) -> None:
    await stage.go("train")
    body = stage.screen.detail.body
    await stage.press("tab")
    body.scroll_to(y=3, animate=False)
    await stage.press(key)
    await stage.until(lambda: body.scroll_offset.y < 3)
    await stage.press("tab")


@checks("detail.next")
async def next_in_detail(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.go("train")
    body, detail = stage.screen.detail.body, stage.screen.detail
    await stage.press("tab", key)
    await stage.until(lambda: detail.source and detail.source.source == "AFP")
    await stage.press(*[key] * 4)
    await stage.until(lambda: detail.source and detail.source.source == "Local Gazette")
    await stage.until(lambda: body.scroll_offset.y > 0 and "» Local Gazette" in stage.text)
    await stage.press("tab")


@checks("detail.previous")
async def previous_in_detail(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.go("train")
    detail = stage.screen.detail
    await stage.press("tab", "j", "j", key)
    await stage.until(lambda: detail.source and detail.source.source == "AFP")
    await stage.press(*[key] * 9)
    await stage.until(lambda: detail.source is None and detail.body.scroll_offset.y == 0)
    await stage.press("tab")


@checks("detail.enter")
async def unfold_in_detail(stage: Stage, key: str) -> None:
    await stage.go("train")
    detail = stage.screen.detail
    await stage.press("tab", "j", "j")
    lines = detail.body.virtual_size.height
    await stage.press(key)
    await stage.until(lambda: detail.body.virtual_size.height > lines)
    await stage.press(key)
    await stage.until(lambda: detail.body.virtual_size.height == lines)
    await stage.press("tab")
    world.tell_stories(stage.session.store)
    await stage.go("valley")
    await stage.press("tab", "j", key)
    await stage.until(lambda: stage.selected == "train")
    await stage.press("tab")


@checks("detail.browse")
async def browse_in_detail(stage: Stage, key: str) -> None:
    opened: list[str] = []
    stage.app.open_url = lambda url, *, new_tab=True: opened.append(url)  # type: ignore[method-assign]
    await stage.go("train")
    await stage.press("tab", "G", *["j"] * 5, key)
    await stage.until(lambda: opened)
    assert opened == ["https://example.org/train4"]
    await stage.press("tab")


@checks("event.browse")
async def browse(stage: Stage, key: str) -> None:
    opened: list[str] = []
    stage.app.open_url = lambda url, *, new_tab=True: opened.append(url)  # type: ignore[method-assign]
    await stage.go("storm")
    await stage.until(lambda: stage.screen.detail.shown and stage.screen.detail.shown.event.id == "storm")
    await stage.press(key)
    assert opened == ["https://example.org/storm"]
    assert "https://example.org/storm" in stage.text


@checks("event.read")
async def toggle_read(stage: Stage, key: str) -> None:
    await stage.go("train")
    for read in (True, False):
        await stage.press(key)
        await stage.settle()
        assert event_detail(stage.session, "train").event.read is read
    assert stage.selected == "train"


@checks("event.star")
async def star(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key)
    await stage.settle()
    assert event_detail(stage.session, "train").event.starred
    assert "★" in stage.text
    await stage.press(key)
    await stage.settle()
    assert "★" not in stage.text


@checks("event.hide")
async def hide(stage: Stage, key: str) -> None:
    await stage.go("valley")
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == 57)
    await stage.until(lambda: "Operator suspends" not in stage.text)
    assert stage.selected == "inquiry"
    await stage.press("u")
    await stage.until(lambda: stage.screen.events.rows.events == 58)


@checks("event.not-news")
async def judge(stage: Stage, key: str) -> None:
    await stage.go("valley")
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == 57)
    assert event_detail(stage.session, "valley").event.judged is False
    await stage.press("F")
    await stage.until(lambda: stage.screen.events.rows.events > 57)
    await stage.go("valley")
    await stage.until(lambda: "you call it not news" in stage.text and "×" in stage.text)
    await stage.press(key)
    await stage.until(lambda: event_detail(stage.session, "valley").event.judged is True)
    await stage.settle()
    await stage.press("F")
    await stage.until(lambda: stage.screen.events.rows.events == 58)
    await stage.press("u", "u")
    await stage.until(lambda: event_detail(stage.session, "valley").event.judged is None)


@checks("event.title")
async def edit_title(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key, *["backspace"] * 40)
    await stage.type("Three passes shut")
    await stage.press("enter")
    await stage.until(lambda: event_detail(stage.session, "storm").event.title == "Three passes shut")
    assert stage.selected == "storm"
    await stage.press("u")
    await stage.until(lambda: event_detail(stage.session, "storm").event.found_title is None)


@checks("event.note")
async def note(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key)
    await stage.type("check this")
    await stage.press("enter")
    await stage.settle()
    assert event_detail(stage.session, "storm").event.note == "check this"
    await stage.until(lambda: "✎" in stage.text)


@checks("note.done", "note.line", "note.leave")
async def note_of_several_lines(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press("c", *"one", "ctrl+j" if key in ("enter", "escape") else key, *"two")
    await stage.until(lambda: "one" in stage.text and "two" in stage.text and "keeps it" in stage.text)
    await stage.press("escape" if key == "escape" else "enter")
    await stage.settle()
    kept = event_detail(stage.session, "storm").event.note
    assert kept == ("" if key == "escape" else "one\ntwo")
    await stage.until(lambda: stage.app.screen is stage.screen)
    if kept:
        await stage.press("u")
        await stage.settle()


@checks("event.date")
async def edit_date(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press(key)
    assert stage.app.screen.query_one("Input").value == "2026-01-17"  # type: ignore[attr-defined]
    await stage.type("2025-12")
    await stage.press("enter")
    await stage.until(lambda: event_detail(stage.session, "storm").event.when == When.month(2025, 12))
    await stage.settle()
    assert stage.selected == "storm"
    await stage.until(lambda: "date set by you" in stage.text)
    await stage.press(key, "backspace")
    await stage.press("enter")
    await stage.until(lambda: event_detail(stage.session, "storm").event.when.is_day)
    await stage.settle()


@checks("event.undo")
async def undo(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press("s")
    await stage.settle()
    await stage.press(key)
    await stage.until(lambda: not event_detail(stage.session, "train").event.starred)
    await stage.until(lambda: "taken back" in stage.screen.status.message)


@checks("event.mark")
async def mark(stage: Stage, key: str) -> None:
    await stage.go("train")
    await stage.press(key, key)
    assert (stage.state.marked, stage.selected) == (("train", "valley"), "inquiry")
    await stage.until(lambda: "2 marked" in stage.text and stage.text.count("◆") == 2)
    await stage.press("s")
    await stage.until(lambda: "2 events: starred" in stage.text)
    await stage.settle()
    starred = [event_detail(stage.session, id_).event.starred for id_ in ("train", "valley", "inquiry")]
    assert (starred, stage.selected) == ([True, True, False], "inquiry")
    await stage.press("x")
    await stage.until(lambda: stage.screen.events.rows.events == 56 and not stage.state.marked)
    await stage.press("u", "u")
    await stage.until(lambda: stage.screen.events.rows.events == 58)
    await stage.settle()
    await stage.go("train")
    await stage.press(key, "k", key)
    assert not stage.state.marked and "◆" not in stage.text


@checks("event.range")
async def mark_range(stage: Stage, key: str) -> None:
    await stage.go("inquiry")
    await stage.press(key, "k", "k")
    await stage.until(lambda: "range of 3" in stage.text and stage.text.count("◆") == 3)
    await stage.press(key)
    await stage.until(lambda: stage.state.marked == ("train", "valley", "inquiry"))
    await stage.press("escape")
    assert not stage.state.marked
    await stage.press(key, "j", "N")
    await stage.until(lambda: event_detail(stage.session, "valley").event.read)
    await stage.settle()
    assert event_detail(stage.session, "train").event.read and stage.state.marked == ("train", "valley")


@checks("event.merge")
async def merge(stage: Stage, key: str) -> None:
    await stage.press(key)
    await stage.until(lambda: "mark at least 2 events first" in stage.text)
    await stage.go("train")
    await stage.press("space", "space", "k", key)
    await stage.until(lambda: "stays: Operator suspends" in stage.text)
    assert "2 Freight train derails" in stage.text
    await stage.press("enter")
    await stage.until(lambda: stage.screen.events.rows.events == 57)
    await stage.until(lambda: stage.selected == "valley")
    merged = event_detail(stage.session, "valley").event
    assert (merged.title, merged.articles, stage.state.marked) == ("Operator suspends the Valley line", 6, ())
    await stage.press("u")
    await stage.until(lambda: stage.screen.events.rows.events == 58)


@checks("event.split", "choice.down", "choice.up", "choice.choose", "choice.done", "choice.leave")
async def split(stage: Stage, key: str) -> None:
    split_key, down, up = "B", "down" if key == "down" else "j", "up" if key == "up" else "k"
    await stage.go("storm")
    await stage.press(split_key)
    await stage.until(lambda: "only one article tells it" in stage.screen.status.message)
    await stage.go("train")
    await stage.press(split_key)
    await stage.until(lambda: stage.text.count("[ ]") == 5)
    await stage.press("space", "escape", split_key)
    await stage.until(lambda: stage.text.count("[ ]") == 5)
    await stage.press("enter")
    await stage.until(lambda: "nothing is split off" in stage.screen.status.message)
    await stage.press(split_key)
    await stage.until(lambda: stage.text.count("[ ]") == 5)
    await stage.press("space", down, down, "space", up, "space", "space")
    await stage.until(lambda: stage.text.count("[x]") == 2)
    await stage.press("enter")
    await stage.until(lambda: stage.screen.events.rows.events == 59)
    await stage.until(lambda: "2 articles split off" in stage.text)
    assert event_detail(stage.session, "train").event.articles == 3
    await stage.press("u")
    await stage.until(lambda: stage.screen.events.rows.events == 58)
    assert event_detail(stage.session, "train").event.articles == 5


@checks("event.redo")
async def redo(stage: Stage, key: str) -> None:
    await stage.go("valley")
    await stage.press("x")
    await stage.until(lambda: stage.screen.events.rows.events == 57)
    await stage.go("storm")
    await stage.press("enter")
    await stage.press("escape")
    await stage.until(lambda: event_detail(stage.session, "storm").event.read)
    await stage.settle()
    await stage.press("u")
    await stage.until(lambda: stage.selected == "valley")
    await stage.settle()
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.rows.events == 57)
    await stage.until(lambda: "made again: hide" in stage.screen.status.message)
    await stage.press(key)
    await stage.until(lambda: "nothing is to be made again" in stage.screen.status.message)
    assert event_detail(stage.session, "storm").event.read


@checks("event.story")
async def set_story(stage: Stage, key: str) -> None:
    if not stage.session.store.story_counts(Query()):
        world.tell_stories(stage.session.store)
    first = event_detail(stage.session, "train").event.story
    await stage.go("train")
    await stage.press(key)
    await stage.press(*"nowhere")
    await stage.until(lambda: "No story has 'nowhere' in its title" in stage.text)
    await stage.press("ctrl+u", *"monitors")
    await stage.until(lambda: "Ceasefire monitors' mandate ends, 2 events" in stage.text)
    await stage.press("enter")
    await stage.until(lambda: "put into that story" in stage.screen.status.message)
    assert event_detail(stage.session, "train").event.story not in (None, first)
    await stage.go("train")
    await stage.press(key)
    await stage.until(lambda: "an empty line takes" in stage.text)
    await stage.press("enter")
    await stage.until(lambda: "taken out of its story" in stage.screen.status.message)
    assert event_detail(stage.session, "train").event.story is None
    await stage.press("u")
    await stage.until(lambda: "taken back: story" in stage.screen.status.message)
    assert event_detail(stage.session, "train").event.story not in (None, first)


@checks("detail.wider", "detail.narrower")
async def border(stage: Stage, key: str) -> None:
    await stage.pilot.resize_terminal(140, 40)
    await stage.until(lambda: stage.screen.has_class("-wide"))
    await stage.settle()
    before = stage.screen.events.size.width
    await stage.press(key)
    await stage.until(lambda: stage.screen.events.size.width != before)
    assert (stage.screen.events.size.width > before) is (key == "ctrl+right")
    for _ in range(9):
        await stage.press(key)
    assert stage.screen.events.size.width >= 50 and stage.screen.detail.size.width >= 25
