"""A dialog that asks for one line and says what it makes of it while it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.errors import DatelineError

Check = Callable[[str], str]
"""Text to what it means, in words; raises DatelineError with what is wrong. Runs in a thread."""
DELAY = 0.15


class Prompt(ModalScreen[str | None]):
    """Ends with the text, or with None if it was left.

    Args:
        title: what is asked for.
        value: text to begin with.
        hint: examples, shown while nothing is typed.
        check: says what the text means; None where any text will do.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]

    def __init__(self, title: str, value: str = "", hint: str = "", check: Check | None = None) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._check = check
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="prompt"):
            yield Static(Content(self._title), id="prompt-title", markup=False)
            yield Input(self._value, id="prompt-input", select_on_focus=False)
            yield Static(Content(self._hint), id="prompt-hint", markup=False)

    def action_leave(self) -> None:
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DELAY, lambda: self._read(done=False))

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._read(done=True)

    @work(exclusive=True, group="prompt")
    async def _read(self, *, done: bool) -> None:
        text = self.query_one(Input).value.strip()
        if self._check is None or not text:
            self._say(self._hint)
            if done:
                self.dismiss(text)
            return
        try:
            meaning = await asyncio.to_thread(self._check, text)
        except DatelineError as error:
            self._say(str(error), wrong=True)
            return
        self._say(meaning)
        if done:
            self.dismiss(text)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        hint = self.query_one("#prompt-hint", Static)
        hint.set_class(wrong, "-wrong")
        hint.update(Content(words))
