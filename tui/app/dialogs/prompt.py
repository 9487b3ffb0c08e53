"""Asks for one line at the foot of the screen, and says what it makes of it while it is typed; all else stays in sight."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.actions import PROMPT, bindings
from tui.app.dialogs.leaving import is_going
from tui.app.keys_in_order import ASKING
from tui.errors import DatelineError

T = TypeVar("T")
PROMPT_DELAY = 0.15
"""Seconds without a key before the text is read. Chosen: a person who types on does not see it flicker."""


@dataclass(frozen=True, slots=True)
class Meaning(Generic[T]):
    """What a text means: the value, and the words in which the prompt says so."""

    value: T
    words: str


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was entered: the text, and its value where it was read and is not empty."""

    text: str
    value: T | None = None


Read = Callable[[str], Meaning[T]]
"""Text to its meaning; raises DatelineError with what is wrong. Runs in a thread."""


class Prompt(ModalScreen[Answer[T] | None]):
    """Ends with the answer, or with None if it was left.

    Args:
        title: what is asked for; further lines stand above it.
        value: text to begin with.
        hint: examples, shown while nothing is typed.
        read: gives what the text means; None where any text will do.
        replace: whether what is typed first takes the place of `value`.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PROMPT)

    def __init__(
        self, title: str, value: str = "", hint: str = "", read: Read[T] | None = None, *, replace: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._meaning_of = read
        self._replace = replace
        self._last: tuple[str, Meaning[T]] | None = None
        """The text that was read last, and what it means: entering it does not read it again."""
        self._timer: Timer | None = None

    def again(self, text: str, trouble: str) -> Prompt[T]:
        """The same prompt with what was typed, and what kept that from being done."""
        return type(self)(self._title, text, trouble or self._hint, self._meaning_of)

    def compose(self) -> ComposeResult:
        title, *listed = self._title.splitlines()
        with Vertical(id="prompt"):
            if listed:
                yield Static(Content("\n".join(listed)), id="prompt-list", markup=False)
            with Horizontal(id="prompt-line"):
                yield Static(Content(title), id="prompt-title", markup=False)
                yield self.field()
            yield Static(Content(self._hint), id="prompt-hint", markup=False)

    def field(self) -> Widget:
        """What is typed into."""
        return Input(self._value, id="prompt-input", select_on_focus=self._replace)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one(Input).value.strip()

    def action_leave(self) -> None:
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PROMPT_DELAY, self._read)

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self.workers.cancel_group(self, "prompt")
        self._enter()

    @work(exclusive=True, group=ASKING)
    async def _enter(self) -> None:
        await self._understand(done=True)

    @work(exclusive=True, group="prompt")
    async def _read(self) -> None:
        await self._understand(done=False)

    async def _understand(self, *, done: bool) -> None:
        text = self.text
        if self._meaning_of is None or not text:
            self._say(self._hint)
            if done:
                self.dismiss(Answer(text))
            return
        try:
            meaning = await self._meaning(text, self._meaning_of)
        except DatelineError as error:
            self._say(str(error), wrong=True)
            return
        self._say(meaning.words)
        if done:
            self.dismiss(Answer(text, meaning.value))

    async def _meaning(self, text: str, read: Read[T]) -> Meaning[T]:
        if self._last is not None and self._last[0] == text:
            return self._last[1]
        try:
            meaning = await asyncio.to_thread(read, text)
        finally:
            if is_going(self):
                raise asyncio.CancelledError
        self._last = (text, meaning)
        return meaning

    def _say(self, words: str, *, wrong: bool = False) -> None:
        hint = self.query_one("#prompt-hint", Static)
        hint.set_class(wrong, "-wrong")
        hint.update(Content(words))
