"""The axis: density strip, labels, brackets and the marker of the selected column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.axis.strip import StripView, draw


class Axis(Widget):
    """Draws a `StripView`; a click chooses a column, dragging chooses several, the wheel zooms."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "axis--label",
        "axis--scale",
        "axis--bar",
        "axis--chosen",
        "axis--empty",
        "axis--undated",
        "axis--ahead",
        "axis--bracket",
        "axis--words",
        "axis--mark",
        "axis--caption",
        "axis--today",
    }

    DEFAULT_CSS = """
    Axis {
        height: auto;
        background: $surface;
        color: $foreground;
        & > .axis--label { color: $foreground 80%; }
        & > .axis--scale { color: $foreground; text-style: bold; }
        & > .axis--bar { color: $text-primary; }
        & > .axis--chosen { color: $text-accent; text-style: bold; }
        & > .axis--empty { color: $foreground 45%; }
        & > .axis--undated { color: $text-secondary 80%; }
        & > .axis--ahead { color: $text-secondary; }
        & > .axis--bracket { color: $foreground 45%; }
        & > .axis--words { color: $foreground 80%; }
        & > .axis--mark { color: $text-accent; text-style: bold; }
        & > .axis--caption { color: $text-accent; }
        & > .axis--today { color: $text-success; }
        &:nocolor > .axis--chosen { text-style: reverse bold; }
    }
    """

    @dataclass
    class Chosen(Message):
        """A column was clicked."""

        column: int

    @dataclass
    class Dragged(Message):
        """The mouse was drawn over some columns; the earlier one is `first`."""

        first: int
        last: int

    @dataclass
    class Zoomed(Message):
        """The wheel was turned over the axis: 1 finer, -1 coarser."""

        steps: int

    class Resized(Message):
        """Another number of columns fits."""

    def __init__(self, view: StripView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = view
        self._rows: list[Strip] | None = None
        self._pressed: int | None = None
        """Column where the mouse was pressed, while it is."""

    @property
    def view(self) -> StripView:
        return self._view

    @view.setter
    def view(self, view: StripView) -> None:
        if view != self._view:
            other_height = view.rows != self._view.rows
            self._view, self._rows = view, None
            self.refresh(layout=other_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._view.rows

    def render_line(self, y: int) -> Strip:
        if self._rows is None:
            rows = draw(self._view)
            styles = {kind: self._style(kind) for kind in {kind for row in rows for _, kind in row}}
            self._rows = [
                Strip([Segment(text, styles[kind]) for text, kind in row]).adjust_cell_length(
                    self.size.width, self.rich_style
                )
                for row in rows
            ]
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width, self.rich_style)

    def _style(self, kind: str) -> Style:
        return self.get_component_rich_style(f"axis--{kind}") if kind else self.rich_style

    def notify_style_update(self) -> None:
        self._rows = None
        super().notify_style_update()

    def on_resize(self) -> None:
        self.post_message(self.Resized())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = self._view.column_at(event.x)
        self.capture_mouse()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.release_mouse()
        pressed, here = self._pressed, self._view.column_at(event.x)
        self._pressed = None
        if pressed == here:
            self.post_message(self.Chosen(here))
        elif pressed is not None:
            self.post_message(self.Dragged(min(pressed, here), max(pressed, here)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Zoomed(1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Zoomed(-1))
