"""The screens of the modes besides the timeline, each loaded when it is gone to for the first time."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tui.app.modes.screen import ModeScreen
from tui.app.place import Mode
from tui.service.session import Session

_PLACES = {
    Mode.STORIES: ("tui.app.stories.screen", "StoriesScreen"),
    Mode.SOURCES: ("tui.app.sources.screen", "SourcesScreen"),
    Mode.SAVED: ("tui.app.saved.screen", "SavedScreen"),
    Mode.DIARY: ("tui.app.diary.screen", "DiaryScreen"),
}


def open_mode(mode: Mode, session: Session) -> ModeScreen:
    """A new screen of a mode."""
    module, name = _PLACES[mode]
    make: Callable[[Session], ModeScreen] = getattr(import_module(module), name)
    return make(session)
