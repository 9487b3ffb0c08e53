"""The lanes of the stories: a line a story, only those in view are painted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.dialogs.jump import Target
from tui.app.glyphs import Glyphs
from tui.app.stories.lanes import LaneWindow, lane_line
from tui.model import Lane


class LaneList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows lanes with a cursor on one of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lane-list--plain",
        "lane-list--cursor",
        "lane-list--mark",
        "lane-list--title",
        "lane-list--event",
        "lane-list--rule",
        "lane-list--today",
        "lane-list--count",
    }

    DEFAULT_CSS = """
    LaneList {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-size-vertical: 0;
        & > .lane-list--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .lane-list--mark { color: $text-warning; }
        & > .lane-list--event { color: $text-primary; text-style: bold; }
        & > .lane-list--rule { color: $foreground 45%; }
        & > .lane-list--today { color: $text-success; }
        & > .lane-list--count { color: $foreground 80%; }
        &:nocolor > .lane-list--cursor { text-style: reverse bold; }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another story, or on none."""

        lane: Lane | None

    class Opened(Message):
        """A story was double-clicked."""

    def __init__(self, marks: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks
        self.lanes: Sequence[Lane] = ()
        self.marked: Collection[str] = ()
        self.window: LaneWindow | None = None
        self.today = 0
        self.cursor = 0

    @property
    def selected(self) -> Lane | None:
        """The lane under the cursor."""
        return self.lanes[self.cursor] if self.lanes else None

    def show(self, lanes: Sequence[Lane], story: str = "") -> None:
        """Show other lanes, the cursor on a story, or as far down as it was."""
        self.lanes = lanes
        self.virtual_size = Size(0, len(lanes))
        place = next((number for number, lane in enumerate(lanes) if lane.story.id == story), self.cursor)
        self.go(place)

    def draw(self, window: LaneWindow, today: int, marked: Collection[str]) -> None:
        """Show another part of time, or other marks."""
        self.window, self.today, self.marked = window, today, marked
        self.refresh()

    def go(self, number: int) -> None:
        """Put the cursor on a line, stopping at both ends."""
        self.cursor = min(max(number, 0), max(len(self.lanes) - 1, 0))
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if not top <= self.cursor < top + height:
            line = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=line, animate=False, force=True)
        self.refresh()
        self.post_message(self.Highlighted(self.selected))

    def targets(self) -> list[Target]:
        """The lanes in view, to jump to."""
        top, first = self.region.offset, self.scroll_offset.y
        rows = range(first, min(first + self.size.height, len(self.lanes)))
        return [Target(top + Offset(0, row - first), partial(self.go, row)) for row in rows]

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.size.width
        if number >= len(self.lanes) or self.window is None:
            return Strip.blank(width, self._style("", False))
        lane, chosen = self.lanes[number], number == self.cursor
        runs = lane_line(lane, self.window, self.today, self.marks, chosen=chosen, marked=lane.story.id in self.marked)
        segments = [Segment(text, self._style(kind, chosen)) for text, kind in runs]
        return Strip(segments).adjust_cell_length(width, self._style("", chosen))

    def _style(self, kind: str, chosen: bool) -> Style:
        return self.get_component_rich_style(f"lane-list--{'cursor' if chosen else kind or 'plain'}")

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y
        if line < len(self.lanes):
            self.go(line)
            if event.chain == 2:
                self.post_message(self.Opened())
