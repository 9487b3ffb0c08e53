"""Each key is handled wholly before the next one is looked at, so that what is typed fast, or comes late and at once over a
slow line, goes where it is meant for."""

from __future__ import annotations

import asyncio
from time import monotonic

from textual import events
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input

TYPED_INTO = "typed-into"
"""Style class of a widget, other than a line, that takes text."""
ASKING = "asking"
"""Group of workers that end in a question to the person; what is typed meanwhile is the answer."""
PATIENCE = 2.0
"""Seconds that a key waits for the question that it answers. Chosen: a store that is busy may take so long, a person more."""
LOOK_AGAIN = 0.002
"""Seconds between two looks whether a question stands there. Chosen: far less than a person notices."""


class KeysInOrder(App[None]):
    """An app that looks at one key at a time.

    Textual hands a key to the widget that has the focus when it comes in, and obeys it when it has bubbled up from there. The next
    key may have been handed out by then: after `/` it would still go to the list, which obeys it as a command.
    """

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._ready()
            if not self.screen_stack or (isinstance(event, events.Key) and await self._obeyed(event)):
                return
        await super().on_event(event)

    async def _ready(self) -> None:
        """Wait until the screen that was asked for has come, and knows who has the focus."""
        end = monotonic() + PATIENCE
        while self.screen_stack and self.is_coming() and monotonic() < end:
            await asyncio.sleep(LOOK_AGAIN)

    def is_coming(self) -> bool:
        """Whether a screen is on its way, or a line to be typed in that is entered but not yet gone."""
        screen = self.screen
        if not screen.is_mounted or not screen.children:
            return True
        if any(worker.group == ASKING and not worker.is_finished for worker in self.workers):
            return True
        if not screen.is_modal:
            return False
        parts = list(screen.query(Widget))
        return any(not part.is_mounted for part in parts) or (
            screen.focused is None and any(part.focusable for part in parts)
        )

    async def _obeyed(self, event: events.Key) -> bool:
        """Obey a key at once, unless it is text for a line; whether that was all there is to do with it."""
        focused = self.focused
        if takes_text := isinstance(focused, Input) or (focused is not None and focused.has_class(TYPED_INTO)):
            assert focused is not None
            if event.is_printable:
                return False
            await _caught_up(focused)
        elif self.screen.maximized is not None:
            return False
        if not await self._check_bindings(event.key, priority=True):
            await self._check_bindings(event.key)
        if takes_text and focused is not None:
            # What the line says of the key goes up to whoever asked for it.
            for widget in focused.ancestors_with_self:
                if isinstance(widget, Widget) and widget.is_attached:
                    await _caught_up(widget)
        return True


async def _caught_up(widget: Widget) -> None:
    """Wait until a widget has handled what it was sent so far."""
    done = asyncio.Event()
    widget.call_later(done.set)
    try:
        await asyncio.wait_for(done.wait(), PATIENCE)
    except TimeoutError:
        return
