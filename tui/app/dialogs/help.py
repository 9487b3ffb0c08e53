"""The help: every key from the registry, and every mark in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions import EVERYTHING, Section, keys_of
from tui.app.glyphs import ASCII, Glyphs, legend

KEY_WIDTH = 13
COLUMNS = (
    ("Move", "Find", "Feeds", "Program"),
    ("Time", "Marks"),
    ("Event", "In the detail", "While finding", "In the stories"),
)
"""Which sections stand under each other where there is room for columns."""


class HelpScreen(ModalScreen[None]):
    """Keys by section, in two columns where there is room, and the legend."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "close"),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("pagedown,space,ctrl+d", "scroll(12)", "page down", show=False),
        Binding("pageup,ctrl+u", "scroll(-12)", "page up", show=False),
    ]

    def __init__(self, keymap: Mapping[str, str], marks: Glyphs) -> None:
        super().__init__()
        self._keymap = keymap
        self._marks = marks

    def compose(self) -> ComposeResult:
        with Vertical(id="help"):
            yield Static(Content("Keys and marks"), id="help-title", markup=False)
            with VerticalScroll(id="help-body", can_focus=False), Horizontal(id="help-columns"):
                for titles in COLUMNS:
                    parts = [self._section(section) for section in EVERYTHING if section.title in titles]
                    if "Marks" in titles:
                        parts.append(self._legend())
                    yield Static(Content("\n\n").join(parts), classes="help-column", markup=False)
            yield Static(Content("esc or q closes this   j/k scroll"), id="help-foot", markup=False)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help-body", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _section(self, section: Section) -> Content:
        lines = [Content.styled(section.title, "bold $text-accent")]
        for action in section.actions:
            keys = " ".join(self._ascii(key) for key in keys_of(action, self._keymap))
            lines.append(Content.assemble((f" {keys:<{KEY_WIDTH}}", "bold"), f" {action.title}"))
        return Content("\n").join(lines)

    def _ascii(self, key: str) -> str:
        return {"←": "left", "→": "right", "↑": "up", "↓": "down"}.get(key, key) if self._marks == ASCII else key

    def _legend(self) -> Content:
        lines = [Content.styled("Marks", "bold $text-accent")]
        lines += [Content.assemble((f" {mark:<4}", "bold"), f" {meaning}") for mark, meaning in legend(self._marks)]
        return Content("\n").join(lines)
