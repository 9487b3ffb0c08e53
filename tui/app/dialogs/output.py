"""What a command wrote, at the foot of the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions import OUTPUT, bindings
from tui.app.key_names import KeyNames
from tui.text import printable


class Output(ModalScreen[None]):
    """Shows text that scrolls.

    Args:
        title: where it comes from.
        text: of whatever program; made safe here.
        keys: names of the keys, for its foot.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(OUTPUT)
    body = query_one("#output-body", VerticalScroll)

    def __init__(self, title: str, text: str, keys: KeyNames) -> None:
        super().__init__()
        self._title = title
        self._text = printable(text)
        self._hint = (
            f"{keys.first('output.close')} closes this   {keys.first('output.down')}/{keys.first('output.up')} scroll"
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="output"):
            yield Static(Content(self._title), id="output-title", markup=False)
            with VerticalScroll(id="output-body", can_focus=False):
                yield Static(Content(self._text), id="output-text", markup=False)
            yield Static(Content(self._hint), id="output-hint", markup=False)

    def action_scroll(self, lines: int) -> None:
        self.body.scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        self.dismiss()
