"""Jump mode: a letter before everything that the cursor can go to; pressing it goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions import bindings
from tui.app.mode_actions import JUMP


@dataclass(frozen=True, slots=True)
class Target:
    """Something to go to: the cell of the screen that its letter covers, and what goes there."""

    at: Offset
    go: Callable[[], object]


class Jump(ModalScreen[None]):
    """Shows letters over what is there, until one is pressed or it is left.

    Args:
        targets: in the order of the letters; those beyond the last letter get none.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(JUMP)

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(ascii_letters, targets, strict=False))
        for letter in self._targets:
            self._bindings.bind(letter, f"to('{letter}')", show=False)

    def compose(self) -> ComposeResult:
        for letter, target in self._targets.items():
            label = Static(Content(letter), classes="jump-label", markup=False)
            label.styles.offset = target.at
            yield label

    def action_to(self, letter: str) -> None:
        self.dismiss(None)
        self._targets[letter].go()

    def action_leave(self) -> None:
        self.dismiss(None)
