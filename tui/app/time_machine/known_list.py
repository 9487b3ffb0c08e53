"""The events as they were known: only the lines in view are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.time_machine.lines import Line


class KnownList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows lines with a cursor on one of the rows that they belong to; it moves nothing by itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"known--{kind}"
        for kind in (
            "plain", "cursor", "change", "when", "title", "weighty", "source", "mark", "rest", "heading", "rule", "count",
        )
    }  # fmt: skip

    DEFAULT_CSS = """
    KnownList {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .known--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .known--change { color: $text-warning; text-style: bold; }
        & > .known--when { color: $text-primary; }
        & > .known--weighty { text-style: bold; }
        & > .known--source { color: $text-secondary; }
        & > .known--mark { color: $text-warning; }
        & > .known--rest { color: $text-warning; }
        & > .known--heading { color: $text-accent; }
        & > .known--rule { color: $foreground 30%; }
        & > .known--count { color: $foreground 70%; }
        &:nocolor > .known--cursor { text-style: reverse bold; }
    }
    """

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        row: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._cursor = -1

    def show(self, lines: Sequence[Line], cursor: int) -> None:
        """Show other lines, the cursor on a row, which is brought into view."""
        self._lines, self._cursor = lines, cursor
        self.virtual_size = Size(0, len(lines))
        own = [number for number, (row, _) in enumerate(lines) if row == cursor]
        if own:
            top, height = self.scroll_offset.y, max(self.size.height, 1)
            first = own[0] - (own[0] > 0 and lines[own[0] - 1][0] < 0)
            if first < top or own[-1] >= top + height:
                y = first if first < top else own[-1] - height + 1
                self.scroll_to(y=max(y, 0), animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self._style("", False))
        row, runs = self._lines[number]
        chosen = row == self._cursor
        segments = [Segment(text, self._style(kind, chosen)) for text, kind in runs]
        return Strip(segments).adjust_cell_length(width, self._style("", chosen))

    def _style(self, kind: str, chosen: bool) -> Style:
        known = f"known--{'cursor' if chosen else kind or 'plain'}"
        return self.get_component_rich_style(known if known in self.COMPONENT_CLASSES else "known--plain")

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y
        if line < len(self._lines) and self._lines[line][0] >= 0:
            self.post_message(self.Clicked(self._lines[line][0]))
