"""A screen that a digit leads to: it takes over the place where the person is, and gives it back when it is left."""

from __future__ import annotations

from typing import ClassVar

from textual.getters import query_one

from tui.app.bars import TitleBar
from tui.app.place import Live, Mode, Place
from tui.app.service_screen import ServiceScreen


class ModeScreen(ServiceScreen[None]):
    """One mode of the app.

    Args:
        session: open; the app closes it.
    """

    mode: ClassVar[Mode]
    title_bar = query_one(TitleBar)

    def arrive(self, place: Place) -> None:
        """The person comes from another mode."""
        raise NotImplementedError

    def leave(self, place: Place) -> Place:
        """Where they are when they leave it; `place` is where they came from."""
        return place

    def refresh_rows(self) -> None:
        """Read again what is shown: the store holds other rows, or other ones are let in."""

    def show_live(self, live: Live) -> None:
        """Say what goes on in the store."""
        self.title_bar.live = live
        self.status.progress = live.progress
        self.status.waiting, self.status.changed = live.waiting, live.changed
