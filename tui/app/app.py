"""The Textual app: one session, its screens, themes and keys."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.worker import WorkerFailed

from tui.app.actions import bindings
from tui.app.commands import ActionCommands
from tui.app.dialogs.help import HelpScreen
from tui.app.glyphs import glyphs
from tui.app.key_names import KeyNames, key_name
from tui.app.keys_in_order import KeysInOrder
from tui.app.layout import HEIGHT_CLASSES, WIDTH_CLASSES
from tui.app.mode_actions import APP
from tui.app.mode_screens import open_mode
from tui.app.modes.screen import ModeScreen
from tui.app.modes.wishes import LiveChanged, PollWanted, Said, SavedChanged, SessionChanged, ShowOnTimeline
from tui.app.place import Live, Mode, Place, place_again
from tui.app.service_screen import ServiceScreen
from tui.app.themes import DEFAULT_THEME, THEMES, AsciiScrollBar, WithoutColour
from tui.app.timeline.screen import TimelineScreen
from tui.service.place_kept import PlaceKept, keep_place, read_place
from tui.service.session import Session


class DatelineApp(KeysInOrder):
    """The event timeline.

    Args:
        session: open; whoever opened it closes it.
    """

    TITLE = "dateline"
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)
    COMMANDS = KeysInOrder.COMMANDS | {ActionCommands}
    CSS = """
    Input:nocolor > .input--cursor { text-style: reverse; }
    Input:nocolor > .input--selection { text-style: underline; }
    OptionList:nocolor > .option-list--option-highlighted { text-style: reverse bold; }
    """
    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES
    VERTICAL_BREAKPOINTS = HEIGHT_CLASSES

    def __init__(self, session: Session) -> None:
        super().__init__()
        if self.no_color:
            self._filters = [WithoutColour()]
        ScrollBar.renderer = AsciiScrollBar if session.settings.glyphs == "ascii" else ScrollBarRender
        self.session = session
        keymap = dict(session.settings.keys)
        self.key_names = KeyNames(keymap)
        self.failure: BaseException | None = None
        """What ended the app, if it was an error."""
        self.ended_by = 0
        """Number of the signal that ended it, 0 where none did."""
        for theme in THEMES:
            self.register_theme(theme)
        kept = read_place(session.paths.store)
        wanted = (kept.theme if kept else "", session.settings.theme, DEFAULT_THEME)
        self.theme = next(theme for theme in wanted if theme in self.available_themes)
        self._theme_of_settings = next(theme for theme in wanted[1:] if theme in self.available_themes)
        self._place = place_again(kept) if kept else None
        """Where the person was when they left the mode before this one, or the app."""
        self._mode_at_start = kept.mode if kept else ""
        self._live = Live()
        self._modes_open: dict[str, ModeScreen] = {}
        self.set_keymap(keymap)
        self.set_class(session.settings.glyphs == "ascii", "-ascii")

    def on_mount(self) -> None:
        for mode in Mode:
            self.add_mode(mode, partial(self._open, mode))
        self.switch_mode(Mode.TIMELINE)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        if not self.is_headless:
            self.end_on_signals()

    # ------------------------------------------------------------------ modes

    @property
    def timeline(self) -> TimelineScreen:
        """The mode that is open from the start; it looks at the store for all of them."""
        screen = self._modes_open[Mode.TIMELINE]
        assert isinstance(screen, TimelineScreen)
        return screen

    @property
    def mode_screen(self) -> ModeScreen:
        """The mode that is shown, even if a dialog stands before it."""
        return self._modes_open[self.current_mode]

    def _open(self, mode: Mode) -> ModeScreen:
        """A mode's screen, made when it is gone to for the first time."""
        if mode is Mode.TIMELINE:
            screen: ModeScreen = TimelineScreen(self.session, self._place, self._keep)
        else:
            screen = open_mode(mode, self.session)
        self._modes_open[mode] = screen
        return screen

    async def action_mode(self, name: str) -> None:
        """Go to a mode; the place where the person is goes with them."""
        if name != self.current_mode:
            await self._go(name, self.mode_screen.leave(self._here))

    async def _go(self, name: str, place: Place) -> None:
        self._place = place
        await self.switch_mode(name)
        screen = self.mode_screen
        screen.show_live(self._live)
        screen.arrive(place)

    @property
    def _here(self) -> Place:
        return self._place or Place(self.session.today())

    @on(ShowOnTimeline)
    async def _show_on_timeline(self, wish: ShowOnTimeline) -> None:
        place = self.mode_screen.leave(self._here)
        place = replace(place, event=wish.event or place.event)
        await self._go(Mode.TIMELINE, place if wish.filter is None else replace(place, filter=wish.filter))

    @on(LiveChanged)
    async def _live_changed(self, message: LiveChanged) -> None:
        self._live = message.live
        for screen in self._modes_open.values():
            if screen is not self.timeline and screen.is_mounted:
                screen.show_live(message.live)
        if self._mode_at_start in set(Mode):
            mode, self._mode_at_start = self._mode_at_start, ""
            await self.action_mode(mode)

    @on(PollWanted)
    def _poll_wanted(self, wish: PollWanted) -> None:
        said = self.timeline.poll_these(wish.names)
        if said:
            self.mode_screen.status.say(said)

    @on(SavedChanged)
    def _saved_changed(self) -> None:
        self.timeline.refresh_summary()

    @on(Said)
    def _said(self, message: Said) -> None:
        if self.mode_screen is not self.timeline:
            self.mode_screen.status.say(message.words, message.seconds)

    @on(SessionChanged)
    def _session_changed(self, message: SessionChanged) -> None:
        self.session = message.session
        for screen in self._modes_open.values():
            screen.session = message.session
        self.timeline.refresh_summary()

    def action_poll_all(self) -> None:
        self.timeline.action_poll(True)

    async def action_show_waiting(self) -> None:
        """Let in what waits, in the mode that is shown too."""
        self.timeline.action_show_waiting()

    def _keep(self, place: Place) -> None:
        """Keep where the person was for the next start, with the colours that they chose."""
        if self.mode_screen is not self.timeline:
            place = self.mode_screen.leave(place)
        theme = self.theme if self.theme != self._theme_of_settings else ""
        where = (place.day, place.scale, place.event, place.filter, place.kept_off)
        kept = PlaceKept(*where, theme, self.current_mode, place.list_tenths, self.session.now())
        keep_place(self.session.paths.store, kept)

    # ------------------------------------------------------------------ the whole app

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers besides the registry; Textual's own list of keys would repeat our help."""
        yield SystemCommand("Theme", "choose the colours", self.action_change_theme)
        yield SystemCommand("Screenshot", "save a picture of the screen as SVG", self.deliver_screenshot)

    def action_jump(self) -> None:
        """Go to something that is seen by a letter."""
        if isinstance(self.screen, ServiceScreen):
            self.screen.jump()

    def action_help(self) -> None:
        top = self.screen
        here = top if isinstance(top, ServiceScreen) else self.mode_screen
        sections = (*here.sections, *APP)
        name = here.explained or (here.mode if isinstance(here, ModeScreen) else self.mode_screen.mode)
        self.push_screen(HelpScreen(name, sections, self.key_names, glyphs(self.session.settings.glyphs)))

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """A key that nothing is bound to is said to be so; what is typed never comes here. After the end none is heard."""
        if self.return_code is not None:
            return True
        if not priority and isinstance(self.screen, ServiceScreen):
            self.screen.status.next_key()
        handled = await super()._check_bindings(key, priority)
        if not handled and not priority and isinstance(self.screen, ServiceScreen):
            help_key = self.key_names.first("app.help")
            self.screen.status.say(f"{key_name(key)} is not bound; {help_key} shows the keys")
        return handled

    def end_on_signals(self) -> None:
        """Give the terminal back before a signal ends the program."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for whoever runs the app, who says it in plain words; Textual would print a traceback."""
        self.failure = self.failure or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)
        self._exit_renderables.clear()


def run(session: Session, *, mouse: bool = True) -> int:
    """Run the app until the person quits; returns the number of the signal that ended it, 0 where none did.

    Raises:
        Exception: whatever ended the app otherwise.
    """
    app = DatelineApp(session)
    app.run(mouse=mouse)
    if app.failure is not None:
        raise app.failure
    return app.ended_by
