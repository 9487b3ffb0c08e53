"""A small list at the foot of the screen, of which one line is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tui.app.actions import MENU, bindings
from tui.app.key_names import KeyNames


class MenuLines(OptionList, inherit_bindings=False):
    """A list whose keys are the menu's."""


class Menu(ModalScreen[int | None]):
    """Ends with the number of the line taken, from 0, or with None if it was left.

    Args:
        title: what is asked.
        lines: to choose from, safe for the terminal.
        keys: names of the keys, for its foot.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(MENU)
    options = query_one(MenuLines)

    def __init__(self, title: str, lines: Sequence[str], keys: KeyNames) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._hint = f"{keys.first('menu.take')} takes this one   {keys.first('menu.leave')} leaves"

    def compose(self) -> ComposeResult:
        with Vertical(id="menu"):
            yield Static(Content(self._title), id="menu-title", markup=False)
            yield MenuLines(*(Content(line) for line in self._lines), id="menu-lines", markup=False)
            yield Static(Content(self._hint), id="menu-hint", markup=False)

    def on_mount(self) -> None:
        self.options.focus()
        self.options.highlighted = 0

    def action_move(self, count: int) -> None:
        self.options.highlighted = min(max((self.options.highlighted or 0) + count, 0), len(self._lines) - 1)

    @on(MenuLines.OptionSelected)
    def action_take(self) -> None:
        self.dismiss(self.options.highlighted)

    def action_leave(self) -> None:
        self.dismiss(None)
