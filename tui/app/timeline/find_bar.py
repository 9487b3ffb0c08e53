"""The find bar: a filter that is applied while it is typed, its count, and what is wrong with it in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app.actions import FIND, bindings
from tui.errors import FilterError, UsageError
from tui.service.filters.completion import word_at
from tui.service.filters.syntax import Place

FIND_DELAY = 0.15
"""Seconds without a key before the filter is applied. Chosen: a person who types on is not slowed down."""
FIND_HINT = 'src: tag: where: who: from: to: on: precision:month is:unread|starred|guessed|planned has:note  "phrase"  -not  (a OR b)'

Complete = Callable[[str, int], Sequence[str]]
"""(text, cursor) -> whole texts that the word at the cursor may become."""


class Underline(Highlighter):
    """Underlines what is wrong with the line."""

    place: Place | None = None

    def highlight(self, text: Text) -> None:
        if self.place is not None:
            text.stylize("underline", *self.place)


class FindInput(Input):
    """The line that is typed into."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FIND)

    def __init__(self) -> None:
        self.wrong = Underline()
        super().__init__(placeholder="find events", compact=True, select_on_focus=False, highlighter=self.wrong)

    def underline(self, place: Place | None) -> None:
        """Show a part of the line as wrong; None for nothing."""
        if place != self.wrong.place:
            self.wrong.place = place
            self.refresh()

    def action_done(self) -> None:
        self.post_message(FindBar.Done())

    def action_cancel(self) -> None:
        self.post_message(FindBar.Cancelled())

    def action_complete(self) -> None:
        self.post_message(FindBar.CompletionWanted())


class FindBar(Vertical):
    """One line, and a second with help or the error while it has the focus."""

    DEFAULT_CSS = """
    FindBar {
        height: auto;
        background: $surface;
        #find-line { height: 1; }
        #find-slash { width: 3; padding: 0 1; color: $text-accent; text-style: bold; }
        FindInput { width: 1fr; border: none; padding: 0; height: 1; background: $surface; }
        #find-count { width: auto; padding: 0 1; }
        #find-hint { height: auto; max-height: 4; padding: 0 1 0 3; color: $foreground 70%; display: none; }
        &.-typing #find-hint { display: block; }
        &.-wrong #find-hint { color: $text-error; text-style: bold; display: block; }
    }
    """

    @dataclass
    class Changed(Message):
        """Another filter is wanted."""

        text: str

    class Done(Message):
        """Enter: to the list, keep the filter."""

    class Cancelled(Message):
        """Escape: clear the filter and close."""

    class CompletionWanted(Message):
        """Tab."""

    input = query_one(FindInput)
    count = query_one("#find-count", Static)
    hint = query_one("#find-hint", Static)

    def __init__(
        self,
        complete: Complete,
        readings: Callable[[str], Sequence[str]],
        clear_key: str = "",
        *,
        id: str | None = None,
    ) -> None:
        """`readings` says what the dates of a text were read as, `clear_key` names the key that clears the filter."""
        super().__init__(id=id)
        self._readings = readings
        self._complete = complete
        self._clear_key = clear_key
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="find-line"):
            yield Static("/", id="find-slash", markup=False)
            yield FindInput()
            yield Static(id="find-count", markup=False)
        yield Static(Content(FIND_HINT), id="find-hint", markup=False)

    def on_descendant_focus(self) -> None:
        self.add_class("-typing")

    def on_descendant_blur(self) -> None:
        self.remove_class("-typing")

    def open(self) -> None:
        """Show it and take the focus."""
        self.display = True
        self.screen.set_focus(self.input)
        self.input.cursor_position = len(self.input.value)

    def fill(self, text: str) -> None:
        """Show it with a text, as if it had been typed."""
        self._stop()
        with self.prevent(Input.Changed):
            self.input.value = text
        self.display = True

    def close(self) -> None:
        """Empty and hide it."""
        self._stop()
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.show_error(None)
        self.count.update(Content(""))
        self.display = False

    def show_count(self, shown: int, total: int) -> None:
        """Say how many events the filter keeps, and how it is left."""
        self.show_error(None)
        self.count.update(Content(f"{shown:,} of {total:,} events   {self._clear_key}"))

    def show_counting(self) -> None:
        """Say that what is shown is not all, and how the filter is left."""
        self.show_error(None)
        self.count.update(Content(f"counting   {self._clear_key}"))

    def show_error(self, error: UsageError | None) -> None:
        """Say what is wrong with the text, and where; None when nothing is: then what its dates were read as, or what can be typed."""
        self.set_class(error is not None, "-wrong")
        self.input.underline(error.place if isinstance(error, FilterError) else None)
        hint = str(error) if error is not None else "; ".join(self._readings(self.input.value)) or FIND_HINT
        self.hint.update(Content(hint))
        if error is not None:
            self.count.update(Content(""))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop()
        self._timer = self.set_timer(FIND_DELAY, self._changed)

    @on(CompletionWanted)
    def _completing(self, event: CompletionWanted) -> None:
        event.stop()
        texts = self._complete(self.input.value, self.input.cursor_position)
        if len(texts) > 1:
            self.hint.update(Content("  ".join(text[self._word_start() :] for text in texts)))
        if texts:
            self.input.value = texts[0] if len(texts) == 1 else _common(texts, self.input.value)
            self.input.cursor_position = len(self.input.value)

    def _word_start(self) -> int:
        return word_at(self.input.value, self.input.cursor_position)[0]

    def _changed(self) -> None:
        self._timer = None
        self.post_message(self.Changed(self.input.value))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def flush(self) -> None:
        """Apply what was typed without waiting."""
        if self._timer is not None:
            self._stop()
            self._changed()


def _common(texts: Sequence[str], typed: str) -> str:
    """The longest text that all begin with, at least what was typed."""
    first, last = min(texts), max(texts)
    size = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:size] if size >= len(typed) else typed
