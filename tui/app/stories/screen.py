"""The stories screen: a lane each, from which one is opened on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.app.actions import bindings
from tui.app.axis import columns
from tui.app.bars import KeyBar, StatusLine, TitleBar
from tui.app.cells import plain
from tui.app.dialogs.jump import Target
from tui.app.dialogs.prompt import Answer, Prompt
from tui.app.mode_actions import STORIES
from tui.app.modes.filters import query_of
from tui.app.modes.screen import ModeScreen
from tui.app.modes.wishes import ShowOnTimeline
from tui.app.place import Mode, Place
from tui.app.stories.lane_list import LaneList
from tui.app.stories.lanes import LaneWindow, header, window_at
from tui.model import Story
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import story_list
from tui.wording.counts import grouped
from tui.wording.dates import short

PAN_SHARE = 8
"""Pressing a key pans by one part of so many of the window. Chosen: what was seen stays in sight."""


class StoriesScreen(ModeScreen):
    """Lanes of the stories of all events that the filter keeps."""

    mode = Mode.STORIES
    sections = STORIES

    CSS_PATH = "stories.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(STORIES)
    lanes = query_one(LaneList)
    head = query_one("#lane-header", Static)
    story = query_one("#lane-story", Static)
    empty = query_one("#no-stories", Static)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.loaded = False
        self._place = Place(session.today())
        self.window: LaneWindow | None = None
        self._marked: dict[str, None] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar(self.mode, self.key_names)
        yield Static(id="lane-header", markup=False)
        yield LaneList(self.marks)
        yield Static(id="no-stories", markup=False)
        yield Static(id="lane-story", markup=False)
        yield StatusLine(self.key_names)
        yield KeyBar(STORIES, self.key_names)

    def on_mount(self) -> None:
        self.lanes.focus()

    def arrive(self, place: Place) -> None:
        """The window that the axis showed, the cursor on the story of the selected event."""
        self._place = place
        self.window = window_at(place.scale, place.day, self.size.width)
        self.status.kept_off = f"stories with: {place.filter}" if place.filter else ""
        self._load(place.story)

    def leave(self, place: Place) -> Place:
        """The scale of the lanes; where the selected day is out of sight, the day in their midst."""
        if self.window is None:
            return place
        scale, first = self.window.scale, self.window.first
        if first <= columns.index(scale, place.day) < first + self.window.count:
            return replace(place, scale=scale)
        return replace(place, scale=scale, day=self.window.middle, event="")

    def refresh_rows(self) -> None:
        selected = self.lanes.selected
        self._load(selected.story.id if selected else "")

    @work(exclusive=True, group="lanes")
    async def _load(self, story: str = "") -> None:
        lanes = await self.ask(lambda: story_list.lanes(self.session, query_of(self._place, self.session)))
        if lanes is None:
            return
        self._marked = {id_: None for id_ in self._marked if any(lane.story.id == id_ for lane in lanes)}
        self.set_class(not lanes, "-nothing")
        close = self.key_names.first("story.close")
        self.empty.update(Content(f"No stories: no two events belong together.\n\n{close} leads back to the timeline."))
        self._draw()
        self.lanes.show(lanes, story)
        self.loaded = True

    def _draw(self) -> None:
        if self.window is not None:
            self.window = replace(self.window, width=self.size.width)
            self.head.update(Content.assemble(*((text, _STYLES[kind]) for text, kind in header(self.window))))
            self.lanes.draw(self.window, columns.index(self.window.scale, self.session.today()), self._marked)

    def jump_targets(self) -> Sequence[Target]:
        return self.lanes.targets()

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
        self.status.position = f"{self.lanes.cursor + 1} of {grouped(len(self.lanes.lanes), 'story')}"

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, count: int) -> None:
        self.lanes.go(self.lanes.cursor + count)

    def action_move_page(self, direction: int) -> None:
        self.action_move(direction * max(self.lanes.size.height - 1, 1))

    def action_move_end(self, direction: int) -> None:
        self.action_move(direction * len(self.lanes.lanes))

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
            self.post_message(ShowOnTimeline(filter=f"story:{self._finding(self.lanes.selected.story)}"))

    def _finding(self, story: Story) -> str:
        """What finds a story and no other: its title in quotes, else its id."""
        title = plain(story.title)
        found = [lane for lane in self.lanes.lanes if title.casefold() in lane.story.title.casefold()]
        return f'"{title}"' if title and '"' not in title and len(found) == 1 else story.id

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

    def action_rename(self) -> None:
        """Ask for a title of the story under the cursor."""
        lane = self.lanes.selected
        if lane is None:
            return
        story = lane.story

        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.text != story.title:
                self._rename(story.id, answer.text)

        hint = "an empty line brings back the title of its most important event"
        self.app.push_screen(Prompt("Title", story.title, hint), answered)

    @work(group="edit")
    async def _rename(self, story: str, title: str) -> None:
        def rename() -> bool:
            edit.rename_story(self.session, story, title)
            return True

        if await self.write(rename):
            undo = self.key_names.first("story.undo")
            self.status.say(f"title kept, {undo} takes it back" if title else "back to the title of its main event")
            self._load(story)

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
