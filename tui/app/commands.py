"""The command palette: what the registry offers in the mode that is shown, with its key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.app.action import Action
from tui.app.actions import actions
from tui.app.key_names import KeyNames
from tui.app.mode_actions import APP
from tui.app.modes.screen import ModeScreen


class ActionCommands(Provider):
    """Offers the actions of the mode that is shown, and those of the app."""

    def _offered(self) -> Iterator[tuple[str, str, Callable[[], Awaitable[None]]]]:
        key_names = getattr(self.app, "key_names", KeyNames({}))
        here = self.screen.sections if isinstance(self.screen, ModeScreen) else ()
        for action in actions((*here, *APP)):
            if action.palette:
                words = f"key {' or '.join(key_names.all(action))}"
                yield action.title.capitalize(), words, partial(self._run, action)

    async def _run(self, action: Action) -> None:
        await self.app.run_action(action.call, self.screen)

    async def discover(self) -> Hits:
        for name, help_text, run in self._offered():
            yield DiscoveryHit(name, run, help=help_text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, help_text, run in self._offered():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), run, help=help_text)
