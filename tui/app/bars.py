"""The lines above and below a screen: title with counts, status in words, keys."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.actions import Section, actions
from tui.app.key_names import KeyNames
from tui.text import cell_width

BAR_GAP = "   "
"""Between two things that a bar says."""
MESSAGE_SECONDS = 8.0
"""Seconds a message stays. Chosen: long enough to be read, short enough not to be taken for the present."""
TROUBLE_SECONDS = 20.0
"""Seconds for what went wrong, or for what was waited for. Chosen: it may come while a person looks elsewhere."""


def beside(left: Content, right: Content, width: int) -> Content:
    """One line with something at both ends; the left gives way where there is no room."""
    room = width - right.cell_length - 1
    return left.truncate(max(room, 0), ellipsis=True, pad=True) + " " + right.truncate(width)


class TitleBar(Widget):
    """Name of the screen on the left, counts on the right."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $panel; color: $foreground; }
    """

    name_of_screen: reactive[str] = reactive("")
    counts: reactive[tuple[str, ...]] = reactive(())
    """Most important first; those that do not fit are left out."""
    alarm: reactive[str] = reactive("")
    """What is wrong, in words; always shown first."""

    def render(self) -> RenderResult:
        left = Content.assemble((" dateline ", "bold $text-accent"), (f" {self.name_of_screen}", "bold"))
        shown = list(self.counts)
        room = self.size.width - left.cell_length - cell_width(self.alarm) - len(BAR_GAP) - 1
        while shown and sum(cell_width(text) + len(BAR_GAP) for text in shown) > room:
            shown.pop()
        right = Content(BAR_GAP).join(Content(text) for text in shown)
        if self.alarm:
            right = Content.assemble((self.alarm, "bold $text-warning"), BAR_GAP if shown else "", right)
        return beside(left, right + " ", self.size.width)


class StatusLine(Widget):
    """What is happening, in words: waiting events first, then the poll, then the last message; position on the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $panel; color: $foreground; }
    """

    waiting: reactive[int] = reactive(0)
    progress: reactive[str] = reactive("")
    message: reactive[str] = reactive("")
    marked: reactive[str] = reactive("")
    """How many events are marked."""
    kept_off: reactive[str] = reactive("")
    """What is kept off the list; shown where there is nothing else to say."""
    position: reactive[str] = reactive("")

    def __init__(self, show_key: str = "", *, id: str | None = None) -> None:
        """`show_key` is the name of the key that lets waiting events in."""
        super().__init__(id=id)
        self._show_key = show_key

    def say(self, message: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a message for a while."""
        self.message = message
        self.set_timer(seconds, lambda: self.forget(message))

    def forget(self, message: str) -> None:
        """Take a message back, if it still stands there."""
        if self.message == message:
            self.message = ""

    def render(self) -> RenderResult:
        others = [text for text in (self.marked, self.message, self.progress) if text]
        room = (
            self.size.width
            - cell_width(self.position)
            - sum(cell_width(text) + len(BAR_GAP) for text in others)
            - len(BAR_GAP)
        )
        parts: list[Content] = []
        if self.waiting:
            # First, so that whatever is cut, a person still reads how to go on.
            forms = self._waiting_words()
            fitting = next((form for form in forms if cell_width(form) <= room), forms[-1])
            parts.append(Content.styled(fitting, "bold $text-accent"))
        if self.marked:
            parts.append(Content.styled(self.marked, "bold $text-warning"))
        if self.message:
            parts.append(Content(self.message))
        if self.progress:
            parts.append(Content.styled(self.progress, "$text-primary"))
        if self.kept_off and not parts:
            parts.append(Content.styled(self.kept_off, "$foreground 80%"))
        left = Content(" ") + Content(BAR_GAP).join(parts)
        return beside(left, Content(f"{self.position} "), self.size.width)

    def _waiting_words(self) -> list[str]:
        """What says that events wait, longest first."""
        words = "1 new event is" if self.waiting == 1 else f"{self.waiting:,} new events are"
        press = f"press {self._show_key}"
        return [
            f"{words} waiting - {press} to show, your place is kept",
            f"{words} waiting - {press}",
            f"{self.waiting:,} new - {press}",
        ]


class KeyBar(Widget):
    """The keys of the screen, as many as fit; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $background; color: $foreground; }
    """

    ALWAYS: ClassVar[tuple[str, ...]] = ("app.help", "app.quit", "story.close")
    """Kept however narrow the screen is."""

    def __init__(self, sections: tuple[Section, ...], key_names: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions = [action for action in actions(sections) if action.footer]
        self._key_names = {action.id: key_names.with_opposite(action) for action in self._actions}
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> RenderResult:
        kept = list(self._actions)
        for action in reversed(self._actions):
            if sum(len(self._key_names[each.id]) + len(each.footer) + len(BAR_GAP) for each in kept) < self.size.width:
                break
            if action.id not in self.ALWAYS:
                kept.remove(action)
        line, self._places = Content(" "), []
        for action in kept:
            start = line.cell_length
            line += Content.assemble((self._key_names[action.id], "bold $text-accent"), f" {action.footer}")
            self._places.append((start, line.cell_length, action.call))
            line += "  "
        return line

    async def on_click(self, event: events.Click) -> None:
        for start, end, call in self._places:
            if start <= event.x < end:
                await self.app.run_action(call, self.screen)
