"""What every screen that works with the service needs: the session, its questions in a thread, its changes in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual.getters import query_one
from textual.screen import Screen, ScreenResultType

from tui.app.action import Section
from tui.app.bars import TROUBLE_SECONDS, StatusLine
from tui.app.dialogs.jump import Jump, Target
from tui.app.dialogs.leaving import is_going
from tui.app.glyphs import glyphs
from tui.app.key_names import KeyNames
from tui.app.threads import in_thread
from tui.errors import DatelineError, StoreError
from tui.service.session import Session
from tui.service.timeline import listing
from tui.wording.counts import grouped

T = TypeVar("T")
NO_BROWSER = "no browser was found here, so nothing is opened; y copies the link"
"""What is said instead of opening a link."""
READ_ONLY = "This store is only open to be read: nothing is changed in it."
"""What is said instead of a change."""


def has_browser() -> bool:
    """Whether this machine has a browser that can be started."""
    import webbrowser

    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


class ServiceScreen(Screen[ScreenResultType]):
    """A screen with a status line, on a session.

    Args:
        session: open; the app closes it.
    """

    status = query_one(StatusLine)
    explained: ClassVar[str] = ""
    """What the help calls it where it stands before a mode."""
    sections: ClassVar[tuple[Section, ...]] = ()
    """What a person can do here, besides what every mode offers."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.key_names = KeyNames(dict(session.settings.keys))
        self.marks = glyphs(session.settings.glyphs)
        self._edit_lock = asyncio.Lock()

    def jump_targets(self) -> Sequence[Target]:
        """What jump mode can go to here, from top to bottom."""
        return ()

    def jump(self) -> None:
        """Let the person go to something that is seen by a letter."""
        if targets := self.jump_targets():
            self.app.push_screen(Jump(targets))
        else:
            self.status.say("there is nothing to jump to")

    def browse(self, addresses: Sequence[str]) -> bool:
        """Open addresses in a browser and say so, or that there is none here; whether they were opened."""
        if not self.app.is_web and not has_browser():
            self.status.say(NO_BROWSER, TROUBLE_SECONDS)
            return False
        for address in addresses:
            self.app.open_url(address)
        self.status.say(f"opening {addresses[0] if len(addresses) == 1 else grouped(len(addresses), 'link')}")
        return True

    async def ask(self, question: Callable[[], T], *, to_the_end: bool = False) -> T | None:
        """Run a verb of the service in a thread; an error is said in words and gives None.

        A worker that was superseded is cancelled while it waits here, so its answer is dropped, and what it reads for it ends
        unless it goes `to_the_end`.
        """
        answer: T | None = None
        problem = ""
        try:
            answer = await in_thread(self.session, question, to_the_end=to_the_end)
        except DatelineError as error:
            problem = str(error)
        if is_going(self):
            raise asyncio.CancelledError
        if problem:
            self.status.say(problem, TROUBLE_SECONDS)
        return answer

    async def write(self, verb: Callable[[], T]) -> T | None:
        """The same for a verb that changes events: one after the other, in the order in which they were asked for."""

        def written() -> T:
            if self.session.is_read_only:
                raise StoreError(READ_ONLY)
            if trouble := listing.lost(self.session):
                raise StoreError(trouble)
            return verb()

        async with self._edit_lock:
            return await self.ask(written, to_the_end=True)
