"""The stories screen: a lane each, from which one is opened on the timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.app.actions import STORIES, bindings
from tui.app.axis import columns
from tui.app.bars import KeyBar, StatusLine, TitleBar
from tui.app.cells import plain
from tui.app.service_screen import ServiceScreen
from tui.app.stories.lane_list import LaneList
from tui.app.stories.lanes import LaneWindow, first_window, header
from tui.model import Query
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import story_list
from tui.wording.counts import grouped
from tui.wording.dates import short

PAN_SHARE = 8
"""Pressing a key pans by one part of so many of the window. Chosen: what was seen stays in sight."""


class StoriesScreen(ServiceScreen[str | None]):
    """Lanes of all stories; ends with the id of the one that was opened, or None."""

    CSS_PATH = "stories.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(STORIES)
    title_bar = query_one(TitleBar)
    lanes = query_one(LaneList)
    head = query_one("#lane-header", Static)
    story = query_one("#lane-story", Static)
    empty = query_one("#no-stories", Static)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.loaded = False
        self.window: LaneWindow | None = None
        self._marked: dict[str, None] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(id="lane-header", markup=False)
        yield LaneList(self.marks)
        yield Static(id="no-stories", markup=False)
        yield Static(id="lane-story", markup=False)
        yield StatusLine()
        yield KeyBar(STORIES, self.key_names)

    def on_mount(self) -> None:
        self.title_bar.name_of_screen = "Stories"
        self.lanes.focus()
        self._load()

    @work(exclusive=True, group="lanes")
    async def _load(self, story: str = "") -> None:
        lanes = await self.ask(lambda: story_list.lanes(self.session, Query()))
        if lanes is None:
            return
        self._marked = {id_: None for id_ in self._marked if any(lane.story.id == id_ for lane in lanes)}
        if self.window is None:
            self.window = first_window(lanes, self.session.today(), self.size.width)
        self.title_bar.counts = (grouped(len(lanes), "story"),)
        self.set_class(not lanes, "-nothing")
        close = self.key_names.first("story.close")
        self.empty.update(
            Content(f"No stories yet: no two events belong together.\n\n{close} leads back to the timeline.")
        )
        self._draw()
        self.lanes.show(lanes, story)
        self.loaded = True

    def _draw(self) -> None:
        if self.window is not None:
            self.window = replace(self.window, width=self.size.width)
            self.head.update(Content.assemble(*((text, _STYLES[kind]) for text, kind in header(self.window))))
            self.lanes.draw(self.window, columns.index(self.window.scale, self.session.today()), self._marked)

    def on_resize(self) -> None:
        self._draw()

    @on(LaneList.Highlighted)
    def _highlighted(self, message: LaneList.Highlighted) -> None:
        lane = message.lane
        if lane is None:
            return
        story = lane.story
        span = short(story.first) if story.first == story.last else f"{short(story.first)} - {short(story.last)}"
        words = f"{plain(story.title)}  {span}, {grouped(len(story.articles), 'article')}"
        self.story.update(Content(words))
        self.status.position = f"{self.lanes.cursor + 1} of {len(self.lanes.lanes)}"

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, count: int) -> None:
        self.lanes.go(self.lanes.cursor + count)

    def action_pan(self, direction: int) -> None:
        if self.window is not None:
            step = max(self.window.count // PAN_SHARE, 1) * direction
            self.window = replace(self.window, first=columns.clamp(self.window.scale, self.window.first + step))
            self._draw()

    def action_zoom(self, steps: int) -> None:
        """The right end stays."""
        window = self.window
        if window is None or (scale := window.scale.zoom(steps)) is window.scale:
            return
        end = columns.days(window.scale, window.first + window.count - 1)[1]
        first = columns.clamp(scale, columns.index(scale, end) - window.count + 1)
        self.window = LaneWindow(scale, first, window.width)
        self._draw()

    @on(LaneList.Opened)
    def action_open(self) -> None:
        if self.lanes.selected is not None:
            self.dismiss(self.lanes.selected.story.id)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_mark(self) -> None:
        if (lane := self.lanes.selected) is not None:
            if lane.story.id in self._marked:
                del self._marked[lane.story.id]
            else:
                self._marked[lane.story.id] = None
            self._draw()
            self.lanes.go(self.lanes.cursor + 1)

    @work(group="edit")
    async def action_merge(self) -> None:
        wanted = list(self._marked)
        survivor = await self.write(lambda: edit.merge_stories(self.session, wanted))
        if survivor is not None:
            self._marked = {}
            undo = self.key_names.first("story.undo")
            self.status.say(f"{grouped(len(wanted), 'story')} made one, {undo} takes it back")
            self._load(survivor)

    def action_undo(self) -> None:
        self._walk(lambda: edit.undo(self.session), "taken back")

    def action_redo(self) -> None:
        self._walk(lambda: edit.redo(self.session), "made again")

    @work(group="edit")
    async def _walk(self, verb: Callable[[], edit.Step | None], done: str) -> None:
        walked = await self.write(lambda: (verb(),))
        if walked is not None:
            (step,) = walked
            self.status.say(f"{done}: {step.words}" if step else f"nothing is to be {done}")
            self._load(self.lanes.selected.story.id if self.lanes.selected else "")


_STYLES = {"scale": "bold", "label": "$foreground 80%"}
