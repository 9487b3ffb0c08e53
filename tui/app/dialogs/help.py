"""The help: every key from the registry, and every mark in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.action import Section
from tui.app.actions import ACTIONS, HELP, bindings
from tui.app.glyphs import ASCII, Glyphs, legend
from tui.app.key_names import KeyNames

HELP_KEY_WIDTH = 13
"""Cells of the column of keys."""
LEGEND_MARK_WIDTH = 4
"""Cells of the column of marks."""
LEGEND_COLUMN = 1
"""Where the marks are explained, below the keys."""
HELP_COLUMNS = (0, 1, 2)
"""What stands in them is said by the sections."""
CLOSING_KEYS = 2
"""Keys that the foot names of those that close the help."""


class HelpScreen(ModalScreen[None]):
    """Keys by section, in columns where there is room, and the legend.

    Args:
        name: of the screen that is explained.
        sections: what can be done there.
        key_names, marks: as they are.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)

    def __init__(self, name: str, sections: Sequence[Section], key_names: KeyNames, marks: Glyphs) -> None:
        super().__init__()
        self._title = f"Keys and marks: {name}"
        self._sections = sections
        self._key_names = key_names
        self._marks = marks

    def compose(self) -> ComposeResult:
        with Vertical(id="help"):
            yield Static(Content(self._title), id="help-title", markup=False)
            with VerticalScroll(id="help-body", can_focus=False), Horizontal(id="help-columns"):
                for column in HELP_COLUMNS:
                    parts = [self._section(section) for section in self._sections if section.column == column]
                    if column == LEGEND_COLUMN:
                        parts.append(self._legend())
                    yield Static(Content("\n\n").join(parts), classes="help-column", markup=False)
            yield Static(Content(self._foot()), id="help-foot", markup=False)

    def _foot(self) -> str:
        close = " or ".join(self._key_names.all(ACTIONS["help.close"])[:CLOSING_KEYS])
        return f"{close} closes this   {self._key_names.with_opposite(ACTIONS['help.down'])} scroll"

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help-body", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _section(self, section: Section) -> Content:
        lines = [Content.styled(section.title, "bold $text-accent")]
        for action in section.actions:
            keys = " ".join(self._ascii(key) for key in self._key_names.all(action))
            lines.append(Content.assemble((f" {keys:<{HELP_KEY_WIDTH}}", "bold"), f" {action.title}"))
        return Content("\n").join(lines)

    def _ascii(self, key: str) -> str:
        return {"←": "left", "→": "right", "↑": "up", "↓": "down"}.get(key, key) if self._marks == ASCII else key

    def _legend(self) -> Content:
        lines = [Content.styled("Marks", "bold $text-accent")]
        lines += [
            Content.assemble((f" {mark:<{LEGEND_MARK_WIDTH}}", "bold"), f" {meaning}")
            for mark, meaning in legend(self._marks)
        ]
        return Content("\n").join(lines)
