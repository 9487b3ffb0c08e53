"""The map as a widget: draws the places of a state; a click chooses the nearest, the wheel enlarges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.glyphs import Glyphs
from tui.app.map.chart import DOTS_HIGH, DOTS_WIDE, Chart, Position
from tui.app.map.paint import world
from tui.app.map.state import MapState


class WorldMap(Widget, can_focus=True, inherit_bindings=False):
    """Its keys are its screen's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "map--coast",
        "map--dot0",
        "map--dot1",
        "map--dot2",
        "map--name",
        "map--cursor",
    }

    DEFAULT_CSS = """
    WorldMap {
        background: $background;
        color: $foreground;
        & > .map--coast { color: $foreground 45%; }
        & > .map--dot0 { color: $text-primary; }
        & > .map--dot1 { color: $text-primary; text-style: bold; }
        & > .map--dot2 { color: $text-warning; text-style: bold; }
        & > .map--name { color: $foreground; }
        & > .map--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        &:nocolor > .map--cursor { text-style: reverse bold; }
    }
    """

    @dataclass
    class Clicked(Message):
        """The mouse was pressed somewhere."""

        position: Position

    @dataclass
    class Turned(Message):
        """The wheel was turned: 1 larger, -1 smaller."""

        steps: int

    def __init__(self, state: MapState, marks: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = state
        self._marks = marks
        self._rows: list[Strip] | None = None

    def show(self, state: MapState) -> None:
        """Draw another state."""
        self._state, self._rows = state, None
        self.refresh()

    @property
    def chart(self) -> Chart:
        """What is in view."""
        return Chart.of(self.size.width, self.size.height, self._state.zoom, self._state.middle)

    def render_line(self, y: int) -> Strip:
        if self._rows is None:
            lines = world(self.chart, self._state.dots, self._state.place, self._marks)
            kinds = {kind for line in lines for _, kind in line}
            styles = {
                kind: self.get_component_rich_style(f"map--{kind}") if kind else self.rich_style for kind in kinds
            }
            self._rows = [Strip([Segment(text, styles[kind]) for text, kind in line]) for line in lines]
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        self._rows = None
        super().notify_style_update()

    def on_resize(self) -> None:
        self._rows = None

    def on_click(self, event: events.Click) -> None:
        chart = self.chart
        across, down = chart.per_degree
        north, east = chart.north - event.y * DOTS_HIGH / down, chart.west + event.x * DOTS_WIDE / across
        self.post_message(self.Clicked((north, east)))

    def on_mouse_scroll_up(self) -> None:
        self.post_message(self.Turned(1))

    def on_mouse_scroll_down(self) -> None:
        self.post_message(self.Turned(-1))
