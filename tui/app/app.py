"""The Textual app: one session, its screens, themes and keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.worker import WorkerFailed

from tui.app.commands import ActionCommands
from tui.app.dialogs.help import HelpScreen
from tui.app.glyphs import glyphs
from tui.app.key_names import KeyNames
from tui.app.layout import HEIGHT_CLASSES, WIDTH_CLASSES
from tui.app.themes import DEFAULT_THEME, THEMES
from tui.app.timeline.screen import TimelineScreen
from tui.service.place_kept import PlaceKept, keep_place, read_place
from tui.service.session import Session


class DatelineApp(App[None]):
    """The event timeline.

    Args:
        session: open; whoever opened it closes it.
    """

    TITLE = "dateline"
    COMMANDS = App.COMMANDS | {ActionCommands}
    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES
    VERTICAL_BREAKPOINTS = HEIGHT_CLASSES

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        keymap = dict(session.settings.keys)
        self.key_names = KeyNames(keymap)
        self.failure: BaseException | None = None
        """What ended the app, if it was an error."""
        for theme in THEMES:
            self.register_theme(theme)
        self._kept = read_place(session.paths.store)
        wanted = (self._kept.theme if self._kept else "", session.settings.theme, DEFAULT_THEME)
        self.theme = next(theme for theme in wanted if theme in self.available_themes)
        self._theme_of_settings = next(theme for theme in wanted[1:] if theme in self.available_themes)
        self.set_keymap(keymap)
        self.set_class(session.settings.glyphs == "ascii", "-ascii")

    def on_mount(self) -> None:
        self.add_mode("timeline", lambda: TimelineScreen(self.session, self._kept, self._keep))
        self.switch_mode("timeline")

    def _keep(self, place: PlaceKept) -> None:
        """Keep where the person was for the next start, with the colours that they chose."""
        theme = self.theme if self.theme != self._theme_of_settings else ""
        keep_place(self.session.paths.store, replace(place, theme=theme))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers besides the registry; Textual's own list of keys would repeat our help."""
        yield SystemCommand("Theme", "choose the colours", self.action_change_theme)
        yield SystemCommand("Screenshot", "save a picture of the screen as SVG", self.deliver_screenshot)

    def action_help(self) -> None:
        self.push_screen(HelpScreen(self.key_names, glyphs(self.session.settings.glyphs)))

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for whoever runs the app, who says it in plain words; Textual would print a traceback."""
        self.failure = self.failure or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)
        self._exit_renderables.clear()


def run(session: Session, *, mouse: bool = True) -> None:
    """Run the app until the person quits.

    Raises:
        Exception: whatever ended the app otherwise.
    """
    app = DatelineApp(session)
    app.run(mouse=mouse)
    if app.failure is not None:
        raise app.failure
