"""A list of one line a row, of which only those in view are painted: ten thousand rows cost what a screen of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

from tui.app.cells import Run
from tui.app.dialogs.jump import Target

Paint = Callable[[int, int, bool], Sequence[Run]]
"""(number of the row, cells, whether the cursor stands on it) -> the line as runs of text and kind."""


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows lines with a cursor on one of them; its keys are its screen's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--plain",
        "row-list--cursor",
        "row-list--heading",
        "row-list--strong",
        "row-list--dim",
        "row-list--mark",
        "row-list--evidence",
        "row-list--trouble",
    }

    DEFAULT_CSS = """
    RowList {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-size-vertical: 0;
        & > .row-list--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .row-list--heading { color: $text-accent; text-style: bold; }
        & > .row-list--strong { text-style: bold; }
        & > .row-list--dim { color: $foreground 80%; }
        & > .row-list--mark { color: $text-accent; text-style: bold; }
        & > .row-list--evidence { color: $text-primary; }
        & > .row-list--trouble { color: $text-warning; text-style: bold; }
        &:nocolor > .row-list--cursor { text-style: reverse bold; }
    }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row."""

        number: int

    class Opened(Message):
        """A row was double-clicked."""

    def __init__(self, paint: Paint, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paint = paint
        self.count = 0
        self.cursor = 0

    def show(self, count: int, cursor: int) -> None:
        """Show another number of rows, the cursor on one of them."""
        self.count = count
        self.virtual_size = Size(0, count)
        self.go(cursor)

    def go(self, number: int) -> None:
        """Put the cursor on a row, stopping at both ends."""
        self.cursor = min(max(number, 0), max(self.count - 1, 0))
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if not top <= self.cursor < top + height:
            line = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=line, animate=False, force=True)
        self.refresh()
        self.post_message(self.Highlighted(self.cursor))

    def targets(self) -> list[Target]:
        """The rows in view, to jump to."""
        top, first = self.region.offset, self.scroll_offset.y
        rows = range(first, min(first + self.size.height, self.count))
        return [Target(top + Offset(0, row - first), partial(self.go, row)) for row in rows]

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.size.width
        if number >= self.count:
            return Strip.blank(width, self._style("", False))
        chosen = number == self.cursor
        segments = [Segment(text, self._style(kind, chosen)) for text, kind in self._paint(number, width, chosen)]
        return Strip(segments).adjust_cell_length(width, self._style("", chosen))

    def _style(self, kind: str, chosen: bool) -> Style:
        return self.get_component_rich_style(f"row-list--{'cursor' if chosen else kind or 'plain'}")

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y
        if line < self.count:
            self.go(line)
            if event.chain == 2:
                self.post_message(self.Opened())
