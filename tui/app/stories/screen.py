"""The stories screen: a lane each, from which one is opened on the timeline."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from tui.app.actions import STORIES, bindings
from tui.app.axis import columns
from tui.app.bars import KeyBar, StatusLine, TitleBar
from tui.app.cells import plain
from tui.app.glyphs import glyphs
from tui.app.stories.lane_list import LaneList
from tui.app.stories.lanes import LaneWindow, first_window, header
from tui.app.words import plural
from tui.errors import DatelineError
from tui.model import Query
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline.story_list import lanes
from tui.wording.dates import short

T = TypeVar("T")


class StoriesScreen(Screen[str | None]):
    """Lanes of all stories; ends with the id of the one that was opened, or None."""

    CSS_PATH = "stories.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(STORIES)
    title_bar = query_one(TitleBar)
    lanes = query_one(LaneList)
    head = query_one("#lane-header", Static)
    story = query_one("#lane-story", Static)
    empty = query_one("#no-stories", Static)
    status = query_one(StatusLine)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.loaded = False
        self.window: LaneWindow | None = None
        self._marked: dict[str, None] = {}
        self._edit_lock = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(id="lane-header", markup=False)
        yield LaneList(glyphs(self.session.settings.glyphs))
        yield Static(id="no-stories", markup=False)
        yield Static(id="lane-story", markup=False)
        yield StatusLine()
        yield KeyBar(STORIES, dict(self.session.settings.keys))

    def on_mount(self) -> None:
        self.title_bar.name_of_screen = "Stories"
        self.lanes.focus()
        self._load()

    @work(exclusive=True, group="lanes")
    async def _load(self, story: str = "") -> None:
        found = await self._ask(lambda: lanes(self.session, Query()))
        if found is None:
            return
        self._marked = {id_: None for id_ in self._marked if any(lane.story.id == id_ for lane in found)}
        if self.window is None:
            self.window = first_window(found, self.session.today(), self.size.width)
        self.title_bar.counts = (f"{len(found):,} {'story' if len(found) == 1 else 'stories'}",)
        self.set_class(not found, "-nothing")
        self.empty.update(Content("No stories yet: no two events belong together.\n\nesc leads back to the timeline."))
        self._draw()
        self.lanes.show(found, story)
        self.loaded = True

    async def _ask(self, question: Callable[[], T]) -> T | None:
        """Run a verb of the service in a thread; an error is said in words and gives None."""
        try:
            return await asyncio.to_thread(question)
        except DatelineError as error:
            self.status.say(str(error), seconds=20)
            return None

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
        told = lane.story
        span = short(told.first) if told.first == told.last else f"{short(told.first)} - {short(told.last)}"
        words = f"{plain(told.title)}  {span}, {plural(len(told.articles), 'article')}"
        self.story.update(Content(words))
        self.status.position = f"{self.lanes.cursor + 1} of {len(self.lanes.lanes)}"

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, count: int) -> None:
        self.lanes.go(self.lanes.cursor + count)

    def action_pan(self, direction: int) -> None:
        if self.window is not None:
            step = max(self.window.count // 8, 1) * direction
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
        async with self._edit_lock:
            survivor = await self._ask(lambda: edit.merge_stories(self.session, wanted))
        if survivor is not None:
            self._marked = {}
            self.status.say(f"{plural(len(wanted), 'story').replace('storys', 'stories')} made one, u takes it back")
            self._load(survivor)

    @work(group="edit")
    async def action_undo(self) -> None:
        async with self._edit_lock:
            undone = await self._ask(lambda: (edit.undo(self.session),))
        if undone is not None:
            self.status.say(f"taken back: {undone[0]}" if undone[0] else "nothing to take back")
            self._load(self.lanes.selected.story.id if self.lanes.selected else "")


_STYLES = {"scale": "bold", "label": "$foreground 80%"}
