"""A dialog in which some lines of a small list are chosen."""

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

from tui.app.actions import CHOICE, bindings

CHOSEN, NOT_CHOSEN = "[x]", "[ ]"
"""What stands before a line."""


class Lines(OptionList, inherit_bindings=False):
    """A list whose keys are the dialog's."""


class Choice(ModalScreen[tuple[int, ...] | None]):
    """Ends with the numbers of the lines chosen, from 0, or with None if it was left.

    Args:
        title: what is chosen.
        lines: to choose from, safe for the terminal.
        hint: what the keys do.
        pick: whether lines can be chosen; else they are only shown.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHOICE)
    options = query_one(Lines)

    def __init__(self, title: str, lines: Sequence[str], hint: str, *, pick: bool = True) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._hint = hint
        self._pick = pick
        self._chosen: set[int] = set()

    def compose(self) -> ComposeResult:
        with Vertical(id="choice"):
            yield Static(Content(self._title), id="choice-title", markup=False)
            yield Lines(*(self._line(number) for number in range(len(self._lines))), id="choice-lines", markup=False)
            yield Static(Content(self._hint), id="choice-hint", markup=False)

    def on_mount(self) -> None:
        self.options.focus()
        self.options.highlighted = 0

    def _line(self, number: int) -> Content:
        if not self._pick:
            return Content(self._lines[number])
        return Content(f"{CHOSEN if number in self._chosen else NOT_CHOSEN} {self._lines[number]}")

    @on(Lines.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose()

    def action_move(self, count: int) -> None:
        self.options.highlighted = min(max((self.options.highlighted or 0) + count, 0), len(self._lines) - 1)

    def action_choose(self) -> None:
        number = self.options.highlighted
        if number is not None:
            self._chosen ^= {number}
            self.options.replace_option_prompt_at_index(number, self._line(number))

    def action_done(self) -> None:
        self.dismiss(tuple(sorted(self._chosen)))

    def action_leave(self) -> None:
        self.dismiss(None)
